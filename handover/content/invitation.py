"""The letter that invites one member of the family to the meeting: day, place, and who comes."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format

from cases.selectors.addressees import is_young, reads_for_themselves
from cases.selectors.letters import Letter, addressed_to, salutation
from handover import plain
from handover.enums import MeetingPlace, Side
from handover.selectors.meeting_rows import seats
from safetyplans.papers.secrets import hidden_in

if TYPE_CHECKING:
    from handover.models import Attendance, WarmMeeting

BODY = "documents/bodies/handover_invitation.html"


@dataclass(frozen=True)
class InvitationFacts:
    """What ``documents/bodies/handover_invitation.html`` tells.

    ``for_child``: a parent reads it for a child below twelve. ``interpreter``: in which language
    somebody helps, empty when nobody needs one.
    """

    young: bool
    for_child: bool
    when: str
    where: str
    who: tuple[str, ...]
    interpreter: str
    receiver: str
    name: str
    phone: str


def invitation(seat: "Attendance", *, day: date, sender: str) -> Letter:
    """To this person, with the address as it is known today (A11)."""
    person, meeting = seat.person, seat.meeting
    if person is None:
        raise AssertionError("only members of the family get a letter")
    region = meeting.handover.case.region
    young = is_young(person, day)
    return Letter(
        region=region,
        addressee=addressed_to(person, day),
        day=day,
        number=meeting.handover.number,
        subject="Je bent uitgenodigd voor een gesprek"
        if young
        else "U bent uitgenodigd voor een gesprek",
        salutation=salutation(person, day),
        body=BODY,
        facts=InvitationFacts(
            young=young,
            for_child=not reads_for_themselves(person, day),
            when=_when(meeting),
            where=_where(meeting),
            who=_who(meeting, but=seat),
            interpreter=_interpreter(meeting),
            receiver=meeting.handover.receiver.name if meeting.handover.receiver else "",
            name=region.name,
            phone=region.phone,
        ),
        sender=sender,
    )


def tells_secret(seat: "Attendance") -> bool:
    """Whether the place would tell this reader where somebody else hides (A11)."""
    person, meeting = seat.person, seat.meeting
    if not hidden_in(meeting.handover.case).stands_in(meeting.place_note) or person is None:
        return False
    own = person.addresses.filter(secret=True, until=None)
    words = meeting.place_note.casefold()
    return not any(home.street and home.street.casefold() in words for home in own)


def _when(meeting: "WarmMeeting") -> str:
    if meeting.planned_at is None:
        return ""
    local = timezone.localtime(meeting.planned_at)
    return f"{date_format(local, 'l j F Y')}, {local:%H.%M} uur"


def _where(meeting: "WarmMeeting") -> str:
    place = plain.PLACES[MeetingPlace(meeting.place)] if meeting.place else ""
    return f"{place}, {meeting.place_note}" if meeting.place_note else place


def _who(meeting: "WarmMeeting", *, but: "Attendance") -> tuple[str, ...]:
    """Everybody who is not kept away, but not the reader."""
    return tuple(
        _named(seat) for seat in seats(meeting) if seat.pk != but.pk and not seat.not_invited_why
    )


def _named(seat: "Attendance") -> str:
    if seat.person:
        return seat.person.name
    name = seat.name or str(Side(seat.side).label)
    return f"{name}, van {seat.organisation.name}" if seat.organisation else name


def _interpreter(meeting: "WarmMeeting") -> str:
    """Of whoever needs one and is not kept away."""
    people = [seat.person for seat in seats(meeting) if seat.person and not seat.not_invited_why]
    needed = [one.language or "uw taal" for one in people if one.needs_interpreter]
    return " en ".join(dict.fromkeys(needed))
