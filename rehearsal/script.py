"""A script as it is read from a file: a scene, and a story of steps at moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rehearsal.acts import ACTS
from rehearsal.facts import Facts
from rehearsal.lines import Place, ScriptError, read_script
from rehearsal.moments import NotAMoment, read_moment

FIRST_REPORT = "melding"
NAMES_OF_SCENE = ("region", "organisations", "teams", "staff")
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
    facts: Facts
    expect: Facts
    refused: tuple[str, ...]
    forbidden: bool
    place: Place


@dataclass(frozen=True)
class Story:
    """What happens to one family."""

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
    return Script(scene, _story(script, now))


def read_scene(path: Path) -> Facts:
    """The scene that many stories share."""
    script = Facts(read_script(path))
    scene = read_scene_of(script)
    script.refuse_rest()
    return scene


def read_scene_of(script: Facts) -> Facts:
    script.expects(*NAMES_OF_SCENE)
    return script


def read_story(path: Path, *, now: datetime) -> Story:
    """A story for a scene that stands elsewhere."""
    return _story(Facts(read_script(path)), now)


def _story(script: Facts, now: datetime) -> Story:
    script.expects(*NAMES_OF_STORY)
    steps = tuple(_step(block, now) for block in script.blocks("steps"))
    script.refuse_rest()
    if not steps:
        raise ScriptError(script.place, "er staan geen stappen in (steps).")
    early = next((one for one, two in zip(steps, steps[1:], strict=False) if two.at < one.at), None)
    if early:
        raise ScriptError(early.place, "de stap hierna ligt eerder in de tijd.")
    return Story(script.text("title"), script, steps)


def _step(block: Facts, now: datetime) -> Step:
    try:
        at = read_moment(block.text("at"), now=now)
    except NotAMoment as trouble:
        raise block.mistake("at", str(trouble)) from None
    block.look_up("do", block.text("do"), ACTS, "De handeling")
    step = Step(
        at=at,
        by=block.text("by", ""),
        do=block.text("do"),
        report=block.text("report", FIRST_REPORT),
        facts=block.block_of("with"),
        expect=block.block_of("expect"),
        refused=block.texts("refused"),
        forbidden=block.yes("forbidden"),
        place=block.place,
    )
    block.refuse_rest()
    return step
