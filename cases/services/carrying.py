"""What lies with VT is carried by somebody, or the team leads hear that nobody does."""

from datetime import datetime

from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from cases.models import Case, CaseAssignment, RegieAssignment
from cases.models.grants import not_kept_out
from cases.services.regie import HELD_BY_VT
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, notify
from organisations.enums import OrganisationKind


def lies_with_vt(case: Case) -> bool:
    """VT follows the family, or has regie or sight on safety that nobody else could take."""
    held = RegieAssignment.objects.filter(case=case, kind__in=HELD_BY_VT, until=None)
    by_vt = held.filter(organisation__kind=OrganisationKind.VEILIG_THUIS)
    return case.monitored_since is not None or by_vt.exists()


def keep_carried(case: Case, *, at: datetime) -> None:
    """The case stays on the caseload of VT. Who carried it and left carries it no more: it stands
    among what is not assigned, and the team leads give it to somebody.

    Part of a step of the case, where the actor is recorded.
    """
    carried = CaseAssignment.objects.filter(case=case, until=None).select_related("worker").first()
    if carried and carried.worker.is_active:
        return
    if carried:
        carried.until = max(at, carried.since)
        carried.save(update_fields=["until"])
    _tell_nobody_carries(case, at)


def _tell_nobody_carries(case: Case, at: datetime) -> None:
    leads = User.objects.in_role(Role.TEAM_LEAD, case.region)
    message = Message(
        kind=NotificationKind.TASK,
        level=NotificationLevel.WARNING,
        key=f"nobody-carries:{case.pk}:{at.isoformat()}",
        title=f"Dossier {case.number} heeft bij Veilig Thuis niemand die het draagt",
        body="Veilig Thuis houdt zicht op dit gezin. Wijs het dossier toe aan een collega.",
        path=reverse("cases:detail", args=[case.number]),
        by_email=True,
    )
    notify(not_kept_out(leads, case), message)
