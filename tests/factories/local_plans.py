"""Safety plans at the local field, as far as they have come."""

from datetime import date, datetime, timedelta

import time_machine

from accounts.models import User
from cases.enums import RegieKind
from cases.models import Case
from cases.services.regie import pass_regie
from common.signatures import Drawing, SignatureGiven
from organisations.models import Organisation, Region
from people.models import HouseholdMember, Person
from safetyplans.enums import LifeDomain, PlanOrigin, PlanState, SignsAs
from safetyplans.family import life_domains, with_own_part
from safetyplans.models import (
    ConditionReturn,
    LifeArea,
    LocalAgreement,
    LocalVersion,
    MunicipalPart,
    NetworkPerson,
    OwnPart,
    PlanGoal,
    SafetyPlan,
    Signatory,
)
from safetyplans.selectors.local import signatories_now
from safetyplans.services import local, signing
from tests.factories import cases as make_case
from tests.factories import plans as make

LOCAL_REGIE = (
    RegieKind.ZICHT_OP_VEILIGHEID,
    RegieKind.REGIE_OP_VEILIGHEID,
    RegieKind.PROCESREGIE,
    RegieKind.CASUSREGIE,
)


def passed_to(case: Case, organisation: Organisation, *, at, actor: User) -> None:
    """All regie lies with this organisation."""
    for kind in LOCAL_REGIE:
        pass_regie(case, kind, to=organisation, at=at, reason="overgedragen", actor=actor)


def handed_over(region: Region, **facts) -> SafetyPlan:
    """Adopted by VT, and the handover is held."""
    version = make.adopted(region, **facts)
    plan = version.plan
    with time_machine.travel(version.adopted_at + timedelta(days=3), tick=False):
        return local.plan_is_handed_over(plan.case, because=plan.track, actor=plan.author)


def elaborating(region: Region, at_organisation: Organisation, **facts) -> SafetyPlan:
    """The receiver accepted: its half is still empty."""
    plan = handed_over(region, **facts)
    _live_there(plan)
    at = make.moment_of(plan) + timedelta(days=4)
    with time_machine.travel(at, tick=False):
        passed_to(plan.case, at_organisation, at=at, actor=plan.author)
        return local.begin_local_half(plan.case, because=plan.track, at=at, actor=plan.author)


def _live_there(plan: SafetyPlan) -> None:
    """Sanne's mother, and her brother of thirteen: who can read for themselves."""
    mother = Person.objects.get(calling_name="Fenna", involvements__report__case=plan.case)
    brother = make_case.person(plan.case.region, "Jelle", "Vermeer", birth_year=2013)
    for person in (mother, brother):
        HouseholdMember.objects.create(
            household=plan.case.household, person=person, since=date(2020, 1, 1)
        )


def moment_of(plan: SafetyPlan) -> datetime:
    """When the local field writes in it: more than a week after VT began."""
    return make.moment_of(plan) + timedelta(days=5)


def fill(plan: SafetyPlan) -> SafetyPlan:
    """Everything the municipal half asks stands in it."""
    MunicipalPart.objects.create(
        plan=plan,
        elaboration="Vader woont bij zijn broer. Moeder en Sanne wonen thuis.",
        sight_name="Daan Kuipers",
        sight_organisation="Gemeente Noorddam",
        sight_how="Elke week thuis, met Sanne erbij.",
        causes="Schulden en drank. Vader praat met een hulpverlener over drank.",
        recovery="Sanne praat met een kindertherapeut over wat zij zag.",
        end_goal="Sanne groeit op zonder geweld.",
        end_goal_by=date(2027, 3, 1),
        report_by="Daan Kuipers",
        report_to="Veilig Thuis en het gezin",
        report_when="Elke drie maanden",
        first_evaluation_on=date(2026, 6, 1),
    )
    LocalAgreement.objects.create(
        plan=plan, number=1, what="Vader belt eerst voor hij komt.", who="Vader", when="Elke keer"
    )
    for condition in plan.conditions.kept():
        ConditionReturn.objects.create(
            plan=plan,
            condition=condition,
            how="Oma vraagt Sanne elke week hoe het was.",
            sight_by="Daan Kuipers",
            how_often="Elke week",
        )
    PlanGoal.objects.create(
        plan=plan,
        number=1,
        priority=1,
        what="Het gezin betaalt elke maand de huur.",
        measured_by="De verhuurder ziet het geld op tijd.",
        who="Moeder, met de schuldhulp",
        until=date(2026, 9, 1),
        area=LifeDomain.FINANCES,
    )
    _look_at_life(plan)
    NetworkPerson.objects.create(
        plan=plan, number=1, name="Oma Riet", relation="oma", part="Vangt Sanne op.", trusted=True
    )
    helper(plan)
    return plan


def _look_at_life(plan: SafetyPlan) -> None:
    on = plan.started_at.date()
    for domain in life_domains(plan.case, on=on):
        low = domain == LifeDomain.FINANCES
        LifeArea.objects.create(plan=plan, area=domain, score=2 if low else 4, note="Besproken.")
    for person in with_own_part(plan.case, on=on):
        OwnPart.objects.create(
            plan=plan,
            person=person,
            responsibility="Gaat naar buiten als het te veel wordt.",
            consequence="Dan belt oma de consulent.",
        )


def helper(plan: SafetyPlan, name: str = "Daan Kuipers") -> Signatory:
    number = plan.signatories.count() + 1
    return Signatory.objects.create(
        plan=plan, number=number, signs_as=SignsAs.HELPER, name=name, role="consulent"
    )


def ready(region: Region, at_organisation: Organisation, **facts) -> SafetyPlan:
    """Written: it can be laid before everybody."""
    return fill(elaborating(region, at_organisation, **facts))


def frozen(plan: SafetyPlan, writer: User) -> LocalVersion:
    with time_machine.travel(moment_of(plan), tick=False):
        return signing.freeze_local_version(plan, actor=writer)


def a_line() -> SignatureGiven:
    """Drawn with a finger: up and down through the field."""
    line = [[[60, 150], [160, 40], [260, 150], [360, 40]]]
    return SignatureGiven(Drawing.of(line))


def signed_by_all(version: LocalVersion, writer: User) -> SafetyPlan:
    """Everybody signed this version; whether that is enough is asked of the plan."""
    plan = version.plan
    with time_machine.travel(moment_of(plan) + timedelta(hours=1), tick=False):
        for signatory in signatories_now(plan):
            signing.sign_version(version, signatory, given=a_line(), actor=writer)
    return plan


def signed(region: Region, at_organisation: Organisation, *, writer: User, **facts) -> SafetyPlan:
    plan = ready(region, at_organisation, **facts)
    signed_by_all(frozen(plan, writer), writer)
    with time_machine.travel(moment_of(plan) + timedelta(hours=2), tick=False):
        return signing.sign_plan(plan, actor=writer)


def in_execution(
    region: Region, at_organisation: Organisation, *, writer: User, **facts
) -> SafetyPlan:
    plan = signed(region, at_organisation, writer=writer, **facts)
    with time_machine.travel(moment_of(plan) + timedelta(hours=3), tick=False):
        return signing.execute_plan(plan, actor=writer)


def former_of(plan: SafetyPlan) -> SafetyPlan:
    """A plan of the same family that ended before this one."""
    return SafetyPlan.objects.create(
        number=f"VHP-2020-{plan.pk:05d}",
        case=plan.case,
        origin=PlanOrigin.LOCAL,
        state=PlanState.ENDED,
        author=plan.author,
        started_at=plan.started_at - timedelta(days=400),
        ended_at=plan.started_at - timedelta(days=100),
    )
