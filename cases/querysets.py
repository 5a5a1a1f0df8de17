"""Who sees what, in SQL. The rule stands in ``CaseQuerySet.visible_to``; the rest delegates."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from accounts.roles import Permission
from cases.enums import (
    CaseState,
    NoticeState,
    RegieKind,
    RepeatState,
    ReportState,
    YesNoUnknown,
)
from common.sight_sql import either, keys_seen
from organisations.enums import OrganisationKind
from people.models import Household

if TYPE_CHECKING:
    from accounts.models import User

# While a report is in one of these, intake still answers for it.
INTAKE_STATES = [ReportState.DRAFT, ReportState.RECEIVED]
# While a report is in one of these, its assessor still owes something.
UNSETTLED_STATES = [
    ReportState.ASSESSING,
    ReportState.ASSESSED,
    ReportState.CLOSED_DIRECTLY,
    ReportState.ADVISED_REPORTER,
    ReportState.IN_TRACK,
    ReportState.JOINED_TRACK,
    ReportState.HANDED_OVER,
]


def _cases_of(model: str, **conditions: Any) -> models.QuerySet[Any]:
    path = conditions.pop("path", "case_id")
    rows = apps.get_model("cases", model)._base_manager.filter(**conditions)
    return rows.order_by().values(path)


class CaseQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> Self:
        """Need-to-know (A1, A2, A12): by assignment, queue, organisation or a grant with a reason.

        Nobody sees a case outside the own region, nor one they are locked out of.
        """
        if user.region is None:
            return self.none()
        cases = self.filter(region=user.region)
        if not user.may(Permission.CASE_ALL):
            seen = _needed_by(user)
            if seen is None:
                return self.none()
            cases = cases.filter(pk__in=seen)
        return cases.exclude(_kept_from(user))

    def kept_from(self, user: "User") -> Self:
        """Cases this colleague is kept out of: for lists that join cases in another way (A12)."""
        return self.filter(_kept_from(user))

    def known_to_partner(self, user: "User") -> Self:
        """Cases of which the own organisation holds regie (A2): the partner's page shows less.
        While VT looks for a new report at a family of the local field, who has it on a desk reads
        on: they coordinate, and regie comes back (000-32).

        Who distributes there sees them all; a colleague those of their own, and those that nobody
        who still works there has (A1): a family is never out of everybody's sight. Nobody sees one
        they are kept out of (A12).
        """
        if user.region is None or not user.may(Permission.CASE_HELD_BY_ORGANISATION):
            return self.none()
        known = keys_seen(user, "cases known at a partner", lambda: _known_at(user))
        return self.filter(pk__in=known, region=user.region).exclude(_kept_from(user))

    def open(self) -> Self:
        return self.exclude(state=CaseState.CLOSED)


def _kept_from(user: "User") -> Q:
    """A conflict of interest, or somebody in the household who is withheld from this colleague."""
    conflicts = keys_seen(user, "conflicts", lambda: _cases_of("ConflictOfInterest", user=user))
    withheld = keys_seen(
        user, "households withheld", lambda: Household.objects.withheld_from(user).values("pk")
    )
    return Q(pk__in=conflicts) | Q(household__in=withheld)


def _needed_by(user: "User") -> RawSQL | models.QuerySet[Any] | None:
    """The cases somebody needs to know of; None when nothing they do asks for any.

    A union, not OR: each reason is looked up in its own index. What the broken glass shows passes
    with the hour, all else lasts at least as long as one page is made.
    """
    reasons = _reasons_to_see(user)
    first = next(reasons, None)
    lasting = None
    if first is not None:
        lasting = keys_seen(user, "cases needed", lambda: first.union(*reasons))
    if not user.may(Permission.BREAK_GLASS):
        return lasting
    granted = _cases_of("AccessGrant", user=user, until__gt=timezone.now())
    return either(lasting, granted) if lasting else granted


def _known_at(user: "User") -> models.QuerySet[Any]:
    """Held by an organisation of this user, or on a desk there; and theirs, or nobody's there."""
    own = user.organisations_where(Permission.CASE_HELD_BY_ORGANISATION)
    distributes = user.organisations_where(Permission.LOCAL_DISTRIBUTE)
    regie = apps.get_model("cases", "RegieAssignment")._base_manager.filter(until=None)
    desks = apps.get_model("cases", "PartnerWorker")._base_manager.filter(until=None)
    here = {"case": OuterRef("case"), "organisation": OuterRef("organisation")}
    given = desks.filter(_works_there("worker"), **here)
    named = regie.filter(_works_there("person"), **here)
    mine = (
        Q(organisation__in=distributes)
        | Q(person=user)
        | Exists(given.filter(worker=user))
        | ~(Exists(given) | Exists(named))
    )
    held = regie.filter(mine, organisation__in=own).order_by().values("case_id")
    theirs = (
        Q(organisation__in=distributes) | Q(worker=user) | ~Exists(given.filter(pk=OuterRef("pk")))
    )
    vt_looks = regie.filter(
        case=OuterRef("case"),
        kind=RegieKind.ZICHT_OP_VEILIGHEID,
        organisation__kind=OrganisationKind.VEILIG_THUIS,
    )
    desked = desks.filter(
        theirs,
        Exists(vt_looks),
        organisation__in=own,
        case__in_local_field_since__isnull=False,
    )
    return held.union(desked.order_by().values("case_id"))


def _works_there(who: str) -> Q:
    """This colleague is still at the organisation of the row outside."""
    today = timezone.localdate()
    return Q(
        Q(**{f"{who}__memberships__until": None}) | Q(**{f"{who}__memberships__until__gte": today}),
        **{
            f"{who}__is_active": True,
            f"{who}__memberships__organisation": OuterRef("organisation"),
            f"{who}__memberships__since__lte": today,
        },
    )


def _reasons_to_see(user: "User") -> Iterator[models.QuerySet[Any]]:
    """The cases somebody needs to know of for their work, per reason, as keys of cases."""
    may = user.may
    if may(Permission.TRIAGE_QUEUE):
        yield _cases_of("Case", state=CaseState.ASSESSING, region=user.region, path="pk")
    if may(Permission.REPORT_REGISTER):
        yield _cases_of("Report", state__in=INTAKE_STATES)
    if may(Permission.CASE_ASSIGNED):
        yield _cases_of("CaseAssignment", worker=user, until=None)
    if may(Permission.TRIAGE_REVIEW):
        yield _cases_of("CaseColleague", colleague=user, until=None)
    if may(Permission.TRACK_ASSIGN):
        # The waiting list: VT goes on and nobody has been given the track.
        waiting = {"case__state": CaseState.TRACK, "case__in_track_since": None}
        yield _cases_of("Report", state=ReportState.ASSESSED, **waiting)
    if may(Permission.TRIAGE_ASSESS):
        path = "report__case_id"
        # The local field came back with it: somebody has to judge that (3.11f).
        yield _cases_of("Case", reported_back_since__isnull=False, region=user.region, path="pk")
        unsettled = {"report__state__in": UNSETTLED_STATES}
        yield _cases_of("SafetyAssessment", assessor=user, path=path, **unsettled)
    if may(Permission.TRIAGE_REVIEW):
        path = "assessment__report__case_id"
        yield _cases_of("PeerReview", path=path, reviewer=user, done_at=None, superseded_at=None)
    if may(Permission.FEEDBACK_RELEASE):
        path = "report__case_id"
        draft = NoticeState.DRAFT
        yield _cases_of(
            "FamilyNotice", path=path, second_reader=user, state=draft, superseded_at=None
        )


class OfCaseQuerySet(models.QuerySet[Any]):
    """Rows that belong to a case are seen by whoever sees the case."""

    case_path = "case"

    def visible_to(self, user: "User") -> Self:
        cases = apps.get_model("cases", "Case").objects.visible_to(user)
        return self.filter(**{f"{self.case_path}__in": cases})


class OfReportQuerySet(OfCaseQuerySet):
    case_path = "report__case"


class RepeatReportQuerySet(OfReportQuerySet):
    def to_coordinate(self) -> Self:
        """Who directs has still to be heard (D12)."""
        return self.filter(state=RepeatState.COORDINATING)

    def to_process(self) -> Self:
        """Coordinated; what becomes of it is still to be said."""
        return self.filter(state=RepeatState.COORDINATED)


class OfRepeatQuerySet(OfCaseQuerySet):
    case_path = "repeat__report__case"


class MessageQuerySet(OfReportQuerySet):
    def current(self) -> Self:
        """What is said or owed now; what a reopened assessment replaced is history."""
        return self.filter(superseded_at__isnull=True)


class OfAssessmentQuerySet(OfCaseQuerySet):
    case_path = "assessment__report__case"


class OfEventQuerySet(OfCaseQuerySet):
    case_path = "event__case"


class ReporterQuerySet(OfReportQuerySet):
    def named_for(self, user: "User") -> Self:
        """Reporters whose name this reader may see (5.3: anonymity promised hides the name).

        The worker who took the report, the triage desk, the team lead and the privacy officer
        see the name; everybody else first reveals it with a reason.
        """
        visible = self.visible_to(user)
        if user.may(Permission.CASE_ALL) or user.may(Permission.TRIAGE_ASSESS):
            return visible
        revealed = _cases_of(
            "IdentityReveal", user=user, until__gt=timezone.now(), path="report_id"
        )
        return visible.filter(
            Q(disclose=YesNoUnknown.YES) | Q(report__received_by=user) | Q(report__in=revealed)
        )
