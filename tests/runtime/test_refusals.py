"""What can be wrong at a start: one clear sentence, no traceback, nothing left running."""

import socket

import pytest

from runtime.system_packages import how_to_install


def test_a_taken_port(fresh):
    with socket.socket() as other:
        other.bind(("127.0.0.1", fresh.port))
        other.listen()

        refused = fresh.command("run")

    assert refused.returncode == 1
    assert refused.stderr == (
        f"Poort {fresh.port} is al in gebruik door een ander programma. "
        f"Kies een andere: PORT={fresh.port + 1} make run.\n"
    )


@pytest.mark.parametrize("port", ["achtduizend", "0", "70000"])
def test_a_port_that_is_none(fresh, port):
    refused = fresh.command("run", PORT=port)

    assert refused.returncode == 1
    assert refused.stderr == f"PORT moet een getal tussen 1 en 65535 zijn, niet “{port}”.\n"


@pytest.mark.parametrize("url", ["postgresql://wie:geheim@127.0.0.1:1/niets", "geen adres"])
def test_a_database_that_cannot_be_reached(fresh, url):
    refused = fresh.command("run", DATABASE_URL=url)

    assert refused.returncode == 1
    assert refused.stderr.startswith("De database in DATABASE_URL is niet bereikbaar: ")
    assert refused.stderr.count("\n") == 1
    assert "geheim" not in refused.stderr
    assert fresh.processes() == []


def test_a_broker_that_cannot_be_reached(fresh):
    refused = fresh.command("run", REDIS_URL="redis://127.0.0.1:1/0")

    assert refused.returncode == 1
    assert refused.stderr.startswith("De server in REDIS_URL is niet bereikbaar: ")
    assert fresh.processes() == []


def test_a_broken_database(fresh):
    fresh.command("manage", "migrate", "--help")
    (fresh.state / "postgres/data/global/pg_control").unlink()

    refused = fresh.command("run")

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"De database in {fresh.state}/postgres/data start niet: ")
    assert "make reset" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert fresh.processes() == []


def test_lost_keys_beside_a_database(fresh):
    fresh.command("manage", "migrate", "--help")
    (fresh.state / "secrets.json").unlink()

    refused = fresh.command("run")

    assert refused.returncode == 1
    assert "sleutelbestand secrets.json ontbreekt" in refused.stderr


def test_a_folder_that_is_somebody_elses(fresh):
    fresh.state.mkdir()
    (fresh.state / "vakantiefoto.jpg").touch()

    refused = fresh.command("run")

    assert refused.returncode == 1
    assert "is niet leeg en niet van Veiligthuis" in refused.stderr
    assert [file.name for file in fresh.state.iterdir()] == ["vakantiefoto.jpg"]


def test_missing_libraries_come_with_the_one_line_that_helps():
    sentence = how_to_install(["libpango-1.0-0", "chromium"])

    assert "libpango-1.0-0" in sentence
    assert "chromium" in sentence
    assert "\n" not in sentence


def test_reset_asks_first_and_keeps_the_keys(fresh):
    fresh.command("manage", "migrate", "--help")
    keys = (fresh.state / "secrets.json").read_text()

    assert fresh.command("reset", answer="nee\n").returncode == 1
    assert (fresh.state / "postgres").exists()

    assert fresh.command("reset", answer="ja\n").returncode == 0
    assert not (fresh.state / "postgres").exists()
    assert (fresh.state / "secrets.json").read_text() == keys
