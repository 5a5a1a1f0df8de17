"""How a region follows families, dated: what held stays, what will hold can be taken back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from administration.services.keeping import keep
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from monitoring.models import MonitoringProfile
from monitoring.selectors.profiles import profile_on
from organisations.models import Region

TOO_EARLY = "Een monitorprofiel gaat op zijn vroegst vandaag in."
OTHER_COMES = "Er gaat al een profiel in op of na deze dag. Neem dat eerst terug."
HOLDS = "Dit profiel geldt al en blijft staan. Voeg een nieuw profiel toe als het anders moet."


def blank_profile(region: Region) -> MonitoringProfile:
    """A new profile with the choices of today, to be changed and dated."""
    now = profile_on(region, timezone.localdate())
    return MonitoringProfile(
        region=region,
        months=now.months,
        start_from=now.start_from,
        window=now.window,
        longest_months=now.longest_months,
        stops_when_stable=now.stops_when_stable,
        extendable=now.extendable,
    )


@transaction.atomic
def add_profile(profile: MonitoringProfile, *, actor: User) -> MonitoringProfile:
    """Choices that hold from a day on; what held before ends the day before. A family that is
    followed already keeps what was agreed at the table."""
    if profile.since < timezone.localdate():
        raise DomainError(TOO_EARLY)
    rows = MonitoringProfile.objects.select_for_update(of=("self",)).filter(region=profile.region)
    if rows.filter(since__gte=profile.since).exists():
        raise DomainError(OTHER_COMES)
    former = rows.filter(until=None).first()
    if former:
        former.until = profile.since - timedelta(days=1)
        former.save(update_fields=["until"])
    profile.months = sorted(set(profile.months))
    keep(profile)
    _log(profile, "toegevoegd", actor)
    return profile


@transaction.atomic
def withdraw_profile(profile: MonitoringProfile, *, actor: User) -> None:
    """Take back a profile that does not hold yet; the one before it holds on."""
    if profile.since <= timezone.localdate():
        raise DomainError(HOLDS)
    former = MonitoringProfile.objects.filter(
        region=profile.region, until=profile.since - timedelta(days=1)
    ).first()
    _log(profile, "teruggenomen", actor)
    profile.delete()
    if former:
        former.until = None
        former.save(update_fields=["until"])


def _log(profile: MonitoringProfile, what: str, actor: User) -> None:
    since = profile.since.isoformat()
    record(AuditEvent.CONFIGURED, actor=actor, target=profile, what=what, valid_from=since)
