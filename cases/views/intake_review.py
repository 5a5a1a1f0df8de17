"""What stands in a draft, for the pages that show it: the persons, and everything at the end."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from cases.forms import intake_draft as reading
from cases.forms.intake_draft import CONFIRM, PERSONS, STEPS, WORRIES
from cases.forms.intake_persons import RelationForm
from cases.screens.intake import PersonShown, Section, facts_of, person_shown, relations_shown
from cases.selectors.candidates import also_in_household, known_persons
from cases.selectors.drafts import attachments_of, municipalities
from common.shown import Fact

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import ReportDraft


def persons_shown(draft: "ReportDraft", reader: "User") -> list[PersonShown]:
    persons = reading.persons_of(draft.data)
    known = known_persons(reader, [person["reference"] for person in persons.values()])
    today = timezone.localdate()
    return [
        person_shown(draft, key, reading.person_form(person), known.get(person["reference"]), today)
        for key, person in persons.items()
    ]


def people_of(draft: "ReportDraft", reader: "User") -> dict[str, Any]:
    """What the second step shows beside its own question."""
    shown = persons_shown(draft, reader)
    names = {person.key: person.name for person in shown}
    chosen = [person["reference"] for person in reading.persons_of(draft.data).values()]
    return {
        "persons": shown,
        "also": also_in_household(reader, chosen),
        "relations": relations_shown(reading.relations_of(draft.data), names),
        "relation_form": RelationForm(names=list(names.items())) if len(shown) > 1 else None,
    }


def sections_of(draft: "ReportDraft", reader: "User") -> list[Section]:
    """Everything that was filled in, per step, with the way back."""
    data, known = draft.data, municipalities(draft.region)
    sections = []
    for step, title in STEPS.items():
        if step == CONFIRM:
            continue
        facts = facts_of(reading.step_form(data, step, known)) if step in data else []
        if step == PERSONS:
            facts = [*_persons(draft, reader), *facts]
        if step == WORRIES:
            facts = [*facts, *_events(data), *_papers(draft)]
        url = reverse("cases:intake_step", args=[draft.key, step])
        sections.append(Section(title, url, facts))
    return sections


def _persons(draft: "ReportDraft", reader: "User") -> list[Fact]:
    shown = persons_shown(draft, reader)
    names = {person.key: person.name for person in shown}
    persons = [
        Fact(person.role.capitalize() or "Rol nog niet gekozen", _in_short(person), person.url)
        for person in shown
    ]
    relations = relations_shown(reading.relations_of(draft.data), names)
    return [*persons, *(Fact("Relatie", tie.sentence) for tie in relations)]


def _in_short(person: PersonShown) -> str:
    known = "al bekend" if person.known else "nieuw"
    lives = "hoort bij het gezin" if person.in_household else "buiten het gezin"
    return ", ".join(part for part in (person.name, person.age, lives, known) if part)


def _events(data: reading.Data) -> list[Fact]:
    return [
        Fact("Gebeurtenis", "; ".join(fact.value for fact in facts))
        for event in reading.event_forms(data)
        if event.is_bound and (facts := facts_of(event))
    ]


def _papers(draft: "ReportDraft") -> list[Fact]:
    return [Fact("Bijlage", paper.original_name) for paper in attachments_of(draft)]
