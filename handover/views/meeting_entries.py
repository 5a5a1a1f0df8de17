"""What one small form on a page of the agenda writes: words of the meeting, or one of its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.enums import RegieKind
from cases.selectors.savers import last_saved
from common.exceptions import DomainError
from common.overtaking import Standing
from common.shared_form import Choices, shown
from handover import plain
from handover.enums import PLANS, AgreementKind
from handover.forms import meeting as forms
from handover.screens import meeting_items as items
from handover.selectors import meeting_choices, meeting_rows
from handover.selectors.meeting import schemes_to_choose, usual_scheme
from handover.services import agenda
from handover.services.attendance import note_attendance
from handover.services.consents import note_consent
from handover.services.holding import locked_meeting

if TYPE_CHECKING:
    from accounts.models import User
    from handover.models import (
        Attendance,
        ConditionTalk,
        HelpQuestion,
        MeetingAgreement,
        RegieAgreement,
        WarmMeeting,
    )
    from handover.screens.meeting_items import AgendaItem
    from sharing.consent import ConsentGiven

TEXT_FORMS: dict[str, type[forms.AgendaForm]] = {
    items.ROLES.slug: forms.RolesForm,
    items.PROVIDER.slug: forms.ProviderForm,
    items.MONITORING.slug: forms.MonitoringForm,
    items.CONSEQUENCES.slug: forms.ConsequencesForm,
    items.EVALUATION.slug: forms.EvaluationForm,
    items.WAITING.slug: forms.WaitingForm,
    items.FURTHER.slug: forms.FurtherForm,
}
ROWS = (items.AGREEMENTS,)
OF_OTHER_ROWS = ("organisation", "person", "second_party")
ADD_AGAIN = f"{agenda.GONE} Wat u typte, staat hieronder: voeg het zo nodig opnieuw toe."


@dataclass(frozen=True)
class Entry:
    """``now`` reads what stands there once the meeting is held, ``write`` writes it; ``log`` is how
    the log tells of it.

    ``told`` is read above the questions; at the table ``plain`` instead of it and the heading,
    where there is one. ``lasting``: the row cannot be taken away.
    """

    meeting: "WarmMeeting"
    form_class: type[forms.AgendaForm]
    stands: Mapping[str, Any]
    now: "Callable[[WarmMeeting], Mapping[str, Any]]"
    write: Callable[[dict[str, Any]], object]
    heading: str = ""
    key: int = 0
    told: str = ""
    plain: str = ""
    log: Mapping[str, Any] = field(default_factory=dict)
    choices: Choices = field(default_factory=dict)
    proposed: Mapping[str, Any] = field(default_factory=dict)
    lasting: bool = True

    def form(self, typed: Any = None) -> forms.AgendaForm:
        initial = shown(self.stands, **self.proposed)
        return self.form_class(
            typed, initial=initial, choices=self.choices, auto_id=f"{self.anchor}-%s"
        )

    @property
    def anchor(self) -> str:
        return f"regel-{self.key}"

    def save(self, form: forms.AgendaForm, reader: "User") -> None:
        """What was typed, beside what others saved meanwhile (common/shared_form.py)."""

        def read() -> Mapping[str, Any]:
            return self.now(locked_meeting(self.meeting))

        there = Standing(
            read, lambda name: last_saved(self.meeting, reader, **self.log, fields=[name])
        )
        form.save_beside(there, lambda: self.write(form.cleaned_data))


def entries_of(
    meeting: "WarmMeeting", item: "AgendaItem", place: str, writer: "User"
) -> list[Entry]:
    """All the small forms of this item."""
    if item.slug in TEXT_FORMS:
        return [_texts(meeting, TEXT_FORMS[item.slug], writer)]
    makers: dict[str, Callable[[WarmMeeting, User], list[Entry]]] = {
        items.SEATS.slug: _seats_at(place),
        items.QUESTIONS.slug: _questions,
        items.PLAN.slug: _plan,
        items.AGREEMENTS.slug: _agreements,
        items.PLANS.slug: _plan_makers,
        items.REGIE.slug: _regie,
        items.CONTACT.slug: _contact,
        items.CONSENT.slug: _consents,
    }
    return makers[item.slug](meeting, writer)


def entry_of(
    meeting: "WarmMeeting", item: "AgendaItem", place: str, writer: "User", key: int
) -> Entry | None:
    """One of them; None when a colleague removed it meanwhile."""
    found = entries_of(meeting, item, place, writer)
    return next((one for one in found if one.key == key), None)


def lost_form(typed: Any) -> forms.AgendaForm:
    """An agreement that was typed in a row which is no longer there: it can be added again."""
    form = forms.AgreementForm(typed, choices={}, auto_id="weg-%s")
    form.add_error(None, ADD_AGAIN)
    return form


def _texts(
    meeting: "WarmMeeting", form_class: type[forms.AgendaForm], writer: "User", key: int = 0
) -> Entry:
    names = form_class.asks()

    def now(held: "WarmMeeting") -> Mapping[str, Any]:
        return shown_of(held, names)

    def write(answers: dict[str, Any]) -> None:
        agenda.write_meeting(meeting, actor=writer, **meeting_choices.found(meeting, answers))

    choices: dict[str, Any] = {}
    proposed = {}
    if "second_party" in names:
        choices["second_party"] = meeting_choices.organisations(meeting.handover.case)
    if "monitoring_scheme" in names:
        choices["monitoring_scheme"] = schemes_to_choose(meeting)
        proposed["monitoring_scheme"] = usual_scheme(meeting)
    return Entry(
        meeting,
        form_class,
        shown_of(meeting, names),
        now,
        write,
        key=key,
        choices=choices,
        proposed=proposed,
    )


def _seats_at(place: str) -> "Callable[[WarmMeeting, User], list[Entry]]":
    def seats(meeting: "WarmMeeting", writer: "User") -> list[Entry]:
        rows = [_seat(meeting, seat, writer) for seat in meeting_rows.invited(meeting)]
        if place == items.DESK:
            rows.append(_texts(meeting, forms.AbsenceForm, writer))
        return rows

    return seats


def _seat(meeting: "WarmMeeting", seat: "Attendance", writer: "User") -> Entry:
    return _row(
        meeting,
        seat,
        forms.SeatForm,
        lambda answers: note_attendance(seat, actor=writer, **answers),
        heading=meeting_rows.seat_name(seat),
        log={"attendance": seat.pk},
    )


def _questions(meeting: "WarmMeeting", writer: "User") -> list[Entry]:
    return [_question(meeting, row, writer) for row in meeting_rows.questions(meeting)]


def _question(meeting: "WarmMeeting", row: "HelpQuestion", writer: "User") -> Entry:
    return _row(
        meeting,
        row,
        forms.QuestionForm,
        lambda answers: agenda.note_question(row, actor=writer, **answers),
        heading=meeting_rows.called(row.person),
        log={"helpquestion": row.pk},
    )


def _plan(meeting: "WarmMeeting", writer: "User") -> list[Entry]:
    talks = [_condition(meeting, talk, writer) for talk in meeting.condition_talks.all()]
    if not talks:
        return []
    return [*talks, _texts(meeting, forms.PlanTalkForm, writer)]


def _condition(meeting: "WarmMeeting", talk: "ConditionTalk", writer: "User") -> Entry:
    return _row(
        meeting,
        talk,
        forms.ConditionForm,
        lambda answers: agenda.explain_condition(talk, actor=writer, **answers),
        heading=f"Voorwaarde {talk.number}",
        told=talk.text,
        log={"conditiontalk": talk.pk},
    )


def _agreements(meeting: "WarmMeeting", writer: "User") -> list[Entry]:
    rows = meeting.agreements.filter(kind=AgreementKind.FOLLOW_UP)
    return [
        _agreement(meeting, row, forms.AgreementForm, f"Afspraak {place}", writer, lasting=False)
        for place, row in enumerate(rows, 1)
    ]


def _plan_makers(meeting: "WarmMeeting", writer: "User") -> list[Entry]:
    rows = {row.kind: row for row in meeting.agreements.filter(kind__in=PLANS)}
    return [
        _agreement(meeting, rows[kind], forms.PlanMakerForm, plain.PLANS[kind], writer)
        for kind in PLANS
        if kind in rows
    ]


def _agreement(
    meeting: "WarmMeeting",
    row: "MeetingAgreement",
    form_class: type[forms.AgendaForm],
    heading: str,
    writer: "User",
    *,
    lasting: bool = True,
) -> Entry:
    return _row(
        meeting,
        row,
        form_class,
        lambda answers: agenda.write_row(row, actor=writer, **answers),
        heading=heading,
        log={"meetingagreement": row.pk},
        lasting=lasting,
    )


def _regie(meeting: "WarmMeeting", writer: "User") -> list[Entry]:
    return _regie_of([kind for kind in RegieKind if kind != RegieKind.CLIENT_CONTACT])(
        meeting, writer
    )


def _contact(meeting: "WarmMeeting", writer: "User") -> list[Entry]:
    return _regie_of([RegieKind.CLIENT_CONTACT])(meeting, writer)


def _regie_of(kinds: list[RegieKind]) -> "Callable[[WarmMeeting, User], list[Entry]]":
    def regie(meeting: "WarmMeeting", writer: "User") -> list[Entry]:
        rows = {row.kind: row for row in meeting.regie_agreements.all()}
        choices = {
            "organisation": meeting_choices.organisations(meeting.handover.case),
            "person": meeting_choices.people(meeting, rows.values()),
        }
        return [_regie_row(meeting, rows[kind], choices, writer) for kind in kinds if kind in rows]

    return regie


def _regie_row(
    meeting: "WarmMeeting", row: "RegieAgreement", choices: Choices, writer: "User"
) -> Entry:
    """Proposed is the receiver, from the day of the talk on."""
    day = timezone.localdate(meeting.planned_at) if meeting.planned_at else timezone.localdate()
    kind = RegieKind(row.kind)
    empty = row.organisation_id is None and row.since is None
    return _row(
        meeting,
        row,
        forms.RegieForm,
        lambda answers: agenda.divide_regie(
            row, actor=writer, **meeting_choices.found(meeting, answers)
        ),
        heading=str(kind.label).capitalize(),
        told=f"Deze persoon {plain.REGIE[kind]}.",
        plain=f"Wie {plain.REGIE[kind]}?",
        log={"regieagreement": row.pk},
        choices=choices,
        proposed={"organisation": meeting.handover.receiver_id, "since": day} if empty else {},
    )


def _consents(meeting: "WarmMeeting", writer: "User") -> list[Entry]:
    return [_consent(meeting, one, writer) for one in meeting_rows.consents(meeting)]


def _consent(meeting: "WarmMeeting", given: "ConsentGiven", writer: "User") -> Entry:
    person = given.person

    def now(_held: "WarmMeeting") -> Mapping[str, Any]:
        return _consent_words(meeting_rows.consent_of(meeting, person))

    return Entry(
        meeting,
        forms.ConsentTalkForm,
        _consent_words(given),
        now,
        lambda answers: note_consent(meeting, person, actor=writer, **answers),
        heading=meeting_rows.called(person),
        key=person.pk,
        log={"consent": person.pk},
        choices={"given_by": meeting_choices.answerers(person)},
    )


def _consent_words(given: "ConsentGiven") -> dict[str, Any]:
    return {"answer": str(given.answer), "given_by": str(given.given_by), "note": given.note}


def _row(
    meeting: "WarmMeeting",
    row: Any,
    form_class: type[forms.AgendaForm],
    write: Callable[[dict[str, Any]], object],
    **about: Any,
) -> Entry:
    names = form_class.asks()

    def now(held: "WarmMeeting") -> Mapping[str, Any]:
        standing = type(row)._default_manager.filter(meeting=held, pk=row.pk).first()
        if standing is None:
            raise DomainError(agenda.GONE)
        return shown_of(standing, names)

    return Entry(meeting, form_class, shown_of(row, names), now, write, key=row.pk, **about)


def shown_of(row: Any, names: list[str]) -> dict[str, Any]:
    """What a form asks, as it stands in this row; other rows by their keys."""
    return {name: getattr(row, f"{name}_id" if name in OF_OTHER_ROWS else name) for name in names}
