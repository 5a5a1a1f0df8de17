"""Acts of the meeting of a warm handover: invited, planned, held, reported."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cases.enums import RegieKind, YesNoUnknown
from handover.enums import AgreementKind, MeetingPlace, Side
from handover.models import WarmMeeting
from handover.services import agenda, attendance, meeting, meeting_report
from rehearsal.acts.registry import act
from rehearsal.facts import Facts
from rehearsal.stage import Turn


@act
def begin_meeting(turn: Turn) -> str:
    """The meeting is set up: who is to be invited, what is on the agenda."""
    turn.facts.refuse_rest()
    meeting.begin_meeting(turn.handover, actor=turn.by)
    return "zet het gesprek van de warme overdracht klaar"


@act
def invite_to_meeting(turn: Turn) -> str:
    """Everybody of the family except ``not`` (name: why), the receiver, and ``guests`` (name:
    side); then the invitation stands."""
    facts, table = turn.facts, turn.meeting
    today = timezone.localdate()
    away, guests = facts.block_of("not"), facts.block_of("guests")
    facts.refuse_rest()
    for name in guests.names():
        side = guests.choice(name, Side)
        attendance.add_guest(table, side=side, name=name, actor=turn.by)
    kept_away = {turn.person(name).pk: away.text(name) for name in away.names()}
    for row in table.attendances.all():
        if row.person_id in kept_away:
            attendance.keep_away(row, why=kept_away[row.person_id], actor=turn.by)
        else:
            attendance.invite_person(row, on=today, actor=turn.by)
    attendance.invite(turn.handover, actor=turn.by)
    return "nodigt het gezin en de ontvanger uit"


@act
def plan_meeting(turn: Turn) -> str:
    """Where and when."""
    facts = turn.facts
    place, note = facts.choice("place", MeetingPlace), facts.text("note", "")
    planned_at, why = facts.moment("on"), facts.text("other_place_why", "")
    facts.refuse_rest()
    if planned_at is None:
        raise facts.mistake("on", "Wanneer is het gesprek?")
    meeting.plan_meeting(
        turn.handover,
        place=place,
        place_note=note,
        planned_at=planned_at,
        other_place_why=why,
        actor=turn.by,
    )
    return f"plant het gesprek: {MeetingPlace(place).label}"


@act
def nobody_came(turn: Turn) -> str:
    """The family was not there; a second attempt ``on`` another day."""
    facts = turn.facts
    why, new_at = facts.text("why"), facts.moment("on")
    facts.refuse_rest()
    if new_at is None:
        raise facts.mistake("on", "Wanneer is de volgende poging?")
    meeting.note_attempt(turn.handover, why=why, new_at=new_at, actor=turn.by)
    return f"noteert dat het gesprek niet doorging: {why}"


@act
def at_the_table(turn: Turn) -> str:
    """What was said and agreed: ``came`` and ``absent`` (name: why), ``questions``, conditions
    explained (``objections``), ``agreements``, ``plans``, ``regie`` and the other items of the
    agenda by the name of their column. What is left out stays as it was."""
    facts, table = turn.facts, turn.meeting
    _note_who_came(turn, table, facts)
    questions = facts.block_of("questions")
    for name in questions.names():
        row = table.help_questions.get(person=turn.person(name))
        agenda.note_question(row, question=questions.text(name), actor=turn.by)
    if facts.yes("conditions_explained"):
        _explain_conditions(turn, table, facts.block_of("objections"))
    _agree(turn, table, facts)
    _divide_regie(turn, table, facts.block_of("regie"))
    columns = {*WarmMeeting.AGENDA, *WarmMeeting.BRIDGING}
    given: dict[str, Any] = {
        name: turn.organisation(name) if name == "second_party" else facts.column(name, WarmMeeting)
        for name in facts.names()
        if name in columns
    }
    facts.expects(*columns)
    facts.refuse_rest()
    if given:
        agenda.write_meeting(table, actor=turn.by, **given)
    return "legt vast wat aan tafel is besproken"


@act
def hold_meeting(turn: Turn) -> str:
    """The meeting is over; with a caution ``despite``."""
    facts = turn.facts
    on, despite = facts.day("on") or timezone.localdate(), facts.text("despite", "")
    facts.refuse_rest()
    meeting.hold(turn.handover, on=on, despite=despite, actor=turn.by)
    return "rondt het gesprek van de warme overdracht af"


@act
def write_meeting_report(turn: Turn) -> str:
    """The report is worded."""
    turn.facts.refuse_rest()
    meeting_report.write_report(turn.handover, actor=turn.by)
    return "schrijft het verslag van de warme overdracht"


@act
def give_conditions(turn: Turn) -> str:
    """``to`` these members, and to the receiver, in writing."""
    facts = turn.facts
    people = [turn.person(name) for name in facts.texts("to")]
    how, receiver = facts.text("how"), facts.yes("receiver", default=True)
    facts.refuse_rest()
    told: dict[str, Any] = {"on": timezone.localdate(), "how": how, "actor": turn.by}
    for person in people:
        meeting_report.give_conditions(turn.meeting, person=person, **told)
    if receiver:
        meeting_report.give_conditions(turn.meeting, to_receiver=True, **told)
    return "geeft de voorwaarden op schrift"


@act
def share_meeting_report(turn: Turn) -> str:
    """Family and receiver get it, and the receiver can answer."""
    turn.facts.refuse_rest()
    meeting_report.share_report(turn.handover, actor=turn.by)
    return "deelt het verslag en het overdrachtsdocument"


def _note_who_came(turn: Turn, table: WarmMeeting, facts: Facts) -> None:
    """``came: all`` for everybody invited but those in ``absent``."""
    if "came" not in facts and "absent" not in facts:
        return
    facts.text("came", "all")
    absent = facts.block_of("absent")
    why = {turn.person(name).pk: absent.text(name) for name in absent.names()}
    for row in table.attendances.exclude(invited_on=None):
        missed = row.person_id in why
        attendance.note_attendance(
            row,
            came=YesNoUnknown.NO if missed else YesNoUnknown.YES,
            absent_why=why.get(row.person_id or 0, ""),
            actor=turn.by,
        )


def _explain_conditions(turn: Turn, table: WarmMeeting, objections: Facts) -> None:
    for row in table.condition_talks.all():
        agenda.explain_condition(
            row,
            explained=True,
            understood=YesNoUnknown.YES,
            objection=objections.text(str(row.number), ""),
            actor=turn.by,
        )


def _agree(turn: Turn, table: WarmMeeting, facts: Facts) -> None:
    """``agreements`` are next steps; ``plans`` who makes which plan and when."""
    for told in facts.blocks("agreements"):
        words = {name: told.text(name) for name in ("who", "what", "when")}
        told.refuse_rest()
        agenda.agree(table, actor=turn.by, **words)
    plans = facts.block_of("plans")
    for kind in plans.names():
        if kind not in AgreementKind.values:
            raise plans.mistake(kind, f"‘{kind}’ is geen soort plan.")
        who, _, when = plans.text(kind).partition(", ")
        row = table.agreements.get(kind=kind)
        agenda.write_row(row, actor=turn.by, who=who, when=when)


def _divide_regie(turn: Turn, table: WarmMeeting, listed: Facts) -> None:
    """``procesregie: gemeente daan``: organisation, and a colleague or a name in words."""
    for kind in listed.names():
        if kind not in RegieKind.values:
            raise listed.mistake(kind, f"‘{kind}’ is geen soort regie.")
        key, _, who = listed.text(kind).partition(" ")
        organisation = listed.look_up(kind, key, turn.scene.organisations, "De organisatie")
        colleague = turn.scene.colleagues.get(who)
        agenda.divide_regie(
            table.regie_agreements.get(kind=kind),
            organisation=organisation,
            person=colleague,
            person_name="" if colleague else who,
            since=timezone.localdate(),
            actor=turn.by,
        )
