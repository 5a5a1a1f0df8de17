"""What a script tells and expects of sharing; what is not so is told, a mistake has its line."""

import pytest

from rehearsal.lines import ScriptError
from tests.rehearsal.conftest import FAMILY

SCENE = FAMILY.replace(
    "persons:\n",
    "  daan: {name: Daan Kuipers, role: consulent, organisation: gemeente}\npersons:\n",
)
SHARED = (
    "\n  - {at: di 02-06-2026 11:00, by: anna, do: begin_assessment}"
    "\n  - {at: di 02-06-2026 12:00, by: anna, do: note_share, with: {kind: other, to: gemeente, "
    "what: Dat wij het gezin kennen., ground: vital, weighing: De gemeente gaat vanavond langs.}"
)


def test_what_was_shared_is_kept_with_its_ground_and_nobody_was_asked(play):
    told = "{to: gemeente, ground: vital, weighing: vanavond, consents: {kind: not_asked}}"

    wrong = play(
        f"{SHARED}, expect: {{shared: {{other: {told}, plan: absent}}, hears_nothing: daan}}}}\n",
        text=SCENE,
    )

    assert wrong == []


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        ("shared: {plan: {to: gemeente, ground: vital}}", "niet gedeeld: plan"),
        ("shared: {other: absent}", "gedeeld: other"),
        ("shared: {other: {to: vt, ground: vital}}", "gedeeld met"),
        ("shared: {other: {to: gemeente, ground: consent}}", "grond"),
        ("shared: {other: {to: gemeente, ground: vital, weighing: morgen}}", "zegt niet ‘morgen’"),
        ("hears_that: daan", "daan leest geen signaal"),
        ("signal: {daan: Bakker}", "daan leest niet ‘Bakker’"),
    ],
)
def test_what_is_not_so_is_told(play, expected, sentence):
    wrong = play(f"{SHARED}, expect: {{{expected}}}}}\n", text=SCENE)

    assert len(wrong) == 1
    assert sentence in wrong[0]


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("see_signal", "er is nog geen signaal"),
        (
            "note_share, with: {kind: other, to_name: de oma, what: Iets., ground: vital, "
            "consents: {kind: perhaps}}",
            "is geen antwoord",
        ),
    ],
)
def test_a_mistake_is_pointed_at(play, act, sentence):
    step = f"}}\n  - {{at: di 02-06-2026 13:00, by: anna, do: {act}}}\n"
    with pytest.raises(ScriptError, match=sentence):
        play(SHARED + step, text=SCENE)


def test_what_is_no_kind_of_sharing_is_a_mistake(play):
    with pytest.raises(ScriptError, match="wordt niet gedeeld"):
        play(f"{SHARED}, expect: {{shared: {{roddel: absent}}}}}}\n", text=SCENE)
