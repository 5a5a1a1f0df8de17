"""What the signs, patterns and shapes of the line of safety mean, as far as they are in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from organisations.enums import OrganisationKind
from reporting.screens.line_of_safety.lanes import numbered, tone_of
from reporting.screens.line_of_safety.layout import MANY
from safety.enums import RaterKind

if TYPE_CHECKING:
    from reporting.screens.line_of_safety.facts import Lane
    from reporting.screens.line_of_safety.layout import Drawing
    from reporting.selectors.line_of_safety import History

SIGNS = {
    "event": ("1", "onveilige gebeurtenis"),
    "report": ("M1", "melding"),
    "urgent": ("M1", "melding met spoed"),
    "held": ("3m", "monitormoment, gehouden"),
    "planned": ("6m", "monitormoment, gepland"),
    "plan": ("V1", "versie van het plan, deel van Veilig Thuis"),
    "local-plan": ("G1", "versie van het gemeentedeel"),
    MANY: ("3×", "zoveel op deze plek; de tabel noemt ze alle"),
}


@dataclass(frozen=True)
class Key:
    """``sign`` stands in the box, if the thing has one."""

    tone: str
    sign: str
    label: str


@dataclass(frozen=True)
class Keys:
    """``signs`` are boxes, ``bands`` have a pattern, ``raters`` have a shape."""

    signs: list[Key]
    bands: list[Key]
    raters: list[Key]


def keys_of(history: "History", lanes: "Sequence[Lane]", drawings: "Sequence[Drawing]") -> Keys:
    signs = [sign for drawing in drawings for lane in drawing.lanes for sign in lane.signs]
    tones = {MANY if sign.label.endswith("×") else sign.tone for sign in signs}
    tones |= {one.tone for lane in lanes for one in lane.moments if one.at}
    raters = dict.fromkeys(one.rater for lane in lanes for one in lane.scores)
    return Keys(
        signs=[Key(tone, sign, label) for tone, (sign, label) in SIGNS.items() if tone in tones],
        bands=[*_phases(lanes), *_holders(history, lanes)],
        raters=[Key(one, "", str(RaterKind(one.replace("-", "_")).label)) for one in raters],
    )


def _phases(lanes: "Iterable[Lane]") -> Iterator[Key]:
    seen = dict.fromkeys(
        (one.tone, one.name)
        for lane in lanes
        for one in lane.stretches
        if one.tone.startswith(("phase-", "followed"))
    )
    for tone, name in seen:
        yield Key(tone, "", name)


def _holders(history: "History", lanes: "Iterable[Lane]") -> Iterator[Key]:
    """The organisations that are in the picture, by their number."""
    shown = {one.short for lane in lanes for one in lane.stretches}
    named = {row.organisation_id: row.organisation for row in history.regie}
    for key, number in numbered(history).items():
        if str(number) in shown:
            kind = str(OrganisationKind(named[key].kind).label)
            yield Key(tone_of(named[key].kind), str(number), f"{named[key].name} ({kind})")
