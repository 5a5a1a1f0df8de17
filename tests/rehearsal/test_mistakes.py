"""A script that cannot be played says in which line and why."""

import pytest
from django.utils import timezone

from rehearsal.lines import ScriptError
from rehearsal.script import read_scenario

LAST = """
  - at: wo 03-06-2026 09:00
    by: anna
    do: begin_assessment
"""


def refusal_of(path) -> str:
    with pytest.raises(ScriptError) as refusal:
        read_scenario(path, now=timezone.now())
    return str(refusal.value)


@pytest.mark.parametrize(
    ("more", "line", "sentence"),
    [
        pytest.param(
            LAST.replace("begin_assessment", "begin_asessment"),
            23, "De handeling ‘begin_asessment’", id="an act that does not exist",
        ),
        pytest.param(
            LAST.replace("wo 03-06", "do 03-06"), 21, "is geen do maar wo", id="a wrong weekday"
        ),
        pytest.param(
            LAST.replace("wo 03-06-2026", "30-02-2027"), 21, "30-02-2027 bestaat niet",
            id="30 February",
        ),
        pytest.param(
            LAST.replace("wo 03-06", "ma 01-06"), 21, "vóór de vorige", id="back in time"
        ),
        pytest.param(LAST + "    expct: {report: x}\n", 24, "‘expct’ hoort hier niet", id="a typo"),
        pytest.param(LAST + "    do: wait\n", 24, "staat er twee keer", id="said twice"),
        pytest.param(
            LAST.replace("anna", "annie"), 22, "De collega ‘annie’", id="an unknown colleague"
        ),
        pytest.param("  : :\n ]", 20, "geen geldige YAML", id="no YAML"),
    ],
)  # fmt: skip
def test_a_mistake_is_pointed_at(on_paper, more, line, sentence):
    said = refusal_of(on_paper(more))

    assert f"gezin.yaml, regel {line}:" in said
    assert sentence in said


def test_a_file_that_is_not_there_says_so(tmp_path):
    assert "bestaat niet" in refusal_of(tmp_path / "weg.yaml")


def test_a_script_without_steps_says_so(on_paper):
    assert "geen stappen" in refusal_of(on_paper(text="title: Leeg\n"))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (LAST + "    report: tweede\n", "regel 21: De melding ‘tweede’"),
        (LAST + "    with: {assessor: kind}\n", "regel 24: De collega ‘kind’"),
        (LAST + "    with: {spoed: yes}\n", "regel 24: ‘spoed’ hoort hier niet"),
        (LAST + "    expect: {report: klaar}\n", "regel 24: ‘klaar’ kan niet bij ‘report’"),
        (LAST + "    expect: {deadlines: {D99: met}}\n", "regel 24: D99 is geen termijn"),
    ],
)
def test_who_or_what_was_never_named_is_pointed_at(play, more, sentence):
    with pytest.raises(ScriptError, match=r"gezin\.yaml") as refusal:
        play(more)

    assert sentence in str(refusal.value)
