"""The papers after the meeting: the conditions in writing, and the copies of its report."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handover.enums import Side
from handover.models import Attendance, MeetingReport, WrittenConditions

if TYPE_CHECKING:
    from handover.models import WarmMeeting
    from people.models import Person


@dataclass(frozen=True)
class Owed:
    """The conditions in writing to a member or, without a person, to the receiver (001-03).

    ``given``: since when and how they are there; None as long as they are not.
    """

    person: "Person | None"
    given: WrittenConditions | None


def owed_in_writing(meeting: "WarmMeeting") -> list[Owed]:
    """To each member who was not kept away, and to the receiver; nothing without conditions."""
    if not meeting.condition_talks.exists():
        return []
    given = {row.person_id: row for row in meeting.written_conditions.all()}
    at_table = [seat for seat in _family(meeting) if seat.invited_on or not seat.not_invited_why]
    members = [Owed(seat.person, given.get(seat.person_id)) for seat in at_table]
    return [*members, Owed(None, given.get(None))]


def member_at(meeting: "WarmMeeting", key: int) -> "Person | None":
    """The member of the family with this key; None for who has no seat at this meeting."""
    return next((seat.person for seat in _family(meeting) if seat.person_id == key), None)


def copies_of_report(meeting: "WarmMeeting", *, of_vt: bool) -> list[MeetingReport]:
    """The report as each reader got it, in that order; a receiver has only its own (A11)."""
    made = MeetingReport.objects.filter(meeting=meeting).select_related("person", "document")
    return list((made if of_vt else made.filter(person=None)).order_by("pk"))


def _family(meeting: "WarmMeeting") -> list[Attendance]:
    return list(meeting.attendances.filter(side=Side.FAMILY).select_related("person"))
