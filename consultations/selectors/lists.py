"""The lists of advice: which ones a reader has, and what is in them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from common.counting import counted
from consultations.enums import AdviceState
from consultations.models import Consultation
from consultations.querysets import RUNNING, SHIFT
from organisations.enums import OrganisationKind
from organisations.models import Organisation

if TYPE_CHECKING:
    from organisations.models import Region

Rows = QuerySet[Consultation]

OPEN, ON_SHIFT, OWN, SUPPORTED, LEFT_BEHIND, ALL, CHECKED = (
    "lopend",
    "dienst",
    "mijn",
    "ondersteuning",
    "over",
    "alles",
    "gegevens",
)
_LISTS_OF = {
    Permission.ADVICE_REGISTER: (OPEN, ON_SHIFT, OWN, SUPPORTED, LEFT_BEHIND),
    Permission.ADVICE_ALL: (SUPPORTED, LEFT_BEHIND, ALL),
    Permission.ADVICE_CHECK: (CHECKED,),
}
_COUNTED = (OPEN, ON_SHIFT, SUPPORTED, LEFT_BEHIND, CHECKED)
_FILTERS = {
    "status": "state",
    "soort": "kind",
    "stap": "meldcode_step",
    "hoedanigheid": "capacity",
    "organisatie": "caller_organisation",
    "gemeente": "municipality",
}


def lists_of(reader: User) -> list[str]:
    """The lists of this reader; the first is the one that opens. Nobody else has any."""
    mine = [name for may, names in _LISTS_OF.items() if reader.may(may) for name in names]
    return list(dict.fromkeys(mine))


def listed(reader: User, name: str, now: datetime) -> Rows:
    """One of the lists, newest first; support in the order in which contact is due."""
    narrowed = {
        OPEN: Q(handled_by=reader, state__in=RUNNING),
        ON_SHIFT: Q(began_at__gte=now - SHIFT),
        OWN: Q(handled_by=reader),
        SUPPORTED: Q(state=AdviceState.SUPPORTING),
    }
    rows = Consultation.objects.visible_to(reader).filter(narrowed.get(name, Q()))
    if name == CHECKED:
        return rows.overruled().prefetch_related("contacts")
    if name == LEFT_BEHIND:
        assert reader.region
        return rows.left_behind(reader.region)
    return rows.order_by("next_contact_on", "pk") if name == SUPPORTED else rows


def running_of(reader: User) -> Rows:
    """What this colleague has not finished: the count of the menu."""
    return listed(reader, OPEN, timezone.now())


def contact_due(reader: User, day: date) -> Rows:
    """Support of this colleague in which contact is due today, or was before."""
    return running_of(reader).filter(state=AdviceState.SUPPORTING, next_contact_on__lte=day)


def list_counts(reader: User, names: list[str], now: datetime) -> dict[str, int]:
    """The lengths of the short lists, in one query; long ones are not counted for a tab."""
    lists = {name: counted(listed(reader, name, now)) for name in names if name in _COUNTED}
    row: Any = User.objects.filter(pk=reader.pk).values(**lists).get() if lists else {}
    return dict(row)


def chosen_advices(rows: Rows, chosen: Mapping[str, Any], now: datetime, today: date) -> Rows:
    """As far as the filters let them through."""
    exact = {field: chosen[name] for name, field in _FILTERS.items() if chosen.get(name)}
    rows = rows.filter(**exact)
    if days := chosen.get("periode"):
        rows = rows.filter(began_at__gte=now - timedelta(days=int(days)))
    if chosen.get("contact"):
        rows = rows.filter(state=AdviceState.SUPPORTING, next_contact_on__lte=today)
    return rows


def with_columns(rows: Rows) -> Rows:
    return rows.select_related("handled_by", "caller_organisation").defer("searched")


def organisations_that_call(region: "Region") -> QuerySet[Organisation]:
    """Where a caller can work: everybody in the region but Veilig Thuis itself."""
    own = OrganisationKind.VEILIG_THUIS
    return Organisation.objects.filter(region=region, active=True).exclude(kind=own)
