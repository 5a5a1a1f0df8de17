"""The pages of a warm handover: who comes in, what the family may read, and what is kept."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from cases.enums import Capacity, RegieKind
from handover.enums import AgreementKind, HandoverState, Side
from handover.models import Handover, Invitation
from handover.screens import meeting_items as items
from handover.services.agenda import agree, write_meeting
from people.enums import AddressKind
from people.models import Address
from tests.factories import meetings as make
from tests.factories.accounts import colleague
from tests.factories.organisations import local_team_of, municipality_of
from tests.support.windows import Window

pytestmark = pytest.mark.django_db

DESK_WORDS = ("Dossier", "dienst", "triage", "melding")


@pytest.fixture
def begun(noord, bram, gijs):
    return make.begun(noord, by=bram, owner=gijs)


@pytest.fixture
def planned(noord, bram, gijs):
    return make.planned(noord, by=bram, owner=gijs)


@pytest.fixture
def ready(noord, bram, gijs):
    return make.ready_to_hold(noord, by=bram, owner=gijs)


@pytest.fixture
def wim(noord):
    return make.worker_at(local_team_of(noord))


def to(name, meeting, *rest) -> str:
    return reverse(f"handover:{name}", args=[meeting.handover.number, *rest])


def item(meeting, named, place=items.TABLE) -> str:
    return to("meeting_item", meeting, place, named.slug)


def text_of(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)


@pytest.mark.rule("A2")
def test_before_the_invitation_the_meeting_does_not_exist_at_the_receiver(as_, begun, wim):
    for name in ("meeting", "meeting_table", "meeting_invite", "meeting_hold"):
        assert as_(wim).get(to(name, begun)).status_code == 404


@pytest.mark.rule("A1", "A2")
def test_another_region_another_municipality_and_the_bureaudienst_find_nothing(
    as_, planned, noord, chantal, fatma
):
    other = colleague("Olga Smit", Role.CONSULENT, municipality_of(noord, "Gemeente Verderop"))
    for stranger in (chantal, other, fatma):
        for name in ("meeting", "meeting_table", "meeting_hold"):
            assert as_(stranger).get(to(name, planned)).status_code == 404


def test_the_receiver_reads_and_writes_at_the_table_and_prepares_nothing(as_, planned, wim):
    assert as_(wim).get(to("meeting", planned)).status_code == 200
    assert as_(wim).get(item(planned, items.QUESTIONS)).status_code == 200
    for name in ("meeting_invite", "meeting_plan", "meeting_attempt"):
        assert as_(wim).get(to(name, planned)).status_code == 404
    page = as_(wim).get(to("meeting", planned)).content.decode()
    assert planned.handover.case.number not in page
    assert as_(wim).get(item(planned, items.CONSENT)).status_code == 404


def test_who_reads_handovers_sees_the_meeting_and_writes_nothing(as_, planned, bram):
    assert as_(bram).get(to("meeting", planned)).status_code == 200
    assert as_(bram).get(to("meeting_invite", planned)).status_code == 200
    for name in ("meeting_table", "meeting_plan"):
        assert as_(bram).get(to(name, planned)).status_code == 403


@pytest.mark.parametrize("named", items.AGENDA, ids=lambda named: named.slug)
@pytest.mark.parametrize("place", [items.DESK, items.TABLE])
def test_each_item_has_a_page_at_the_desk_and_at_the_table(as_, planned, gijs, named, place):
    answer = as_(gijs).get(item(planned, named, place))

    assert answer.status_code == 200
    assert (named.plain if place == items.TABLE else named.title) in answer.content.decode()


@pytest.mark.parametrize("named", items.AGENDA, ids=lambda named: named.slug)
def test_at_the_table_stand_no_words_of_the_desk(as_, planned, gijs, named):
    page = as_(gijs).get(item(planned, named))

    read = text_of(page)
    for inside in (planned.handover.case.number, "Gezin Vermeer", *DESK_WORDS):
        assert inside not in read


def test_the_agenda_out_of_triage_has_no_following(planned):
    handover = planned.handover
    assert items.MONITORING in items.items_of(handover)
    handover.track_id = None
    assert items.MONITORING not in items.items_of(handover)


@pytest.mark.rule("D9")
def test_the_days_on_which_vt_looks_again_stand_on_the_page(as_, planned, gijs):
    """From Monday 30 March 2026 on."""
    read = text_of(as_(gijs).get(item(planned, items.MONITORING)))

    for day in ("di 30 juni 2026", "wo 30 september 2026", "di 30 maart 2027"):
        assert day in read


@pytest.mark.rule("000-28", "D10")
def test_a_late_first_evaluation_is_said_on_the_page(as_, planned, gijs):
    with make.at(make.HELD):
        write_meeting(planned, actor=gijs, first_evaluation_on=make.HELD_ON + timedelta(weeks=7))
        read = text_of(as_(gijs).get(item(planned, items.EVALUATION)))
    assert "later dan zes weken" in read


@pytest.mark.rule("000-28")
def test_at_the_table_regie_is_asked_in_words_a_family_uses(as_, planned, gijs):
    """Procesregie is a word of the desk."""
    page = text_of(as_(gijs).get(item(planned, items.REGIE)))
    at_desk = text_of(as_(gijs).get(item(planned, items.REGIE, items.DESK)))

    for asked in (
        "Wie kijkt of het veilig blijft?",
        "Wie zorgt dat het thuis veilig is?",
        "Wie zorgt dat alle hulpverleners samenwerken?",
        "Wie regelt de hulp in het gezin?",
    ):
        assert asked in page
    assert not [kind.label for kind in RegieKind if str(kind.label) in page.lower()]
    assert "Procesregie" in at_desk


@pytest.mark.rule("001-20", "000-27")
def test_what_is_written_at_the_table_stands_in_the_meeting(as_, planned, gijs):
    row = planned.help_questions.get(person__calling_name="Fenna")
    window = Window(as_(gijs), item(planned, items.QUESTIONS))
    here = to("meeting_row", planned, items.TABLE, items.QUESTIONS.slug, row.pk)

    assert window.send(here, question="Rust in huis.").status_code == 302
    row.refresh_from_db()
    assert row.question == "Rust in huis."


def test_what_is_typed_is_kept_by_itself(as_, planned, gijs):
    here = to("meeting_keep", planned, items.TABLE, items.CONSEQUENCES.slug)
    answer = as_(gijs).post(here, {"consequences": "Dan belt Wim."})

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain")
    planned.refresh_from_db()
    assert planned.consequences == "Dan belt Wim."


@pytest.mark.parametrize("place", [items.DESK, items.TABLE])
def test_vt_and_receiver_in_one_text_see_both_and_nothing_is_overwritten(
    as_, planned, gijs, wim, place
):
    first = Window(as_(gijs), item(planned, items.CONSEQUENCES))
    second = Window(as_(wim), item(planned, items.CONSEQUENCES, place))
    assert first.send(consequences="Dan belt Wim.").status_code == 302

    answer = second.send(consequences="Dan bellen wij Veilig Thuis.")

    assert answer.status_code == 409
    assert "Intussen bewaarde Gijs van Dam hier iets anders" in second.html
    assert "Dan belt Wim." in second.html
    assert second.answers["consequences"] == "Dan bellen wij Veilig Thuis."
    planned.refresh_from_db()
    assert planned.consequences == "Dan belt Wim."


def test_an_agreement_is_added_written_and_taken_away(as_, planned, gijs):
    table = item(planned, items.AGREEMENTS)
    added = as_(gijs).post(to("meeting_add", planned, items.TABLE, items.AGREEMENTS.slug))
    row = planned.agreements.get(kind=AgreementKind.FOLLOW_UP)
    assert added.url == f"{table}#regel-{row.pk}"

    here = to("meeting_row", planned, items.TABLE, items.AGREEMENTS.slug, row.pk)
    facts = {"what": "Komt langs", "who": "Wim", "when": "dinsdag"}
    assert as_(gijs).post(here, facts).status_code == 302
    row.refresh_from_db()
    assert row.complete

    gone = to("meeting_remove", planned, items.TABLE, items.AGREEMENTS.slug, row.pk)
    assert as_(gijs).post(gone).url == table
    assert as_(gijs).post(here, facts).status_code == 422


@pytest.mark.rule("001-17", "003-70")
def test_regie_is_divided_by_choosing_organisation_person_and_day(as_, planned, gijs, wim):
    row = make.regie_of(planned, RegieKind.CASUSREGIE)
    here = to("meeting_row", planned, items.TABLE, items.REGIE.slug, row.pk)
    facts = {
        "organisation": planned.handover.receiver_id,
        "person": wim.pk,
        "since": "30-03-2026",
    }

    assert as_(gijs).post(here, facts).status_code == 302
    row.refresh_from_db()
    assert (row.person, row.since) == (wim, make.HELD_ON)


@pytest.mark.rule("A11")
def test_a_secret_address_keeps_the_pages_from_the_table(as_, planned, gijs):
    person = planned.attendances.get(person__calling_name="Fenna").person
    Address.objects.create(
        person=person,
        kind=AddressKind.SHELTER,
        street="Schuilstraat",
        number=7,
        postcode="9971AB",
        city="Ergens",
        secret=True,
    )
    with make.at(make.HELD):
        write_meeting(planned, actor=gijs, remarks="Zij woont aan de Schuilstraat.")
    for page in (to("meeting_table", planned), item(planned, items.FURTHER)):
        read = text_of(as_(gijs).get(page))
        assert "Even wachten" in read
        assert "Schuilstraat" not in read
    assert (
        "Schuilstraat" in as_(gijs).get(item(planned, items.FURTHER, items.DESK)).content.decode()
    )


@pytest.mark.rule("A4")
def test_the_name_of_an_anonymous_reporter_keeps_the_pages_from_the_table(as_, noord, bram, gijs):
    planned = make.planned(noord, by=bram, owner=gijs, anonymous=True, capacity=Capacity.RELATIVE)
    reporter = planned.handover.report.reporter
    with make.at(make.HELD):
        write_meeting(planned, actor=gijs, remarks=f"{reporter.name} belde gisteren.")
    read = text_of(as_(gijs).get(item(planned, items.FURTHER)))
    assert "Even wachten" in read
    assert reporter.name not in read


@pytest.mark.rule("000-27", "000-06")
def test_the_desk_says_what_is_missing_and_where_to_write_it(as_, planned, gijs):
    with make.at(make.HELD):
        page = BeautifulSoup(as_(gijs).get(to("meeting_hold", planned)).content, "html.parser")
    links = {link["href"] for link in page.select("main li a")}
    for named in (items.SEATS, items.QUESTIONS, items.PLAN, items.ROLES, items.REGIE):
        assert item(planned, named, items.DESK) in links
    assert "Wat nog nodig is" in page.get_text()


def test_a_meeting_that_is_complete_is_held_from_its_page(as_, ready, gijs):
    with make.at(make.HELD):
        answer = as_(gijs).post(to("meeting_hold", ready), {"on": "30-03-2026"})
    assert answer.status_code == 302
    assert Handover.objects.get(pk=ready.handover_id).state == HandoverState.HELD


def test_what_the_domain_refuses_comes_back_in_sentences(as_, planned, gijs):
    with make.at(make.HELD):
        answer = as_(gijs).post(to("meeting_hold", planned), {"on": "30-03-2026"})
    assert answer.status_code == 422
    assert "Noteer van iedereen die is uitgenodigd" in answer.content.decode()


@pytest.mark.rule("001-01", "000-06")
def test_everybody_is_invited_on_one_page_and_the_meeting_planned(as_, begun, gijs):
    with make.at(make.INVITED):
        client = as_(gijs)
        day = {"place": "home_visit", "place_note": "Dorpsstraat 1"}
        when = {"day": "30-03-2026", "clock": "14:00"}
        assert client.post(to("meeting_plan", begun), {**day, **when}).status_code == 302
        for seat in begun.attendances.filter(invited_on=None):
            sent = client.post(to("meeting_seat", begun, seat.pk), {"invited_on": "16-03-2026"})
            assert sent.status_code == 302
        assert client.post(to("meeting_invited", begun)).url == to("meeting", begun)
    fresh = make.fresh(begun)
    assert (fresh.handover.state, fresh.planned_at) == (HandoverState.PLANNED, make.PLANNED_AT)


def test_an_invitation_without_an_answer_is_refused_beside_the_question(as_, begun, gijs):
    seat = begun.attendances.get(side=Side.RECEIVER)
    for facts in ({}, {"invited_on": "16-03-2026", "not_invited_why": "Nee."}):
        answer = as_(gijs).post(to("meeting_seat", begun, seat.pk), facts)
        assert answer.status_code == 422


@pytest.mark.rule("A11")
def test_a_letter_is_for_one_person_and_tells_nobody_where_another_hides(as_, begun, noord, gijs):
    """The talk is at the shelter of Fenna: she gets her letter, the parents of Sanne do not."""
    mother = begun.attendances.get(person__calling_name="Fenna")
    child = begun.attendances.get(person__calling_name="Sanne")
    Address.objects.create(
        person=mother.person,
        kind=AddressKind.SHELTER,
        street="Schuilstraat",
        number=7,
        postcode="9971AB",
        city="Ergens",
        secret=True,
    )
    facts = {"place": "home_visit", "place_note": "Schuilstraat 7, Ergens"}
    with make.at(make.INVITED):
        client = as_(gijs)
        client.post(to("meeting_letter", begun, mother.pk))
        assert not Invitation.objects.exists()
        when = {"day": "30-03-2026", "clock": "14:00"}
        client.post(to("meeting_plan", begun), {**facts, **when})
        client.post(to("meeting_letter", begun, mother.pk))
        client.post(to("meeting_letter", begun, child.pk))
    letter = Invitation.objects.get()
    assert letter.attendance == mother
    words = letter.document.html.partition("</style>")[2]
    assert "maandag 30 maart 2026, 14.00 uur" in words
    assert "Wim Postma, van Wijkteam Centrum" in words
    assert "Geachte mevrouw" in words


@pytest.mark.rule("001-03", "001-01")
def test_the_report_is_written_given_and_shared_from_its_page(as_, noord, bram, gijs):
    meeting = make.held(noord, by=bram, owner=gijs)
    with make.at(make.SHARED):
        client = as_(gijs)
        assert client.get(to("meeting_report", meeting)).status_code == 200
        client.post(to("meeting_report_begin", meeting))
        refused = client.post(to("meeting_share", meeting))
        assert refused.status_code == 422
        assert "op schrift" in refused.content.decode()
        given = {"on": "31-03-2026", "how": "op papier"}
        for seat in meeting.attendances.filter(side=Side.FAMILY):
            client.post(to("meeting_given", meeting, seat.person_id), given)
        client.post(to("meeting_given_receiver", meeting), given)
        assert client.post(to("meeting_share", meeting)).status_code == 302
        page = client.get(to("meeting_report", meeting))
    assert Handover.objects.get(pk=meeting.handover_id).state == HandoverState.REPORT_SHARED
    assert "Verslag (pdf): De ontvanger" in text_of(page)


def test_the_receiver_reads_its_own_copy_of_the_report_alone(as_, noord, bram, gijs):
    handover = make.shared(noord, by=bram, owner=gijs)
    wim = make.worker_at(handover.receiver)
    read = text_of(as_(wim).get(to("meeting_report", handover.meeting)))
    assert "Verslag (pdf): De ontvanger" in read
    assert "Verslag (pdf): Fenna" not in read
    assert as_(wim).get(to("meeting_report_pdf", handover.meeting, 2)).status_code == 404


@pytest.mark.parametrize("page", ["meeting", "meeting_invite", "meeting_table"])
def test_a_page_costs_the_same_for_many_agreements_and_guests(as_, planned, gijs, page):
    client = as_(gijs)
    client.get(to(page, planned))
    with CaptureQueriesContext(connection) as few:
        client.get(to(page, planned))
    with make.at(make.HELD):
        for number in range(10):
            agree(planned, actor=gijs, who="Wim", what=f"Stap {number}", when="morgen")
            planned.attendances.create(
                side=Side.NETWORK, name=f"Buur {number}", invited_on=date(2026, 3, 17)
            )
    with CaptureQueriesContext(connection) as many:
        client.get(to(page, planned))
    assert len(many) == len(few)


def test_today_is_proposed_as_the_day_of_the_meeting(as_, ready, gijs):
    page = as_(gijs).get(to("meeting_hold", ready)).content.decode()
    assert timezone.localdate().strftime("%d-%m-%Y") in page


@pytest.mark.rule("003-62")
def test_who_sees_it_differently_is_written_and_stands_in_the_report(as_, ready, gijs):
    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, other_views="Oma vindt het nog niet veilig.")
    read = text_of(as_(gijs).get(to("meeting", ready)))
    assert "Oma vindt het nog niet veilig." in read


def test_a_provider_test_that_is_not_needed_is_said(as_, planned, gijs):
    read = text_of(as_(gijs).get(item(planned, items.PROVIDER)))
    assert "Dan is deze toets niet nodig." in read
