"""What the pages of a case show. The reader already came in by the door of the case."""

from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from cases.models import (
    AccessGrant,
    AuthorityNotice,
    Case,
    CaseAssignment,
    CaseDeadline,
    ConflictOfInterest,
    ContactMoment,
    RegieAssignment,
    Reporter,
)
from people.models import Address, HouseholdMember

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import User

# More terms than a case ever has; a page never grows without end.
TERMS_SHOWN = 60


def terms_of(case: Case) -> list[CaseDeadline]:
    """Every term of the case, what ends first on top; the reports they run on are loaded."""
    rows = CaseDeadline.objects.filter(case=case)
    rows = rows.select_related("report", "case", "withdrawn_by")
    return list(rows.order_by("due_at", "pk")[:TERMS_SHOWN])


def term_of(case: Case, pk: int) -> CaseDeadline:
    """One term of this case. A term of another case does not exist."""
    term = CaseDeadline.objects.filter(case=case, pk=pk).select_related("case__region").first()
    if term is None:
        raise Http404
    return term


def regie_of(case: Case) -> list[RegieAssignment]:
    """Who held which kind of regie since when, newest first."""
    rows = RegieAssignment.objects.filter(case=case).select_related("organisation", "person")
    return list(rows.order_by("-since", "-pk"))


def assignments_of(case: Case) -> "QuerySet[CaseAssignment]":
    """Who carried the case, newest first, with the reason of each change."""
    return CaseAssignment.objects.filter(case=case).select_related("worker", "assigned_by")


def household_of(case: Case, on: "date") -> "QuerySet[HouseholdMember]":
    """The members on a day, with their addresses, for the page about the household."""
    return (
        case.household.members.on(on)
        .select_related("person")
        .prefetch_related(
            Prefetch("person__addresses", queryset=Address.objects.order_by("-since"))
        )
        .order_by("person__sort_key", "pk")
    )


def contacts_of(case: Case) -> "QuerySet[ContactMoment]":
    return ContactMoment.objects.filter(case=case).select_related("by")


def notices_of(case: Case) -> "QuerySet[AuthorityNotice]":
    return AuthorityNotice.objects.filter(case=case).select_related("by")


def knows_every_reporter(case: Case, reader: "User") -> bool:
    """Whether no reporter of this case is nameless to this reader (A5)."""
    all_of_case = Reporter.objects.filter(report__case=case)
    return not all_of_case.exclude(pk__in=Reporter.objects.named_for(reader).values("pk")).exists()


def conflicts_of(case: Case) -> "QuerySet[ConflictOfInterest]":
    return ConflictOfInterest.objects.filter(case=case).select_related("user", "recorded_by")


def conflict_of(case: Case, pk: int) -> ConflictOfInterest:
    conflict = conflicts_of(case).filter(pk=pk).first()
    if conflict is None:
        raise Http404
    return conflict


def grants_of(case: Case) -> "QuerySet[AccessGrant]":
    return AccessGrant.objects.filter(case=case).select_related("user", "reviewed_by")
