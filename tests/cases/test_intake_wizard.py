"""The guided report in the browser: every step kept, wrong input answered, handed in once."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.urls import reverse

from audit.models import AuditEntry
from cases.models import Report, ReportDraft
from cases.services.drafts import start_draft
from notifications.models import Notification
from people.models import Person
from tests.factories.organisations import municipality_of
from tests.factories.wizard import ANSWERS, CHILD, PARENT, add_person, fill_in, url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(fatma) -> ReportDraft:
    return start_draft(actor=fatma)


@pytest.fixture
def browser(as_, fatma):
    return as_(fatma)


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_the_whole_way_from_an_empty_page_to_a_received_report(browser, fatma):
    browser.post(reverse("cases:intake_start"))
    draft = ReportDraft.objects.get(owner=fatma)

    fill_in(browser, draft)
    answer = browser.post(url_of(draft, "controleren"))

    report = Report.objects.get()
    assert answer.status_code == 302
    assert answer.url == reverse("cases:report", args=[report.number])
    assert report.involvements.count() == 2
    assert report.events.get().what == "Emma kwam met een blauwe plek op school."
    assert report.content.steps_taken == [1, 2, 3, 4]
    draft.refresh_from_db()
    assert draft.submitted_at
    assert draft.data == {}


def test_a_double_click_on_submit_gives_one_report(browser, draft):
    fill_in(browser, draft)

    browser.post(url_of(draft, "controleren"))
    second = browser.post(url_of(draft, "controleren"))

    number = Report.objects.get().number
    assert second.url == reverse("cases:report", args=[number])
    assert Person.objects.count() == 2


def test_the_back_button_after_handing_in_leads_to_the_report(browser, draft):
    fill_in(browser, draft)
    browser.post(url_of(draft, "controleren"))

    answer = browser.get(url_of(draft, "zorgen"), follow=True)

    assert f"al ingediend als {Report.objects.get().number}" in text_of(answer)


@pytest.mark.parametrize(
    ("step", "field", "typed", "sentence"),
    [
        pytest.param("melder", "received_on", "30-02-2026", "30 februari 2026", id="30 february"),
        pytest.param("melder", "received_on", "01-01-2199", "ligt in de toekomst", id="future"),
        pytest.param("melder", "received_on", "05-01-2016", "Controleer het jaar", id="year"),
        pytest.param("melder", "received_on", "gisteren", "Schrijf dag, maand en jaar", id="words"),
        pytest.param("melder", "received_time", "25:99", "Schrijf uren en minuten", id="no clock"),
        pytest.param("melder", "phone", "12", "telefoonnummer klopt niet", id="phone"),
        pytest.param("melder", "email", "wilma@", "geen e-mailadres", id="email"),
        pytest.param("melder", "capacity", "", "Maak een keuze", id="empty"),
        pytest.param("melder", "name", "", "naam van de melder", id="nobody"),
        pytest.param("melder", "name", "x" * 200, "ten hoogste 160 tekens", id="long name"),
        pytest.param("melder", "disclose", "", "of het gezin mag weten", id="disclosure"),
        pytest.param("zorgen", "worries", "", "Vul dit in", id="no worries"),
        pytest.param("zorgen", "worries", "a" * 100_000, "ten hoogste 20000 tekens", id="100,000"),
        pytest.param("zorgen", "form-0-happened_on", "31-04-2025", "30 dagen", id="event day"),
        pytest.param("zorgen", "form-0-what", "", "Beschrijf wat er gebeurde", id="event words"),
        pytest.param("meldcode", "steps_taken", "1", "Nog niet alle stappen", id="steps"),
        pytest.param("meldcode", "family_informed_beforehand", "", "vooraf", id="informed"),
        pytest.param("meldcode", "family_informed_beforehand", "no", "waarom niet", id="why not"),
    ],
)  # fmt: skip
def test_wrong_input_gets_a_sentence_and_stays_where_it_was(
    browser, draft, step, field, typed, sentence
):
    browser.post(url_of(draft, "melder"), ANSWERS["melder"])

    answer = browser.post(url_of(draft, step), {**ANSWERS[step], field: typed})

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    draft.refresh_from_db()
    assert draft.data[step][field] == [typed]
    again = browser.get(url_of(draft, step))
    if typed and field != "family_informed_beforehand" and field != "steps_taken":
        assert typed in again.content.decode()


def test_emoji_and_other_alphabets_arrive_whole(browser, draft):
    worries = "Zij zei: “help” 😢 – Ağrı, Łódź, 家"
    fill_in(browser, draft, worries=worries)

    browser.post(url_of(draft, "controleren"))

    assert Report.objects.get().content.worries == worries


def test_what_is_typed_is_kept_while_typing_and_waits_for_the_next_login(as_, fatma, draft):
    typed = {**ANSWERS["melder"], "received_on": "30-02-2026"}
    answer = as_(fatma).post(reverse("cases:intake_keep", args=[draft.key, "melder"]), typed)

    assert answer.status_code == 200
    page = as_(fatma).get(url_of(draft, "melder"))
    assert "Wilma Terlouw" in page.content.decode()
    assert "30 februari 2026 bestaat niet" in text_of(page)
    assert draft.started_at.strftime("%H.%M")[:2]
    assert str(draft.key) in as_(fatma).get(reverse("cases:intake_start")).content.decode()


def test_an_empty_field_is_not_called_wrong_before_one_tries_to_go_on(browser, draft):
    browser.post(reverse("cases:intake_keep", args=[draft.key, "melder"]), {"name": "Wilma"})

    page = browser.get(url_of(draft, "melder"))

    assert "Maak een keuze" not in text_of(page)


def test_a_draft_lies_locked_in_the_database(browser, draft):
    browser.post(url_of(draft, "melder"), ANSWERS["melder"])

    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM cases_reportdraft")
        assert "Wilma" not in cursor.fetchone()[0]


def test_a_draft_is_of_its_owner_alone(as_, fatma, anna, chantal, draft):
    assert as_(anna).get(url_of(draft, "melder")).status_code == 404
    assert as_(chantal).get(url_of(draft, "melder")).status_code == 403
    assert as_(fatma).get(reverse("cases:intake", args=[uuid4()])).status_code == 404


def test_the_night_shift_hands_a_draft_over_with_a_note(as_, fatma, anna, draft):
    answer = as_(fatma).post(
        reverse("cases:intake_hand_over", args=[draft.key]),
        {"to": str(anna.pk), "note": "Melder belt om negen uur terug."},
    )

    assert answer.status_code == 302
    assert as_(fatma).get(url_of(draft, "melder")).status_code == 404
    assert "belt om negen uur terug" in text_of(as_(anna).get(url_of(draft, "melder")))
    message = Notification.objects.get(recipient=anna)
    assert message.path == reverse("cases:intake", args=[draft.key])
    assert as_(anna).get(message.path, follow=True).status_code == 200


def test_throwing_away_asks_once(browser, draft):
    url = reverse("cases:intake_discard", args=[draft.key])

    assert "Concept weggooien?" in text_of(browser.get(url))
    browser.post(url)

    assert not ReportDraft.objects.exists()
    assert AuditEntry.objects.filter(target_type="cases.reportdraft").exists()


@pytest.mark.rule("002-27")
def test_nobody_is_added_without_searching_first(browser, draft):
    answer = browser.post(reverse("cases:intake_choose", args=[draft.key]))

    assert answer.url == reverse("cases:intake_search", args=[draft.key])


@pytest.mark.rule("002-27")
def test_a_known_child_is_found_under_another_spelling_with_the_reason_why(browser, fatma, draft):
    fill_in(browser, draft)
    browser.post(url_of(draft, "controleren"))
    number = Report.objects.get().number
    second = start_draft(actor=fatma)
    search = reverse("cases:intake_search", args=[second.key])

    browser.post(search, {**CHILD["search"], "surname": "Witt"})
    page = browser.get(search)

    shown = text_of(page)
    assert "achternaam klinkt gelijk" in shown
    assert "geboortedatum gelijk" in shown
    assert f"Melding {number}" in shown
    assert "Emma" not in page.request["PATH_INFO"] + page.request.get("QUERY_STRING", "")


@pytest.mark.rule("002-27")
def test_choosing_a_known_person_adds_nobody_new(browser, fatma, draft):
    fill_in(browser, draft)
    browser.post(url_of(draft, "controleren"))
    emma = Person.objects.get(calling_name="Emma")
    second = start_draft(actor=fatma)

    fill_in(browser, second, known=str(emma.reference))
    browser.post(url_of(second, "controleren"))

    assert Person.objects.filter(calling_name="Emma").count() == 1
    assert Report.objects.count() == 2
    assert Report.objects.first().repeat_report


@pytest.mark.rule("003-25")
def test_the_other_children_of_a_known_household_are_offered(browser, fatma, draft):
    fill_in(browser, draft)
    browser.post(url_of(draft, "controleren"))
    emma, fleur = Person.objects.order_by("calling_name")
    second = start_draft(actor=fatma)
    add_person(browser, second, CHILD, reference=str(emma.reference))

    page = text_of(browser.get(url_of(second, "betrokkenen")))
    choose = reverse("cases:intake_choose", args=[second.key])
    added = browser.post(choose, {"reference": str(fleur.reference)})

    assert "In dit gezin kennen we ook Fleur Wit" in page
    assert added.url == reverse("cases:intake_person", args=[second.key, "p2"])
    assert "kennen we ook" not in text_of(browser.get(url_of(second, "betrokkenen")))


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        pytest.param("bsn", "123456789", "BSN", id="bsn fails the 11-proef"),
        pytest.param("birth", "30-2-2019", "30 februari 2019 bestaat niet", id="30 february"),
        pytest.param("birth", "1-1-2199", "ligt in de toekomst", id="born tomorrow"),
        pytest.param("postcode", "12 AB", "postcode", id="postcode"),
    ],
)
def test_a_wrong_particular_gets_its_own_sentence(browser, draft, field, typed, sentence):
    search = reverse("cases:intake_search", args=[draft.key])

    answer = browser.post(search, {**CHILD["search"], field: typed})

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert typed in browser.get(search).content.decode()


def test_an_unborn_child_and_a_secret_address_can_be_recorded(browser, draft):
    fill_in(browser, draft)
    add_person(
        browser,
        draft,
        {"search": {"surname": "Wit", "unborn": "on"}, "person": {
            "surname": "Wit", "unborn": "on", "role": "child_in_household", "in_household": "on",
            "postcode": "9971 AB", "number": "4", "secret": "on", "address_kind": "shelter",
        }},
    )  # fmt: skip

    browser.post(url_of(draft, "controleren"))

    child = Person.objects.get(unborn=True)
    assert child.addresses.get().secret


def test_relations_with_gezag_are_part_of_the_report(browser, draft):
    fill_in(browser, draft)
    relation = {"person": "p2", "kind": "parent", "other": "p1", "custody": "yes"}
    browser.post(reverse("cases:intake_relate", args=[draft.key]), relation)

    page = browser.get(url_of(draft, "betrokkenen"))
    browser.post(url_of(draft, "controleren"))

    assert "Fleur Wit is ouder van Emma Wit, met gezag" in text_of(page)
    assert Person.objects.get(calling_name="Emma").relations_to.get().custody == "yes"


@pytest.mark.rule("003-57")
def test_a_professional_on_the_phone_is_asked_for_a_reason(browser, draft):
    fill_in(browser, draft, channel="phone")

    page = browser.get(url_of(draft, "controleren"))
    refused = browser.post(url_of(draft, "controleren"))
    browser.post(url_of(draft, "controleren"), {"not_written_reason": "Zij belt vanuit de klas."})

    assert "Een professional meldt schriftelijk" in text_of(page)
    assert refused.status_code == 422
    assert Report.objects.get().written_received_on is None


def test_the_last_step_says_what_is_missing_and_hands_nothing_in(browser, draft):
    browser.post(url_of(draft, "melder"), ANSWERS["melder"])

    page = browser.get(url_of(draft, "controleren"))
    answer = browser.post(url_of(draft, "controleren"))

    assert "Betrokkenen : vul aan" in text_of(page)
    assert "Melding indienen" not in text_of(page)
    assert answer.status_code == 422
    assert not Report.objects.exists()


@pytest.mark.rule("A5")
def test_a_bystander_without_consent_is_refused_beside_the_question(browser, draft):
    typed = {**ANSWERS["melder"], "capacity": "neighbourhood", "disclose": "yes"}

    answer = browser.post(url_of(draft, "melder"), typed)

    assert answer.status_code == 422
    assert "alleen bekend met toestemming" in text_of(answer)


def test_a_bystander_is_not_asked_about_the_meldcode(browser, draft):
    typed = {**ANSWERS["melder"], "capacity": "neighbourhood", "consent_recorded": "on"}
    browser.post(url_of(draft, "melder"), typed)

    assert "Stappen van de meldcode" not in text_of(browser.get(url_of(draft, "meldcode")))
    assert "Niet van toepassing" in text_of(browser.get(url_of(draft, "eigen-hulp")))


@pytest.mark.rule("002-03")
def test_acute_danger_in_the_weighing_offers_spoed(browser, draft):
    browser.post(url_of(draft, "melder"), ANSWERS["melder"])
    browser.post(url_of(draft, "meldcode"), {**ANSWERS["meldcode"], "weighing": ["acute"]})

    page = browser.get(url_of(draft, "eigen-hulp"))

    assert "Is dit spoed?" in text_of(page)


@pytest.mark.rule("D7")
def test_spoed_is_declared_from_any_step(browser, draft):
    fill_in(browser, draft)
    url = reverse("cases:intake_urgent", args=[draft.key])
    assert browser.post(url, {"reason": "Kind geslagen."}).status_code == 422
    browser.post(url, {"reason": "Kind geslagen.", "first_action": "Crisisdienst gaat nu langs."})

    browser.post(url_of(draft, "controleren"))

    report = Report.objects.get()
    assert report.urgent_since == report.received_at
    assert report.first_action == "Crisisdienst gaat nu langs."


@pytest.mark.parametrize("url_name", ["intake_start", "intake"])
def test_only_who_takes_in_reports_comes_in(as_, gijs, daan, esra, draft, url_name):
    url = reverse(f"cases:{url_name}", args=[draft.key] if url_name == "intake" else [])

    assert [as_(user).get(url).status_code for user in (gijs, daan, esra)] == [403, 403, 403]


def test_a_parent_is_added_beside_a_child(browser, draft):
    add_person(browser, draft, CHILD)
    add_person(browser, draft, PARENT)

    assert "2 personen" in text_of(browser.get(url_of(draft, "betrokkenen")))


def test_the_last_step_shows_everything_that_was_filled_in(browser, fatma, draft):
    municipality = municipality_of(fatma.region)
    fill_in(browser, draft)
    browser.post(url_of(draft, "betrokkenen"), {"municipality": str(municipality.pk)})

    page = text_of(browser.get(url_of(draft, "controleren")))
    browser.post(url_of(draft, "controleren"))

    for words in (
        "School of zorgadviesteam",
        "Emma Wit, 12-3-2018, hoort bij het gezin, nieuw",
        "01-10-2025; Emma kwam met een blauwe plek op school.; Zelf gezien",
        "Kindermishandeling: anders",
        f"Gemeente van het gezin {municipality.name}",
    ):
        assert words in page
    assert Report.objects.get().case.municipality == municipality
