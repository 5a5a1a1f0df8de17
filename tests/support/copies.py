"""A Veiligthuis of its own, started the way an operator starts it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

from runtime.state import ROOT

STARTS_WITHIN = 240  # seconds, on a busy machine
BELONGS = {"PATH", "HOME", "LANG", "TZ"}  # of our own environment, what a copy may see


def until(condition, within: float = 20) -> bool:
    """Ask again until it holds, or the time is up."""
    deadline = time.monotonic() + within
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Copy:
    """One Veiligthuis: a state folder, a port, and perhaps a running supervisor."""

    def __init__(self, folder: Path) -> None:
        self.state = folder / "state"
        self.output = folder / "output"
        self.port = free_port()
        self.supervisor: subprocess.Popen | None = None

    def _environment(self, **settings: str) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if name in BELONGS}
        return ours | {"VEILIGTHUIS_STATE": str(self.state), "PORT": str(self.port)} | settings

    def command(self, *arguments: str, answer: str = "", **settings: str):
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "runtime", *arguments],
            cwd=ROOT,
            env=self._environment(**settings),
            input=answer,
            capture_output=True,
            text=True,
            check=False,
            timeout=STARTS_WITHIN,
        )

    def twin(self) -> "Copy":
        """Another one with the same data, in a folder of its own; this one stands still."""
        other = Copy(folder_of_its_own())
        # With owners and modes: the database is picky about them.
        subprocess.run(["cp", "--archive", str(self.state), str(other.state)], check=True)
        return other

    def give_a_region(self) -> None:
        """One without families."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.support.own_region"],
            cwd=ROOT,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        with self.output.open("w") as output:
            self.supervisor = subprocess.Popen(
                [sys.executable, "-m", "runtime", "run"],
                cwd=ROOT,
                env=self._environment(),
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        assert until(self.announced, STARTS_WITHIN), self.output.read_text()
        assert self.supervisor.poll() is None, self.output.read_text()

    def announced(self) -> bool:
        return "Ctrl-C" in self.output.read_text() or self.supervisor.poll() is not None

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        self.supervisor.send_signal(how)
        return self.supervisor.wait(40)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/gezond/", timeout=10) as got:
                return got.status == 200
        except OSError:
            return False

    def part(self, words: str) -> int | None:
        """The process of one of the supervisor's own children."""
        for pid in _numbers_in(Path("/proc")):
            parent = _read(pid, "stat").rpartition(")")[2].split()[1:2]
            if parent == [str(self.supervisor.pid)] and words in _read(pid, "cmdline"):
                return pid
        return None

    def processes(self) -> list[str]:
        """Everything on this machine that belongs to this copy."""
        return [
            f"{pid} {_read(pid, 'cmdline')}"
            for pid in _numbers_in(Path("/proc"))
            if pid != os.getpid() and str(self.state) in _traces(pid)
        ]


def _numbers_in(folder: Path) -> list[int]:
    return [int(entry.name) for entry in folder.iterdir() if entry.name.isdigit()]


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes().decode(errors="replace").replace("\0", " ")
    except OSError:
        return ""


def _traces(pid: int) -> str:
    """PostgreSQL's processes overwrite their environment, but stay in the data folder."""
    try:
        where = os.readlink(f"/proc/{pid}/cwd")
    except OSError:
        where = ""
    return f"{_read(pid, 'cmdline')} {_read(pid, 'environ')} {where}"


@pytest.fixture(scope="session")
def prepared():
    """A copy with everything in place, made once; with a region of its own instead of the demo."""
    folder = folder_of_its_own()
    copy = Copy(folder)
    copy.give_a_region()
    done = copy.command("setup")
    assert done.returncode == 0, done.stderr
    yield copy
    shutil.rmtree(folder)


@pytest.fixture
def kill():
    """-9: no time for a last word."""
    return lambda pid: os.kill(pid, signal.SIGKILL)


def folder_of_its_own() -> Path:
    """Reachable for `nobody`, who runs the database when we are root."""
    folder = Path(tempfile.mkdtemp(prefix="vt-runtime-", dir="/tmp"))
    folder.chmod(0o711)
    return folder
