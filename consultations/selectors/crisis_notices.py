"""Reading crisis notices: of the own municipality, or of the region."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from accounts.roles import Permission
from consultations.models import CrisisNotice
from organisations.enums import OrganisationKind
from organisations.models import Organisation

if TYPE_CHECKING:
    from accounts.models import User


def notices(
    reader: "User", *, only_open: bool = False, municipality: Organisation | None = None
) -> QuerySet[CrisisNotice]:
    """What this reader sees, newest first (consultations/crisis_notices/list.html)."""
    rows = CrisisNotice.objects.visible_to(reader)
    if only_open:
        rows = rows.open()
    if municipality:
        rows = rows.filter(organisation=municipality)
    return rows.select_related("organisation", "made_by", "seen_by").order_by("-made_at", "-pk")


def announced_for(maker: "User") -> QuerySet[Organisation]:
    """The municipalities for which this consulent announces."""
    places = maker.organisations_where(Permission.CRISIS_NOTICE_GIVE)
    return Organisation.objects.filter(pk__in=places).order_by("name", "pk")


def municipalities(reader: "User") -> QuerySet[Organisation] | None:
    """The municipalities to filter by, for who reads those of a whole region."""
    if not (reader.may(Permission.CRISIS_NOTICE_READ) or reader.may(Permission.ADVICE_CHECK)):
        return None
    return Organisation.objects.filter(
        region=reader.region, kind=OrganisationKind.MUNICIPALITY
    ).order_by("name", "pk")
