"""What waits for one colleague, for ``reporting/my_work.html``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from cases.models import Case, CaseDeadline, Report
from common.counting import counted
from consultations.selectors import lists as advice
from deadlines.workdays import Calendar, end_of
from handover.selectors import lists as handovers
from localfield.models import ReportBack
from notifications.models import Notification
from people.models import HouseholdMember
from reporting.selectors import scopes
from reporting.selectors.scopes import open_tasks
from reporting.selectors.search import matching
from tracks.selectors import lists as tracks

if TYPE_CHECKING:
    from cases.models import FamilyNotice, ReportDraft
    from handover.models import Handover
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
    lists = {
        urgency: counted(with_deadline(cases, moments, urgency))
        for urgency in ("late", "today", "soon")
    }
    counts = {"running": counted(cases), "shown": counted(chosen), **lists}
    if reader.may(Permission.ADVICE_REGISTER):
        counts["contacts"] = counted(advice.contact_due(reader, timezone.localdate()))
    row: Any = User.objects.filter(pk=reader.pk).values(**counts).get()
    return CaseCounts(**row)


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


class Check(NamedTuple):
    """Something of a colleague to look at: an assessment, or a safety plan; ``number`` is that of
    its report or its own."""

    is_plan: bool
    household: str
    number: str
    at: datetime


def checks_asked(reader: User) -> list[Check]:
    """Oldest first, both kinds in one query."""
    reviews = scopes.reviews_asked(reader).values_list(
        Value(False),
        "assessment__report__case__household__name",
        "assessment__report__number",
        "asked_at",
    )
    plans = scopes.plans_to_check(reader).values_list(
        Value(True), "case__household__name", "number", "started_at"
    )
    rows = reviews.order_by().union(plans.order_by(), all=True).order_by("asked_at")
    return [Check(*row) for row in rows[:GLANCE]]


def letters_to_release(reader: User) -> "list[FamilyNotice]":
    rows = scopes.letters_to_release(reader).select_related("report__case__household", "author")
    return list(rows.order_by("report__received_at", "pk")[:GLANCE])


def reports_back_to_judge(reader: User) -> "list[ReportBack]":
    """What the local field came back with and VT still has to answer (3.11f); urgent on top."""
    rows = ReportBack.objects.waiting().visible_to(reader)
    rows = rows.select_related("case__household", "organisation")
    return list(rows.order_by("-urgent", "reported_at", "pk")[:GLANCE])


def my_handovers(reader: User) -> "list[Handover]":
    """What VT still has to do, the oldest on top."""
    rows = handovers.my_handovers(reader).select_related("case__household")
    return list(rows.order_by("begun_at", "pk")[:GLANCE])


def my_tracks(reader: User) -> list[Any]:
    """With ``decided_at``: the ten weeks run from there."""
    rows = tracks.my_tracks(reader).select_related("case__household")
    rows = rows.annotate(decided_at=F("report__assessment__decided_at"))
    return list(rows.order_by("decided_at", "pk")[:GLANCE])


def turns_to_decide(reader: User) -> "list[Track]":
    rows = tracks.proposed_turns(reader).select_related("case__household", "proposed_by")
    return list(rows.order_by("assigned_at", "pk")[:GLANCE])


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
