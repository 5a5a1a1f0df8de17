"""Who may do what with the radar. Pure functions; seeing the persons was asked at the door."""

from typing import TYPE_CHECKING

from accounts.roles import Permission
from cases.permissions import can_read_assessment
from people.permissions import can_view

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Report
    from people.models import Person
    from radar.models import MergeProposal, RegionRequest


def can_use_radar(user: "User") -> bool:
    """Wie bij Veilig Thuis personen van de regio mag zoeken."""
    return user.may(Permission.PERSON_SEARCH) and user.region is not None


def can_propose_merge(one: "Person", other: "Person", user: "User") -> bool:
    """Wie bij Veilig Thuis beide personen mag zien."""
    return can_use_radar(user) and can_view(one, user) and can_view(other, user)


def can_decide_merge(proposal: "MergeProposal", user: "User") -> bool:
    """Teamleider of triagist die beide personen mag zien, niet wie het voorstelt."""
    decides = user.may(Permission.TEAM_APPROVE) or user.may(Permission.TRIAGE_ASSESS)
    return (
        decides
        and proposal.proposed_by_id != user.pk
        and can_propose_merge(proposal.kept, proposal.absorbed, user)
    )


def can_withdraw_merge(proposal: "MergeProposal", user: "User") -> bool:
    """Wie het voorstelde."""
    return proposal.proposed_by_id == user.pk and can_use_radar(user)


def can_read_regions(user: "User") -> bool:
    """Wie beoordeelt of toetst; alleen de dagen voor wie verder niets hoeft te weten (5.3)."""
    return can_read_assessment(user)


def can_read_answers(user: "User") -> bool:
    """Triagist, casusmedewerker, deskundige, teamleider en privacyfunctionaris (5.3)."""
    return user.may(Permission.OTHER_REGIONS_READ)


def can_ask_region(report: "Report", user: "User") -> bool:
    """Triagist of casusmedewerker van de eigen regio."""
    works = user.may(Permission.TRIAGE_ASSESS) or user.may(Permission.TRACK_WORK)
    return works and user.region is not None and report.case.region_id == user.region.pk


def can_note_answer(request: "RegionRequest", user: "User") -> bool:
    """Triagist of casusmedewerker van de eigen regio."""
    return can_ask_region(request.report, user)
