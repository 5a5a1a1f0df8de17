"""The small forms of a moment: what each shows, and what it writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.selectors.savers import last_saved
from common.overtaking import Standing
from common.shared_form import SmallForm, shown
from monitoring.forms import moment as forms
from monitoring.screens.moment import CONDITIONS, DECISION, SAFETY, TALKS
from monitoring.selectors.moment import (
    condition_answers,
    family_of,
    fresh_moment,
    member_answers,
    professionals_of,
    talk_answers,
)
from monitoring.services.talks import write_member, write_talk
from monitoring.services.writing import write, write_condition
from people.selectors import is_minor
from safetyplans.selectors.conditions import conditions_in_force

if TYPE_CHECKING:
    from accounts.models import User
    from monitoring.models import MomentTalk, MonitoringMoment
    from people.models import Person
    from safetyplans.models import SafetyCondition

# The forms of the moment itself, by part.
TEXTS: dict[str, tuple[tuple[type[SmallForm], str], ...]] = {
    TALKS: ((forms.OutsideForm, "Geen professional gesproken"),),
    SAFETY: (
        (forms.IncidentsForm, "Sinds het vorige moment"),
        (forms.RecoveryForm, "Herstel"),
        (forms.HelpForm, "Hulp en regie"),
    ),
    DECISION: ((forms.DecisionForm, "Conclusie en besluit"),),
}


@dataclass(frozen=True)
class Entry:
    """``now`` reads what stands there, ``write`` writes it; ``log`` is how the log tells of it.

    ``key`` tells the forms of one part apart: ``t0``, ``t1`` … of the moment itself, ``r12`` of a
    row.
    """

    moment: "MonitoringMoment"
    form_class: type[SmallForm]
    now: Callable[[], Mapping[str, Any]]
    write: Callable[[dict[str, Any]], object]
    heading: str
    key: str
    told: str
    log: Mapping[str, Any]

    @property
    def anchor(self) -> str:
        return f"regel-{self.key}"

    def form(self, typed: Any = None) -> SmallForm:
        return self.form_class(
            typed, initial=shown(self.now()), choices={}, auto_id=f"{self.anchor}-%s"
        )

    def save(self, form: SmallForm, reader: "User") -> None:
        """What was typed, beside what others saved meanwhile (common/shared_form.py)."""
        there = Standing(
            self.now, lambda name: last_saved(self.moment, reader, **self.log, fields=[name])
        )
        form.save_beside(there, lambda: self.write(form.cleaned_data))


def entries_of(moment: "MonitoringMoment", part: str, writer: "User") -> list[Entry]:
    """All the small forms of this part."""
    rows: list[Entry] = []
    if part == TALKS:
        outside = [_talk(moment, talk, writer) for talk in professionals_of(moment)]
        rows = [*(_member(moment, one, writer) for one in family_of(moment)), *outside]
    if part == CONDITIONS:
        case = moment.trajectory.case
        rows = [_condition(moment, one, writer) for one in conditions_in_force(case)]
    texts = [
        _text(moment, form_class, heading, f"t{place}", writer)
        for place, (form_class, heading) in enumerate(TEXTS.get(part, ()))
    ]
    return [*rows, *texts]


def entry_of(moment: "MonitoringMoment", part: str, key: str, writer: "User") -> Entry | None:
    return next((one for one in entries_of(moment, part, writer) if one.key == key), None)


def _text(
    moment: "MonitoringMoment",
    form_class: type[SmallForm],
    heading: str,
    key: str,
    writer: "User",
) -> Entry:
    names = form_class.asks()

    def now() -> Mapping[str, Any]:
        standing = fresh_moment(moment)
        return {name: getattr(standing, name) for name in names}

    return Entry(
        moment,
        form_class,
        now,
        lambda answers: write(moment, actor=writer, **answers),
        heading,
        key,
        told="",
        log={},
    )


def _member(moment: "MonitoringMoment", person: "Person", writer: "User") -> Entry:
    today = timezone.localdate()
    form_class = forms.ChildTalkForm if is_minor(person, today) else forms.TalkForm
    names = form_class.asks()
    return Entry(
        moment,
        form_class,
        lambda: member_answers(moment, person, names),
        lambda answers: write_member(moment, person, actor=writer, **answers),
        person.name,
        f"p{person.pk}",
        told=person.age_text(today),
        log={"person": person.pk},
    )


def _talk(moment: "MonitoringMoment", talk: "MomentTalk", writer: "User") -> Entry:
    names = forms.TalkForm.asks()
    return Entry(
        moment,
        forms.TalkForm,
        lambda: talk_answers(talk, names),
        lambda answers: write_talk(talk, actor=writer, **answers),
        talk.name,
        f"r{talk.pk}",
        told=talk.role,
        log={"talk": talk.pk},
    )


def _condition(moment: "MonitoringMoment", row: "SafetyCondition", writer: "User") -> Entry:
    return Entry(
        moment,
        forms.ConditionForm,
        lambda: condition_answers(moment, row),
        lambda answers: write_condition(
            moment, row, status=answers["kept"], note=answers["note"], actor=writer
        ),
        f"Voorwaarde {row.number}",
        f"r{row.pk}",
        told=row.text,
        log={"condition": row.pk},
    )
