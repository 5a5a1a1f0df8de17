"""Safety plans as far as they have come."""

from datetime import date, datetime, timedelta

import time_machine

from cases.enums import EventSource
from cases.models import UnsafeEvent
from cases.selectors.involved import children_of, directly_involved
from organisations.models import Region
from safety.enums import ProtectiveKind, RiskKind
from safety.models import ProtectiveFactor, RiskFactor
from safetyplans.content import digest, snapshot
from safetyplans.enums import CheckedAs, Stance
from safetyplans.models import (
    FallbackStep,
    HelpProposal,
    MemberView,
    PlanVersion,
    QualityCheck,
    SafetyAgreement,
    SafetyCondition,
    SafetyPerson,
    SafetyPlan,
)
from safetyplans.services import adopting
from tests.factories import tracks as make_track


def moment_of(plan: SafetyPlan) -> datetime:
    return plan.started_at + timedelta(hours=2)


def begun(region: Region, **facts) -> SafetyPlan:
    """An empty plan of a track that drafts conditions."""
    track = make_track.drafting(region, **facts)
    with time_machine.travel(track.assigned_at + timedelta(days=10), tick=False):
        return adopting.begin_plan(track, actor=track.owner)


def fill(plan: SafetyPlan) -> SafetyPlan:
    """All eight items stand in it."""
    case, by, on = plan.case, plan.author, plan.started_at.date()
    event = UnsafeEvent.objects.create(
        case=case,
        happened_on=date(2026, 2, 20),
        what="Vader sloeg moeder met zijn vlakke hand in het gezicht. Sanne stond in de deur.",
        effect="Sanne rende naar boven en huilde een uur.",
        known_by=EventSource.SAID,
        source="moeder",
        noted_by=by,
        noted_at=plan.started_at,
    )
    risk = RiskFactor.objects.create(
        case=case,
        kind=RiskKind.VIOLENCE_PATTERN,
        description="Ruzies lopen uit op slaan.",
        noted_by=by,
    )
    ProtectiveFactor.objects.create(
        case=case, kind=ProtectiveKind.NETWORK, description="Oma woont om de hoek.", noted_by=by
    )
    plan.goal = "Sanne groeit op zonder geweld."
    plan.timeline = "Sinds de zomer van 2025 is er elke maand ruzie."
    plan.earlier_agreements = "Vader slaapt bij zijn broer."
    plan.consequences = "Wordt het niet veilig, dan vraagt Veilig Thuis hulp aan de Raad."
    plan.save()
    plan.events.add(event)
    condition(plan, event, risk)
    SafetyAgreement.objects.create(
        plan=plan, number=1, what="Vader gaat naar buiten als hij boos wordt.", who="Vader"
    )
    FallbackStep.objects.create(
        plan=plan, number=1, when="Er wordt toch geslagen", who="Moeder", what="Belt 112."
    )
    for child in children_of(case, on=on):
        SafetyPerson.objects.create(
            plan=plan, child=child, name="Oma Riet", relation="oma", phone="06 00000000"
        )
    HelpProposal.objects.create(
        plan=plan,
        number=1,
        for_whom="Vader",
        what="Leren omgaan met boosheid.",
        motivation="Alle ruzies begonnen met boosheid.",
    )
    return plan


def condition(
    plan: SafetyPlan,
    event: UnsafeEvent,
    risk: RiskFactor,
    number: int = 1,
    text: str = "Sanne ziet en hoort thuis geen geweld.",
) -> SafetyCondition:
    made = SafetyCondition.objects.create(
        plan=plan,
        number=number,
        text=text,
        risk=risk,
        sight_by="Oma en de leerkracht",
        seen_by="Sanne vertelt elke week aan oma hoe het was.",
    )
    made.about.set(children_of(plan.case, on=plan.started_at.date()))
    made.events.add(event)
    return made


def check(plan: SafetyPlan, role: CheckedAs, by) -> QualityCheck:
    return QualityCheck.objects.create(
        plan=plan,
        role=role,
        facts_concrete=True,
        conditions_lasting=True,
        help_motivated=True,
        plain_words=True,
        content_hash=digest(snapshot(plan)),
        at=moment_of(plan),
        by=by,
    )


def note_views(plan: SafetyPlan) -> None:
    for person in directly_involved(plan.case, on=plan.started_at.date()):
        MemberView.objects.create(
            plan=plan,
            person=person,
            stance=Stance.AGREES,
            view="Zo is het goed.",
            spoken_on=plan.started_at.date(),
            noted_by=plan.author,
        )


def in_discussion(region: Region, **facts) -> SafetyPlan:
    plan = fill(begun(region, **facts))
    with time_machine.travel(moment_of(plan), tick=False):
        return adopting.discuss_plan(plan, actor=plan.author)


def ready(region: Region, **facts) -> SafetyPlan:
    """Talked over and checked by two: it can be adopted."""
    plan = in_discussion(region, **facts)
    note_views(plan)
    check(plan, CheckedAs.AUTHOR, plan.author)
    check(plan, CheckedAs.SECOND, plan.track.second)
    return plan


def adopted(region: Region, **facts) -> PlanVersion:
    plan = ready(region, **facts)
    with time_machine.travel(moment_of(plan), tick=False):
        return adopting.adopt_plan(plan, actor=plan.author)
