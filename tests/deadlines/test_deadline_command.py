"""``manage.py deadline``: an answer without a database, and one sentence when it cannot."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]


def ask(capsys, *words: str, **options) -> tuple[int, str, str]:
    try:
        call_command("deadline", *words, **options)
        code = 0
    except SystemExit as stop:
        code = stop.code
    said = capsys.readouterr()
    return code, said.out.strip(), said.err.strip()


def test_it_runs_where_no_database_can_be_reached():
    done = subprocess.run(
        [sys.executable, "manage.py", "deadline", "D1", "2025-12-23T10:05", "--json"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == ""
    assert json.loads(done.stdout)["due"] == "2026-01-05T23:59:59+01:00"


def test_json_is_one_object_with_due_and_explanation(capsys):
    _, out, _ = ask(capsys, "D13", "2026-03-20T21:30", "--json")

    answer = json.loads(out)
    assert set(answer) == {"due", "explanation"}
    assert answer["due"] == "2026-03-30T21:30:00+02:00"
    assert "239 uur" in answer["explanation"]


def test_words_give_the_moment_and_the_reason(capsys):
    _, out, _ = ask(capsys, "d2b", "2026-05-04T11:00")

    first, second = out.splitlines()
    assert first == (
        "D2b Gezin informeren (protocol): woensdag 6 mei 2026 om 23.59 uur "
        "(2026-05-06T23:59:59+02:00)"
    )
    assert "Bevrijdingsdag (dinsdag 5 mei)" in second


@pytest.mark.parametrize(
    ("words", "due"),
    [
        pytest.param("D9 2025-10-01T10:00 --months 6", "2026-04-01", id="months"),
        pytest.param("D6 2026-04-24T16:10 --weeks 2", "2026-06-05", id="an extension"),
        pytest.param("D6 2026-04-24T16:10 --weeks 2 --weeks 1", "2026-06-12", id="and another"),
        pytest.param("D13 2026-03-20T21:30 --days 28", "2026-04-17T21:30", id="days"),
        pytest.param("D16 2025-06-14 --years 15", "2040-06-14", id="years, day without time"),
        pytest.param("D10 2026-01-12T09:00 --on 2026-02-10", "2026-02-10", id="agreed date"),
        pytest.param("D19 2026-06-01 --born 2004-09-03", "2027-09-03", id="birthday"),
        pytest.param("D21 2026-01-01 --joint", "2026-07-14", id="joint scheme"),
        pytest.param("D1 2026-03-04T10:00 --calendar-days", "2026-03-09", id="calendar days"),
        pytest.param("D2 2026-05-04T11:00 --closed 2026-05-06", "2026-05-07", id="closing day"),
        pytest.param("D1 2025-12-23T09:05:00Z", "2026-01-05", id="a moment with its zone"),
        pytest.param("D7 2025-10-25T23:30:00Z", "2025-10-27T00:30", id="winter time by zone"),
    ],
)
def test_every_choice_of_the_help_works(capsys, words, due):
    code, out, _ = ask(capsys, *words.split(), "--json")

    assert code == 0
    assert json.loads(out)["due"].startswith(due)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("", "Geef de code van de termijn", id="nothing at all"),
        pytest.param("D1", "Geef ook het begin", id="no moment"),
        pytest.param("D99 2026-01-01T10:00", "Termijn D99 bestaat niet", id="no such term"),
        pytest.param("D1 gisteren", "gisteren is geen bestaand moment", id="a word"),
        pytest.param("D1 2026-02-30T10:00", "is geen bestaand moment", id="30 february"),
        pytest.param("D1 2026-03-29T02:30", "gaat de klok een uur vooruit", id="the missing hour"),
        pytest.param("D1 0026-03-29T12:30", "Het jaar 26 kan niet", id="the year 26"),
        pytest.param("D13 2026-03-20", "geef ook de tijd", id="an exact term without time"),
        pytest.param(
            "D1 2026-03-20T10:00 --months 3", "--months past niet bij D1", id="not its unit"
        ),
        pytest.param("D9 2026-03-20T10:00 --months drie", "een heel getal", id="not a number"),
        pytest.param("D9 2026-03-20T10:00 --months 0", "D9 duurt 1 tot en met 36", id="nought"),
        pytest.param("D10 2026-03-20T10:00 --on morgen", "geen bestaande datum", id="not a date"),
        pytest.param("D1 2026-03-20T10:00 --onzin", "Deze opdracht klopt niet", id="no such flag"),
    ],
)
def test_a_mistake_is_one_dutch_sentence_and_exit_two(capsys, words, said):
    code, out, err = ask(capsys, *words.split())

    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_mistake_at_the_shell_shows_no_traceback():
    done = subprocess.run(
        [sys.executable, "manage.py", "deadline", "D1", "2026-03-29T02:30"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "2026-03-29T02:30 bestaat niet: in die nacht gaat de klok een uur vooruit. "
        "Kies een tijd daarvoor of daarna.\n"
    )
