"""`make run`: everything up in order, watched, and down again in the opposite order."""

from __future__ import annotations

import errno
import os
import signal
import socket
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field

from runtime import application
from runtime.prepare import prepare
from runtime.processes import Child, tie_to_parent
from runtime.refusals import Refusal
from runtime.services import services_of
from runtime.signals import Stopped
from runtime.state import State
from runtime.terminal import say

LOOK_EVERY = 0.2  # seconds
WEB_ANSWERS_WITHIN = 60.0  # seconds
PORT_FREE_WITHIN = 3.0  # seconds; a killed predecessor's web server needs a moment
LONGEST_PAUSE = 10.0  # seconds between two restarts of the same child
RESTARTS, IN_SECONDS = 10, 120.0  # more restarts than this in that time: something is broken


@dataclass
class Watched:
    """A child that is started again when it ends, with growing pauses and a limit."""

    child: Child
    restarts: deque[float] = field(default_factory=deque)  # moments, monotonic seconds
    due: float | None = None

    def look(self, now: float) -> None:
        if self.due is None and not self.child.alive():
            self._plan(now)
        if self.due is not None and now >= self.due:
            self.due = None
            self.child.start()

    def _plan(self, now: float) -> None:
        self.child.sweep()
        while self.restarts and self.restarts[0] < now - IN_SECONDS:
            self.restarts.popleft()
        if len(self.restarts) >= RESTARTS:
            raise Refusal(
                f"{self.child.name} blijft uitvallen en wordt niet meer herstart: "
                f"{self.child.last_words() or 'zonder melding'}. Kijk in {self.child.log}."
            )
        pause = min(0.1 * 2 ** len(self.restarts), LONGEST_PAUSE)
        self.restarts.append(now)
        self.due = now + pause
        say(f"{self.child.name} is uitgevallen en wordt opnieuw gestart.")


def run(state: State, host: str, port: int) -> None:
    """Until it is stopped. Leaves nothing running, whatever happens in between."""
    address = f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0'} else host}:{port}"  # noqa: S104
    if "MAKELEVEL" in os.environ:
        tie_to_parent(signal.SIGTERM)  # a killed `make` must not leave us behind
    with ExitStack() as undo:
        try:
            hold = undo.enter_context(state.held("make run", address))
            if other := hold.shared_with():
                say(
                    f"Let op: de statusmap {state.folder} is ook van de kopie in {other}; u werkt "
                    "met dezelfde gegevens. Een eigen map: VEILIGTHUIS_STATE=/pad make run."
                )
            refuse_taken_port(host, port)
            say("Database en wachtrij starten …")
            services = undo.enter_context(services_of(state))
            hold.write(services.addresses)
            env = application.environment_of(state, services.addresses, address)
            accounts = prepare(state, env)
            watched = [Watched(child) for child in services.children]
            _start_application(state, env, host, port, watched, undo)
            announce(address, accounts, state)
            watch(watched)
        except Stopped:
            say("Stoppen …")


def _start_application(
    state: State,
    env: Mapping[str, str],
    host: str,
    port: int,
    watched: list[Watched],
    undo: ExitStack,
) -> None:
    """Web first, so that its first answer does not wait for the others."""
    web = application.web(state, env, host, port)
    for child in (web, application.worker(state, env), application.beat(state, env)):
        undo.callback(child.stop)
        child.start()
        watched.append(Watched(child))
        if child is web:
            wait_for_web(child, host, port)


def watch(watched: list[Watched]) -> None:
    while True:
        for each in watched:
            each.look(time.monotonic())
        time.sleep(LOOK_EVERY)


def wait_for_web(web: Child, host: str, port: int) -> None:
    url = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104
    deadline = time.monotonic() + WEB_ANSWERS_WITHIN
    while time.monotonic() < deadline and web.alive():
        if answers(url + application.HEALTH_PATH):
            return
        time.sleep(0.05)
    raise Refusal(
        f"De webserver geeft geen antwoord: {web.last_words() or 'zonder melding'}. "
        f"Kijk in {web.log}."
    )


def answers(url: str) -> bool:
    """A refusal (for a host name that ALLOWED_HOSTS leaves out, say) is an answer too."""
    try:
        urllib.request.urlopen(url, timeout=10).close()  # noqa: S310 - our own address
    except urllib.error.HTTPError as refusal:
        return refusal.code < 500
    except OSError:
        return False
    return True


def refuse_taken_port(host: str, port: int) -> None:
    deadline = time.monotonic() + PORT_FREE_WITHIN
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as trouble:
                if time.monotonic() > deadline:
                    raise Refusal(_port_trouble(host, port, trouble)) from None
            else:
                return
        time.sleep(0.2)


def _port_trouble(host: str, port: int, trouble: OSError) -> str:
    if isinstance(trouble, PermissionError):
        return f"Poort {port} mag alleen root gebruiken. Kies een hogere: PORT=8000 make run."
    if trouble.errno == errno.EADDRINUSE:
        return (
            f"Poort {port} is al in gebruik door een ander programma. "
            f"Kies een andere: PORT={port + 1} make run."
        )
    return f"Op {host}:{port} kan niet worden geluisterd: {trouble.strerror}."


def announce(address: str, accounts: str, state: State) -> None:
    """Where it is and how to get in."""
    say(f"\nVeiligthuis draait op {address}\n\n{accounts}\n")
    say(f"Logboeken: {state.logs}. Stoppen: Ctrl-C.")
