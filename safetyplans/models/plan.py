"""The safety plan of a family: the half that Veilig Thuis writes."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.models import Case, UnsafeEvent
from safetyplans import guards, permissions
from safetyplans.enums import WRITABLE, PlanState, VersionReason
from safetyplans.querysets import PlanQuerySet
from tracks.enums import ENDED
from tracks.models import Track
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

S = PlanState


@kept_by_database
class SafetyPlan(Stateful):
    """One plan of one track (domain 3.5): eight items (000-25), talked over, checked, adopted.

    It is a draft that several people write in; each adoption freezes a ``PlanVersion``.
    ``authors`` wrote in it since the last version: none of them is its second reader.
    """

    # The words of the plan itself; its rows stand in tables of their own.
    TEXTS: ClassVar[tuple[str, ...]] = ("goal", "timeline", "earlier_agreements", "consequences")

    number = models.CharField("nummer", max_length=16, unique=True)
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="safety_plans", verbose_name="dossier"
    )
    track = models.OneToOneField(
        Track, models.PROTECT, related_name="safety_plan", verbose_name="dienst"
    )
    state = FSMField("status", default=S.DRAFT, choices=PlanState, protected=True, max_length=20)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="opsteller"
    )
    authors = ArrayField(models.BigIntegerField(), verbose_name="schreven mee", default=list)
    second_reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gevraagde tweede lezer",
    )

    goal = models.TextField("waar werken we naartoe", max_length=2000, blank=True, default="")
    timeline = models.TextField("korte tijdslijn", max_length=5000, blank=True, default="")
    events = models.ManyToManyField(
        UnsafeEvent, related_name="+", blank=True, verbose_name="meest onveilige situaties"
    )
    earlier_agreements = models.TextField(
        "al gemaakte afspraken voor directe veiligheid", max_length=5000, blank=True, default=""
    )
    consequences = models.TextField(
        "wat er gebeurt als het niet veilig wordt", max_length=5000, blank=True, default=""
    )
    version_reason = models.CharField(
        "waarom een nieuwe versie",
        max_length=20,
        choices=VersionReason,
        default=VersionReason.FIRST,
    )
    version_note = models.CharField("toelichting", max_length=1000, blank=True, default="")
    started_at = models.DateTimeField("begonnen op")

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "veiligheidsplan"
        verbose_name_plural = "veiligheidsplannen"
        ordering = ["-started_at", "-pk"]
        indexes = [
            models.Index(
                fields=["second_reader"], condition=~Q(state="adopted"), name="plan_to_check"
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="plan_second_reader_is_another",
                condition=Q(second_reader__isnull=True) | ~Q(second_reader=models.F("author")),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"veiligheidsplan {self.number}"

    @property
    def is_open(self) -> bool:
        """VT writes in it: not adopted, and the track it is of still runs."""
        return self.state in WRITABLE and self.track.state not in ENDED

    @transition(
        label="Leg voor aan het gezin",
        source=S.DRAFT,
        target=S.IN_DISCUSSION,
        may=permissions.can_write_plan,
        guards=[
            guards.track_drafts_conditions,
            *guards.EIGHT_ITEMS,
            guards.nobody_is_betrayed,
        ],
    )
    def discuss(self) -> None: ...

    @transition(
        label="Terug naar concept",
        source=S.IN_DISCUSSION,
        target=S.DRAFT,
        may=permissions.can_write_plan,
    )
    def take_back(self) -> None: ...

    @transition(
        label="Stel vast",
        source=S.IN_DISCUSSION,
        target=S.ADOPTED,
        may=permissions.can_write_plan,
        guards=[*guards.EIGHT_ITEMS, *guards.GATE],
    )
    def adopt(self) -> None:
        self.second_reader = None

    @transition(
        label="Maak een nieuwe versie",
        source=S.ADOPTED,
        target=S.DRAFT,
        may=permissions.can_write_plan,
    )
    def revise(self, *, reason: VersionReason, note: str) -> None:
        self.version_reason = reason
        self.version_note = note
        self.authors = []
