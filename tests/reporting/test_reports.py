"""Meldingen: every report the reader sees, filtered in words."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cases.services.assessment import begin
from tests.factories.cases import instrument

pytestmark = pytest.mark.django_db
LIST = reverse("reporting:reports")


def numbers(client, **chosen) -> list[str]:
    page = BeautifulSoup(client.get(LIST, chosen).content, "html.parser")
    return [cell.get_text(strip=True) for cell in page.select("table tbody th")]


def test_newest_first(as_, anna, families):
    reports = [case.reports.get() for case in families]

    expected = sorted(reports, key=lambda report: report.received_at, reverse=True)

    assert numbers(as_(anna)) == [report.number for report in expected]


def test_the_filters_narrow_the_list(as_, anna, families):
    client = as_(anna)
    instrument()
    mine = begin(families[3].reports.get(), assessor=anna, actor=anna).report
    repeat = families[4].reports.get()
    repeat.repeat_report = True
    repeat.save(update_fields=["repeat_report"])

    assert numbers(client, mijn="on") == [mine.number]
    assert numbers(client, herhaald="on") == [repeat.number]
    assert numbers(client, status="assessing") == [mine.number]
    assert len(numbers(client, periode="7")) == 4
    assert len(numbers(client, status="all")) == 6


def test_a_filter_nobody_offers_filters_nothing(as_, anna, families):
    assert len(numbers(as_(anna), status="onzin", periode="x")) == 6


def test_urgent_is_said_in_a_word(as_, anna, families):
    page = as_(anna).get(LIST).content.decode()

    assert page.count(">Spoed<") == 1


@pytest.mark.rule("A5")
def test_who_reported_is_not_in_the_list(as_, anna, families):
    page = as_(anna).get(LIST).content.decode()

    assert "Terlouw" not in page
    assert "De Wilg" not in page


@pytest.mark.rule("A1")
def test_a_caseworker_sees_no_report_of_another(as_, gijs, families):
    assert numbers(as_(gijs)) == []
