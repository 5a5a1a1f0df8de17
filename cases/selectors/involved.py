"""Who is directly involved: commits or undergoes the violence, or belongs to the household."""

from datetime import date
from typing import TYPE_CHECKING

from cases.enums import InvolvementRole
from people.models import Person
from people.selectors import is_minor, members_on

if TYPE_CHECKING:
    from cases.models import Case

# A witness or somebody else is not directly involved, unless living in the household.
DIRECTLY = [
    InvolvementRole.ALLEGED_VICTIM,
    InvolvementRole.ALLEGED_PERPETRATOR,
    InvolvementRole.CHILD_IN_HOUSEHOLD,
]


def directly_involved(case: "Case", *, on: date) -> list[Person]:
    """Everybody born and living with whom VT speaks and for whom the plan is made."""
    return [person for person in _of_case(case, on) if not person.unborn]


def children_of(case: "Case", *, on: date) -> list[Person]:
    """The minors among them, and a child that is expected (003-25)."""
    return [p for p in _of_case(case, on) if p.unborn or is_minor(p, on)]


def _of_case(case: "Case", on: date) -> list[Person]:
    at_home = members_on(case.household, on).order_by().values("person")
    reported = Person.objects.filter(
        involvements__report__case=case, involvements__role__in=DIRECTLY
    )
    people = Person.objects.filter(pk__in=at_home.union(reported.order_by().values("pk")))
    return list(people.filter(deceased_on=None).order_by("birth_year", "sort_key", "pk"))
