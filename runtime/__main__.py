"""`python -m runtime <command>`: what the targets of the Makefile come down to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from runtime import commands
from runtime.refusals import Refusal
from runtime.signals import Stopped, stop_on_signals
from runtime.state import state_from_environment
from runtime.supervise import run


def port_from_environment() -> int:
    given = os.environ.get("PORT") or "8000"
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise Refusal(f"PORT moet een getal tussen 1 en 65535 zijn, niet “{given}”.")
    return int(given)


def start() -> None:
    run(
        state_from_environment(),
        os.environ.get("VEILIGTHUIS_HOST") or "127.0.0.1",
        port_from_environment(),
    )


COMMANDS: dict[str, Callable[..., int | None]] = {
    "run": start,
    "setup": commands.setup,
    "manage": commands.manage,
    "bench": commands.bench,
    "rehearse": commands.rehearse,
    "test": commands.test,
    "check": commands.check,
    "fix": commands.fix,
    "reset": commands.reset,
}


def main(arguments: list[str]) -> int:
    stop_on_signals()
    try:
        return COMMANDS[arguments[0]](*arguments[1:]) or 0
    except Refusal as refusal:
        print(refusal, file=sys.stderr, flush=True)
        return 1
    except Stopped:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
