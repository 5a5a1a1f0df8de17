"""What a script says of the handover document and of the work of the local field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.html import strip_tags

from common.dutch import long_day
from handover.content.shape import Section
from handover.models import Handover, HandoverCopy
from handover.selectors.meeting import monitoring_days
from localfield.enums import BridgingState, ReportBackState, TrajectoryState
from localfield.models import BridgingPeriod, LocalTrajectory, ReportBack
from monitoring.enums import MonitoringScheme
from rehearsal.found import ABSENT, Found, compare
from rehearsal.moments import NotAMoment, read_day
from rehearsal.stage import Turn

Life = type[BridgingPeriod] | type[LocalTrajectory] | type[ReportBack]
STATES: dict[str, tuple[type[TextChoices], Life]] = {
    "bridging": (BridgingState, BridgingPeriod),
    "report_back": (ReportBackState, ReportBack),
    "trajectory": (TrajectoryState, LocalTrajectory),
}


def _state(turn: Turn, name: str) -> Iterator[Found]:
    """Of the latest of this family, or ``absent``."""
    kind, model = STATES[name]
    latest = model.objects.filter(case=turn.case).order_by("-pk").first()
    given = turn.facts.text(name)
    expected = given if given == ABSENT else turn.facts.choice(name, kind)
    found = str(latest.state) if latest else ABSENT
    yield compare(turn.facts, name, name, expected, found)


def _document(turn: Turn, name: str) -> Iterator[Found]:
    """``document: [text]`` stands in the frozen handover document; ``document_lacks`` does not."""
    words = " ".join(strip_tags(turn.handover.document.document.html).split())
    wanted = name == "document"
    for text in turn.facts.texts(name):
        right = (text in words) == wanted
        wrong = "" if right else f"in het document {'ontbreekt' if wanted else 'staat'} ‘{text}’."
        yield Found(turn.facts.block.place_of(name).line, wrong)


def _sections(turn: Turn, name: str) -> Iterator[Found]:
    """``sections: {"12": [text], "10": absent}``: the words of one section of the frozen document,
    or that it is not there at all."""
    listed = turn.facts.block_of(name)
    written = {str(one["number"]): one for one in turn.handover.document.content["sections"]}
    for number in listed.names():
        words = _words_of(written[number]) if number in written else ABSENT
        for text in listed.texts(number):
            right = words == ABSENT if text == ABSENT else text in words
            wrong = "" if right else f"in onderdeel {number} staat niet ‘{text}’ maar: {words}"
            yield Found(listed.block.place_of(number).line, wrong)


def _words_of(section: Section) -> str:
    """As a reader has it before them: headings, facts behind their label, texts and lists."""
    lines: list[str] = []
    for one in section["blocks"]:
        facts = [f"{label}: {value}" for label, value in one["facts"]]
        lines += [one["heading"], *facts, one["text"], *one["items"]]
    return "\n".join(filter(None, lines))


def _moments(turn: Turn, name: str) -> Iterator[Found]:
    """``moments: [do 20-11-2025, …]``: the days on which VT looks how it is, exactly these, in
    section 12 of the frozen document and in the report of the meeting (D9)."""
    expected = [_day(turn, name, text) for text in turn.facts.texts(name)]
    document = turn.handover.document.content["sections"]
    twelfth = next(one for one in document if one["key"] == "monitoring")
    told = {label: value for each in twelfth["blocks"] for label, value in each["facts"]}
    for_family = turn.meeting.reports.exclude(person=None).order_by("pk")
    words = ", ".join(map(long_day, expected))
    yield compare(turn.facts, name, "de momenten in het document", words, told.get("Op", ABSENT))
    for report in for_family:
        days = [date.fromisoformat(day) for day in report.content["monitoring"].get("days", [])]
        found = ", ".join(map(long_day, days))
        yield compare(turn.facts, name, f"de momenten voor {report.person}", words, found)


def _offered(turn: Turn, name: str) -> Iterator[Found]:
    """``offered: {3-12: [wo 03-12-2025, do 03-09-2026]}``: what the table can choose from."""
    listed, day = turn.facts.block_of(name), timezone.localdate()
    for scheme in listed.names():
        if scheme not in MonitoringScheme.values:
            raise listed.mistake(scheme, f"‘{scheme}’ is geen schema om te volgen.")
        days = monitoring_days(turn.meeting, scheme, handed_over=turn.meeting.held_on or day)
        expected = ", ".join(long_day(_day(turn, name, text)) for text in listed.texts(scheme))
        found = ", ".join(map(long_day, days))
        yield compare(listed, scheme, f"momenten bij {scheme}", expected, found)


def _day(turn: Turn, name: str, text: str) -> date:
    try:
        return read_day(text, today=timezone.localdate())
    except NotAMoment as trouble:
        raise turn.facts.mistake(name, str(trouble)) from None


def _reads_handover(turn: Turn, name: str) -> Iterator[Found]:
    """Who can open the handover as its receiver, or the copy of it; ``reads_no_handover`` not."""
    wanted, handover = name == "reads_handover", turn.handover
    for who in turn.facts.texts(name):
        colleague = turn.facts.look_up(name, who, turn.scene.colleagues, "De collega")
        received = Handover.objects.for_receiver(colleague).filter(pk=handover.pk)
        copies = HandoverCopy.objects.for_organisation(colleague).filter(handover=handover)
        right = (received.exists() or copies.exists()) == wanted
        wrong = "" if right else f"{who} leest de overdracht {'niet' if wanted else 'wel'}."
        yield Found(turn.facts.block.place_of(name).line, wrong)


def _local_versions(turn: Turn, name: str) -> Iterator[Found]:
    """How many versions were laid before everybody to sign."""
    found = str(turn.plan.local_versions.count())
    yield compare(turn.facts, name, "versies om te tekenen", turn.facts.text(name), found)


CHECKS: dict[str, Callable[[Turn, str], Iterator[Found]]] = {
    **dict.fromkeys(STATES, _state),
    "document": _document,
    "document_lacks": _document,
    "sections": _sections,
    "moments": _moments,
    "offered": _offered,
    "reads_handover": _reads_handover,
    "reads_no_handover": _reads_handover,
    "local_versions": _local_versions,
}
