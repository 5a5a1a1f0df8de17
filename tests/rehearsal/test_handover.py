"""What a script tells of a handover and of the local field; a mistake points at its line."""

import pytest

from rehearsal.lines import ScriptError
from tests.rehearsal.conftest import FAMILY

HANDOVER = (
    FAMILY.replace(
        "staff:\n",
        "  wijkteam: {name: Wijkteam, kind: local_team, municipality: gemeente, takes: light}\n"
        "staff:\n",
    )
    .replace(
        "persons:\n",
        "  hanna: {name: Hanna Visser, role: triage}\n"
        "  rachid: {name: Rachid Amrani, role: local_worker, organisation: wijkteam}\n"
        "persons:\n",
    )
    .rstrip()
    + """
  - {at: wo 03-06-2026 09:00, by: anna, do: begin_assessment}
  - at: wo 03-06-2026 09:10
    by: anna
    do: collect_information
    with: {own_history: Niets., reporter: Sprak ouders., reason: Niet bekend.}
  - at: wo 03-06-2026 10:00
    by: anna
    do: judge
    with:
      severity: light
      severity_reason: Geen gevaar.
      yes: [protective_2, protective_3]
      persons: {kind: yes yes 7 Rustig.}
  - {at: wo 03-06-2026 10:10, by: anna, do: ask_review, with: {reviewer: hanna}}
  - {at: wo 03-06-2026 11:00, by: hanna, do: do_review}
  - at: wo 03-06-2026 13:00
    by: anna
    do: decide
    with:
      outcome: direct_handover
      receiver: wijkteam
      receiver_kind: local_team
      receiver_person: Rachid Amrani
      family_open_to_help: yes
  - at: wo 03-06-2026 13:10
    by: anna
    do: complete_assessment
    with:
      motivation: Past bij de vraag.
      family_contact_by: local_team
      family_contact_name: Rachid Amrani
"""
)
BEGUN = "\n  - {at: do 04-06-2026 09:00, by: anna, do: begin_handover"


def test_a_handover_is_begun_and_nobody_of_the_receiver_knows_yet(play):
    expected = (
        ", expect: {handover: preparing, trajectory: absent, bridging: absent, "
        "report_back: absent, monitored_since: absent, unknown_to: rachid, "
        "reads_no_handover: rachid}}\n"
    )

    assert play(BEGUN + expected, text=HANDOVER) == []


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("handover: sent", "handover"),
        ("trajectory: open", "trajectory"),
        ("known_to: rachid", "rachid ziet het gezin niet"),
        ("reads_handover: rachid", "rachid leest de overdracht niet"),
        ("monitored_since: do 04-06-2026", "gevolgd sinds"),
    ],
)
def test_what_is_not_so_is_told(play, expected, told):
    wrong = play(f"{BEGUN}, expect: {{{expected}}}}}\n", text=HANDOVER)

    assert len(wrong) == 1
    assert told in wrong[0]


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("ground_sharing, with: {ground: consent, consents: {kind: perhaps}}", "is geen antwoord"),
        ("at_the_table", "het gesprek is nog niet klaargezet"),
        ("note_regie, with: {part: safety, text: Iets.}", "nog niet bij het lokale veld"),
        ("check_bridging, with: {news: Goed., sight: Gezien.}", "er is geen overbrugging"),
        ("freeze_local_plan", "er is nog geen veiligheidsplan"),
    ],
)
def test_a_mistake_is_pointed_at(play, act, sentence):
    with pytest.raises(ScriptError, match=sentence):
        play(f"{BEGUN}}}\n  - {{at: do 04-06-2026 10:00, by: anna, do: {act}}}\n", text=HANDOVER)


def test_without_a_handover_there_is_nothing_to_accept(play):
    step = "\n  - {at: do 04-06-2026 10:00, by: rachid, do: accept_handover}\n"

    with pytest.raises(ScriptError, match="er is nog geen overdracht"):
        play(step, text=HANDOVER)
