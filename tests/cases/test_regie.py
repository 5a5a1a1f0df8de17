"""One holder per kind, never nobody with sight on safety, and a past that stands: the database
keeps it, whatever the code does."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from accounts.roles import Role
from cases.enums import FeedbackChannel, RegieKind, TriageOutcome
from cases.models import Case, RegieAssignment
from cases.services import family_notices, feedback
from cases.services.intake import register_report
from cases.services.regie import pass_regie
from tests.factories import cases as make
from tests.factories.accounts import colleague
from tests.factories.facts import a_child, report_facts
from tests.factories.letters import moment, triaged
from tests.factories.organisations import local_team_of, municipality_of, veilig_thuis_of
from tests.factories.regie import directs

SIGHT = RegieKind.ZICHT_OP_VEILIGHEID


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
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def written_by_hand(case, kind, organisation, *, since, until, by):
    """An interval that no service wrote."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_regieassignment "
            "(case_id, kind, organisation_id, person_name, since, until, reason, assigned_by_id) "
            "VALUES (%s, %s, %s, '', %s, %s, 'met de hand', %s)",
            [case.pk, kind, organisation.pk, since, until, by.pk],
        )


def changed_by_hand(row, assignments):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE cases_regieassignment SET {assignments} WHERE id = {row.pk}")


def line_of(case, kind=SIGHT):
    """From when until when, in order."""
    rows = RegieAssignment.objects.filter(case=case, kind=kind).order_by("since", "pk")
    return list(rows.values_list("since", "until"))


@pytest.mark.rule("000-14")
def test_the_database_refuses_a_second_holder_of_the_same_kind(case, anna, noord):
    with pytest.raises(IntegrityError), transaction.atomic():
        RegieAssignment.objects.create(
            case=case,
            kind=SIGHT,
            organisation=municipality_of(noord),
            since=timezone.now(),
            reason="dubbel",
            assigned_by=anna,
        )


@pytest.mark.rule("000-14", "003-70")
def test_the_database_refuses_two_holders_at_one_moment_of_the_past(case, anna, noord):
    start = timezone.now() + timedelta(days=1)
    days = [start, start + timedelta(days=10), start + timedelta(days=20)]
    team, kind = local_team_of(noord), RegieKind.CASUSREGIE
    written_by_hand(case, kind, team, since=days[0], until=days[1], by=anna)

    begin = days[1] - timedelta(minutes=1)
    with pytest.raises(IntegrityError, match="regie_no_two_at_once"), transaction.atomic():
        written_by_hand(case, kind, municipality_of(noord), since=begin, until=days[2], by=anna)

    written_by_hand(case, kind, municipality_of(noord), since=days[1], until=days[2], by=anna)
    assert len(line_of(case, kind)) == 2


@pytest.mark.rule("002-34")
def test_sight_on_safety_cannot_be_dropped(case):
    check_now()  # what the case itself promised on opening is behind us
    sight = RegieAssignment.objects.filter(kind=SIGHT)

    with pytest.raises(DatabaseError, match="sight on safety"):
        at_once(lambda: sight.update(until=timezone.now()))


@pytest.mark.rule("002-33", "000-15")
def test_the_database_refuses_a_gap_between_two_holders_of_sight(case, anna, noord):
    now = timezone.now()

    def with_a_gap():
        RegieAssignment.objects.filter(kind=SIGHT).update(until=now)
        written_by_hand(
            case, SIGHT, municipality_of(noord), since=now + timedelta(hours=1), until=None, by=anna
        )

    with pytest.raises(DatabaseError, match="there is no gap"):
        at_once(with_a_gap)


def test_a_case_cannot_start_without_sight_on_safety(case, noord):
    household = make.Household.objects.create(region=noord, name="Gezin Los")

    number = "VT-2026-99999"

    with pytest.raises(DatabaseError, match="sight on safety"):
        at_once(lambda: Case.objects.create(number=number, region=noord, household=household))


@pytest.mark.rule("001-17")
@pytest.mark.parametrize(
    "rewriting",
    ["reason = 'anders'", "since = since - interval '1 day'", "until = now()", "until = NULL"],
)
def test_what_was_is_not_rewritten(case, anna, noord, rewriting):
    directs(case, municipality_of(noord), by=anna, kinds=(SIGHT,))
    past = RegieAssignment.objects.get(case=case, kind=SIGHT, until__isnull=False)

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        changed_by_hand(past, rewriting)


@pytest.mark.rule("001-17")
def test_of_a_holder_of_today_only_the_end_can_be_written(case, noord):
    sight = RegieAssignment.objects.get(case=case, kind=SIGHT)
    other = municipality_of(noord)

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        changed_by_hand(sight, f"organisation_id = {other.pk}")


@pytest.mark.rule("000-15")
def test_regie_passes_without_a_gap(case, anna, noord):
    at = timezone.now()

    pass_regie(case, SIGHT, to=municipality_of(noord), at=at, reason="Overgedragen", actor=anna)
    check_now()

    old, new = line_of(case)
    assert old[1] == new[0] == at
    assert new[1] is None


@pytest.mark.rule("003-70")
def test_another_person_at_the_same_organisation_is_another_interval(case, anna, daan, noord):
    town = municipality_of(noord)
    jet = colleague("Jet Mulder", Role.CONSULENT, town)
    for person in (daan, daan, jet):
        directs(case, town, by=anna, kinds=(SIGHT,), person=person)
    check_now()

    rows = RegieAssignment.objects.filter(case=case, kind=SIGHT).order_by("pk")
    assert [row.person for row in rows] == [None, daan, jet]
    assert [row.until for row in rows[:2]] == [row.since for row in rows[1:]]


def test_what_is_noted_late_never_lets_two_hold_it_at_once(case, anna, noord):
    """A handover accepted yesterday, noted today, after something of this morning."""
    morning = timezone.now()
    directs(case, local_team_of(noord), by=anna, kinds=(SIGHT,), at=morning)
    directs(case, municipality_of(noord), by=anna, kinds=(SIGHT,), at=morning - timedelta(days=1))
    check_now()

    assert [until for _, until in line_of(case)] == [morning, morning, None]


def closed(region, *, by, on):
    """A case whose last report is done: nobody has sight any more."""
    report = triaged(
        region,
        by=by,
        received=moment(2026, 3, 2),
        done=moment(2026, 3, 3),
        outcome=TriageOutcome.CLOSE,
    )
    with time_machine.travel(on, tick=False):
        for notice in report.family_notices.current():
            written = family_notices.write_notice(notice, body="Wij kregen een melding.", actor=by)
            released = family_notices.release_notice(written, actor=by)
            family_notices.send_notice(released, channel=FeedbackChannel.POST, actor=by)
        message = feedback.write_feedback(report.feedback.get(), actor=by)
        message = feedback.release_feedback(message, actor=by)
        feedback.send_feedback(message, channel=FeedbackChannel.PHONE, actor=by)
    return report


def reported_again(report, *, by, received, noted):
    child = report.involvements.order_by("pk")[0].person
    facts = report_facts(persons=(a_child(reference=child.reference),), received_at=received)
    with time_machine.travel(noted, tick=False):
        return register_report(facts, actor=by)


@pytest.mark.rule("002-34", "000-31")
def test_while_a_case_was_closed_nobody_had_sight_and_that_is_right(noord, anna):
    report = closed(noord, by=anna, on=moment(2026, 3, 4))

    new = moment(2026, 9, 7)
    reported_again(report, by=anna, received=new, noted=new)
    check_now()

    case = Case.objects.get(pk=report.case_id)
    assert line_of(case) == [(moment(2026, 3, 2), moment(2026, 3, 4)), (new, None)]


@pytest.mark.rule("002-34")
def test_a_report_that_came_in_before_the_case_closed_opens_it_without_an_overlap(noord, anna):
    report = closed(noord, by=anna, on=moment(2026, 3, 4, 15))

    reported_again(report, by=anna, received=moment(2026, 3, 4, 14), noted=moment(2026, 3, 4, 16))
    check_now()

    case = Case.objects.get(pk=report.case_id)
    assert [since for since, _ in line_of(case)] == [moment(2026, 3, 2), moment(2026, 3, 4, 15)]
    assert case.regie.get(kind=SIGHT, until=None).organisation == veilig_thuis_of(noord)


@pytest.mark.rule("002-33")
def test_after_a_reopening_there_is_no_gap_either(noord, anna):
    """That nobody had sight while it was closed does not allow a gap later."""
    report = closed(noord, by=anna, on=moment(2026, 3, 4))
    new = moment(2026, 9, 7)
    reported_again(report, by=anna, received=new, noted=new)
    check_now()
    case = Case.objects.get(pk=report.case_id)

    def with_a_gap():
        case.regie.filter(kind=SIGHT, until=None).update(until=new + timedelta(days=1))
        later = new + timedelta(days=2)
        written_by_hand(case, SIGHT, municipality_of(noord), since=later, until=None, by=anna)

    with pytest.raises(DatabaseError, match="there is no gap"):
        at_once(with_a_gap)
