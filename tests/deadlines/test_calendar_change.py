"""A day is closed after the fact: open deadlines move, and the case shows that they did."""

from datetime import date

import pytest
import time_machine

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.models import CaseDeadline
from common.exceptions import DomainError
from deadlines import calendars, services
from deadlines.enums import HolidayKind
from deadlines.models import Holiday
from deadlines.recount import recompute_region
from deadlines.schedules import sweep
from tests.factories.deadlines import local, running

STUDY_DAY = date(2026, 3, 4)


@pytest.fixture
def close(esra, django_capture_on_commit_callbacks):
    """Esra closes a day: of her region, or of the whole country by a new decree."""

    def add(on=STUDY_DAY, *, region, kind=HolidayKind.CLOSING, name="studiedag"):
        with django_capture_on_commit_callbacks(execute=True):
            return calendars.add_holiday(
                region=region, on=on, name=name, kind=kind, source="besluit", actor=esra
            )

    return add


@pytest.fixture
def reopen(esra, django_capture_on_commit_callbacks):
    def remove(holiday):
        with django_capture_on_commit_callbacks(execute=True):
            calendars.remove_holiday(holiday, actor=esra)

    return remove


def test_a_closing_day_moves_an_open_deadline_and_says_so(case, noord, gijs, esra, close):
    running(case, "D1", "2026-03-02T10:00", by=gijs)

    close(region=noord)

    moved = CaseDeadline.objects.get()
    assert moved.due_at == local("2026-03-10T23:59:59")
    assert "sluitingsdag in deze regio: studiedag" in moved.explanation
    (change,) = moved.history
    assert change["why"] == ("Kalender gewijzigd: woensdag 4 maart 2026 (studiedag) toegevoegd")
    assert change["by"] == esra.name
    entry = AuditEntry.objects.get(event=AuditEvent.RECOMPUTED)
    assert entry.case_number == case.number


def test_the_law_is_deaf_to_a_closing_day_and_hears_a_decree(case, noord, gijs, close):
    running(case, "D1s", "2026-03-02T10:00", by=gijs)

    close(region=noord)
    assert CaseDeadline.objects.get().due_at == local("2026-03-09T23:59:59")

    close(date(2026, 3, 5), region=None, kind=HolidayKind.DECREE, name="gelijkgesteld")
    assert CaseDeadline.objects.get().due_at == local("2026-03-10T23:59:59")


def test_another_region_keeps_its_dates(case, zuid, gijs, close):
    running(case, "D1", "2026-03-02T10:00", by=gijs)

    close(region=zuid)

    assert CaseDeadline.objects.get().due_at == local("2026-03-09T23:59:59")


def test_what_is_done_keeps_the_date_it_was_judged_by(case, noord, gijs, close):
    deadline = running(case, "D1", "2026-03-02T10:00", by=gijs)
    services.meet(deadline, actor=gijs, at=local("2026-03-10T10:00"))

    close(region=noord)

    assert CaseDeadline.objects.get().due_at == local("2026-03-09T23:59:59")


def test_a_day_added_and_taken_back_leaves_both_in_the_history(case, noord, gijs, close, reopen):
    running(case, "D1", "2026-03-02T10:00", by=gijs)

    reopen(close(region=noord))

    back = CaseDeadline.objects.get()
    assert back.due_at == local("2026-03-09T23:59:59")
    assert [change["why"].split()[-1] for change in back.history] == ["toegevoegd", "verwijderd"]


def test_a_deadline_that_was_late_and_no_longer_is(case, noord, gijs, close):
    running(case, "D1", "2026-03-02T10:00", by=gijs)
    with time_machine.travel(local("2026-03-10T00:01"), tick=False):
        sweep()
        close(region=noord)

    deadline = CaseDeadline.objects.get()
    assert deadline.breached_at is None
    assert deadline.next_signal_at is not None


def test_counting_again_twice_changes_nothing(case, noord, gijs, esra, close):
    running(case, "D1", "2026-03-02T10:00", by=gijs)
    close(region=noord)

    assert recompute_region(noord, actor=esra) == 0
    assert len(CaseDeadline.objects.get().history) == 1


def test_a_change_whose_worker_died_is_healed_by_the_next_count(case, noord, gijs, esra):
    running(case, "D1", "2026-03-02T10:00", by=gijs)
    Holiday.objects.create(
        region=noord, on=STUDY_DAY, name="studiedag", kind=HolidayKind.CLOSING, source="besluit"
    )

    assert recompute_region(noord, actor=esra) == 1


@pytest.mark.parametrize(
    ("on", "kind", "national", "said"),
    [
        pytest.param(
            date(2026, 4, 27), HolidayKind.CLOSING, False,
            "Maandag 27 april 2026 telt al niet mee: Koningsdag.",
            id="already a feast",
        ),
        pytest.param(
            date(2026, 3, 7), HolidayKind.CLOSING, False, "is weekend", id="a saturday"
        ),
        pytest.param(
            STUDY_DAY, HolidayKind.DECREE, False, "alleen een sluitingsdag", id="a regional decree"
        ),
        pytest.param(
            STUDY_DAY, HolidayKind.CLOSING, True, "alleen een sluitingsdag", id="a closed country"
        ),
    ],
)  # fmt: skip
def test_a_day_that_makes_no_sense_is_refused(noord, esra, on, kind, national, said):
    with pytest.raises(DomainError, match=said):
        calendars.add_holiday(
            region=None if national else noord,
            on=on,
            name="dag",
            kind=kind,
            source="besluit",
            actor=esra,
        )


def test_the_same_day_twice_is_refused(noord, esra, close):
    close(region=noord)

    with pytest.raises(DomainError, match="al in de lijst"):
        close(region=noord)
