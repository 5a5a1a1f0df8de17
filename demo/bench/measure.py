"""What a page costs: its statements, their bare time, and how long a browser waits."""

import http.client
import os
import socket
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from runtime.application import web
from runtime.state import State
from runtime.supervise import wait_for_web

HOST = "127.0.0.1"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ASKED = 80  # requests, shared among the clients; the first of each client warms up


@dataclass(frozen=True)
class Page:
    """A page as one reader opens it. Where it promises so, it costs at most so many statements."""

    name: str
    reader: User
    path: str
    most_queries: int | None = None


@dataclass(frozen=True)
class Waits:
    """How long something took, in seconds: half of the time, and nineteen times out of twenty."""

    p50: float
    p95: float


@dataclass(frozen=True)
class Cost:
    queries: int
    raw: float  # seconds: the same statements again, without anything around them
    alone: Waits  # one client
    together: Waits  # eight clients at once


def waits(times: list[float]) -> Waits:
    return Waits(statistics.median(times), statistics.quantiles(times, n=20)[-1])


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def session_of(reader: User) -> Client:
    session = Client(headers={"host": "localhost"})
    session.force_login(reader, backend=BACKEND)
    return session


def statements_of(page: Page, session: Client) -> list[str]:
    """Everything the page asks of the database, as it was asked."""
    session.get(page.path)  # the first visit writes when the session began
    with CaptureQueriesContext(connection) as seen:
        answer = session.get(page.path)
    if answer.status_code != 200:
        raise RuntimeError(f"{page.name} answers {answer.status_code}")
    return [query["sql"] for query in seen.captured_queries]


def cost_of(page: Page, port: int) -> Cost:
    session = session_of(page.reader)
    statements = statements_of(page, session)
    cookie = session.cookies[settings.SESSION_COOKIE_NAME].value
    return Cost(
        queries=len(statements),
        raw=raw_time(statements),
        alone=visit(page.path, cookie, port, clients=1),
        together=visit(page.path, cookie, port, clients=8),
    )


def raw_time(statements: list[str]) -> float:
    """What the database needs for these rows: the median of ten rounds."""
    reading = [sql for sql in statements if sql.startswith("SELECT")]

    def read() -> None:
        with connection.cursor() as cursor:
            for sql in reading:
                cursor.execute(sql)
                cursor.fetchall()

    read()
    return statistics.median(timed(read) for _ in range(10))


def visit(path: str, cookie: str, port: int, *, clients: int) -> Waits:
    """Each client asks for the page again as soon as it has it."""
    with ThreadPoolExecutor(clients) as pool:
        times = ASKED // clients
        rounds = [pool.submit(_one_client, path, cookie, port, times) for _ in range(clients)]
        return waits([seconds for each in rounds for seconds in each.result()])


def _one_client(path: str, cookie: str, port: int, rounds: int) -> list[float]:
    times = []
    for number in range(rounds + 1):
        start = time.perf_counter()
        line = http.client.HTTPConnection(HOST, port, timeout=60)
        line.request("GET", path, headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"})
        answer = line.getresponse()
        answer.read()
        line.close()
        if answer.status != 200:
            raise RuntimeError(f"{path} answers {answer.status}")
        if number:
            times.append(time.perf_counter() - start)
    return times


@contextmanager
def web_server() -> Iterator[int]:
    """The web server as `make run` starts it, on a free port."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        child = web(State(Path(folder)), dict(os.environ), HOST, port)
        try:
            child.start()
            wait_for_web(child, HOST, port)
            yield port
        finally:
            child.stop()
