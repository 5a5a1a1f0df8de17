"""A region of any number of reports: most settled long ago, some hundreds at work today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from cases.enums import CaseState, ReportState
from cases.models import InstrumentTemplate
from demo.bench.advice_rows import advice_rows
from demo.bench.household_rows import HouseholdRows
from demo.bench.report_rows import ReportRows
from demo.bench.staff import Staff, hire
from demo.bench.tables import analyze, empty, write_all
from numbering.models import NumberSeries

YEARS = 10
AT_ONCE = 5_000  # cases per COPY
# Work of today, however long the history: reports waiting for triage, cases in a track, families
# at the local field, and handovers that wait for an answer.
WAITING, IN_TRACK, AT_LOCAL_FIELD, SENT = 400, 1_500, 800, 5
# What the three measured readers have at work, at every size.
OF_THE_READER = 25
SEVERAL_REPORTS = (1, 1, 1, 2)  # reports per case


@dataclass(frozen=True)
class Plan:
    """One case to be: where it stands, and when its reports came in, oldest first."""

    number: int  # of the case, from 1; the highest is the newest
    state: CaseState
    newest: ReportState
    received: list[datetime]
    mine: bool  # of the reader who is measured


def generate(reports: int) -> Staff:
    """Empty the database and fill it; the staff that works in it."""
    empty()
    staff, now = hire(), timezone.now()
    random = Random(2026)  # noqa: S311 - the same region every time
    instrument = InstrumentTemplate.objects.order_by("pk").first()
    assert instrument is not None, "reference data is loaded first"
    households = HouseholdRows(staff, random, now.date())
    rows = ReportRows(staff, random, instrument, now)
    for number, plan in enumerate(plans(reports, now, random), start=1):
        household = households.add(plan.received[0])
        rows.add_case(plan, household)
        if number % AT_ONCE == 0:
            write_all([*households.tables, *rows.tables])
    write_all([*households.tables, *rows.tables, advice_rows(staff, random, reports, now)])
    for kind, last in (("case", rows.cases), ("report", rows.reports)):
        NumberSeries.objects.create(kind=kind, year=now.year, last=last)
    analyze()
    return staff


def plans(reports: int, now: datetime, random: Random) -> Iterator[Plan]:
    """Oldest first. A hundred reports have the same kinds of work in them as a hundred thousand."""
    waiting, in_track, local = (
        min(most, reports * 3 // 10) for most in (WAITING, IN_TRACK, AT_LOCAL_FIELD)
    )
    settled = reports - waiting - in_track - local
    number = made = 0
    while made < settled:
        count = min(SEVERAL_REPORTS[number % 4], settled - made)
        oldest = YEARS * 365 * (1 - made / settled) + 200
        moments = [now - timedelta(days=oldest * random.uniform(0.98, 1)) for _ in range(count)]
        number, made = number + 1, made + count
        yield Plan(number, CaseState.CLOSED, ReportState.SETTLED, sorted(moments), mine=False)
    for left in range(local, 0, -1):
        number += 1
        sent, mine = left <= SENT, left <= SENT + OF_THE_READER
        received = now - timedelta(days=10 + left * 150 / local)
        stands = CaseState.HANDING_OVER if sent else CaseState.HANDED_OVER
        newest = ReportState.HANDED_OVER if sent else ReportState.SETTLED
        yield Plan(number, stands, newest, [received], mine)
    for left in range(in_track, 0, -1):
        number += 1
        received = now - timedelta(days=14 + left * 180 / in_track)
        mine = left <= OF_THE_READER
        yield Plan(number, CaseState.TRACK, ReportState.ASSESSED, [received], mine)
    for left in range(waiting, 0, -1):
        number += 1
        received = now - timedelta(hours=left * 240 / waiting)
        state = ReportState.RECEIVED if left % 3 == 0 else ReportState.ASSESSING
        yield Plan(number, CaseState.ASSESSING, state, [received], left <= OF_THE_READER)
