"""What VT still has to write before the document can go (6.6, sections 6 to 8, 11 and 13)."""

from typing import TYPE_CHECKING

from handover.enums import HandoverOrigin

if TYPE_CHECKING:
    from handover.models import Handover

ALWAYS = (
    "family_knows",
    "family_view",
    "willingness",
    "current_help",
    "advice_contact",
    "advice_home_visit",
    "advice_help",
    "way_back",
)
# Out of triage nothing was agreed at a table: VT advises on these.
ADVISED = ("help_questions", "advice_plan", "agreements_advice", "consequences_advice")


def missing_in(handover: "Handover") -> list[str]:
    """The names, in Dutch, of the texts that are empty and have to be there for this origin."""
    asked = ALWAYS if handover.origin != HandoverOrigin.TRIAGE else (*ALWAYS, *ADVISED)
    empty = [name for name in asked if not getattr(handover, name).strip()]
    return [str(handover._meta.get_field(name).verbose_name) for name in empty]
