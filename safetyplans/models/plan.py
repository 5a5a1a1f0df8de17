"""The safety plan of a family: one plan, first written by Veilig Thuis, then by the local field."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.models import Case, UnsafeEvent
from safetyplans import permissions
from safetyplans.enums import (
    ENDED_LOCALLY,
    LOCALLY_RUNNING,
    LOCALLY_WRITABLE,
    WITH_LOCAL_FIELD,
    WRITABLE,
    PlanOrigin,
    PlanState,
    VersionReason,
)
from safetyplans.guards import municipal_half
from safetyplans.guards import vt_half as guards
from safetyplans.querysets import PlanQuerySet
from tracks.enums import ENDED
from tracks.models import Track
from workflow.fsm import FSMField, Stateful, kept_by_database, nobody, transition

S = PlanState


@kept_by_database
class SafetyPlan(Stateful):
    """One plan in two halves (domain 3.5, 7.4), the second in ``MunicipalPart`` and its rows.

    Of a track VT writes eight items (000-25), talked over, checked and adopted: each adoption
    freezes a ``PlanVersion``. ``authors`` wrote in it since the last version: none of them is its
    second reader. After the handover the local field elaborates it, everybody signs, and it is
    carried out: what is signed is a ``LocalVersion``. After a direct handover there is no half of
    VT (7.11); ``short_form`` is the brief plan for a light case (003-07).
    """

    # The words of the plan itself; its rows stand in tables of their own.
    TEXTS: ClassVar[tuple[str, ...]] = ("goal", "timeline", "earlier_agreements", "consequences")

    number = models.CharField("nummer", max_length=16, unique=True)
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="safety_plans", verbose_name="dossier"
    )
    track = models.OneToOneField(
        Track,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="safety_plan",
        verbose_name="dienst",
    )
    origin = models.CharField("herkomst", max_length=10, choices=PlanOrigin, default=PlanOrigin.VT)
    short_form = models.BooleanField("beknopt", default=False)
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
    ended_at = models.DateTimeField("geëindigd op", null=True, blank=True)

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
            models.CheckConstraint(
                name="plan_of_vt_has_a_track",
                condition=Q(origin=PlanOrigin.VT, track__isnull=False, short_form=False)
                | Q(origin=PlanOrigin.LOCAL, track__isnull=True),
            ),
            models.CheckConstraint(
                name="plan_ended_knows_when",
                condition=Q(state__in=ENDED_LOCALLY, ended_at__isnull=False)
                | (~Q(state__in=ENDED_LOCALLY) & Q(ended_at__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=LOCALLY_RUNNING),
                name="plan_one_runs_locally",
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
        running = self.track is not None and self.track.state not in ENDED
        return self.state in WRITABLE and running

    @property
    def is_locally_open(self) -> bool:
        """The local field writes in it."""
        return self.state in LOCALLY_WRITABLE

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

    @transition(
        label="Draag over",
        source=S.ADOPTED,
        target=S.HANDED_OVER,
        may=nobody,  # follows from the handover that is held or sent
    )
    def hand_over(self) -> None: ...

    @transition(
        label="Neem de overdracht terug",
        source=S.HANDED_OVER,
        target=S.ADOPTED,
        may=nobody,  # follows from a handover that is refused or withdrawn
    )
    def take_back_handover(self) -> None: ...

    @transition(
        label="Werk uit",
        source=S.HANDED_OVER,
        target=S.ELABORATING,
        may=nobody,  # follows from the handover that is accepted
    )
    def elaborate(self) -> None: ...

    @transition(
        label="Leg de ondertekening vast",
        source=[S.ELABORATING, S.ADJUSTED],
        target=S.SIGNED,
        may=permissions.can_write_local,
        guards=[*municipal_half.WRITTEN, *municipal_half.SIGNED],
    )
    def sign(self) -> None: ...

    @transition(
        label="Begin met de uitvoering",
        source=S.SIGNED,
        target=S.IN_EXECUTION,
        may=permissions.can_write_local,
        guards=municipal_half.CARRIED_OUT,
    )
    def execute(self) -> None: ...

    @transition(
        label="Stel het plan bij",
        source=S.IN_EXECUTION,
        target=S.ADJUSTED,
        may=permissions.can_write_local,
    )
    def adjust(self, *, reason: VersionReason, note: str) -> None:
        self.version_reason = reason
        self.version_note = note

    @transition(
        label="Doel bereikt",
        source=S.IN_EXECUTION,
        target=S.GOAL_REACHED,
        may=nobody,  # follows from the help of the local field that ends safely
    )
    def reach_goal(self, *, at: datetime) -> None:
        self.ended_at = at

    @transition(
        label="Beëindig",
        source=LOCALLY_RUNNING,
        target=S.ENDED,
        may=nobody,  # follows from the help of the local field that ends otherwise
    )
    def end(self, *, at: datetime) -> None:
        self.ended_at = at

    @transition(
        label="Meld terug aan Veilig Thuis",
        source=WITH_LOCAL_FIELD,
        target=S.REPORTED_BACK,
        may=nobody,  # follows from the report back (3.11f)
    )
    def report_back(self) -> None: ...

    @transition(
        label="Ga verder na de terugmelding",
        source=S.REPORTED_BACK,
        target=S.ADJUSTED,
        may=nobody,  # follows from the answer of VT
    )
    def resume(self, *, reason: VersionReason, note: str) -> None:
        self.version_reason = reason
        self.version_note = note
