"""The copies of a version, and who of the family reads one."""

from typing import TYPE_CHECKING

from django.utils import timezone

from cases.selectors.addressees import reads_for_themselves
from cases.selectors.involved import children_of, directly_involved
from people.enums import CUSTODIAL, CustodyKind
from people.models import Person, Relation
from safetyplans.models import PlanPrint

if TYPE_CHECKING:
    from safetyplans.models import PlanVersion


def readers_of(version: "PlanVersion") -> list[Person]:
    """Members of the family from twelve, and who has custody of a child but lives elsewhere (A10).

    Of whom it is known that they have no custody, only those who are involved themselves.
    """
    case, today = version.plan.case, timezone.localdate()
    members = directly_involved(case, on=today)
    readers = {p.pk: p for p in members if reads_for_themselves(p, today)}
    custody = (
        Relation.objects.filter(to_person__in=children_of(case, on=today), kind__in=CUSTODIAL)
        .filter(from_person__deceased_on=None)
        .exclude(custody=CustodyKind.NO)
    )
    for relation in custody.select_related("from_person").order_by("pk"):
        readers.setdefault(relation.from_person_id, relation.from_person)
    return list(readers.values())


def prints_of(version: "PlanVersion") -> list[PlanPrint]:
    """In the order in which they were made: the place in this list is the address."""
    made = PlanPrint.objects.filter(version=version).select_related(
        "reader", "made_by", "document", "version__plan__case"
    )
    return list(made.defer("document__html", "reader__bsn").order_by("pk"))
