"""What a track found: its MDOs, its conclusion, and the safety of now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import capfirst

from common.dutch import short_day
from common.shown import Fact
from tracks.enums import TrackKind, TrackState
from tracks.screens.assign import second_choices
from tracks.screens.overview import conclusion_facts
from tracks.selectors.tracks import experts_in
from tracks.services.course import CONCLUSION_FACTS, SAFETY_FACTS, WRITTEN_IN
from workflow.steps import objections

if TYPE_CHECKING:
    from tracks.models import Mdo, Track


@dataclass(frozen=True)
class MdoLine:
    heading: str
    present: str
    facts: list[Fact]


@dataclass(frozen=True)
class ConclusionPage:
    """``for_now``: why nothing can be written here, empty while it can."""

    facts: list[Fact]
    still_needed: list[str]
    writable: bool
    for_now: str


@dataclass(frozen=True)
class SafetyPage:
    facts: list[Fact]
    still_needed: list[str]
    writable: bool


def mdo_lines(track: "Track") -> list[MdoLine]:
    rows = track.mdos.prefetch_related("participants").select_related("recorded_by")
    experts = experts_in(track.case)
    return [_mdo(row, experts) for row in rows]


def colleague_choices(track: "Track") -> list[tuple[str, str]]:
    return second_choices(track.case)


def conclusion_page(track: "Track") -> ConclusionPage:
    writable = track.state in WRITTEN_IN[CONCLUSION_FACTS]
    return ConclusionPage(
        facts=[] if writable else conclusion_facts(track),
        still_needed=objections(track, "conclude") if writable else [],
        writable=writable,
        for_now="" if writable else _for_now(track),
    )


def safety_page(track: "Track") -> SafetyPage:
    writable = track.state in WRITTEN_IN[SAFETY_FACTS]
    drafting = track.state == TrackState.DRAFTING_CONDITIONS
    return SafetyPage(
        facts=[] if writable else _safety(track),
        still_needed=objections(track, "set_conditions") if drafting else [],
        writable=writable,
    )


def _for_now(track: "Track") -> str:
    if track.kind == TrackKind.CONDITIONS:
        return "Voorwaarden en Vervolg heeft geen conclusie; die hoort bij een onderzoek."
    if track.violence_conclusion or track.child_abuse_conclusion:
        return ""
    return "De conclusie schrijft u als de bevindingen zijn vastgelegd."


def _safety(track: "Track") -> list[Fact]:
    return [
        Fact("Direct veilig", capfirst(str(track.get_direct_safety_display()))),
        Fact("Waaruit blijkt dat", track.direct_safety_why),
        Fact("Andere weg naar veiligheid", track.other_way or "Geen"),
        Fact("Welke hulp past het best", track.help_advice),
    ]


def _mdo(mdo: "Mdo", experts: set[int]) -> MdoLine:
    participants = list(mdo.participants.all())
    present = ", ".join(who.name for who in participants)
    with_expert = any(who.pk in experts for who in participants)
    return MdoLine(
        heading=f"{short_day(mdo.held_on)}: {mdo.get_question_display()}",
        present=f"{present}; ook {mdo.others}" if mdo.others else present,
        facts=[
            Fact("Overwegingen", mdo.considerations),
            Fact("Besluit", mdo.decision),
            *([Fact("Afwijkende mening", mdo.dissent)] if mdo.dissent else []),
            Fact("Gedragsdeskundige of arts", "Ja" if with_expert else "Nee"),
            Fact("Vastgelegd door", mdo.recorded_by.name),
        ],
    )
