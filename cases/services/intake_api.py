"""Reports from connected systems: the same intake, and a message sent twice is one report."""

from django.db import transaction

from accounts.models import User
from cases.models import IntakeSubmission, Report
from cases.services.intake import register_report
from cases.services.report_facts import ReportFacts
from connections.submissions import Message, earlier, keep


@transaction.atomic
def receive_report(message: Message, facts: ReportFacts, *, actor: User) -> tuple[Report, bool]:
    """The report, and whether it is new."""
    if known := earlier(IntakeSubmission, message):
        return known.report, False
    report = register_report(facts, actor=actor)
    keep(IntakeSubmission, message, report=report)
    return report, True
