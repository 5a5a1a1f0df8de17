"""An installation that is at work takes a new version: what it had goes on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from runtime.state import ROOT

# Where the first landed version stood, before numbers and connected systems had their own app.
FIRST = "0003_index_open_reviews_and_letters"
AT_WORK = """
INSERT INTO cases_numberseries (kind, year, last) VALUES ('case', 2026, 41);
INSERT INTO organisations_region (id, name, code, phone, postal_address, website)
    VALUES (1, 'Noord', 'noord', '0800 2000', 'Postbus 1', '');
INSERT INTO organisations_organisation (id, name, kind, phone, email, active, region_id)
    VALUES (1, 'Politie Noord', 'police', '0900 8844', '', true, 1);
INSERT INTO cases_intakesource (name, token_hash, active, created_at, region_id, organisation_id)
    VALUES ('Koppelvlak', 'abc', true, now(), 1, 1);
"""
NEXT_NUMBER = (
    "from django.db import transaction\n"
    "from numbering.enums import SeriesKind\n"
    "from numbering.services import next_number\n"
    "with transaction.atomic(): print(next_number(SeriesKind.CASE, 2026))"
)


@pytest.fixture
def database() -> Iterator[str]:
    """An empty database of its own, beside the one of the tests."""
    server = os.environ["DATABASE_URL"]
    name = sql.Identifier("upgrade")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        yield urlsplit(server)._replace(path="/upgrade").geturl()
        connection.execute(sql.SQL("DROP DATABASE {}").format(name))


def test_numbers_go_on_and_connected_systems_keep_their_token(database):
    manage(database, "migrate", "cases", FIRST)
    with psycopg.connect(database) as connection:
        connection.execute(AT_WORK)

    manage(database, "migrate")

    assert manage(database, "shell", "-c", NEXT_NUMBER).strip() == "VT-2026-00042"
    with psycopg.connect(database) as connection:
        kept = connection.execute(
            "SELECT name, token_hash, sends FROM connections_connectedsystem"
        ).fetchall()
    assert kept == [("Koppelvlak", "abc", ["reports"])]


def manage(database: str, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command, "--verbosity", "0"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
