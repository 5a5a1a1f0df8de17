"""The work of the local field with one family."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case
from common.code_lists import YesNoUnknown
from localfield import guards, permissions
from localfield.enums import TrajectoryEnd, TrajectoryOrigin, TrajectoryState
from localfield.querysets import LocalQuerySet
from organisations.enums import Severity
from organisations.models import Organisation
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

if TYPE_CHECKING:
    from accounts.models import User

S = TrajectoryState


def _answer(label: str) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=10, choices=YesNoUnknown, blank=True, default="")


class TrajectoryQuerySet(LocalQuerySet):
    def open(self) -> "TrajectoryQuerySet":
        return self.filter(state=TrajectoryState.OPEN)


@kept_by_database
class LocalTrajectory(Stateful):
    """From an accepted handover until safety is stable or others took over (003-33).

    ``organisation`` leads; a later handover of the same family joins and may bring another.
    How a provider that takes over was tested stays with the work it took over (000-18).
    """

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="trajectories", verbose_name="dossier"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    origin = models.CharField("herkomst", max_length=10, choices=TrajectoryOrigin)
    severity = models.CharField("zwaarte", max_length=10, choices=Severity)
    state = FSMField(
        "status", default=S.OPEN, choices=TrajectoryState, protected=True, max_length=10
    )
    opened_at = models.DateTimeField("begonnen op")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="begonnen door"
    )
    first_contact_on = models.DateField("eerste contact op", null=True, blank=True)
    recovery_begun = models.CharField(
        "herstel begonnen", max_length=10, choices=YesNoUnknown, blank=True, default=""
    )
    recovery_note = models.TextField("waaruit dat blijkt", max_length=5000, blank=True, default="")
    transferred_to = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="overgenomen door",
    )
    helper_name = models.CharField("wie daar helpt", max_length=160, blank=True, default="")
    help_started_on = models.DateField("hulp daar begonnen op", null=True, blank=True)
    provider_equipped = _answer("is de zorgaanbieder toegerust voor casusregie")
    provider_sees_all = _answer("heeft de zorgaanbieder zicht op de veiligheid van iedereen")
    second_party = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tweede partij voor de veiligheid",
    )
    second_party_why = models.CharField(
        "wat doet de tweede partij", max_length=1000, blank=True, default=""
    )
    end_reason = models.CharField(
        "reden van einde", max_length=20, choices=TrajectoryEnd, blank=True, default=""
    )
    end_note = models.TextField("toelichting op het einde", max_length=5000, blank=True, default="")
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
        verbose_name = "lokaal traject"
        verbose_name_plural = "lokale trajecten"
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state=S.OPEN), name="trajectory_one_open_per_case"
            ),
            models.CheckConstraint(
                name="trajectory_ended_has_who_when_why",
                condition=(
                    Q(state=S.ENDED, ended_at__isnull=False, ended_by__isnull=False)
                    & ~Q(end_reason="")
                )
                | Q(state=S.OPEN, ended_at__isnull=True, ended_by__isnull=True, end_reason=""),
            ),
            models.CheckConstraint(
                name="trajectory_transferred_to_help_that_started",
                condition=~Q(end_reason=TrajectoryEnd.TRANSFERRED)
                | (
                    Q(transferred_to__isnull=False, help_started_on__isnull=False)
                    & ~Q(helper_name="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"lokaal traject bij {self.case}"

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"lokaal traject van dossier {self.case.number}"

    @transition(
        label="Sluit af: stabiel veilig",
        source=S.OPEN,
        target=S.ENDED,
        may=permissions.can_end,
        guards=[
            guards.is_not_monitored,
            guards.family_is_with_local_field,
            guards.no_report_back_waits,
            guards.six_months_without_event,
            guards.no_risk_is_open,
            guards.recovery_has_begun,
        ],
    )
    def end_safely(self, *, at: datetime, by: "User") -> None:
        self._end(TrajectoryEnd.STABLE, at, by)

    @transition(
        label="Sluit af: een andere organisatie nam het over",
        source=S.OPEN,
        target=S.ENDED,
        may=permissions.can_end,
        guards=[
            guards.family_is_with_local_field,
            guards.no_report_back_waits,
            guards.help_elsewhere_has_started,
            guards.who_takes_over_takes_this_weight,
            guards.provider_is_tested,
        ],
    )
    def transfer(self, *, at: datetime, by: "User") -> None:
        self._end(TrajectoryEnd.TRANSFERRED, at, by)

    @transition(
        label="Sluit af: verhuisd of overleden",
        source=S.OPEN,
        target=S.ENDED,
        may=permissions.can_end,
        guards=[guards.no_report_back_waits],
    )
    def end_otherwise(self, *, reason: TrajectoryEnd, at: datetime, by: "User") -> None:
        self._end(reason, at, by)

    def _end(self, reason: TrajectoryEnd, at: datetime, by: "User") -> None:
        self.end_reason = reason
        self.ended_at = at
        self.ended_by = by
