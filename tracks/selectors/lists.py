"""The lists of tracks: what runs, and which families wait (domain 2.6, 3.4)."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Coalesce, Greatest

from cases.enums import VT_ACTS, RegieKind, ReportState
from cases.models import Case, CaseDeadline, PersonConclusion, RegieAssignment, Report
from safety.models import SafetyScore
from tracks.enums import ENDED, TrackState
from tracks.models import Conversation, Track
from tracks.permissions import can_read_tracks

if TYPE_CHECKING:
    from accounts.models import User

# The terms a track runs on: the track itself, and the second message to the reporter.
TERMS = ["D3", "D4"]
ALL, OVER = "all", "over"


def running_tracks(reader: "User") -> QuerySet[Track]:
    """Every track that goes on, of the cases this reader sees."""
    return Track.objects.visible_to(reader).running()


def my_tracks(reader: "User") -> QuerySet[Track]:
    """Those in which this reader is one of the two professionals."""
    return running_tracks(reader).filter(Q(owner=reader) | Q(second=reader))


def proposed_turns(reader: "User") -> QuerySet[Track]:
    """Turns that wait for a team lead who did not propose them (3.4)."""
    return running_tracks(reader).exclude(proposed="").exclude(proposed_by=reader)


def reports_to_join(reader: "User") -> QuerySet[Report]:
    """Reports decided D or E on a family whose track already runs (3.2)."""
    if not can_read_tracks(reader):
        return Report.objects.none()
    return _decided(Report.objects.visible_to(reader)).filter(case__in_track_since__isnull=False)


def waiting_families(reader: "User") -> QuerySet[Case]:
    """Cases in which VT decided to go on and has not begun: no track yet, or not started."""
    if not can_read_tracks(reader):
        return Case.objects.none()
    unassigned = Exists(_decided(Report.objects.filter(case=OuterRef("pk"))))
    assigned = Exists(Track.objects.waiting().filter(case=OuterRef("pk")))
    waits = Q(unassigned, in_track_since=None) | Q(assigned)
    return Case.objects.visible_to(reader).open().filter(waits)


def chosen_tracks(reader: "User", chosen: Mapping[str, Any], now: datetime) -> QuerySet[Track]:
    """As far as the filters let them through, what ends first on top."""
    rows = _in_state(reader, chosen.get("status", ""))
    if chosen.get("mijn"):
        rows = rows.filter(Q(owner=reader) | Q(second=reader))
    if chosen.get("soort"):
        rows = rows.filter(kind=chosen["soort"])
    if chosen.get("laat"):
        late = CaseDeadline.objects.overdue(now).filter(case=OuterRef("case"), term__in=TERMS)
        rows = rows.filter(Exists(late))
    return rows


def per_state(reader: "User") -> dict[str, int]:
    """How many running tracks are in each state, of the cases this reader sees."""
    rows = running_tracks(reader).order_by().values("state").annotate(count=Count("pk"))
    return {row["state"]: row["count"] for row in rows}


def with_columns(rows: QuerySet[Track]) -> QuerySet[Any]:
    """What a row of the list shows; D3 and D4 in ``case.open_terms``."""
    d4 = CaseDeadline.objects.open().filter(case=OuterRef("case"), term="D4").order_by("due_at")
    return (
        rows.select_related("case__household", "owner", "second")
        .annotate(
            decided_at=F("report__assessment__decided_at"),
            first_due=Subquery(d4.values("due_at")[:1]),
        )
        .prefetch_related(_open_terms("case__deadlines", TERMS))
        .order_by(F("first_due").asc(nulls_last=True), "-pk")
    )


def with_last_sight(cases: QuerySet[Case]) -> QuerySet[Any]:
    """What a row of the waiting list shows, who was longest out of sight on top.

    ``seen_at`` is the last moment VT had a look at their safety: contact with the family, a talk,
    the assessment or a score. The decision counts as that of ``decided_at``.
    """
    decided = Report.objects.filter(
        case=OuterRef("pk"), assessment__outcome__in=VT_ACTS, assessed_at__isnull=False
    ).order_by("-assessed_at", "-pk")
    track = Track.objects.waiting().filter(case=OuterRef("pk"))
    talk = Conversation.objects.filter(track__case=OuterRef("pk"), held_at__isnull=False)
    score = SafetyScore.objects.filter(case=OuterRef("pk")).order_by("-on", "-pk")
    scored_at = Cast(Subquery(score.values("on")[:1]), DateTimeField())
    return (
        cases.select_related("household", "municipality")
        .annotate(
            decided_at=Subquery(decided.values("assessment__decided_at")[:1]),
            outcome=Subquery(decided.values("assessment__outcome")[:1]),
            severity=Subquery(decided.values("assessment__severity")[:1]),
            assessed_at=Subquery(decided.values("assessed_at")[:1]),
            talked_at=Subquery(talk.order_by("-held_at").values("held_at")[:1]),
            scored_at=scored_at,
            lowest=Coalesce(Subquery(_lowest_score()), Subquery(_lowest_conclusion())),
            track_kind=Subquery(track.values("kind")[:1]),
            track_owner=Subquery(track.values("owner__name")[:1]),
            assigned_at=Subquery(track.values("assigned_at")[:1]),
        )
        .annotate(
            seen_at=Greatest("last_family_contact_at", "assessed_at", "talked_at", "scored_at")
        )
        .prefetch_related(_open_terms("deadlines", ["D4"]), _sight())
        .order_by(F("seen_at").asc(nulls_first=True), "decided_at", "pk")
    )


def _decided(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Triage decided D or E, and the report is in no track."""
    return reports.filter(state=ReportState.ASSESSED, assessment__outcome__in=VT_ACTS)


def _in_state(reader: "User", status: str) -> QuerySet[Track]:
    seen = Track.objects.visible_to(reader)
    if status == ALL:
        return seen
    if status == OVER:
        return seen.filter(state__in=ENDED)
    return seen.filter(state=status) if status in TrackState.values else seen.running()


def _open_terms(path: str, terms: list[str]) -> "Prefetch[str, Any, str]":
    rows = CaseDeadline.objects.open().filter(term__in=terms).order_by("due_at", "pk")
    return Prefetch(path, queryset=rows, to_attr="open_terms")


def _sight() -> "Prefetch[str, Any, str]":
    """Who holds sight on safety now, in ``sight``: never nobody while the case is open."""
    holders = RegieAssignment.objects.filter(kind=RegieKind.ZICHT_OP_VEILIGHEID, until=None)
    rows = holders.select_related("organisation", "person")
    return Prefetch("regie", queryset=rows, to_attr="sight")


def _lowest_score() -> QuerySet[Any]:
    """The lowest of what each rater last gave each person."""
    newer = SafetyScore.objects.filter(
        case=OuterRef("case"),
        person=OuterRef("person"),
        rater=OuterRef("rater"),
        rater_name=OuterRef("rater_name"),
        on__gt=OuterRef("on"),
    )
    scores = SafetyScore.objects.filter(~Exists(newer), case=OuterRef("pk"))
    return scores.order_by("score").values("score")[:1]


def _lowest_conclusion() -> QuerySet[Any]:
    """The lowest score that triage gave somebody, as long as nobody scored since."""
    found = PersonConclusion.objects.filter(assessment__report__case=OuterRef("pk"))
    return found.order_by("-assessment__decided_at", "score").values("score")[:1]
