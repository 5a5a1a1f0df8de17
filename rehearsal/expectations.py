"""What a script says must be true after a step, held against what is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.models import TextChoices
from django.utils.html import strip_tags

from cases.enums import (
    AssessmentState,
    CaseState,
    FeedbackKind,
    FeedbackState,
    NoticeState,
    RegieKind,
    RepeatState,
    ReportState,
)
from cases.models import (
    Case,
    CaseDeadline,
    FamilyNotice,
    Feedback,
    RegieAssignment,
    RepeatReport,
)
from deadlines.enums import DeadlineState
from deadlines.terms import TERMS
from deadlines.workdays import AMSTERDAM
from handover.enums import HandoverState
from handover.models import Handover
from localfield.models import LocalDeadline
from notifications.selectors import inbox
from rehearsal import (
    expected_at_partner,
    expected_before,
    expected_of_monitoring,
    expected_of_sharing,
)
from rehearsal.facts import Facts
from rehearsal.found import ABSENT, Found, compare
from rehearsal.moments import NotAMoment, read_day, read_moment
from rehearsal.picture import due_in_words
from rehearsal.stage import Turn
from safetyplans.enums import PlanState
from safetyplans.models import SafetyPlan
from tracks.enums import RvdkState, TrackState
from tracks.models import RvdkRequest, Track
from workflow import steps

NOBODY = "nobody"
LETTERS = {kind.value: kind for kind in FeedbackKind}


def check(turn: Turn) -> list[Found]:
    """Every expectation of this step, in the order of the script."""
    facts = turn.facts
    facts.expects(*CHECKS)
    facts.refuse_rest()
    return [found for name in facts.names() for found in CHECKS[name](turn, name)]


def _state(turn: Turn, name: str) -> Iterator[Found]:
    kind, read = STATES[name]
    given = turn.facts.text(name)
    expected = given if given == ABSENT else turn.facts.choice(name, kind)
    yield compare(turn.facts, name, name, expected, read(turn) or ABSENT)


def _case_state(turn: Turn) -> str:
    return str(turn.case.state)


def _report_state(turn: Turn) -> str:
    return str(turn.report.state)


def _assessment_state(turn: Turn) -> str:
    report = turn.report
    return str(report.assessment.state) if hasattr(report, "assessment") else ""


def _track_state(turn: Turn) -> str:
    latest = Track.objects.filter(case=turn.case).order_by("-pk").first()
    return str(latest.state) if latest else ""


def _plan_state(turn: Turn) -> str:
    latest = SafetyPlan.objects.filter(case=turn.case).order_by("-pk").first()
    return str(latest.state) if latest else ""


def _handover_state(turn: Turn) -> str:
    latest = Handover.objects.filter(case=turn.case).order_by("-pk").first()
    return str(latest.state) if latest else ""


def _repeat_state(turn: Turn) -> str:
    repeat = RepeatReport.objects.filter(report=turn.report).first()
    return str(repeat.state) if repeat else ""


def _monitored_since(turn: Turn, name: str) -> Iterator[Found]:
    """The day from which VT monitors, or ``absent``."""
    since = turn.case.monitored_since
    given = turn.facts.text(name)
    expected = given if given == ABSENT else str(turn.facts.day(name))
    yield compare(turn.facts, name, "gevolgd sinds", expected, str(since) if since else ABSENT)


def _known_to(turn: Turn, name: str) -> Iterator[Found]:
    """Who sees the family as a partner; ``unknown_to`` who does not (A2)."""
    wanted = name == "known_to"
    for who in turn.facts.texts(name):
        colleague = turn.facts.look_up(name, who, turn.scene.colleagues, "De collega")
        seen = Case.objects.known_to_partner(colleague).filter(pk=turn.case.pk).exists()
        wrong = "" if seen == wanted else f"{who} ziet het gezin {'niet' if wanted else 'wel'}."
        yield Found(turn.facts.block.place_of(name).line, wrong)


def _rvdk_state(turn: Turn) -> str:
    latest = RvdkRequest.objects.filter(track__case=turn.case).order_by("-pk").first()
    return str(latest.state) if latest else ""


def _plan_versions(turn: Turn, name: str) -> Iterator[Found]:
    found = str(turn.plan.versions.count())
    yield compare(turn.facts, name, "versies van het plan", turn.facts.text(name), found)


def _feedback_state(kind: FeedbackKind) -> Callable[[Turn], str]:
    def read(turn: Turn) -> str:
        found = turn.report.feedback.current().filter(kind=kind).first()
        return str(found.state) if found else ""

    return read


def _notices(turn: Turn, name: str) -> Iterator[Found]:
    """``{moeder: sent, kind: absent}``"""
    listed = turn.facts.block_of(name)
    for person in listed.names():
        addressee = turn.person(person)
        row = turn.report.family_notices.current().filter(addressee=addressee).first()
        given = listed.text(person)
        expected = given if given == ABSENT else listed.choice(person, NoticeState)
        found = str(row.state) if row else ABSENT
        yield compare(listed, person, f"gezinsbericht {person}", expected, found)


def _deadlines(turn: Turn, name: str) -> Iterator[Found]:
    """``{D1: ma 05-01-2026, D6: met, D7: zo 15-06-2025 22:40 met, D3: absent}``"""
    listed = turn.facts.block_of(name)
    for term in listed.names():
        if term not in TERMS:
            raise listed.mistake(term, f"{term} is geen termijn van de tabel.")
        row = _latest(turn, term)
        for expected in _parts(listed, term):
            found = ABSENT if row is None else _seen(row, expected)
            yield compare(listed, term, term, expected, found)


def _latest(turn: Turn, term: str) -> CaseDeadline | LocalDeadline | None:
    """Of this report, of the case, or at the local field."""
    of_case = CaseDeadline.objects.filter(case=turn.case, term=term).order_by("-pk")
    return (
        of_case.filter(report=turn.report).first()
        or of_case.filter(report=None).first()
        or LocalDeadline.objects.filter(case=turn.case, term=term).order_by("-pk").first()
    )


def _parts(listed: Facts, term: str) -> list[str]:
    """The date, the state, or both in this order."""
    text = listed.text(term)
    first, _, last = text.rpartition(" ")
    states = {*DeadlineState.values, ABSENT, "late"}
    if last in states:
        return [part for part in (first, last) if part]
    return [text]


def _seen(row: CaseDeadline | LocalDeadline, expected: str) -> str:
    """The row in the terms of the expectation, so that equal things read equal."""
    if expected == "late":
        return "late" if row.breached_at else "on time"
    if expected in {*DeadlineState.values, ABSENT}:
        return str(row.state)
    local = row.due_at.astimezone(AMSTERDAM)
    try:
        if row.rule.is_exact:
            same = read_moment(expected, now=local) == local
        else:
            same = read_day(expected, today=local.date()) == local.date()
    except NotAMoment as trouble:
        return f"{due_in_words(row)} ({trouble})"
    return expected if same else due_in_words(row)


def _regie(turn: Turn, name: str) -> Iterator[Found]:
    """``{zicht_op_veiligheid: vt, procesregie: nobody}``"""
    listed = turn.facts.block_of(name)
    names = {row.pk: key for key, row in turn.scene.organisations.items()}
    for kind in listed.names():
        if kind not in RegieKind.values:
            raise listed.mistake(kind, f"‘{kind}’ is geen soort regie.")
        held = RegieAssignment.objects.filter(case=turn.case, kind=kind, until=None).first()
        found = names[held.organisation_id] if held else NOBODY
        yield compare(listed, kind, kind, listed.text(kind), found)


def _letters(turn: Turn, name: str) -> Iterator[Found]:
    """``letters: {moeder: [tekst die erin staat]}``; ``lacks`` turns it around."""
    listed = turn.facts.block_of(name)
    wanted = name == "letters"
    for whose in listed.names():
        message = turn.feedback(LETTERS[whose]) if whose in LETTERS else turn.notice(whose)
        words = _words_of(message)
        for text in listed.texts(whose):
            right = (text in words) == wanted
            how = "ontbreekt" if wanted else "staat"
            wrong = "" if right else f"in de brief ({whose}) {how} ‘{text}’."
            yield Found(listed.block.place_of(whose).line, wrong)


def _words_of(message: Feedback | FamilyNotice) -> str:
    """The letter as one line of text: frozen, or as it is being written."""
    written = message.document.html if message.document else getattr(message, "body", "")
    body = written.rpartition("</head>")[2]
    return " ".join(strip_tags(body).split())


def _notified(turn: Turn, name: str) -> Iterator[Found]:
    """``notified: {bram: [te laat]}``; ``not_notified`` turns it around."""
    listed = turn.facts.block_of(name)
    wanted = name == "notified"
    for who in listed.names():
        colleague = listed.look_up(who, who, turn.scene.colleagues, "De collega")
        messages = [f"{m.title} {m.body}" for m in inbox(colleague)]
        for text in listed.texts(who):
            right = any(text in message for message in messages) == wanted
            wrong = "" if right else f"{who} kreeg {'geen' if wanted else 'wel'} bericht ‘{text}’."
            yield Found(listed.block.place_of(who).line, wrong)


def _content(turn: Turn, name: str) -> Iterator[Found]:
    """``{expectation: [tekst], steps_taken: ["1", "2"]}``: what the report says, or lists."""
    listed = turn.facts.block_of(name)
    content = turn.report.content
    for column in listed.names():
        if not hasattr(content, column):
            raise listed.mistake(column, f"‘{column}’ staat niet in de inhoud van een melding.")
        said = getattr(content, column)
        held = [str(item) for item in said] if isinstance(said, list) else str(said)
        for text in listed.texts(column):
            wrong = "" if text in held else f"bij {column} staat niet ‘{text}’ maar: {held}"
            yield Found(listed.block.place_of(column).line, wrong)


def _repeat_report(turn: Turn, name: str) -> Iterator[Found]:
    found = "yes" if turn.report.repeat_report else "no"
    yield compare(turn.facts, name, "hermelding", turn.facts.text(name), found)


def _urgent(turn: Turn, name: str) -> Iterator[Found]:
    found = "yes" if turn.report.urgent else "no"
    yield compare(turn.facts, name, "spoed", turn.facts.text(name), found)


def _radar(turn: Turn, name: str) -> Iterator[Found]:
    found = str(turn.report.radar_hits.count())
    yield compare(turn.facts, name, "treffers van de radar", turn.facts.text(name), found)


def _same_case_as(turn: Turn, name: str) -> Iterator[Found]:
    other = turn.facts.known(name, turn.stage.reports, "De melding")
    wrong = "" if other.case_id == turn.case.pk else "de meldingen staan in twee dossiers."
    yield Found(turn.facts.block.place_of(name).line, wrong)


def _seen_by(turn: Turn, name: str) -> Iterator[Found]:
    """Who sees the case today; ``hidden_from`` who does not."""
    wanted = name == "seen_by"
    for who in turn.facts.texts(name):
        colleague = turn.facts.look_up(name, who, turn.scene.colleagues, "De collega")
        seen = Case.objects.visible_to(colleague).filter(pk=turn.case.pk).exists()
        wrong = "" if seen == wanted else f"{who} ziet het dossier {'niet' if wanted else 'wel'}."
        yield Found(turn.facts.block.place_of(name).line, wrong)


def _needed(turn: Turn, name: str) -> Iterator[Found]:
    """``needed: {assessment.decide: [zin]}``: what still stands in the way of a step."""
    listed = turn.facts.block_of(name)
    for step in listed.names():
        row, _, what = step.partition(".")
        subject = getattr(turn, row)
        sentences = " ".join(steps.objections(subject, what))
        for text in listed.texts(step):
            wrong = "" if text in sentences else f"bij {step} staat niet ‘{text}’ maar: {sentences}"
            yield Found(listed.block.place_of(step).line, wrong)


STATES: dict[str, tuple[type[TextChoices], Callable[[Turn], str]]] = {
    "report": (ReportState, _report_state),
    "assessment": (AssessmentState, _assessment_state),
    "case": (CaseState, _case_state),
    "track": (TrackState, _track_state),
    "plan": (PlanState, _plan_state),
    "rvdk": (RvdkState, _rvdk_state),
    "handover": (HandoverState, _handover_state),
    "repeat": (RepeatState, _repeat_state),
    "first_feedback": (FeedbackState, _feedback_state(FeedbackKind.FIRST)),
    "second_feedback": (FeedbackState, _feedback_state(FeedbackKind.SECOND)),
}
CHECKS: dict[str, Callable[[Turn, str], Iterator[Found]]] = {
    **dict.fromkeys(STATES, _state),
    "plan_versions": _plan_versions,
    "notices": _notices,
    "deadlines": _deadlines,
    "regie": _regie,
    "letters": _letters,
    "letters_lack": _letters,
    "notified": _notified,
    "not_notified": _notified,
    "content": _content,
    "repeat_report": _repeat_report,
    "urgent": _urgent,
    "radar": _radar,
    "same_case_as": _same_case_as,
    "seen_by": _seen_by,
    "known_to": _known_to,
    "unknown_to": _known_to,
    "monitored_since": _monitored_since,
    "hidden_from": _seen_by,
    "needed": _needed,
    **expected_before.CHECKS,
    **expected_at_partner.CHECKS,
    **expected_of_sharing.CHECKS,
    **expected_of_monitoring.CHECKS,
}
