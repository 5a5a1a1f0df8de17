"""The families of a partner: Mijn gezinnen, and the view of who distributes them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    Exists,
    F,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, TruncDate

from accounts.models import User
from accounts.roles import Permission
from cases.models import Case, PartnerWorker, RegieAssignment
from common.counting import counted
from consultations.models import CrisisNotice
from consultations.selectors import usd
from deadlines.workdays import AMSTERDAM, end_of
from localfield.enums import SPEAKING
from localfield.models import (
    BridgingPeriod,
    LocalContact,
    LocalDeadline,
    LocalTrajectory,
    ReportBack,
)
from localfield.staleness import AMBER_AFTER
from organisations.enums import Severity
from safetyplans.enums import LOCALLY_RUNNING
from safetyplans.models import SafetyPlan

# How far ahead an evaluation is called due.
EVALUATION_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Today:
    """The edges of late, soon and silent at one moment."""

    now: datetime

    @property
    def day(self) -> date:
        return self.now.astimezone(AMSTERDAM).date()

    @property
    def silent_before(self) -> date:
        return self.day - timedelta(days=AMBER_AFTER)

    @property
    def evaluations_until(self) -> datetime:
        return end_of(self.day + EVALUATION_AHEAD)


@dataclass(frozen=True)
class FamilyCounts:
    """Each figure is the length of a list one click away."""

    all: int
    late: int
    silent: int
    waiting: int
    evaluation: int
    handed_back: int
    nobodys: int
    consultations: int
    crisis_notices: int


def families(reader: User) -> QuerySet[Case]:
    """Open cases in which an organisation of this reader holds regie, as far as theirs (A1, A2)."""
    return Case.objects.known_to_partner(reader).open()


def distributed(reader: User) -> QuerySet[Case]:
    """The families of the organisations at which this reader distributes them."""
    desks = reader.organisations_where(Permission.LOCAL_DISTRIBUTE)
    held = RegieAssignment.objects.filter(organisation__in=desks, until=None)
    return families(reader).filter(pk__in=held.order_by().values("case"))


def chosen(reader: User, today: Today, *, whose: str = "", only: str = "") -> "QuerySet[Any]":
    """The list behind the filters: of me, of nobody, of one worker; and with one thing to do."""
    cases = _with_silence(families(reader), reader)
    if whose == "mine":
        cases = cases.filter(_mine(reader))
    elif whose == "nobody":
        cases = cases.filter(worker_id=None)
    elif whose:
        cases = cases.filter(worker_id=int(whose))
    narrowed = _narrowings(today)
    return cases.filter(narrowed[only]) if only in narrowed else cases


def with_columns(cases: "QuerySet[Any]", reader: User) -> "QuerySet[Any]":
    """With everything a row shows, what ends first on top; one query for each prefetch."""
    own = reader.organisations_where(Permission.CASE_HELD_BY_ORGANISATION)
    held = RegieAssignment.objects.filter(organisation__in=own, until=None)
    terms = LocalDeadline.objects.open().order_by("due_at", "pk")
    plan = SafetyPlan.objects.filter(case=OuterRef("pk"), state__in=LOCALLY_RUNNING)
    first_due = LocalDeadline.objects.open().filter(case=OuterRef("pk")).order_by("due_at")
    rows: QuerySet[Any] = (
        cases.select_related("household", "region")
        .annotate(
            plan_state=Subquery(plan.values("state")[:1]),
            waits=Exists(_waiting()),
            handed_back=Exists(_handed_back()),
            first_due=Subquery(first_due.values("due_at")[:1]),
        )
        .prefetch_related(
            Prefetch("regie", queryset=held.order_by("since", "pk"), to_attr="held_regie"),
            Prefetch("local_deadlines", queryset=terms, to_attr="open_terms"),
        )
    )
    return rows.order_by(F("first_due").asc(nulls_last=True), "heard_on", "pk")


def counts(reader: User, today: Today) -> FamilyCounts:
    """In one query."""
    cases = _with_silence(families(reader), reader)
    lists: dict[str, QuerySet[Any]] = {
        name: cases.filter(condition) for name, condition in _narrowings(today).items()
    }
    lists |= {"all": cases, "nobodys": cases.filter(worker_id=None)}
    if reader.may(Permission.USD_CONSULT):
        lists["consultations"] = usd.asking(reader, today.day)
    if reader.may(Permission.CRISIS_NOTICE_GIVE):
        lists["crisis_notices"] = CrisisNotice.objects.visible_to(reader).open()
    row: Any = (
        User.objects.filter(pk=reader.pk)
        .values(**{f"{name}_count": counted(rows) for name, rows in lists.items()})
        .get()
    )
    names = FamilyCounts.__dataclass_fields__
    return FamilyCounts(**{name: row.get(f"{name}_count", 0) for name in names})


def load_per_worker(reader: User, today: Today) -> list[dict[str, Any]]:
    """One row per colleague there, and one for what is nobody's; in one query."""
    cases = _with_silence(distributed(reader), reader)
    narrowed = _narrowings(today)
    weights = {f"{w.value}_count": Count("pk", filter=Q(weight=w)) for w in Severity}
    told = {f"{name}_count": Count("pk", filter=condition) for name, condition in narrowed.items()}
    return list(
        cases.order_by()
        .values("worker_id", "worker_name")
        .annotate(total=Count("pk"), **weights, **told)
        .order_by(F("worker_name").asc(nulls_first=True))
    )


def unassigned(reader: User, shown: int) -> list[Any]:
    """Families on nobody's desk, who waits longest on top."""
    cases = _with_silence(distributed(reader), reader).filter(worker_id=None)
    return list(with_columns(cases, reader).order_by("began_at", "pk")[:shown])


def _with_silence(cases: "QuerySet[Case]", reader: User) -> "QuerySet[Any]":
    """Who works with the family, when it was last met, and what is needed to narrow the list."""
    own = reader.organisations_where(Permission.CASE_HELD_BY_ORGANISATION)
    desk = PartnerWorker.objects.filter(
        case=OuterRef("pk"), organisation__in=own, until=None
    ).order_by("since", "pk")
    running = LocalTrajectory.objects.open().filter(case=OuterRef("pk"))
    met = (
        LocalContact.objects.filter(case=OuterRef("pk"), form__in=SPEAKING)
        .order_by()
        .values("case")
        .annotate(last=Max("on"))
        .values("last")
    )
    held = RegieAssignment.objects.filter(case=OuterRef("pk"), organisation__in=own, until=None)
    began = Coalesce(
        Subquery(running.values("opened_at")[:1]),
        Subquery(held.order_by("since").values("since")[:1]),
        output_field=DateTimeField(),
    )
    return cases.annotate(
        worker_id=Subquery(desk.values("worker")[:1]),
        worker_name=Subquery(desk.values("worker__name")[:1]),
        weight=Subquery(running.values("severity")[:1]),
        met_on=Subquery(met, output_field=DateField()),
        began_at=began,
    ).annotate(heard_on=Coalesce("met_on", TruncDate("began_at", tzinfo=AMSTERDAM)))


def _narrowings(today: Today) -> dict[str, Any]:
    """The conditions behind the figures, by the name of the filter."""
    terms = LocalDeadline.objects.open().filter(case=OuterRef("pk"))
    evaluation = terms.filter(term="D10", due_at__lte=today.evaluations_until)
    return {
        "late": Exists(terms.filter(breach_at__lt=today.now)),
        "silent": Q(heard_on__lt=today.silent_before),
        "waiting": Exists(_waiting()),
        "evaluation": Exists(evaluation),
        "handed_back": Exists(_handed_back()),
    }


def _waiting() -> "QuerySet[BridgingPeriod]":
    return BridgingPeriod.objects.active().filter(case=OuterRef("pk"))


def _handed_back() -> "QuerySet[ReportBack]":
    return ReportBack.objects.waiting().filter(case=OuterRef("pk"))


def _mine(reader: User) -> Any:
    """On my desk, or regie is in my name."""
    named = RegieAssignment.objects.filter(case=OuterRef("pk"), person=reader, until=None)
    return Q(worker_id=reader.pk) | Exists(named)
