"""Bring database and static files up to date; cheaply skip what did not change."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import psycopg

from runtime.application import manage, preparation
from runtime.processes import Child
from runtime.refusals import Refusal
from runtime.state import ROOT, State, write_private
from runtime.terminal import say

CODE = {".py", ".json", ".yaml", ".yml", ".toml", ".csv", ".txt"}
NOT_OURS = {".venv", ".git", ".state", "node_modules", "tests", "docs", "static", "templates"}
DATABASE_STEPS = (
    ["migrate", "--no-input"],
    ["load_reference"],
    ["seed_demo", "--if-empty"],
)


def prepare(state: State, env: Mapping[str, str]) -> str:
    """Migrations, reference data, a demo region when empty, and the static files.

    Gives the list of demo accounts: asked for here, so that a start need not ask again.
    """
    known = _stamps(state)
    static, code = static_checksum(), code_checksum()
    accounts = str(known.get("accounts", ""))
    collecting: Child | None = None
    try:
        if known.get("static") != static:
            say("Vormgeving klaarzetten …")
            collecting = preparation(["collectstatic", "--no-input", "-v", "0"], state, env)
            collecting.start()  # beside the database steps: it only compresses files
        if known.get("database") != [code, database_mark(env["DATABASE_URL"])]:
            say("Database bijwerken …")
            for step in DATABASE_STEPS:
                child = preparation(list(step), state, env)
                child.start()
                finish(child)
            accounts = demo_accounts(env)
        if collecting:
            finish(collecting)
    finally:
        if collecting:
            collecting.stop()
    database = [code, database_mark(env["DATABASE_URL"])]
    stamps = {"static": static, "database": database, "accounts": accounts}
    write_private(state.stamps, json.dumps(stamps))
    return accounts


def finish(child: Child) -> None:
    try:
        failed = child.process is not None and child.process.wait()
    finally:
        child.stop()
    if failed:
        raise Refusal(
            f"{child.name} is mislukt: {child.last_words().rstrip('.') or 'zonder melding'}. "
            f"Het hele verslag staat in {child.log}."
        )


def demo_accounts(env: Mapping[str, str]) -> str:
    command = manage("demo_accounts")
    asked = subprocess.run(  # noqa: S603 - our own command line
        command, cwd=ROOT, env=dict(env), capture_output=True, text=True, check=False
    )
    return asked.stdout.rstrip()


def code_checksum() -> str:
    """Everything that decides what the database must look like, pinned packages included."""
    return _checksum(
        file
        for top in sorted(ROOT.iterdir())
        if top.name not in NOT_OURS
        for file in ([top] if top.is_file() else top.rglob("*"))
        if file.suffix in CODE
    )


def static_checksum() -> str:
    ours = (file for file in (ROOT / "static").rglob("*") if file.is_file())
    return _checksum([*ours, ROOT / "requirements" / "run.txt"])


def _checksum(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def database_mark(url: str) -> str:
    """Which migrations this very database has had: another or an emptied one differs."""
    with psycopg.connect(url, connect_timeout=5) as connection:
        try:
            found = connection.execute(
                "SELECT count(*), max(applied)::text FROM django_migrations"
            ).fetchone()
        except psycopg.errors.UndefinedTable:
            return "empty"
    return f"{found}"


def _stamps(state: State) -> dict[str, object]:
    try:
        known: dict[str, object] = json.loads(state.stamps.read_text())
    except (OSError, ValueError):
        return {}
    return known
