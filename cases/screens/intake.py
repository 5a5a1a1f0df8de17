"""What the pages of the guided report show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse

from cases.enums import InvolvementRole, ReporterKind
from cases.services.draft_people import mark_of
from common.overtaking import marks
from common.shown import Fact
from people.enums import CustodyKind, RelationKind

if TYPE_CHECKING:
    from cases.models import ReportDraft
    from people.models import Person

KIND_NOTES = {
    ReporterKind.BYSTANDER: "De melder is een omstander. Zonder toestemming noemen wij de naam "
    "niet, en het gezin hoort niet wie meldde.",
    ReporterKind.DIRECTLY_INVOLVED: "De melder is zelf betrokken. Meldcode en eigen hulp worden "
    "niet gevraagd.",
    ReporterKind.PROFESSIONAL: "De melder is een professional en meldt schriftelijk.",
}


@dataclass(frozen=True)
class StepShown:
    label: str
    state: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Section:
    """One step as it will be recorded, with the way back to it."""

    title: str
    url: str
    facts: list[Fact]


@dataclass(frozen=True)
class PersonShown:
    """A person of the draft, for the list of betrokkenen."""

    key: str
    name: str
    role: str
    age: str
    known: bool
    complete: bool
    in_household: bool
    url: str
    drop_url: str


@dataclass(frozen=True)
class RelationShown:
    marked: str
    sentence: str


@dataclass(frozen=True)
class Wizard:
    """The frame around every step."""

    title: str
    step: str
    steps: list[StepShown]
    keep_url: str
    urgent: bool
    urgent_url: str
    hand_over_url: str
    discard_url: str
    attachments_url: str
    kind_note: str
    heavy: str
    handover_note: str
    handed_over_by: str
    kept_at: datetime
    seen: str


def wizard(
    draft: "ReportDraft",
    step: str,
    labels: Mapping[str, str],
    done: Mapping[str, bool],
    *,
    kind: ReporterKind | None,
    heavy: list[str],
    urgent: bool,
    persons: int,
) -> Wizard:
    def address(name: str, *more: str) -> str:
        return reverse(f"cases:{name}", args=[draft.key, *more])

    return Wizard(
        title=labels[step],
        step=step,
        steps=[
            StepShown(
                label=label,
                state="current" if name == step else "completed" if done[name] else "upcoming",
                url=address("intake_step", name),
                note=_count(persons) if name == "betrokkenen" else "",
            )
            for name, label in labels.items()
        ],
        keep_url=address("intake_keep", step),
        urgent=urgent,
        urgent_url=address("intake_urgent"),
        hand_over_url=address("intake_hand_over"),
        discard_url=address("intake_discard"),
        attachments_url=address("intake_attachments"),
        kind_note=KIND_NOTES[kind] if kind else "",
        heavy=" en ".join(heavy),
        handover_note=draft.handover_note,
        handed_over_by=draft.handed_over_by.name if draft.handed_over_by else "",
        kept_at=draft.changed_at,
        seen=marks(draft.data.get(step, {})),
    )


def person_shown(
    draft: "ReportDraft",
    key: str,
    form: forms.BaseForm,
    person: "Person | None",
    today: date,
) -> PersonShown:
    """``form`` is the person's own form, ``person`` the row when it is somebody we know."""
    typed = _typed(form)
    role = typed.get("role", "")
    return PersonShown(
        key=key,
        name=person.name if person else _name(typed),
        role=str(InvolvementRole(role).label) if role in InvolvementRole.values else "",
        age=person.age_text(today) if person else typed.get("birth", ""),
        known=person is not None,
        complete=form.is_valid(),
        in_household=bool(typed.get("in_household")),
        url=reverse("cases:intake_person", args=[draft.key, key]),
        drop_url=reverse("cases:intake_person_drop", args=[draft.key, key]),
    )


def relations_shown(
    relations: list[dict[str, str]], names: Mapping[str, str]
) -> list[RelationShown]:
    return [
        RelationShown(mark_of(tie), _relation(tie, names))
        for tie in relations
        if tie["person"] in names and tie["other"] in names
    ]


def facts_of(form: forms.BaseForm, *, left_out: Iterable[str] = ()) -> list[Fact]:
    """Every answer that was given, in words."""
    return [
        Fact(str(bound.label), shown)
        for name in form.fields
        if name not in left_out and (shown := _in_words(bound := form[name]))
    ]


def _in_words(bound: forms.BoundField) -> str:
    field, value = bound.field, bound.data
    if isinstance(field, forms.ModelChoiceField):
        chosen = bound.subwidgets
        named = (str(one.choice_label) for one in chosen if value and one.data["selected"])
        return next(named, "")
    if isinstance(field, forms.BooleanField):
        return "ja" if value else ""
    if isinstance(field, forms.ChoiceField):
        words = {str(key): str(label) for key, label in field.widget.choices}
        given = value if isinstance(value, list) else [value] if value else []
        return "; ".join(words.get(str(one), str(one)) for one in given)
    return str(value or "")


def _typed(form: forms.BaseForm) -> dict[str, Any]:
    return {name: form.data.get(name, "") for name in (*form.fields, "birth")}


def _name(typed: Mapping[str, Any]) -> str:
    parts = (typed.get(part, "") for part in ("calling_name", "particle", "surname"))
    named = " ".join(part for part in parts if part)
    if typed.get("unborn") and not typed.get("calling_name"):
        return f"ongeboren kind {named}".strip()
    return named or typed.get("first_names") or typed.get("description") or "naam onbekend"


def _relation(tie: Mapping[str, str], names: Mapping[str, str]) -> str:
    kind = RelationKind(tie["kind"])
    sentence = f"{names[tie['person']]} is {kind.label} {names[tie['other']]}"
    if tie["custody"] in {CustodyKind.YES, CustodyKind.NO}:
        sentence += f", {CustodyKind(tie['custody']).label}"
    return sentence


def _count(persons: int) -> str:
    if not persons:
        return ""
    return "1 persoon" if persons == 1 else f"{persons} personen"
