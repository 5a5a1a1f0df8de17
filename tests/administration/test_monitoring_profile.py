"""How a region follows families is a dated choice; three months can never be left out (7.1)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from monitoring.models import MonitoringProfile
from monitoring.selectors.profiles import profile_on

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def esras(as_, esra):
    return as_(esra)


def choices(since, **given):
    return {
        "since": since.isoformat(),
        "months": "3, 9, 18",
        "start_from": "handover",
        "window": 5,
        "longest_months": 18,
        "stops_when_stable": "on",
        **given,
    }


def keep(esras, since, **given):
    return esras.post(reverse("administration:add_monitoring"), choices(since, **given))


@pytest.mark.rule("000-29", "003-44", "001-12")
def test_without_a_choice_it_is_three_six_and_twelve_months(noord):
    assert profile_on(noord, timezone.localdate()).months == [3, 6, 12]


def test_a_profile_holds_from_its_day_and_the_one_before_ends_the_day_before(esras, noord):
    today = timezone.localdate()
    MonitoringProfile.objects.create(region=noord, since=today - 400 * DAY, months=[3, 12])

    answer = keep(esras, today + DAY)

    assert answer.status_code == 302
    assert profile_on(noord, today).months == [3, 12]
    chosen = profile_on(noord, today + DAY)
    assert (chosen.months, chosen.window, chosen.extendable) == ([3, 9, 18], 5, False)
    assert "gaat nog in" in esras.get(reverse("administration:monitoring_profiles")).text


@pytest.mark.rule("001-12")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"months": "6, 12"}, "Het contact na drie maanden kan er niet uit."),
        ({"months": "drie"}, "Schrijf hele maanden"),
        ({"months": "3, 99"}, "Kies maanden van 1 tot en met 36."),
        ({"window": 0}, "error"),
    ],
)
def test_a_profile_without_sense_is_refused_beside_the_field(esras, noord, given, said):
    answer = keep(esras, timezone.localdate(), **given)

    assert answer.status_code == 422
    assert said in answer.text
    assert not MonitoringProfile.objects.exists()


def test_a_profile_never_begins_in_the_past_or_before_one_that_comes(esras, noord):
    today = timezone.localdate()
    MonitoringProfile.objects.create(region=noord, since=today + 30 * DAY, months=[3])

    assert "op zijn vroegst vandaag" in keep(esras, today - DAY).text
    assert "Neem dat eerst terug" in keep(esras, today + DAY).text


def test_one_to_come_can_be_taken_back_and_the_former_holds_on(esras, noord):
    today = timezone.localdate()
    MonitoringProfile.objects.create(region=noord, since=today - 400 * DAY, months=[3, 12])
    keep(esras, today + DAY)
    comes = MonitoringProfile.objects.latest("since")

    esras.post(reverse("administration:withdraw_monitoring", args=[comes.pk]))

    assert profile_on(noord, today + 400 * DAY).months == [3, 12]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"months": [6, 12]}, id="without three months"),
        pytest.param({"months": [3], "since_offset": 5}, id="two at once"),
    ],
)
def test_the_database_refuses_what_must_never_be(noord, facts):
    today = timezone.localdate()
    MonitoringProfile.objects.create(region=noord, since=today, months=[3], until=today + 9 * DAY)
    since = today + facts.pop("since_offset", 50) * DAY

    with pytest.raises(IntegrityError), transaction.atomic():
        MonitoringProfile.objects.create(region=noord, since=since, **facts)
