"""The page Dienst of a case: how its track stands, what comes next, and everything beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from cases.enums import ContactWith
from cases.permissions import can_note_contact, can_notify_authority
from cases.screens.dossier import TermRow, term_row
from cases.screens.dossier_timeline import WITHHELD, TimelineEntry
from cases.selectors.dossier import knows_every_reporter
from common.dutch import short_day
from common.shown import Fact, NextStep, Step
from deadlines.selectors import calendar_of
from tracks.guards.track import KIND_OF
from tracks.permissions import can_assign_track
from tracks.screens.conversations import TalkLine, talk_lines, titled
from tracks.screens.course import course_of, next_step
from tracks.screens.frame import is_over
from tracks.screens.words import day_of, days
from tracks.selectors import conversations as talks
from tracks.selectors import tracks

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import AuthorityNotice, Case, ContactMoment, Report
    from tracks.models import Conversation, Mdo, Track

JOURNAL_SIZE = 20
WEEKS = 10


@dataclass(frozen=True)
class Waiting:
    """A report that waits for a track; ``can_join`` when one of this family already runs."""

    number: str
    kind: str
    since: str
    can_join: bool


@dataclass(frozen=True)
class FormerTrack:
    number: str
    text: str


@dataclass(frozen=True)
class Overview:
    """Below the frame, when the case has a track. ``may_note`` is about police and Raad."""

    proposal: str
    turn_url: str
    step: NextStep | None
    course: list[Step]
    facts: list[Fact]
    terms: list[TermRow]
    plan: list[TalkLine]
    journal: "Page[TimelineEntry]"
    mdos: "list[Mdo]"
    conclusion: list[Fact]
    notices: "list[AuthorityNotice]"
    notices_url: str
    may_note: bool
    may_contact: bool
    may_change_team: bool


def waiting_of(case: "Case", running: "Track | None") -> list[Waiting]:
    return [
        Waiting(
            number=report.number,
            kind=str(KIND_OF[report.assessment.outcome].label),
            since=_waits_since(report),
            can_join=running is not None,
        )
        for report in tracks.waiting_reports(case)
    ]


def former_of(rows: "list[Track]", shown: "Track") -> list[FormerTrack]:
    return [
        FormerTrack(
            track.number,
            f"{track.get_kind_display()}, {track.get_state_display()}"
            f"{f' op {day_of(track.ended_at)}' if track.ended_at else ''}",
        )
        for track in rows
        if track.pk != shown.pk
    ]


def overview(track: "Track", reader: "User", *, page: str | None) -> Overview:
    now = timezone.now()
    calendar = calendar_of(track.case.region)
    plan = talks.talks_of(track)
    return Overview(
        proposal=_proposal(track),
        turn_url=reverse("tracks:turn", args=[track.number]),
        step=next_step(track, reader),
        course=course_of(track),
        facts=_facts(track, timezone.localdate(now)),
        terms=[term_row(term, reader, now, calendar) for term in tracks.terms_of(track)],
        plan=talk_lines(track, plan),
        journal=_journal(track, reader, page),
        mdos=list(track.mdos.prefetch_related("participants")),
        conclusion=conclusion_facts(track),
        notices=list(tracks.notices_of(track)),
        notices_url=reverse("cases:assessment_notices", args=[track.report.number]),
        may_note=can_notify_authority(track.case, reader),
        may_contact=can_note_contact(track.case, reader),
        may_change_team=not is_over(track) and can_assign_track(track, reader),
    )


def conclusion_facts(track: "Track") -> list[Fact]:
    """What the investigation says; empty while nothing was filled in."""
    if not (track.violence_conclusion or track.child_abuse_conclusion):
        return []
    facts = [
        Fact("Huiselijk geweld", capfirst(track.get_violence_conclusion_display())),
        Fact("Kindermishandeling", capfirst(track.get_child_abuse_conclusion_display())),
        Fact("Waarop de conclusie rust", track.conclusion_text),
    ]
    if track.safety_worries:
        facts.append(
            Fact("Zorgen over de veiligheid", capfirst(track.get_safety_worries_display()))
        )
    when = f"Getrokken op {day_of(track.concluded_at)}" if track.concluded_at else "In concept"
    return [*facts, Fact("Stand", when)]


def _facts(track: "Track", today: date) -> list[Fact]:
    decided = track.report.assessed_at
    facts = [
        Fact("Melding", track.report.number, reverse("cases:report", args=[track.report.number])),
        Fact("Besloten", day_of(decided) if decided else ""),
        Fact("Toegewezen", day_of(track.assigned_at) if track.assigned_at else ""),
        Fact("Begonnen", short_day(track.started_on) if track.started_on else "Nog niet"),
    ]
    if decided:
        facts.append(Fact("Wachttijd", _waited(track, decided, today)))
        facts.append(Fact("Loopt", _week(track, decided, today)))
    if track.converted_at:
        why = f"{day_of(track.converted_at)}: {track.get_conversion_reason_display()}"
        facts.append(Fact("Omgezet naar onderzoek", why))
    if track.early_end and is_over(track):
        facts.append(Fact("Voortijdig beëindigd", capfirst(track.get_early_end_display())))
    return facts


def _waited(track: "Track", decided: datetime, today: date) -> str:
    until = track.started_on or today
    waited = days((until - timezone.localdate(decided)).days)
    return f"{waited} tussen besluit en begin" if track.started_on else f"Wacht nu {waited}"


def _week(track: "Track", decided: datetime, today: date) -> str:
    """The ten weeks count from the decision, also when the kind of track changed (D4)."""
    end = timezone.localdate(track.ended_at) if track.ended_at else today
    week = (end - timezone.localdate(decided)).days // 7 + 1
    return f"Week {week} van {WEEKS}" if week <= WEEKS else f"Week {week}, langer dan {WEEKS} weken"


def _proposal(track: "Track") -> str:
    if not track.proposed or track.proposed_by is None:
        return ""
    return f"{track.proposed_by.name} stelt voor: {track.get_proposed_display()}."


def _waits_since(report: "Report") -> str:
    if report.assessed_at is None:
        return ""
    decided = timezone.localdate(report.assessed_at)
    return f"{short_day(decided)}, {days((timezone.localdate() - decided).days)}"


def _journal(track: "Track", reader: "User", page: str | None) -> "Page[TimelineEntry]":
    shown = Paginator(talks.journal_of(track), JOURNAL_SIZE).get_page(page)
    rows = list(shown.object_list)
    contacts = talks.contacts_with([pk for _, kind, pk in rows if kind == talks.CONTACT])
    held = talks.talks_with([pk for _, kind, pk in rows if kind == talks.TALK])
    knows = knows_every_reporter(track.case, reader)
    shown.object_list = [
        _talked(track, held[pk], at) if kind == talks.TALK else _contact(contacts[pk], knows)
        for at, kind, pk in rows
    ]
    return shown


def _talked(track: "Track", talk: "Conversation", at: datetime) -> TimelineEntry:
    return TimelineEntry(
        at=at,
        title=f"Gesprek met {titled(talk)} ({talk.get_channel_display()})",
        text=talk.summary,
        by=talk.held_by.name if talk.held_by else "",
        icon="users",
        tone="good" if talk.person_id else "",
        url=reverse("tracks:talk", args=[track.number, talk.pk]),
    )


def _contact(contact: "ContactMoment", knows_reporter: bool) -> TimelineEntry:
    """What was said with or about the reporter is read by who may know the reporter (A5)."""
    hidden = contact.contact_with == ContactWith.REPORTER and not knows_reporter
    return TimelineEntry(
        at=contact.at,
        title=f"Contact met {contact.get_contact_with_display()} ({contact.get_channel_display()})",
        text=WITHHELD if hidden else contact.summary,
        by=contact.by.name,
        icon="message-square",
        tone="good" if contact.contact_with == ContactWith.FAMILY else "",
    )
