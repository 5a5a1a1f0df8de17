"""A form whose questions stand together under headings."""

from typing import Any, ClassVar

from django import forms

# A name, or names that stand beside each other.
Names = list[str | tuple[str, ...]]


class StepForm(forms.Form):
    """A step of the wizard; ``groups`` says which questions stand together under which heading."""

    use_required_attribute = False
    groups: ClassVar[list[tuple[str, str, Names]]] = []
    overtaken = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.theirs: dict[str, str] = {}  # what another window kept, beside what was typed here

    def grouped(self) -> list[tuple[str, str, list[list[forms.BoundField]]]]:
        """Per heading the rows of questions."""
        return [
            (title, hint, [[self[name] for name in _row(row)] for row in rows])
            for title, hint, rows in self.groups
        ]


def _row(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names
