"""What other regions were asked about a report, beside what they answered (5.3)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from cases.screens.header import CaseHeader, case_header
from common.shown import Fact
from radar.enums import RegionQuestion, RegionRequestState
from radar.permissions import can_ask_region, can_read_answers
from radar.selectors.regions import persons_to_ask_about, requests_of

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Report
    from radar.models import RegionRequest


@dataclass(frozen=True)
class RegionCard:
    """One request. Who may know only the days gets no region, words or numbers."""

    title: str
    state: str
    late: bool
    facts: list[Fact]
    answer_url: str
    withdraw_url: str


@dataclass(frozen=True)
class RegionsPage:
    header: CaseHeader
    number: str
    cards: list[RegionCard]
    only_days: bool
    may_ask: bool


def regions_page(report: "Report", reader: "User") -> RegionsPage:
    full, may_ask = can_read_answers(reader), can_ask_region(report, reader)
    return RegionsPage(
        header=case_header(report.case, reader, "assessment", report),
        number=report.number,
        cards=[_card(one, full=full, may_note=may_ask) for one in requests_of(report)],
        only_days=not full,
        may_ask=may_ask,
    )


def person_choices(report: "Report", reader: "User") -> list[tuple[str, str]]:
    return [
        (str(person.pk), f"{person.name}, geboren {person.birth}")
        for person in persons_to_ask_about(report, reader)
    ]


def _card(request: "RegionRequest", *, full: bool, may_note: bool) -> RegionCard:
    waits = request.state == RegionRequestState.ASKED
    keys = [request.report.number, request.pk]
    return RegionCard(
        title=request.region_name if full else "Een andere regio",
        state=str(request.get_state_display()),
        late=waits and request.due_on < timezone.localdate(),
        facts=[*_days(request), *(_words(request) if full else [])],
        answer_url=reverse("radar:region_answer", args=keys) if waits and may_note else "",
        withdraw_url=reverse("radar:region_withdraw", args=keys) if waits and may_note else "",
    )


def _days(request: "RegionRequest") -> list[Fact]:
    asked = f"{timezone.localtime(request.asked_at):%d-%m-%Y}, {request.asked_by.name}"
    facts = [Fact("Gevraagd", asked), Fact("Antwoord verwacht", f"{request.due_on:%d-%m-%Y}")]
    if request.ended_at and request.ended_by:
        ended = f"{timezone.localtime(request.ended_at):%d-%m-%Y}, {request.ended_by.name}"
        facts.append(Fact("Vastgelegd", ended))
    return facts


def _words(request: "RegionRequest") -> list[Fact]:
    asked = [
        Fact("Aan wie en hoe", request.asked_of),
        Fact("Over wie", ", ".join(person.name for person in request.about.all())),
        Fact("Wat", "; ".join(str(RegionQuestion(one).label) for one in request.questions)),
        Fact("Waarom", request.why),
    ]
    if request.state != RegionRequestState.ANSWERED:
        return asked
    said = [
        Fact("Antwoord", str(request.get_answer_display())),
        Fact("Nummers daar", request.numbers),
        Fact("Contact daar", request.contact),
        Fact("Wat is geantwoord", request.summary),
    ]
    return asked + [fact for fact in said if fact.value]
