"""A new report on a family that was reported before, and what VT does with that."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases import permissions
from cases.enums import (
    ContactChannel,
    DirectorView,
    OthersToldBy,
    RepeatFoundBy,
    RepeatOutcome,
    RepeatState,
    TrajectoryKind,
)
from cases.guards import repeat as guards
from cases.models.case import Case
from cases.models.report import Report
from cases.querysets import RepeatReportQuerySet
from organisations.models import Organisation
from workflow.fsm import FSMField, Stateful, kept_by_database, nobody, transition

if TYPE_CHECKING:
    from accounts.models import User

S = RepeatState


@kept_by_database
class RepeatReport(Stateful):
    """Hermelding: this report comes after an ``earlier_report`` on the household or a member
    (000-31, domain 3.10).

    ``within`` says what ran when it came in, in the case ``followed_in``; then VT speaks who
    directs before it decides (000-32). ``director`` is the organisation with procesregie, none
    when only VT directs; ``partner`` who had the family last (002-18).
    """

    report = models.OneToOneField(
        Report, models.PROTECT, related_name="repeat", verbose_name="melding"
    )
    earlier_report = models.ForeignKey(
        Report, models.PROTECT, related_name="+", verbose_name="eerdere melding"
    )
    found_by = models.CharField("hoe gezien", max_length=10, choices=RepeatFoundBy)
    signalled_at = models.DateTimeField("gesignaleerd op")
    within = ArrayField(
        models.CharField(max_length=20, choices=TrajectoryKind),
        default=list,
        verbose_name="wat er loopt",
    )
    followed_in = models.ForeignKey(
        Case,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="repeat_reports",
        verbose_name="dossier waarin het traject loopt",
    )
    state = FSMField(
        "status", default=S.SIGNALLED, choices=RepeatState, protected=True, max_length=20
    )
    director = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="procesregie bij",
    )
    partner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ketenpartner die het gezin kent",
    )

    coordinated_with = models.CharField("met wie afgestemd", max_length=160, blank=True)
    coordinated_at = models.DateTimeField("afgestemd op", null=True, blank=True)
    coordinated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="afgestemd door",
    )
    channel = models.CharField("hoe", max_length=20, choices=ContactChannel, blank=True)
    director_view = models.CharField(
        "zienswijze van de procesregisseur", max_length=10, choices=DirectorView, blank=True
    )
    director_words = models.TextField("zienswijze in woorden", max_length=5000, blank=True)

    outcome = models.CharField("uitkomst", max_length=30, choices=RepeatOutcome, blank=True)
    outcome_reason = models.TextField("reden", max_length=2000, blank=True)
    advice = models.TextField("advies aan de ketenpartner", max_length=5000, blank=True)
    others_told_by = models.CharField(
        "wie informeert anderen", max_length=10, choices=OthersToldBy, blank=True
    )
    others_to_tell = models.CharField("wie wordt geïnformeerd", max_length=300, blank=True)
    others_heard_at = models.DateTimeField("anderen geïnformeerd op", null=True, blank=True)
    others_heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="anderen geïnformeerd door",
    )
    processed_at = models.DateTimeField("verwerkt op", null=True, blank=True, editable=False)
    processed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="verwerkt door",
    )

    objects = RepeatReportQuerySet.as_manager()

    class Meta:
        verbose_name = "hermelding"
        verbose_name_plural = "hermeldingen"
        ordering = ["-signalled_at", "-pk"]
        indexes = [models.Index(fields=["state", "signalled_at"])]
        constraints = [
            models.CheckConstraint(
                name="repeat_not_of_itself", condition=~Q(report=models.F("earlier_report"))
            ),
            models.CheckConstraint(
                name="repeat_within_has_its_case",
                condition=Q(within=[], followed_in__isnull=True, director__isnull=True)
                | (~Q(within=[]) & Q(followed_in__isnull=False)),
            ),
            models.CheckConstraint(
                name="repeat_outside_has_nobody_to_speak",
                condition=~Q(within=[]) | ~Q(state__in=[S.COORDINATING, S.COORDINATED]),
            ),
            models.CheckConstraint(
                name="repeat_coordinated_has_who_when_how_and_view",
                condition=Q(
                    coordinated_at__isnull=True,
                    coordinated_by__isnull=True,
                    coordinated_with="",
                    channel="",
                    director_view="",
                    director_words="",
                )
                | (
                    Q(coordinated_at__isnull=False, coordinated_by__isnull=False)
                    & ~Q(coordinated_with="")
                    & ~Q(channel="")
                    & ~Q(director_view="")
                    & ~Q(director_words="")
                ),
            ),
            models.CheckConstraint(
                name="repeat_processed_has_who_and_when",
                condition=Q(
                    state=S.PROCESSED, processed_at__isnull=False, processed_by__isnull=False
                )
                | (~Q(state=S.PROCESSED) & Q(processed_at__isnull=True, processed_by__isnull=True)),
            ),
            models.CheckConstraint(
                name="repeat_within_is_processed_with_outcome",
                condition=Q(within=[]) | ~Q(state=S.PROCESSED) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="repeat_others_heard_from_the_partner",
                condition=Q(others_heard_at__isnull=True, others_heard_by__isnull=True)
                | Q(
                    others_heard_at__isnull=False,
                    others_heard_by__isnull=False,
                    others_told_by=OthersToldBy.PARTNER,
                ),
            ),
            models.CheckConstraint(
                name="repeat_other_partner_has_reason",
                condition=~Q(state=S.PROCESSED, outcome=RepeatOutcome.OTHER_PARTNER)
                | ~Q(outcome_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"hermelding {self.report}"

    @property
    def audit_case_number(self) -> str:
        return self.report.case.number

    @property
    def audit_label(self) -> str:
        return f"hermelding {self.report.number}"

    @property
    def within_trajectory(self) -> bool:
        """Something ran for this family when the report came in."""
        return bool(self.within)

    @property
    def waits_for_director(self) -> bool:
        """Nobody who directs was spoken, and it was not tried twice either."""
        return self.within_trajectory and self.state in (S.SIGNALLED, S.COORDINATING)

    @property
    def known_partners(self) -> set[int]:
        """The organisations (keys) where this family is known."""
        return {key for key in (self.director_id, self.partner_id) if key}

    @transition(
        label="Vraag afstemming",
        source=S.SIGNALLED,
        target=S.COORDINATING,
        may=nobody,  # follows from a trajectory that runs
        guards=[guards.is_within_trajectory],
    )
    def ask_director(self) -> None: ...

    @transition(
        label="Leg de afstemming vast",
        source=[S.COORDINATING, S.COORDINATED],
        target=S.COORDINATED,
        may=permissions.can_coordinate,
        guards=[guards.nobody_was_heard_yet],
    )
    def coordinate(
        self, *, at: datetime, by: "User", spoken_to: str, channel: str, view: str, words: str
    ) -> None:
        self.coordinated_at, self.coordinated_by = at, by
        self.coordinated_with, self.channel = spoken_to, channel
        self.director_view, self.director_words = view, words

    @transition(
        label="Ga verder na twee mislukte pogingen",
        source=S.COORDINATING,
        target=S.COORDINATED,
        may=nobody,  # follows from the second attempt
        guards=[guards.tried_twice],
    )
    def go_on_unheard(self) -> None: ...

    @transition(
        label="Verwerk de hermelding",
        source=S.COORDINATED,
        target=S.PROCESSED,
        may=permissions.can_coordinate,
        guards=[
            guards.triage_is_completed,
            guards.outcome_is_chosen,
            guards.outcome_fits_triage,
            guards.help_can_go_on,
            guards.other_partner_has_reason,
            guards.advice_is_written,
            guards.incident_is_registered,
            guards.others_are_told,
        ],
    )
    def process(self, *, at: datetime, by: "User") -> None:
        self.processed_at, self.processed_by = at, by

    @transition(
        label="Verwerkt met de triage",
        source=S.SIGNALLED,
        target=S.PROCESSED,
        may=nobody,  # follows from the completed assessment when nothing else runs
        guards=[guards.is_outside_trajectory, guards.triage_is_completed],
    )
    def settle_with_triage(self, *, at: datetime, by: "User") -> None:
        self.processed_at, self.processed_by = at, by

    @transition(
        label="Verwerk opnieuw",
        source=S.PROCESSED,
        target=S.COORDINATED,
        may=nobody,  # follows from the reopened assessment
        guards=[guards.is_within_trajectory],
    )
    def process_again(self) -> None:
        self.processed_at, self.processed_by, self.outcome = None, None, ""
        self.others_heard_at, self.others_heard_by = None, None

    @transition(
        label="Vervalt",
        source=[S.SIGNALLED, S.COORDINATING, S.COORDINATED],
        target=S.LAPSED,
        may=nobody,  # follows from a report that left triage without a decision
        guards=[guards.report_left_triage],
    )
    def lapse(self) -> None: ...
