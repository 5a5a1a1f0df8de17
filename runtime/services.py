"""The database and the broker of a state folder: our own, or those the environment points at."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import redis

from runtime.postgres import Cluster, reachable_by_all
from runtime.processes import Account, Child, service_account
from runtime.refusals import Refusal
from runtime.sockets import remove_socket_folder, socket_folder
from runtime.state import State
from runtime.valkey import Broker

# Seconds: the database of a killed supervisor still shuts down in an orderly way.
PREDECESSOR_LEAVES_WITHIN = 15.0


@dataclass
class Services:
    """Where they are, and the servers we started ourselves, in the order of starting."""

    addresses: dict[str, str] = field(default_factory=dict)  # DATABASE_URL, REDIS_URL
    children: list[Child] = field(default_factory=list)


@contextmanager
def services_of(state: State) -> Iterator[Services]:
    """Database and broker for as long as the block lasts. The state folder must be held."""
    account = service_account()
    services = Services()
    sockets = socket_folder(state.sockets, account)
    try:
        _provide_database(services, state, sockets, account)
        _provide_broker(services, state, sockets, account)
        yield services
    finally:
        for child in reversed(services.children):
            child.stop()
        remove_socket_folder(sockets)


def _provide_database(
    services: Services, state: State, sockets: Path, account: Account | None
) -> None:
    if given := os.environ.get("DATABASE_URL"):
        check_database(given)
        services.addresses["DATABASE_URL"] = given
        return
    if account and not reachable_by_all(state.folder):
        raise Refusal(
            f"De statusmap {state.folder} ligt in een afgesloten map, waar de database (die niet "
            "als root mag draaien) niet bij kan. Kies een andere met VEILIGTHUIS_STATE=/pad."
        )
    secrets = state.secrets()
    cluster = Cluster(
        home=state.postgres,
        sockets=sockets,
        log=state.log("postgres"),
        superuser_password=secrets["POSTGRES_PASSWORD"],
        role_password=secrets["DATABASE_PASSWORD"],
        account=account,
    )
    cluster.create()
    child = cluster.child()
    services.children.append(child)
    _start_after_predecessor(cluster, child)
    cluster.provide_database()
    services.addresses["DATABASE_URL"] = cluster.url


def _start_after_predecessor(cluster: Cluster, child: Child) -> None:
    """One data folder has one server. One that is still shutting down gets its time."""
    give_up = time.monotonic() + PREDECESSOR_LEAVES_WITHIN
    while True:
        child.start()
        try:
            cluster.wait_until_ready(child)
        except Refusal:
            occupied = "lock file" in child.last_words(10)
            if not occupied or time.monotonic() > give_up:
                raise
            time.sleep(0.3)
        else:
            return


def _provide_broker(
    services: Services, state: State, sockets: Path, account: Account | None
) -> None:
    if given := os.environ.get("REDIS_URL"):
        check_broker(given)
        services.addresses["REDIS_URL"] = given
        return
    broker = Broker(state.valkey, sockets, state.log("valkey"), account)
    child = broker.child()
    services.children.append(child)
    child.start()
    broker.wait_until_ready(child)
    services.addresses["REDIS_URL"] = broker.url


def check_database(url: str) -> None:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as trouble:
        reason = str(trouble).strip().splitlines()[0]
        raise Refusal(
            f"De database in DATABASE_URL is niet bereikbaar: {reason.rstrip('.')}. "
            "Verbeter het adres, of laat DATABASE_URL weg voor de ingebouwde database."
        ) from None


def check_broker(url: str) -> None:
    try:
        redis.Redis.from_url(url, socket_connect_timeout=5).ping()
    except (redis.RedisError, ValueError) as trouble:
        raise Refusal(
            f"De server in REDIS_URL is niet bereikbaar: {str(trouble).rstrip('.')}. "
            "Verbeter het adres, of laat REDIS_URL weg voor de ingebouwde Valkey."
        ) from None
