"""The commands beside `run`: each works whether or not `make run` is up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from runtime import application
from runtime.prepare import prepare
from runtime.refusals import Refusal
from runtime.services import services_of
from runtime.signals import deaf_to_ctrl_c
from runtime.state import ROOT, State, state_from_environment
from runtime.terminal import say
from runtime.throwaway import throwaway_services

PROGRAMS = Path(sys.executable).parent  # of the virtual environment
CHECKS = {
    "ruff": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy", "."],
    "import-linter": ["lint-imports"],
    "djlint": ["djlint", "templates", "--lint", "--quiet"],
    "migraties": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
}
FIXES = (["ruff", "check", "--fix", "."], ["ruff", "format", "."])


def setup() -> None:
    """Everything short of starting."""
    with prepared_environment("make setup"):
        say(f"Alles staat klaar in {state_from_environment().folder}. Starten: make run")


def manage(*arguments: str) -> int:
    """A management command on the data of the state folder."""
    first = arguments[0] if arguments else "help"
    with prepared_environment(f"make {first}", migrated=first != "migrate") as env:
        return in_front(application.manage(*arguments), env)


def bench(*arguments: str) -> int:
    """On a throw-away database: a hundred thousand reports do not belong among the demo's."""
    with throwaway_environment() as env:
        return in_front(application.manage("bench", *arguments), env)


def rehearse(*arguments: str) -> int:
    """On a throw-away database with a travelling clock."""
    with throwaway_environment() as env:
        return in_front(application.manage("rehearse", *arguments), env)


def test(*arguments: str) -> int:
    """Everything, on all cores. What is given with ARGS goes to pytest, which replaces us."""
    command = [sys.executable, "-m", "pytest", "-n", "auto", *arguments]
    os.execv(sys.executable, command)  # noqa: S606 - no shell, on purpose


def check() -> int:
    """All checks, side by side, and the failures together at the end."""
    failed = []
    with throwaway_services() as services, ThreadPoolExecutor(os.cpu_count()) as cores:
        env = os.environ | services | {"DJANGO_SETTINGS_MODULE": "veiligthuis.settings.test"}
        checked = cores.map(lambda command: _checked(command, env), CHECKS.values())
        for name, done in zip(CHECKS, checked, strict=True):
            say(f"── {name}\n{done.stdout.rstrip()}")
            if done.returncode:
                failed.append(name)
    say(f"\nNiet in orde: {', '.join(failed)}." if failed else "\nAlles in orde.")
    return 1 if failed else 0


def _checked(command: Sequence[str], env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    program, *arguments = command
    return subprocess.run(  # noqa: S603 - our own command lines
        [str(PROGRAMS / program), *arguments],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def fix() -> int:
    """Both, also when the first finds something it cannot mend."""
    codes = [in_front([str(PROGRAMS / program), *rest], os.environ) for program, *rest in FIXES]
    return max(codes)


def reset() -> None:
    """Empty the database, the queue and the files. The keys stay."""
    if os.environ.get("DATABASE_URL"):
        raise Refusal(
            "DATABASE_URL wijst naar een eigen database; `make reset` wist alleen de ingebouwde."
        )
    state = state_from_environment()
    with state.held("make reset"):
        if os.environ.get("FORCE") != "1" and not _agreed(state):
            raise Refusal("Niets gewist.")
        for folder in (state.postgres, state.valkey, state.files):
            shutil.rmtree(folder, ignore_errors=True)
        state.stamps.unlink(missing_ok=True)
    say(f"Database, wachtrij en bestanden in {state.folder} zijn gewist.")


def _agreed(state: State) -> bool:
    question = f"Alle gegevens in {state.folder} wissen? Typ ja om door te gaan: "
    try:
        return input(question).strip().lower() == "ja"
    except EOFError:
        raise Refusal("Niets gewist. Zonder vraag wissen: make reset FORCE=1.") from None


@contextmanager
def prepared_environment(command: str, *, migrated: bool = True) -> Iterator[Mapping[str, str]]:
    """With the services of a running Veiligthuis, or with our own for the duration."""
    state = state_from_environment()
    running = state.holder()
    if running and running.services:
        yield application.environment_of(state, running.services, running.address)
        return
    with state.held(command) as hold, services_of(state) as services:
        hold.write(services.addresses)
        env = application.environment_of(state, services.addresses, "http://localhost:8000")
        if migrated:
            prepare(state, env)
        yield env


@contextmanager
def throwaway_environment() -> Iterator[Mapping[str, str]]:
    """A fresh database with reference data only, a fresh broker and an empty file folder."""
    folder = Path(tempfile.mkdtemp(prefix="vt-files-"))
    state = State(folder / "state")
    try:
        state.prepare()
        with throwaway_services() as services:
            env = application.environment_of(state, {}, "http://localhost:8000") | services
            for step in (["migrate", "--no-input", "-v", "0"], ["load_reference"]):
                if in_front(application.manage(*step), env, stdout=subprocess.DEVNULL):
                    raise Refusal(f"`manage.py {step[0]}` is mislukt; de melding staat hierboven.")
            yield env
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def in_front(command: list[str], env: Mapping[str, str], stdout: int | None = None) -> int:
    """In the foreground: it has the terminal, and Ctrl-C is for it."""
    with deaf_to_ctrl_c():
        return subprocess.run(  # noqa: S603 - our own command lines
            command, cwd=ROOT, env=dict(env), stdout=stdout, check=False
        ).returncode
