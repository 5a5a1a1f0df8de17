"""Asking another Veilig Thuis what it knows (the VT-register, 002-27)."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.models import Report
from people.models import Person
from radar import permissions
from radar.enums import RegionAnswer, RegionQuestion, RegionRequestState
from radar.querysets import RegionRequestQuerySet
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

S = RegionRequestState


@kept_by_database
class RegionRequest(Stateful):
    """One question to one region about one report: which, when, by whom, what and about whom.

    No more than is needed (002-09): the persons are chosen, and the questions come from a list.
    """

    report = models.ForeignKey(
        Report, models.PROTECT, related_name="region_requests", verbose_name="melding"
    )
    state = FSMField("status", default=S.ASKED, choices=S, protected=True, max_length=20)
    region_name = models.CharField("Veilig Thuis-regio", max_length=120)
    asked_of = models.CharField("aan wie gevraagd", max_length=200)
    questions = ArrayField(
        models.CharField(max_length=20, choices=RegionQuestion), verbose_name="wat is gevraagd"
    )
    about = models.ManyToManyField(Person, related_name="+", verbose_name="over wie")
    why = models.TextField("waarom dit nodig is", max_length=2000)
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gevraagd door"
    )
    due_on = models.DateField("antwoord verwacht op")
    answer = models.CharField("antwoord", max_length=10, choices=RegionAnswer, blank=True)
    numbers = models.CharField("nummers daar", max_length=300, blank=True)
    contact = models.CharField("contactpersoon daar", max_length=200, blank=True)
    summary = models.TextField("wat is geantwoord", max_length=5000, blank=True)
    ended_at = models.DateTimeField("beantwoord of gestopt op", null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vastgelegd door",
    )

    objects = RegionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "navraag bij een andere regio"
        verbose_name_plural = "navragen bij andere regio's"
        ordering = ["report", "-asked_at", "-pk"]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(state=S.ASKED), name="region_request_waiting"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "region_name"],
                condition=Q(state=S.ASKED),
                name="region_request_once_at_a_time",
                violation_error_message="Aan deze regio is dit al gevraagd.",
            ),
            models.CheckConstraint(
                name="region_request_asks_something", condition=Q(questions__len__gt=0)
            ),
            models.CheckConstraint(
                name="region_request_ended_whole",
                condition=Q(state=S.ASKED, ended_at__isnull=True, ended_by__isnull=True, answer="")
                | ~Q(state=S.ASKED) & Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="region_request_answered_says_what",
                condition=~Q(state=S.ANSWERED) | ~Q(answer=""),
            ),
            models.CheckConstraint(
                name="region_request_ends_after_asking",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("asked_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"navraag bij {self.region_name}, {self.report}"

    @property
    def audit_case_number(self) -> str:
        return self.report.case.number

    @property
    def audit_label(self) -> str:
        return f"navraag bij {self.region_name} bij melding {self.report.number}"

    @transition(
        label="Leg het antwoord vast",
        source=S.ASKED,
        target=S.ANSWERED,
        may=permissions.can_note_answer,
    )
    def note_answer(self, *, by: object, at: datetime, **said: str) -> None:
        for name, value in said.items():
            setattr(self, name, value)
        self.ended_by, self.ended_at = by, at  # type: ignore[assignment]

    @transition(
        label="Niet meer nodig",
        source=S.ASKED,
        target=S.WITHDRAWN,
        may=permissions.can_note_answer,
    )
    def withdraw(self, *, by: object, at: datetime) -> None:
        self.ended_by, self.ended_at = by, at  # type: ignore[assignment]
