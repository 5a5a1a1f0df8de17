"""Before the family reads along on the screen: does the text betray anybody?"""

from typing import TYPE_CHECKING

from safetyplans.content import snapshot
from safetyplans.papers.secrets import Betrayals, betrayals, hidden_in, texts_of

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan

HIDDEN_PHONE = "Een telefoonnummer is van iemand met een geheim adres."


def betrayed_at_table(plan: "SafetyPlan") -> Betrayals:
    """The same question as for the copy on paper, of the words as they are now (A4, A11)."""
    content, hidden = snapshot(plan), hidden_in(plan.case)
    found = betrayals(plan.case, content, texts_of(content), hidden, for_family=True)
    rows = [*content["fallback"], *content["safety_persons"]]
    if any(row["phone"] and not hidden.phone_shown(row["phone"]) for row in rows):
        return Betrayals((*found.never, HIDDEN_PHONE), found.judged)
    return found
