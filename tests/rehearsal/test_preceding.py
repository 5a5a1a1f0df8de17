"""What precedes a report has names and expectations in a script, held against what is."""

import pytest

from consultations.models import Consultation
from rehearsal.lines import ScriptError

ADVICE = """
  - at: wo 03-06-2026 09:00
    by: fatma
    do: begin_advice
    with: {capacity: school, meldcode_step: "2", purpose: think_along, expectation: Meedenken.}
"""
NEIGHBOURS = """
title: Buren
staff: {fatma: {name: Fatma Haddou, role: intake}}
neighbour:
  region: {name: Veilig Thuis Zuid, code: zuid}
  staff: {zita: {name: Zita Maas, role: intake}}
steps:
"""


def line(place: int, told: str) -> str:
    return f"regel {place}: {told}"


def test_what_comes_out_is_silent(play):
    assert play(ADVICE + "    expect: {advice: {advies: talking}, tied: {advies: absent}}\n") == []


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("{advice: {advies: closed}}", "advies zou ‘closed’ zijn, maar is ‘talking’."),
        (
            "{next_contact: {advies: do 04-06-2026}}",
            "next_contact van advies zou ‘do 04-06-2026’ zijn, maar is ‘absent’.",
        ),
        ("{reads: {advies: bram}, reads_not: {advies: [fatma]}}", "fatma leest AD-2026-00001 wel."),
        (
            "{reads_behind_report: {advies: anna}}",
            "anna leest AD-2026-00001 niet.",
        ),
        ("{content: {worries: Blij.}}", "bij worries staat niet ‘Blij.’ maar: Zorgen."),
    ],
)
def test_what_comes_out_otherwise_is_told_with_its_line(play, expected, told):
    assert play(ADVICE + f"    expect: {expected}\n") == [line(25, told)]


def test_both_sides_must_hold_the_number_of_the_other(play):
    told = play(ADVICE + "    expect: {tied: {advies: melding}}\n")

    assert len(told) == 2
    assert "wat aan melding voorafging zou ‘AD-2026-00001’ zijn" in told[0]
    assert "de melding na advies zou ‘M-2026-00001’ zijn, maar is ‘absent’" in told[1]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (ADVICE.replace("begin_advice", "close_advice"), "‘capacity’ hoort hier niet"),
        ("\n  - {at: wo 03-06-2026 09:05, by: fatma, do: see_notice}\n", "‘vooraankondiging’ komt"),
        (
            ADVICE + "  - {at: wo 03-06-2026 09:05, by: fatma, do: see_notice, about: advies}\n",
            "‘advies’ is geen vooraankondiging",
        ),
        (ADVICE + "    expect: {crisis_notice: {advies: open}}\n", "‘advies’ is geen vooraank"),
        (ADVICE + "    expect: {advice: {ander: closed}}\n", "‘ander’ komt in dit scenario niet"),
        (ADVICE.replace("think_along", "chatten"), "‘chatten’ kan niet bij ‘purpose’"),
        (ADVICE.replace("purpose: think_along, ", ""), "Er ontbreekt iets: purpose."),
    ],
)
def test_a_mistake_in_the_script_is_pointed_at(play, more, sentence):
    with pytest.raises(ScriptError, match=r"gezin\.yaml") as refusal:
        play(more)

    assert sentence in str(refusal.value)


def test_several_talks_have_names_of_their_own(play):
    second = ADVICE.replace("    with:", "    about: tweede\n    with:")

    play(ADVICE + second.replace("09:00", "09:30"))

    assert Consultation.objects.count() == 2


def test_a_neighbouring_region_plays_along_and_reads_nothing(play):
    assert play(ADVICE + "    expect: {reads_not: {advies: zita}}\n", text=NEIGHBOURS) == []


def test_a_mistake_at_the_neighbours_is_pointed_at(play):
    with pytest.raises(ScriptError, match="‘teem’ hoort hier niet"):
        play(ADVICE, text=NEIGHBOURS.replace("  staff: {zita", "  teem: {}\n  staff: {zita"))
