"""What one small form on a page of the plan writes: texts, a condition, a row, or a view."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from common.dutch import short_day
from common.exceptions import DomainError
from common.shared_form import Choices, shown
from safetyplans.forms import writing as forms
from safetyplans.screens import parts
from safetyplans.screens.standing import shown_of, standing_of
from safetyplans.screens.writing import first_name
from safetyplans.selectors import plans, rows
from safetyplans.services import rows as row_services
from safetyplans.services import writing
from safetyplans.services.views_noted import note_view

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person
    from safetyplans.models import SafetyPlan
    from safetyplans.screens.parts import Part

ROW_FORMS: dict[str, type[forms.PlanForm]] = {
    "agreements": forms.AgreementForm,
    "fallback": forms.FallbackForm,
    "safety_persons": forms.SafetyPersonForm,
    "help": forms.HelpForm,
}
TEXT_FORMS: dict[str, type[forms.PlanForm]] = {
    parts.GOAL.slug: forms.GoalForm,
    parts.EVENTS.slug: forms.EventsForm,
    parts.EARLIER.slug: forms.EarlierForm,
    parts.CONSEQUENCES.slug: forms.ConsequencesForm,
}
GONE = row_services.GONE
ADD_AGAIN = f"{GONE} Wat u typte, staat hieronder: voeg het zo nodig opnieuw toe."
NOT_OF_FAMILY = (
    "Deze persoon hoort niet (meer) bij dit gezin. Wat u typte, staat hieronder en is niet bewaard."
)


@dataclass(frozen=True)
class Entry:
    """``now`` reads what stands there, ``write`` writes it; ``log`` is how the log tells of it."""

    plan: "SafetyPlan"
    form_class: type[forms.PlanForm]
    stands: Mapping[str, Any]
    now: Callable[[], Mapping[str, Any]]
    write: Callable[[dict[str, Any]], object]
    heading: str = ""
    key: int = 0
    log: Mapping[str, Any] = field(default_factory=dict)
    choices: Choices = field(default_factory=dict)
    proposed: Mapping[str, Any] = field(default_factory=dict)
    child: int = 0
    lasting: bool = False  # it stood in a version: it can be dropped, and never goes
    told: str = ""  # what is read above the questions

    def form(self, typed: Any = None) -> forms.PlanForm:
        initial = shown(self.stands, **self.proposed)
        return self.form_class(
            typed, initial=initial, choices=self.choices, auto_id=f"{self.anchor}-%s"
        )

    @property
    def anchor(self) -> str:
        return f"regel-{self.key}"

    def save(self, form: forms.PlanForm, reader: "User") -> None:
        """What was typed, beside what others saved meanwhile (common/shared_form.py)."""
        there = standing_of(self.plan, reader, self.now, self.log)
        form.save_beside(there, lambda: self.write(form.cleaned_data))


def entries_of(plan: "SafetyPlan", part: "Part", place: str, writer: "User") -> list[Entry]:
    """All the small forms of this part."""
    if part.slug in TEXT_FORMS:
        return [_texts(plan, part, place, writer)]
    if part == parts.CONDITIONS:
        return _conditions(plan, place, writer)
    if part == parts.VIEWS:
        noted = rows.views_by_person(plan)
        members = plans.members_of(plan)
        return [_view(plan, member, writer, noted.get(member.pk)) for member in members]
    if part == parts.PROTECTIVE:
        return []
    return [_row(plan, part.kind, row, writer) for row in rows.rows_of(plan, part.kind)]


def entry_of(
    plan: "SafetyPlan", part: "Part", place: str, writer: "User", key: int
) -> Entry | None:
    """One of them; None when a colleague removed it meanwhile."""
    return next(
        (one for one in entries_of(plan, part, place, writer) if one.key == key),
        None,
    )


def lost_form(plan: "SafetyPlan", part: "Part", place: str, typed: Any) -> forms.PlanForm:
    """What somebody typed in a row that is no longer there: it can be added again. The view of
    somebody who is no longer of this family waits until that is mended."""
    choices = _condition_choices(plan) if part == parts.CONDITIONS else {}
    form = row_form(part, place)(typed, choices=choices, auto_id="weg-%s")
    gone = NOT_OF_FAMILY if part == parts.VIEWS else ADD_AGAIN
    form.add_error(None, gone)
    return form


def row_form(part: "Part", place: str) -> type[forms.PlanForm]:
    if part == parts.CONDITIONS:
        return forms.ConditionForm if place == parts.DESK else forms.ConditionAtTableForm
    if part == parts.VIEWS:
        return forms.ViewForm
    return ROW_FORMS[part.kind]


def add_entry(
    plan: "SafetyPlan", part: "Part", place: str, writer: "User", typed: Any
) -> tuple[forms.PlanForm, Any]:
    """A new row with whatever was typed for it, most often nothing yet; none when that does not
    fit."""
    choices = _condition_choices(plan) if part == parts.CONDITIONS else {}
    form = row_form(part, place)(typed, choices=choices, auto_id="weg-%s")
    if not form.is_valid():
        return form, None
    words = form.cleaned_data
    if part == parts.CONDITIONS:
        made = writing.add_condition(plan, actor=writer)
        return form, writing.write_condition(made, actor=writer, **_found(plan, words))
    child = {"child": plans.child_in(plan, child_key(typed))} if of_child(part) else {}
    kind = rows.KINDS[part.kind]
    return form, row_services.add_row(plan, kind, actor=writer, **child, **words)


def _texts(plan: "SafetyPlan", part: "Part", place: str, writer: "User") -> Entry:
    form_class = TEXT_FORMS[part.slug]
    if part == parts.EVENTS and place == parts.TABLE:
        form_class = forms.TimelineForm
    names = form_class.asks()

    def now() -> Mapping[str, Any]:
        plan.refresh_from_db(fields=[name for name in names if name != "events"])
        return shown_of(plan, names)

    def write(answers: dict[str, Any]) -> None:
        texts = dict(answers)
        events = texts.pop("events", None)
        writing.write_texts(plan, actor=writer, **texts)
        if events is not None:
            chosen = plans.events_by(plan, events)
            writing.choose_events(plan, events=chosen, actor=writer)

    choices = {"events": _events(plans.events_to_choose(plan))} if "events" in names else {}
    return Entry(
        plan,
        form_class,
        shown_of(plan, names),
        now,
        write,
        log={"part": "texts"},
        choices=choices,
    )


def _row(plan: "SafetyPlan", kind: str, row: Any, writer: "User") -> Entry:
    form_class = ROW_FORMS[kind]
    names = form_class.asks()

    def now() -> Mapping[str, Any]:
        standing = rows.row_of(plan, kind, row.pk)
        if standing is None:
            raise DomainError(GONE)
        return shown_of(standing, names)

    return Entry(
        plan,
        form_class,
        shown_of(row, names),
        now,
        lambda answers: row_services.write_row(row, actor=writer, **answers),
        heading=_heading(kind, row),
        key=row.pk,
        log={rows.name_of(row): row.pk},
        child=getattr(row, "child_id", 0),
    )


def _conditions(plan: "SafetyPlan", place: str, writer: "User") -> list[Entry]:
    choices, frozen = _condition_choices(plan), plans.numbers_in_versions(plan)
    return [
        _condition(plan, row, place, writer, choices=choices, lasting=row.number in frozen)
        for row in plans.conditions_of(plan)
    ]


def _condition(
    plan: "SafetyPlan",
    row: Any,
    place: str,
    writer: "User",
    *,
    choices: Choices,
    lasting: bool,
) -> Entry:
    form_class = row_form(parts.CONDITIONS, place)
    names = form_class.asks()

    def now() -> Mapping[str, Any]:
        standing = rows.condition_of(plan, row.pk)
        if standing is None:
            raise DomainError(GONE)
        return shown_of(standing, names)

    return Entry(
        plan,
        form_class,
        shown_of(row, names),
        now,
        lambda answers: writing.write_condition(row, actor=writer, **_found(plan, answers)),
        heading=f"Voorwaarde {row.number}",
        key=row.pk,
        log={"condition": row.pk},
        choices=choices,
        lasting=lasting,
    )


def _view(plan: "SafetyPlan", person: "Person", writer: "User", noted: Any) -> Entry:
    names = forms.ViewForm.asks()
    nothing = {"view": "", "stance": "", "spoken_on": None}

    def now() -> Mapping[str, Any]:
        standing = rows.view_of(plan, person)
        return shown_of(standing, names) if standing else nothing

    return Entry(
        plan,
        forms.ViewForm,
        shown_of(noted, names) if noted else nothing,
        now,
        lambda answers: note_view(plan, person, actor=writer, **answers),
        heading=first_name(person),
        key=person.pk,
        log={"member": person.pk},
        proposed={} if noted else {"spoken_on": timezone.localdate()},
    )


def _heading(kind: str, row: Any) -> str:
    if kind == "safety_persons":
        return f"Bij wie kan {first_name(row.child)} terecht?"
    word = {"agreements": "Afspraak", "fallback": "Stap", "help": "Hulp"}[kind]
    return f"{word} {row.number}"


def _condition_choices(plan: "SafetyPlan") -> Choices:
    risks = [(risk.pk, risk.description) for risk in plans.risks_to_choose(plan)]
    return {
        "about": [(person.pk, person.name) for person in plans.people_in(plan)],
        "events": _events(plans.events_in(plan)),
        "risk": [("", "Kies…"), *risks],
    }


def _events(events: Any) -> list[tuple[int, str]]:
    return [(event.pk, f"{_when(event)}: {event.what}") for event in events]


def _when(event: Any) -> str:
    if event.happened_on:
        return short_day(event.happened_on)
    return event.period or "datum onbekend"


def _found(plan: "SafetyPlan", answers: Mapping[str, Any]) -> dict[str, Any]:
    """The rows behind the keys; what was not asked is not there."""
    words = dict(answers)
    if "about" in words:
        words["about"] = plans.people_by(words["about"])
    if "events" in words:
        words["events"] = plans.events_by(plan, words["events"])
    if "risk" in words:
        words["risk"] = plans.risk_by(plan, words["risk"])
    return words


def of_child(part: "Part") -> bool:
    return part == parts.SAFETY_PERSONS


def child_key(typed: Any) -> int:
    """For which child a safety person was typed, 0 for nobody."""
    key = typed.get("child", "")
    return int(key) if key.isdecimal() else 0
