"""A running copy in which something waits to be done, with a second clock beside the first."""

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from unittest.mock import patch

import psycopg
import pytest
from celery import Celery

from runtime import application
from runtime.processes import Child
from runtime.state import State
from tests.resilience.visitor import Visitor
from tests.support.copies import BELONGS, Copy, until
from veiligthuis.settings.environment import celery_broker

PARTS = {
    "PostgreSQL": "bin/postgres",
    "Valkey": "valkey-server",
    "web": "gunicorn",
    "worker": " worker ",
    "beat": " beat ",
}


class Scene:
    """The copy, what waits in it, and how to look at what came of it."""

    def __init__(self, copy: Copy, waiting: dict) -> None:
        self.copy, self.waiting = copy, waiting
        self.state = State(copy.state)
        services = self.state.holder().services
        self.database = services["DATABASE_URL"]
        self.broker = Celery(broker=celery_broker(services["REDIS_URL"]), set_as_current=False)

    def visitor(self, name: str, **manner: float) -> Visitor:
        made = Visitor(f"http://127.0.0.1:{self.copy.port}", self.waiting[name], **manner)
        made.log_in()
        return made

    def rows(self, sql: str, *facts: object) -> list[tuple]:
        with psycopg.connect(self.database) as connection:
            return connection.execute(sql, facts).fetchall()

    def does(self, sql: str, *facts: object) -> None:
        with psycopg.connect(self.database) as connection:
            connection.execute(sql, facts)

    def tick(self, *schedules: str) -> list[str]:
        """What beat does at the whole minute, now."""
        return [self.broker.send_task(schedule).id for schedule in schedules]

    def did(self, tasks: list[str]) -> bool:
        log = self.state.log("worker").read_text()
        return all(f"[{task}] succeeded" in log for task in tasks)


@pytest.fixture(scope="package")
def scene(prepared: Copy) -> Iterator[Scene]:
    copy, second = prepared.twin(), None
    try:
        copy.start()
        waiting = build(copy)
        second = second_beat(copy)
        second.start()
        yield Scene(copy, waiting)
    finally:
        if second:
            second.stop()
        if copy.supervisor:
            copy.stop()
        shutil.rmtree(copy.state.parent)


def build(copy: Copy) -> dict:
    """What waits to be done, put there through the services of the running copy."""
    code = "from tests.resilience import scenery; scenery.build()"
    done = copy.command("manage", "shell", "-v", "0", "-c", code)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def _own_environment() -> dict[str, str]:
    """Without what the test run has set for itself."""
    return {name: value for name, value in os.environ.items() if name in BELONGS}


def second_beat(copy: Copy) -> Child:
    """Somebody started the clock twice."""
    state = State(copy.state)
    with patch.dict(os.environ, _own_environment(), clear=True):
        env = application.environment_of(state, state.holder().services, "http://localhost")
    child = application.beat(state, env)
    child.command = [*child.command[:-1], str(state.folder / "second-beat-schedule")]
    child.log = state.log("second-beat")
    return child


@pytest.fixture
def at_once() -> Callable[..., None]:
    """Do these things side by side, and fail when one of them does."""

    def run(*acts: Callable[[], object]) -> None:
        failed: list[BaseException] = []

        def do(act: Callable[[], object]) -> None:
            try:
                act()
            except BaseException as trouble:
                failed.append(trouble)

        threads = [threading.Thread(target=do, args=(act,)) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failed:
            raise failed[0]

    return run


@pytest.fixture
def killed(scene: Scene, kill) -> Callable[[str], None]:
    """Kill a part with -9 and wait until the supervisor has put another in its place."""

    def end(name: str) -> None:
        words = PARTS[name]
        was = scene.copy.part(words)
        kill(was)
        assert until(lambda: scene.copy.part(words) not in {None, was}, 30), name

    return end
