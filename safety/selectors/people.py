"""The people a risk, something that protects or a score can be about."""

from typing import TYPE_CHECKING

from django.utils import timezone

from people.models import Person

if TYPE_CHECKING:
    from cases.models import Case


def people_of(case: "Case") -> list[Person]:
    """Who lives in the household now and who was named in a report; children first (003-25)."""
    living = case.household.members.on(timezone.localdate()).order_by().values("person")
    named = case.reports.order_by().values("involvements__person")
    return list(
        Person.objects.filter(pk__in=living.union(named))
        .defer("bsn")
        .order_by("-birth_year", "sort_key", "pk")
    )


def person_of(case: "Case", key: str | int | None) -> Person | None:
    """Somebody of this case by the key a form sent; none when it was left open."""
    return next((person for person in people_of(case) if str(person.pk) == str(key)), None)
