"""Who sees what was shared: whoever sees the case; a municipality only its own signals."""

from typing import TYPE_CHECKING, Self

from accounts.roles import Permission
from cases.models import Case
from cases.querysets import OfCaseQuerySet
from organisations.enums import OrganisationKind

if TYPE_CHECKING:
    from accounts.models import User


class OfShareQuerySet(OfCaseQuerySet):
    case_path = "share__case"


class SignalQuerySet(OfShareQuerySet):
    def for_partner(self, user: "User") -> Self:
        """Signals to a municipality at which this colleague works with families (5.3, A2).

        Nobody sees one about a family they are kept out of (A12).
        """
        if user.region is None:
            return self.none()
        own = user.organisations_where(Permission.CASE_HELD_BY_ORGANISATION)
        told = self.filter(
            share__to_organisation__in=own,
            share__to_organisation__kind=OrganisationKind.MUNICIPALITY,
            share__case__region=user.region,
        )
        return told.exclude(share__case__in=Case.objects.kept_from(user).values("pk"))

    def unseen(self) -> Self:
        return self.filter(seen_at=None)
