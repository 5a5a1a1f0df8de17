"""The embedded database and broker, and the folders they live in."""

import ast
import os
from pathlib import Path

import psycopg
import pytest
import redis

from runtime.refusals import Refusal
from runtime.sockets import LONGEST_FOLDER, remove_socket_folder, socket_folder
from runtime.state import ROOT, State, state_from_environment
from runtime.throwaway import throwaway_services


@pytest.fixture(scope="module")
def services():
    with throwaway_services() as addresses:
        yield addresses


def test_the_application_is_nobodys_superuser(services):
    with psycopg.connect(services["DATABASE_URL"]) as connection:
        role = connection.execute(
            "SELECT rolsuper, rolcreaterole, rolbypassrls FROM pg_roles"
            " WHERE rolname = current_user"
        ).fetchone()

    assert role == (False, False, False)


def test_upper_case_is_the_same_on_every_machine(services):
    with psycopg.connect(services["DATABASE_URL"]) as connection:
        words, locale = connection.execute(
            "SELECT upper('straße ĳssel'), datlocale FROM pg_database"
            " WHERE datname = current_database()"
        ).fetchone()

    assert (words, locale) == ("STRASSE ĲSSEL", "PG_UNICODE_FAST")


def test_neither_server_listens_on_the_network(services):
    with psycopg.connect(services["DATABASE_URL"]) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)

    assert redis.Redis.from_url(services["REDIS_URL"]).config_get("port") == {"port": "0"}


def test_a_throwaway_pair_leaves_no_trace():
    with throwaway_services() as addresses:
        folder = Path(addresses["REDIS_URL"].removeprefix("unix://")).parents[1]
        assert folder.exists()

    assert not folder.exists()


def test_a_socket_path_too_long_for_unix_gets_a_short_folder(tmp_path):
    deep = tmp_path / ("x" * LONGEST_FOLDER)

    folder = socket_folder(deep, None)

    assert len(os.fsencode(folder)) <= LONGEST_FOLDER
    assert folder.stat().st_mode & 0o777 == 0o700
    remove_socket_folder(folder)


def test_the_state_folder_can_be_chosen(monkeypatch):
    monkeypatch.setenv("VEILIGTHUIS_STATE", "/srv/vt")

    assert state_from_environment().folder == Path("/srv/vt")


def test_a_state_folder_has_one_user_at_a_time(tmp_path):
    state = State(tmp_path / "state")

    with (
        state.held("make run", "http://localhost:8000"),
        pytest.raises(Refusal, match="draait al op http://localhost:8000"),
        state.held("make run"),
    ):
        pass

    assert state.holder() is None


def test_two_clones_that_share_a_folder_are_told_so(tmp_path):
    clone, state = tmp_path / "clone", State(tmp_path / "state")
    clone.mkdir()
    (clone / "manage.py").touch()
    with state.held("make run") as hold:
        assert hold.shared_with() == ""
    lock = state.folder / "lock"
    lock.write_text(lock.read_text().replace(str(ROOT), str(clone)))

    with state.held("make run") as hold:
        assert hold.shared_with() == str(clone)


def test_the_runtime_starts_django_but_does_not_import_it():
    for file in (ROOT / "runtime").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in getattr(node, "names", [])]
            imported = [getattr(node, "module", None) or "", *names]
            assert not any(name.split(".")[0] == "django" for name in imported), file
