"""Two windows on one draft of a report: what was typed in either is kept, and nothing is hidden."""

import pytest
from django.urls import reverse

from cases.models import ReportDraft
from cases.services.drafts import start_draft
from people.enums import CustodyKind, RelationKind
from tests.factories.wizard import CHILD, PARENT, fill_in, url_of
from tests.support.windows import Window


@pytest.fixture
def draft(fatma):
    return start_draft(actor=fatma)


@pytest.fixture
def two_at(as_, fatma, draft):
    def windows(step):
        return [Window(as_(fatma), url_of(draft, step)) for _ in range(2)]

    return windows


def kept(step):
    return ReportDraft.objects.get().data[step]


def test_two_windows_with_another_text_show_both(two_at):
    one, two = two_at("zorgen")
    one.send(worries="Emma is bang.", action="save")

    answer = two.send(worries="Emma eet niet.", frequency="Elke week.", action="save")

    assert answer.status_code == 409
    assert kept("zorgen")["worries"] == ["Emma is bang."]
    assert "Intussen bewaarde u in een ander venster hier iets anders" in two.html
    assert "Emma is bang.</blockquote>" in two.html
    assert two.answers["worries"] == "Emma eet niet."
    assert two.answers["frequency"] == "Elke week."

    two.send(worries="Emma is bang en eet niet.", action="save")

    assert kept("zorgen")["worries"] == ["Emma is bang en eet niet."]
    assert kept("zorgen")["frequency"] == ["Elke week."]


def test_what_each_typed_in_another_place_is_kept_of_both(two_at):
    one, two = two_at("melder")
    one.send(name="Wilma Terlouw", action="save")

    answer = two.send(phone="06 12345678", action="save")

    assert answer.status_code == 302
    assert kept("melder")["name"] == ["Wilma Terlouw"]
    assert kept("melder")["phone"] == ["06 12345678"]


def test_a_page_that_is_refused_shows_what_is_kept_of_both(two_at):
    """Going on with a step that is not finished: 422, and the name from the other window on it."""
    one, two = two_at("melder")
    one.send(name="Wilma Terlouw", action="save")

    answer = two.send(phone="06 12345678", action="next")

    assert answer.status_code == 422
    assert two.answers["name"] == "Wilma Terlouw"


def test_an_event_added_in_another_window_stays(two_at):
    one, two = two_at("zorgen")
    one.send(**{"form-0-what": "Eén.", "action": "event"})
    one.reload()
    one.send(**{"form-1-what": "Twee.", "action": "event"})

    two.send(worries="Emma is bang.", action="save")

    assert kept("zorgen")["form-0-what"] == ["Eén."]
    assert kept("zorgen")["form-1-what"] == ["Twee."]
    assert kept("zorgen")["form-TOTAL_FORMS"] == ["3"]


def test_the_same_event_typed_differently_shows_both(two_at):
    one, two = two_at("zorgen")
    one.send(**{"form-0-what": "Vader sloeg.", "action": "save"})

    answer = two.send(**{"form-0-what": "Moeder schreeuwde.", "action": "save"})

    assert answer.status_code == 409
    assert "Vader sloeg.</blockquote>" in two.html
    assert two.answers["form-0-what"] == "Moeder schreeuwde."


def test_a_page_that_saves_by_itself_gets_its_marks_and_is_refused_when_it_must(two_at, draft):
    one, two = two_at("zorgen")
    keep = reverse("cases:intake_keep", args=[draft.key, "zorgen"])
    first = one.send(to=keep, worries="Emma is")
    again = one.send(to=keep, worries="Emma is bang.", seen=first.content.decode())

    refused = two.send(to=keep, worries="Emma eet niet.")

    assert (first.status_code, again.status_code, refused.status_code) == (200, 200, 409)
    assert refused.content.decode().startswith("Terwijl u bezig was")
    assert kept("zorgen")["worries"] == ["Emma is bang."]


def test_two_windows_on_spoed_show_both(as_, fatma, draft):
    url = reverse("cases:intake_urgent", args=[draft.key])
    one, two = (Window(as_(fatma), url) for _ in range(2))
    one.send(reason="Vader is onderweg.", first_action="Politie gebeld.")

    answer = two.send(reason="Er is een mes gezien.", first_action="Politie gebeld.")

    assert answer.status_code == 409
    assert "Vader is onderweg.</blockquote>" in two.html
    assert kept("spoed")["reason"] == ["Vader is onderweg."]
    assert two.send().status_code == 302
    assert kept("spoed")["reason"] == ["Er is een mes gezien."]


# The persons


@pytest.fixture
def with_people(as_, fatma, draft):
    fill_in(as_(fatma), draft)
    draft.refresh_from_db()
    return draft


def persons():
    return ReportDraft.objects.get().data["personen"]["persons"]


def test_two_windows_on_one_person(as_, fatma, with_people):
    url = reverse("cases:intake_person", args=[with_people.key, "p1"])
    one, two = (Window(as_(fatma), url) for _ in range(2))
    one.send(calling_name="Emmy")

    answer = two.send(calling_name="Em", surname="de Wit")

    assert answer.status_code == 409
    assert "Emmy</blockquote>" in two.html
    assert two.answers["surname"] == "de Wit"
    assert persons()["p1"]["typed"]["calling_name"] == ["Emmy"]
    assert two.send().status_code == 302
    assert persons()["p1"]["typed"]["calling_name"] == ["Em"]


def test_somebody_taken_away_in_another_window_is_not_brought_back(as_, fatma, with_people):
    url = reverse("cases:intake_person", args=[with_people.key, "p1"])
    window = Window(as_(fatma), url)
    as_(fatma).post(reverse("cases:intake_person_drop", args=[with_people.key, "p1"]))

    answer = window.send(calling_name="Emmy")

    assert answer.status_code == 404
    assert "p1" not in persons()


def test_choosing_somebody_new_twice_adds_one(as_, fatma, draft):
    browser = as_(fatma)
    browser.post(reverse("cases:intake_search", args=[draft.key]), CHILD["search"])
    choose = reverse("cases:intake_choose", args=[draft.key])

    for _ in range(2):
        browser.post(choose)

    assert list(persons()) == ["p1"]


def test_taking_a_relation_away_twice_leaves_the_next_one(as_, fatma, draft):
    browser = as_(fatma)
    for one in (CHILD, PARENT):
        browser.post(reverse("cases:intake_search", args=[draft.key]), one["search"])
        browser.post(reverse("cases:intake_choose", args=[draft.key]))
    tie = {"person": "p2", "other": "p1", "custody": CustodyKind.YES}
    for kind in (RelationKind.PARENT, RelationKind.GUARDIAN):
        given = {**tie, "kind": kind}
        browser.post(reverse("cases:intake_relate", args=[draft.key]), given)
    page = browser.get(url_of(draft, "betrokkenen")).context
    away = reverse("cases:intake_unrelate", args=[draft.key, page["relations"][0].marked])

    for _ in range(2):
        browser.post(away)

    left = ReportDraft.objects.get().data["personen"]["relations"]
    assert [one["kind"] for one in left] == [RelationKind.GUARDIAN]
