"""What a consulent types at a kitchen table is kept, for her alone, until she records it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from audit.models import AuditEntry
from consultations.enums import DraftKind, UsdState
from consultations.models import ConsultationDraft, CrisisNotice, UsdConsultation
from consultations.schedules import forget_old_drafts
from consultations.services.drafts import keep_draft
from consultations.services.usd_deciding import divide_tasks
from tests.consultations.test_crisis_notices_pages import typed as typed_notice
from tests.consultations.test_usd_pages import own_way, typed
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of
from tests.factories.usd import TASKS, closed_usd, usd
from tests.support.windows import Window

pytestmark = pytest.mark.django_db
LIST, NEW = "/consultaties/", "/consultaties/nieuw/"
NOTICES, ANNOUNCE = "/vooraankondigingen/", "/vooraankondigingen/nieuw/"
NAMED = "Jan de Boer dreigt weer."


@pytest.fixture
def iris(noord):
    return colleague("Iris Kok", Role.USD_COORDINATOR, municipality_of(noord))


def page_of(row) -> str:
    return f"/consultaties/{row.number}/"


def keep_url(key) -> str:
    return f"{NEW}{key}/bewaren/"


def words(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def kept(by, kind, key=None, **given):
    return keep_draft(key or uuid4(), {n: [v] for n, v in given.items()}, actor=by, kind=kind)


def test_a_new_consultation_that_was_not_recorded_is_gone_on_with_from_the_list(as_, daan):
    browser, key = as_(daan), uuid4()
    task = {"holder": "usd", "what": "Belt de school."}
    page = typed(task, key=str(key), question="Wat nu?", consulted_at_1="09:5", danger="")

    assert browser.post(keep_url(key), page).status_code == 204
    listed = browser.get(LIST)
    assert "Nog niet bewaard Nieuwe consultatie, begonnen" in words(listed)
    link = BeautifulSoup(listed.content, "html.parser").find("a", href=f"{NEW}{key}/")
    resumed = BeautifulSoup(browser.get(link["href"]).content, "html.parser")

    assert resumed.select_one("#id_question").text.strip() == "Wat nu?"
    assert resumed.select_one("[name=taken-0-what]")["value"] == "Belt de school."
    assert resumed.select_one("[name=consulted_at_1]")["value"] == "09:5"
    assert resumed.select_one("[name=key]")["value"] == str(key)
    assert resumed.select_one("[data-autosave-url]")["data-autosave-url"] == keep_url(key)
    assert "ams-field--invalid" not in str(resumed)
    assert not UsdConsultation.objects.exists()


def test_recording_it_throws_the_draft_away(as_, daan):
    browser, page = as_(daan), typed(question="Wat nu?")
    browser.post(keep_url(page["key"]), page)

    browser.post(NEW, page)

    assert UsdConsultation.objects.get().question == "Wat nu?"
    assert not ConsultationDraft.objects.exists()


def test_what_is_refused_is_kept_too(as_, daan):
    browser, page = as_(daan), typed(meldcode_step="", question="Wat nu?")

    assert browser.post(NEW, page).status_code == 422
    assert "Wat nu?" in words(browser.get(f"{NEW}{page['key']}/"))


@pytest.mark.rule("A6")
def test_what_was_typed_lies_locked_and_is_in_no_log(as_, daan):
    browser, page = as_(daan), typed(question=NAMED)
    browser.post(keep_url(page["key"]), page)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM consultations_consultationdraft")
        assert "Boer" not in str(cursor.fetchall())
    assert "Boer" not in str(AuditEntry.objects.values_list("target_label", "data"))


def test_what_is_typed_in_a_known_consultation_comes_back_on_its_page(as_, daan):
    row, browser = usd(daan), as_(daan)
    window = Window(browser, page_of(row))
    browser.post(keep_url(row.key), window.answers | {"follow_up": "Morgen bellen."})

    assert f"Consultatie {row.number}" in words(browser.get(LIST))
    assert browser.get(f"{NEW}{row.key}/").url == page_of(row)
    window.reload()
    assert window.answers["follow_up"] == "Morgen bellen."
    assert "Dit typte u eerder; het is nog niet vastgelegd." in window.html

    assert window.send().status_code == 302
    row.refresh_from_db()
    assert row.follow_up == "Morgen bellen."
    assert not ConsultationDraft.objects.exists()


def test_what_stands_already_is_no_draft(as_, daan):
    row, browser = usd(daan), as_(daan)
    window = Window(browser, page_of(row))
    browser.post(keep_url(row.key), window.answers | {"follow_up": "Morgen bellen."})

    assert browser.post(keep_url(row.key), window.answers).status_code == 204
    assert not ConsultationDraft.objects.exists()


def test_a_draft_does_not_write_over_what_a_colleague_recorded_meanwhile(as_, daan, iris):
    row = usd(daan)
    divide_tasks(row, TASKS, actor=daan)
    daans = Window(as_(daan), page_of(row))
    typed_on = daans.answers | {"question": "Aan de keukentafel.", "taken-0-what": "Belt nu."}
    daans.client.post(keep_url(row.key), typed_on)
    Window(as_(iris), page_of(row)).send(question="Op kantoor.", follow_up="Morgen bellen.")

    daans.reload()
    assert daans.send().status_code == 409
    assert "Intussen bewaarde Iris Kok hier iets anders" in daans.html
    assert "Aan de keukentafel.</textarea>" in daans.html
    row.refresh_from_db()
    assert row.question == "Op kantoor."

    assert daans.send().status_code == 302
    row.refresh_from_db()
    assert (row.question, row.follow_up) == ("Aan de keukentafel.", "Morgen bellen.")
    assert row.tasks.first().what == "Belt nu."


def test_two_colleagues_each_have_an_own_draft_of_one_consultation(as_, daan, iris):
    row = usd(daan)
    for who, said in ((daan, "Van Daan."), (iris, "Van Iris.")):
        window = Window(as_(who), page_of(row))
        window.client.post(keep_url(row.key), window.answers | {"follow_up": said})

    assert "Van Daan." in words(as_(daan).get(page_of(row)))
    assert "Van Iris." not in words(as_(daan).get(page_of(row)))
    assert "Van Iris." in words(as_(iris).get(page_of(row)))


def test_what_is_no_longer_open_or_not_yours_is_refused_in_words(as_, daan, noord):
    row = closed_usd(daan)
    answer = as_(daan).post(keep_url(row.key), typed(question="Nog iets"))
    assert (answer.status_code, "intussen afgesloten" in words(answer)) == (409, True)

    other = colleague("Sem Bakker", Role.CONSULENT, municipality_of(noord))
    open_row = usd(daan)
    assert as_(other).post(keep_url(open_row.key), typed()).status_code == 409
    assert not ConsultationDraft.objects.exists()


def test_what_was_typed_before_a_colleague_closed_can_still_be_read(as_, daan, iris):
    row = usd(daan)
    window = Window(as_(daan), page_of(row))
    window.client.post(keep_url(row.key), window.answers | {"follow_up": "Niet vergeten."})
    divide_tasks(row, TASKS, actor=daan)
    irises = Window(as_(iris), page_of(row))
    irises.send(**own_way())
    irises.reload()
    irises.send(close="1")

    window.reload()
    assert UsdConsultation.objects.get().state == UsdState.CLOSED
    assert "Niet vergeten." in window.html
    assert window.send().status_code == 422
    assert "Deze consultatie is afgesloten." in window.html
    assert "Niet vergeten." in window.html


@pytest.mark.rule("000-10")
def test_what_was_typed_before_a_colleague_decided_can_still_be_recorded(as_, daan, iris):
    row = usd(daan)
    window = Window(as_(daan), page_of(row))
    window.client.post(keep_url(row.key), window.answers | {"follow_up": "Morgen bellen."})
    Window(as_(iris), page_of(row)).send(**own_way())

    window.reload()
    assert window.send().status_code == 302
    row.refresh_from_db()
    assert (row.state, row.follow_up) == (UsdState.OWN_WAY, "Morgen bellen.")


def test_typing_on_after_recording_shows_both_and_loses_nothing(as_, daan):
    page, browser = typed(question="Wat nu?"), as_(daan)
    browser.post(NEW, page)

    again = browser.post(NEW, page | {"question": "Wat nu, en wie belt?", "seen": ""})

    assert again.status_code == 409
    assert "Intussen bewaarde u in een ander venster" in again.content.decode()
    assert "Wat nu, en wie belt?" in words(again)
    row = UsdConsultation.objects.get()
    assert row.question == "Wat nu?"
    assert "Wat nu, en wie belt?" in words(browser.get(page_of(row)))


def test_the_draft_of_a_colleague_does_not_exist(as_, daan, iris):
    for kind, start in ((DraftKind.USD, NEW), (DraftKind.CRISIS_NOTICE, ANNOUNCE)):
        draft = kept(daan, kind, question=NAMED)
        assert as_(iris).get(f"{start}{draft.key}/").status_code == 404
        assert as_(iris).post(f"{start}{draft.key}/weggooien/").status_code == 404
    assert ConsultationDraft.objects.count() == 2


def test_throwing_away_is_asked_once(as_, daan):
    row, browser = usd(daan), as_(daan)
    kept(daan, DraftKind.USD, row.key, question=NAMED)
    address = f"{NEW}{row.key}/weggooien/"

    assert "Weggooien wat u typte?" in words(browser.get(address))
    assert browser.post(address).url == page_of(row)
    assert not ConsultationDraft.objects.exists()


@pytest.mark.rule("000-20")
def test_a_notice_that_was_not_sent_is_gone_on_with_from_the_list(as_, daan):
    browser, page = as_(daan), typed_notice(age_bands=["0_3"], expected_from="1-")
    address = f"{ANNOUNCE}{page['key']}/"

    assert browser.post(f"{address}bewaren/", page).status_code == 204
    assert "Veilig Thuis weet dit nog niet" in words(browser.get(NOTICES))
    resumed = BeautifulSoup(browser.get(address).content, "html.parser")
    assert resumed.select_one("#id_threat").text.strip() == page["threat"]
    assert resumed.select_one("[name=age_bands][value='0_3']").has_attr("checked")
    assert resumed.select_one("#id_expected_from")["value"] == "1-"

    browser.post(ANNOUNCE, page | {"expected_from": ""})
    assert CrisisNotice.objects.exists()
    assert not ConsultationDraft.objects.exists()


@pytest.mark.rule("000-20")
def test_what_is_typed_after_the_notice_becomes_a_notice_of_its_own(as_, daan):
    browser, page = as_(daan), typed_notice()
    browser.post(ANNOUNCE, page)
    assert browser.post(ANNOUNCE, page).status_code == 302

    late = browser.post(f"{ANNOUNCE}{page['key']}/bewaren/", page | {"agreements": "Nieuw"})
    assert (late.status_code, "al gedaan" in words(late)) == (409, True)
    more = page | {"agreements": "Oma weet ervan."}
    answer = browser.post(ANNOUNCE, more)
    first = CrisisNotice.objects.get()
    assert answer.status_code == 422
    assert f"Veilig Thuis heeft al bericht: {first.number}." in words(answer)
    assert "Veilig Thuis weet dit nog niet" in words(browser.get(NOTICES))

    key = BeautifulSoup(answer.content, "html.parser").select_one("[name=key]")["value"]
    browser.post(ANNOUNCE, more | {"key": key})
    assert CrisisNotice.objects.get(key=key).agreements == "Oma weet ervan."
    assert not ConsultationDraft.objects.exists()


def test_what_a_consulent_types_outlives_a_weekend_and_no_more(daan):
    friday, older = kept(daan, DraftKind.USD), kept(daan, DraftKind.CRISIS_NOTICE)
    now = timezone.now()
    for draft, age in ((friday, timedelta(days=2, hours=23)), (older, timedelta(days=3, hours=1))):
        ConsultationDraft.objects.filter(pk=draft.pk).update(changed_at=now - age)

    forget_old_drafts()

    assert ConsultationDraft.objects.get() == friday


@pytest.mark.parametrize(
    ("kind", "page"), [(DraftKind.USD, LIST), (DraftKind.CRISIS_NOTICE, NOTICES)]
)
def test_ten_drafts_cost_what_one_costs(as_, daan, kind, page):
    browser = as_(daan)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(page)
        return len(queries)

    kept(daan, kind)
    cost()
    one = cost()
    for _ in range(9):
        kept(daan, kind)
    assert cost() == one
