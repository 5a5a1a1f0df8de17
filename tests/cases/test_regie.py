"""One holder per kind, and never nobody with sight on safety: the database keeps it."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from cases.enums import RegieKind
from cases.models import Case, RegieAssignment
from cases.services.regie import pass_regie
from tests.factories import cases as make
from tests.factories.organisations import municipality_of


@pytest.fixture
def case(anna, noord):
    return make.case(noord, by=anna)


def check_now():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.rule("000-14")
def test_the_database_refuses_a_second_holder_of_the_same_kind(case, anna, noord):
    with pytest.raises(IntegrityError), transaction.atomic():
        RegieAssignment.objects.create(
            case=case,
            kind=RegieKind.ZICHT_OP_VEILIGHEID,
            organisation=municipality_of(noord),
            since=timezone.now(),
            reason="dubbel",
            assigned_by=anna,
        )


@pytest.mark.rule("002-34")
def test_sight_on_safety_cannot_be_dropped(case):
    with pytest.raises(DatabaseError, match="sight on safety"), transaction.atomic():
        RegieAssignment.objects.filter(kind=RegieKind.ZICHT_OP_VEILIGHEID).update(
            until=timezone.now()
        )
        check_now()


def test_a_case_cannot_start_without_sight_on_safety(case, noord):
    household = make.Household.objects.create(region=noord, name="Gezin Los")

    with pytest.raises(DatabaseError, match="sight on safety"), transaction.atomic():
        Case.objects.create(number="VT-2026-99999", region=noord, household=household)
        check_now()


@pytest.mark.rule("000-15")
def test_regie_passes_without_a_gap(case, anna, noord):
    at = timezone.now()

    pass_regie(
        case,
        RegieKind.ZICHT_OP_VEILIGHEID,
        to=municipality_of(noord),
        at=at,
        reason="Overgedragen",
        actor=anna,
    )
    check_now()

    old, new = case.regie.filter(kind=RegieKind.ZICHT_OP_VEILIGHEID).order_by("since")
    assert old.until == new.since == at
    assert new.until is None
