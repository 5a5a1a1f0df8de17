"""A request to the Raad voor de Kinderbescherming, and who keeps sight while the family waits."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisations.models import Organisation
from tracks import permissions
from tracks.enums import RvdkState, WaitingRoute
from tracks.guards import rvdk as guards
from tracks.models.track import Track
from tracks.querysets import OfTrackQuerySet
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

S = RvdkState


@kept_by_database
class RvdkRequest(Stateful):
    """One request (3.11b). The track goes on beside it (ADR 15).

    While the family waits sight on safety is never empty: VT as requester keeps it, until the
    table (JBT) names another (7.20, 003-23). ``valid_until`` starts D18.
    """

    track = models.ForeignKey(
        Track, models.PROTECT, related_name="rvdk_requests", verbose_name="dienst"
    )
    state = FSMField(
        "status", default=S.PREPARING, choices=RvdkState, protected=True, max_length=20
    )
    why = models.TextField("waarom een verzoek", max_length=5000, blank=True, default="")
    college_informed_on = models.DateField("college ingelicht op", null=True, blank=True)
    college_informed_how = models.CharField("wie en hoe", max_length=300, blank=True, default="")
    sight_organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisatie met zicht op veiligheid",
        help_text="Leeg betekent: Veilig Thuis, als verzoeker.",
    )
    sight_person = models.CharField(
        "wie houdt zicht op veiligheid", max_length=120, blank=True, default=""
    )
    decided_at_table = models.BooleanField(
        "zo afgesproken aan de jeugdbeschermingstafel", default=False
    )
    minimum_needed = models.TextField(
        "wat is minimaal nodig", max_length=5000, blank=True, default=""
    )
    estimate_on = models.DateField("veiligheidstaxatie van", null=True, blank=True)
    valid_until = models.DateField("geldig tot en met", null=True, blank=True)
    if_longer = models.TextField(
        "wat als het wachten langer duurt", max_length=2000, blank=True, default=""
    )
    information_point = models.CharField(
        "informatiepunt dat de Raad waarschuwt", max_length=300, blank=True, default=""
    )
    agreed_with_family = models.TextField(
        "afspraak met ouders en jongeren vanaf 12 jaar", max_length=2000, blank=True, default=""
    )
    route = models.CharField(
        "wie helpt intussen", max_length=20, choices=WaitingRoute, blank=True, default=""
    )
    requested_on = models.DateField("aangevraagd op", null=True, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="aangevraagd door",
    )
    outcome = models.TextField("uitspraak of reden", max_length=5000, blank=True, default="")
    ended_at = models.DateTimeField("einde", null=True, blank=True)

    objects = OfTrackQuerySet.as_manager()

    class Meta:
        verbose_name = "verzoek tot raadsonderzoek"
        verbose_name_plural = "verzoeken tot raadsonderzoek"
        ordering = ["track", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["track"],
                condition=~Q(state__in=[S.RULED, S.WITHDRAWN]),
                name="rvdk_one_running_per_track",
            ),
            models.CheckConstraint(
                name="rvdk_running_has_sight",
                condition=Q(state__in=[S.PREPARING, S.WITHDRAWN])
                | (
                    Q(valid_until__isnull=False, requested_on__isnull=False)
                    & ~Q(sight_person="")
                    & ~Q(information_point="")
                ),
            ),
            models.CheckConstraint(
                name="rvdk_ended_has_words",
                condition=Q(state__in=[S.RULED, S.WITHDRAWN], ended_at__isnull=False)
                & ~Q(outcome="")
                | (~Q(state__in=[S.RULED, S.WITHDRAWN]) & Q(ended_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"verzoek aan de Raad, {self.track}"

    @property
    def audit_case_number(self) -> str:
        return self.track.case.number

    @property
    def audit_label(self) -> str:
        return f"verzoek aan de Raad bij dienst {self.track.number}"

    @transition(
        label="Dien in",
        source=S.PREPARING,
        target=S.REQUESTED,
        may=permissions.can_request_rvdk,
        guards=[
            guards.track_is_not_over,
            guards.request_says_why,
            guards.mdo_decided,
            guards.college_is_informed,
            guards.sight_is_planned,
            guards.another_keeps_sight_by_agreement,
            guards.estimate_was_made,
            guards.estimate_is_still_valid,
            guards.estimate_ends_within_a_year,
        ],
    )
    def request(self, *, on: date, by: object) -> None:
        self.requested_on = on
        self.requested_by = by  # type: ignore[assignment]

    @transition(
        label="De Raad heeft het verzoek; het gezin wacht",
        source=S.REQUESTED,
        target=S.WAITING,
        may=permissions.can_request_rvdk,
    )
    def wait(self) -> None: ...

    @transition(
        label="De Raad onderzoekt",
        source=[S.REQUESTED, S.WAITING],
        target=S.INVESTIGATING,
        may=permissions.can_request_rvdk,
    )
    def investigate(self) -> None: ...

    @transition(
        label="Uitspraak",
        source=[S.WAITING, S.INVESTIGATING],
        target=S.RULED,
        may=permissions.can_request_rvdk,
    )
    def rule(self, *, outcome: str, at: datetime) -> None:
        self.outcome = outcome
        self.ended_at = at

    @transition(
        label="Trek in",
        source=[S.PREPARING, S.REQUESTED, S.WAITING],
        target=S.WITHDRAWN,
        may=permissions.can_request_rvdk,
    )
    def withdraw(self, *, reason: str, at: datetime) -> None:
        self.outcome = reason
        self.ended_at = at
