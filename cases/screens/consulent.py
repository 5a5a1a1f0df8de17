"""Whether the municipal consulent heard of a crisis: what is still to be done, or what was (D8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from accounts.contacts import contact_today
from cases.permissions import can_tell_consulent
from cases.screens.header import CaseHeader, case_header
from cases.selectors.consulent import duties_of, told_about
from common.dutch import MONTHS, short_day
from deadlines.enums import DeadlineState
from deadlines.workdays import AMSTERDAM

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import AuthorityNotice, Case, CaseDeadline, Report
    from organisations.models import Organisation

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True)
class ConsulentCard:
    """One crisis. ``to_do`` is empty once told, or once said why not; ``url`` for who may tell."""

    report: str
    to_do: str
    late: bool
    done: list[str]
    municipality: str
    phone: str
    contact: str
    url: str


@dataclass(frozen=True)
class ConsulentPage:
    header: CaseHeader
    card: ConsulentCard


def consulent_page(report: "Report", reader: "User") -> ConsulentPage:
    (card,) = _cards(report.case, [report], reader, duties_of([report]))
    return ConsulentPage(case_header(report.case, reader, "report", report), card)


def consulent_cards(
    case: "Case", reports: "Iterable[Report]", reader: "User", terms: "Iterable[CaseDeadline]"
) -> list[ConsulentCard]:
    """A card for each crisis among these reports of the case that has something to tell.

    ``terms``: those of the case, what ends first on top.
    """
    urgent = [report for report in reports if report.urgent]
    cards = _cards(case, urgent, reader, terms) if urgent else []
    return [card for card in cards if card.to_do or card.done]


def _cards(
    case: "Case", urgent: "list[Report]", reader: "User", terms: "Iterable[CaseDeadline]"
) -> list[ConsulentCard]:
    duties = {term.report_id: term for term in terms if term.term == "D8"}
    waits = any(duty.is_open for duty in duties.values())
    ended = [key for key, duty in duties.items() if not duty.is_open]
    told = told_about(ended) if ended else []
    town, contact = case.municipality, _contact(case.municipality) if waits else ""
    return [
        ConsulentCard(
            report=report.number,
            to_do=_to_do(duties.get(report.pk)),
            late=_is_late(duties.get(report.pk)),
            done=[
                *_untold(duties.get(report.pk)),
                *(_told(notice) for notice in told if notice.report_id == report.pk),
            ],
            municipality=town.name if town else "",
            phone=town.phone if town else "",
            contact=contact,
            url=_url(report, reader),
        )
        for report in urgent
    ]


def _url(report: "Report", reader: "User") -> str:
    may = can_tell_consulent(report, reader)
    return reverse("cases:report_consulent", args=[report.number]) if may else ""


def _to_do(duty: "CaseDeadline | None") -> str:
    if duty is None or not duty.is_open:
        return ""
    day = _full_day(duty.due_at.astimezone(AMSTERDAM).date())
    if _is_late(duty):
        return (
            f"De consulent had uiterlijk {day} moeten horen dat de crisisdienst betrokken was. "
            "Bel vandaag nog."
        )
    return f"Vertel de consulent vóór het eind van {day} dat de crisisdienst betrokken was."


def _is_late(duty: "CaseDeadline | None") -> bool:
    return bool(duty and duty.is_open and duty.is_late(timezone.now()))


def _contact(municipality: "Organisation | None") -> str:
    """The colleague who knows the consulents of this municipality."""
    found = municipality and contact_today(municipality, timezone.localdate())
    if not found or found.in_charge is None:
        return ""
    phone = f", {found.in_charge.work_phone}" if found.in_charge.work_phone else ""
    return f"Vaste contactpersoon bij Veilig Thuis: {found.in_charge.name}{phone}"


def _untold(duty: "CaseDeadline | None") -> list[str]:
    """Why nobody was told, by whom and when that was put down."""
    if duty is None or duty.state != DeadlineState.WITHDRAWN or duty.withdrawn_by is None:
        return []
    on = short_day(timezone.localtime(duty.withdrawn_at))
    return [f"Niet verteld. {duty.withdrawal_reason} ({duty.withdrawn_by.name}, {on})"]


def _told(notice: "AuthorityNotice") -> str:
    at = timezone.localtime(notice.at)
    return (
        f"Verteld aan {notice.organisation_name} op {short_day(at)} om {at:%H.%M} uur "
        f"({notice.get_channel_display()}) door {notice.by.name}. Grond: {notice.why}."
    )


def _full_day(day: date) -> str:
    """maandag 16 juni"""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
