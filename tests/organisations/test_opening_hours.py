"""The hours a region keeps."""

from datetime import time

import pytest
from django.db import IntegrityError, transaction

from organisations.models import OpeningHours
from organisations.opening import OFFICE_HOURS, Hours
from organisations.selectors import opening_hours


def test_a_region_that_chose_nothing_keeps_office_hours(noord):
    assert opening_hours(noord) == OFFICE_HOURS


def test_a_region_that_chose_keeps_only_its_own_hours(noord, zuid):
    OpeningHours.objects.create(region=noord, weekday=6, opens=time(10), closes=time(14))

    assert opening_hours(noord) == (Hours(6, time(10), time(14)),)
    assert opening_hours(zuid) == OFFICE_HOURS


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekday": 1, "opens": time(17), "closes": time(9)},
        {"weekday": 1, "opens": time(9), "closes": time(9)},
        {"weekday": 8, "opens": time(9), "closes": time(17)},
    ],
)
def test_the_database_refuses_hours_that_cannot_be(noord, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningHours.objects.create(region=noord, **wrong)


def test_the_crisisdienst_has_its_own_number_or_the_one_that_always_rings(noord):
    assert noord.phone_after_hours == noord.phone

    noord.crisis_phone = "0881234567"

    assert noord.phone_after_hours == "0881234567"
