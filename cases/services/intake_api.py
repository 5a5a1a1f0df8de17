"""Reports from connected systems: the same intake, and a message sent twice is one report."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.models import IntakeSource, IntakeSubmission, Report
from cases.services.intake import register_report
from cases.services.intake_sources import token_hash
from cases.services.report_facts import ReportFacts


class OtherMessage(Exception):
    """The idempotency key was used before for another message."""


def source_with(token: str) -> IntakeSource | None:
    """The active system this token belongs to."""
    return (
        IntakeSource.objects.filter(token_hash=token_hash(token), active=True)
        .select_related("region", "organisation")
        .first()
    )


def acts_as() -> User:
    """A system that sends has no colleague here: the system takes in what it sends."""
    return User.objects.system()


@transaction.atomic
def receive_from_source(
    source: IntakeSource, facts: ReportFacts, *, key: str, body_sha256: str, actor: User
) -> tuple[Report, bool]:
    """The report, and whether it is new. Two at once wait for each other."""
    source = IntakeSource.objects.select_for_update(of=("self",)).get(pk=source.pk)
    source.last_used_at = timezone.now()
    source.save(update_fields=["last_used_at"])
    known = IntakeSubmission.objects.filter(source=source, key=key).select_related("report").first()
    if known and known.body_sha256 != body_sha256:
        raise OtherMessage
    if known:
        return known.report, False
    report = register_report(facts, actor=actor)
    IntakeSubmission.objects.create(source=source, key=key, body_sha256=body_sha256, report=report)
    return report, True


def submission_key(source: IntakeSource, key: str) -> UUID:
    """The same for the same message of the same system, and for no other."""
    return uuid5(NAMESPACE_URL, f"intake-source:{source.pk}:{key}")
