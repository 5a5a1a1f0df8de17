"""From what lies in a draft to forms, and from forms to the facts of a report."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.forms import formset_factory
from django.http import QueryDict

from cases.enums import (
    Capacity,
    ContactDuration,
    ReporterKind,
    Weighing,
    YesNoUnknown,
    reporter_kind_of,
)
from cases.forms.intake import (
    EventForm,
    ExpectationForm,
    HouseholdForm,
    InformedForm,
    MeldcodeForm,
    OwnHelpForm,
    ReporterForm,
    WorriesForm,
)
from cases.forms.intake_around import ConfirmForm, UrgentForm
from cases.forms.intake_persons import KnownPersonForm, PersonForm, SearchForm
from cases.forms.step_form import StepForm
from cases.services.draft_people import PEOPLE
from cases.services.report_facts import (
    ContentFacts,
    EventFacts,
    PersonFacts,
    Receipt,
    RelationFacts,
    ReporterFacts,
    ReportFacts,
    UrgentFacts,
)
from organisations.models import Organisation
from people.enums import CustodyKind
from people.particulars import Particulars

Typed = dict[str, list[str]]
Data = dict[str, dict[str, Any]]

REPORTER, PERSONS, WORRIES = "melder", "betrokkenen", "zorgen"
MELDCODE, OWN_HELP, EXPECTATION = "meldcode", "eigen-hulp", "verwachting"
CONFIRM, URGENT = "controleren", "spoed"
STEPS = {
    REPORTER: "Melder",
    PERSONS: "Betrokkenen",
    WORRIES: "Zorgen en feiten",
    MELDCODE: "Meldcode",
    OWN_HELP: "Eigen hulp",
    EXPECTATION: "Verwachting en afspraken",
    CONFIRM: "Controleren",
}
_FORMS: dict[str, type[StepForm]] = {
    REPORTER: ReporterForm,
    PERSONS: HouseholdForm,
    WORRIES: WorriesForm,
    EXPECTATION: ExpectationForm,
    CONFIRM: ConfirmForm,
    URGENT: UrgentForm,
}
NOT_TYPED = {"csrfmiddlewaretoken", "action", "seen"}

EventFormSet = formset_factory(EventForm, extra=1, max_num=50, absolute_max=60)


def typed(post: QueryDict) -> Typed:
    """What somebody typed, to keep: every value as it was sent."""
    return {name: values for name, values in post.lists() if name not in NOT_TYPED}


def as_post(kept: Typed) -> QueryDict:
    """What was kept, as if it were sent again."""
    post = QueryDict(mutable=True)
    for name, values in kept.items():
        if isinstance(values, list):
            post.setlist(name, values)
    return post


def form_class(data: Data, step: str) -> type[StepForm]:
    """Which questions this step asks of this reporter (form logic of 6.3)."""
    if step == MELDCODE:
        return MeldcodeForm if asks_meldcode(data) else InformedForm
    if step == OWN_HELP:
        return OwnHelpForm if asks_meldcode(data) else StepForm
    return _FORMS[step]


def step_form(
    data: Data, step: str, municipalities: QuerySet[Organisation], post: QueryDict | None = None
) -> StepForm:
    """The form of a step: with what is sent now, else with what was kept, else empty."""
    kept = data.get(step, {})
    source = post if post is not None else as_post(kept) if kept else None
    form = form_class(data, step)(source)
    if isinstance(form, HouseholdForm):
        form.fields["municipality"].queryset = municipalities  # type: ignore[attr-defined]
    return form


def first_look(form: StepForm) -> StepForm:
    """Show what is wrong in what was typed; what is still empty is not wrong yet."""
    if form.is_bound:
        for name in list(form.errors):
            if name in form.fields and not form[name].data:
                del form.errors[name]
    return form


def event_forms(data: Data, post: QueryDict | None = None) -> Any:
    """One form per event and an empty one below."""
    kept = data.get(WORRIES, {})
    source = post if post is not None else as_post(kept)
    if "form-TOTAL_FORMS" not in source:
        return EventFormSet()
    return EventFormSet(source)


def with_another_event(kept: Typed) -> Typed:
    """The same with room for one more event."""
    total = (kept.get("form-TOTAL_FORMS") or ["1"])[0]
    return {**kept, "form-TOTAL_FORMS": [str(int(total) + 1) if total.isdecimal() else "2"]}


def _one(data: Data, step: str, field: str) -> str:
    values = data.get(step, {}).get(field) or [""]
    return values[0] if isinstance(values, list) else ""


def asks_meldcode(data: Data) -> bool:
    """The meldcode binds a professional; who saw the family once or briefly is not asked (2.2)."""
    capacity = _one(data, REPORTER, "capacity")
    professional = not capacity or reporter_kind_of(capacity) == ReporterKind.PROFESSIONAL
    return professional and _one(data, REPORTER, "contact_duration") != ContactDuration.SHORT


def reporter_kind(data: Data) -> ReporterKind | None:
    capacity = _one(data, REPORTER, "capacity")
    return reporter_kind_of(capacity) if capacity in Capacity.values else None


def weighs_heavy(data: Data) -> list[str]:
    """Acute or structural, as the reporter weighed it: always a report, perhaps spoed (002-03)."""
    weighing = data.get(MELDCODE, {}).get("weighing", []) if asks_meldcode(data) else []
    heavy = (Weighing.ACUTE, Weighing.STRUCTURAL)
    return [str(Weighing(value).label) for value in heavy if value in weighing]


def municipality_of(data: Data) -> int | None:
    """Where the household lives, as far as it is chosen."""
    chosen = _one(data, PERSONS, "municipality")
    return int(chosen) if chosen.isdecimal() else None


def persons_of(data: Data) -> dict[str, dict[str, Any]]:
    """The persons added so far: ``{key: {"reference": str, "typed": …, "searched": …}}``."""
    return data.get(PEOPLE, {}).get("persons", {})


def relations_of(data: Data) -> list[dict[str, str]]:
    return data.get(PEOPLE, {}).get("relations", [])


def search_of(data: Data) -> Typed:
    """Who is being looked for now; empty when nobody is."""
    return data.get(PEOPLE, {}).get("search", {})


def person_form(person: dict[str, Any], post: QueryDict | None = None) -> StepForm:
    """Somebody known is only given a role; somebody new is described."""
    kind = KnownPersonForm if person["reference"] else PersonForm
    return kind(post if post is not None else as_post(person["typed"]))


def progress(data: Data, municipalities: QuerySet[Organisation]) -> dict[str, bool]:
    """Which steps can be read as they are; a step nobody opened yet is not done."""
    done = {}
    for step in STEPS:
        if step == PERSONS:
            people = persons_of(data).values()
            done[step] = bool(people) and all(person_form(p).is_valid() for p in people)
        elif step == CONFIRM or step not in data:
            done[step] = step == OWN_HELP and not asks_meldcode(data) and REPORTER in data
        else:
            done[step] = step_form(data, step, municipalities).is_valid()
    return done


@dataclass(frozen=True)
class Reading:
    """A draft read through: the facts, or which steps still need something."""

    facts: ReportFacts | None
    unfinished: tuple[str, ...]


def read_draft(
    data: Data, *, key: UUID, municipalities: QuerySet[Organisation], reason: str = ""
) -> Reading:
    """Everything in the draft as the facts of one report, when every form can be read."""
    forms_ = {
        step: form_class(data, step)(as_post(data.get(step, {}))) for step in (*_FORMS, MELDCODE)
    }
    forms_[OWN_HELP] = form_class(data, OWN_HELP)(as_post(data.get(OWN_HELP, {})))
    household = forms_[PERSONS]
    household.fields["municipality"].queryset = municipalities  # type: ignore[attr-defined]
    events = event_forms(data)
    people = {name: person_form(person) for name, person in persons_of(data).items()}
    unreadable = {step for step in STEPS if step != CONFIRM and not forms_[step].is_valid()}
    if events.is_bound and not events.is_valid():
        unreadable.add(WORRIES)
    if not people or not all(form.is_valid() for form in people.values()):
        unreadable.add(PERSONS)
    if unreadable:
        return Reading(None, tuple(step for step in STEPS if step in unreadable))
    facts = ReportFacts(
        receipt=receipt_of(forms_[REPORTER], reason),
        reporter=reporter_of(forms_[REPORTER]),
        persons=tuple(
            _person(name, person, people[name]) for name, person in persons_of(data).items()
        ),
        content=_content([forms_[s] for s in (WORRIES, MELDCODE, OWN_HELP, EXPECTATION)]),
        relations=tuple(_relations(data, set(people))),
        events=tuple(_events(events)),
        urgent=urgent_of(data),
        same_situation_as=forms_[EXPECTATION].cleaned_data["same_situation_as"].strip(),
        preceded_by=forms_[EXPECTATION].cleaned_data["preceded_by"].strip(),
        municipality=household.cleaned_data["municipality"],
        submission_key=key,
    )
    return Reading(facts, ())


def receipt_of(form: forms.BaseForm, reason: str = "") -> Receipt:
    assert isinstance(form, ReporterForm)
    given = form.cleaned_data
    return Receipt(
        received_at=form.received_at(),
        channel=given["channel"],
        written_received_on=given["written_received_on"],
        about_violence=given["about_violence"] == "yes",
        not_written_reason=reason,
    )


def reporter_of(form: forms.BaseForm) -> ReporterFacts:
    names = ReporterFacts.__dataclass_fields__
    given = {name: value for name, value in form.cleaned_data.items() if name in names}
    given["stays_involved"] = given["stays_involved"] or YesNoUnknown.UNKNOWN
    # Consent and ground belong to one answer each; what was typed for the other one is not used.
    if given["disclose"] == "yes":
        given |= {"withholding_ground": "", "withholding_explanation": ""}
    else:
        given["consent_recorded"] = False
    return ReporterFacts(**given)


def content_of(form: forms.BaseForm) -> ContentFacts:
    """The part of the content that one step asks, to let the rules look at it."""
    return _content([form], occasions=(), worries="")


def urgent_of(data: Data) -> UrgentFacts | None:
    form = UrgentForm(as_post(data.get(URGENT, {})))
    return UrgentFacts(**form.cleaned_data) if form.is_valid() else None


def _content(answered: Iterable[forms.BaseForm], **given: Any) -> ContentFacts:
    names = ContentFacts.__dataclass_fields__
    lists = {"occasions", "natures", "steps_taken", "weighing"}
    for form in answered:
        given |= {
            name: tuple(value) if name in lists else value
            for name, value in form.cleaned_data.items()
            if name in names
        }
    return ContentFacts(**given)


def _person(name: str, person: dict[str, Any], form: StepForm) -> PersonFacts:
    described = form if isinstance(form, PersonForm) else SearchForm(as_post(person["searched"]))
    readable = described.is_valid()
    return PersonFacts(
        key=name,
        role=form.cleaned_data["role"],
        reference=UUID(person["reference"]) if person["reference"] else None,
        particulars=described.particulars() if readable else Particulars(),
        address=described.address() if readable else None,
        in_household=form.cleaned_data["in_household"],
    )


def _relations(data: Data, names: set[str]) -> Iterable[RelationFacts]:
    for tie in relations_of(data):
        if tie["person"] in names and tie["other"] in names:
            yield RelationFacts(
                person=tie["person"],
                kind=tie["kind"],
                other=tie["other"],
                custody=tie["custody"] or CustodyKind.UNKNOWN,
            )


def _events(events: Any) -> Iterable[EventFacts]:
    if events.is_bound:
        for form in events:
            if form.cleaned_data.get("what"):
                yield EventFacts(**form.cleaned_data)
