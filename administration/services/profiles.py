"""The choices of a region, dated: what held stays, what will hold can still be taken back."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from administration.services.keeping import keep
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from organisations.models import Region, RegionProfile


def blank_profile(region: Region) -> RegionProfile:
    """A new profile with the choices of today, to be changed and dated."""
    now = region.profile_on(timezone.localdate())
    return RegionProfile(
        region=region,
        medium_direct=now.medium_direct,
        triage_calendar=now.triage_calendar,
        conversion_to_advice=now.conversion_to_advice,
        repeat_report_years=now.repeat_report_years,
    )


@transaction.atomic
def add_profile(profile: RegionProfile, *, actor: User) -> RegionProfile:
    """Choices that hold from a day on, today at the earliest: what was decided is not rewritten."""
    if profile.valid_from < timezone.localdate():
        raise DomainError("Een profiel gaat op zijn vroegst vandaag in.")
    keep(profile)
    _log(profile, "toegevoegd", actor)
    return profile


@transaction.atomic
def withdraw_profile(profile: RegionProfile, *, actor: User) -> None:
    """Take back a profile that does not hold yet."""
    if profile.valid_from <= timezone.localdate():
        raise DomainError(
            "Dit profiel geldt al en blijft staan. Voeg een nieuw profiel toe als het anders moet."
        )
    _log(profile, "teruggenomen", actor)
    profile.delete()


def _log(profile: RegionProfile, what: str, actor: User) -> None:
    from_day = profile.valid_from.isoformat()
    record(AuditEvent.CONFIGURED, actor=actor, target=profile, what=what, valid_from=from_day)
