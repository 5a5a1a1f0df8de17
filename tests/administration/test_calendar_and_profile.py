"""The calendar, the choices of the region, and the systems that may send reports."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.models import CaseDeadline
from connections.models import ConnectedSystem
from connections.services import token_hash
from deadlines.models import Holiday
from organisations.models import RegionProfile
from tests.factories.cases import case
from tests.factories.deadlines import running
from tests.factories.organisations import municipality_of

CLOSED = {"on": "2026-03-04", "name": "Studiedag", "kind": "closing", "source": "Besluit directie"}


@pytest.fixture
def esras(as_, esra):
    return as_(esra)


def test_the_law_calendar_of_any_year_is_shown(esras):
    page = esras.get(reverse("administration:holidays"), {"jaar": 2027}).content.decode()

    assert "Goede Vrijdag" in page
    assert "vr 26 maart 2027" in page
    assert "gelijkgesteld met een feestdag" in page


def test_a_year_that_makes_no_sense_gets_a_sentence(esras):
    page = esras.get(reverse("administration:holidays"), {"jaar": "99999"}).content.decode()

    assert "Kies een jaar tot en met 2100." in page


@time_machine.travel("2026-03-02T09:00+01:00")
@pytest.mark.rule("D1")
def test_a_closing_day_moves_open_deadlines_and_the_screen_says_how_many(
    as_, esra, noord, anna, django_capture_on_commit_callbacks
):
    running(case(noord, by=anna), "D1", "2026-03-02T08:00", by=anna)
    esras = as_(esra)
    with django_capture_on_commit_callbacks(execute=True):
        esras.post(reverse("administration:add_holiday"), CLOSED)

    page = esras.get(reverse("administration:holidays")).content.decode()

    assert CaseDeadline.objects.get().due_at.date().isoformat() == "2026-03-10"
    assert "1 termijn verschoven." in " ".join(page.split())


def test_a_day_that_is_closed_by_law_is_refused(esras):
    given = {**CLOSED, "on": "2026-04-27"}

    answer = esras.post(reverse("administration:add_holiday"), given)

    assert answer.status_code == 422
    assert "telt al niet mee: Koningsdag" in answer.content.decode()


def test_a_decree_holds_in_the_whole_country(esras, zuid):
    esras.post(
        reverse("administration:add_holiday"),
        {"on": "2029-05-11", "name": "gelijkgesteld", "kind": "decree", "source": "Besluit 2028"},
    )

    assert Holiday.objects.get().region is None


def test_a_day_taken_away_counts_again(esras):
    esras.post(reverse("administration:add_holiday"), CLOSED)

    esras.post(reverse("administration:remove_holiday", args=[Holiday.objects.get().pk]))

    assert not Holiday.objects.exists()
    lines = AuditEntry.objects.filter(event=AuditEvent.CONFIGURED)
    assert sorted(line.data["what"] for line in lines) == ["toegevoegd", "verwijderd"]


def choices(valid_from):
    return {
        "valid_from": valid_from.isoformat(),
        "triage_calendar": "calendar_days",
        "repeat_report_years": 10,
    }


def test_a_profile_holds_from_its_day_and_the_one_before_stays(esras, noord):
    today = timezone.localdate()
    RegionProfile.objects.create(region=noord, valid_from=today - timedelta(days=400))

    esras.post(reverse("administration:add_profile"), choices(today + timedelta(days=1)))

    assert noord.profile_on(today).triage_calendar == "working_days"
    assert noord.profile_on(today + timedelta(days=1)).triage_calendar == "calendar_days"
    page = esras.get(reverse("administration:profiles")).content.decode()
    assert "gaat nog in" in page
    assert "geldt nu" in page


def test_a_profile_never_begins_in_the_past(esras):
    yesterday = timezone.localdate() - timedelta(days=1)

    answer = esras.post(reverse("administration:add_profile"), choices(yesterday))

    assert answer.status_code == 422
    assert "Een profiel gaat op zijn vroegst vandaag in." in answer.content.decode()


def test_a_profile_that_holds_stays_and_one_to_come_can_be_taken_back(esras, noord):
    today = timezone.localdate()
    holds = RegionProfile.objects.create(region=noord, valid_from=today)
    comes = RegionProfile.objects.create(region=noord, valid_from=today + timedelta(days=9))

    for profile in (holds, comes):
        esras.post(reverse("administration:withdraw_profile", args=[profile.pk]))

    assert list(noord.profiles.all()) == [holds]


def test_a_region_looks_back_one_to_twenty_years(esras):
    given = {**choices(timezone.localdate()), "repeat_report_years": 99}

    answer = esras.post(reverse("administration:add_profile"), given)

    assert "Kies 1 tot en met 20 jaar" in answer.content.decode()


def test_a_token_is_shown_once_and_only_its_hash_is_kept(esras, noord):
    given = {
        "name": "Politie koppelvlak",
        "organisation": municipality_of(noord).pk,
        "sends": ["advice"],
    }

    answer = esras.post(reverse("administration:connect_system"), given)

    token = re.search(r"<code>(.+?)</code>", answer.content.decode())[1]
    system = ConnectedSystem.objects.get()
    assert system.token_hash == token_hash(token)
    assert system.sends == ["advice"]
    assert token not in esras.get(reverse("administration:systems")).content.decode()


def test_a_system_is_cut_off(esras, noord, esra):
    system = ConnectedSystem.objects.create(
        name="Oud",
        region=noord,
        organisation=municipality_of(noord),
        sends=["reports"],
        token_hash="0" * 64,
    )

    esras.post(reverse("administration:disconnect_system", args=[system.pk]))

    system.refresh_from_db()
    assert not system.active
    assert AuditEntry.objects.get(event=AuditEvent.CONFIGURED).data["what"] == "afgesloten"
