"""Who sees which advice, in SQL (domain 5.3)."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.contacts import answers_for
from accounts.roles import Permission
from consultations.advisers import advisers_of
from consultations.enums import AdviceState, CrisisNoticeState

if TYPE_CHECKING:
    from accounts.models import User
    from organisations.models import Region

# "Own shift" (5.3): what a desk took in the last hours, so that the next shift can go on with it.
SHIFT = timedelta(hours=12)
RUNNING = [AdviceState.NEW, AdviceState.TALKING, AdviceState.ADVISED, AdviceState.SUPPORTING]


class ConsultationQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> Self:
        """One's own, those of the shift, and what a colleague who left did not finish; triage and
        team lead all; privacy what was overruled.

        Nobody sees an advice outside the own region.
        """
        if user.region is None:
            return self.none()
        here = self.filter(region=user.region)
        if user.may(Permission.ADVICE_ALL):
            return here
        reasons = Q(pk__in=[])
        if user.may(Permission.ADVICE_REGISTER):
            reasons |= Q(handled_by=user) | Q(began_at__gte=timezone.now() - SHIFT)
            reasons |= _left_behind(user.region)
        if user.may(Permission.ADVICE_CHECK):
            reasons |= _overruled()
        return here.filter(reasons)

    def counted_for(self, user: "User") -> Self:
        """All advice of the region, for who only counts: never to show a row of."""
        if user.region is None or not user.may(Permission.ADVICE_FIGURES):
            return self.none()
        return self.filter(region=user.region)

    def overruled(self) -> Self:
        """In which something that seemed to point to a person stayed, with a reason (A6)."""
        return self.filter(_overruled())

    def running(self) -> Self:
        return self.filter(state__in=RUNNING)

    def left_behind(self, region: "Region") -> Self:
        """Not finished, in this region, by somebody who gives no advice here any more."""
        return self.filter(_left_behind(region), region=region)


def _left_behind(region: "Region") -> Q:
    return Q(state__in=RUNNING) & ~Q(handled_by__in=advisers_of(region))


def _overruled() -> Q:
    """In the talk itself, or in a contact after it."""
    contacts = apps.get_model("consultations", "SupportContact")._base_manager
    in_contact = contacts.exclude(overruled_because="").order_by().values("consultation")
    return ~Q(overruled_because="") | Q(pk__in=in_contact)


class OfAdviceQuerySet(models.QuerySet[Any]):
    """Rows that belong to an advice are seen by whoever sees the advice."""

    def visible_to(self, user: "User") -> Self:
        advice = apps.get_model("consultations", "Consultation").objects.visible_to(user)
        return self.filter(consultation__in=advice)


class UsdConsultationQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> Self:
        """One's own; the coordinator all of the own municipality. Veilig Thuis none (5.3)."""
        own = user.organisations_where(Permission.USD_CONSULT)
        whole = user.organisations_where(Permission.USD_CONSULT_ALL)
        return self.filter(
            Q(organisation__in=whole) | Q(organisation__in=own, made_by=user),
        )


class CrisisNoticeQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> Self:
        """The maker and the coordinator of the municipality; at VT who reads the region's, and
        the fixed contact of that municipality. Privacy those of the region in which something
        that seemed to point to a person stayed (A6).
        """
        own = user.organisations_where(Permission.CRISIS_NOTICE_GIVE)
        whole = user.organisations_where(Permission.USD_CONSULT_ALL)
        reasons = Q(organisation__in=whole) | Q(organisation__in=own, made_by=user)
        if user.region is not None and user.may(Permission.CRISIS_NOTICE_READ):
            reasons |= Q(organisation__region=user.region)
        elif towns := answers_for(user, timezone.localdate()):
            reasons |= Q(organisation__in=towns)
        if user.region is not None and user.may(Permission.ADVICE_CHECK):
            reasons |= Q(organisation__region=user.region) & ~Q(overruled_because="")
        return self.filter(reasons)

    def open(self) -> Self:
        return self.filter(state=CrisisNoticeState.OPEN)
