"""Playing a story: each step at its moment, by its person, through the services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from common.exceptions import DomainError
from rehearsal import scenery
from rehearsal.acts import ACTS
from rehearsal.clock import travelling_from
from rehearsal.expectations import check
from rehearsal.found import Found
from rehearsal.picture import changes, picture_of
from rehearsal.script import SYSTEM, Script, Step
from rehearsal.stage import Stage, Turn

# The region stands long before the first thing happens in it.
SCENE_STANDS_BEFORE = timedelta(days=365)
FORBIDDEN = "dit mag deze collega niet"


@dataclass
class Entry:
    """One step of the course: what was told, what changed, and what was not as expected."""

    step: Step
    who: str
    told: str
    changed: list[str] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    @property
    def wrong(self) -> list[Found]:
        return [found for found in self.found if found.wrong]


def rehearse(script: Script) -> Iterator[Entry]:
    """Play a scenario from its first moment to its last, telling each step as it was."""
    first = script.story.steps[0].at
    with travelling_from(first - SCENE_STANDS_BEFORE) as clock:
        scene = scenery.build(script.scene, password=make_password(None))
        stage = Stage(scene, script.story.family)
        for step in script.story.steps:
            before = picture_of(stage)
            clock.go_to(step.at)
            yield _entry(step, stage, before)


def take(step: Step, stage: Stage) -> str:
    """Do what the step says, whole or not at all; in Dutch what was done."""
    turn = Turn(stage, who(step, stage), step.report, step.about, step.facts)
    try:
        with transaction.atomic():
            return ACTS[step.do](turn)
    except Exception as trouble:
        trouble.add_note(f"in {step.place}")
        raise


def who(step: Step, stage: Stage) -> User:
    """Whoever acts; without a name it is the system."""
    return User.objects.system() if step.by == SYSTEM else stage.scene.colleagues[step.by]


def _entry(step: Step, stage: Stage, before: dict[str, str]) -> Entry:
    told, refused = _try(step, stage)
    found = [_as_refused(step, refused)] if refused or step.refused or step.forbidden else []
    turn = Turn(stage, who(step, stage), step.report, step.about, step.expect)
    found += check(turn)
    return Entry(step, turn.by.name, told, changes(before, picture_of(stage)), found)


def _try(step: Step, stage: Stage) -> tuple[str, list[str]]:
    """What was told, and the sentences of a refusal."""
    try:
        return take(step, stage), []
    except DomainError as refusal:
        return f"geweigerd: {' '.join(refusal.reasons)}", refusal.reasons
    except PermissionDenied:
        return f"geweigerd: {FORBIDDEN}", [FORBIDDEN]


def _as_refused(step: Step, refused: list[str]) -> Found:
    """A refusal must be expected, and for the reason that was expected."""
    said, line = " ".join(refused), step.place.line
    if not refused:
        return Found(line, f"‘{step.do}’ zou geweigerd zijn, maar is gedaan.")
    if step.forbidden:
        wrong = "" if refused == [FORBIDDEN] else f"niet verboden, maar geweigerd: {said}"
        return Found(line, wrong)
    if not step.refused:
        return Found(line, f"‘{step.do}’ is geweigerd: {said}")
    missing = [text for text in step.refused if text.lower() not in said.lower()]
    words = "’, ‘".join(missing)
    return Found(line, f"geweigerd zonder ‘{words}’, maar met: {said}" if missing else "")
