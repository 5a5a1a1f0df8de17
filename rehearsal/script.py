"""A script as it is read from a file: a scene, and a story of steps at moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from rehearsal.acts import ACTS
from rehearsal.facts import Facts
from rehearsal.lines import Place, ScriptError, read_script
from rehearsal.moments import NotAMoment, read_moment

FIRST_REPORT = "melding"
SYSTEM = "systeem"
NAMES_OF_SCENE = ("region", "organisations", "teams", "staff", "contacts", "neighbour")
NAMES_OF_STORY = ("title", "about", "household", "municipality", "home", "persons", "relations")


@dataclass(frozen=True)
class Step:
    """One thing that happens: when, who does what with which facts, and what must be true then.

    ``refused``: sentences the refusal must contain. ``forbidden``: this role may not do it at all.
    """

    at: datetime
    by: str
    do: str
    report: str
    about: str
    facts: Facts
    expect: Facts
    refused: tuple[str, ...]
    forbidden: bool
    place: Place


@dataclass(frozen=True)
class Story:
    """What happens in one situation."""

    title: str
    family: Facts
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Script:
    """A scenario on its own: the scene it plays in and its one story."""

    scene: Facts
    story: Story


def read_scenario(path: Path, *, now: datetime) -> Script:
    script = Facts(read_script(path))
    scene = read_scene_of(script)
    return Script(scene, _story(script, now, staff_of(scene)))


def read_scene(path: Path) -> Facts:
    """The scene that many stories share."""
    script = Facts(read_script(path))
    scene = read_scene_of(script)
    script.refuse_rest()
    return scene


def read_scene_of(script: Facts) -> Facts:
    script.expects(*NAMES_OF_SCENE)
    return script


def read_story(path: Path, *, now: datetime, staff: list[str]) -> Story:
    """A story for a scene that stands elsewhere, with this staff."""
    return _story(Facts(read_script(path)), now, staff)


def staff_of(scene: Facts) -> list[str]:
    """Everybody who can act, at the neighbour too."""
    own = scene.block_of("staff").names()
    return [*own, *scene.block_of("neighbour").block_of("staff").names()]


def _story(script: Facts, now: datetime, staff: list[str]) -> Story:
    script.expects(*NAMES_OF_STORY)
    known = dict.fromkeys([*staff, SYSTEM])
    steps = tuple(_step(block, now, known) for block in script.blocks("steps"))
    script.refuse_rest()
    if not steps:
        raise ScriptError(script.place, "er staan geen stappen in (steps).")
    for former, step in pairwise(steps):
        if step.at < former.at:
            raise ScriptError(step.place, "deze stap ligt vóór de vorige in de tijd.")
    return Story(script.text("title"), script, steps)


def _step(block: Facts, now: datetime, staff: dict[str, None]) -> Step:
    try:
        at = read_moment(block.text("at"), now=now)
    except NotAMoment as trouble:
        raise block.mistake("at", str(trouble)) from None
    block.look_up("do", block.text("do"), ACTS, "De handeling")
    block.look_up("by", block.text("by", SYSTEM), staff, "De collega")
    step = Step(
        at=at,
        by=block.text("by", SYSTEM),
        do=block.text("do"),
        report=block.text("report", FIRST_REPORT),
        about=block.text("about", ""),
        facts=block.block_of("with"),
        expect=block.block_of("expect"),
        refused=block.texts("refused"),
        forbidden=block.yes("forbidden"),
        place=block.place,
    )
    block.refuse_rest()
    return step
