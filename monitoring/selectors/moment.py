"""What stands in a moment. The reader came in by the door."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.selectors.involved import directly_involved
from monitoring.enums import TalkWith
from monitoring.models import (
    MomentAttempt,
    MomentCondition,
    MomentMove,
    MomentReport,
    MomentTalk,
    MonitoringDeadline,
    MonitoringMoment,
)

if TYPE_CHECKING:
    from people.models import Person
    from safetyplans.models import SafetyCondition


def fresh_moment(moment: MonitoringMoment) -> MonitoringMoment:
    """The row as it stands now."""
    rows = MonitoringMoment.objects.select_related("trajectory__case__region")
    return rows.get(pk=moment.pk)


def family_of(moment: MonitoringMoment) -> "list[Person]":
    """Whom to speak with of the family, the youngest on top."""
    people = directly_involved(moment.trajectory.case, on=timezone.localdate())
    return sorted(people, key=lambda person: (-(person.birth_year or 0), person.pk))


def professionals_of(moment: MonitoringMoment) -> list[MomentTalk]:
    rows = MomentTalk.objects.filter(moment=moment, kind=TalkWith.PROFESSIONAL)
    return list(rows.order_by("pk"))


def talk_answers(talk: MomentTalk, names: Iterable[str]) -> Mapping[str, Any]:
    row = MomentTalk.objects.filter(pk=talk.pk).first() or talk
    return {name: getattr(row, name) for name in names}


def member_answers(
    moment: MonitoringMoment, person: "Person", names: Iterable[str]
) -> Mapping[str, Any]:
    row = MomentTalk.objects.filter(moment=moment, person=person).first() or MomentTalk()
    return {name: getattr(row, name) for name in names}


def condition_answers(moment: MonitoringMoment, condition: "SafetyCondition") -> Mapping[str, Any]:
    row = MomentCondition.objects.filter(moment=moment, condition=condition).first()
    return {"kept": row.status if row else "", "note": row.note if row else ""}


def attempts_of(moment: MonitoringMoment) -> list[MomentAttempt]:
    rows = MomentAttempt.objects.filter(moment=moment)
    return list(rows.select_related("tried_by").order_by("tried_at", "pk"))


def moves_of(moment: MonitoringMoment) -> list[MomentMove]:
    rows = MomentMove.objects.filter(moment=moment)
    return list(rows.select_related("moved_by").order_by("moved_at", "pk"))


def reports_of(moment: MonitoringMoment) -> list[MomentReport]:
    rows = MomentReport.objects.filter(moment=moment).select_related("document")
    return list(rows.defer("document__html").order_by("-made_for", "pk"))


def terms_of(moment: MonitoringMoment) -> list[MonitoringDeadline]:
    """Its terms, the newest last: one that was withdrawn may have run anew."""
    rows = MonitoringDeadline.objects.filter(moment=moment)
    return list(rows.select_related("moment__trajectory__case__region").order_by("pk"))
