"""A PostgreSQL and a Valkey that exist for as long as somebody needs them: tests, benchmarks."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from runtime.postgres import Cluster
from runtime.processes import private_folder, service_account
from runtime.valkey import Broker


@contextmanager
def throwaway_services() -> Iterator[dict[str, str]]:
    """Yield the environment (`DATABASE_URL`, `REDIS_URL`) that leads to a fresh pair."""
    folder = Path(tempfile.mkdtemp(prefix="vt-throwaway-", dir="/tmp"))
    folder.chmod(0o711)  # the servers' account must be able to pass
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, folder, ignore_errors=True)
        cluster, broker = _pair_in(folder)
        cluster.create()
        database, queue = cluster.child(), broker.child()
        for child in (database, queue):
            child.start()
            undo.callback(child.stop)
        cluster.wait_until_ready(database)
        cluster.provide_database()
        broker.wait_until_ready(queue)
        yield {"DATABASE_URL": cluster.url, "REDIS_URL": broker.url}


def _pair_in(folder: Path) -> tuple[Cluster, Broker]:
    account = service_account()
    sockets = private_folder(folder / "run", account)
    cluster = Cluster(
        home=folder / "postgres",
        sockets=sockets,
        log=folder / "postgres.log",
        superuser_password=secrets.token_urlsafe(16),
        role_password=secrets.token_urlsafe(16),
        account=account,
        throwaway=True,
    )
    broker = Broker(folder / "valkey", sockets, folder / "valkey.log", account, throwaway=True)
    return cluster, broker
