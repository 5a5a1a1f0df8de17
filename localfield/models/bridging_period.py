"""A family that waits for help, and what carries it meanwhile."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case
from localfield import permissions
from localfield.enums import BridgingState
from localfield.querysets import LocalQuerySet
from organisations.models import Organisation
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

if TYPE_CHECKING:
    from accounts.models import User

S = BridgingState


class BridgingQuerySet(LocalQuerySet):
    def active(self) -> "BridgingQuerySet":
        return self.filter(state=BridgingState.ACTIVE)


@kept_by_database
class BridgingPeriod(Stateful):
    """On a waiting list: alternative help runs, somebody answers when it escalates (000-30).

    Looked at every four weeks until the help starts (D17, domain 3.11a).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="bridging", verbose_name="dossier")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="wie let op"
    )
    waits_for = models.CharField("wacht op", max_length=300)
    alternative_help = models.TextField("vervangende hulp", max_length=2000)
    escalation_name = models.CharField("wie bellen als het misgaat", max_length=160)
    escalation_phone = models.CharField("telefoon", max_length=30)
    expected_on = models.DateField("hulp verwacht op", null=True, blank=True)
    state = FSMField(
        "status", default=S.ACTIVE, choices=BridgingState, protected=True, max_length=20
    )
    began_at = models.DateTimeField("begonnen op")
    began_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )
    help_started_on = models.DateField("hulp gestart op", null=True, blank=True)
    outcome = models.TextField("hoe het afliep", max_length=2000, blank=True, default="")
    ended_at = models.DateTimeField("einde", null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beëindigd door",
    )

    objects = BridgingQuerySet.as_manager()

    class Meta:
        verbose_name = "overbrugging"
        verbose_name_plural = "overbruggingen"
        ordering = ["case", "-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="bridging_never_without_help_and_contact",
                condition=~Q(waits_for="")
                & ~Q(alternative_help="")
                & ~Q(escalation_name="")
                & ~Q(escalation_phone=""),
            ),
            models.CheckConstraint(
                name="bridging_ended_has_who_and_when",
                condition=Q(state=S.ACTIVE, ended_at__isnull=True, ended_by__isnull=True)
                | (~Q(state=S.ACTIVE) & Q(ended_at__isnull=False, ended_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="bridging_help_started_on_a_day",
                condition=Q(state=S.HELP_STARTED, help_started_on__isnull=False)
                | (~Q(state=S.HELP_STARTED) & Q(help_started_on__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"overbrugging {self.pk} bij {self.case}"

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"overbrugging in dossier {self.case.number}"

    @transition(
        label="De hulp is gestart",
        source=S.ACTIVE,
        target=S.HELP_STARTED,
        may=permissions.can_mind_bridging,
    )
    def start_help(self, *, on: date, at: datetime, by: "User") -> None:
        self.help_started_on = on
        self._end("", at, by)

    @transition(
        label="Het wachten gaat niet langer",
        source=S.ACTIVE,
        target=S.ESCALATED,
        may=permissions.can_mind_bridging,
    )
    def escalate(self, *, why: str, at: datetime, by: "User") -> None:
        self._end(why, at, by)

    @transition(
        label="Wachten is niet meer nodig",
        source=S.ACTIVE,
        target=S.LAPSED,
        may=permissions.can_mind_bridging,
    )
    def lapse(self, *, why: str, at: datetime, by: "User") -> None:
        self._end(why, at, by)

    def _end(self, outcome: str, at: datetime, by: "User") -> None:
        self.outcome = outcome
        self.ended_at = at
        self.ended_by = by
