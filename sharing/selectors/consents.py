"""Of whom consent is asked, and who has custody of whom."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cases.selectors.involved import directly_involved
from people.enums import CUSTODIAL
from people.models import Person, Relation
from sharing.consent import Custody, custody_in

if TYPE_CHECKING:
    from cases.models import Case


def asked_in(case: "Case", *, on: date) -> list[Person]:
    """Everybody directly involved; of each of them it is known whether consent was asked (A9)."""
    return directly_involved(case, on=on)


def custody_of(people: Iterable[Person]) -> dict[int, Custody]:
    """Who has custody of each of these, in one query."""
    rows = Relation.objects.filter(
        to_person__in=list(people), kind__in=sorted(CUSTODIAL), from_person__deceased_on=None
    )
    per_child: dict[int, list[Relation]] = defaultdict(list)
    for relation in rows.select_related("from_person").order_by("pk"):
        per_child[relation.to_person_id].append(relation)
    return defaultdict(Custody, {pk: custody_in(found) for pk, found in per_child.items()})
