"""What a script expects is held against what is; what differs is told with its line."""

import json

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from accounts.roles import Role
from cases.models import Report
from notifications.models import OutgoingEmail
from tests.factories.accounts import colleague
from tests.factories.organisations import veilig_thuis_of

TAKE = """
  - at: wo 03-06-2026 09:00
    by: anna
    do: begin_assessment
"""


def test_what_comes_out_is_silent(play):
    assert (
        play(TAKE + "    expect: {report: assessing, deadlines: {D1: di 09-06-2026 open}}\n") == []
    )


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("{report: received}", "report zou ‘received’ zijn, maar is ‘assessing’"),
        (
            "{deadlines: {D1: wo 10-06-2026}}",
            "D1 zou ‘wo 10-06-2026’ zijn, maar is ‘di 09-06-2026’",
        ),
        ("{deadlines: {D1: met}}", "D1 zou ‘met’ zijn, maar is ‘open’"),
        ("{deadlines: {D7: open}}", "D7 zou ‘open’ zijn, maar is ‘absent’"),
        ("{regie: {procesregie: vt}}", "procesregie zou ‘vt’ zijn, maar is ‘nobody’"),
        ("{seen_by: fatma}", "fatma ziet het dossier niet"),
        ("{hidden_from: anna}", "anna ziet het dossier wel"),
        ("{notified: {bram: te laat}}", "bram kreeg geen bericht ‘te laat’"),
        ("{radar: 2}", "treffers van de radar zou ‘2’ zijn, maar is ‘0’"),
        ("{repeat_report: yes}", "hermelding zou ‘yes’ zijn, maar is ‘no’"),
        ("{first_feedback: open}", "first_feedback zou ‘open’ zijn, maar is ‘absent’"),
        ("{needed: {assessment.start_judging: geheim}}", "bij assessment.start_judging staat niet"),
    ],
)
def test_what_comes_out_otherwise_is_told_with_its_line(play, expected, told):
    wrong = play(TAKE + f"    expect: {expected}\n")

    assert len(wrong) == 1
    assert wrong[0].startswith("regel 24:")
    assert told in wrong[0]


def test_an_unexpected_refusal_is_told(play):
    wrong = play(TAKE + TAKE.replace("09:00", "09:30"))

    assert len(wrong) == 1
    assert wrong[0].startswith("regel 25: ‘begin_assessment’ is geweigerd")


def test_a_refusal_that_does_not_come_is_told(play):
    assert play(TAKE + "    refused: Kan niet\n") == [
        "regel 21: ‘begin_assessment’ zou geweigerd zijn, maar is gedaan."
    ]


def test_a_refusal_for_another_reason_is_told(play):
    twice = TAKE + TAKE.replace("09:00", "09:30") + "    refused: De bliksem sloeg in\n"

    wrong = play(twice)

    assert "geweigerd zonder ‘De bliksem sloeg in’" in wrong[0]
    assert "Anna Meijer heeft deze melding al opgepakt" in wrong[0]


def test_a_refused_act_leaves_nothing_behind(play):
    play(
        TAKE + "  - {at: wo 03-06-2026 09:10, by: anna, do: collect_information, "
        "with: {own_history: Gelezen.}}\n"
        "  - {at: wo 03-06-2026 09:20, by: anna, do: decide, with: {outcome: close}, "
        "refused: kan niet meer}\n"
    )

    assert Report.objects.get().assessment.outcome == ""


def test_who_may_not_is_forbidden(play):
    assert play(TAKE.replace("anna", "fatma") + "    forbidden: yes\n") == []


@pytest.mark.rule("D1")
def test_the_clock_warns_and_breaches_at_its_own_moments(play):
    late = """
  - at: vr 12-06-2026 12:00
    do: wait
    expect:
      deadlines: {D1: late}
      notified: {bram: Veiligheidsbeoordeling is te laat, anna: Veiligheidsbeoordeling loopt af}
"""

    assert play(late) == []


def test_nobody_gets_mail_while_a_story_plays(play):
    play(TAKE)

    assert mail.outbox == []
    assert not OutgoingEmail.objects.exists()


def test_the_command_tells_the_course(db, on_paper, capsys):
    call_command("load_reference", verbosity=0)

    call_command("rehearse", on_paper(TAKE + "    expect: {report: assessing}\n"))

    told = capsys.readouterr().out
    assert "di 02-06-2026 10:00  Fatma Haddou: neemt melding M-2026-00001 aan (formulier)" in told
    assert "· D1 Veiligheidsbeoordeling: uiterlijk di 09-06-2026" in told
    assert "2 stappen. Verwachtingen: 1 komen uit, 0 niet." in told


def test_the_command_fails_when_a_scenario_does(db, on_paper, capsys):
    call_command("load_reference", verbosity=0)

    with pytest.raises(CommandError, match="anders dan verwacht"):
        call_command("rehearse", on_paper(TAKE + "    expect: {report: settled}\n"), "--json")

    course = json.loads(capsys.readouterr().out)
    assert course[-1]["wrong"][0]["line"] == 24


def test_a_database_in_which_people_work_is_left_alone(noord, on_paper):
    colleague("Anna Meijer", Role.TRIAGE, veilig_thuis_of(noord))

    with pytest.raises(CommandError, match="make rehearse"):
        call_command("rehearse", on_paper())
