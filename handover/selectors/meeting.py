"""The meeting of a handover, who reads its report, and the days on which VT looks again."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from handover.content.agreed import moments_after
from handover.enums import MonitoringScheme
from handover.models import WarmMeeting
from safetyplans.family import with_a_say

if TYPE_CHECKING:
    from handover.models import Handover
    from people.models import Person


def meeting_of(handover: "Handover") -> WarmMeeting | None:
    """Its meeting; none in a written handover, or as long as nobody set it up."""
    return WarmMeeting.objects.filter(handover=handover).first()


def readers_of_report(meeting: WarmMeeting) -> "list[Person]":
    """Members from twelve and parents (A10), but nobody who was kept away from the meeting."""
    seats = meeting.attendances.filter(invited_on=None).exclude(not_invited_why="")
    kept_away = set(seats.values_list("person_id", flat=True))
    people = with_a_say(meeting.handover.case, on=timezone.localdate())
    return [person for person in people if person.pk not in kept_away]


def monitoring_days(meeting: WarmMeeting, scheme: str, *, handed_over: date) -> list[date]:
    """When VT looks how it is, by this scheme (D9). Nothing out of triage, where VT does not
    follow (002-26), or as long as no scheme was agreed."""
    if meeting.handover.track_id is None or not scheme:
        return []
    return moments_after(handed_over, MonitoringScheme(scheme), meeting.handover.case.region)
