"""What a script tells of a track and a plan; a mistake points at its line."""

import pytest

from rehearsal.lines import ScriptError
from tests.rehearsal.conftest import FAMILY

TRACK = (
    FAMILY.replace(
        "persons:\n",
        "  hanna: {name: Hanna Visser, role: triage}\n"
        "  gijs: {name: Gijs van Dam, role: caseworker}\n"
        "  sjoerd: {name: Sjoerd Wiersma, role: behavioural_expert}\n"
        "persons:\n",
    ).rstrip()
    + """
  - {at: wo 03-06-2026 09:00, by: anna, do: begin_assessment}
  - at: wo 03-06-2026 09:10
    by: anna
    do: collect_information
    with: {own_history: Niets., reporter: Zag letsel., reason: Niet bekend.}
  - at: wo 03-06-2026 10:00
    by: anna
    do: judge
    with:
      severity: heavy
      severity_reason: Letsel.
      yes: structural_1
      persons: {kind: yes no 4 Bang.}
  - {at: wo 03-06-2026 10:10, by: anna, do: ask_review, with: {reviewer: hanna}}
  - {at: wo 03-06-2026 11:00, by: hanna, do: do_review}
  - {at: wo 03-06-2026 13:00, by: anna, do: decide, with: {retention: k2, outcome: conditions}}
  - {at: wo 03-06-2026 13:10, by: anna, do: complete_assessment, with: {motivation: Nodig.}}
  - {at: do 04-06-2026 09:00, by: anna, do: tell_reporter}
  - {at: do 04-06-2026 10:00, by: bram, do: assign_track, with: {owner: gijs, second: sjoerd}}
  - {at: vr 05-06-2026 09:00, by: gijs, do: start_track}
  - at: vr 05-06-2026 09:10
    by: gijs
    do: plan_conversations
    with: {professionals: {Juf Wilma: leerkracht}}
  - {at: vr 05-06-2026 09:20, by: gijs, do: begin_conversations}
  - {at: vr 05-06-2026 09:30, by: gijs, do: begin_plan}
"""
)


def test_a_track_with_its_plan_goes_as_it_is_told(play):
    held = """
  - at: ma 08-06-2026 15:00
    by: gijs
    do: speak
    with: {said: {kind: Noor vertelt., Juf Wilma: Zij ziet een stil kind.}, wishes: {kind: Rust.}}
    expect: {track: conversations, plan: draft, plan_versions: "0", rvdk: absent}
"""
    assert play(held, text=TRACK) == []


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("{track: findings}", "track zou ‘findings’ zijn, maar is ‘conversations’"),
        ("{plan: adopted}", "plan zou ‘adopted’ zijn, maar is ‘draft’"),
        ('{plan_versions: "1"}', "versies van het plan zou ‘1’ zijn, maar is ‘0’"),
        ("{rvdk: waiting}", "rvdk zou ‘waiting’ zijn, maar is ‘absent’"),
        (
            "{needed: {track.draft_conditions: mooi weer}}",
            "bij track.draft_conditions staat niet",
        ),
        ("{needed: {plan.discuss: mooi weer}}", "bij plan.discuss staat niet"),
    ],
)
def test_what_comes_out_otherwise_is_told(play, expected, told):
    wrong = play(f"  - {{at: ma 08-06-2026 09:00, do: wait, expect: {expected}}}\n", text=TRACK)

    assert len(wrong) == 1
    assert told in wrong[0]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("speak, with: {said: {Oma: Hallo.}}", "‘Oma’ staat niet in het gespreksplan"),
        ("speak, with: {said: {kind: Hallo.}, wishes: {Oma: Rust.}}", "‘Oma’ hoort hier niet"),
        ("note_views, with: {kind: perhaps Weet niet.}", "‘perhaps’ is geen mening: agrees"),
        ("write_track, with: {direct_safety: soon}", "‘soon’ kan niet bij ‘direct_safety’"),
        ("write_plan, with: {dream: Rust.}", "‘dream’ hoort hier niet. Wel mogelijk: "),
        ("write_plan, with: {conditions: [{text: Rust., risk: thunder}]}", "‘thunder’ kan niet"),
        ("print_plan", "het veiligheidsplan is nog niet vastgesteld"),
        ("rvdk_received", "er is nog geen verzoek aan de Raad"),
        ("renew_estimate, with: {note: Goed.}", "‘valid_until’ ontbreekt"),
    ],
)
def test_a_mistake_points_at_its_line(play, act, told):
    with pytest.raises(ScriptError, match=r"gezin\.yaml, regel \d+") as mistake:
        play(f"  - {{at: ma 08-06-2026 09:00, by: gijs, do: {act}}}\n", text=TRACK)

    assert told in str(mistake.value)


def test_before_there_is_a_track_nothing_can_be_done_with_it(play):
    with pytest.raises(ScriptError, match="er is nog geen dienst"):
        play("  - {at: di 02-06-2026 11:00, by: bram, do: start_track}\n")
