"""Who gets which regie when a handover is accepted (domain 5.2)."""

from datetime import datetime
from typing import TYPE_CHECKING

from cases.enums import RegieKind
from cases.services.regie import pass_regie
from handover.models import Handover, RegieAgreement
from organisations.enums import OrganisationKind

if TYPE_CHECKING:
    from accounts.models import User

# What a receiver of a direct handover takes; the process is directed by the municipality or its
# local team. A helper who was involved tells the municipality only by an act of its own (A8).
TAKEN = (
    RegieKind.ZICHT_OP_VEILIGHEID,
    RegieKind.REGIE_OP_VEILIGHEID,
    RegieKind.CASUSREGIE,
    RegieKind.CLIENT_CONTACT,
)
MUNICIPAL = (OrganisationKind.MUNICIPALITY, OrganisationKind.LOCAL_TEAM)


def pass_the_baton(handover: Handover, *, worker: "User", at: datetime, actor: "User") -> None:
    """Every kind passes at one moment, as agreed at the table, or all to the receiver."""
    agreed = RegieAgreement.objects.filter(meeting__handover=handover)
    if rows := list(agreed.select_related("organisation", "person")):
        _as_agreed(handover, rows, worker=worker, at=at, actor=actor)
    else:
        _to_receiver(handover, worker=worker, at=at, actor=actor)


def _as_agreed(
    handover: Handover, rows: list[RegieAgreement], *, worker: "User", at: datetime, actor: "User"
) -> None:
    for row in rows:
        at_receiver = row.organisation_id == handover.receiver_id
        unnamed = at_receiver and row.person is None and not row.person_name
        pass_regie(
            handover.case,
            RegieKind(row.kind),
            to=row.organisation,  # type: ignore[arg-type]
            person=worker if unnamed else row.person,
            person_name="" if row.person else row.person_name,
            at=at,
            reason=_why(handover),
            actor=actor,
        )


def _to_receiver(handover: Handover, *, worker: "User", at: datetime, actor: "User") -> None:
    receiver = handover.receiver
    if receiver is None:
        raise AssertionError("an accepted handover has a receiver")
    directs = [RegieKind.PROCESREGIE] if receiver.kind in MUNICIPAL else []
    for kind in [*TAKEN, *directs]:
        pass_regie(
            handover.case,
            kind,
            to=receiver,
            person=worker,
            at=at,
            reason=_why(handover),
            actor=actor,
        )


def _why(handover: Handover) -> str:
    return f"Overdracht {handover.number} geaccepteerd"
