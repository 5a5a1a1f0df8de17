"""Who at municipality and local field hears of monitoring."""

from typing import TYPE_CHECKING

from cases.enums import RegieKind
from cases.models import RegieAssignment
from cases.selectors.partner_workers import to_tell
from organisations.enums import OrganisationKind

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User
    from cases.models import Case


def partners_of(case: "Case") -> "list[User]":
    """On whose desk the family is at every organisation that holds regie, or who distributes."""
    found: dict[int, User] = {}
    for regie in _held(case):
        found |= {user.pk: user for user in to_tell(case, regie.organisation)}
    return list(found.values())


def directing(case: "Case") -> "list[User]":
    """The regisseur of the municipality; without an account there whoever hears for it."""
    held = list(_held(case).filter(kind=RegieKind.PROCESREGIE))
    named = [regie.person for regie in held if regie.person and regie.person.is_active]
    return named or [user for regie in held for user in to_tell(case, regie.organisation)]


def _held(case: "Case") -> "QuerySet[RegieAssignment]":
    rows = RegieAssignment.objects.filter(case=case, until=None)
    rows = rows.exclude(organisation__kind=OrganisationKind.VEILIG_THUIS)
    return rows.select_related("organisation", "person").order_by("kind", "pk")
