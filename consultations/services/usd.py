"""The consultation of a municipality: registered, changed, advised, followed by a report."""

from dataclasses import fields

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from common.overtaking import marks
from consultations.enums import MeldcodeStep, UsdState
from consultations.guards import usd as guards
from consultations.models import UsdConsultation, UsdTask
from consultations.permissions import can_consult, can_tie_report
from consultations.services.at_the_municipality import told_of
from consultations.services.scanning import for_the_log
from consultations.services.usd_facts import UsdFacts, UsdReasons
from consultations.texts import identities_in
from deadlines.workdays import AMSTERDAM
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from numbering.enums import SeriesKind
from numbering.services import FIRST_YEAR, next_number
from organisations.models import Organisation
from workflow.steps import NOT_FROM_HERE, locked, take_step

NO_REASONS = UsdReasons()
NOT_COPIED = {"organisation", "key"}
HEARD = [guards.own_estimate_is_made, guards.question_is_asked, guards.advice_is_heard]
# A consulent is a professional: she knows in which step she calls (003-14).
STEPS_OF_A_PROFESSIONAL = {
    MeldcodeStep.ONE,
    MeldcodeStep.TWO,
    MeldcodeStep.THREE,
    MeldcodeStep.FOUR,
    MeldcodeStep.FIVE,
}
STANDS = (
    "Het besluit is genomen. Contact, inschatting, vraag en advies staan nu vast. Legt u opnieuw "
    "iets aan Veilig Thuis voor, maak dan een nieuwe consultatie."
)
STEP_MISSING = "Kies in welke stap van de meldcode u Veilig Thuis belt."
IN_FUTURE = "Het contact ligt in de toekomst. Controleer datum en tijd."
TOO_LONG_AGO = f"Het contact ligt vóór {FIRST_YEAR}. Controleer het jaar."


@transaction.atomic
def register_usd(
    facts: UsdFacts, *, actor: User, reasons: UsdReasons = NO_REASONS
) -> UsdConsultation:
    """Begin the record, finished or not; unfinished it can be changed until the decision."""
    known = already_recorded(facts, actor=actor)
    if known:
        return known
    consultation = UsdConsultation(
        organisation=_municipality(facts, actor), made_by=actor, key=facts.key
    )
    _write(consultation, facts, reasons)
    year = facts.consulted_at.astimezone(AMSTERDAM).year
    consultation.number = next_number(SeriesKind.USD, year)
    consultation.save()
    record(AuditEvent.CREATED, actor=actor, target=consultation)
    return _advised_when_heard(consultation, actor)


@transaction.atomic
def change_usd(
    consultation: UsdConsultation,
    facts: UsdFacts,
    *,
    actor: User,
    reasons: UsdReasons = NO_REASONS,
) -> UsdConsultation:
    """Fill in or mend what was noted, until the decision is taken.

    A page that was typed on before the decision may bring along what stands.
    """
    row = held(consultation, actor)
    if row.state not in {UsdState.REGISTERED, UsdState.ADVISED}:
        if _says_what_stands(row, facts):
            return row
        raise TransitionBlocked(STANDS)
    _write(row, facts, reasons)
    missing = [guard.says(row) for guard in HEARD if not guard(row)]
    if missing and row.state == UsdState.ADVISED:
        raise TransitionBlocked(*missing)
    row.save()
    record(AuditEvent.CHANGED, actor=actor, target=row)
    return _advised_when_heard(row, actor)


def receive_advice(consultation: UsdConsultation, *, actor: User) -> UsdConsultation:
    """Veilig Thuis gave its advice; the own estimate and the question came first (000-08)."""
    row = held(consultation, actor)
    passed = for_the_log(row.overruled_because)
    return take_step(row, "receive_advice", actor=actor, despite=passed)


@transaction.atomic
def report_followed(
    consultation: UsdConsultation, *, report_number: str, actor: User
) -> UsdConsultation:
    """Veilig Thuis took the report in: from now on it reads this consultation behind it."""
    row = locked(consultation)
    if not can_tie_report(row, actor):
        raise PermissionDenied
    if row.report_number == report_number:
        return row
    # Asked of the row that is held: of two reports at once the first one has it.
    if not row.awaits_report:
        raise TransitionBlocked(NOT_FROM_HERE)
    row.report_number = report_number
    row.save(update_fields=["report_number"])
    record(AuditEvent.CHANGED, actor=actor, target=row, report=report_number)
    notify(
        told_of(row, Permission.USD_CONSULT),
        Message(
            kind=NotificationKind.TASK,
            key=f"usd-tied:{row.number}:{report_number}",
            title=f"Melding {report_number} hoort nu bij consultatie {row.number}",
            path=reverse("consultations:usd", args=[row.number]),
        ),
    )
    return row


def already_recorded(facts: UsdFacts, *, actor: User) -> UsdConsultation | None:
    """The consultation under this key, if any. A second click waits here for the first."""
    User.objects.select_for_update(of=("self",)).get(pk=actor.pk)
    known = UsdConsultation.objects.filter(key=facts.key).first()
    return held(known, actor) if known else None


def held(consultation: UsdConsultation, actor: User) -> UsdConsultation:
    """The same row, fresh and locked, for who may write in it."""
    row = locked(consultation)
    if not can_consult(row, actor):
        raise PermissionDenied
    return row


def pointers_in(*rows: UsdConsultation | UsdTask) -> set[str]:
    """The words in these rows that point to somebody."""
    found = [findings for row in rows for findings in identities_in(row).values()]
    return {finding.text for findings in found for finding in findings}


def account_for(
    consultation: UsdConsultation, new: set[str], reasons: UsdReasons
) -> UsdConsultation:
    """New words that point to somebody stay only with a reason, which is kept (A6).

    Raises ReasonRequired. The row is not saved here.
    """
    reason, kept = reasons.identities.strip(), consultation.overruled_because
    if new and not reason:
        raise ReasonRequired(guards.texts_point_to_nobody.objection)
    if reason not in kept and (new or pointers_in(consultation)):
        both = reason if kept in reason else f"{kept} {reason}"
        consultation.overruled_because = both[:500]
    return consultation


def _municipality(facts: UsdFacts, actor: User) -> Organisation:
    """For which municipality this colleague consults; the first when nothing is said."""
    allowed = actor.organisations_where(Permission.USD_CONSULT)
    if not allowed or (facts.organisation and facts.organisation.pk not in allowed):
        raise PermissionDenied
    return facts.organisation or Organisation.objects.get(pk=allowed[0])


def _write(consultation: UsdConsultation, facts: UsdFacts, reasons: UsdReasons) -> None:
    wrong = []
    if facts.meldcode_step not in STEPS_OF_A_PROFESSIONAL:
        wrong.append(STEP_MISSING)
    if facts.consulted_at > timezone.now():
        wrong.append(IN_FUTURE)
    if facts.consulted_at.year < FIRST_YEAR:
        wrong.append(TOO_LONG_AGO)
    if wrong:
        raise DomainError(*wrong)
    before = pointers_in(consultation)
    for given in fields(facts):
        if given.name not in NOT_COPIED:
            value = getattr(facts, given.name)
            setattr(consultation, given.name, value.strip() if isinstance(value, str) else value)
    account_for(consultation, pointers_in(consultation) - before, reasons)


def _says_what_stands(consultation: UsdConsultation, facts: UsdFacts) -> bool:
    names = [given.name for given in fields(facts) if given.name not in NOT_COPIED]
    said, stands = ({n: getattr(told, n) for n in names} for told in (facts, consultation))
    return marks(said) == marks(stands)


def _advised_when_heard(consultation: UsdConsultation, actor: User) -> UsdConsultation:
    """Once estimate, question and advice are written, the advice has been received."""
    if consultation.state == UsdState.REGISTERED and all(guard(consultation) for guard in HEARD):
        return receive_advice(consultation, actor=actor)
    return consultation
