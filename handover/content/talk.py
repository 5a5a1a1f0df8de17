"""What the report of a warm handover says (6.6, gespreksverslag), as plain data per reader."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.enums import RegieKind, YesNoUnknown
from handover.consents import consents_of
from handover.enums import PLANS, AgreementKind, Side
from handover.selectors.meeting import monitoring_days
from safetyplans.papers.secrets import hidden_in

if TYPE_CHECKING:
    from datetime import date

    from handover.models import Attendance, Handover, WarmMeeting
    from people.models import Person
    from safetyplans.papers.secrets import Hidden

FORMAT = "gespreksverslag-1"


def compose_talk(meeting: "WarmMeeting", reader: "Person | None") -> dict[str, Any]:
    """For one member of the family, or without one for the receiver.

    A member reads why nobody else was away, what nobody else said of sharing, and the questions
    and objections of others only after having sat at the table where they were asked. Where
    somebody hides stands in nobody's copy (A11).
    """
    handover, hidden = meeting.handover, hidden_in(meeting.handover.case)
    seats = list(meeting.attendances.select_related("person", "organisation"))
    there = reader is None or any(
        seat.person_id == reader.pk and seat.came == YesNoUnknown.YES for seat in seats
    )
    return {
        "format": FORMAT,
        "number": handover.number,
        "reader": reader.name if reader else "",
        "receiver": handover.receiver.name if handover.receiver else "",
        "place": str(meeting.get_place_display()),
        "place_note": "" if hidden.stands_in(meeting.place_note) else meeting.place_note,
        "held_on": _day(meeting.held_on),
        "seats": [_seat(seat, reader) for seat in seats if seat.came],
        "without_family": meeting.absence_ground if reader is None else "",
        "attempts": [_day(timezone.localdate(row.planned_at)) for row in meeting.attempts.all()],
        "questions": [
            {"name": row.person.name, "question": row.question, "none": row.none}
            for row in meeting.help_questions.select_related("person")
            if there or (reader and row.person_id == reader.pk)
        ],
        "plan_reaction": meeting.plan_reaction if there else "",
        "conditions": _conditions(meeting, there=there),
        "agreements": _agreements(meeting, AgreementKind.FOLLOW_UP),
        "plans": [one for kind in PLANS for one in _agreements(meeting, kind)],
        "roles": {
            "vt": meeting.roles_vt,
            "municipality": meeting.roles_municipality,
            "provider": meeting.roles_provider,
        },
        "regie": _regie(meeting),
        "contact": _contact(meeting),
        "provider": _provider(meeting),
        "monitoring": _monitoring(meeting),
        "consequences": meeting.consequences,
        "first_evaluation_on": _day(meeting.first_evaluation_on),
        "bridging": _bridging(meeting, hidden),
        "other_views": meeting.other_views if there else "",
        "remarks": meeting.remarks if there else "",
        "consents": _consents(handover, reader),
    }


def _seat(seat: "Attendance", reader: "Person | None") -> dict[str, Any]:
    own = reader is None or seat.person_id == reader.pk
    return {
        "name": seat.person.name if seat.person else seat.name,
        "side": str(Side(seat.side).label),
        "organisation": seat.organisation.name if seat.organisation else "",
        "came": seat.came == YesNoUnknown.YES,
        "why": seat.absent_why if own else "",
    }


def _conditions(meeting: "WarmMeeting", *, there: bool) -> list[dict[str, Any]]:
    return [
        {
            "number": row.number,
            "text": row.text,
            "understood": str(row.get_understood_display()) if there else "",
            "objection": row.objection if there else "",
        }
        for row in meeting.condition_talks.all()
    ]


def _agreements(meeting: "WarmMeeting", kind: AgreementKind) -> list[dict[str, Any]]:
    rows = meeting.agreements.filter(kind=kind)
    return [{"who": row.who, "what": row.what, "when": row.when} for row in rows]


def _regie(meeting: "WarmMeeting") -> list[dict[str, Any]]:
    rows = meeting.regie_agreements.select_related("organisation", "person")
    found = {row.kind: row for row in rows}
    return [
        {
            "kind": kind.value,
            "label": str(kind.label),
            "organisation": row.organisation.name if row.organisation else "",
            "name": row.person.name if row.person else row.person_name,
            "since": _day(row.since),
        }
        for kind in RegieKind
        if (row := found.get(kind))
    ]


def _contact(meeting: "WarmMeeting") -> dict[str, Any]:
    """Whom the family calls from now on (003-28)."""
    row = (
        meeting.regie_agreements.filter(kind=RegieKind.CLIENT_CONTACT)
        .select_related("organisation", "person")
        .first()
    )
    if row is None or row.organisation is None:
        return {}
    phone = row.person.work_phone if row.person else ""
    return {
        "name": row.person.name if row.person else row.person_name,
        "organisation": row.organisation.name,
        "phone": phone or row.organisation.phone,
    }


def _provider(meeting: "WarmMeeting") -> dict[str, Any]:
    """The test of casusregie, when it was done (000-18)."""
    if not meeting.provider_equipped and not meeting.provider_sees_all:
        return {}
    return {
        "equipped": str(meeting.get_provider_equipped_display()),
        "sees_all": str(meeting.get_provider_sees_all_display()),
        "second": meeting.second_party.name if meeting.second_party else "",
        "second_why": meeting.second_party_why,
    }


def _monitoring(meeting: "WarmMeeting") -> dict[str, Any]:
    """When VT looks how it is; nothing out of triage, where VT does not follow (002-26)."""
    if meeting.handover.track_id is None or meeting.held_on is None:
        return {}
    days = monitoring_days(meeting, meeting.monitoring_scheme, handed_over=meeting.held_on)
    return {"days": [_day(day) for day in days], "how": meeting.monitoring_how}


def _bridging(meeting: "WarmMeeting", hidden: "Hidden") -> dict[str, Any]:
    if meeting.waiting_list != YesNoUnknown.YES:
        return {}
    return {
        "waits_for": meeting.waits_for,
        "alternative_help": meeting.alternative_help,
        "name": meeting.escalation_name,
        "phone": hidden.phone_shown(meeting.escalation_phone),
        "expected_on": _day(meeting.help_expected_on),
    }


def _consents(handover: "Handover", reader: "Person | None") -> list[dict[str, Any]]:
    return [
        {"name": consent.person.name, "answer": str(consent.answer.label), "note": consent.note}
        for consent in consents_of(handover)
        if reader is None or consent.person.pk == reader.pk
    ]


def _day(day: "date | None") -> str:
    return day.isoformat() if day else ""
