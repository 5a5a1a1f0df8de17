"""A family to print a plan for: Sanne of eight, her brother Jelle of thirteen, their mother."""

from datetime import date, timedelta

import time_machine

from cases.enums import WithholdingGround, YesNoUnknown
from organisations.models import Region
from people.enums import AddressKind
from people.models import Address, HouseholdMember, Person
from safetyplans.enums import Audience, CheckedAs
from safetyplans.models import PlanPrint, PlanVersion, SafetyPlan
from safetyplans.selectors.prints import readers_of
from safetyplans.services.adopting import adopt_plan, discuss_plan
from safetyplans.services.printing import print_version
from tests.factories import cases as make_case
from tests.factories import plans as make
from tests.factories import tracks as make_track


def plan_of_three(region: Region, **facts) -> SafetyPlan:
    """A draft in which all eight items stand; Fenna and Jelle can read for themselves."""
    plan = make.begun(region, **facts)
    mother = Person.objects.get(calling_name="Fenna", region=region)
    brother = make_case.person(
        region, "Jelle", "Vermeer", birth_year=2013, birth_month=1, birth_day=5
    )
    for person in (mother, brother):
        HouseholdMember.objects.create(
            household=plan.case.household, person=person, since=date(2020, 1, 1)
        )
    make_track.speak_everybody(plan.track, at=plan.started_at)
    return make.fill(plan)


def adopted(plan: SafetyPlan) -> PlanVersion:
    with time_machine.travel(make.moment_of(plan), tick=False):
        plan = discuss_plan(plan, actor=plan.author)
    if not plan.member_views.exists():
        make.note_views(plan)
    make.check(plan, CheckedAs.AUTHOR, plan.author)
    make.check(plan, CheckedAs.SECOND, plan.track.second)
    with time_machine.travel(make.moment_of(plan) + timedelta(minutes=1), tick=False):
        return adopt_plan(plan, actor=plan.author)


def named(version: PlanVersion, calling_name: str) -> Person:
    return next(one for one in readers_of(version) if one.calling_name == calling_name)


def hides(person: Person) -> None:
    """She stays where nobody may know, and can be called there."""
    person.phone = "06 1234 5678"
    person.save(update_fields=["phone"])
    Address.objects.create(
        person=person,
        kind=AddressKind.SHELTER,
        street="Schuilstraat",
        number=7,
        postcode="9971AB",
        city="Ergens",
        secret=True,
    )


def for_reader(version: PlanVersion, calling_name: str, *, actor, **facts) -> PlanPrint:
    reader = named(version, calling_name)
    return print_version(version, audience=Audience.FAMILY, reader=reader, actor=actor, **facts)


def words_of(made: PlanPrint) -> str:
    """What was fixed, without how it looks."""
    return made.document.html.partition("</style>")[2]


def ask_not_to_be_known(version) -> None:
    """The reporter, after these words were adopted: what is frozen still comes on no paper."""
    reporter = version.plan.track.report.reporter
    reporter.disclose = YesNoUnknown.NO
    reporter.withholding_ground = WithholdingGround.NO_CONSENT
    reporter.consent_recorded = False
    reporter.save()
