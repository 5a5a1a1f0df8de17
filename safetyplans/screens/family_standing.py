"""How a family stands, over its pages at the local field: how heavy, and on whose desk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.shown import Badge

if TYPE_CHECKING:
    from cases.models import Case


@dataclass(frozen=True)
class Standing:
    """``desks``: who has the family, each with the organisation."""

    desks: list[str]
    badges: list[Badge]


TELLERS: "list[Callable[[Case], Standing]]" = []


def tell_standing(teller: "Callable[[Case], Standing]") -> None:
    """The app that follows the family tells how it stands.

    Called once, when that app is ready: this app does not know it.
    """
    TELLERS.append(teller)


def standing_of(case: "Case") -> Standing:
    told = [teller(case) for teller in TELLERS]
    return Standing(
        desks=[desk for standing in told for desk in standing.desks],
        badges=[badge for standing in told for badge in standing.badges],
    )
