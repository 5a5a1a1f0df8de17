"""What the pages of the letters show."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from cases.anonymity import leaks
from cases.enums import FeedbackKind, FeedbackState, NoticeState
from cases.permissions import can_send_feedback, needs_second_reader
from cases.screens.badges import Badge
from cases.selectors.addressees import possible_readers
from cases.selectors.letters import family_draft, family_letter, feedback_draft, feedback_letter
from cases.selectors.messages import feedback_of, notices_of, sees_reporter, terms_of
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from workflow.steps import may_take, objections

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import FamilyNotice, Feedback, Report
    from cases.screens.header import CaseHeader
    from cases.selectors.letters import Letter

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
FEEDBACK_STEPS = ("write", "release", "take_back", "send", "confirm", "give_up")
NOTICE_STEPS = ("write", "release", "take_back", "send", "confirm", "defer")
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
    """What ``cases/letters/message.html`` shows of one message."""

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
    facts: list[dict[str, Any]]
    second_reader: bool = False
    readers: list[tuple[int, str]] = field(default_factory=list)
    latest_deferral: date | None = None
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
        earlier=[shown for row, shown in told + heard if row.superseded_at and row.state in SENT],
        law=lines.get("D6"),
    )


def feedback_page(
    feedback: "Feedback", place: int, reader: "User", header: "CaseHeader", asked: int = 0
) -> MessagePage:
    report = feedback.report
    known = sees_reporter(reader, report)
    row = _feedback_row(feedback, place, _lines(report), known)
    steps = _steps(feedback, FEEDBACK_STEPS, reader)
    written = feedback.kind == FeedbackKind.FIRST
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
        sheet=feedback_sheet(feedback, known=known) if written else SafeString(""),
        hidden=feedback.document is not None and not known,
        pdf=_pdf(feedback, "cases:feedback", place, asked) if known else None,
        facts=_facts(feedback),
        attempts=[
            {**attempt, "at": datetime.fromisoformat(attempt["at"])}
            for attempt in feedback.attempts
        ],
    )


def notice_page(
    notice: "FamilyNotice", place: int, reader: "User", header: "CaseHeader", asked: int = 0
) -> MessagePage:
    report = notice.report
    row = _notice_row(notice, place, _lines(report))
    steps = _steps(notice, NOTICE_STEPS, reader)
    two = needs_second_reader(notice)
    asks = notice.state == NoticeState.DRAFT and can_send_feedback(notice, reader)
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
        releases=may_take(notice, "release", reader),
        needed=objections(notice, "release") if notice.state == NoticeState.DRAFT else [],
        sheet=notice_sheet(notice),
        hidden=False,
        pdf=_pdf(notice, "cases:notice", place, asked),
        facts=_facts(notice),
        second_reader=two,
        readers=[(user.pk, user.name) for user in readers],
    )


def feedback_sheet(feedback: "Feedback", *, known: bool) -> SafeString:
    """The letter as it was frozen, or as it would be printed now; without the name for a reader
    who may not know it."""
    if feedback.document_id:
        return _frozen(feedback) if known else SafeString("")
    letter = feedback_letter(feedback, day=timezone.localdate())
    if not known:
        letter = replace(letter, addressee=("De melder",), salutation="Geachte melder,")
    return _sheet(letter)


def notice_sheet(notice: "FamilyNotice") -> SafeString:
    if notice.document_id:
        return _frozen(notice)
    return _sheet(family_letter(notice, day=timezone.localdate()))


def findings_in(notice: "FamilyNotice") -> list[str]:
    """What the anonymity filter finds in the text as it stands (A4)."""
    return leaks(notice.body, notice.report)


def texts_to_start_with(message: "Feedback | FamilyNotice") -> dict[str, str]:
    """What is kept, or a first text from recorded facts while nothing is."""
    if hasattr(message, "body"):
        body = message.body or render_to_string(*family_draft(message))
        return {"body": body, "withheld": message.withheld}
    names = ("earlier_reports", "earlier_information", "assessment_result", "advice", "message")
    kept = {name: getattr(message, name) for name in names}
    return kept if any(kept.values()) else feedback_draft(message.report)


def file_name(message: "Feedback | FamilyNotice", place: int) -> str:
    """Numbers only: a file name turns up in lists that nobody guards."""
    if hasattr(message, "body"):
        return f"gezinsbericht-{place}-{message.report.number}.pdf"
    kind = {FeedbackKind.FIRST: 1, FeedbackKind.SECOND: 2}[FeedbackKind(message.kind)]
    return f"terugkoppeling-{kind}-{message.report.number}.pdf"


def _lines(report: "Report") -> dict[str, DeadlineLine]:
    now, calendar = timezone.now(), calendar_of(report.case.region)
    terms = terms_of(report)
    return {code: line_for(row, now=now, calendar=calendar) for code, row in terms.items()}


def _feedback_row(
    feedback: "Feedback", place: int, lines: dict[str, DeadlineLine], known: bool
) -> MessageRow:
    second = feedback.kind == FeedbackKind.SECOND
    owed = feedback.state in NEXT and feedback.superseded_at is None
    return MessageRow(
        title=str(feedback.get_kind_display()).capitalize(),
        to=feedback.report.reporter.name if known else UNKNOWN_REPORTER,
        badge=_badge(feedback),
        next_step="Volgt als de dienst klaar is" if second and owed else _next(feedback),
        line=lines.get(TERM_OF[FeedbackKind(feedback.kind)]) if owed else None,
        url=reverse("cases:feedback", args=[feedback.report.number, place]),
    )


def _notice_row(notice: "FamilyNotice", place: int, lines: dict[str, DeadlineLine]) -> MessageRow:
    today = timezone.localdate()
    owed = notice.state not in SENT and notice.superseded_at is None
    person, undeferred = notice.addressee, notice.state != NoticeState.DEFERRED
    past = notice.state == NoticeState.DEFERRED and (notice.deferred_until or today) < today
    return MessageRow(
        title="Brief aan het gezin",
        to=f"{person.name}, {person.age_text(today)}",
        badge=Badge("Uitstel voorbij", "red") if past else _badge(notice),
        next_step="Informeer nu of besluit opnieuw" if past else _next(notice),
        line=lines.get("D2b" if undeferred and "D2b" in lines else "D6") if owed else None,
        url=reverse("cases:notice", args=[notice.report.number, place]),
        late=past,
    )


def _badge(message: "Feedback | FamilyNotice") -> Badge:
    return Badge(message.get_state_display().capitalize(), TONES[message.state])


def _next(message: "Feedback | FamilyNotice") -> str:
    if message.sent_at:
        day = f"{timezone.localtime(message.sent_at):%d-%m-%Y}"
        return f"Verzonden op {day}, {message.get_channel_display()}"
    if message.state == NoticeState.DEFERRED and hasattr(message, "deferred_until"):
        return f"Uitgesteld tot en met {message.deferred_until:%d-%m-%Y}"
    return NEXT.get(message.state, "")


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


def _facts(message: "Feedback | FamilyNotice") -> list[dict[str, Any]]:
    """Who, when and how, as far as it happened."""
    released = getattr(message, "released_by", None)
    deferred = getattr(message, "deferral_ground", "")
    pairs = [
        ("Opsteller", message.author.name if message.author else ""),
        ("Tweede lezer", getattr(getattr(message, "second_reader", None), "name", "")),
        ("Vrijgegeven door", released.name if released else ""),
        ("Weggelaten", getattr(message, "withheld", "")),
        ("Grond voor uitstel", message.get_deferral_ground_display() if deferred else ""),
        ("Toelichting op het uitstel", getattr(message, "deferral_reason", "")),
        ("Verzonden", _moment(message.sent_at)),
        ("Hoe", message.get_channel_display() if message.channel else ""),
        ("Ontvangst bevestigd", _moment(message.confirmed_at)),
    ]
    return [{"label": label, "value": value} for label, value in pairs if value]


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%d-%m-%Y %H.%M} uur" if at else ""


def _sheet(letter: "Letter") -> SafeString:
    context = {"letter": letter, "level": 2, "below": 3}
    return render_to_string("documents/partials/sheet.html", context)


def _frozen(message: "Feedback | FamilyNotice") -> SafeString:
    """The body of the page that was frozen; our own templates wrote and escaped it."""
    found = re.search(r"<body>(.*)</body>", message.document.html, re.DOTALL)
    assert found, "a frozen letter has a body"
    lowered = re.sub(r"(</?h)([1-3])\b", lambda m: f"{m[1]}{int(m[2]) + 1}", found[1])
    return mark_safe(lowered)  # noqa: S308 - see above
