"""The report of the meeting: what it will say, who has the conditions in writing, and sharing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from common.dutch import short_day
from handover.content.plan import conditions_of
from handover.content.talk import compose_talk
from handover.content.talk_paper import TalkPaper, talk_paper
from handover.content.talk_secrets import betrayed_in_talk
from handover.enums import HandoverState
from handover.screens import meeting_items as items
from handover.screens.meeting import address
from handover.selectors.meeting import readers_of_report
from handover.selectors.meeting_papers import copies_of_report
from safetyplans.selectors.versions import newest_version
from workflow.steps import objections

if TYPE_CHECKING:
    from accounts.models import User
    from handover.forms.meeting_acts import GivenForm
    from handover.models import WarmMeeting
    from handover.selectors.meeting_papers import Owed
    from people.models import Person

S = HandoverState
RECEIVER = "De ontvanger"


@dataclass(frozen=True)
class GivenLine:
    """The conditions in writing to one person, or to the receiver (001-03)."""

    to: str
    given: str
    anchor: str
    url: str
    form: "GivenForm"


@dataclass(frozen=True)
class CopyLine:
    """The report as this reader got it."""

    to: str
    url: str


@dataclass(frozen=True)
class ReportPage:
    """``missing`` stands between the report and sharing it; ``judged`` is what a second person
    reads along. ``prints_url``: where the plan is printed for the family."""

    number: str
    paper: TalkPaper
    begins: bool
    drafting: bool
    shared: bool
    given: list[GivenLine]
    missing: list[str]
    never: tuple[str, ...]
    judged: tuple[str, ...]
    second: bool
    readers: list[str]
    copies: list[CopyLine]
    word_url: str
    prints_url: str


def report_page(
    meeting: "WarmMeeting", reader: "User", owed: "list[tuple[Owed, GivenForm]]", *, of_vt: bool
) -> ReportPage:
    """``owed``: to whom the conditions go in writing, each with an own form; VT notes that."""
    handover = meeting.handover
    drafting = of_vt and handover.state == S.REPORT_DRAFT
    found = betrayed_in_talk(meeting) if drafting else None
    paper = talk_paper(
        compose_talk(meeting, None), handover, written_on=timezone.localdate(), by=reader
    )
    return ReportPage(
        number=handover.number,
        paper=paper,
        begins=of_vt and handover.state == S.HELD,
        drafting=drafting,
        shared=handover.state in (S.REPORT_SHARED, S.ACCEPTED),
        given=[_given(meeting, one, form) for one, form in owed],
        missing=objections(handover, "share_report") if drafting else [],
        never=found.never if found else (),
        judged=found.judged if found else (),
        second=bool(found and found.judged and reader.pk not in handover.authors),
        readers=[person.name for person in readers_of_report(meeting)],
        copies=_copies(meeting, of_vt=of_vt),
        word_url=address("meeting_item", meeting, items.DESK, items.FURTHER),
        prints_url=_prints(meeting) if of_vt else "",
    )


def anchor_of(person: "Person | None") -> str:
    """Where on the page it stands whether this member, or the receiver, has them in writing."""
    return f"schrift-{person.pk if person else 'ontvanger'}"


def _given(meeting: "WarmMeeting", owed: "Owed", form: "GivenForm") -> GivenLine:
    number, person, given = meeting.handover.number, owed.person, owed.given
    return GivenLine(
        to=person.name if person else RECEIVER,
        given=f"{short_day(given.given_on)}, {given.how}" if given else "",
        anchor=anchor_of(person),
        url=reverse("handover:meeting_given", args=[number, person.pk])
        if person
        else reverse("handover:meeting_given_receiver", args=[number]),
        form=form,
    )


def _copies(meeting: "WarmMeeting", *, of_vt: bool) -> list[CopyLine]:
    number = meeting.handover.number
    return [
        CopyLine(
            to=row.person.name if row.person else RECEIVER,
            url=reverse("handover:meeting_report_pdf", args=[number, place]),
        )
        for place, row in enumerate(copies_of_report(meeting, of_vt=of_vt), 1)
    ]


def _prints(meeting: "WarmMeeting") -> str:
    """Where the family copies of the plan are made; none out of triage."""
    handover = meeting.handover
    if handover.track is None or not conditions_of(handover):
        return ""
    plan = handover.track.safety_plan
    return reverse("safetyplans:prints", args=[plan.number, newest_version(plan)])
