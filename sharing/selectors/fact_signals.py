"""What a municipality hears of families handed to a helper: the fact, the date, who helps (5.3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import Role
from cases.enums import RegieKind
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from organisations.selectors import receivers
from sharing.models import FactSignal
from sharing.permissions import can_hear_signals
from sharing.querysets import SignalQuerySet

if TYPE_CHECKING:
    from cases.models import Case

NOT_HANDED_OVER = (
    "Een signaal ‘dat, niet wat’ kan zodra een hulpverlener dit gezin heeft overgenomen. "
    "Dat is nog niet zo."
)

# Who at a municipality keeps the total overview of its families (003-60).
OVERVIEW_ROLES = [Role.CONSULENT, Role.USD_COORDINATOR]


@dataclass(frozen=True)
class Signal:
    """All a municipality learns: that VT handed this household to a helper, and when."""

    pk: int
    at: datetime
    household: str
    receiver: str
    phone: str
    seen_at: datetime | None
    seen_by: str


def told_to(user: User) -> SignalQuerySet:
    """Every signal to the municipalities where this colleague works: what the menu counts."""
    return FactSignal.objects.for_partner(user)


def signals_for(user: User) -> list[Signal]:
    """What this colleague reads of them, unseen ones first."""
    rows = told_to(user).select_related("share__case__household", "receiver", "seen_by")
    newest_first = rows.order_by("-share__shared_at", "-pk")
    return sorted(map(_signal, newest_first), key=lambda signal: signal.seen_at is not None)


def has_agreement(user: User) -> bool:
    """Whether a municipality where this colleague works with families agreed to hear them."""
    return can_hear_signals(user) and any(
        membership.organisation.hears_that_not_what for membership in user.current_memberships
    )


def signal_of(user: User, pk: int) -> FactSignal | None:
    """One signal to their municipality; another one does not exist."""
    return told_to(user).filter(pk=pk).first()


def hearers_of(signal: FactSignal) -> list[User]:
    """Who at that municipality keeps the overview and may see this signal."""
    today = Membership.objects.current(timezone.localdate())
    there = today.filter(organisation=signal.municipality, role__in=OVERVIEW_ROLES)
    users = User.objects.filter(pk__in=there.values("user"), is_active=True)
    return [user for user in users if signal_of(user, signal.pk)]


def signal_missing(case: "Case") -> Organisation | None:
    """The municipality that asked for a signal on every family a helper took over, and got none."""
    town = case.municipality
    if town is None or not town.hears_that_not_what:
        return None
    helper = helper_of(case)
    if helper is None:
        return None
    told = FactSignal.objects.filter(share__case=case, share__to_organisation=town, receiver=helper)
    return None if told.exists() else town


def helper_of(case: "Case") -> Organisation | None:
    """The helper who holds sight on the safety of this family; nobody while VT or the town does."""
    held = case.regie.filter(kind=RegieKind.ZICHT_OP_VEILIGHEID, until=None)
    return helpers_in(case).filter(pk__in=held.values("organisation")).first()


def helpers_in(case: "Case") -> QuerySet[Organisation]:
    """Who took this family over, with sight on its safety, and is not the municipality that hears
    of it."""
    sight = case.regie.filter(kind=RegieKind.ZICHT_OP_VEILIGHEID)
    helpers = receivers(case.region).exclude(kind=OrganisationKind.MUNICIPALITY)
    return helpers.filter(pk__in=sight.values("organisation"))


def why_no_signal(case: "Case") -> str:
    """Before anybody took the family over there is nothing to tell; empty once there is."""
    return "" if helpers_in(case).exists() else NOT_HANDED_OVER


def _signal(row: FactSignal) -> Signal:
    return Signal(
        pk=row.pk,
        at=row.signalled_at,
        household=row.case.household.name,
        receiver=row.receiver.name,
        phone=row.receiver.phone,
        seen_at=row.seen_at,
        seen_by=row.seen_by.name if row.seen_by else "",
    )
