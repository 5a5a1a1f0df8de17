"""Around every page of a family as the local field works with it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.screens.header import CaseHeader, case_header
from common.shown import Badge
from safetyplans.permissions import can_read_plans
from safetyplans.screens.family_standing import Standing, standing_of
from safetyplans.screens.family_tabs import FamilyTab, family_tabs

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case


@dataclass(frozen=True)
class FamilyFrame:
    """``safetyplans/local/layout.html``. VT reads along under the ``header`` of its own case, and
    needs no ``desks`` and ``badges``."""

    number: str
    household: str
    municipality: str
    desks: list[str]
    badges: list[Badge]
    tabs: list[FamilyTab]
    header: CaseHeader | None


def family_frame(
    case: "Case", reader: "User", current: str, *, tab_of_case: str = "safetyplans:of_case"
) -> FamilyFrame:
    """``current`` is the name of the address of the family's tab, ``tab_of_case`` that of VT's."""
    header = case_header(case, reader, tab_of_case) if can_read_plans(reader) else None
    standing = Standing([], []) if header else standing_of(case)
    return FamilyFrame(
        number=case.number,
        household=case.household.name,
        municipality=case.municipality.name if case.municipality else "",
        desks=standing.desks,
        badges=standing.badges,
        tabs=[] if header else family_tabs(case, current),
        header=header,
    )
