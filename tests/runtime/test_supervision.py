"""Start, stop, kill: for real, with every part of the running application."""

import json
import signal

import pytest

from tests.support.copies import until

PARTS = {
    "PostgreSQL": "bin/postgres",
    "Valkey": "valkey-server",
    "web": "gunicorn",
    "worker": " worker ",
    "beat": " beat ",
}
REGION = "from organisations.models import Region; print(Region.objects.get(code='storm').name)"


def test_a_second_start_says_where_the_first_one_is(running):
    second = running.command("run")

    assert second.returncode == 1
    assert f"Veiligthuis draait al op http://localhost:{running.port}" in second.stderr
    assert "Traceback" not in second.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_nothing_running(running, how):
    assert running.answers()

    assert running.stop(how) == 0

    assert running.processes() == []


def test_the_second_start_does_not_prepare_again(running):
    assert "bijwerken" not in running.output.read_text()
    assert running.answers()


def test_a_killed_part_comes_back(running, kill):
    for name, words in PARTS.items():
        killed = running.part(words)
        kill(killed)

        assert until(lambda w=words, k=killed: running.part(w) not in {None, k}), name
        assert until(running.answers), name


def test_a_killed_supervisor_leaves_nothing_and_can_be_started_at_once(running):
    running.supervisor.kill()
    running.supervisor.wait()

    running.start()
    assert running.answers()

    running.supervisor.kill()
    assert until(lambda: not running.processes()), running.processes()


def test_a_command_uses_the_services_of_the_running_copy(running):
    done = running.command("manage", "shell", "-v", "0", "-c", REGION)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "Veilig Thuis Storm"
    assert running.answers()


def test_a_command_brings_its_own_services_when_nothing_runs(stopped):
    done = stopped.command("manage", "shell", "-v", "0", "-c", REGION)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "Veilig Thuis Storm"
    assert stopped.processes() == []


def test_nobody_else_can_read_keys_files_or_logs(stopped):
    modes = {
        name: oct((stopped.state / name).stat().st_mode & 0o777)
        for name in ("secrets.json", "lock", "files", "logs", "postgres", "valkey")
    }

    assert set(modes.values()) == {"0o600", "0o700"}, modes
    assert len(json.loads((stopped.state / "secrets.json").read_text())["SEARCH_KEY"]) == 64
