"""From a bare machine to a working environment, then on to the command itself.

Runs under any Python from 3.11, so the standard library only. When everything is there
already, this costs a few tenths of a second.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from runtime.refusals import Refusal
from runtime.system_packages import provide_system_packages
from runtime.terminal import say

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
WITH_TESTS = {"test", "check", "fix"}


def main(arguments: list[str]) -> None:
    command = arguments[0]
    kind = "test" if command in WITH_TESTS else "run"
    try:
        provide_system_packages(
            browser=command == "test",
            python_can_make_environments=importlib.util.find_spec("ensurepip") is not None
            or environment_works(),
        )
        with (ROOT / "requirements" / "run.txt").open() as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)  # `make run` and `make test` may start together
            provide_environment()
            provide_requirements(kind)
    except Refusal as refusal:
        sys.exit(str(refusal))
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), "-m", "runtime", *arguments])  # noqa: S606 - no shell, on purpose


def environment_works() -> bool:
    """An environment whose Python has since been removed or is too old does not count."""
    try:
        checked = subprocess.run(  # noqa: S603 - our own interpreter
            [PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"],
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return checked.returncode == 0


def provide_environment() -> None:
    if not environment_works():
        say("Python-omgeving maken in .venv …")
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        venv.create(ENVIRONMENT, with_pip=True, symlinks=True)


def provide_requirements(kind: str) -> None:
    """Install the pinned packages when the list has changed since the last time.

    The list for tests contains the one for running.
    """
    mark = ENVIRONMENT / ".installed-requirements"
    installed = mark.read_text().split() if mark.exists() else []
    if checksum(kind) in installed:
        return
    say("Pakketten installeren (de eerste keer duurt dit een paar minuten) …")
    install(ROOT / "requirements" / f"{kind}.txt")
    kinds = ["run", "test"] if kind == "test" else ["run"]
    mark.write_text("\n".join(checksum(each) for each in kinds))


def checksum(kind: str) -> str:
    return kind + hashlib.sha256((ROOT / "requirements" / f"{kind}.txt").read_bytes()).hexdigest()


def install(requirements: Path) -> None:
    """With pip; with uv where that is at hand, because it is faster."""
    uv = shutil.which("uv")
    if uv and _quietly([uv, "pip", "install", "--python", PYTHON, *_hashed(requirements)]) is None:
        return
    if not (ENVIRONMENT / "bin" / "pip").exists():
        _quietly([PYTHON, "-m", "ensurepip"])
    failure = _quietly([PYTHON, "-m", "pip", "install", "-q", *_hashed(requirements)])
    if failure is not None:
        raise Refusal(
            "De Python-pakketten konden niet worden geïnstalleerd. Is er verbinding met de "
            f"pakketbron? pip meldt: {failure}"
        )


def _hashed(requirements: Path) -> list[str | Path]:
    return ["--require-hashes", "-r", requirements]


def _quietly(command: list[str | Path]) -> str | None:
    """None when it went well, else the last thing it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode == 0:
        return None
    return (done.stderr.strip() or done.stdout.strip() or "niets").splitlines()[-1]


if __name__ == "__main__":
    main(sys.argv[1:])
