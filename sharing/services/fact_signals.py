"""'Dat, niet wat': a municipality hears that VT handed a family to a helper (003-60, A8)."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.models import Case
from common.exceptions import DomainError
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from sharing.consent import ConsentGiven
from sharing.enums import SIGNAL_GROUNDS, ShareGround, ShareKind
from sharing.models import FactSignal, Share
from sharing.permissions import can_share
from sharing.selectors.fact_signals import hearers_of, helpers_in, why_no_signal
from sharing.services.shares import put_down
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

THE_FACT = "Dat Veilig Thuis dit gezin heeft overgedragen aan {receiver}."
NO_MUNICIPALITY = "Kies een gemeente van deze regio."
NO_HELPER = "Kies aan welke hulpverlener van deze regio het gezin is overgedragen."
WRONG_GROUND = "Op deze grond geeft u geen signaal ‘dat, niet wat’."
NO_AGREEMENT = (
    "Deze gemeente heeft geen afspraak ‘dat, niet wat’. Vraag het gezin toestemming, "
    "of adviseer de hulpverlener de gemeente met toestemming te informeren."
)


@transaction.atomic
def signal_fact(
    case: Case,
    *,
    municipality: Organisation,
    receiver: Organisation,
    ground: ShareGround | str,
    actor: "User",
    at: datetime | None = None,
    weighing: str = "",
    consents: Iterable[ConsentGiven] = (),
) -> FactSignal:
    """Tell the municipality that this family was handed to ``receiver``, and nothing of why.

    While the municipality has not seen a signal on the same family and helper, there is one.
    """
    row = locked(case)
    if not can_share(row, actor):
        raise PermissionDenied
    if reasons := _objections(row, municipality, receiver, ground):
        raise DomainError(*reasons)
    if waiting := _unseen(row, municipality, receiver):
        return waiting
    told = put_down(
        Share(
            case=row,
            kind=ShareKind.FACT_ONLY,
            to_organisation=municipality,
            what=THE_FACT.format(receiver=receiver),
            ground=ground,
            weighing=weighing.strip(),
            shared_at=at or timezone.now(),
            shared_by=actor,
        ),
        consents,
    )
    signal, _ = FactSignal.objects.get_or_create(share=told, defaults={"receiver": receiver})
    _tell(signal)
    return signal


@transaction.atomic
def see_signal(signal: FactSignal, *, actor: "User") -> FactSignal:
    """The municipality took notice; who was first stays written."""
    if not FactSignal.objects.for_partner(actor).filter(pk=signal.pk).exists():
        raise PermissionDenied
    row = FactSignal.objects.select_for_update(of=("self",)).get(pk=signal.pk)
    if row.seen_at:
        return row
    row.seen_at, row.seen_by = timezone.now(), actor
    row.save(update_fields=["seen_at", "seen_by"])
    record(AuditEvent.CHANGED, actor=actor, target=row, what="gezien")
    return row


def _objections(
    case: Case, municipality: Organisation, receiver: Organisation, ground: str
) -> list[str]:
    if nothing := why_no_signal(case):
        return [nothing]
    town = municipality.kind == OrganisationKind.MUNICIPALITY
    by_agreement = ground == ShareGround.FACT_ONLY_AGREEMENT
    return [
        sentence
        for wrong, sentence in (
            (not town or municipality.region_id != case.region_id, NO_MUNICIPALITY),
            (not helpers_in(case).filter(pk=receiver.pk).exists(), NO_HELPER),
            (ground not in SIGNAL_GROUNDS, WRONG_GROUND),
            (by_agreement and not municipality.hears_that_not_what, NO_AGREEMENT),
        )
        if wrong
    ]


def _unseen(case: Case, municipality: Organisation, receiver: Organisation) -> FactSignal | None:
    return (
        FactSignal.objects.unseen()
        .filter(share__case=case, share__to_organisation=municipality, receiver=receiver)
        .first()
    )


def _tell(signal: FactSignal) -> None:
    """Who works there hears that there is a signal: no name, no number of a case."""
    notify(
        hearers_of(signal),
        Message(
            kind=NotificationKind.TASK,
            key=f"fact_signal:{signal.pk}",
            title="Nieuw signaal ‘dat, niet wat’ van Veilig Thuis",
            path=reverse("sharing:signals"),
        ),
    )
