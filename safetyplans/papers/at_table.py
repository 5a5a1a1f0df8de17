"""Before the family reads along on the screen: does the text betray anybody?"""

from typing import TYPE_CHECKING

from safetyplans.content import snapshot
from safetyplans.models import PlanVersion
from safetyplans.papers.secrets import Betrayals, betrayals, hidden_in, texts_of

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan

HIDDEN_PHONE = "Een telefoonnummer is van iemand met een geheim adres."


def betrayed_at_table(plan: "SafetyPlan") -> Betrayals:
    """The same question as for the copy on paper, of the words as they are now (A4, A11)."""
    draft = PlanVersion(plan=plan, content=snapshot(plan))
    hidden = hidden_in(plan.case)
    found = betrayals(draft, texts_of(draft.content), hidden, for_family=True)
    rows = [*draft.content["fallback"], *draft.content["safety_persons"]]
    if any(row["phone"] and not hidden.phone_shown(row["phone"]) for row in rows):
        return Betrayals((*found.never, HIDDEN_PHONE), found.judged)
    return found
