"""A page of the guided report on which another window wrote too: both texts beside each other."""

from collections.abc import Iterable
from datetime import datetime

from django import forms

from cases.forms.step_form import StepForm
from common.overtaking import Overtaken, Saved, both_wrote
from common.shared_form import legible


def show_both(shown: Iterable[StepForm], both: Overtaken, *, kept_at: datetime) -> None:
    """Put on the forms what stands there now, beside the answers that were typed.

    A draft has one owner: the other is the owner in another window.
    """
    first, *more = shown
    sentence = both_wrote(Saved(by="", at=kept_at, own=True))
    for form in (first, *more):
        for name, field in form.fields.items():
            sent = form.add_prefix(name)
            if sent in both.settled.clashes:
                form.theirs[name] = _in_words(field, both.standing.get(sent, []))
                form.add_error(name, sentence)
    first.overtaken = True
    first.add_error(None, both.reasons)


def _in_words(field: forms.Field, kept: list[str]) -> str:
    """A draft keeps every answer as the list a browser sent."""
    if isinstance(field, forms.MultipleChoiceField):
        return legible(field, kept)
    return legible(field, kept[-1] if kept else "")
