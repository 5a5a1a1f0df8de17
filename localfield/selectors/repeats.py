"""What the local field knows of new reports on a family it works with: that there is one, what it
said itself, and what VT decided. Never a word of the report (A4, 5.3)."""

from typing import TYPE_CHECKING

from cases.models import DirectorAnswer, RepeatReport
from cases.selectors.repeats import repeats_followed_in
from safetyplans.models import LocalVersion

if TYPE_CHECKING:
    from datetime import datetime

    from cases.models import Case
    from organisations.models import Organisation

# More new reports than these a partner does not need to read back.
SHOWN = 3


def repeats_for_partner(case: "Case") -> list[RepeatReport]:
    """The newest, with who assesses the report."""
    rows = repeats_followed_in(case).select_related(
        "report__assessment__assessor", "others_heard_by"
    )
    return list(rows[:SHOWN])


def repeat_at(case: "Case", pk: int) -> RepeatReport | None:
    return repeats_followed_in(case).filter(pk=pk).first()


def last_answer(repeat: RepeatReport, organisation: "Organisation | None") -> DirectorAnswer | None:
    """What this organisation said last."""
    rows = DirectorAnswer.objects.filter(repeat=repeat, organisation=organisation)
    return rows.select_related("given_by").first()


def made_version_since(case: "Case", moment: "datetime") -> bool:
    """Whether the municipal half of the plan got a new version."""
    return LocalVersion.objects.filter(plan__case=case, frozen_at__gt=moment).exists()
