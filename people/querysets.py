"""Who sees which persons; the same rule for everything that hangs on a person (A1, A2, A12)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from accounts.roles import Permission

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import (  # noqa: F401 - named in strings
        Address,
        Household,
        HouseholdMember,
        Person,
        PersonKey,
        Relation,
    )

NOBODY = Q(pk__in=[])


def person_is_visible(reader: "User", path: str = "") -> Q:
    """Own region, a role that may search, and no conflict of interest (A2, A12).

    Must agree with ``permissions.can_view``. ``path`` leads to the person, such as "person__".
    """
    if not reader.may(Permission.PERSON_SEARCH) or reader.region is None:
        return NOBODY
    not_withheld = Q(**{f"{path}restricted": False}) | Q(**{f"{path}pk__in": _named_for(reader)})
    return Q(**{f"{path}region": reader.region}) & not_withheld


def _named_for(reader: "User") -> models.QuerySet[Any, Any]:
    """The restricted persons for whom this colleague was named; nobody else's role is enough."""
    return reader.clearances.values("person")


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, reader: "User") -> Self:
        return self.filter(person_is_visible(reader))

    def of_one(self, persons: "Iterable[Person]") -> Self:
        """All entries of these persons: everything that was recorded of one person, under
        whichever entry. The one rule by which what hangs on a person is followed."""
        kept = [person.found_under for person in persons]
        return self.filter(Q(pk__in=kept) | Q(merged_into__in=kept))

    def to_compare(self) -> Self:
        """New entries, and those found otherwise from now on; longest waiting first."""
        return self.filter(to_compare_since__isnull=False).order_by("to_compare_since", "pk")


class PersonKeyQuerySet(models.QuerySet["PersonKey"]):
    def visible_to(self, reader: "User") -> Self:
        return self.filter(person_is_visible(reader, "person__"))


class AddressQuerySet(models.QuerySet["Address"]):
    def visible_to(self, reader: "User") -> Self:
        """Which rows; a secret one is still masked by ``selectors.addresses_shown`` (A11)."""
        return self.filter(person_is_visible(reader, "person__"))

    def open(self) -> Self:
        return self.filter(until__isnull=True)


class HouseholdQuerySet(models.QuerySet["Household"]):
    def visible_to(self, reader: "User") -> Self:
        """A household with somebody in it who is withheld from this reader does not exist."""
        if not reader.may(Permission.PERSON_SEARCH) or reader.region is None:
            return self.none()
        own = self.filter(region=reader.region)
        return own.exclude(pk__in=own.withheld_from(reader).values("pk"))

    def withheld_from(self, reader: "User") -> Self:
        """Households with a restricted member for whom this reader is not named (A12)."""
        members = self.model.members.field.model._base_manager.filter(until__isnull=True)
        restricted = members.filter(person__restricted=True)
        return self.filter(
            pk__in=restricted.exclude(person__in=_named_for(reader)).values("household")
        )


class HouseholdMemberQuerySet(models.QuerySet["HouseholdMember"]):
    def visible_to(self, reader: "User") -> Self:
        return self.filter(person_is_visible(reader, "person__"))

    def open(self) -> Self:
        return self.filter(until__isnull=True)

    def on(self, day: date) -> Self:
        """Who belonged to it on a day; ``until`` is the first day one no longer does."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


class RelationQuerySet(models.QuerySet["Relation"]):
    def visible_to(self, reader: "User") -> Self:
        """Both ends must exist for the reader."""
        return self.filter(
            person_is_visible(reader, "from_person__"), person_is_visible(reader, "to_person__")
        )
