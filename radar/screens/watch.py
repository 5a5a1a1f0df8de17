"""A likeness, and the list of those that wait for a human."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from cases.enums import RadarVerdict
from radar.screens.entries import EntryShown, entries, propose_url
from radar.selectors.watch import waiting_for

if TYPE_CHECKING:
    from accounts.models import User
    from radar.models import LookAlike


@dataclass(frozen=True)
class LookAlikeLine:
    url: str
    case_number: str
    known: str
    new: str
    score: int
    reasons: str
    noted_at: datetime


@dataclass(frozen=True)
class LookAlikePage:
    """What ``radar/look_alike.html`` shows; ``judged`` is by whom and when."""

    case_number: str
    score: int
    reasons: list[str]
    noted_at: datetime
    new: EntryShown
    known: EntryShown
    open: bool
    same: bool
    verdict: str
    judged: str
    judge_url: str
    propose_url: str


def lines(reader: "User") -> list[LookAlikeLine]:
    return [
        LookAlikeLine(
            url=reverse("radar:look_alike", args=[alike.pk]),
            case_number=alike.case.number,
            known=alike.known.name,
            new=alike.person.name,
            score=alike.score,
            reasons=", ".join(alike.reasons),
            noted_at=alike.noted_at,
        )
        for alike in waiting_for(reader)
    ]


def look_alike_page(alike: "LookAlike", reader: "User") -> LookAlikePage:
    new, known = entries(reader, [alike.person, alike.known])
    judged = ""
    if alike.judged_by and alike.judged_at:
        judged = f"{alike.judged_by.name}, {timezone.localtime(alike.judged_at):%d-%m-%Y}"
    return LookAlikePage(
        case_number=alike.case.number,
        score=alike.score,
        reasons=alike.reasons,
        noted_at=alike.noted_at,
        new=new,
        known=known,
        open=alike.verdict == RadarVerdict.OPEN,
        same=alike.verdict == RadarVerdict.SAME,
        verdict=str(alike.get_verdict_display()),
        judged=judged,
        judge_url=reverse("radar:judge", args=[alike.pk]),
        propose_url=propose_url(alike.known, alike.person),
    )
