"""The waiting list: no family waits without anybody knowing when it was last seen (idea 11)."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from cases.enums import ContactChannel, ContactWith
from cases.models import ConflictOfInterest, PersonConclusion
from cases.services.contacts import note_contact
from reporting.selectors.shell import counts_for
from safety.enums import RaterKind
from safety.models import SafetyScore
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import veilig_thuis_of
from tests.factories.tracks import DECIDED, assigned, decided, in_conversation, started
from tracks.enums import EarlyEnd, ProposalKind, TrackKind
from tracks.screens.lists import alarm_of
from tracks.selectors.lists import waiting_families, with_last_sight
from tracks.services import course

pytestmark = pytest.mark.django_db

PAGE = reverse("tracks:waiting")
NOW = moment(2026, 3, 12, 10)  # Thursday; seven working days after the decision


def look(client):
    with time_machine.travel(NOW, tick=False):
        answer = client.get(PAGE)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(page):
    return [
        {
            cell.get("data-label", "Gezin"): " ".join(cell.get_text(" ").split())
            for cell in row.find_all(["th", "td"])
        }
        for row in page.select("tbody tr")
    ]


def on_list(reader):
    return {case.number for case in waiting_families(reader)}


def note(case, *, at, by, contact_with=ContactWith.FAMILY):
    with time_machine.travel(at, tick=False):
        note_contact(
            case,
            contact_with=contact_with,
            channel=ContactChannel.PHONE,
            summary="Moeder gesproken.",
            actor=by,
        )


@pytest.mark.rule("002-33")
def test_a_family_waits_from_the_decision_until_its_track_begins(noord, anna, bram, gijs):
    report = decided(noord, by=bram)
    assert on_list(bram) == on_list(anna) == {report.case.number}
    assert on_list(gijs) == set()

    track = assigned(noord, by=bram, owner=gijs)
    assert track.case.number in on_list(gijs)

    with time_machine.travel(track.assigned_at + timedelta(days=1), tick=False):
        course.start_track(track, on=date(2026, 3, 4), actor=gijs)
    assert on_list(gijs) == set()
    assert on_list(bram) == {report.case.number}


def test_a_family_whose_track_ended_early_waits_for_nothing(noord, bram, gijs):
    track = in_conversation(noord, by=bram, owner=gijs)
    track.proposed, track.early_end = ProposalKind.END_EARLY, EarlyEnd.DECEASED
    track.proposed_by = gijs
    track.save()

    course.end_early(track, actor=bram)

    assert on_list(bram) == set()


def test_the_list_says_since_when_for_what_and_who_holds_sight(as_, noord, bram):
    report = decided(noord, by=bram, kind=TrackKind.INVESTIGATION)

    (row,) = rows(look(as_(bram)))

    assert row["Gezin"] == f"Gezin Vermeer {report.case.number}"
    assert row["Wacht op"] == "Onderzoek een casusmedewerker 7 werkdagen, sinds 03-03-2026"
    assert row["Zwaarte"] == "Licht geen score"
    assert row["Dienst klaar"].endswith("uiterlijk 12-05-2026")
    assert row["Laatste zicht"].startswith(
        "Zicht nodig 7 werkdagen geleden veiligheidsbeoordeling op 03-03-2026 "
        "Zicht houdt: Veilig Thuis Noord"
    )


def test_contact_with_the_family_is_a_look_at_safety_and_with_the_reporter_is_not(
    as_, noord, bram, anna
):
    case = decided(noord, by=bram).case
    note(case, at=moment(2026, 3, 9, 15), by=bram, contact_with=ContactWith.REPORTER)
    assert "veiligheidsbeoordeling" in rows(look(as_(bram)))[0]["Laatste zicht"]

    note(case, at=moment(2026, 3, 10, 15), by=bram)

    seen = rows(look(as_(bram)))[0]["Laatste zicht"]
    assert seen.startswith(
        "Zicht is recent 2 werkdagen geleden contact met het gezin op 10-03-2026"
    )


def test_who_was_longest_out_of_sight_stands_on_top(as_, noord, bram, anna):
    late = decided(noord, by=bram)
    early = decided(noord, by=bram, at=DECIDED - timedelta(days=7))
    note(early.case, at=moment(2026, 3, 11, 9), by=bram)

    numbers = [row["Gezin"].split()[-1] for row in rows(look(as_(bram)))]

    assert numbers == [late.case.number, early.case.number]


@pytest.mark.parametrize(
    ("workdays", "label", "tone"),
    [
        (0, "Zicht is recent", "green"),
        (4, "Zicht is recent", "green"),
        (5, "Zicht nodig", "orange"),
        (9, "Zicht nodig", "orange"),
        (10, "Te lang geen zicht", "red"),
    ],
)
def test_after_five_and_ten_working_days_a_word_says_it_not_only_a_colour(workdays, label, tone):
    badge = alarm_of(workdays)

    assert (badge.label, badge.tone) == (label, tone)


def test_the_lowest_of_the_newest_scores_is_shown(as_, noord, bram):
    report = decided(noord, by=bram)
    person = report.involvements.first().person
    PersonConclusion.objects.create(
        assessment=report.assessment,
        person=person,
        immediate_safety="yes",
        structural_safety="no",
        score=5,
        explanation="Rustig nu.",
    )
    assert "laagste score 5 van 10" in rows(look(as_(bram)))[0]["Zwaarte"]

    score(report.case, person, 2, on=date(2026, 3, 4), by=bram)
    score(report.case, person, 7, on=date(2026, 3, 6), by=bram)
    score(report.case, person, 6, on=date(2026, 3, 5), by=bram, rater=RaterKind.PROFESSIONAL)

    row = rows(look(as_(bram)))[0]
    assert row["Zwaarte"] == "Licht laagste score 6 van 10"
    assert "veiligheidsscore op 06-03-2026" in row["Laatste zicht"]


def score(case, person, value, *, on, by, rater=RaterKind.VT):
    SafetyScore.objects.create(
        case=case,
        person=person,
        rater=rater,
        rater_name="" if rater == RaterKind.VT else "Leerkracht",
        score=value,
        on=on,
        noted_by=by,
    )


def test_who_assigns_gets_that_act_and_everybody_notes_a_contact(as_, noord, anna, bram, gijs):
    case = decided(noord, by=bram).case

    for reader in (anna, bram):
        links = {a.get_text(): a["href"] for a in look(as_(reader)).select("tbody td a")}
        assert links["Noteer contact met Gezin Vermeer"].startswith(f"/dossiers/{case.number}/")
        assert "Wijs toe: Gezin Vermeer" in links

    assigned(noord, by=bram, owner=gijs)
    links = [a.get_text() for a in look(as_(gijs)).select("tbody td a")]
    assert links == ["Noteer contact met Gezin Vermeer"]

    petra = colleague("Petra Smit", Role.PRIVACY_OFFICER, veilig_thuis_of(noord))
    assert look(as_(petra)).select("tbody td a") == []


@pytest.mark.rule("A1", "A12")
def test_the_list_holds_no_family_the_reader_may_not_see(as_, noord, bram, anna, chantal, fatma):
    case = decided(noord, by=bram).case
    ConflictOfInterest.objects.create(case=case, user=anna, reason="Buren", recorded_by=bram)

    assert on_list(chantal) == on_list(anna) == set()
    assert counts_for(anna).waiting_families == 0
    assert as_(fatma).get(PAGE).status_code == 403


def test_the_menu_counts_what_the_list_holds(as_, noord, bram, gijs):
    decided(noord, by=bram)
    assigned(noord, by=bram, owner=gijs)
    started(noord, by=bram, owner=gijs)

    assert counts_for(bram).waiting_families == len(rows(look(as_(bram)))) == 2
    assert counts_for(gijs).waiting_families == len(rows(look(as_(gijs)))) == 1


def test_ten_families_cost_what_one_costs(as_, noord, bram, gijs):
    client = as_(bram)
    assigned(noord, by=bram, owner=gijs)
    look(client)
    with CaptureQueriesContext(connection) as short:
        look(client)
    for _ in range(9):
        decided(noord, by=bram)

    with CaptureQueriesContext(connection) as long:
        assert len(rows(look(client))) == 10

    assert len(long) == len(short)


def test_seen_at_is_the_latest_of_all_looks(noord, bram):
    case = decided(noord, by=bram).case
    note(case, at=moment(2026, 3, 5, 9), by=bram)

    row = with_last_sight(waiting_families(bram)).get()

    assert row.seen_at == moment(2026, 3, 5, 9)
