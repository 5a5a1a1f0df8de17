"""What is written down of a moment and of the end: the words fixed now, printed by a worker."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.services.working_along import end_working_along
from common.exceptions import DomainError
from documents.services import freeze
from documents.style import stylesheet
from monitoring import permissions
from monitoring.enums import ReportFor
from monitoring.models import EndProposal, MomentReport, MonitoringMoment
from monitoring.papers import end_paper, paper_of

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import User
    from documents.models import Document

TEMPLATES = {
    ReportFor.VEILIG_THUIS: "documents/monitoring.html",
    ReportFor.PARTNER: "documents/monitoring.html",
    ReportFor.FAMILY: "documents/monitoring_family.html",
}
END_TEMPLATE = "documents/monitoring_end.html"
TELLS = "het gezin vertellen dat het volgen stopt"
TO_COME = "Dit kan niet in de toekomst liggen. Controleer de datum."
NO_HOW = "Schrijf hoe het gezin het hoorde."
BEFORE = "Het gezin kan dit niet hebben gehoord voordat het er was. Controleer de datum."


def freeze_reports(moment: MonitoringMoment, *, actor: "User") -> None:
    """The whole for VT; the outcome for partner and family. Whatever is edited later, the same
    words forever."""
    number = moment.trajectory.case.number
    for made_for in ReportFor:
        context: dict[str, object] = {
            "paper": paper_of(moment, made_for),
            "own_style": stylesheet("plan"),
        }
        report = MomentReport.objects.create(
            moment=moment,
            made_for=made_for,
            document=freeze(f"Monitorverslag {number}", number, TEMPLATES[made_for], context),
            frozen_at=timezone.now(),
            frozen_by=actor,
        )
        record(AuditEvent.CREATED, actor=actor, target=report, made_for=made_for)


def end_letter(proposal: EndProposal) -> "Document":
    """The family hears in plain words that VT stops, why, and whom it can call."""
    number = proposal.trajectory.case.number
    context: dict[str, object] = {"paper": end_paper(proposal), "own_style": stylesheet("plan")}
    return freeze(f"Einde van het volgen {number}", number, END_TEMPLATE, context)


@transaction.atomic
def note_told(told: MomentReport | EndProposal, *, on: "date", how: str, actor: "User") -> None:
    """The family heard the outcome or the end: when, and how. Sent twice it was told once."""
    row = type(told)._default_manager.select_for_update(of=("self",)).get(pk=told.pk)
    is_report = isinstance(row, MomentReport)
    trajectory = row.moment.trajectory if is_report else row.trajectory
    made_at = row.frozen_at if is_report else row.answered_at
    if not permissions.can_monitor_in(trajectory.case, actor):
        raise PermissionDenied
    if row.told_on:
        return
    if on > timezone.localdate():
        raise DomainError(TO_COME)
    if made_at and on < timezone.localdate(made_at):
        raise DomainError(BEFORE)
    if not how.strip():
        raise DomainError(NO_HOW)
    row.told_on, row.told_how = on, how.strip()
    row.save(update_fields=["told_on", "told_how"])
    record(AuditEvent.SENT, actor=actor, target=row, told_on=on.isoformat())
    if not is_report:
        end_working_along(trajectory.case, task=TELLS, at=timezone.now(), actor=actor)
