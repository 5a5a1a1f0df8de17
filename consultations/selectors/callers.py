"""Who calls more than once: organisations, never families and never citizens."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce, Lower, Trim

from accounts.roles import Permission
from common.code_lists import Occasion
from consultations.enums import AdviceState, MeldcodeStep, Purpose
from consultations.enums.callers import PROFESSIONALS
from consultations.periods import Period
from consultations.selectors.figures import given

if TYPE_CHECKING:
    from accounts.models import User

# Who may not read the talks themselves sees no small numbers: they could point to one talk.
SMALL = 5
MORE_THAN_ONCE = 2

# Step 2 is thinking aloud, step 5 is deciding; the two that are mixed up (003-14).
MIXED_UP = Q(
    meldcode_step__in=[MeldcodeStep.ONE, MeldcodeStep.TWO, MeldcodeStep.THREE],
    purpose=Purpose.ABOUT_TO_REPORT,
) | Q(
    meldcode_step=MeldcodeStep.FIVE,
    purpose__in=[Purpose.THINK_ALONG, Purpose.PREPARE_TALK],
)


def fewest(reader: "User") -> int:
    """From how many talks on an organisation is named to this reader."""
    return MORE_THAN_ONCE if reader.may(Permission.ADVICE_ALL) else SMALL


def repeat_callers(reader: "User", period: Period) -> QuerySet[Any, Any]:
    """One row per organisation, most talks first; spelled with other capitals it is the same."""
    steps = {
        f"step_{step.value}": Count("pk", filter=Q(meldcode_step=step)) for step in MeldcodeStep
    }
    occasions = {one.value: Count("pk", filter=Q(occasions__contains=[one])) for one in Occasion}
    return (
        given(reader, period)
        .filter(capacity__in=PROFESSIONALS)
        .annotate(caller=Coalesce("caller_organisation__name", Trim("caller_organisation_name")))
        .exclude(caller="")
        .values(known_as=Lower("caller"))
        .annotate(
            name=Min("caller"),
            talks=Count("pk"),
            mixed_up=Count("pk", filter=MIXED_UP),
            reports=Count("pk", filter=Q(state=AdviceState.CONVERTED)),
            last_at=Max("began_at"),
            **steps,
            **occasions,
        )
        .filter(talks__gte=fewest(reader))
        .order_by("-talks", "known_as")
    )
