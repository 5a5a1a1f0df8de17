"""The meeting on one page, with what it still misses; and the page on which an item is written."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from common.dutch import long_day
from common.shown import Fact, Step
from handover.content.talk import compose_talk
from handover.content.talk_paper import Section, talk_paper
from handover.enums import AFTER_MEETING, HandoverState, Side
from handover.guards.attendance import uninvited
from handover.guards.meeting import conditions_are_current, providers_directing
from handover.screens import meeting_items as items
from handover.selectors.meeting import monitoring_days, schemes_to_choose
from workflow.steps import cautions, objections

if TYPE_CHECKING:
    from accounts.models import User
    from handover.models import WarmMeeting
    from handover.screens.meeting_items import AgendaItem
    from safetyplans.screens.writing import Sheet

S = HandoverState
NO_PROVIDER = (
    "Geen zorgaanbieder krijgt casusregie of zicht op veiligheid. Dan is deze toets niet nodig."
)
NO_PLAN = "Veilig Thuis stelde geen voorwaarden. De ontvanger maakt met het gezin een eigen plan."


@dataclass(frozen=True)
class ItemLine:
    """An item with what is still missing, and what one may pass with a reason; ``asked``: something
    has to be written here."""

    title: str
    url: str
    asked: bool
    done: bool
    missing: list[str]
    cautions: list[str]


@dataclass(frozen=True)
class MeetingPage:
    """``elsewhere`` keeps the meeting from being held and is no item of the agenda.
    ``outdated``: the family or the plan changed since the meeting was set up."""

    number: str
    facts: list[Fact]
    lines: list[ItemLine]
    elsewhere: list[str]
    sections: tuple[Section, ...]
    writes: bool
    planned: bool
    outdated: bool

    @property
    def ready(self) -> bool:
        return not self.elsewhere and all(line.done for line in self.lines)


@dataclass(frozen=True)
class SchemeLine:
    """On which days VT would look, by this scheme (D9)."""

    label: str
    days: list[str]
    chosen: bool


@dataclass(frozen=True)
class ItemPage:
    number: str
    item: "AgendaItem"
    sheets: list["Sheet"]
    missing: list[str]
    notes: list[str]
    schemes: list[SchemeLine]
    steps: list[Step]
    place: int
    total: int
    before: Step | None
    after: Step | None
    add_url: str


def meeting_page(meeting: "WarmMeeting", reader: "User", *, writes: bool) -> MeetingPage:
    handover = meeting.handover
    lines = [_line(meeting, item) for item in items.items_of(handover)]
    said = {sentence for line in lines for sentence in line.missing}
    blocking = objections(handover, "hold") if handover.state == S.PLANNED else []
    paper = talk_paper(
        compose_talk(meeting, None), handover, written_on=timezone.localdate(), by=reader
    )
    return MeetingPage(
        number=handover.number,
        facts=facts_of(meeting),
        lines=lines,
        elsewhere=[sentence for sentence in blocking if sentence not in said],
        sections=paper.sections,
        writes=writes,
        planned=handover.state == S.PLANNED,
        outdated=handover.state not in AFTER_MEETING and is_outdated(meeting),
    )


def facts_of(meeting: "WarmMeeting") -> list[Fact]:
    where = str(meeting.get_place_display())
    facts = [
        ("Ontvanger", meeting.handover.receiver.name if meeting.handover.receiver else ""),
        ("Gepland", moment_in_words(meeting.planned_at)),
        ("Waar", f"{where}, {meeting.place_note}" if meeting.place_note else where),
        ("Gehouden", long_day(meeting.held_on) if meeting.held_on else ""),
    ]
    facts += [
        (f"Poging {place}", f"{moment_in_words(row.planned_at)}: {row.why}")
        for place, row in enumerate(meeting.attempts.all(), 1)
    ]
    return [Fact(label.strip(), value) for label, value in facts if value]


def moment_in_words(at: datetime | None) -> str:
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{long_day(local.date())}, {local:%H.%M} uur"


def is_outdated(meeting: "WarmMeeting") -> bool:
    """Somebody joined the family, or another receiver was chosen, and has no seat; or the
    conditions read otherwise by now."""
    handover, seats = meeting.handover, meeting.attendances
    seated = set(seats.values_list("person_id", flat=True))
    strangers = [one for one in uninvited(handover) if one.pk not in seated]
    receiver = seats.filter(side=Side.RECEIVER, organisation=handover.receiver)
    return bool(strangers) or not receiver.exists() or not conditions_are_current(handover)


def missing_in(meeting: "WarmMeeting", item: "AgendaItem") -> list[str]:
    handover = meeting.handover
    return [guard.says(handover) for guard in item.guards if not guard(handover)]


def cautions_in(meeting: "WarmMeeting", item: "AgendaItem") -> list[str]:
    handover = meeting.handover
    return [guard.says(handover) for guard in item.cautions if not guard(handover)]


def item_page(
    meeting: "WarmMeeting",
    item: "AgendaItem",
    place: str,
    sheets: list["Sheet"],
    agenda: "tuple[AgendaItem, ...]",
) -> ItemPage:
    here = agenda.index(item)
    steps = [_step(meeting, one, place, current=one == item) for one in agenda]
    return ItemPage(
        number=meeting.handover.number,
        item=item,
        sheets=sheets,
        missing=missing_in(meeting, item) if place == items.DESK else [],
        notes=_notes(meeting, item),
        schemes=_schemes(meeting) if item == items.MONITORING else [],
        steps=steps,
        place=here + 1,
        total=len(agenda),
        before=steps[here - 1] if here else None,
        after=steps[here + 1] if here + 1 < len(agenda) else None,
        add_url=address("meeting_add", meeting, place, item) if item.add else "",
    )


def table_steps(meeting: "WarmMeeting", agenda: "tuple[AgendaItem, ...]") -> list[Step]:
    """Everything there is to talk about, and what was talked about."""
    return [_step(meeting, item, items.TABLE, current=False) for item in agenda]


def address(name: str, meeting: "WarmMeeting", place: str, item: "AgendaItem", *key: int) -> str:
    return reverse(f"handover:{name}", args=[meeting.handover.number, place, item.slug, *key])


def hold_cautions(meeting: "WarmMeeting") -> list[str]:
    return cautions(meeting.handover, "hold")


def _line(meeting: "WarmMeeting", item: "AgendaItem") -> ItemLine:
    missing = missing_in(meeting, item)
    return ItemLine(
        title=item.title,
        url=address("meeting_item", meeting, items.DESK, item),
        asked=bool(item.guards or item.cautions),
        done=not missing,
        missing=missing,
        cautions=cautions_in(meeting, item),
    )


def _step(meeting: "WarmMeeting", item: "AgendaItem", place: str, *, current: bool) -> Step:
    return Step(
        label=item.title if place == items.DESK else item.plain,
        state="current" if current else _state(meeting, item),
        url=address("meeting_item", meeting, place, item),
    )


def _state(meeting: "WarmMeeting", item: "AgendaItem") -> str:
    if item == items.FURTHER:
        return "completed" if meeting.other_views or meeting.remarks else "upcoming"
    if item == items.CONSENT:
        return "completed" if meeting.handover.consents else "upcoming"
    if item == items.PROVIDER and not meeting.provider_equipped:
        return "upcoming"
    open_ones = missing_in(meeting, item) or cautions_in(meeting, item)
    return "upcoming" if open_ones else "completed"


def _notes(meeting: "WarmMeeting", item: "AgendaItem") -> list[str]:
    """What is good to know on this page, at the desk and at the table."""
    if item == items.PROVIDER and not providers_directing(meeting.handover):
        return [NO_PROVIDER]
    if item == items.CONSENT and meeting.handover.receiver:
        return [f"We delen dit met {meeting.handover.receiver.name}."]
    if item == items.PLAN and not meeting.condition_talks.exists():
        return [NO_PLAN]
    if item == items.EVALUATION and meeting.first_evaluation_on:
        return cautions_in(meeting, item)
    return []


def _schemes(meeting: "WarmMeeting") -> list[SchemeLine]:
    day = meeting.held_on
    if day is None:
        planned = meeting.planned_at
        day = timezone.localdate(planned) if planned else timezone.localdate()
    return [
        SchemeLine(
            label=label,
            days=[long_day(one) for one in monitoring_days(meeting, scheme, handed_over=day)],
            chosen=meeting.monitoring_scheme == scheme,
        )
        for scheme, label in schemes_to_choose(meeting)
    ]
