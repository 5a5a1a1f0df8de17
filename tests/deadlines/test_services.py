"""What happens to a deadline: it starts, is met, falls away, moves, stops and is explained."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.models import CaseDeadline
from common.exceptions import DomainError
from deadlines import services
from deadlines.enums import BreachReason, DeadlineState
from organisations.enums import TriageCalendar
from organisations.models import RegionProfile
from tests.factories.deadlines import local, running


def logged(event: AuditEvent) -> int:
    return AuditEntry.objects.filter(event=event).count()


@pytest.mark.rule("002-07")
def test_a_deadline_keeps_its_end_and_the_sentence_that_explains_it(case, gijs):
    deadline = running(case, "D1", "2025-12-23T10:05", by=gijs)

    assert deadline.due_at == local("2026-01-05T23:59:59")
    assert "vrijdag 2 januari (gelijkgesteld met een feestdag)" in deadline.explanation
    assert deadline.next_signal_at == local("2025-12-30T07:30")
    assert logged(AuditEvent.DEADLINE_STARTED) == 1


def test_a_region_that_is_stricter_counts_calendar_days(case, gijs):
    RegionProfile.objects.create(
        region=case.region,
        valid_from=date(2026, 1, 1),
        triage_calendar=TriageCalendar.CALENDAR_DAYS,
    )

    before = running(case, "D1", "2025-12-23T10:05", by=gijs)
    services.withdraw(before, reason="opnieuw", actor=gijs)
    after = running(case, "D1", "2026-03-04T10:00", by=gijs)

    assert before.due_at == local("2026-01-05T23:59:59")
    assert after.due_at == local("2026-03-09T23:59:59")


@pytest.mark.parametrize(
    ("done", "state"),
    [
        pytest.param("2026-03-06T16:00", DeadlineState.MET, id="in time"),
        pytest.param("2026-03-09T23:59", DeadlineState.MET, id="on the last evening"),
        pytest.param("2026-03-10T00:00", DeadlineState.MET_LATE, id="a minute later"),
    ],
)
def test_what_is_done_is_met_in_time_or_late(case, gijs, done, state):
    deadline = running(case, "D1", "2026-03-02T10:00", by=gijs)

    met = services.meet(deadline, actor=gijs, at=local(done))

    assert met.state == state
    assert (met.breached_at is not None) == (state == DeadlineState.MET_LATE)
    assert met.next_signal_at is None


def test_done_twice_is_done_once(case, gijs, bram):
    deadline = running(case, "D1", "2026-03-02T10:00", by=gijs)
    services.meet(deadline, actor=gijs, at=local("2026-03-06T16:00"))

    again = services.meet(deadline, actor=bram, at=local("2026-03-08T16:00"))

    assert again.met_by == gijs
    assert logged(AuditEvent.DEADLINE_MET) == 1


def test_a_deadline_does_not_fall_away_without_a_reason(case, gijs):
    deadline = running(case, "D1", "2026-03-02T10:00", by=gijs)

    with pytest.raises(DomainError, match="waarom deze termijn vervalt"):
        services.withdraw(deadline, reason="  ", actor=gijs)


def test_a_deadline_that_fell_away_is_never_late(case, gijs):
    deadline = running(case, "D1", "2026-03-02T10:00", by=gijs)

    gone = services.withdraw(deadline, reason="Doorgezet naar een andere regio", actor=gijs)

    assert gone.state == DeadlineState.WITHDRAWN
    assert not gone.is_late(local("2027-01-01T10:00"))


@pytest.mark.rule("D6")
@time_machine.travel("2026-05-20T10:00:00+02:00", tick=False)
def test_informing_the_family_is_put_off_by_two_weeks_with_a_ground(case, gijs):
    deadline = running(case, "D6", "2026-04-24T16:10", by=gijs)

    moved = services.extend(deadline, weeks=2, reason="Veiligheid van het kind", actor=gijs)

    assert moved.due_at == local("2026-06-05T23:59:59")
    (change,) = moved.history
    assert change["from"] == "2026-05-22T23:59:59+02:00"
    assert change["to"] == "2026-06-05T23:59:59+02:00"
    assert change["why"] == "Verlengd met twee weken: Veiligheid van het kind"
    assert change["by"] == gijs.name


@pytest.mark.rule("D6")
@pytest.mark.parametrize(
    ("now", "weeks", "reason", "said"),
    [
        pytest.param("2026-05-20", 3, "grond", "ten hoogste twee weken", id="three weeks"),
        pytest.param("2026-05-20", 2, "", "Geef de grond", id="no ground"),
        pytest.param("2026-05-23", 2, "grond", "Verlengen kan niet meer", id="after the end"),
    ],
)
def test_an_extension_that_the_law_does_not_know_is_refused(case, gijs, now, weeks, reason, said):
    deadline = running(case, "D6", "2026-04-24T16:10", by=gijs)

    with time_machine.travel(f"{now}T10:00:00+02:00"), pytest.raises(DomainError, match=said):
        services.extend(deadline, weeks=weeks, reason=reason, actor=gijs)

    assert CaseDeadline.objects.get().due_at == local("2026-05-22T23:59:59")


@time_machine.travel("2026-03-10T09:00:00+01:00", tick=False)
def test_being_late_is_explained_with_a_code(case, gijs):
    deadline = running(case, "D1", "2026-03-02T10:00", by=gijs)

    explained = services.record_breach_reason(
        deadline, reason=BreachReason.CAPACITY, note="Twee collega's ziek.", actor=gijs
    )

    assert explained.breach_reason == BreachReason.CAPACITY
    assert explained.is_open


@pytest.mark.parametrize(
    ("now", "reason", "said"),
    [
        pytest.param("2026-03-06", BreachReason.CAPACITY, "niet overschreden", id="not late"),
        pytest.param("2026-03-10", "", "Kies de reden", id="no code"),
        pytest.param("2026-03-10", BreachReason.OTHER, "Licht toe", id="other without a note"),
    ],
)
def test_an_explanation_that_says_nothing_is_refused(case, gijs, now, reason, said):
    deadline = running(case, "D1", "2026-03-02T10:00", by=gijs)

    with time_machine.travel(f"{now}T09:00:00+01:00"), pytest.raises(DomainError, match=said):
        services.record_breach_reason(deadline, reason=reason, actor=gijs)


def test_a_stop_has_a_reason_and_does_not_move_the_end(case, gijs):
    deadline = running(case, "D4", "2026-03-02T10:00", by=gijs)

    services.stop(deadline, reason="Wacht op de Raad", actor=gijs, at=local("2026-03-06T12:00"))
    resumed = services.resume(deadline, actor=gijs, at=local("2026-03-09T12:00"))

    assert resumed.due_at == deadline.due_at
    (stop,) = resumed.stops
    assert stop["reason"] == "Wacht op de Raad"


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda d, u: services.stop(d, reason=" ", actor=u), id="without a reason"),
        pytest.param(lambda d, u: services.resume(d, actor=u), id="resumed but never stopped"),
    ],
)
def test_no_stop_is_silent(case, gijs, act):
    deadline = running(case, "D4", "2026-03-02T10:00", by=gijs)

    with pytest.raises(DomainError):
        act(deadline, gijs)


@pytest.mark.parametrize(
    "lie",
    [
        pytest.param({"state": DeadlineState.MET}, id="met by nobody"),
        pytest.param({"state": DeadlineState.WITHDRAWN}, id="fallen away without a reason"),
        pytest.param({"due_at": local("2020-01-01T10:00")}, id="an end before the start"),
        pytest.param({"breach_reason": BreachReason.CAPACITY}, id="explained by nobody"),
    ],
)
def test_the_database_does_not_believe(case, gijs, lie):
    running(case, "D1", "2026-03-02T10:00", by=gijs)

    with pytest.raises(IntegrityError), transaction.atomic():
        CaseDeadline.objects.update(**lie)
