"""The rows of a meeting as a page shows them."""

from typing import TYPE_CHECKING

from handover.consents import consents_of
from handover.enums import Side
from handover.models import Attendance, HelpQuestion, Invitation, MeetingAgreement

if TYPE_CHECKING:
    from handover.models import WarmMeeting
    from people.models import Person
    from sharing.consent import ConsentGiven

ORDER = [Side.FAMILY, Side.NETWORK, Side.VT, Side.RECEIVER, Side.OTHER]


def seats(meeting: "WarmMeeting") -> list[Attendance]:
    """The family first, then its network, then professionals."""
    rows = Attendance.objects.filter(meeting=meeting).select_related("person", "organisation")
    return sorted(rows, key=lambda seat: (ORDER.index(Side(seat.side)), seat.pk))


def invited(meeting: "WarmMeeting") -> list[Attendance]:
    return [seat for seat in seats(meeting) if seat.invited_on]


def seat_of(meeting: "WarmMeeting", key: int) -> Attendance | None:
    """None when a colleague took this person off the list."""
    row = Attendance.objects.filter(meeting=meeting, pk=key).select_related("person").first()
    if row:
        row.meeting = meeting
    return row


def newest_letters(meeting: "WarmMeeting") -> dict[int, Invitation]:
    """Of each seat the letter that was made last, in one query."""
    made = Invitation.objects.filter(attendance__meeting=meeting).order_by("made_at", "pk")
    return {letter.attendance_id: letter for letter in made}


def seat_name(seat: Attendance) -> str:
    """As one is called at the table; of a professional also from where."""
    if seat.person:
        return called(seat.person)
    name = seat.name or str(Side(seat.side).label)
    return f"{name} ({seat.organisation.name})" if seat.organisation else name


def called(person: "Person") -> str:
    return person.calling_name or person.name


def questions(meeting: "WarmMeeting") -> list[HelpQuestion]:
    """One of each member, the oldest first."""
    rows = HelpQuestion.objects.filter(meeting=meeting).select_related("person")
    return list(rows.order_by("person__birth_year", "person__sort_key", "pk"))


def agreement_of(meeting: "WarmMeeting", key: int) -> MeetingAgreement | None:
    """None when a colleague removed it."""
    row = MeetingAgreement.objects.filter(meeting=meeting, pk=key).first()
    if row:
        row.meeting = meeting
    return row


def consents(meeting: "WarmMeeting") -> "list[ConsentGiven]":
    """What each member said of sharing, as it stands now."""
    meeting.handover.refresh_from_db(fields=["consents"])
    return consents_of(meeting.handover)


def consent_of(meeting: "WarmMeeting", person: "Person") -> "ConsentGiven":
    return next(one for one in consents(meeting) if one.person.pk == person.pk)
