"""Consultations of a municipality, for the people of that municipality."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.roles import Permission
from audit.events import AuditEvent
from audit.models import AuditEntry
from common.overtaking import Saved
from consultations.enums import UsdState
from consultations.models import UsdConsultation, UsdTask
from consultations.models.usd_consultation import DECIDED
from organisations.models import Organisation

RUNNING = [state for state in UsdState if state != UsdState.CLOSED]
TO_REPORT = [UsdState.REPORTED, UsdState.VT_DIRECTS]
ASKING, ALL = "vraagt", "alle"


def usd_consultations(
    reader: User, chosen: Mapping[str, Any], *, now: datetime, today: date
) -> QuerySet[UsdConsultation]:
    """Newest first; the running ones unless another state is asked for."""
    rows = _in_state(with_columns(reader), chosen.get("status", ""), today)
    if days := chosen.get("periode"):
        rows = rows.filter(consulted_at__gte=now - timedelta(days=int(days)))
    if worker := chosen.get("medewerker"):
        rows = rows.filter(made_by=worker)
    return rows.order_by("-consulted_at", "-pk")


def asking(reader: User, today: date) -> QuerySet[UsdConsultation]:
    """What still asks something, the oldest first."""
    return with_columns(reader).filter(_asks(today)).order_by("consulted_at", "pk")


def with_columns(reader: User) -> QuerySet[UsdConsultation]:
    """What this reader sees, with whether its tasks are divided."""
    tasks = UsdTask.objects.filter(consultation=OuterRef("pk"))
    rows = UsdConsultation.objects.visible_to(reader).annotate(divided=Exists(tasks))
    return rows.select_related("made_by", "organisation")


def makers(reader: User) -> QuerySet[User]:
    """Whose consultations a coordinator can choose between."""
    places = reader.organisations_where(Permission.USD_CONSULT_ALL)
    made = UsdConsultation.objects.filter(organisation__in=places).values("made_by")
    return User.objects.filter(pk__in=made).order_by("name", "pk")


def municipalities_of(reader: User) -> list[Organisation]:
    """For which municipalities this colleague consults."""
    places = reader.organisations_where(Permission.USD_CONSULT)
    return list(Organisation.objects.filter(pk__in=places).select_related("region"))


def handed_in_as(reader: User, key: UUID | None) -> UsdConsultation | None:
    """The consultation that was recorded under this key, if this reader may see it."""
    rows = UsdConsultation.objects.visible_to(reader).select_related(
        "organisation__region", "made_by"
    )
    return rows.filter(key=key).first()


def numbers_under(reader: User, keys: Collection[UUID]) -> dict[UUID, str]:
    """Which of these keys were recorded, and the number each got."""
    if not keys:
        return {}
    rows = UsdConsultation.objects.visible_to(reader).filter(key__in=keys)
    return dict(rows.values_list("key", "number"))


def last_saved(row: UsdConsultation, reader: User) -> Saved | None:
    """Who of the municipality wrote last in this consultation, as the log tells it."""
    entry = (
        AuditEntry.objects.filter(
            actor__in=User.objects.filter(memberships__organisation=row.organisation),
            event__in=[AuditEvent.CREATED, AuditEvent.CHANGED],
            target_type=row._meta.label_lower,
            target_id=row.pk,
        )
        .select_related("actor")
        .first()
    )
    return Saved(entry.actor.name, entry.at, entry.actor_id == reader.pk) if entry else None


def _in_state(
    rows: QuerySet[UsdConsultation], status: str, today: date
) -> QuerySet[UsdConsultation]:
    if status == ALL:
        return rows
    if status == ASKING:
        return rows.filter(_asks(today))
    return rows.filter(state=status) if status else rows.filter(state__in=RUNNING)


def _asks(today: date) -> Q:
    undecided = Q(state__in=[UsdState.REGISTERED, UsdState.ADVISED])
    undivided = Q(state__in=DECIDED, divided=False)
    untied = Q(state__in=TO_REPORT, report_number="")
    return undecided | undivided | untied | Q(follow_up_on__lte=today)
