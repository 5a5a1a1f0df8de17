"""The page to print a version: it answers at once, a worker prints, and it shows how far."""

import re
import threading

import pytest
from celery.contrib.testing.worker import start_worker
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import AuditEntry
from documents.models import Document
from documents.tasks import print_document
from people.models import Person
from safetyplans.enums import Audience
from safetyplans.languages import headings
from safetyplans.models import PlanPrint
from safetyplans.services.printing import print_version
from tests.safetyplans.on_paper import (
    adopted,
    ask_not_to_be_known,
    for_reader,
    named,
    plan_of_three,
)
from tests.support.pdf import objections_to, spoken_in, text_of
from veiligthuis.celery import app as celery_app

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def version(noord, bram, gijs):
    return adopted(plan_of_three(noord, by=bram, owner=gijs))


def address(version, name="prints", *place):
    return reverse(f"safetyplans:{name}", args=[version.plan.number, version.number, *place])


def printed(made: PlanPrint) -> bytes:
    print_document(made.document_id)
    made.document.refresh_from_db()
    with made.document.pdf.open("rb") as file:
        return file.read()


@pytest.mark.django_db
def test_the_page_answers_before_anything_is_printed(version, as_, gijs):
    reader = named(version, "Fenna").pk
    browser = as_(gijs)

    answer = browser.post(address(version, "print_family"), {"reader": reader}, follow=True)

    assert answer.redirect_chain == [(address(version), 302)]
    assert not Document.objects.get().printed
    assert "Wordt gemaakt…" in answer.content.decode()
    assert f'hx-get="{address(version, "print_progress", 1)}?gevraagd=1"' in answer.content.decode()


@pytest.fixture
def worker():
    """A real one, in a thread of its own, behind the real broker."""
    celery_app.conf.task_always_eager = False
    with start_worker(celery_app, perform_ping_check=False, shutdown_timeout=30):
        yield
    celery_app.conf.task_always_eager = True


@pytest.mark.django_db(transaction=True)
def test_a_worker_prints_it_and_the_page_offers_it(version, as_, gijs, worker):
    browser = as_(gijs)
    browser.post(address(version, "print_professional"))
    waited_for(Document.objects.get().pk)

    shown = browser.get(address(version, "print_progress", 1), **HTMX).content.decode()
    file = browser.get(address(version, "print_pdf", 1))

    assert "Download pdf" in shown
    assert b"".join(file.streaming_content).startswith(b"%PDF")


def waited_for(key: int) -> None:
    """Ten times a second a look, for half a minute at most."""
    patience = threading.Event()
    for _ in range(300):
        if Document.objects.get(pk=key).printed:
            return
        patience.wait(0.1)
    raise AssertionError("the worker did not print")


@pytest.mark.django_db
def test_a_download_is_recorded_and_its_name_says_no_persons_name(version, as_, gijs):
    made = for_reader(version, "Fenna", actor=gijs)
    printed(made)

    answer = as_(gijs).get(address(version, "print_pdf", 1))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")

    number = version.plan.number
    assert (
        f'filename="veiligheidsplan-{number}-versie-1-gezin-1.pdf"' in answer["Content-Disposition"]
    )
    entry = AuditEntry.objects.get(event="printed")
    assert (entry.actor, entry.case_number) == (gijs, version.plan.case.number)


@pytest.mark.django_db
def test_asked_too_early_the_download_says_so(version, as_, gijs):
    for_reader(version, "Fenna", actor=gijs)

    answer = as_(gijs).get(address(version, "print_pdf", 1), follow=True)

    assert "De pdf wordt nog gemaakt." in answer.content.decode()
    assert not AuditEntry.objects.filter(event="printed").exists()


@pytest.mark.django_db
def test_asking_again_and_again_fills_no_log_and_ends_with_what_to_do(version, as_, gijs):
    for_reader(version, "Fenna", actor=gijs)
    browser, here = as_(gijs), address(version, "print_progress", 1)
    before = AuditEntry.objects.count()

    early = browser.get(f"{here}?gevraagd=3", **HTMX).content.decode()
    late = browser.get(f"{here}?gevraagd=30", **HTMX).content.decode()

    assert f"{here}?gevraagd=4" in early
    assert "hx-get" not in late
    assert "Waarschuw de beheerder" in late
    assert AuditEntry.objects.count() == before


@pytest.mark.django_db
def test_without_script_the_progress_is_the_page_itself(version, as_, gijs):
    for_reader(version, "Fenna", actor=gijs)

    assert as_(gijs).get(address(version, "print_progress", 1))["Location"] == address(version)


@pytest.mark.django_db
def test_the_language_of_the_reader_is_taken_unless_another_is_chosen(version, as_, gijs):
    Person.objects.filter(pk=named(version, "Fenna").pk).update(language="Arabisch")
    reader, browser = named(version, "Fenna").pk, as_(gijs)

    browser.post(address(version, "print_family"), {"reader": reader, "language": ""})
    browser.post(address(version, "print_family"), {"reader": reader, "language": "uk"})

    assert [made.language for made in PlanPrint.objects.order_by("pk")] == ["ar", "uk"]


@pytest.mark.django_db
def test_nobody_chosen_is_refused_beside_the_question(version, as_, gijs):
    answer = as_(gijs).post(address(version, "print_family"), {"reader": ""})

    assert answer.status_code == 422
    assert not PlanPrint.objects.exists()


@pytest.mark.django_db
def test_what_betrays_is_shown_on_the_page(noord, bram, gijs, as_):
    plan = plan_of_three(noord, by=bram, owner=gijs)
    plan.goal = "Wilma Terlouw maakt zich geen zorgen meer."
    plan.save()
    version = adopted(plan)
    ask_not_to_be_known(version)

    answer = as_(bram).post(address(version, "print_professional"))

    assert answer.status_code == 422
    assert "een naam kan naar de melder wijzen" in answer.content.decode()


@pytest.mark.django_db
def test_a_copy_that_is_not_there_is_no_page(version, as_, gijs, chantal):
    for_reader(version, "Fenna", actor=gijs)

    assert as_(gijs).get(address(version, "print_pdf", 2)).status_code == 404
    assert as_(chantal).get(address(version, "print_pdf", 1)).status_code == 404
    assert as_(chantal).get(address(version, "print_progress", 1), **HTMX).status_code == 404


@pytest.mark.django_db
def test_ten_copies_cost_the_page_as_much_as_one(version, as_, gijs):
    browser = as_(gijs)
    for_reader(version, "Fenna", actor=gijs)
    browser.get(address(version))  # what is read once per login
    with CaptureQueriesContext(connection) as one:
        browser.get(address(version))
    for code in ("ar", "en", "pl", "tr", "uk"):
        for_reader(version, "Fenna", actor=gijs, language=code)
        for_reader(version, "Jelle", actor=gijs, language=code)
    with CaptureQueriesContext(connection) as ten:
        browser.get(address(version))

    assert len(ten) == len(one)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["nl", "ar", "uk"])
def test_the_copy_for_the_family_is_accessible_and_fit_for_the_archive(version, gijs, code):
    pdf = printed(for_reader(version, "Fenna", actor=gijs, language=code))

    assert objections_to(pdf) == []
    assert "Sanne ziet en hoort thuis geen geweld." in re.sub(r"\s+", " ", text_of(pdf))


@pytest.mark.django_db
def test_the_copy_for_professionals_is_accessible_and_fit_for_the_archive(version, gijs):
    pdf = printed(print_version(version, audience=Audience.PROFESSIONAL, actor=gijs))

    assert objections_to(pdf) == []


@pytest.mark.django_db
def test_the_parts_are_read_in_the_order_of_the_plan(version, gijs):
    text = re.sub(r"\s+", " ", text_of(printed(for_reader(version, "Fenna", actor=gijs))))
    said = headings("nl")
    order = ("emergency", "about", "goal", "conditions", "agreements", "fallback", "unsafe_events")
    places = [text.index(said[key]) for key in (*order, "help", "protective", "your_view")]

    assert places == sorted(places)
    assert "Pagina 1 van" in text


@pytest.mark.django_db
def test_the_arabic_copy_is_spoken_in_arabic_and_keeps_the_words_of_the_plan_dutch(version, gijs):
    pdf = printed(for_reader(version, "Fenna", actor=gijs, language="ar"))
    spoken = spoken_in(pdf, "ar")

    for key in ("title", "conditions", "agreements", "emergency", "your_rights", "part_in_dutch"):
        assert headings("ar")[key] in spoken, key
    assert "Sanne ziet" not in spoken
