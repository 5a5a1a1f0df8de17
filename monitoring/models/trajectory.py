"""How VT follows one family after a track."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.models import Case
from deadlines.workdays import add_months
from monitoring import permissions
from monitoring.enums import ENDED, RUNNING, MonitoringStart, MonitoringState
from monitoring.guards import trajectory as guards
from monitoring.querysets import TrajectoryQuerySet
from monitoring.schemes import NEVER_WITHOUT, scheme_of
from tracks.models import Track
from workflow.fsm import FSMField, Stateful, kept_by_database, nobody, transition

if TYPE_CHECKING:
    from accounts.models import User

S = MonitoringState
# Whatever code asks for it: only where VT set conditions (002-31), never after a direct handover.
ONLY_AFTER_A_TRACK = """
IF NOT EXISTS (
    SELECT 1 FROM tracks_track
    WHERE id = NEW.track_id AND case_id = NEW.case_id AND conditions_set_at IS NOT NULL
) THEN
    RAISE EXCEPTION 'a family is followed only after a track that set conditions';
END IF;
RETURN NEW;
"""


@kept_by_database
class MonitoringTrajectory(Stateful):
    """From the accepted handover after a track until safety is stable (002-30, 002-31).

    What was agreed at the table stays: ``months`` after ``day_zero``, and ``how``. A new report
    leaves the dates standing; while VT itself acts again the trajectory is suspended.
    """

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="monitoring", verbose_name="dossier"
    )
    track = models.OneToOneField(
        Track, models.PROTECT, related_name="monitoring", verbose_name="dienst"
    )
    state = FSMField(
        "status", default=S.PLANNED, choices=MonitoringState, protected=True, max_length=20
    )
    months = ArrayField(models.PositiveSmallIntegerField(), verbose_name="na hoeveel maanden")
    how = models.TextField("hoe en met wie", max_length=5000, blank=True, default="")
    start_from = models.CharField("geteld vanaf", max_length=20, choices=MonitoringStart)
    day_zero = models.DateField("geteld vanaf de dag", null=True, blank=True)
    window = models.PositiveSmallIntegerField("speling in werkdagen")
    longest_months = models.PositiveSmallIntegerField("langste duur in maanden")
    stops_when_stable = models.BooleanField("stopt zodra de veiligheid stabiel is", default=True)
    extendable = models.BooleanField("kan met een besluit langer duren", default=True)
    opened_at = models.DateTimeField("begonnen op")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="begonnen door"
    )
    suspended_at = models.DateTimeField("opgeschort op", null=True, blank=True)
    ended_at = models.DateTimeField("beëindigd op", null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beëindigd door",
    )

    objects = TrajectoryQuerySet.as_manager()

    class Meta:
        verbose_name = "monitortraject"
        verbose_name_plural = "monitortrajecten"
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=RUNNING),
                name="monitoring_one_running_per_case",
            ),
            models.CheckConstraint(
                name="monitoring_never_without_three_months",
                condition=Q(months__contains=[NEVER_WITHOUT]),
            ),
            models.CheckConstraint(
                name="monitoring_active_since_a_day",
                condition=~Q(state__in=[S.ACTIVE, S.SUSPENDED]) | Q(day_zero__isnull=False),
            ),
            models.CheckConstraint(
                name="monitoring_suspended_has_moment",
                condition=Q(state=S.SUSPENDED, suspended_at__isnull=False)
                | (~Q(state=S.SUSPENDED) & Q(suspended_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="monitoring_ended_has_who_and_when",
                condition=Q(state__in=ENDED, ended_at__isnull=False, ended_by__isnull=False)
                | (~Q(state__in=ENDED) & Q(ended_at__isnull=True, ended_by__isnull=True)),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="only_after_a_track",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("track_id", "case_id"),  # type: ignore[no-untyped-call]
                func=ONLY_AFTER_A_TRACK,
            ),
        ]

    def __str__(self) -> str:
        return f"monitortraject bij {self.case}"

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"monitoring van dossier {self.case.number}"

    @property
    def scheme(self) -> str:
        return scheme_of(self.months)

    @property
    def runs(self) -> bool:
        return self.state in RUNNING

    @property
    def longest_until(self) -> date | None:
        """After this day VT follows only by a decision to go on (001-12)."""
        return add_months(self.day_zero, self.longest_months) if self.day_zero else None

    def is_proposed_by(self, user: "User") -> bool:
        """Whether the end that waits for an answer is this colleague's own proposal."""
        proposal = guards.proposal_of(self)
        return proposal is not None and proposal.proposed_by_id == user.pk

    @transition(
        label="Begin te volgen",
        source=S.PLANNED,
        target=S.ACTIVE,
        may=nobody,  # follows from the accepted handover, or from the end of the track
    )
    def begin(self, *, day_zero: date) -> None:
        self.day_zero = day_zero

    @transition(
        label="Schort op",
        source=S.ACTIVE,
        target=S.SUSPENDED,
        may=nobody,  # follows from a new track: VT is in the family itself
    )
    def suspend(self, *, at: datetime) -> None:
        self.suspended_at = at

    @transition(
        label="Ga weer volgen",
        source=S.SUSPENDED,
        target=S.ACTIVE,
        may=nobody,  # follows from a new track that ended without another handover
    )
    def resume(self) -> None:
        self.suspended_at = None

    @transition(
        label="Beëindig: stabiel veilig",
        source=S.ACTIVE,
        target=S.ENDED_STABLE,
        may=permissions.can_approve_stable,
        guards=[
            guards.stable_is_proposed,
            guards.six_months_without_event,
            guards.no_risk_is_open,
            guards.recovery_is_begun,
            guards.region_stops_when_stable,
        ],
    )
    def end_stable(self, *, at: datetime, by: "User") -> None:
        self._end(at, by)

    @transition(
        label="Beëindig: langste duur bereikt",
        source=S.ACTIVE,
        target=S.ENDED_MAX_DURATION,
        may=permissions.can_approve_end,
        guards=[
            guards.longest_is_proposed,
            guards.no_moment_is_left,
            guards.somebody_keeps_sight,
        ],
    )
    def end_max_duration(self, *, at: datetime, by: "User") -> None:
        self._end(at, by)

    @transition(
        label="Beëindig: nieuwe dienst",
        source=[S.PLANNED, S.ACTIVE, S.SUSPENDED],
        target=S.ENDED_NEW_TRACK,
        may=nobody,  # follows from the handover of a next track, which begins anew
    )
    def end_for_new_track(self, *, at: datetime, by: "User") -> None:
        self._end(at, by)

    @transition(
        label="Beëindig om een andere reden",
        source=[S.PLANNED, S.ACTIVE, S.SUSPENDED],
        target=S.ENDED_OTHER,
        may=permissions.can_approve_end,
        guards=[guards.other_end_is_proposed, guards.somebody_keeps_sight],
    )
    def end_otherwise(self, *, at: datetime, by: "User") -> None:
        self._end(at, by)

    def _end(self, at: datetime, by: "User") -> None:
        self.suspended_at = None
        self.ended_at = at
        self.ended_by = by
