"""Around every page of a family: whose family, how it stands, and its tabs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.enums import CaseState
from cases.screens.badges import severity_badge
from common.shown import Badge
from localfield.permissions import can_work_locally
from localfield.selectors.trajectories import desks_of, running_of
from safetyplans.screens.family_standing import Standing
from safetyplans.screens.family_tabs import FamilyTab, family_tabs

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from localfield.models import LocalTrajectory

# Of the other states a partner needs not know the word; this one it has to know.
BACK_AT_VT = Badge("Nieuwe melding bij Veilig Thuis", "azure")
FOLLOWED = Badge("Veilig Thuis volgt", "lime")
# A report is being judged, or VT acts on it.
AT_VT = (CaseState.ASSESSING, CaseState.TRACK, CaseState.HANDING_OVER)


@dataclass(frozen=True)
class FamilyFrame:
    """What ``localfield/layout.html`` shows; ``works``: this reader writes here."""

    number: str
    household: str
    municipality: str
    desks: list[str]
    badges: list[Badge]
    tabs: list[FamilyTab]
    works: bool
    trajectory: "LocalTrajectory | None"


def family_frame(case: "Case", reader: "User", current: str) -> FamilyFrame:
    """``current`` is the name of the address of the tab."""
    trajectory = running_of(case)
    standing = _standing(case, trajectory)
    return FamilyFrame(
        number=case.number,
        household=case.household.name,
        municipality=case.municipality.name if case.municipality else "",
        desks=standing.desks,
        badges=standing.badges,
        tabs=family_tabs(case, current),
        works=trajectory is not None and can_work_locally(case, reader),
        trajectory=trajectory,
    )


def standing_of(case: "Case") -> Standing:
    """For the pages of the plan, which know nothing of the local field."""
    return _standing(case, running_of(case))


def phase_badge(case: "Case") -> Badge | None:
    """What a partner has to know of where the case stands at Veilig Thuis."""
    if case.state in AT_VT:
        return BACK_AT_VT
    return FOLLOWED if case.monitored_since else None


def _standing(case: "Case", trajectory: "LocalTrajectory | None") -> Standing:
    weight = severity_badge(trajectory.severity) if trajectory else None
    return Standing(
        desks=[f"{desk.worker.name}, {desk.organisation.name}" for desk in desks_of(case)],
        badges=[badge for badge in (weight, phase_badge(case)) if badge],
    )
