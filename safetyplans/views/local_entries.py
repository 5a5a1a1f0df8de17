"""What one small form on a page of the municipal half writes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from common.exceptions import DomainError
from safetyplans import local_parts as parts
from safetyplans.enums import GoalResult
from safetyplans.forms import local as forms
from safetyplans.screens.standing import shown_of
from safetyplans.screens.writing import first_name
from safetyplans.selectors import local_rows as rows
from safetyplans.services import local_writing as writing
from safetyplans.views.entries import Entry

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person
    from safetyplans.enums import LifeDomain
    from safetyplans.forms.writing import PlanForm
    from safetyplans.local_parts import LocalPart
    from safetyplans.models import SafetyPlan

WORD_FORMS: dict[str, type["PlanForm"]] = {
    parts.ELABORATION.slug: forms.ElaborationForm,
    parts.SIGHT.slug: forms.SightForm,
    parts.CAUSES.slug: forms.CausesForm,
    parts.RECOVERY.slug: forms.RecoveryForm,
    parts.GOALS.slug: forms.EndGoalForm,
    parts.NETWORK.slug: forms.NoNetworkForm,
    parts.FOLLOW.slug: forms.FollowForm,
}
ROW_FORMS: dict[str, type["PlanForm"]] = {
    "agreements": forms.LocalAgreementForm,
    "goals": forms.GoalForm,
    "network": forms.NetworkForm,
    "sub_plans": forms.SubPlanForm,
    "recipients": forms.RecipientForm,
    "signatories": forms.SignatoryForm,
}
ASKED_FORMS: dict[str, type["PlanForm"]] = {
    "conditions": forms.ReturnForm,
    "areas": forms.LifeAreaForm,
    "own": forms.OwnPartForm,
}
CALLED = {
    "agreements": "Afspraak",
    "goals": "Doel",
    "network": "Persoon",
    "sub_plans": "Deelplan",
    "recipients": "Ontvanger",
    "signatories": "Ondertekenaar",
}
RESULT = ("result", "result_note")
GONE = f"{writing.GONE} Wat u typte, staat hieronder: voeg het zo nodig opnieuw toe."


def entries_of(plan: "SafetyPlan", part: "LocalPart", writer: "User") -> list[Entry]:
    """All the small forms of this part."""
    entries = []
    if form_class := _word_form(plan, part):
        entries.append(_words(plan, form_class, writer))
    if part == parts.CONDITIONS:
        return [*entries, *_conditions(plan, writer)]
    if part == parts.AREAS:
        return [*entries, *_areas(plan, writer)]
    if part == parts.OWN:
        return [*entries, *_own_parts(plan, writer)]
    if part.kind:
        frozen = rows.goals_in_versions(plan) if part == parts.GOALS else set()
        entries += [
            _row(plan, part.kind, row, writer, lasting=row.number in frozen)
            for row in rows.local_rows_of(plan, part.kind)
        ]
    return entries


def entry_of(plan: "SafetyPlan", part: "LocalPart", writer: "User", key: int) -> Entry | None:
    """One of them; None when a colleague removed it meanwhile."""
    return next((one for one in entries_of(plan, part, writer) if one.key == key), None)


def add_entry(
    plan: "SafetyPlan", part: "LocalPart", writer: "User", typed: Any
) -> "tuple[PlanForm, Any]":
    """A new row with whatever was typed for it, most often nothing yet."""
    form = lost_form(part, typed)
    if typed_nothing(form):
        return form, writing.add_local_row(plan, rows.KINDS[part.kind], actor=writer)
    if not form.is_valid():
        return form, None
    kind = rows.KINDS[part.kind]
    return form, writing.add_local_row(plan, kind, actor=writer, **form.cleaned_data)


def lost_form(part: "LocalPart", typed: Any) -> "PlanForm":
    """What somebody typed in a row that is no longer there."""
    return ROW_FORMS[part.kind](typed, choices={}, auto_id="weg-%s")


def typed_nothing(form: "PlanForm") -> bool:
    return not any(form.data.get(name) for name in form.asks())


def _word_form(plan: "SafetyPlan", part: "LocalPart") -> "type[PlanForm] | None":
    """A brief plan asks less: agreements without more, one goal, the day to look back."""
    if plan.short_form and part in (parts.ELABORATION, parts.GOALS):
        return None
    if plan.short_form and part == parts.FOLLOW:
        return forms.FirstEvaluationForm
    return WORD_FORMS.get(part.slug)


def _words(plan: "SafetyPlan", form_class: "type[PlanForm]", writer: "User") -> Entry:
    names = form_class.asks()

    def now() -> Mapping[str, Any]:
        return shown_of(rows.words_of(plan), names)

    return Entry(
        plan,
        form_class,
        now(),
        now,
        lambda answers: writing.write_words(plan, actor=writer, **answers),
        log={"part": "municipal"},
    )


def _row(plan: "SafetyPlan", kind: str, row: Any, writer: "User", *, lasting: bool) -> Entry:
    form_class = forms.SignedGoalForm if lasting else ROW_FORMS[kind]
    names = form_class.asks()

    def now() -> Mapping[str, Any]:
        standing = rows.local_row_of(plan, kind, row.pk)
        if standing is None:
            raise DomainError(GONE)
        return shown_of(standing, names)

    return Entry(
        plan,
        form_class,
        shown_of(row, names),
        now,
        lambda answers: _write_row(row, answers, writer),
        heading=f"{CALLED[kind]} {row.number}",
        key=row.pk,
        log={row._meta.model_name: row.pk},
        lasting=lasting,
    )


def _write_row(row: Any, answers: dict[str, Any], writer: "User") -> None:
    """What came of a goal is noted apart: an evaluation says it too."""
    words = dict(answers)
    said = {name: words.pop(name) for name in RESULT if name in words}
    writing.write_local_row(row, actor=writer, **words)
    if said:
        result = GoalResult(said["result"] or GoalResult.OPEN)
        note = said["result_note"]
        writing.note_goal_result(row, result=result, note=note, actor=writer, at_desk=True)


def _conditions(plan: "SafetyPlan", writer: "User") -> list[Entry]:
    written = rows.returns_by_condition(plan)
    return [
        _condition(plan, condition, writer, written.get(condition[0]))
        for condition in rows.conditions_to_return(plan)
    ]


def _condition(
    plan: "SafetyPlan", condition: tuple[int, int, str], writer: "User", standing: Any
) -> Entry:
    key, number, text = condition
    return _asked(
        plan,
        "conditions",
        {"condition_id": key},
        writer,
        standing=standing,
        again=lambda: rows.return_of(plan, key),
        heading=f"Voorwaarde {number}",
        key=key,
        told=text,
    )


def _areas(plan: "SafetyPlan", writer: "User") -> list[Entry]:
    written = rows.areas_by_domain(plan)
    return [
        _area(plan, domain, writer, written.get(domain), place)
        for place, domain in enumerate(rows.areas_to_look_at(plan), 1)
    ]


def _area(
    plan: "SafetyPlan", domain: "LifeDomain", writer: "User", standing: Any, place: int
) -> Entry:
    return _asked(
        plan,
        "areas",
        {"area": domain},
        writer,
        standing=standing,
        again=lambda: rows.area_of(plan, domain),
        heading=str(domain.label).capitalize(),
        key=place,
    )


def _own_parts(plan: "SafetyPlan", writer: "User") -> list[Entry]:
    written = rows.own_parts_by_person(plan)
    return [
        _own_part(plan, person, writer, written.get(person.pk))
        for person in rows.members_with_own_part(plan)
    ]


def _own_part(plan: "SafetyPlan", person: "Person", writer: "User", standing: Any) -> Entry:
    return _asked(
        plan,
        "own",
        {"person": person},
        writer,
        standing=standing,
        again=lambda: rows.own_part_of(plan, person),
        heading=first_name(person),
        key=person.pk,
    )


def _asked(
    plan: "SafetyPlan",
    kind: str,
    about: dict[str, Any],
    writer: "User",
    *,
    standing: Any,
    again: Any,
    heading: str,
    key: int,
    told: str = "",
) -> Entry:
    """A row that is there by itself; ``again`` reads it once more while the plan is held."""
    model = rows.ASKED[kind]
    form_class = ASKED_FORMS[kind]
    names = form_class.asks()
    empty = model()
    value = next(iter(about.values()))
    return Entry(
        plan,
        form_class,
        shown_of(standing or empty, names),
        lambda: shown_of(again() or empty, names),
        lambda answers: writing.write_asked(plan, model, about=about, actor=writer, **answers),
        heading=heading,
        key=key,
        log={model._meta.model_name: getattr(value, "pk", value)},
        told=told,
    )
