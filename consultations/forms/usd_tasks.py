"""Who does what: the rows of the division of tasks. Shape only."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.text import capfirst

from common.questions import choice, text
from common.widgets import DayPicker
from consultations.enums import TaskHolder
from consultations.forms.drafts import Kept
from consultations.scanner import find_identities, sentences
from consultations.services.usd_deciding import tasks_of
from consultations.services.usd_facts import TaskFacts

if TYPE_CHECKING:
    from consultations.models import UsdConsultation

MOST = 30
PREFIX = "taken"


class TaskForm(forms.Form):
    """One task; an empty row is no task."""

    use_required_attribute = False

    holder = choice("Wie?", TaskHolder, radio=False)
    role = text("In welke rol?", 120)
    what = text("Wat gaat die doen?", 500)
    until = forms.DateField(label="Uiterlijk", required=False, widget=DayPicker)
    gone = forms.BooleanField(label="Verwijder deze taak", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("gone") or not any(given.values()) or self.errors:
            return given
        if not given["holder"]:
            self.add_error("holder", "Kies wie deze taak doet.")
        if not given["what"].strip():
            self.add_error("what", "Schrijf wat de taak is.")
        return given

    @property
    def counts(self) -> bool:
        given = self.cleaned_data
        return bool(given.get("holder") and given.get("what")) and not given.get("gone")


class TaskFormSet(BaseFormSet):  # type: ignore[type-arg]
    def facts(self) -> list[TaskFacts]:
        given = [form.cleaned_data for form in self.forms if form.counts]
        return [
            TaskFacts(
                holder=one["holder"],
                role=one["role"].strip(),
                what=one["what"].strip(),
                until=one["until"],
            )
            for one in given
        ]

    def told(self) -> str:
        return told(self.facts())

    def point_out(self) -> None:
        """Say beside each row what in it points to somebody."""
        for form in self.forms:
            for name in ("role", "what"):
                for said in sentences(find_identities(form.cleaned_data.get(name) or "")):
                    form.add_error(name, said)


def task_rows(
    data: Any = None,
    *,
    row: "UsdConsultation | None" = None,
    kept: Kept | None = None,
) -> TaskFormSet:
    """The tasks that are there, or were ``kept`` while typing, and room for more."""
    known = [asdict(task) for task in tasks_of(row)] if row else []
    if kept and f"{PREFIX}-TOTAL_FORMS" in kept:
        known = _typed_before(kept)
    made = formset_factory(
        TaskForm, TaskFormSet, extra=1 if known else 2, max_num=MOST, absolute_max=MOST + 10
    )
    rows: TaskFormSet = made(data, prefix=PREFIX, initial=known)  # type: ignore[assignment]
    return rows


def told(tasks: Iterable[TaskFacts]) -> str:
    """The division in words, a line for each task."""
    return "\n".join(_line(task) for task in tasks)


def _typed_before(kept: Kept) -> list[dict[str, Any]]:
    """The rows in which something was typed, as it was typed."""
    rows = [
        {
            name: kept[f"{PREFIX}-{place}-{name}"][0]
            for name in TaskForm.base_fields
            if f"{PREFIX}-{place}-{name}" in kept
        }
        for place in range(MOST)
    ]
    return [row for row in rows if any(row.values())]


def _line(task: TaskFacts) -> str:
    role = f" ({task.role})" if task.role else ""
    day = f", uiterlijk {task.until:%d-%m-%Y}" if task.until else ""
    return f"{capfirst(TaskHolder(task.holder).label)}{role}: {task.what}{day}"
