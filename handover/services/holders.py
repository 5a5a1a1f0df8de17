"""Telling who took regie, or a family, with an acceptance of somebody else (001-17)."""

from typing import TYPE_CHECKING

from django.urls import reverse

from cases.models import RegieAssignment
from cases.selectors.partner_workers import to_tell
from cases.services.regie_messages import tell_family_is_given
from handover.models import Handover
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from organisations.enums import OrganisationKind

if TYPE_CHECKING:
    from accounts.models import User
    from organisations.models import Organisation


def tell_holders(handover: Handover, *, worker: "User", actor: "User") -> None:
    """The colleague who got the family, and every other organisation that directs from now on."""
    if worker != actor:
        tell_family_is_given(handover.case, worker=worker, key=f"accepted:{handover.number}")
    for organisation, kinds in _others(handover).items():
        _tell(handover, organisation, kinds)


def _others(handover: Handover) -> "dict[Organisation, list[str]]":
    """What partners beside the receiver hold from this acceptance."""
    rows = (
        RegieAssignment.objects.filter(
            case=handover.case, until=None, reason__contains=handover.number
        )
        .exclude(organisation=handover.receiver)
        .exclude(organisation__kind=OrganisationKind.VEILIG_THUIS)
        .select_related("organisation")
    )
    found: dict[Organisation, list[str]] = {}
    for row in rows:
        found.setdefault(row.organisation, []).append(row.get_kind_display())
    return found


def _tell(handover: Handover, organisation: "Organisation", kinds: list[str]) -> None:
    case = handover.case
    message = Message(
        kind=NotificationKind.ASSIGNMENT,
        key=f"handover-holder:{handover.number}:{organisation.pk}",
        title=f"Uw organisatie heeft {' en '.join(kinds)} in dossier {case.number}",
        path=reverse("cases:detail", args=[case.number]),
        by_email=True,
    )
    notify(to_tell(case, organisation), message)
