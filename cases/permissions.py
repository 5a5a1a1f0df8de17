"""Who may do what. Pure functions of a loaded row and a user; seeing it was asked at the door."""

from typing import TYPE_CHECKING

from accounts.managers import SYSTEM_EMAIL
from accounts.roles import Permission

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import (
        AccessGrant,
        Case,
        FamilyNotice,
        Feedback,
        PartnerWorker,
        RepeatReport,
        Report,
        SafetyAssessment,
    )
    from organisations.models import Organisation


def can_register(report: "Report", user: "User") -> bool:
    """Bureaudienst, crisisdienst en triagist van de eigen regio, of het systeem."""
    if user.email == SYSTEM_EMAIL:
        return True
    return _in_region(report, user) and user.may(Permission.REPORT_REGISTER)


def can_complete(report: "Report", user: "User") -> bool:
    """Wie in de eigen regio meldingen aanneemt of beoordeelt: papieren en verbanden toevoegen."""
    return _in_region(report, user) and (
        user.may(Permission.REPORT_REGISTER) or user.may(Permission.TRIAGE_QUEUE)
    )


def can_declare_urgent(report: "Report", user: "User") -> bool:
    """Bureaudienst, crisisdienst, triagist of teamleider van de eigen regio."""
    return _in_region(report, user) and user.may(Permission.URGENT_DECLARE)


def can_tell_consulent(report: "Report", user: "User") -> bool:
    """Wie spoed mag uitroepen of terugkoppelt, in de eigen regio: ook de casusmedewerker."""
    return _in_region(report, user) and (
        user.may(Permission.URGENT_DECLARE) or user.may(Permission.FEEDBACK_SEND)
    )


def can_assess_report(report: "Report", user: "User") -> bool:
    """Triagist van de eigen regio."""
    return _in_region(report, user) and user.may(Permission.TRIAGE_ASSESS)


def can_assess(assessment: "SafetyAssessment", user: "User") -> bool:
    """Triagist van de eigen regio."""
    return can_assess_report(assessment.report, user)


def can_reopen(assessment: "SafetyAssessment", user: "User") -> bool:
    """Teamleider van de eigen regio."""
    return _in_region(assessment.report, user) and user.may(Permission.TEAM_APPROVE)


def can_approve_exit(report: "Report", user: "User") -> bool:
    """Teamleider van de eigen regio, niet degene die het voorstelt."""
    return (
        _in_region(report, user)
        and user.may(Permission.TEAM_APPROVE)
        and report.exit_proposed_by_id != user.pk
    )


def can_review(assessment: "SafetyAssessment", user: "User") -> bool:
    """Een andere professional van de eigen regio dan wie het oordeel schreef."""
    return (
        _in_region(assessment.report, user)
        and user.may(Permission.TRIAGE_REVIEW)
        and user.pk not in {assessment.assessor_id, *assessment.authors}
    )


def can_read_assessment(user: "User") -> bool:
    """Wie beoordeelt, toetst of alle dossiers ziet; de bureaudienst niet (5.3)."""
    return user.may(Permission.TRIAGE_REVIEW) or user.may(Permission.CASE_ALL)


def can_assign(case: "Case", user: "User") -> bool:
    """Triagist of teamleider van de eigen regio (3.2)."""
    assigns = user.may(Permission.CASE_ASSIGN) or user.may(Permission.TRIAGE_ASSESS)
    return _same_region(case, user) and assigns


def can_give_family(
    organisation: "Organisation", user: "User", *, desk: "PartnerWorker | None"
) -> bool:
    """Wie bij de partner verdeelt; een medewerker daar het eigen gezin, of een van niemand."""
    if organisation.pk in user.organisations_where(Permission.LOCAL_DISTRIBUTE):
        return True
    if organisation.pk not in user.organisations_where(Permission.LOCAL_WORK):
        return False
    return desk is None or desk.worker_id == user.pk


def can_keep_out(case: "Case", user: "User") -> bool:
    """Teamleider van de eigen regio (A12)."""
    return _same_region(case, user) and user.may(Permission.TEAM_APPROVE)


def can_review_grant(grant: "AccessGrant", user: "User") -> bool:
    """Teamleider of privacyfunctionaris van de eigen regio, niet over zichzelf (A1)."""
    reviews = _same_region(grant.case, user) and user.may(Permission.ACCESS_LOG_SEE)
    return reviews and grant.user_id != user.pk


def can_reveal(report: "Report", user: "User") -> bool:
    """Wie in de eigen regio de naam van een anonieme melder met reden mag inzien."""
    return _in_region(report, user) and user.may(Permission.REPORTER_REVEAL)


def can_notify_authority(case: "Case", user: "User") -> bool:
    """Triagist of casusmedewerker van de eigen regio."""
    return _same_region(case, user) and user.may(Permission.FEEDBACK_SEND)


def can_note_contact(case: "Case", user: "User") -> bool:
    """Wie in de eigen regio dossiers draagt, beoordeelt of verdeelt."""
    return _same_region(case, user) and (
        user.may(Permission.CASE_ASSIGNED) or user.may(Permission.CASE_ASSIGN)
    )


def can_note_event(case: "Case", user: "User") -> bool:
    """Wie in de eigen regio dossiers draagt, beoordeelt of verdeelt; de bureaudienst niet (5.3)."""
    return can_note_contact(case, user) and can_read_assessment(user)


def can_coordinate(repeat: "RepeatReport", user: "User") -> bool:
    """Wie in de eigen regio dossiers draagt, beoordeelt of verdeelt; de bureaudienst niet (5.3)."""
    return can_note_event(repeat.report.case, user)


def can_answer_as_director(repeat: "RepeatReport", user: "User") -> bool:
    """Wie met dit gezin werkt bij de organisatie met de procesregie."""
    own = user.organisations_where(Permission.LOCAL_WORK)
    case = repeat.followed_in
    return case is not None and repeat.director_id in own and can_work_locally(case, user)


def can_work_locally(case: "Case", user: "User") -> bool:
    """Wie als lokaal veld met dit gezin werkt: de eigen organisatie heeft een soort regie."""
    own = user.organisations_where(Permission.LOCAL_WORK)
    holds = case.regie.filter(until=None, organisation__in=own).exists()
    return holds and type(case).objects.known_to_partner(user).filter(pk=case.pk).exists()


def can_tell_of_safety(case: "Case", user: "User") -> bool:
    """Wie bij Veilig Thuis vastlegt wat onveilig is, of als lokaal veld met dit gezin werkt."""
    return can_note_event(case, user) or can_work_locally(case, user)


def can_explain_breach(case: "Case", user: "User") -> bool:
    """Wie in de eigen regio dossiers draagt, of de teamleider."""
    return _same_region(case, user) and (
        user.may(Permission.CASE_ASSIGNED) or user.may(Permission.TEAM_APPROVE)
    )


def can_send_feedback(message: "Feedback | FamilyNotice", user: "User") -> bool:
    """Triagist of casusmedewerker van de eigen regio."""
    return _in_region(message.report, user) and user.may(Permission.FEEDBACK_SEND)


def can_release_notice(notice: "FamilyNotice", user: "User") -> bool:
    """De opsteller; bij anonimiteit of dreiging een tweede persoon (A4)."""
    if not _in_region(notice.report, user) or not user.may(Permission.FEEDBACK_RELEASE):
        return False
    return notice.author_id != user.pk or not needs_second_reader(notice)


def needs_second_reader(notice: "FamilyNotice") -> bool:
    """Anonymity was promised to the reporter, for whatever ground (A4)."""
    return notice.report.reporter.anonymous


def _in_region(report: "Report", user: "User") -> bool:
    return _same_region(report.case, user)


def _same_region(case: "Case", user: "User") -> bool:
    return user.region is not None and case.region_id == user.region.pk
