"""A form on something that others may be writing in as well."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.choices import flatten_choices

from common.dutch import short_day
from common.forms import refusals_on
from common.overtaking import (
    BOTH_WROTE,
    Saved,
    Settled,
    Standing,
    both_wrote,
    marks,
    read_marks,
    settle,
    they_wrote,
)

if TYPE_CHECKING:
    from django.http import QueryDict

Choices = Mapping[str, Sequence[tuple[Any, Any]]]


def shown(standing: Mapping[str, Any], **proposed: Any) -> dict[str, Any]:
    """The ``initial`` of a shared form: what stands there, its marks, and what is proposed."""
    return {**standing, **proposed, "seen": marks(standing)}


class SharedForm(forms.Form):
    """Carries the marks of what was there when the page was made (common/overtaking.py).

    The page writes ``{{ form.seen }}`` inside its <form>. Without marks, as a machine sends it,
    there is nothing to compare with and what is sent is saved.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput({"autocomplete": "off"}))
    overtaken = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.theirs: dict[str, str] = {}  # what the other wrote, beside the answer of the reader

    def full_clean(self) -> None:
        """The marks are about the page; they are no answer."""
        super().full_clean()
        if hasattr(self, "cleaned_data"):
            self.cleaned_data.pop("seen", None)

    @property
    def status(self) -> int:
        """What the page answers with when it comes back."""
        if self.overtaken:
            return 409
        return 422 if self.is_bound else 200

    def save_beside(
        self,
        standing: Standing,
        save: Callable[[], object],
        *,
        deciding: bool = False,
    ) -> None:
        """Save what was typed beside what others saved meanwhile, or put both on the page.

        ``deciding``: a step follows, which nobody takes on answers that were not on the page.
        The domain speaks first, so that who comes too late for any answer hears that; when it
        agrees and both wrote, nothing is saved after all.
        """
        with refusals_on(self), transaction.atomic():
            there = standing.read()
            settled = self._settle(there)
            overtaken = bool(settled.clashes or (deciding and settled.followed))
            typed, self.cleaned_data = self.cleaned_data, settled.answers
            save()
            transaction.set_rollback(overtaken)
        if self.errors:
            return
        if overtaken:
            self._show_both(settled, there, standing.saver)
        else:
            self._carry(typed)

    def _settle(self, standing: Mapping[str, Any]) -> Settled:
        carried = self.data.get(self.add_prefix("seen"))
        if carried is None:
            return Settled(self.cleaned_data, (), ())
        return settle(read_marks(carried), self.cleaned_data, standing)

    def _carry(self, answers: Mapping[str, Any]) -> None:
        """From here on the page shows ``answers``; what was typed before is no longer new."""
        self._sent({self.add_prefix("seen"): marks(answers)})

    def _sent(self, written: Mapping[str, str | list[str]]) -> None:
        """The page comes back as if this was sent."""
        data = cast("QueryDict", self.data).copy()
        for name, words in written.items():
            data.setlist(name, words if isinstance(words, list) else [words])
        self.data = data

    def _show_both(
        self,
        settled: Settled,
        standing: Mapping[str, Any],
        saver: Callable[[str], Saved | None],
    ) -> None:
        self.overtaken = True
        self._carry(standing)
        self.add_error(None, BOTH_WROTE)
        for name in settled.followed:
            if field := self.fields.get(name):
                self._sent(_as_sent(field, self.add_prefix(name), standing[name]))
            self.add_error(name if field else None, they_wrote(saver(name)))
        for name in settled.clashes:
            self.theirs[name] = legible(self.fields[name], standing[name])
            self.add_error(name, both_wrote(saver(name)))


class SmallForm(SharedForm):
    """One of several forms on a page, each of which keeps itself while somebody types.

    ``choices`` are what the page offers, by field. ``uses`` tells how its texts are to be worded.
    """

    uses: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, given in choices.items():
            if name in self.fields:
                self.fields[name].choices = given  # type: ignore[attr-defined]

    @classmethod
    def asks(cls) -> list[str]:
        return [name for name in cls.base_fields if name != "seen"]


def kept_or_refused(form: SharedForm) -> HttpResponse:
    """To a page that saves by itself: its new marks when what was typed is kept, else why not."""
    if form.errors:
        reasons = " ".join(str(reason) for reason in form.non_field_errors())
        return HttpResponse(reasons, status=409, content_type="text/plain")
    return HttpResponse(form.data["seen"], content_type="text/plain")


def legible(field: forms.Field, answer: Any) -> str:
    """An answer in the words the page has for it."""
    if isinstance(answer, datetime):
        at = timezone.localtime(answer)
        return f"{short_day(at)}, {at:%H.%M} uur"
    if isinstance(answer, date):
        return short_day(answer)
    if isinstance(field, forms.BooleanField):
        return "Aangevinkt" if answer else "Niet aangevinkt"
    if isinstance(field, forms.ChoiceField):
        chosen = answer if isinstance(answer, (list, tuple)) else [field.prepare_value(answer)]
        choices: Any = field.choices
        flat = cast("list[tuple[Any, Any]]", list(flatten_choices(choices)))
        words = {str(key): str(label) for key, label in flat}
        spoken = [words.get(str(one), str(one)) for one in chosen if one not in (None, "")]
        return ", ".join(spoken) or "Niets"
    return str(field.prepare_value(answer) or "") or "Niets"


def _as_sent(field: forms.Field, name: str, answer: Any) -> dict[str, str | list[str]]:
    """An answer as the browser would send it."""
    widget: Any = field.widget
    value = field.prepare_value(answer)
    if isinstance(value, (list, tuple)):
        return {name: [str(one) for one in value]}
    if isinstance(widget, forms.MultiWidget):
        parts = zip(widget.widgets, widget.decompress(value) or (), strict=True)
        return {
            f"{name}_{place}": part.format_value(one) or ""
            for place, (part, one) in enumerate(parts)
        }
    if isinstance(widget, forms.CheckboxInput):
        return {name: "on" if value else ""}
    written = value if isinstance(field, forms.ChoiceField) else widget.format_value(value)
    return {name: "" if written is None else str(written)}
