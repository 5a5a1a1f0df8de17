"""The programs of the application itself, and the environment they run in."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence

from runtime.processes import Child
from runtime.state import ROOT, State

HEALTH_PATH = "/gezond/"


def environment_of(state: State, services: Mapping[str, str], address: str) -> dict[str, str]:
    """What the settings read. What the caller has set himself goes first."""
    known = state.secrets()
    ours = {
        "DJANGO_SETTINGS_MODULE": "veiligthuis.settings.demo",
        "SECRET_KEY": known["SECRET_KEY"],
        "FIELD_KEYS": known["FIELD_KEYS"],
        "SEARCH_KEY": known["SEARCH_KEY"],
        "FILES_ROOT": str(state.files),
        "STATIC_ROOT": str(state.static),
        "PUBLIC_URL": address,
        "PYTHONUNBUFFERED": "1",
    }
    return ours | dict(os.environ) | dict(services)


def manage(*arguments: str) -> list[str]:
    """The command line for one of the application's management commands."""
    return [sys.executable, "manage.py", *arguments]


def web(state: State, env: Mapping[str, str], host: str, port: int) -> Child:
    command = [
        *(sys.executable, "-m", "gunicorn", "veiligthuis.wsgi:application"),
        *("--bind", f"{host}:{port}"),
        # Loaded once, then forked: half the work before the first answer.
        *("--workers", "2", "--threads", "4", "--preload"),
        *("--timeout", "60", "--graceful-timeout", "8"),
        "--no-control-socket",
    ]
    return Child("web", command, state.log("web"), env, ROOT)


def worker(state: State, env: Mapping[str, str]) -> Child:
    command = [
        *(sys.executable, "-m", "celery", "--app", "veiligthuis.celery:app", "worker"),
        *("--concurrency", "2", "--loglevel", "INFO", "--without-gossip", "--without-mingle"),
    ]
    return _celery("worker", command, state, env)


def beat(state: State, env: Mapping[str, str]) -> Child:
    command = [
        *(sys.executable, "-m", "celery", "--app", "veiligthuis.celery:app", "beat"),
        *("--loglevel", "INFO", "--pidfile", ""),
        *("--schedule", str(state.folder / "beat-schedule")),
    ]
    return _celery("beat", command, state, env)


def _celery(name: str, command: Sequence[str], state: State, env: Mapping[str, str]) -> Child:
    """Killed at once when we are: its unfinished tasks come back, its broker is gone."""
    log = state.log(name)
    return Child(name, command, log, env, ROOT, orphan_signal=signal.SIGKILL)


def preparation(arguments: list[str], state: State, env: Mapping[str, str]) -> Child:
    """A management command that runs before the application does, into the same log."""
    name = f"`manage.py {arguments[0]}`"
    log = state.log("prepare")
    return Child(name, manage(*arguments), log, env, ROOT, orphan_signal=signal.SIGKILL)
