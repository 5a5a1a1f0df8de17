"""The meeting of a handover, who reads its report, and the days on which VT looks again."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from handover.models import WarmMeeting
from monitoring.enums import MonitoringScheme, MonitoringStart
from monitoring.schemes import in_words
from monitoring.selectors.dates import moments_after
from monitoring.selectors.profiles import profile_on
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
    follow (002-26), as long as no scheme was agreed, or where the region counts from the end of
    the track: that day is not known yet (7.3)."""
    handover, region = meeting.handover, meeting.handover.case.region
    if handover.track_id is None or not scheme:
        return []
    if profile_on(region, handed_over).start_from == MonitoringStart.END_OF_TRACK:
        return []
    return moments_after(handed_over, scheme, region)


def schemes_to_choose(meeting: WarmMeeting) -> list[tuple[str, str]]:
    """What the table can choose from: the usual ones, that of the region, and what was chosen."""
    own = profile_on(meeting.handover.case.region, timezone.localdate()).scheme
    schemes = dict.fromkeys([*MonitoringScheme.values, own, meeting.monitoring_scheme])
    return [(scheme, in_words(scheme).capitalize()) for scheme in schemes if scheme]


def usual_scheme(meeting: WarmMeeting) -> str:
    """What the region chose, as long as nothing was agreed (7.1)."""
    day = meeting.held_on or timezone.localdate()
    return meeting.monitoring_scheme or profile_on(meeting.handover.case.region, day).scheme
