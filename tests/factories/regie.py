"""Families whose regie lies with the local field, passed the way a handover passes it."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from cases.enums import RegieKind
from cases.models import Case
from cases.services.at_local_field import (
    case_is_handed_over,
    case_is_monitored,
    enter_local_field,
)
from cases.services.partner_workers import let_work
from cases.services.regie import pass_regie
from organisations.models import Organisation

OF_RECEIVER = [
    RegieKind.ZICHT_OP_VEILIGHEID,
    RegieKind.REGIE_OP_VEILIGHEID,
    RegieKind.PROCESREGIE,
    RegieKind.CASUSREGIE,
]


def directs(
    case: Case,
    organisation: Organisation,
    *,
    by: User,
    kinds: tuple[RegieKind, ...] = (RegieKind.PROCESREGIE,),
    person: User | None = None,
    at: datetime | None = None,
) -> None:
    """This organisation holds these kinds of regie from now on."""
    for kind in kinds:
        pass_regie(
            case,
            kind,
            to=organisation,
            person=person,
            at=at or timezone.now(),
            reason="Overdracht geaccepteerd",
            actor=by,
        )


def works_with(
    case: Case, organisation: Organisation, worker: User, *, by: User, at: datetime | None = None
) -> None:
    """Regie of the process there, and the family on this desk."""
    directs(case, organisation, by=by, person=worker, at=at)
    let_work(case, organisation=organisation, worker=worker, reason="", actor=by, at=at)


def at_local_field(
    case: Case,
    organisation: Organisation,
    worker: User,
    *,
    by: User,
    at: datetime | None = None,
    monitored: bool = False,
) -> Case:
    """The receiver accepted: everything is there, and VT only follows when it is a warm one."""
    at = at or timezone.now()
    directs(case, organisation, by=by, kinds=tuple(OF_RECEIVER), person=worker, at=at)
    let_work(case, organisation=organisation, worker=worker, reason="", actor=by, at=at)
    case = enter_local_field(case, at=at, actor=by)
    if monitored:
        return case_is_monitored(case, since=at.date(), because=case, actor=by)
    return case_is_handed_over(case, because=case, at=at, actor=by)
