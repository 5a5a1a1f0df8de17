"""The ways in which the work with a family can end, and what still stands in the way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from localfield import guards

if TYPE_CHECKING:
    from localfield.models import LocalTrajectory
    from workflow.guards import Guard


@dataclass(frozen=True)
class Way:
    """A way to end; ``before``: what must hold before its form makes sense."""

    title: str
    text: str
    before: "tuple[Guard, ...]"


# By their name in the address.
WAYS = {
    "stabiel": Way(
        "Stabiel veilig",
        "Zes maanden zonder onveilige gebeurtenis, geen open risico, en het herstel is begonnen.",
        (
            guards.is_not_monitored,
            guards.no_report_back_waits,
            guards.six_months_without_event,
            guards.no_risk_is_open,
        ),
    ),
    "overgenomen": Way(
        "Een andere organisatie nam het over",
        "De hulp daar is echt begonnen. Regie en zicht op veiligheid gaan op dat moment over.",
        (guards.no_report_back_waits,),
    ),
    "anders": Way(
        "Verhuisd of overleden",
        "U schrijft op wat er is gebeurd en wie het gezin nu kan bellen.",
        (guards.no_report_back_waits,),
    ),
}


@dataclass(frozen=True)
class WayOut:
    """``objections``: what stands in the way already; empty when the form can be filled in."""

    title: str
    text: str
    url: str
    objections: list[str]


def ways_out(trajectory: "LocalTrajectory") -> list[WayOut]:
    return [way_out(trajectory, name) for name in WAYS]


def way_out(trajectory: "LocalTrajectory", name: str) -> WayOut:
    way = WAYS[name]
    return WayOut(
        title=way.title,
        text=way.text,
        url=reverse("localfield:end_as", args=[trajectory.case.number, name]),
        objections=[guard.says(trajectory) for guard in way.before if not guard(trajectory)],
    )
