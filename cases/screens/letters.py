"""What the pages of the letters show."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from cases.enums import FeedbackKind, FeedbackState, NoticeState, YesNoUnknown
from cases.permissions import can_send_feedback, needs_second_reader
from cases.screens.letter_sheets import (
    feedback_sheet,
    feedback_texts,
    notice_sheet,
    notice_texts,
    with_texts,
)
from cases.selectors.addressees import possible_readers
from cases.selectors.messages import feedback_of, notices_of, sees_reporter, terms_of
from common.shown import Badge
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from workflow.steps import may_take, objections

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import FamilyNotice, Feedback, Report
    from cases.screens.header import CaseHeader

SENT = {FeedbackState.SENT, FeedbackState.CONFIRMED, NoticeState.SENT, NoticeState.CONFIRMED}
TONES = {
    FeedbackState.OPEN: "outline",
    FeedbackState.DRAFT: "azure",
    FeedbackState.RELEASED: "lime",
    FeedbackState.SENT: "green",
    FeedbackState.CONFIRMED: "green",
    FeedbackState.NOT_POSSIBLE: "neutral",
    NoticeState.DEFERRED: "yellow",
}
NEXT = {
    FeedbackState.OPEN: "Schrijf de brief",
    FeedbackState.DRAFT: "Maak af en geef vrij",
    FeedbackState.RELEASED: "Verstuur en leg vast",
}
UNSENT = {*NEXT, NoticeState.DEFERRED}
FEEDBACK_STEPS = ("write", "release", "take_back", "send", "confirm", "give_up")
NOTICE_STEPS = ("write", "release", "take_back", "send", "confirm", "defer")
# Steps that begin with reading what was typed before.
TYPED_IN = frozenset({"write", "release"})
# Steps that are shown with what is still needed; others are absent while they cannot be taken.
SHOWN_BLOCKED = {"release", "send", "give_up"}
TERM_OF = {FeedbackKind.FIRST: "D2", FeedbackKind.SECOND: "D3"}
# How often a page asks again by itself whether the PDF is there.
PATIENCE = 5
UNKNOWN_REPORTER = "de melder (naam niet zichtbaar voor u)"


@dataclass(frozen=True)
class MessageRow:
    """One message in the list: to whom, how it stands, what is next."""

    title: str
    to: str
    badge: Badge
    next_step: str
    line: DeadlineLine | None
    url: str
    late: bool = False


@dataclass(frozen=True)
class LettersPage:
    """What ``cases/letters/list.html`` shows."""

    header: "CaseHeader"
    number: str
    reporter: list[MessageRow]
    family: list[MessageRow]
    earlier: list[MessageRow]
    law: DeadlineLine | None


@dataclass(frozen=True)
class Pdf:
    """The printed letter: ready, or being printed; ``again`` is where to ask once more."""

    url: str
    ready: bool
    again: str


@dataclass(frozen=True)
class StepUrls:
    """The url names of the steps that both kinds of message share."""

    send: str
    confirm: str
    take_back: str

    @classmethod
    def of(cls, page: str) -> "StepUrls":
        return cls(f"{page}_send", f"{page}_confirm", f"{page}_take_back")


@dataclass(frozen=True)
class MessagePage:
    """What the page of one message shows; ``told``: what a track says in it, unasked."""

    header: "CaseHeader"
    number: str
    place: int
    urls: StepUrls
    title: str
    to: str
    badge: Badge
    line: DeadlineLine | None
    steps: frozenset[str]
    releases: bool
    needed: list[str]
    sheet: SafeString
    hidden: bool
    pdf: Pdf | None
    facts: list[dict[str, str]]
    told: str = ""
    second_reader: bool = False
    readers: list[tuple[int, str]] = field(default_factory=list)
    attempts: list[dict[str, Any]] = field(default_factory=list)


def letters_page(report: "Report", reader: "User", header: "CaseHeader") -> LettersPage:
    lines = _lines(report)
    known = sees_reporter(reader, report)
    feedback = list(enumerate(feedback_of(report), 1))
    notices = list(enumerate(notices_of(report), 1))
    told = [(row, _feedback_row(row, place, lines, known)) for place, row in feedback]
    heard = [(row, _notice_row(row, place, lines)) for place, row in notices]
    return LettersPage(
        header=header,
        number=report.number,
        reporter=[shown for row, shown in told if row.superseded_at is None],
        family=[shown for row, shown in heard if row.superseded_at is None],
        earlier=[shown for row, shown in told + heard if _is_history(row)],
        law=lines.get("D6"),
    )


def feedback_page(
    feedback: "Feedback", place: int, reader: "User", header: "CaseHeader", asked: int = 0
) -> MessagePage:
    report = feedback.report
    known = sees_reporter(reader, report)
    row = _feedback_row(feedback, place, _lines(report), known)
    written = feedback.kind == FeedbackKind.FIRST or feedback.ready_since is not None
    # The letter, and what was typed to the reporter, may say who that is (5.3).
    hidden = not known and bool(feedback.document or feedback.message)
    steps = _steps(feedback, FEEDBACK_STEPS, reader) - (TYPED_IN if hidden else frozenset())
    letter = with_texts(feedback, feedback_texts(feedback)) if written else feedback
    return MessagePage(
        header=header,
        number=report.number,
        place=place,
        urls=StepUrls.of("cases:feedback"),
        title=row.title,
        to=row.to,
        badge=row.badge,
        line=row.line,
        steps=steps | ({"attempt"} if _may_note_attempt(feedback, reader) else frozenset()),
        releases=may_take(feedback, "release", reader),
        needed=objections(feedback, "release") if "release" in steps else _no_letter_yet(feedback),
        sheet=feedback_sheet(letter, known=known) if written and not hidden else SafeString(""),
        hidden=hidden,
        pdf=_pdf(feedback, "cases:feedback", place, asked) if known else None,
        facts=_told({"Opsteller": _name(feedback.author)}, feedback),
        told=_told_by_track(feedback),
        attempts=_attempts(feedback, known),
    )


def _attempts(feedback: "Feedback", known: bool) -> list[dict[str, Any]]:
    """When and by whom; what was noted only for who may know the reporter."""
    return [
        {
            **attempt,
            "at": datetime.fromisoformat(attempt["at"]),
            "note": attempt["note"] if known else "",
        }
        for attempt in feedback.attempts
    ]


def notice_page(
    notice: "FamilyNotice", place: int, reader: "User", header: "CaseHeader", asked: int = 0
) -> MessagePage:
    report = notice.report
    row = _notice_row(notice, place, _lines(report))
    steps = _steps(notice, NOTICE_STEPS, reader)
    two = needs_second_reader(notice)
    draft = notice.state == NoticeState.DRAFT and notice.superseded_at is None
    asks = draft and can_send_feedback(notice, reader)
    readers = possible_readers(notice) if two and asks else []
    return MessagePage(
        header=header,
        number=report.number,
        place=place,
        urls=StepUrls.of("cases:notice"),
        title=row.title,
        to=row.to,
        badge=row.badge,
        line=row.line,
        steps=steps,
        releases=may_take(notice, "release", reader) and not (two and notice.author is None),
        needed=objections(notice, "release") if draft else [],
        sheet=notice_sheet(with_texts(notice, notice_texts(notice))),
        hidden=False,
        pdf=_pdf(notice, "cases:notice", place, asked),
        facts=_notice_facts(notice),
        second_reader=two,
        readers=[(user.pk, user.name) for user in readers],
    )


def _lines(report: "Report") -> dict[str, DeadlineLine]:
    now, calendar = timezone.now(), calendar_of(report.case.region)
    terms = terms_of(report)
    return {code: line_for(row, now=now, calendar=calendar) for code, row in terms.items()}


def _feedback_row(
    feedback: "Feedback", place: int, lines: dict[str, DeadlineLine], known: bool
) -> MessageRow:
    early = feedback.kind == FeedbackKind.SECOND and feedback.ready_since is None
    owed = feedback.state in NEXT and feedback.superseded_at is None
    return MessageRow(
        title=str(feedback.get_kind_display()).capitalize(),
        to=feedback.report.reporter.name if known else UNKNOWN_REPORTER,
        badge=_badge(feedback),
        next_step="Volgt als de dienst een uitkomst heeft" if early and owed else _next(feedback),
        line=lines.get(TERM_OF[FeedbackKind(feedback.kind)]) if owed else None,
        url=reverse("cases:feedback", args=[feedback.report.number, place]),
    )


def _notice_row(notice: "FamilyNotice", place: int, lines: dict[str, DeadlineLine]) -> MessageRow:
    today = timezone.localdate()
    owed = notice.state not in SENT and notice.superseded_at is None
    person, undeferred = notice.addressee, notice.state != NoticeState.DEFERRED
    past = owed and not undeferred and (notice.deferred_until or today) < today
    return MessageRow(
        title="Brief aan het gezin",
        to=f"{person.name}, {person.age_text(today)}",
        badge=Badge("Uitstel voorbij", "red") if past else _badge(notice),
        next_step=_next_for_family(notice, past=past),
        line=lines.get("D2b" if undeferred and "D2b" in lines else "D6") if owed else None,
        url=reverse("cases:notice", args=[notice.report.number, place]),
        late=past,
    )


def _next_for_family(notice: "FamilyNotice", *, past: bool) -> str:
    if past:
        return "Informeer nu of besluit opnieuw"
    if notice.state == NoticeState.DEFERRED and not _lapsed(notice):
        return f"Uitgesteld tot en met {notice.deferred_until:%d-%m-%Y}"
    return _next(notice)


def _is_history(message: "Feedback | FamilyNotice") -> bool:
    """Of an earlier round, and somebody heard it or at least wrote it."""
    return bool(message.superseded_at) and (message.state in SENT or message.has_text)


def _lapsed(message: "Feedback | FamilyNotice") -> bool:
    return bool(message.superseded_at) and message.state in UNSENT


def _badge(message: "Feedback | FamilyNotice") -> Badge:
    if _lapsed(message):
        return Badge("Vervallen", "neutral")
    return Badge(message.get_state_display().capitalize(), TONES[message.state])


def _next(message: "Feedback | FamilyNotice") -> str:
    if message.sent_at:
        day = f"{timezone.localtime(message.sent_at):%d-%m-%Y}"
        return f"Verzonden op {day}, {message.get_channel_display()}"
    return (
        "Niets: hoort bij een eerder besluit" if _lapsed(message) else NEXT.get(message.state, "")
    )


def _steps(
    message: "Feedback | FamilyNotice", names: tuple[str, ...], reader: "User"
) -> frozenset[str]:
    """The steps this reader may take from here; of a replaced message none."""
    if message.superseded_at:
        return frozenset()
    from_here = {
        step.name for step in message.get_all_state_transitions() if step.source == message.state
    }
    return frozenset(
        name
        for name in names
        if name in from_here
        and may_take(message, name, reader)
        and (name in SHOWN_BLOCKED or not objections(message, name))
    )


def _may_note_attempt(feedback: "Feedback", reader: "User") -> bool:
    unsent = feedback.state in NEXT and feedback.superseded_at is None
    return unsent and can_send_feedback(feedback, reader)


def _no_letter_yet(feedback: "Feedback") -> list[str]:
    second = feedback.kind == FeedbackKind.SECOND and feedback.state == FeedbackState.OPEN
    return objections(feedback, "write") if second else []


def _pdf(message: "Feedback | FamilyNotice", page: str, place: int, asked: int) -> Pdf | None:
    if message.document is None:
        return None
    args = [message.report.number, place]
    again = f"{reverse(page, args=args)}?gevraagd={asked + 1}" if asked < PATIENCE else ""
    return Pdf(reverse(f"{page}_pdf", args=args), message.document.printed, again)


def _notice_facts(notice: "FamilyNotice") -> list[dict[str, str]]:
    """Who, when and how, as far as it happened."""
    deferred = notice.get_deferral_ground_display() if notice.deferral_ground else ""
    return _told(
        {
            "Opsteller": _name(notice.author),
            "Tweede lezer": _name(notice.second_reader),
            "Vrijgegeven door": _name(notice.released_by),
            "Weggelaten": notice.withheld,
            "Grond voor uitstel": deferred,
            "Toelichting op het uitstel": notice.deferral_reason,
        },
        notice,
    )


def _told_by_track(feedback: "Feedback") -> str:
    """What the letter says on the word of the track; it is not written here (002-15)."""
    if feedback.ready_since is None:
        return ""
    comes = "een" if feedback.follow_up == YesNoUnknown.YES else "geen"
    return (
        f"Sinds {_moment(feedback.ready_since)} heeft de dienst een uitkomst: er komt {comes} "
        "vervolg."
    )


def _told(facts: dict[str, str], message: "Feedback | FamilyNotice") -> list[dict[str, str]]:
    sending = {
        "Verzonden": _moment(message.sent_at),
        "Hoe": message.get_channel_display() if message.channel else "",
        "Ontvangst bevestigd": _moment(message.confirmed_at),
    }
    return [{"label": k, "value": v} for k, v in {**facts, **sending}.items() if v]


def _name(user: "User | None") -> str:
    return user.name if user else ""


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%d-%m-%Y %H.%M} uur" if at else ""
