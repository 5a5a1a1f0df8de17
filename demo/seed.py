"""Filling an empty database with a region in which eighty families are under way.

Before them lies a year of advice, and two municipalities consult and announce crises. Every story
of ``demo/stories`` happens as it is told, mixed with the others in order of time, through the same
services as the screens and with the clock running in between.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from demo.advice.happenings import Happening
from demo.advice.happenings import happenings as advice
from notifications.services import mark_all_read
from rehearsal import scenery
from rehearsal.clock import travelling_from
from rehearsal.moments import read_moment
from rehearsal.play import SCENE_STANDS_BEFORE, take
from rehearsal.script import Story, read_scene, read_story, staff_of
from rehearsal.stage import Scene, Stage

HERE = Path(__file__).parent
PASSWORD = "Veilig-Thuis-2026"  # noqa: S105 - printed for everybody who tries the demo
# Up to here everybody has read their messages; what came since is news.
READ_UP_TO = "-1wd 12:00"
# The talks of the advice desk go back further than any family.
A_YEAR_OF_ADVICE = timedelta(days=366)


def stories(now: datetime) -> list[Story]:
    staff = staff_of(read_scene(HERE / "region.yaml"))
    files = sorted((HERE / "stories").glob("*.yaml"))
    return [read_story(path, now=now, staff=staff) for path in files]


@transaction.atomic
def seed() -> Scene:
    """The whole region, or nothing."""
    now = timezone.now()
    told = stories(now)
    with travelling_from(now - SCENE_STANDS_BEFORE - A_YEAR_OF_ADVICE) as clock:
        scene = scenery.build(read_scene(HERE / "region.yaml"), password=make_password(PASSWORD))
        for moment, happen in _in_order_of_time(told, scene, now):
            clock.go_to(moment)
            happen()
        clock.go_to(now)
    User.objects.filter(pk__in=_keys(scene)).update(receives_email=True)
    return scene


def _in_order_of_time(told: list[Story], scene: Scene, now: datetime) -> list[Happening]:
    happenings: list[Happening] = [(_read_up_to(now), partial(_everybody_reads, scene))]
    happenings += advice(scene, now)
    for story in told:
        stage = Stage(scene, story.family)
        happenings += [(step.at, partial(take, step, stage)) for step in story.steps]
    return sorted(happenings, key=lambda happening: happening[0])


def _read_up_to(now: datetime) -> datetime:
    return min(read_moment(READ_UP_TO, now=now), now - timedelta(hours=1))


def _everybody_reads(scene: Scene) -> None:
    for colleague in scene.colleagues.values():
        mark_all_read(colleague)


def _keys(scene: Scene) -> list[int]:
    return [colleague.pk for colleague in scene.colleagues.values()]
