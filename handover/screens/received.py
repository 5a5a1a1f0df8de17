"""Overdrachten at the receiver: the inbox, and one handover before it is answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from accounts.contacts import contact_today
from cases.enums import YesNoUnknown
from cases.screens.badges import severity_badge
from common.dutch import long_day
from common.shown import Badge, Fact
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from handover.enums import HandoverForm, HandoverState, MeetingPlace
from handover.screens.snapshot import Snapshot, snapshot_of
from handover.selectors.received import document_of
from handover.services.baton import kinds_of_receiver
from safetyplans.papers.secrets import hidden_in
from workflow.steps import may_take, objections

if TYPE_CHECKING:
    from accounts.models import User
    from handover.models import Handover

S = HandoverState
# What the receiver is asked in each state.
ASKED = {
    S.SENT: Badge("Wacht op uw antwoord", "orange"),
    S.REPORT_SHARED: Badge("Wacht op uw antwoord", "orange"),
    S.INVITED: Badge("U bent uitgenodigd", "azure"),
    S.PLANNED: Badge("Gesprek gepland", "azure"),
    S.HELD: Badge("Veilig Thuis schrijft het verslag", "lime"),
    S.REPORT_DRAFT: Badge("Veilig Thuis schrijft het verslag", "lime"),
    S.ACCEPTED: Badge("Geaccepteerd", "green"),
}
# What comes before the receiver can answer: until then no clock runs for it.
AWAITED = {
    S.INVITED: "U antwoordt na het gesprek.",
    S.PLANNED: "U antwoordt na het gesprek.",
    S.HELD: "Eerst deelt Veilig Thuis het verslag. Daarna antwoordt u.",
    S.REPORT_DRAFT: "Eerst deelt Veilig Thuis het verslag. Daarna antwoordt u.",
}
WAITS = {
    YesNoUnknown.YES: "Kan een paar dagen wachten",
    YesNoUnknown.NO: "Kan niet wachten",
    YesNoUnknown.UNKNOWN: "Niet bekend of het kan wachten",
}


@dataclass(frozen=True)
class InboxRow:
    """``receiver`` is named only to who works at more than one organisation. There is a ``term``
    once the receiver can answer; ``awaited`` says what comes first."""

    number: str
    url: str
    household: str
    receiver: str
    asks: Badge
    form: str
    severity: Badge | None
    urgent: bool
    waits: str
    term: DeadlineLine | None
    awaited: str
    meeting: str


@dataclass(frozen=True)
class AcceptedRow:
    """``url`` is the page of the family."""

    number: str
    document_url: str
    household: str
    url: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Contact:
    """Whom one calls at Veilig Thuis about this family; the region itself when nobody is named."""

    who: str
    phone: str


@dataclass(frozen=True)
class ReceivedPage:
    """One handover as the receiver has it. ``accept_objections`` say why it cannot be accepted
    now, ``awaited`` what comes first; ``snapshot`` is what VT handed over, once that is fixed."""

    number: str
    heading: str
    asks: Badge
    severity: Badge | None
    urgent: bool
    facts: list[Fact]
    term: DeadlineLine | None
    awaited: str
    invitation: list[Fact]
    meeting_url: str
    snapshot: Snapshot | None
    takes: list[str]
    casusregie: list[Fact]
    contact: Contact
    accepted: bool
    family_url: str
    may_accept: bool
    accept_objections: list[str]
    may_refuse: bool


def crumbs(number: str = "") -> list[tuple[str, str]]:
    """Back to the inbox, and to a handover from its answer."""
    up = [("Overdrachten", reverse("handover:inbox"))]
    return [*up, (number, reverse("handover:received", args=[number]))] if number else up


def inbox_rows(handovers: "Iterable[Any]", reader: "User", now: datetime) -> list[InboxRow]:
    calendar = calendar_of(reader.region)
    several = len({membership.organisation_id for membership in reader.current_memberships}) > 1
    return [_inbox_row(row, now, calendar, several=several) for row in handovers]


def accepted_rows(handovers: "Iterable[Any]") -> list[AcceptedRow]:
    return [
        AcceptedRow(
            number=row.number,
            document_url=reverse("handover:received", args=[row.number]),
            household=row.case.household.name,
            url=reverse("localfield:family", args=[row.case.number]),
            at=row.accepted_at,
            by=row.accepted_by.name,
        )
        for row in handovers
    ]


def received_page(handover: Any, reader: "User") -> ReceivedPage:
    now = timezone.now()
    document = document_of(handover)
    accepted = handover.state == S.ACCEPTED
    answers = not accepted and may_take(handover, "accept", reader)
    said = _before_accepting(handover) if answers else []
    return ReceivedPage(
        number=handover.number,
        heading=handover.case.household.name,
        asks=ASKED[handover.state],
        severity=severity_badge(handover.severity),
        urgent=handover.can_wait == YesNoUnknown.NO,
        facts=_facts(handover),
        term=None if said else _term(handover, now, calendar_of(handover.case.region)),
        awaited=AWAITED.get(handover.state, ""),
        invitation=_invitation(handover),
        meeting_url=_meeting_url(handover),
        snapshot=snapshot_of(document) if document else None,
        takes=[str(kind.label) for kind in kinds_of_receiver(handover)],
        casusregie=_test(handover),
        contact=contact_of(handover),
        accepted=accepted,
        family_url=reverse("localfield:family", args=[handover.case.number]) if accepted else "",
        may_accept=answers and not said,
        accept_objections=said,
        may_refuse=answers and "refuse" in _steps_here(handover),
    )


def contact_of(handover: "Handover") -> Contact:
    """The fixed contact of the municipality of this family, or else the region."""
    region, receiver = handover.case.region, handover.receiver
    town = handover.case.municipality or (receiver and (receiver.municipality or receiver))
    standing = contact_today(town, timezone.localdate()) if town else None
    if standing and standing.in_charge:
        person = standing.in_charge
        return Contact(f"{person.name} van {region.name}", person.work_phone or region.phone)
    return Contact(region.name, region.phone)


def _inbox_row(row: Any, now: datetime, calendar: Any, *, several: bool) -> InboxRow:
    urgent = row.can_wait == YesNoUnknown.NO
    return InboxRow(
        number=row.number,
        url=reverse("handover:received", args=[row.number]),
        household=row.case.household.name,
        receiver=row.receiver.name if several else "",
        asks=ASKED[row.state],
        form=row.get_form_display(),
        severity=severity_badge(row.severity),
        urgent=urgent,
        waits=_within(row).capitalize() if urgent else _waits(row),
        term=_term(row, now, calendar),
        awaited=AWAITED.get(row.state, ""),
        meeting=_meeting_line(row),
    )


def _steps_here(handover: "Handover") -> set[str]:
    """The steps that begin in this state, whoever takes them."""
    steps = handover.get_all_state_transitions()
    return {str(step.name) for step in steps if step.source == handover.state}


def _before_accepting(handover: "Handover") -> list[str]:
    """What stands between this handover and acceptance, beside what the receiver confirms."""
    said = type(handover).objects.get(pk=handover.pk)
    said.receipt_confirmed = said.regie_taken = True
    return objections(said, "accept")


def _term(handover: Any, now: datetime, calendar: Any) -> DeadlineLine | None:
    """The two working days to answer, from the moment that the receiver can (D5a)."""
    terms = handover.case.answer_terms if handover.state not in AWAITED else []
    return line_for(terms[0], now=now, calendar=calendar) if terms else None


def _waits(handover: "Handover") -> str:
    """Whether the first contact can wait, and how long it may take (003-36)."""
    if not handover.can_wait:
        return _within(handover).capitalize()
    return f"{WAITS[YesNoUnknown(handover.can_wait)]}: {_within(handover)}"


def _within(handover: "Handover") -> str:
    days = handover.first_contact_days
    return f"eerste contact binnen {days} {'werkdag' if days == 1 else 'werkdagen'}"


def _facts(handover: "Handover") -> list[Fact]:
    receiver = handover.receiver
    return [
        Fact("Van", handover.case.region.name),
        Fact("Aan", receiver.name if receiver else ""),
        Fact("Dossier", handover.case.number),
        Fact("Herkomst", handover.get_origin_display()),
        Fact("Vorm", handover.get_form_display()),
        Fact("Opvolging", _waits(handover)),
    ]


def _meeting_line(handover: Any) -> str:
    """When and where, for in a list."""
    meeting = getattr(handover, "meeting", None)
    if handover.form != HandoverForm.WARM or meeting is None or meeting.planned_at is None:
        return ""
    place = MeetingPlace(meeting.place).label if meeting.place else ""
    return ", ".join(part for part in (_clock(meeting.planned_at), place) if part)


def _meeting_url(handover: Any) -> str:
    """Where the receiver reads the agenda and writes along at the table."""
    if handover.form != HandoverForm.WARM or getattr(handover, "meeting", None) is None:
        return ""
    return reverse("handover:meeting", args=[handover.number])


def _invitation(handover: Any) -> list[Fact]:
    """When, where and who; all that is shown before the document is fixed (A2)."""
    meeting = getattr(handover, "meeting", None)
    if handover.form != HandoverForm.WARM or meeting is None:
        return []
    rows = meeting.attendances.exclude(invited_on=None).select_related("person", "organisation")
    people = [_guest(row) for row in rows]
    return [
        Fact("Wanneer", _clock(meeting.planned_at) if meeting.planned_at else "nog niet gepland"),
        Fact("Waar", meeting.get_place_display() if meeting.place else "nog niet gekozen"),
        Fact("Adres of kamer", _address(handover)),
        Fact("Wie", "; ".join(people) or "nog niemand uitgenodigd"),
    ]


def _test(handover: Any) -> list[Fact]:
    """How the receiver was tested for casusregie: at the table, or as a helper who is involved
    already (000-16, 002-24)."""
    meeting = getattr(handover, "meeting", None)
    if meeting is not None and meeting.provider_equipped:
        second = meeting.second_party.name if meeting.second_party else "niet nodig"
        return [
            Fact("Toegerust voor casusregie", meeting.get_provider_equipped_display()),
            Fact("Zicht op ieders veiligheid", meeting.get_provider_sees_all_display()),
            Fact("Tweede partij", second),
        ]
    if not handover.receiver_is_involved:
        return []
    field = handover._meta.get_field
    return [
        Fact(str(field(name).verbose_name).capitalize(), getattr(handover, f"get_{name}_display")())
        for name in handover.FIVE
    ]


def _address(handover: Any) -> str:
    """Not where somebody with a secret address lives: that one hears by telephone (A11)."""
    note = handover.meeting.place_note
    if hidden_in(handover.case).stands_in(note):
        return "geheim adres: bel Veilig Thuis"
    return note or "hoort u van Veilig Thuis"


def _guest(attendance: Any) -> str:
    name = attendance.person.name if attendance.person else attendance.name
    of = attendance.organisation.name if attendance.organisation else ""
    side = attendance.get_side_display()
    return f"{name} ({of or side})"


def _clock(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{long_day(local)}, {local:%H.%M} uur"
