"""Talks of one colleague that go on, and who wrote last in one."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from audit.events import AuditEvent
from audit.models import AuditEntry
from common.overtaking import Saved
from consultations.enums import AdviceState
from consultations.models import Consultation
from organisations.models import Organisation

if TYPE_CHECKING:
    from accounts.models import User
    from organisations.models import Region


def handed_in_as(user: "User", key: UUID) -> Consultation | None:
    """The advice that was recorded under this key, if this colleague may see it."""
    return Consultation.objects.visible_to(user).filter(key=key).first()


def own_running(user: "User", *, without: UUID | None = None) -> QuerySet[Consultation]:
    """Kept while the talk goes on: no advice was given yet."""
    running = Consultation.objects.visible_to(user).filter(
        handled_by=user, state=AdviceState.TALKING
    )
    return running.exclude(key=without) if without else running


def began_by(advice: Consultation) -> str:
    """The name of who began the talk, as the log tells it; the advice may be a colleague's now."""
    first = _written(advice).filter(event=AuditEvent.CREATED).order_by("at", "pk").first()
    return first.actor.name if first else ""


def last_saved(advice: Consultation, reader: "User") -> Saved | None:
    """Who wrote last in this advice, as the log tells it."""
    entry = _written(advice).order_by("-at", "-pk").first()
    return Saved(entry.actor.name, entry.at, entry.actor_id == reader.pk) if entry else None


def _written(advice: Consultation) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(
        event__in=[AuditEvent.CREATED, AuditEvent.CHANGED],
        target_type=advice._meta.label_lower,
        target_id=advice.pk,
    ).select_related("actor")


def organisations_to_name(region: "Region | None") -> list[str]:
    """Names a caller may work under; the list only helps with typing."""
    here = Organisation.objects.filter(region=region, active=True)
    return list(here.order_by("name").values_list("name", flat=True))
