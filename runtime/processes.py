"""Child processes that never outlive the program that started them."""

from __future__ import annotations

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BufferedWriter
from pathlib import Path
from typing import Any

from runtime.refusals import Refusal

PR_SET_PDEATHSIG = 1
LARGEST_LOG = 10 * 1024 * 1024  # bytes; a larger log becomes "<name>.1" at the next start

# Loaded here and not in the child: between fork and exec nothing may be imported.
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass(frozen=True)
class Account:
    """The account a server runs under."""

    uid: int
    gid: int


def service_account() -> Account | None:
    """Who runs the servers: PostgreSQL refuses root, so root hands over to `nobody`."""
    if os.geteuid() != 0:
        return None
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise Refusal(
            "Op deze machine ontbreekt het account 'nobody', waaronder de database draait. "
            "Start Veiligthuis als gewone gebruiker."
        ) from None
    return Account(nobody.pw_uid, nobody.pw_gid)


def private_folder(folder: Path, account: Account | None) -> Path:
    """A folder only the account that runs the servers can enter (and root)."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if account:
        os.chown(folder, account.uid, account.gid)
    return folder


@dataclass
class Child:
    """One long-running program: how it is started, where it logs, how it is asked to stop."""

    name: str
    command: Sequence[str | Path]
    log: Path
    env: Mapping[str, str] | None = None
    cwd: Path = Path("/")
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    stop_within: float = 10.0  # seconds, before it is killed
    orphan_signal: signal.Signals = signal.SIGTERM  # what it gets when we are killed ourselves
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _said_before: int = field(default=0, init=False)  # bytes in the log at the last start

    def start(self) -> None:
        """Call from the main thread only: the parent-death signal watches the calling thread."""
        with open_log(self.log) as log:
            self._said_before = log.tell()
            self.process = subprocess.Popen(  # noqa: S603 - our own command lines
                [str(part) for part in self.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.cwd,
                env=self.env,
                start_new_session=True,  # Ctrl-C in the terminal reaches us, not the child
                preexec_fn=_tied_to_parent(self.orphan_signal),
                **_as(self.account),
            )

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """Ask, wait, and kill what is left of it."""
        if self.process is None:
            return
        if self.alive():
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(self.stop_within)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.sweep()

    def sweep(self) -> None:
        """Kill what a dead child left behind in its session (a worker's pool, for example)."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return

    def last_words(self, lines: int = 1) -> str:
        """The end of what it logged since its last start, to quote in a refusal."""
        if not self.log.exists():
            return ""
        with self.log.open(errors="replace") as log:
            log.seek(self._said_before)
            return "\n".join(log.read().splitlines()[-lines:])


def open_log(log: Path) -> BufferedWriter:
    """For adding to. What it wrote before is kept once."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_name(log.name + ".1"))
    return log.open("ab")


def run_to_end(
    command: Sequence[str | Path], account: Account | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a short program to its end, under the account, tied to us."""
    return subprocess.run(  # noqa: S603 - our own command lines
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
        preexec_fn=_tied_to_parent(signal.SIGKILL),
        **_as(account),
    )


def _as(account: Account | None) -> dict[str, Any]:
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def tie_to_parent(death_signal: signal.Signals) -> None:
    """Receive this signal when the program that started us dies (on Linux)."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, int(death_signal))


def _tied_to_parent(death_signal: signal.Signals) -> Callable[[], None]:
    """What a child does between fork and exec, after it has dropped its privileges.

    A background shell leaves SIGINT ignored, and ignored signals survive exec: reset them.
    """
    parent = os.getpid()

    def prepare() -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        tie_to_parent(death_signal)
        if os.getppid() != parent:  # it died in between
            os._exit(1)

    return prepare
