"""The report of the meeting: what it will say, who has the conditions in writing, and sharing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from common.dutch import short_day
from handover.content.talk import compose_talk
from handover.content.talk_paper import TalkPaper, talk_paper
from handover.content.talk_secrets import betrayed_in_talk
from handover.enums import HandoverState, Side
from handover.forms.meeting_acts import GivenForm
from handover.models import MeetingReport
from handover.screens import meeting_items as items
from handover.screens.meeting import address
from handover.selectors.meeting import readers_of_report
from handover.selectors.plan import conditions_of
from safetyplans.selectors.versions import newest_version
from workflow.steps import objections

if TYPE_CHECKING:
    from accounts.models import User
    from handover.models import WarmMeeting

S = HandoverState
RECEIVER = "De ontvanger"


@dataclass(frozen=True)
class GivenLine:
    """The conditions in writing to one person, or to the receiver (001-03)."""

    to: str
    given: str
    anchor: str
    url: str
    form: GivenForm


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
    meeting: "WarmMeeting", reader: "User", *, of_vt: bool, refused: "tuple[str, GivenForm] | None"
) -> ReportPage:
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
        given=given_lines(meeting, refused) if of_vt else [],
        missing=objections(handover, "share_report") if drafting else [],
        never=found.never if found else (),
        judged=found.judged if found else (),
        second=bool(found and found.judged and reader.pk not in handover.authors),
        readers=[person.name for person in readers_of_report(meeting)],
        copies=_copies(meeting, of_vt=of_vt),
        word_url=address("meeting_item", meeting, items.DESK, items.FURTHER),
        prints_url=_prints(meeting) if of_vt else "",
    )


def given_lines(
    meeting: "WarmMeeting", refused: "tuple[str, GivenForm] | None" = None
) -> list[GivenLine]:
    """Of each member who was not kept away, and of the receiver; nothing without conditions."""
    if not meeting.condition_talks.exists():
        return []
    number = meeting.handover.number
    given = {row.person_id: row for row in meeting.written_conditions.all()}
    seats = meeting.attendances.filter(side=Side.FAMILY).select_related("person")
    owed: list[tuple[str, int | None, str]] = [
        (
            seat.person.name,
            seat.person_id,
            reverse("handover:meeting_given", args=[number, seat.person_id]),
        )
        for seat in seats
        if seat.person and (seat.invited_on or not seat.not_invited_why)
    ]
    owed.append((RECEIVER, None, reverse("handover:meeting_given_receiver", args=[number])))
    return [_given(to, key, url, given.get(key), refused) for to, key, url in owed]


def _given(
    to: str, key: int | None, url: str, row: object, refused: "tuple[str, GivenForm] | None"
) -> GivenLine:
    anchor = f"schrift-{key or 'ontvanger'}"
    stands = {"on": timezone.localdate()}
    said = ""
    if row is not None:
        stands = {"on": row.given_on, "how": row.how}  # type: ignore[attr-defined]
        said = f"{short_day(row.given_on)}, {row.how}"  # type: ignore[attr-defined]
    form = GivenForm(initial=stands, auto_id=f"{anchor}-%s")
    if refused and refused[0] == anchor:
        form = refused[1]
    return GivenLine(to=to, given=said, anchor=anchor, url=url, form=form)


def _copies(meeting: "WarmMeeting", *, of_vt: bool) -> list[CopyLine]:
    made = MeetingReport.objects.filter(meeting=meeting).select_related("person")
    if not of_vt:
        made = made.filter(person=None)
    number = meeting.handover.number
    return [
        CopyLine(
            to=row.person.name if row.person else RECEIVER,
            url=reverse("handover:meeting_report_pdf", args=[number, place]),
        )
        for place, row in enumerate(made.order_by("pk"), 1)
    ]


def _prints(meeting: "WarmMeeting") -> str:
    """Where the family copies of the plan are made; none out of triage."""
    handover = meeting.handover
    if handover.track is None or not conditions_of(handover):
        return ""
    plan = handover.track.safety_plan
    return reverse("safetyplans:prints", args=[plan.number, newest_version(plan)])
