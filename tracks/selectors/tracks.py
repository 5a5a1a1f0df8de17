"""The tracks of a case, and the reports that wait for one. The door was ``open_of_case``."""

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet

from accounts.roles import Permission
from cases.enums import VT_ACTS, ReportState
from cases.models import AuthorityNotice, Case, CaseDeadline, Report
from cases.selectors.carriers import candidates_for
from cases.selectors.colleagues import colleagues_who_may
from common.counting import counted
from tracks.models import Track

if TYPE_CHECKING:
    from accounts.models import User

# The terms of a track: the second feedback (D3) and the track itself (D4).
TERMS = ("D4", "D3")


def tracks_of(case: Case) -> list[Track]:
    """Every track of the case, newest first; at most one of them runs."""
    rows = Track.objects.filter(case=case)
    return list(
        rows.select_related(
            "case__region", "report__assessment", "owner", "second", "proposed_by"
        ).order_by("-pk")
    )


def waiting_reports(case: Case) -> list[Report]:
    """Reports of which triage decided D or E and that are in no track yet, oldest first."""
    rows = Report.objects.filter(
        case=case, state=ReportState.ASSESSED, assessment__outcome__in=VT_ACTS
    )
    return list(rows.select_related("assessment", "case").order_by("assessed_at", "pk"))


def terms_of(track: Track) -> list[CaseDeadline]:
    """The ten weeks of the track and of the message to the reporter, what ends first on top."""
    rows = CaseDeadline.objects.filter(case=track.case, term__in=TERMS)
    rows = rows.filter(report__track_number=track.number)
    rows = rows.select_related("report", "case__region", "withdrawn_by")
    return list(rows.order_by("due_at", "pk"))


def notices_of(track: Track) -> "QuerySet[AuthorityNotice]":
    """What was shared with police or Raad in this case."""
    return AuthorityNotice.objects.filter(case=track.case).select_related("by")


def owners_for(case: Case) -> QuerySet[Any]:
    """Who can do a track of this case, with the cases and tracks each carries now."""
    works = colleagues_who_may(Permission.TRACK_WORK, case.region)
    running = Track.objects.running().filter(owner=OuterRef("pk"))
    rows = candidates_for(case).filter(pk__in=works.order_by().values("pk"))
    return rows.annotate(tracks=counted(running))


def seconds_for(case: Case) -> "QuerySet[User]":
    """Who can be the second professional: everybody who reads a judgement (002-33)."""
    reads = colleagues_who_may(Permission.TRIAGE_REVIEW, case.region)
    kept_out = case.conflicts.values("user")
    return reads.exclude(pk__in=kept_out)


def experts_in(case: Case) -> set[int]:
    """The behavioural experts and vertrouwensartsen of the region."""
    experts = colleagues_who_may(Permission.TRACK_CODECIDE, case.region)
    return set(experts.values_list("pk", flat=True))
