"""What waits for one colleague, for ``reporting/my_work.html``."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from cases.models import Case, CaseDeadline, Report
from common.counting import counted, counts_of
from consultations.selectors import lists as advice
from deadlines.workdays import Calendar, end_of
from handover.selectors import lists as handovers
from localfield.models import ReportBack
from monitoring.selectors import lists as monitoring
from notifications.models import Notification
from people.models import HouseholdMember
from reporting.selectors import scopes
from reporting.selectors.repeats import repeats_that_wait
from reporting.selectors.scopes import open_tasks
from reporting.selectors.search import matching
from tracks.selectors import lists as tracks

if TYPE_CHECKING:
    from cases.models import FamilyNotice, ReportDraft
    from tracks.models import Track

SOON_WORKDAYS = 5
# What a page shows of a list that is not its main one.
GLANCE = 10


@dataclass(frozen=True)
class Moments:
    """The edges of late, today and soon, for one reader at one moment."""

    now: datetime
    today_ends: datetime
    soon_ends: datetime

    @classmethod
    def at(cls, now: datetime, today: date, calendar: Calendar) -> "Moments":
        soon = calendar.add_workdays(today, SOON_WORKDAYS)
        return cls(now, end_of(today), end_of(soon))

    def deadlines(self, urgency: str) -> "QuerySet[CaseDeadline]":
        """Open terms that are late, end today, or end within five working days."""
        tasks = open_tasks()
        if urgency == "late":
            return tasks.filter(breach_at__lt=self.now)
        if urgency == "today":
            return tasks.filter(breach_at__gte=self.now, due_at__lte=self.today_ends)
        return tasks.filter(due_at__gt=self.today_ends, due_at__lte=self.soon_ends)


@dataclass(frozen=True)
class CaseCounts:
    """The figures on top of the page; each is the length of a list one click away.

    ``contacts``: support in which contact is due, for who gives advice (004-17).
    """

    running: int
    late: int
    today: int
    soon: int
    shown: int
    contacts: int | None = None


def case_counts(reader: User, chosen: "QuerySet[Case]", moments: Moments) -> CaseCounts:
    """In one query; ``shown`` is the length of the filtered list."""
    cases = scopes.my_cases(reader)
    lists: dict[str, QuerySet[Any]] = {
        urgency: with_deadline(cases, moments, urgency) for urgency in ("late", "today", "soon")
    }
    lists |= {"running": cases, "shown": chosen}
    if reader.may(Permission.ADVICE_REGISTER):
        lists["contacts"] = advice.contact_due(reader, timezone.localdate())
    return CaseCounts(**counts_of(lists))


def with_deadline(cases: "QuerySet[Case]", moments: Moments, urgency: str) -> "QuerySet[Case]":
    return cases.filter(pk__in=moments.deadlines(urgency).values("case"))


def filtered(reader: User, chosen: "Mapping[str, str]", moments: Moments) -> "QuerySet[Case]":
    """My cases as far as the filters let them through."""
    cases = scopes.my_cases(reader)
    if chosen.get("fase"):
        cases = cases.filter(state=chosen["fase"])
    if chosen.get("termijn"):
        cases = with_deadline(cases, moments, chosen["termijn"])
    return matching(cases, chosen["q"]) if chosen.get("q") else cases


def case_rows(cases: "QuerySet[Case]", today: date) -> "QuerySet[Case]":
    """With everything a row shows, what ends first on top; its open terms in ``open_terms``."""
    newest = Report.objects.filter(case=OuterRef("pk")).order_by("-received_at", "-pk")
    urgent = Report.objects.filter(
        case=OuterRef("pk"), urgent_since__isnull=False, state__in=scopes.RUNNING
    )
    first_due = open_tasks().filter(case=OuterRef("pk")).order_by("due_at").values("due_at")[:1]
    return (
        cases.select_related("household", "municipality")
        .annotate(
            severity=Subquery(newest.values("assessment__severity")[:1]),
            outcome=Subquery(newest.values("assessment__outcome")[:1]),
            urgent=Exists(urgent),
            children=counted(_children(today)),
            first_due=Subquery(first_due),
        )
        .prefetch_related(
            Prefetch(
                "deadlines", queryset=open_tasks().order_by("due_at", "pk"), to_attr="open_terms"
            )
        )
        .order_by("first_due", "pk")
    )


def _children(today: date) -> "QuerySet[HouseholdMember]":
    """Members of the household who are under eighteen or not yet born; a bare year counts whole."""
    year, month, day = today.year - 18, today.month, today.day
    minor = (
        Q(person__unborn=True)
        | Q(person__birth_year__gt=year)
        | Q(person__birth_year=year, person__birth_month__gt=month)
        | Q(person__birth_year=year, person__birth_month=month, person__birth_day__gt=day)
    )
    return HouseholdMember.objects.open().filter(minor, household=OuterRef("household"))


class WaitsFor(TextChoices):
    """What one of the short lists of Mijn werk asks of its reader."""

    REVIEW = "review", "een beoordeling toetsen"
    PLAN_CHECK = "plan_check", "een veiligheidsplan toetsen"
    HANDOVER = "handover", "een overdracht voorbereiden"
    REPORT_BACK = "report_back", "een terugmelding beoordelen"
    MOMENT = "moment", "een gezin volgen"
    REPEAT = "repeat", "een hermelding afstemmen of verwerken"


class Waiting(NamedTuple):
    """A row of a short list. ``number`` is that of its page, ``key`` the rest of that address;
    ``state`` and ``of`` are what the row says beside the name of the family."""

    kind: str
    household: str
    number: str
    key: int
    state: str
    of: str
    urgent: bool
    at: datetime


def waiting_for(reader: User, kinds: Collection[WaitsFor]) -> dict[WaitsFor, list[Waiting]]:
    """The short lists of these kinds in one query: what cannot wait on top, then the oldest."""
    found: dict[WaitsFor, list[Waiting]] = {kind: [] for kind in kinds}
    if not kinds:
        return found
    first, *others = [_SHORT_LISTS[kind](reader) for kind in kinds]
    for row in first.union(*others, all=True):
        waiting = Waiting(*row)
        found[WaitsFor(waiting.kind)].append(waiting)
    for rows in found.values():
        rows.sort(key=lambda row: (not row.urgent, row.at))
    return found


def _reviews(reader: User) -> "QuerySet[Any, Any]":
    report = "assessment__report"
    rows = scopes.reviews_asked(reader).order_by("asked_at", "pk")
    return rows.values_list(
        Value(WaitsFor.REVIEW),
        f"{report}__case__household__name",
        f"{report}__number",
        *_NOTHING_MORE,
        "asked_at",
    )[:GLANCE]


def _plans(reader: User) -> "QuerySet[Any, Any]":
    rows = scopes.plans_to_check(reader).order_by("started_at", "pk")
    return rows.values_list(
        Value(WaitsFor.PLAN_CHECK), "case__household__name", "number", *_NOTHING_MORE, "started_at"
    )[:GLANCE]


def _handovers(reader: User) -> "QuerySet[Any, Any]":
    """What VT still has to do; the page is that of the case."""
    rows = handovers.my_handovers(reader).order_by("begun_at", "pk")
    return rows.values_list(
        Value(WaitsFor.HANDOVER),
        "case__household__name",
        "case__number",
        Value(0, BigIntegerField()),
        "state",
        "number",
        Value(False),
        "begun_at",
    )[:GLANCE]


def _reports_back(reader: User) -> "QuerySet[Any, Any]":
    """What the local field came back with and VT still has to answer (3.11f)."""
    rows = ReportBack.objects.waiting().visible_to(reader)
    return rows.order_by("-urgent", "reported_at", "pk").values_list(
        Value(WaitsFor.REPORT_BACK),
        "case__household__name",
        "case__number",
        "pk",
        "reason",
        "organisation__name",
        "urgent",
        "reported_at",
    )[:GLANCE]


def _moments(reader: User) -> "QuerySet[Any, Any]":
    """Prepared and not closed yet; what is due first on top."""
    rows = monitoring.my_moments(reader).order_by("due_on", "pk")
    return rows.values_list(
        Value(WaitsFor.MOMENT),
        "trajectory__case__household__name",
        "trajectory__case__number",
        "pk",
        "state",
        Value(""),
        Value(False),
        Cast("due_on", DateTimeField()),
    )[:GLANCE]


def _repeats(reader: User) -> "QuerySet[Any, Any]":
    """Who directs has still to be heard, or it is still to be said what becomes of it (000-32)."""
    rows = repeats_that_wait(reader).order_by("signalled_at", "pk")
    return rows.values_list(
        Value(WaitsFor.REPEAT),
        "report__case__household__name",
        "report__number",
        Value(0, BigIntegerField()),
        "state",
        Value(""),
        Value(False),
        "signalled_at",
    )[:GLANCE]


_NOTHING_MORE = (Value(0, BigIntegerField()), Value(""), Value(""), Value(False))
_SHORT_LISTS = {
    WaitsFor.REVIEW: _reviews,
    WaitsFor.PLAN_CHECK: _plans,
    WaitsFor.HANDOVER: _handovers,
    WaitsFor.REPORT_BACK: _reports_back,
    WaitsFor.MOMENT: _moments,
    WaitsFor.REPEAT: _repeats,
}


def letters_to_release(reader: User) -> "list[FamilyNotice]":
    rows = scopes.letters_to_release(reader).select_related("report__case__household", "author")
    return list(rows.order_by("report__received_at", "pk")[:GLANCE])


def my_tracks(reader: User) -> list[Any]:
    """With ``decided_at``: the ten weeks run from there."""
    rows = tracks.my_tracks(reader).select_related("case__household")
    rows = rows.annotate(decided_at=F("report__assessment__decided_at"))
    return list(rows.order_by("decided_at", "pk")[:GLANCE])


def turns_to_decide(reader: User) -> "list[Track]":
    rows = tracks.proposed_turns(reader).select_related("case__household", "proposed_by")
    return list(rows.order_by("assigned_at", "pk")[:GLANCE])


def ends_to_answer(reader: User) -> list[Any]:
    return monitoring.proposals_to_answer(reader)[:GLANCE]


def reports_to_join(reader: User) -> list[Report]:
    rows = tracks.reports_to_join(reader).select_related("case__household")
    return list(rows.order_by("assessed_at", "pk")[:GLANCE])


def own_drafts(reader: User) -> "list[ReportDraft]":
    return list(scopes.own_drafts(reader).defer("sealed")[:GLANCE])


def newest_messages(reader: User) -> list[Notification]:
    return list(Notification.objects.visible_to(reader).unread()[:5])


def exits_to_approve(reader: User) -> list[Report]:
    rows = scopes.exits_to_approve(reader).select_related("case__household", "exit_proposed_by")
    return list(rows.order_by("received_at", "pk")[:GLANCE])


def late_without_reason(reader: User, now: datetime) -> list[CaseDeadline]:
    rows = scopes.late_without_reason(reader, now).select_related("case__household")
    return list(rows[:GLANCE])
