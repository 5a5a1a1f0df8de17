"""One look at how it goes with a family."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from common.code_lists import YesNoUnknown
from monitoring import permissions
from monitoring.enums import (
    HelpState,
    MomentDecision,
    MomentKind,
    MomentState,
    PlanConsequence,
)
from monitoring.guards import moment as guards
from monitoring.models.trajectory import MonitoringTrajectory
from monitoring.querysets import MomentQuerySet
from workflow.fsm import FSMField, Stateful, kept_by_database, nobody, transition

if TYPE_CHECKING:
    from accounts.models import User

S = MomentState


def _answer(label: str) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=10, choices=YesNoUnknown, blank=True, default="")


def _text(label: str) -> "models.TextField[str, str]":
    return models.TextField(label, max_length=10_000, blank=True, default="")


@kept_by_database
class MonitoringMoment(Stateful):
    """Somebody of VT speaks with everybody and weighs whether it is stably safe (000-29, 6.7).

    ``months`` is its place in the scheme, none for an extra moment. ``planned_on`` is the day the
    scheme gives, ``due_on`` the day that holds now; ``prepare_on`` is three weeks before that day.
    """

    trajectory = models.ForeignKey(
        MonitoringTrajectory, models.PROTECT, related_name="moments", verbose_name="monitortraject"
    )
    kind = models.CharField("soort", max_length=10, choices=MomentKind)
    months = models.PositiveSmallIntegerField("na hoeveel maanden", null=True, blank=True)
    extra_why = models.CharField("waarom extra", max_length=1000, blank=True, default="")
    planned_on = models.DateField("dag volgens het schema")
    due_on = models.DateField("dag")
    prepare_on = models.DateField("voorbereiden vanaf")
    with_evaluation = models.BooleanField(
        "samen met de evaluatie van het lokale veld", default=False
    )
    state = FSMField(
        "status", default=S.PLANNED, choices=MomentState, protected=True, max_length=12
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="monitoring_moments",
        verbose_name="wie het doet",
    )
    prepared_at = models.DateTimeField("voorbereid op", null=True, blank=True)
    held_on = models.DateField("uitgevoerd op", null=True, blank=True)

    nobody_outside_why = models.CharField(
        "waarom geen professional is gesproken", max_length=1000, blank=True, default=""
    )
    incidents = _answer("is er sinds het vorige moment iets onveiligs gebeurd")
    incidents_note = _text("wat gebeurde er, of waaruit blijkt dat er niets gebeurde")
    recovery_begun = _answer("is het herstel begonnen")
    recovery_note = _text("waaruit dat blijkt")
    help_state = models.CharField(
        "loopt de hulp", max_length=20, choices=HelpState, blank=True, default=""
    )
    help_note = _text("welke hulp, of waarop wordt gewacht")
    regie_clear = _answer("weet iedereen wie de regie heeft")
    regie_note = _text("wat er met de regie is")
    dissent = _text("wie ziet het anders, en hoe")
    conclusion = _text("conclusie")
    decision = models.CharField(
        "besluit", max_length=20, choices=MomentDecision, blank=True, default=""
    )
    decision_note = _text("waarom dit besluit")
    plan_consequence = models.CharField(
        "gevolg voor het plan", max_length=20, choices=PlanConsequence, blank=True, default=""
    )
    plan_note = _text("wat er in het plan verandert")

    judged_at = models.DateTimeField("beoordeeld op", null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beoordeeld door",
    )
    closed_at = models.DateTimeField("afgesloten op", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="afgesloten door",
    )
    start_and_now = models.JSONField("start tegen nu", default=list, blank=True)
    criteria = models.JSONField("de drie criteria van die dag", default=list, blank=True)
    events = models.JSONField("gebeurtenissen sinds het vorige moment", default=list, blank=True)
    lapsed_why = models.CharField("waarom vervallen", max_length=300, blank=True, default="")

    objects = MomentQuerySet.as_manager()

    class Meta:
        verbose_name = "monitormoment"
        verbose_name_plural = "monitormomenten"
        ordering = ["trajectory", "due_on", "pk"]
        indexes = [
            models.Index(
                fields=["prepare_on"],
                condition=Q(state__in=[S.PLANNED, S.MOVED]),
                name="moment_to_prepare",
            ),
            models.Index(
                fields=["assignee", "due_on"],
                condition=~Q(state__in=[S.CLOSED, S.LAPSED]),
                name="moment_of_assignee",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["trajectory", "months"], name="moment_once_per_scheme_month"
            ),
            models.CheckConstraint(
                name="moment_scheduled_has_months_extra_has_why",
                condition=Q(kind=MomentKind.SCHEDULED, months__isnull=False, extra_why="")
                | (Q(kind=MomentKind.EXTRA, months__isnull=True) & ~Q(extra_why="")),
            ),
            models.CheckConstraint(
                name="moment_held_on_a_day",
                condition=~Q(state__in=[S.HELD, S.JUDGED, S.CLOSED]) | Q(held_on__isnull=False),
            ),
            models.CheckConstraint(
                name="moment_judged_has_who_and_when",
                condition=Q(judged_at__isnull=True, judged_by__isnull=True)
                | Q(judged_at__isnull=False, judged_by__isnull=False, held_on__isnull=False),
            ),
            models.CheckConstraint(
                name="moment_closed_has_who_when_and_decision",
                condition=Q(state=S.CLOSED, closed_at__isnull=False, closed_by__isnull=False)
                & ~Q(decision="")
                & ~Q(conclusion="")
                | (~Q(state=S.CLOSED) & Q(closed_at__isnull=True, closed_by__isnull=True)),
            ),
            models.CheckConstraint(
                name="moment_judged_says_what_was_asked",
                condition=~Q(state__in=[S.JUDGED, S.CLOSED])
                | (~Q(incidents="") & ~Q(recovery_begun="") & ~Q(help_state="")),
            ),
            models.CheckConstraint(
                name="moment_lapsed_has_why", condition=~Q(state=S.LAPSED) | ~Q(lapsed_why="")
            ),
        ]

        triggers = [
            pgtrigger.Protect(
                name="closed_stands",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state=S.CLOSED),
            ),
        ]

    def __str__(self) -> str:
        return f"monitormoment {self.pk} bij {self.trajectory.case}"

    @property
    def audit_case_number(self) -> str:
        return self.trajectory.case.number

    @property
    def name(self) -> str:
        """``Moment na 3 maanden`` or ``Extra moment``."""
        return f"Moment na {self.months} maanden" if self.months else "Extra moment"

    @property
    def audit_label(self) -> str:
        return f"{self.name.lower()} van dossier {self.trajectory.case.number}"

    @transition(
        label="Bereid voor",
        source=[S.PLANNED, S.MOVED],
        target=S.PREPARED,
        may=permissions.can_prepare,
        guards=[guards.family_is_followed],
    )
    def prepare(self, *, at: datetime, assignee: "User | None") -> None:
        self.prepared_at = at
        self.assignee = assignee

    @transition(
        label="Verzet",
        source=[S.PLANNED, S.MOVED, S.PREPARED, S.NOT_REACHED],
        target=S.MOVED,
        may=permissions.can_monitor,
        guards=[guards.family_is_followed],
    )
    def move(self, *, to: date, prepare_on: date) -> None:
        self.due_on = to
        self.prepare_on = prepare_on

    @transition(
        label="Niet bereikt",
        source=S.PREPARED,
        target=S.NOT_REACHED,
        may=permissions.can_monitor,
        guards=[guards.family_is_followed],
    )
    def miss(self) -> None: ...

    @transition(
        label="Rond de gesprekken af",
        source=[S.PREPARED, S.NOT_REACHED],
        target=S.HELD,
        may=permissions.can_monitor,
        guards=[
            guards.family_is_followed,
            guards.everybody_is_spoken,
            guards.children_are_spoken_as_children,
            guards.a_professional_is_spoken,
        ],
    )
    def hold(self, *, on: date) -> None:
        self.held_on = on

    @transition(
        label="Beoordeel",
        source=S.HELD,
        target=S.JUDGED,
        may=permissions.can_monitor,
        guards=[
            guards.family_is_followed,
            guards.every_condition_is_looked_at,
            guards.incidents_are_asked,
            guards.what_happened_is_recorded,
            guards.recovery_is_answered,
            guards.everybody_has_a_score,
            guards.help_and_regie_are_asked,
        ],
    )
    def judge(self, *, at: datetime, by: "User") -> None:
        self.judged_at = at
        self.judged_by = by

    @transition(
        label="Beoordeel opnieuw",
        source=S.JUDGED,
        target=S.HELD,
        may=permissions.can_monitor,
    )
    def judge_again(self) -> None:
        self.judged_at = None
        self.judged_by = None

    @transition(
        label="Sluit het moment af",
        source=S.JUDGED,
        target=S.CLOSED,
        may=permissions.can_monitor,
        guards=[
            guards.family_is_followed,
            guards.conclusion_is_written,
            guards.decision_is_explained,
            guards.plan_consequence_is_chosen,
            guards.support_is_recorded,
            guards.extra_moment_is_planned,
            guards.stable_after_six_months,
            guards.stable_without_open_risk,
            guards.stable_with_recovery,
            guards.outcome_betrays_nobody,
        ],
        cautions=[guards.score_is_good_enough, guards.unsafety_leads_to_an_act],
    )
    def close(self, *, at: datetime, by: "User") -> None:
        self.closed_at = at
        self.closed_by = by

    @transition(
        label="Vervalt",
        source=[S.PLANNED, S.MOVED, S.PREPARED, S.NOT_REACHED, S.HELD, S.JUDGED],
        target=S.LAPSED,
        may=nobody,  # follows from the end of the trajectory
    )
    def lapse(self, *, why: str) -> None:
        self.lapsed_why = why
