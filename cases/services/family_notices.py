"""What the family hears: written, read by a second person, sent, or lawfully deferred (3.8)."""

from datetime import date, datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import DeferralGround, FeedbackChannel, NoticeState
from cases.letters.anonymity import leaks_in_document
from cases.letters.plain_words import listed
from cases.models import CaseDeadline, FamilyNotice, Report
from cases.permissions import can_send_feedback, needs_second_reader
from cases.selectors.addressees import addressees, possible_readers
from cases.selectors.letters import family_letter
from cases.services.sending import hold_report, moment_of_sending, require_ready
from cases.services.settling import settle_if_done
from cases.services.terms import meet_terms, withdraw_terms
from common.exceptions import DomainError, TransitionBlocked
from deadlines.services import end_without_extensions, extend
from documents.services import freeze
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

INFORMED = [NoticeState.SENT, NoticeState.CONFIRMED]
# The most that one decision may add to the term of the law (Wmo 2015 art. 5.3.1).
LONGEST_STEP = timedelta(weeks=2)


def open_notices(report: Report, *, at: datetime, actor: "User") -> None:
    """Owe everybody concerned a message; who heard of an earlier decision hears again.

    What was written for that decision and never sent is set aside: nobody sends it by mistake.
    Who may lawfully hear later still may.
    """
    current = FamilyNotice.objects.current().filter(report=report)
    for notice in current.filter(state=NoticeState.RELEASED):
        take_step(notice, "take_back", actor=actor, because=report.assessment)
    current.filter(state__in=INFORMED).update(superseded_at=at)
    written = {notice.addressee_id: notice for notice in current if notice.has_text}
    current.filter(addressee__in=written).update(superseded_at=at)
    for person in addressees(report, on=timezone.localdate(at)):
        notice, made = current.get_or_create(report=report, addressee=person)
        if made:
            record(AuditEvent.CREATED, actor=actor, target=notice)
        if person.pk in written:
            _keep_deferral(notice, written[person.pk], actor=actor)


def _keep_deferral(notice: FamilyNotice, former: FamilyNotice, *, actor: "User") -> None:
    """The text of the former decision is gone, the lawful time to tell this person is not."""
    if former.state == NoticeState.DEFERRED:
        take_step(
            notice,
            "defer",
            actor=actor,
            because=notice.report.assessment,
            ground=former.deferral_ground,
            reason=former.deferral_reason,
            until=former.deferred_until,
        )


def write_notice(
    notice: FamilyNotice, *, body: str, actor: "User", withheld: str = ""
) -> FamilyNotice:
    """Keep this text as the draft; whoever writes last is the author."""
    return take_step(notice, "write", actor=actor, author=actor, body=body, withheld=withheld)


@transaction.atomic
def ask_second_reader(notice: FamilyNotice, *, reader: "User", actor: "User") -> FamilyNotice:
    """Ask a colleague to read and release this letter; from then on the colleague sees the case."""
    notice = locked(notice)
    if not can_send_feedback(notice, actor):
        raise PermissionDenied
    if notice.state != NoticeState.DRAFT or notice.superseded_at:
        raise TransitionBlocked(NOT_FROM_HERE)
    if reader not in possible_readers(notice):
        raise DomainError(f"{reader.name} kan deze brief niet vrijgeven. Kies een andere collega.")
    notice.second_reader = reader
    notice.save(update_fields=["second_reader"])
    record(AuditEvent.CHANGED, actor=actor, target=notice, second_reader=reader.pk)
    number = notice.report.number
    message = Message(
        kind=NotificationKind.APPROVAL,
        key=f"second-reader:{notice.pk}:{timezone.now():%Y%m%d%H%M}",
        title=f"Lees een brief aan het gezin na: melding {number}",
        body=f"{actor.name} vraagt u deze brief als tweede persoon te lezen en vrij te geven.",
        path=reverse("cases:letters", args=[number]),
        by_email=True,
    )
    notify([reader], message)
    return notice


@transaction.atomic
def release_notice(notice: FamilyNotice, *, actor: "User", **texts: str) -> FamilyNotice:
    """Fix the words of the letter. With a promise of anonymity the author cannot (A4).

    ``texts`` that differ from the draft are kept first, and whoever typed them is the author.
    """
    notice = locked(notice)
    if any(getattr(notice, name) != text for name, text in texts.items()):
        notice = write_notice(notice, actor=actor, **texts)
    if needs_second_reader(notice) and notice.author_id == actor.pk:
        names = listed([reader.name for reader in possible_readers(notice)])
        raise DomainError(
            "Aan de melder is anonimiteit toegezegd. U schreef deze brief, dus iemand anders "
            f"leest hem na en geeft hem vrij. Dat kunnen: {names or 'nog geen collega’s'}."
        )
    require_ready(notice, "release", actor=actor)
    report = notice.report
    letter = family_letter(notice, day=timezone.localdate())
    title = f"Brief aan het gezin bij melding {report.number}"
    document = freeze(title, report.number, "documents/letter.html", {"letter": letter})
    if found := leaks_in_document(document.html, report, sender=letter.sender):
        raise TransitionBlocked(*found)
    now = timezone.now()
    return take_step(notice, "release", actor=actor, at=now, by=actor, document=document)


def take_back_notice(notice: FamilyNotice, *, actor: "User") -> FamilyNotice:
    """Back to draft, to change it; it has to be released again."""
    return take_step(notice, "take_back", actor=actor)


@transaction.atomic
def send_notice(
    notice: FamilyNotice, *, channel: FeedbackChannel, actor: "User", at: datetime | None = None
) -> FamilyNotice:
    """This person knows. When everybody does, D2b and D6 are met."""
    hold_report(notice)
    at = moment_of_sending(notice.document, at)
    notice = take_step(notice, "send", actor=actor, at=at, channel=channel)
    record(AuditEvent.SENT, actor=actor, target=notice, channel=channel)
    _follow_in_terms(notice.report, actor=actor)
    settle_if_done(notice.report, at=at, actor=actor)
    return notice


def confirm_notice(
    notice: FamilyNotice, *, actor: "User", at: datetime | None = None
) -> FamilyNotice:
    """It is known that the letter arrived."""
    return take_step(notice, "confirm", actor=actor, at=at or timezone.now())


@transaction.atomic
def defer_notice(
    notice: FamilyNotice, *, ground: DeferralGround, reason: str, until: date, actor: "User"
) -> FamilyNotice:
    """Inform one person later, on a ground of the law, by at most two weeks a decision (D6).

    The protocol term D2b gives way once nobody is left whom it still binds (7.23).
    """
    if not reason.strip():
        raise DomainError("Leg uit waarom dit uitstel nodig is.")
    if until <= timezone.localdate():
        raise DomainError("Kies een dag na vandaag: tot en met die dag stelt u uit.")
    hold_report(notice)
    notice, ground = locked(notice), DeferralGround(ground)
    report = notice.report
    _extend_the_law(notice, until=until, ground=ground, actor=actor)
    why = reason.strip()
    notice = take_step(notice, "defer", actor=actor, ground=ground, reason=why, until=until)
    _follow_in_terms(report, actor=actor)
    settle_if_done(report, at=timezone.now(), actor=actor)
    return notice


def latest_deferral(notice: FamilyNotice) -> date:
    """The last day to which this person may hear later now: two weeks beyond the present end,
    which is the end of the law or of this person's own deferral; another's gives no time."""
    law = _open_term("D6", notice.report)
    end = timezone.localdate(end_without_extensions(law) if law else None)
    return max(end, notice.deferred_until or end) + LONGEST_STEP


def _extend_the_law(
    notice: FamilyNotice, *, until: date, ground: DeferralGround, actor: "User"
) -> None:
    latest = latest_deferral(notice)
    if until > latest:
        raise DomainError(
            "Uitstel gaat in stappen van ten hoogste twee weken: nu tot en met "
            f"{latest:%d-%m-%Y}. Daarna kunt u opnieuw besluiten."
        )
    law = _open_term("D6", notice.report)
    if law and until > timezone.localdate(law.due_at):
        weeks = ceil((until - timezone.localdate(law.due_at)).days / 7)
        extend(law, weeks=weeks, reason=str(ground.label), actor=actor)


def _follow_in_terms(report: Report, *, actor: "User") -> None:
    """D2b and D6 end with the last person who hears; D2b gives way to a deferral of all others."""
    waiting = list(FamilyNotice.objects.current().filter(report=report).exclude(state__in=INFORMED))
    if not waiting:
        told = FamilyNotice.objects.current().filter(report=report)
        last = told.aggregate(last=Max("sent_at"))["last"]
        meet_terms(["D2b", "D6"], report.case, actor=actor, at=last, report=report)
    elif all(notice.state == NoticeState.DEFERRED for notice in waiting):
        ground = DeferralGround(waiting[0].deferral_ground).label
        why = f"Uitgesteld: {ground}"
        withdraw_terms(["D2b"], report.case, reason=why, actor=actor, report=report)


def _open_term(term: str, report: Report) -> CaseDeadline | None:
    return CaseDeadline.objects.open().filter(report=report, term=term).first()
