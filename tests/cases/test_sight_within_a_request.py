"""What a reader may see is written in SQL once; what it finds is asked anew each time."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cases.models import Case, ConflictOfInterest
from cases.services.assignments import assign
from cases.services.grants import break_glass
from tests.factories import cases as make


@pytest.fixture
def family(noord, anna):
    return make.case(noord, by=anna)


def sees(reader, family):
    return Case.objects.visible_to(reader).filter(pk=family.pk).exists()


@pytest.mark.rule("A1", "A12")
def test_what_changes_between_two_looks_of_one_reader_shows_at_once(family, gijs, bram):
    assert not sees(gijs, family)

    assign(family, to=gijs, reason="Vast contact", actor=bram)
    assert sees(gijs, family)

    ConflictOfInterest.objects.create(case=family, user=gijs, reason="Buurman", recorded_by=bram)
    assert not sees(gijs, family)


@pytest.mark.rule("A1")
def test_a_broken_glass_closes_for_who_looks_on_with_the_same_page_open(family, gijs):
    break_glass(family.number, kind="crisis", reason="Politie belt vannacht", actor=gijs)
    assert sees(gijs, family)

    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        assert not sees(gijs, family)
