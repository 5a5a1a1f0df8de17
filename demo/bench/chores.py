"""What runs beside the pages: the radar, two searches, the wording helper and the sweep."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.enums import ReportState
from cases.models import Case, CaseAssignment, CaseDeadline, Report
from cases.services.radar import check_radar
from consultations.selectors.search import search
from deadlines import sweep
from demo.bench.aftermath_rows import EXPLANATION
from demo.bench.measure import Waits, timed, waits
from demo.bench.staff import Staff
from demo.bench.tables import Table, analyze, write_all
from notifications.models import Notification
from people.models import Person
from people.selectors import find_alike, traits_of
from safetyplans.wording import Use, read, readability

SOUGHT = 60
RUNNING = 100_000
ONE_IN = 10  # has something to tell
# A large safety plan: fields of some 450 characters, ten thousand in all.
FIELDS = 22
FIELD = (
    "Noor is nooit alleen met iemand die gedronken heeft. De kinderen zien en horen geen geweld. "
    "Vader moet tot en met de zomer naar therapie. Sem slaapt elke nacht in zijn eigen bed. "
    "Moeder belt zo nodig haar zus, en die komt dan meteen. Er wordt een slot op de deur gezet. "
    "Mevrouw heeft haar bankpas zelf en weet wat er op haar rekening staat. De ouders gaan in "
    "gesprek over de omgang. Niemand komt in huis zonder dat moeder dat wil. Er is altijd eten. "
)
TERMS = ("D5a", "D8", "D9", "D10")  # one of each at most runs on a case


@dataclass(frozen=True)
class Chore:
    name: str
    queries: int
    time: Waits


def radar(staff: Staff) -> Chore:
    """Looking for earlier reports about the people of a new one, all of them together."""
    reports = Report.objects.filter(case__region=staff.region, state=ReportState.ASSESSING)
    chosen = list(reports.select_related("case__region").order_by("pk")[:SOUGHT])
    with transaction.atomic():
        with CaptureQueriesContext(connection) as seen:
            check_radar(chosen[0])
        times = [timed(partial(check_radar, report)) for report in chosen]
        transaction.set_rollback(True)
    return Chore("Radar, per melding", len(seen), waits(times))


def search_before_create(staff: Staff) -> Chore:
    """The bureaudienst types a name and a birth date."""
    persons = Person.objects.filter(region=staff.region).prefetch_related("addresses")
    sought = [traits_of(person) for person in persons.order_by("-pk")[:SOUGHT]]
    with transaction.atomic():
        with CaptureQueriesContext(connection) as seen:
            find_alike(staff.intake, sought[0])
        times = [timed(partial(find_alike, staff.intake, traits)) for traits in sought]
        transaction.set_rollback(True)
    return Chore("Zoeken vóór vastleggen", len(seen), waits(times))


def search_in_advice(staff: Staff) -> Chore:
    """The triagist looks for what was said in an earlier talk."""
    sought = ["ruzie", "blauwe plekken", "kinderen slaapt", "partner", "zoon", "wijkteam week"]
    with transaction.atomic():
        with CaptureQueriesContext(connection) as seen:
            search(staff.triagists[0], sought[0])
        times = [timed(partial(search, staff.triagists[0], text)) for text in sought * 5]
        transaction.set_rollback(True)
    return Chore("Zoeken in adviezen", len(seen), waits(times))


def read_a_plan() -> Chore:
    """All texts of a plan, marked and weighed, as its gate shows them."""

    def reading() -> None:
        for _ in range(FIELDS):
            read(FIELD, Use.CONDITION)
        readability(FIELD * FIELDS)

    return Chore("Een heel plan nalezen", 0, waits([timed(reading) for _ in range(SOUGHT)]))


@dataclass(frozen=True)
class Sweep:
    """One round over all running terms, in seconds, and how many messages came of it."""

    running: int
    first: float
    told: int
    again: float
    told_again: int


def sweep_all(staff: Staff) -> Sweep:
    """A hundred thousand running terms, one in ten with something to tell, as after an outage."""
    running = _let_terms_run(staff)
    before = Notification.objects.count()
    first = timed(_sweep)
    told = Notification.objects.count() - before
    again = timed(_sweep)
    return Sweep(running, first, told, again, Notification.objects.count() - before - told)


def _sweep() -> None:
    now = timezone.now()
    for keys in sweep.waiting(CaseDeadline, now):
        sweep.signal(CaseDeadline, keys, now)


def _let_terms_run(staff: Staff) -> int:
    now = timezone.now()
    CaseAssignment.objects.filter(until=None).update(until=now)
    CaseDeadline.objects.update(next_signal_at=None)
    assignment = Table(CaseAssignment, since=now, reason="Meting", assigned_by=staff.lead)
    deadline = Table(
        CaseDeadline,
        explanation=EXPLANATION,
        calendar_version="meting",
        started_at=now - timedelta(days=30),
    )
    cases = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    running = min(RUNNING, len(cases) * len(TERMS))
    for number in range(running):
        lap, place = divmod(number, len(cases))
        if lap == 0:
            worker = staff.caseworkers[number % len(staff.caseworkers)].pk
            assignment.add(case_id=cases[place], worker_id=worker)
        late = number % ONE_IN == 0
        due = now - timedelta(hours=1) if late else now + timedelta(days=20)
        deadline.add(
            case_id=cases[place],
            term=TERMS[lap],
            due_at=due,
            breach_at=due,
            next_signal_at=due,
        )
    write_all([assignment, deadline])
    analyze()
    return running
