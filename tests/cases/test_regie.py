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


def at_once(act):
    """What is checked at the end of a transaction, checked here."""
    with transaction.atomic():
        act()
        check_now()


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
    sight = RegieAssignment.objects.filter(kind=RegieKind.ZICHT_OP_VEILIGHEID)

    with pytest.raises(DatabaseError, match="sight on safety"):
        at_once(lambda: sight.update(until=timezone.now()))


def test_a_case_cannot_start_without_sight_on_safety(case, noord):
    household = make.Household.objects.create(region=noord, name="Gezin Los")

    number = "VT-2026-99999"

    with pytest.raises(DatabaseError, match="sight on safety"):
        at_once(lambda: Case.objects.create(number=number, region=noord, household=household))


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
