"""Who gets which regie when a handover is accepted (domain 5.2)."""

from datetime import datetime
from typing import TYPE_CHECKING

from cases.enums import RegieKind
from cases.services.regie import pass_regie
from handover.guards.attendance import meeting_of
from handover.models import Handover, RegieAgreement
from organisations.enums import MUNICIPAL

if TYPE_CHECKING:
    from accounts.models import User
    from organisations.models import Organisation

# What a receiver of a direct handover takes; the process is directed by the municipality or its
# local team. A helper who was involved tells the municipality only by an act of its own (A8).
TAKEN = (
    RegieKind.ZICHT_OP_VEILIGHEID,
    RegieKind.REGIE_OP_VEILIGHEID,
    RegieKind.CASUSREGIE,
    RegieKind.CLIENT_CONTACT,
)


def pass_the_baton(handover: Handover, *, worker: "User", at: datetime, actor: "User") -> None:
    """Every kind passes at one moment, as agreed at the table, or all to the receiver.

    What the receiver takes without somebody named, or in the name of somebody who left, is with
    whoever works with the family there.
    """
    for row in _agreed(handover) or _all_to_receiver(handover):
        person = row.person if row.person and row.person.is_active else None
        if row.organisation == handover.receiver and not person and not row.person_name:
            person = worker
        pass_regie(
            handover.case,
            RegieKind(row.kind),
            to=_named(row.organisation),
            person=person,
            person_name="" if person else row.person_name,
            at=at,
            reason=f"Overdracht {handover.number} geaccepteerd",
            actor=actor,
        )


def kinds_of_receiver(handover: Handover) -> list[RegieKind]:
    """What the receiver takes when it accepts: said before it does (001-17)."""
    rows = _agreed(handover) or _all_to_receiver(handover)
    return [RegieKind(row.kind) for row in rows if row.organisation == handover.receiver]


def _agreed(handover: Handover) -> list[RegieAgreement]:
    """Nothing when it went in writing, also when a meeting was begun before that."""
    meeting = meeting_of(handover)
    rows = meeting.regie_agreements.all() if meeting else RegieAgreement.objects.none()
    return list(rows.select_related("organisation", "person"))


def _all_to_receiver(handover: Handover) -> list[RegieAgreement]:
    """As if it was agreed so; nothing is kept of these rows."""
    receiver = _named(handover.receiver)
    directs = [RegieKind.PROCESREGIE] if receiver.kind in MUNICIPAL else []
    return [RegieAgreement(kind=kind, organisation=receiver) for kind in [*TAKEN, *directs]]


def _named(organisation: "Organisation | None") -> "Organisation":
    assert organisation, "regie always goes to an organisation; the guards of the steps ask for it"
    return organisation
