"""What somebody typed and did not record yet: as it was sent, and back on the page."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

Kept = Mapping[str, list[str]]
# Sent along by every page: no answers.
NOT_TYPED = {"csrfmiddlewaretoken", "action", "checked", "close", "row"}


def typed(post: QueryDict) -> dict[str, list[str]]:
    """Every answer as it was sent, right or wrong."""
    return {name: values for name, values in post.lists() if name not in NOT_TYPED}


def typed_before(page: type[forms.Form], kept: Kept) -> dict[str, Any]:
    """The ``initial`` of a page somebody goes on with; nothing is called wrong yet."""
    answers = {name: _answer(field.widget, name, kept) for name, field in page.base_fields.items()}
    return {name: answer for name, answer in answers.items() if answer is not None}


def key_on(form: forms.Form) -> UUID | None:
    """Under which key this page records; nothing when that cannot be read."""
    try:
        return UUID(str(form["key"].value()))
    except ValueError:
        return None


def _answer(widget: forms.Widget, name: str, kept: Kept) -> Any:
    if isinstance(widget, forms.MultiWidget):
        parts = [f"{name}{part}" for part in widget.widgets_names]  # type: ignore[attr-defined]
        return [kept.get(part, [""])[0] for part in parts] if kept.keys() & {*parts} else None
    values = kept.get(name)
    if values and not getattr(widget, "allow_multiple_selected", False):
        return values[0]
    return values or None
