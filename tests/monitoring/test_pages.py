"""The pages of monitoring: the line, a moment in four parts, the list, and what a partner sees."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.tasks import print_document
from monitoring.enums import MomentState, ReportFor
from monitoring.models import EndProposal, MonitoringMoment, MonitoringTrajectory
from monitoring.services.writing import write
from tests.factories import cases as make_case
from tests.factories import monitoring as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def condition(followed, gijs):
    return make.condition_of(followed, owner=gijs)


@pytest.fixture
def prepared(followed, condition, gijs):
    return make.prepared(followed, by=gijs)


def url(name, row, *more):
    return reverse(f"monitoring:{name}", args=[row.trajectory.case.number, row.pk, *more])


def of_case(name, followed):
    return reverse(f"monitoring:{name}", args=[followed.case.number])


@pytest.mark.rule("000-02", "D11")
def test_the_tab_shows_the_line_of_moments_and_what_of_the_criteria_misses(
    followed, condition, as_, gijs
):
    with make.at(make.PREPARED):
        page = as_(gijs).get(of_case("of_case", followed)).text

    assert "na 3, 6 en 12 maanden" in page
    assert "30 juni 2026" in page
    assert "Dat kan op zijn vroegst op 24 sep 2026." in page


def test_a_case_that_is_not_followed_says_so(noord, anna, bram, as_):
    row = make_case.case(noord, by=anna)

    page = as_(bram).get(reverse("monitoring:of_case", args=[row.number])).text
    assert "Veilig Thuis volgt dit gezin niet" in page


def test_a_moment_goes_from_talk_to_decision_on_its_pages(prepared, condition, as_, gijs):
    client = as_(gijs)
    with make.at(make.HELD):
        client.post(
            url("part_entry", prepared, "veiligheid", "t0"),
            {"incidents": "no", "incidents_note": "Niemand noemt iets."},
        )
        refused = client.post(url("take", prepared, "hold"))
        make.speak_everybody(prepared, by=gijs, on=make.HELD.date())
        client.post(url("take", prepared, "hold"))
        make.answer_everything(prepared, by=gijs, on=make.HELD.date())
        client.post(url("take", prepared, "judge"))
        client.post(
            url("part_entry", prepared, "besluit", "t0"),
            {
                "conclusion": "Het gaat beter.",
                "decision": "continue",
                "decision_note": "De hulp loopt.",
                "plan_consequence": "keep",
            },
        )
        done = client.post(url("take", prepared, "close"), follow=True)

    assert refused.status_code == 422
    assert "Spreek iedereen van het gezin" in refused.text
    assert "Het gaat beter." in done.text
    assert MonitoringMoment.objects.get(pk=prepared.pk).state == MomentState.CLOSED


def test_what_is_typed_keeps_itself_and_a_date_to_come_waits(prepared, as_, gijs):
    sanne = prepared.talks.get(person__calling_name="Sanne").person
    keep = url("keep", prepared, "gesprekken", f"p{sanne.pk}")
    with make.at(make.HELD):
        kept = as_(gijs).post(keep, {"said": "Ze tekende een hond."})
        waits = as_(gijs).post(keep, {"spoken_on": "01-09-2026", "said": "x"})

    assert kept.status_code == 200
    assert waits.status_code == 409
    assert "toekomst" in waits.text
    assert prepared.talks.get(person=sanne).said == "Ze tekende een hond."


@pytest.mark.rule("000-29")
def test_two_people_in_one_answer_overwrite_nothing(prepared, as_, gijs, mirjam):
    with make.at(make.HELD):
        page = as_(gijs).get(url("part", prepared, "veiligheid")).text
        seen = page.split('name="seen" value="')[1].split('"')[0].replace("&quot;", '"')
        write(prepared, actor=mirjam, incidents_note="Mirjam hoorde van een ruzie.")
        answer = as_(gijs).post(
            url("part_entry", prepared, "veiligheid", "t0"),
            {"seen": seen, "incidents_note": "Gijs hoorde niets."},
        )

    assert answer.status_code == 409
    assert "Mirjam hoorde van een ruzie." in answer.text
    assert "Gijs hoorde niets." in answer.text


def test_a_part_that_is_closed_leads_back_to_the_moment(followed, condition, as_, gijs):
    row = make.judged(followed, by=gijs)

    with make.at(make.HELD):
        answer = as_(gijs).get(url("part", row, "gesprekken"))
        open_part = as_(gijs).get(url("part", row, "besluit"))

    assert answer.status_code == 302
    assert open_part.status_code == 200


def test_moving_giving_and_trying_say_beside_the_field_what_is_wrong(prepared, as_, gijs, mirjam):
    client = as_(gijs)
    with make.at(make.HELD):
        past = client.post(url("move", prepared), {"to": "01-01-2026", "reason": "x"})
        moved = client.post(url("move", prepared), {"to": "06-07-2026", "reason": "Vakantie."})
        given = client.post(url("give", prepared), {"to": mirjam.pk})
    row = MonitoringMoment.objects.get(pk=prepared.pk)

    assert past.status_code == 422
    assert "Kies een dag die nog komt." in past.text
    assert (moved.status_code, given.status_code) == (302, 302)
    assert (row.due_on.isoformat(), row.assignee) == ("2026-07-06", mirjam)


def test_an_end_is_proposed_and_answered_on_the_tab(followed, as_, gijs, bram):
    told = {
        "kind": "other",
        "other": "moved",
        "motive": "Verhuisd.",
        "sight_by": "Veilig Thuis Zuid",
    }
    with make.at(make.HELD):
        refused = as_(gijs).post(of_case("propose", followed), {**told, "sight_by": ""})
        as_(gijs).post(of_case("propose", followed), told)
        proposal = EndProposal.objects.get()
        answer = reverse("monitoring:answer", args=[followed.case.number, proposal.pk])
        unexplained = as_(bram).post(answer, {"agreed": "nee"})
        as_(bram).post(answer, {"agreed": "ja"})

    assert "zicht houdt" in refused.text
    assert (refused.status_code, unexplained.status_code) == (422, 422)
    assert MonitoringTrajectory.objects.get().state == "ended_other"


@pytest.mark.rule("A2")
def test_a_partner_sees_the_days_and_of_what_is_closed_the_outcome(followed, condition, as_, gijs):
    row = make.closed(followed, by=gijs)
    print_document(row.reports.get(made_for=ReportFor.PARTNER).document_id)
    wim = followed.case.partner_workers.get(until=None).worker
    with make.at(make.HELD):
        page = as_(wim).get(of_case("family", followed)).text
        pdf = as_(wim).get(url("outcome", row))
        barred = as_(wim).get(url("outcome", make.moment_after(followed, 6)))

    assert "30 september 2026" in page
    assert "Het gaat beter." in page
    assert "rustiger thuis" not in page
    assert b"".join(pdf).startswith(b"%PDF")
    pdf.close()
    assert barred.status_code == 404


def test_the_list_shows_what_is_due_first_and_costs_the_page_not_the_families(
    noord, bram, gijs, as_
):
    client, page = as_(bram), reverse("monitoring:list")
    make.followed(noord, by=bram, owner=gijs, name="Gezin Een")
    client.get(page)
    with CaptureQueriesContext(connection) as one:
        first = client.get(page).text
    for name in ("Gezin Twee", "Gezin Drie"):
        make.followed(noord, by=bram, owner=gijs, name=name)
    with CaptureQueriesContext(connection) as three:
        text = client.get(page).text

    assert "3 momenten" in first
    assert "9 momenten" in text
    assert len(three) == len(one)


def test_my_work_and_the_menu_show_what_is_prepared(prepared, as_, gijs):
    page = as_(gijs).get(reverse("reporting:my_work")).text

    assert "Gezinnen die u volgt" in page
    assert url("moment", prepared) in page
