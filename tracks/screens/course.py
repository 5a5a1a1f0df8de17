"""Where a track stands in its machine, and what its next step still misses."""

from typing import TYPE_CHECKING

from django.urls import reverse

from common.dutch import short_day
from common.shown import COMPLETED, CURRENT, UPCOMING, NextStep, Step
from tracks.enums import TrackKind, TrackState
from tracks.permissions import can_work
from tracks.screens.links import ELSEWHERE
from tracks.screens.words import day_of
from workflow.steps import cautions, objections

if TYPE_CHECKING:
    from accounts.models import User
    from tracks.models import Track

S = TrackState
PATHS = {
    TrackKind.CONDITIONS: [
        S.ASSIGNED,
        S.STARTED,
        S.CONVERSATIONS,
        S.DRAFTING_CONDITIONS,
        S.CONDITIONS_SET,
        S.HANDOVER_PLANNED,
        S.HANDED_OVER,
        S.COMPLETED,
    ],
    TrackKind.INVESTIGATION: [
        S.ASSIGNED,
        S.STARTED,
        S.CONVERSATIONS,
        S.FINDINGS,
        S.CONCLUDED,
        S.DRAFTING_CONDITIONS,
        S.CONDITIONS_SET,
        S.HANDOVER_PLANNED,
        S.HANDED_OVER,
        S.COMPLETED,
    ],
}


def course_of(track: "Track") -> list[Step]:
    """The steps of this kind of track; what is over ends where it ended."""
    path = [TrackState(state) for state in PATHS[TrackKind(track.kind)]]
    state = TrackState(track.state)
    if state == S.CLOSED_WITHOUT_FOLLOW_UP:
        path = [*path[: path.index(S.CONCLUDED) + 1], state]
    if state == S.ENDED_EARLY:
        path = [*(step for step in path if _note(track, step)), state]
    here = path.index(state)
    return [Step(_label(step), _place(path.index(step), here), _note(track, step)) for step in path]


def next_step(track: "Track", reader: "User") -> NextStep | None:
    """The one thing that brings this track on, for whoever may take it; None when it is over."""
    name = step_name(track)
    if name is None:
        return None
    page, page_label = _elsewhere(track, name)
    title, text = WORDS[name]
    follows = name in FOLLOWS_ELSEWHERE
    return NextStep(
        name=name,
        title=title,
        text=text,
        objections=objections(track, name),
        cautions=[] if follows else cautions(track, name),
        may_take=can_work(track, reader),
        url=page,
        url_label=page_label,
        follows=follows,
    )


def step_name(track: "Track") -> str | None:
    """The step that follows; after a conclusion it depends on what was concluded."""
    if track.state == S.CONVERSATIONS:
        investigates = track.kind == TrackKind.INVESTIGATION
        return "gather_findings" if investigates else "draft_conditions"
    if track.state == S.CONCLUDED:
        follows = track.has_to_be_followed
        return "go_on_to_conditions" if follows else "close_without_follow_up"
    return ALWAYS.get(TrackState(track.state))


ALWAYS = {
    S.ASSIGNED: "start",
    S.STARTED: "begin_conversations",
    S.FINDINGS: "conclude",
    S.DRAFTING_CONDITIONS: "set_conditions",
    S.CONDITIONS_SET: "plan_handover",
    S.HANDOVER_PLANNED: "hand_over",
    S.HANDED_OVER: "complete",
}
FOLLOWS_ELSEWHERE = {"set_conditions", "plan_handover", "hand_over"}
WORDS = {
    "plan_handover": (
        "Plan de overdracht",
        "De voorwaarden staan. Bereid nu de overdracht aan het lokale veld voor, met het gezin "
        "erbij.",
    ),
    "hand_over": (
        "Draag over",
        "De overdracht is gepland of verzonden. Zodra de ontvanger haar accepteert, gaat de regie "
        "over. Tot dan is zij van Veilig Thuis.",
    ),
    "complete": (
        "Rond de dienst af",
        "De ontvanger heeft de regie. Als de melder de tweede terugkoppeling heeft, is de dienst "
        "klaar. Het dossier blijft open om de veiligheid te volgen.",
    ),
    "start": (
        "Begin de dienst",
        "Vul de eerste werkdag in. Hoelang het gezin wachtte, volgt daaruit.",
    ),
    "begin_conversations": (
        "Begin de gesprekken",
        "Het gespreksplan zegt met wie u spreekt: ieder gezinslid, ook de kinderen.",
    ),
    "draft_conditions": (
        "Maak voorwaarden",
        "Als iedereen is gesproken, maakt u met het gezin de voorwaarden voor veiligheid.",
    ),
    "gather_findings": (
        "Leg bevindingen vast",
        "Als de bronnen zijn vastgelegd en voorgelegd, weegt u wat zij betekenen.",
    ),
    "conclude": (
        "Trek de conclusie",
        "De conclusie geldt voor huiselijk geweld en voor kindermishandeling apart.",
    ),
    "go_on_to_conditions": (
        "Maak voorwaarden na de conclusie",
        "Maak met het gezin de voorwaarden voor veiligheid.",
    ),
    "close_without_follow_up": (
        "Rond af zonder vervolg",
        "Er volgt geen plan. Het dossier sluit zodra iedereen bericht heeft gehad.",
    ),
    "set_conditions": (
        "Stel het veiligheidsplan vast",
        "De voorwaarden staan vast zodra het veiligheidsplan is vastgesteld.",
    ),
}


def _elsewhere(track: "Track", name: str) -> tuple[str, str]:
    """The page on which this step is taken, when it is not this one."""
    if name == "conclude":
        return reverse("tracks:conclusion", args=[track.number]), "Naar de conclusie"
    if page := ELSEWHERE.get(name):
        return reverse(page.name, args=[track.case.number]), page.label
    return "", ""


def _label(step: TrackState) -> str:
    return f"{step.label[:1].upper()}{step.label[1:]}"


def _place(place: int, here: int) -> str:
    if place == here:
        return CURRENT
    return COMPLETED if place < here else UPCOMING


def _note(track: "Track", step: TrackState) -> str:
    """When this step was reached, where the track remembers it."""
    reached = {
        S.ASSIGNED: day_of(track.assigned_at),
        S.STARTED: short_day(track.started_on) if track.started_on else "",
        S.CONCLUDED: day_of(track.concluded_at),
        S.CONDITIONS_SET: day_of(track.conditions_set_at),
        S.CLOSED_WITHOUT_FOLLOW_UP: day_of(track.ended_at),
        S.ENDED_EARLY: day_of(track.ended_at),
    }
    return reached.get(step, "")
