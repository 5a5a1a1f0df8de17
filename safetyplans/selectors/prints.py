"""The copies of a version, and who of the family reads one."""

from typing import TYPE_CHECKING

from django.utils import timezone

from safetyplans.family import with_a_say
from safetyplans.models import PlanPrint

if TYPE_CHECKING:
    from people.models import Person
    from safetyplans.models import PlanVersion


def readers_of(version: "PlanVersion") -> list["Person"]:
    return with_a_say(version.plan.case, on=timezone.localdate())


def prints_of(version: "PlanVersion") -> list[PlanPrint]:
    """In the order in which they were made: the place in this list is the address."""
    made = PlanPrint.objects.filter(version=version).select_related(
        "reader", "made_by", "document", "version__plan__case"
    )
    return list(made.defer("document__html", "reader__bsn").order_by("pk"))
