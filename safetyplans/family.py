"""Who of a family reads the plan, has a part in it and signs it."""

from datetime import date
from typing import TYPE_CHECKING

from cases.selectors.addressees import reads_for_themselves
from cases.selectors.involved import children_of, directly_involved
from people.enums import CUSTODIAL, CustodyKind
from people.models import Person, Relation
from safetyplans.enums import LifeDomain

if TYPE_CHECKING:
    from cases.models import Case


def with_own_part(case: "Case", *, on: date) -> list[Person]:
    """Directly involved and twelve or older: whose own part the plan tells (A10)."""
    return [one for one in directly_involved(case, on=on) if reads_for_themselves(one, on)]


def with_a_say(case: "Case", *, on: date) -> list[Person]:
    """Members of the family from twelve, and who has custody of a child but lives elsewhere (A10).

    Of whom it is known that they have no custody, only those who are involved themselves.
    """
    people = {person.pk: person for person in with_own_part(case, on=on)}
    custody = (
        Relation.objects.filter(to_person__in=children_of(case, on=on), kind__in=CUSTODIAL)
        .filter(from_person__deceased_on=None)
        .exclude(custody=CustodyKind.NO)
    )
    for relation in custody.select_related("from_person").order_by("pk"):
        people.setdefault(relation.from_person_id, relation.from_person)
    return list(people.values())


def life_domains(case: "Case", *, on: date) -> list[LifeDomain]:
    """Upbringing only where there are children (001-18)."""
    children = bool(children_of(case, on=on))
    return [domain for domain in LifeDomain if children or domain != LifeDomain.PARENTING]
