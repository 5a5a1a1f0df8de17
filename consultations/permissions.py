"""Who may do what with advice. Pure functions of a loaded row and a user."""

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.contacts import answers_for
from accounts.managers import SYSTEM_EMAIL
from accounts.roles import Permission

if TYPE_CHECKING:
    from accounts.models import User
    from consultations.models import Consultation, CrisisNotice, UsdConsultation


def can_advise(advice: "Consultation", user: "User") -> bool:
    """Bureaudienst, crisisdienst en triagist van de eigen regio, of het systeem voor chat."""
    if user.email == SYSTEM_EMAIL:
        return True
    return user.region == advice.region and user.may(Permission.ADVICE_REGISTER)


def can_hand_over_advice(advice: "Consultation", user: "User") -> bool:
    """Wie het advies heeft, of een triagist of de teamleider van de eigen regio."""
    if user.region != advice.region:
        return False
    return user.may(Permission.ADVICE_ALL) or (
        advice.handled_by_id == user.pk and user.may(Permission.ADVICE_REGISTER)
    )


def can_reopen_advice(advice: "Consultation", user: "User") -> bool:
    """Wie het advies gaf, of de teamleider van de eigen regio."""
    if user.region != advice.region:
        return False
    return user.may(Permission.TEAM_APPROVE) or (
        advice.handled_by_id == user.pk and user.may(Permission.ADVICE_REGISTER)
    )


def can_take_in_report(row: "Consultation | UsdConsultation | CrisisNotice", user: "User") -> bool:
    """Wie in de eigen regio meldingen aanneemt, of het systeem: de melding is de aanleiding."""
    if user.email == SYSTEM_EMAIL:
        return True
    return user.region == row.region and user.may(Permission.REPORT_REGISTER)


def can_tie_report(row: "UsdConsultation | CrisisNotice", user: "User") -> bool:
    """Wie in de eigen regio meldingen aanneemt of beoordeelt, of het systeem."""
    return can_take_in_report(row, user) or (
        user.region == row.region and user.may(Permission.TRIAGE_QUEUE)
    )


def can_consult(consultation: "UsdConsultation", user: "User") -> bool:
    """De consulent die de consultatie vastlegde, of de coördinator van die gemeente."""
    if consultation.organisation_id in user.organisations_where(Permission.USD_CONSULT_ALL):
        return True
    own = user.organisations_where(Permission.USD_CONSULT)
    return consultation.made_by_id == user.pk and consultation.organisation_id in own


def can_withdraw_notice(notice: "CrisisNotice", user: "User") -> bool:
    """Wie de vooraankondiging deed, de coördinator van die gemeente, of het systeem."""
    if user.email == SYSTEM_EMAIL:
        return True
    if notice.organisation_id in user.organisations_where(Permission.USD_CONSULT_ALL):
        return True
    own = user.organisations_where(Permission.CRISIS_NOTICE_GIVE)
    return notice.made_by_id == user.pk and notice.organisation_id in own


def can_see_notice(notice: "CrisisNotice", user: "User") -> bool:
    """Wie bij Veilig Thuis ze van de regio leest, of vaste contactpersoon van de gemeente is."""
    if user.region == notice.region and user.may(Permission.CRISIS_NOTICE_READ):
        return True
    return notice.organisation_id in answers_for(user, timezone.localdate())
