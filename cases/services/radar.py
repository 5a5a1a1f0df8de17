"""The radar: earlier reports that may be about the same people. A human judges (002-27)."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.enums import RadarVerdict, RepeatFoundBy, ReportState
from cases.models import Involvement, RadarHit, Report
from cases.services.repeat_reports import recognise
from common.exceptions import DomainError
from people.models import Person
from people.selectors import Candidate, alike_in_region, traits_of

if TYPE_CHECKING:
    from accounts.models import User

# Below this the likeness is more noise than news.
LOWEST_SCORE = 65


@transaction.atomic
def check_radar(report: Report) -> list[RadarHit]:
    """Note every earlier report about somebody who looks like a person of this report.

    Safe to repeat: what was judged stays judged.
    """
    persons = Person.objects.filter(involvements__report=report).prefetch_related("addresses")
    ours = set(Person.objects.of_one(persons).values_list("pk", flat=True))
    hits = [
        hit for person in persons for hit in _hits(report, person, _alike(report, person, ours))
    ]
    RadarHit.objects.bulk_create(hits, ignore_conflicts=True)
    return hits


@transaction.atomic
def judge_hit(report: Report, *, hit: int, verdict: str, actor: "User") -> RadarHit:
    """Same family or somebody else. Nothing is merged; "same" makes it a repeat report."""
    if not permissions.can_complete(report, actor):
        raise PermissionDenied
    row = RadarHit.objects.select_for_update(of=("self",)).filter(report=report, pk=hit).first()
    if row is None or verdict not in (RadarVerdict.SAME, RadarVerdict.DIFFERENT):
        raise DomainError("Kies bij deze match: zelfde, of iemand anders.")
    row.verdict = verdict
    row.judged_by = actor
    row.judged_at = timezone.now()
    row.save(update_fields=["verdict", "judged_by", "judged_at"])
    if verdict == RadarVerdict.SAME:
        recognise(
            report,
            earlier=row.earlier_report,
            found_by=RepeatFoundBy.RADAR,
            at=timezone.now(),
            actor=actor,
        )
    record(AuditEvent.CHANGED, actor=actor, target=report, radar_hit=row.pk, verdict=verdict)
    return row


def _alike(report: Report, person: Person, ours: set[int]) -> list[Candidate]:
    found = alike_in_region(report.case.region, traits_of(person), apart_from=ours)
    return [candidate for candidate in found if candidate.score >= LOWEST_SCORE]


def _hits(report: Report, person: Person, alike: list[Candidate]) -> list[RadarHit]:
    candidates = {candidate.person.pk: candidate for candidate in alike}
    earlier = (
        Involvement.objects.filter(
            person__in=Person.objects.of_one(candidate.person for candidate in alike)
        )
        .exclude(report=report)
        .exclude(report__state=ReportState.DRAFT)
        .select_related("person")
    )
    return [
        RadarHit(
            report=report,
            person=person,
            earlier_person_id=involvement.person_id,
            earlier_report_id=involvement.report_id,
            score=candidates[involvement.person.found_under].score,
            reasons=list(candidates[involvement.person.found_under].reasons),
        )
        for involvement in earlier
    ]
