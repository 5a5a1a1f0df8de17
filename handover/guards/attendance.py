"""Who is invited to the meeting of a warm handover, where it is, and who came (2.8, 3.6)."""

from typing import TYPE_CHECKING

from django.utils import timezone

from cases.enums import YesNoUnknown
from cases.selectors.involved import directly_involved
from handover.enums import AFTER_MEETING, HandoverForm, MeetingPlace, Side
from organisations.enums import Severity
from workflow.guards import guard

if TYPE_CHECKING:
    from handover.models import Attendance, Handover, WarmMeeting
    from people.models import Person


def members(handover: "Handover") -> "list[Person]":
    """The family as it is; after the meeting who of them had a place at the table. Somebody born
    since then does not undo what was agreed."""
    people = directly_involved(handover.case, on=timezone.localdate())
    if handover.state not in AFTER_MEETING:
        return people
    seated = {row.person_id for row in at_table(handover, Side.FAMILY)}
    return [person for person in people if person.pk in seated]


def meeting_of(handover: "Handover") -> "WarmMeeting | None":
    """Nothing of a meeting stands in a written handover, also when it was begun as a warm one."""
    warm = handover.form == HandoverForm.WARM
    return getattr(handover, "meeting", None) if warm else None


def at_table(handover: "Handover", side: Side) -> "list[Attendance]":
    meeting = meeting_of(handover)
    return list(meeting.attendances.filter(side=side)) if meeting else []


def _of_receiver(handover: "Handover") -> "list[Attendance]":
    """Who comes for the receiver of now; another may have been chosen since."""
    rows = at_table(handover, Side.RECEIVER)
    return [row for row in rows if row.organisation_id == handover.receiver_id]


def uninvited(handover: "Handover") -> "list[Person]":
    """Members neither invited nor kept away with a reason."""
    rows = at_table(handover, Side.FAMILY)
    ready = {row.person_id for row in rows if row.invited_on or row.not_invited_why.strip()}
    return [person for person in members(handover) if person.pk not in ready]


def named(people: "list[Person]") -> str:
    return f"Nog te doen: {', '.join(person.name for person in people)}." if people else ""


def _unsaid(handover: "Handover") -> str:
    count = sum(1 for row in _all_attendances(handover) if not row.came)
    return f"Nog {count} zonder antwoord." if count else ""


def _all_attendances(handover: "Handover") -> "list[Attendance]":
    meeting = meeting_of(handover)
    return list(meeting.attendances.exclude(invited_on=None)) if meeting else []


@guard(
    "Nog niet ieder gezinslid is uitgenodigd. Nodig iedereen uit, of schrijf waarom dat niet kan.",
    "000-06",
    "001-01",
    detail=lambda handover: named(uninvited(handover)),
)
def everybody_is_invited(handover: "Handover") -> bool:
    return not uninvited(handover)


@guard("Nodig ook iemand van de ontvanger uit.", "000-06", "003-05")
def receiver_is_invited(handover: "Handover") -> bool:
    return any(row.invited_on for row in _of_receiver(handover))


@guard(
    "Kies waar en wanneer het gesprek is: een huisbezoek, bij Veilig Thuis of bij de gemeente.",
    "000-06",
)
def place_and_time_are_known(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    return bool(meeting and meeting.place and meeting.planned_at)


@guard(
    "Een zware casus draagt u over op huisbezoek, samen met de ontvanger. Schrijf anders waarom "
    "dat niet kan.",
    "003-05",
    "003-44",
)
def heavy_is_a_joint_home_visit(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    if handover.severity != Severity.HEAVY or meeting is None:
        return True
    return meeting.place == MeetingPlace.HOME_VISIT or bool(meeting.other_place_why.strip())


@guard(
    "Noteer van iedereen die is uitgenodigd of diegene er was.",
    "001-01",
    detail=_unsaid,
)
def attendance_is_noted(handover: "Handover") -> bool:
    rows = _all_attendances(handover)
    return bool(rows) and all(row.came for row in rows)


@guard("Zonder iemand van de ontvanger is er geen warme overdracht.", "000-05", "003-05")
def receiver_was_there(handover: "Handover") -> bool:
    rows = _of_receiver(handover)
    open_ones = any(row.invited_on and not row.came for row in rows)
    return open_ones or any(row.came == YesNoUnknown.YES for row in rows)


@guard("Schrijf van ieder gezinslid dat er niet was waarom.", "001-01")
def absence_is_explained(handover: "Handover") -> bool:
    absent = [row for row in at_table(handover, Side.FAMILY) if row.came == YesNoUnknown.NO]
    return all(row.absent_why.strip() for row in absent)


@guard(
    "Bij een zware casus is het gezin er altijd bij. Alleen als dat niet veilig is, mag het "
    "zonder: vink dat aan en schrijf waarom.",
    "003-44",
    "001-01",
)
def heavy_with_the_family(handover: "Handover") -> bool:
    meeting = meeting_of(handover)
    if handover.severity != Severity.HEAVY or family_came(handover):
        return True
    return bool(meeting and meeting.absence_is_safer and meeting.absence_ground.strip())


@guard(
    "Van het gezin was niemand er. Dat het gezin erbij is, is het uitgangspunt: probeer het eerst "
    "een tweede keer, of schrijf waarom u toch overdraagt.",
    "001-01",
    "000-06",
)
def family_was_there(handover: "Handover") -> bool:
    """As long as somebody's coming is not noted, nothing can be said of it."""
    rows = at_table(handover, Side.FAMILY)
    return family_came(handover) or any(row.invited_on and not row.came for row in rows)


def family_came(handover: "Handover") -> bool:
    return any(row.came == YesNoUnknown.YES for row in at_table(handover, Side.FAMILY))
