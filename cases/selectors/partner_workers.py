"""Who at a partner works with a family, who could, and who hears of it."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import ROLE_PERMISSIONS, Permission, Role
from cases.models import Case, PartnerWorker
from cases.models.grants import not_kept_out

if TYPE_CHECKING:
    from organisations.models import Organisation


def desk_of(case: Case, organisation: "Organisation") -> PartnerWorker | None:
    """On whose desk of this organisation the family is now."""
    rows = PartnerWorker.objects.filter(case=case, organisation=organisation, until=None)
    return rows.select_related("worker", "organisation").first()


def desks_of(case: Case) -> list[PartnerWorker]:
    """Every desk the family is on now, one per organisation, by the name of the organisation."""
    rows = PartnerWorker.objects.filter(case=case, until=None)
    return list(rows.select_related("worker", "organisation").order_by("organisation__name", "pk"))


def could_work(case: Case, organisation: "Organisation") -> QuerySet[User]:
    """Colleagues there to whom the family can be given: never with a conflict of interest (A12)."""
    return not_kept_out(_who_may(Permission.LOCAL_WORK, organisation), case)


def to_tell(case: Case, organisation: "Organisation") -> list[User]:
    """Who at this organisation hears what happens with the family.

    Whose desk it is on; without one who distributes there; without those everybody who works
    there with families, so that somebody always hears.
    """
    desk = desk_of(case, organisation)
    if desk is not None and desk.worker in could_work(case, organisation):
        return [desk.worker]
    distribute = not_kept_out(_who_may(Permission.LOCAL_DISTRIBUTE, organisation), case)
    return list(distribute) or list(could_work(case, organisation))


def _who_may(permission: Permission, organisation: "Organisation") -> QuerySet[User]:
    """Active colleagues whose role of today at this organisation includes this."""
    roles = [role for role in Role if permission in ROLE_PERMISSIONS[role]]
    here = Membership.objects.current(timezone.localdate()).filter(
        organisation=organisation, role__in=roles
    )
    return User.objects.filter(pk__in=here.values("user"), is_active=True).order_by("name", "pk")
