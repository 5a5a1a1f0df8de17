"""The page of one consultation, and the list, as the municipality sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from accounts.contacts import contact_today
from common.shown import Badge, Block, Fact, Step
from consultations.enums import UsdState
from consultations.guards.usd import UNSAFE
from consultations.opening import Route, route_now
from consultations.screens import usd_shared
from consultations.screens.usd_shared import TaskLine
from consultations.services.usd_deciding import NO_CHOICE
from deadlines.wording import long_date, moment
from workflow.steps import objections

if TYPE_CHECKING:
    from consultations.models import UsdConsultation
    from organisations.models import Organisation

S = UsdState
TONES = {
    S.REGISTERED: "outline",
    S.ADVISED: "azure",
    S.OWN_WAY: "lime",
    S.TALK_FURTHER: "green",
    S.REPORTED: "purple",
    S.VT_DIRECTS: "purple",
    S.CLOSED: "neutral",
}
OPEN = {S.REGISTERED, S.ADVISED}
TO_REPORT = {S.REPORTED, S.VT_DIRECTS}
# The sections of the page in the order of the talk, with their anchors.
SECTIONS = {
    "contact": "Contact",
    "inschatting": "Eigen inschatting",
    "advies": "Vraag en advies",
    "besluit": "Besluit",
    "taken": "Taken en rollen",
    "vervolg": "Vervolg",
}


@dataclass(frozen=True)
class Reach:
    """Whom the consulent calls: now, and about her own municipality."""

    route: Route
    name: str
    phone: str
    replaces: bool


@dataclass(frozen=True)
class UsdPage:
    """``stands`` holds talk and decision once these can only be read."""

    number: str
    url: str
    steps: list[Step]
    reach: Reach | None
    badge: Badge | None = None
    maker: str = ""
    closed_at: datetime | None = None
    standing: str = ""
    warning: str = ""
    stands: tuple[Block, ...] = ()
    decided: bool = False
    rest: tuple[Block, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    still_needed: tuple[str, ...] = ()


@dataclass(frozen=True)
class UsdRow:
    """One line of the list; the family is in it only as a number of the own file."""

    number: str
    url: str
    reference: str
    consulted_at: datetime
    danger: str
    state: Badge
    maker: str
    asks: list[str]


def new_page(place: "Organisation", now: datetime) -> UsdPage:
    return UsdPage(
        number="",
        url=reverse("consultations:usd_new"),
        steps=_steps(None),
        reach=_reach(place, now),
    )


def usd_page(row: "UsdConsultation", now: datetime) -> UsdPage:
    closed = row.state == S.CLOSED
    stands = row.state not in OPEN
    return UsdPage(
        number=row.number,
        url=reverse("consultations:usd", args=[row.number]),
        steps=_steps(row),
        reach=None if closed else _reach(row.organisation, now),
        badge=usd_badge(row.state),
        maker=row.made_by.name,
        closed_at=row.closed_at,
        standing=_standing(row),
        warning="" if stands else _warning(row),
        stands=_standing_blocks(row) if stands else (),
        decided=stands,
        rest=(_ending(row),) if closed else (),
        tasks=tuple(usd_shared.tasks_of(row)) if closed else (),
        still_needed=tuple(_still_needed(row)),
    )


def usd_rows(rows: "Iterable[UsdConsultation]", today: date) -> list[UsdRow]:
    return [_row(row, today) for row in rows]


def usd_badge(state: str) -> Badge:
    known = UsdState(state)
    return Badge(capfirst(known.label), TONES[known])


def _row(row: "Any", today: date) -> UsdRow:
    return UsdRow(
        number=row.number,
        url=reverse("consultations:usd", args=[row.number]),
        reference=row.own_reference,
        consulted_at=row.consulted_at,
        danger=row.get_danger_display(),
        state=usd_badge(row.state),
        maker=row.made_by.name,
        asks=_asks(row, today),
    )


def _asks(row: "Any", today: date) -> list[str]:
    """What a colleague still has to do; ``row.divided`` comes from the selector."""
    said = []
    if row.state == S.REGISTERED:
        said.append("Vul aan: inschatting, vraag of advies ontbreekt")
    elif row.state == S.ADVISED:
        said.append("Leg het besluit vast")
    elif row.state != S.CLOSED:
        if not row.divided:
            said.append("Verdeel de taken")
        if row.awaits_report:
            said.append("De melding is nog niet gekoppeld")
    if row.follow_up_on == today:
        said.append("Vandaag opvolgen")
    elif row.follow_up_on and row.follow_up_on < today:
        said.append(f"Opvolgen was op {long_date(row.follow_up_on)}")
    return said


def _steps(row: "UsdConsultation | None") -> list[Step]:
    done = _done(row) if row else {}
    todo = next((key for key in SECTIONS if not done.get(key)), "")
    state = {True: "completed", False: "upcoming"}
    written = row is None or row.state != S.CLOSED
    return [
        Step(
            label,
            "current" if key == todo else state[done.get(key, False)],
            url=f"#{key}" if written else "",
        )
        for key, label in SECTIONS.items()
    ]


def _done(row: "UsdConsultation") -> dict[str, bool]:
    return {
        "contact": True,
        "inschatting": bool(row.danger and row.own_estimate),
        "advies": bool(row.question and row.advice_received),
        "besluit": bool(row.decision),
        "taken": bool(row.tasks.all()),
        "vervolg": bool(row.follow_up or row.follow_up_on or row.state == S.CLOSED),
    }


def _reach(place: "Organisation", now: datetime) -> Reach | None:
    if place.region is None:
        return None
    contact = contact_today(place, timezone.localdate(now))
    person = contact.in_charge if contact else None
    return Reach(
        route=route_now(place.region, now),
        name=person.name if person else "",
        phone=person.work_phone if person else "",
        replaces=bool(contact and contact.is_replaced),
    )


def _standing(row: "UsdConsultation") -> str:
    """What Veilig Thuis sees of it, and what is to be done with the number."""
    if row.report_number:
        return (
            f"Veilig Thuis heeft melding {row.report_number} aan deze consultatie gekoppeld. "
            "Veilig Thuis leest nu uw inschatting, vraag, advies, besluit, taken en vervolg."
        )
    if row.decision in TO_REPORT:
        return (
            f"Doe de melding bij Veilig Thuis en noem nummer {row.number}. Dan leest Veilig Thuis "
            "wat hier staat, en ziet u hier het nummer van de melding."
        )
    return "Veilig Thuis ziet deze consultatie niet. Dat verandert alleen als er een melding komt."


def _warning(row: "UsdConsultation") -> str:
    if row.danger not in UNSAFE:
        return ""
    return (
        f"U schat de situatie in als {row.get_danger_display()}. Dan is melden de norm, ook als u "
        "zelf hulp biedt."
    )


def _still_needed(row: "UsdConsultation") -> list[str]:
    if row.state == S.REGISTERED:
        return objections(row, "receive_advice")
    if row.state == S.ADVISED:
        return [NO_CHOICE]
    return [] if row.state == S.CLOSED else objections(row, "close")


def _standing_blocks(row: "UsdConsultation") -> tuple[Block, ...]:
    return (_contact(row), usd_shared.estimate(row), usd_shared.asked(row), _decision(row))


def _contact(row: "UsdConsultation") -> Block:
    facts = [
        Fact("Eigen dossiernummer", row.own_reference),
        Fact("Gesproken", f"{moment(row.consulted_at)}, {row.get_channel_display()}"),
        Fact("Met", row.spoken_with),
    ]
    return Block("Contact", [fact for fact in facts if fact.value], "contact")


def _ending(row: "UsdConsultation") -> Block:
    """The follow-up, and for the municipality alone why it closed before the report was tied."""
    block = usd_shared.follow_up(row)
    if not row.unlinked_because:
        return block
    why = Fact("Waarom afgesloten voordat de melding was gekoppeld", row.unlinked_because)
    return Block(block.title, [*block.facts, why], block.anchor)


def _decision(row: "UsdConsultation") -> Block:
    block = usd_shared.decided(row)
    if not row.unreported_because:
        return block
    why = Fact("Waarom er toen geen melding kwam", row.unreported_because)
    return Block(block.title, [*block.facts, why], block.anchor)
