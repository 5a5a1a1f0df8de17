"""Telling colleagues what monitoring asks of them. Numbers only, never a name."""

from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from cases.models.grants import not_kept_out
from cases.selectors.colleagues import triagists
from common.dutch import short_day
from monitoring.enums import PlanConsequence
from monitoring.selectors.partners import directing, partners_of
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, notify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Case, RepeatReport
    from monitoring.models import EndProposal, MonitoringMoment, MonitoringTrajectory


def tell_assigned(moment: "MonitoringMoment") -> None:
    """Who does this moment from now on."""
    case, assignee = moment.trajectory.case, moment.assignee
    assert assignee, "somebody got it"
    _tell(
        case,
        [assignee],
        Message(
            kind=NotificationKind.ASSIGNMENT,
            key=f"moment-assigned:{moment.pk}:{assignee.pk}:{moment.due_on.isoformat()}",
            title=f"U doet het {moment.name.lower()} in dossier {case.number}",
            body=f"Het moment staat op {short_day(moment.due_on)}.",
            path=_page_of(moment),
            by_email=True,
        ),
    )


def tell_nobody_does_it(moment: "MonitoringMoment") -> None:
    """Nobody carries the case and nobody follows families here: the region on duty hears it."""
    case = moment.trajectory.case
    duty = [
        *User.objects.in_role(Role.REGION_OFFICER, case.region),
        *User.objects.in_role(Role.TEAM_LEAD, case.region),
    ]
    _tell(
        case,
        duty,
        Message(
            kind=NotificationKind.TASK,
            level=NotificationLevel.WARNING,
            key=f"moment-of-nobody:{moment.pk}:{moment.due_on.isoformat()}",
            title=f"Niemand doet het {moment.name.lower()} in dossier {case.number}",
            body=f"Het moment staat op {short_day(moment.due_on)}. Geef het aan een collega.",
            path=_page_of(moment),
            by_email=True,
        ),
    )


def tell_not_reached(moment: "MonitoringMoment") -> None:
    """Twice in vain: whoever directs at the municipality is asked to help reach the family."""
    case = moment.trajectory.case
    _tell(
        case,
        directing(case),
        Message(
            kind=NotificationKind.TASK,
            level=NotificationLevel.WARNING,
            key=f"moment-not-reached:{moment.pk}:{moment.due_on.isoformat()}",
            title=f"Veilig Thuis bereikt het gezin van dossier {case.number} niet",
            body="Het is twee keer geprobeerd. Help Veilig Thuis om met het gezin in gesprek te "
            "komen, en bel als u zich zorgen maakt.",
            path=reverse("monitoring:family", args=[case.number]),
            by_email=True,
        ),
    )


def tell_outcome(moment: "MonitoringMoment") -> None:
    """Municipality and local field hear that there is an outcome to read (5.3)."""
    case = moment.trajectory.case
    _tell(
        case,
        partners_of(case),
        Message(
            kind=NotificationKind.TASK,
            key=f"moment-outcome:{moment.pk}",
            title=f"Uitkomst van het {moment.name.lower()} van dossier {case.number}",
            body=f"Besluit: {moment.get_decision_display()}.",
            path=reverse("monitoring:family", args=[case.number]),
            by_email=True,
        ),
    )


def tell_plan_to_sharpen(moment: "MonitoringMoment") -> None:
    """Who directs is asked to change the plan; a plan that stays asks nothing."""
    if moment.plan_consequence == PlanConsequence.KEEP:
        return
    case = moment.trajectory.case
    _tell(
        case,
        directing(case),
        Message(
            kind=NotificationKind.TASK,
            level=NotificationLevel.WARNING,
            key=f"moment-plan:{moment.pk}",
            title=f"Pas het veiligheidsplan aan van dossier {case.number}",
            body=f"Veilig Thuis besloot na een monitormoment: "
            f"{moment.get_plan_consequence_display()}.",
            path=reverse("monitoring:family", args=[case.number]),
            by_email=True,
        ),
    )


def tell_to_assess_again(moment: "MonitoringMoment") -> None:
    """The triage desk and the team leads hear that this family is to be assessed again, at once."""
    case = moment.trajectory.case
    _tell(
        case,
        [*triagists(case.region), *User.objects.in_role(Role.TEAM_LEAD, case.region)],
        Message(
            kind=NotificationKind.URGENT,
            level=NotificationLevel.URGENT,
            key=f"moment-assess-again:{moment.pk}",
            title=f"Beoordeel dossier {case.number} opnieuw",
            body="Een monitormoment leidde tot het besluit om de veiligheid opnieuw te "
            "beoordelen. Leg een nieuwe melding vast.",
            path=_page_of(moment),
            by_email=True,
        ),
    )


def tell_proposed(proposal: "EndProposal", approver: "User | None") -> None:
    """Whoever is asked to agree; without a name the team leads."""
    case = proposal.trajectory.case
    asked = [approver] if approver else list(User.objects.in_role(Role.TEAM_LEAD, case.region))
    _tell(
        case,
        [person for person in asked if person != proposal.proposed_by],
        Message(
            kind=NotificationKind.APPROVAL,
            key=f"end-proposed:{proposal.pk}",
            title=f"Bent u akkoord? Stoppen met volgen in dossier {case.number}",
            body=f"Voorstel: {proposal.get_kind_display()}.",
            path=reverse("monitoring:of_case", args=[case.number]),
            by_email=True,
        ),
    )


def tell_answered(proposal: "EndProposal") -> None:
    """Who proposed it hears what the other answered."""
    if proposal.answered_by_id == proposal.proposed_by_id:
        return
    case = proposal.trajectory.case
    _tell(
        case,
        [proposal.proposed_by],
        Message(
            kind=NotificationKind.TASK,
            key=f"end-answered:{proposal.pk}",
            title=f"Antwoord op uw voorstel om te stoppen in dossier {case.number}",
            body="Akkoord." if proposal.agreed else "Niet akkoord.",
            path=reverse("monitoring:of_case", args=[case.number]),
        ),
    )


def tell_ended(proposal: "EndProposal") -> None:
    """Municipality and local field hear that VT no longer follows, and why."""
    case = proposal.trajectory.case
    _tell(
        case,
        partners_of(case),
        Message(
            kind=NotificationKind.TASK,
            level=NotificationLevel.WARNING,
            key=f"monitoring-ended:{proposal.trajectory_id}",
            title=f"Veilig Thuis volgt het gezin van dossier {case.number} niet langer",
            body=f"Reden: {proposal.get_kind_display()}.",
            path=reverse("monitoring:family", args=[case.number]),
            by_email=True,
        ),
    )


def tell_of_repeat_report(
    trajectory: "MonitoringTrajectory", repeat: "RepeatReport", people: "Iterable[User]"
) -> None:
    """The family that is followed was reported again."""
    case = trajectory.case
    _tell(
        case,
        people,
        Message(
            kind=NotificationKind.TASK,
            level=NotificationLevel.WARNING,
            key=f"repeat-while-followed:{repeat.pk}",
            title=f"Nieuwe melding over het gezin dat u volgt, dossier {case.number}",
            body="De dagen van de momenten blijven staan. Een voorval laat de zes maanden van "
            "stabiele veiligheid opnieuw beginnen.",
            path=reverse("monitoring:of_case", args=[case.number]),
            by_email=True,
        ),
    )


def _tell(case: "Case", people: "Iterable[User]", message: Message) -> None:
    """Nobody hears of a family they are kept out of (A12)."""
    keys = {person.pk for person in people}
    notify(not_kept_out(User.objects.filter(pk__in=keys), case), message)


def _page_of(moment: "MonitoringMoment") -> str:
    return reverse("monitoring:moment", args=[moment.trajectory.case.number, moment.pk])
