"""The page Raad: the request, who keeps sight meanwhile, and until when the estimate holds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from cases.selectors.savers import last_saved
from common.dutch import short_day
from common.overtaking import Standing
from common.shown import COMPLETED, CURRENT, UPCOMING, Badge, Fact, Step
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from tracks.enums import RVDK_OPEN, RvdkState
from tracks.screens.frame import is_over
from tracks.screens.words import day_of
from tracks.selectors import rvdk as selectors
from tracks.services.rvdk import PLAN_FACTS
from workflow.steps import locked, objections

if TYPE_CHECKING:
    from accounts.models import User
    from organisations.models import Organisation
    from tracks.models import RvdkRequest, Track

S = RvdkState
TONES = {S.PREPARING: "outline", S.RULED: "green", S.WITHDRAWN: "neutral"}
PATH = (S.PREPARING, S.REQUESTED, S.WAITING, S.INVESTIGATING, S.RULED)
# Steps without a question, as buttons, by where the request stands.
BUTTONS = {
    S.REQUESTED: (
        ("wait", "Vastleggen: de Raad heeft het ontvangen"),
        ("investigate", "Vastleggen: de Raad onderzoekt"),
    ),
    S.WAITING: (("investigate", "Vastleggen: de Raad onderzoekt"),),
}
ACTS = (
    ("tracks:renew_estimate", "Nieuwe taxatie vastleggen", RVDK_OPEN),
    ("tracks:agree_sight", "Zicht op veiligheid anders afspreken", RVDK_OPEN),
    ("tracks:rule_request", "Uitspraak vastleggen", (S.WAITING, S.INVESTIGATING)),
    ("tracks:withdraw_request", "Verzoek intrekken", (S.PREPARING, S.REQUESTED, S.WAITING)),
)


@dataclass(frozen=True)
class Act:
    """Something to do with the request: a page, or a step that is sent at once."""

    label: str
    url: str


@dataclass(frozen=True)
class Estimate:
    """An estimate on which the family waits, or waited."""

    day: str
    valid_until: str
    note: str
    by: str


@dataclass(frozen=True)
class Running:
    """The request that runs. ``expired``: what to do now that its estimate no longer holds."""

    badge: Badge
    steps: list[Step]
    preparing: bool
    needed: list[str]
    facts: list[Fact]
    validity: DeadlineLine | None
    expired: str
    estimates: list[Estimate]
    buttons: list[Act]
    acts: list[Act]


@dataclass(frozen=True)
class Former:
    """A request that ended: how, when, and in which words."""

    badge: Badge
    ended: str
    outcome: str
    facts: list[Fact]


@dataclass(frozen=True)
class RvdkPage:
    """``table``: how a request reaches the jeugdbeschermingstafel in this municipality."""

    number: str
    table: list[str]
    running: Running | None
    former: list[Former]
    may_prepare: bool
    works: bool


def rvdk_page(track: "Track", *, works: bool) -> RvdkPage:
    request = selectors.running_request(track)
    return RvdkPage(
        number=track.number,
        table=table_of(track.case.municipality),
        running=_running(request, works=works) if request else None,
        former=[_former(row) for row in selectors.former_requests(track)],
        may_prepare=works and request is None and not is_over(track),
        works=works,
    )


def table_of(municipality: "Organisation | None") -> list[str]:
    """What the municipality of the family chose (003-08, 003-09)."""
    if municipality is None:
        return ["Van dit gezin is geen gemeente vastgelegd, dus de weg naar de tafel is onbekend."]
    if not municipality.table_route:
        return [
            f"Van {municipality.name} is niet vastgelegd hoe een verzoek de jeugdbeschermingstafel "
            "bereikt. De beheerder kan dat toevoegen."
        ]
    route = municipality.get_table_route_display()
    told = [f"In {municipality.name} gaat een verzoek {route} naar de jeugdbeschermingstafel."]
    if municipality.protection_table_0_100:
        told.append("Er is één beschermingstafel voor kinderen en volwassenen (0–100).")
    return told


def plan_of(request: "RvdkRequest") -> dict[str, Any]:
    """What stands on the form of the request."""
    told = {name: getattr(request, name) for name in PLAN_FACTS}
    return {**told, "sight_organisation": request.sight_organisation_id}


def standing_plan(request: "RvdkRequest", reader: "User") -> Standing:
    return Standing(
        lambda: plan_of(locked(request)),
        lambda name: last_saved(request, reader, fields=[name]),
    )


def _running(request: "RvdkRequest", *, works: bool) -> Running:
    number, state = request.track.number, RvdkState(request.state)
    preparing = state == S.PREPARING
    row = None if preparing else selectors.validity_of(request.track.case)
    calendar = calendar_of(request.track.case.region)
    line = line_for(row, now=timezone.now(), calendar=calendar) if row else None
    return Running(
        badge=_badge(request),
        steps=_steps(request),
        preparing=preparing,
        needed=objections(request, "request") if preparing else [],
        facts=_facts(request),
        validity=line,
        expired=_expired(request) if line and line.tone == "late" else "",
        estimates=_estimates(request),
        buttons=[
            Act(label, reverse("tracks:request_step", args=[number, step]))
            for step, label in (BUTTONS.get(state, ()) if works else ())
        ],
        acts=[
            Act(label, reverse(name, args=[number]))
            for name, label, states in (ACTS if works else ())
            if state in states
        ],
    )


def _former(request: "RvdkRequest") -> Former:
    return Former(
        badge=_badge(request),
        ended=day_of(request.ended_at),
        outcome=request.outcome,
        facts=_facts(request),
    )


def _badge(request: "RvdkRequest") -> Badge:
    return Badge(str(request.get_state_display()), TONES.get(RvdkState(request.state), "azure"))


def _steps(request: "RvdkRequest") -> list[Step]:
    here = PATH.index(RvdkState(request.state))
    notes = {S.REQUESTED: short_day(request.requested_on) if request.requested_on else ""}
    return [
        Step(
            capfirst(str(state.label)),
            CURRENT if place == here else COMPLETED if place < here else UPCOMING,
            notes.get(state, ""),
        )
        for place, state in enumerate(PATH)
    ]


def _facts(request: "RvdkRequest") -> list[Fact]:
    """The plan for the waiting time, as everybody reads it."""
    keeper = request.sight_organisation.name if request.sight_organisation else selectors.VT_KEEPS
    at_table = ", afgesproken aan de jeugdbeschermingstafel" if request.decided_at_table else ""
    day = short_day(request.college_informed_on) if request.college_informed_on else ""
    how = request.college_informed_how
    asked_by = f" door {request.requested_by.name}" if request.requested_by else ""
    asked = f"{short_day(request.requested_on)}{asked_by}" if request.requested_on else ""
    return [
        Fact("Ingediend", asked or "Nog niet"),
        Fact("Waarom", request.why),
        Fact("College ingelicht", f"{day}: {how}" if day else ""),
        Fact("Zicht op veiligheid", f"{keeper}{at_table}"),
        Fact("Wie dat doet", request.sight_person),
        Fact("Wat er minimaal nodig is", request.minimum_needed),
        Fact("Als het langer duurt", request.if_longer),
        Fact("Wie intussen helpt", capfirst(str(request.get_route_display()))),
        Fact("Informatiepunt", request.information_point),
        Fact("Afgesproken met ouders en jongeren", request.agreed_with_family),
    ]


def _expired(request: "RvdkRequest") -> str:
    day = short_day(request.valid_until) if request.valid_until else ""
    return (
        f"De veiligheidstaxatie gold tot en met {day}. Maak een nieuwe veiligheidstaxatie en leg "
        "haar hier vast. Is het niet meer veilig genoeg om te wachten? Bel dan de Raad."
    )


def _estimates(request: "RvdkRequest") -> list[Estimate]:
    return [
        Estimate(
            day=short_day(row.estimate_on),
            valid_until=short_day(row.valid_until),
            note=row.note,
            by=f"{row.recorded_by.name}, {day_of(row.recorded_at)}",
        )
        for row in request.estimates.select_related("recorded_by").order_by("-recorded_at", "-pk")
    ]
