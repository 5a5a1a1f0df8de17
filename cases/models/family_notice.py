"""What the people concerned hear: that a report came in and what follows (002-09, 002-14)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases import permissions
from cases.enums import DeferralGround, FeedbackChannel, NoticeState
from cases.guards import feedback as guards
from cases.models.report import Report
from cases.querysets import MessageQuerySet
from documents.models import Document
from people.models import Person
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

if TYPE_CHECKING:
    from accounts.models import User


@kept_by_database
class FamilyNotice(Stateful):
    """The message to one person concerned about one report.

    ``body`` passes the anonymity filter (A4); where anonymity was promised or somebody is
    threatened, a second person releases it.
    """

    report = models.ForeignKey(
        Report, models.PROTECT, related_name="family_notices", verbose_name="melding"
    )
    addressee = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="geadresseerde"
    )
    state = FSMField(
        "status", default=NoticeState.OPEN, choices=NoticeState, protected=True, max_length=30
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="opsteller",
    )
    body = models.TextField("tekst van de brief", max_length=10_000, blank=True)
    withheld = models.TextField("wat is weggelaten en waarom", max_length=2000, blank=True)
    second_reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tweede lezer",
    )
    released_at = models.DateTimeField("vrijgegeven op", null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vrijgegeven door",
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="brief",
    )
    sent_at = models.DateTimeField("verzonden op", null=True, blank=True)
    channel = models.CharField("kanaal", max_length=20, choices=FeedbackChannel, blank=True)
    confirmed_at = models.DateTimeField("ontvangst bevestigd op", null=True, blank=True)
    superseded_at = models.DateTimeField("vervangen op", null=True, blank=True)
    deferral_ground = models.CharField(
        "grond voor uitstel", max_length=20, choices=DeferralGround, blank=True
    )
    deferral_reason = models.TextField("toelichting op het uitstel", max_length=2000, blank=True)
    deferred_until = models.DateField("uitgesteld tot en met", null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "gezinsbericht"
        verbose_name_plural = "gezinsberichten"
        ordering = ["report", "addressee", "pk"]
        indexes = [
            models.Index(
                fields=["second_reader"],
                condition=Q(released_at__isnull=True),
                name="family_notice_open_by_reader",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "addressee"],
                condition=Q(superseded_at__isnull=True),
                name="family_notice_once_per_person",
            ),
            models.CheckConstraint(
                name="family_notice_deferred_has_ground",
                condition=~Q(state=NoticeState.DEFERRED)
                | (Q(deferred_until__isnull=False) & ~Q(deferral_ground="")),
            ),
            models.CheckConstraint(
                name="family_notice_released_pair",
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=False),
            ),
            models.CheckConstraint(
                name="family_notice_sent_complete",
                condition=~Q(state__in=[NoticeState.SENT, NoticeState.CONFIRMED])
                | (
                    Q(sent_at__isnull=False, document__isnull=False, released_by__isnull=False)
                    & ~Q(channel="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"gezinsbericht {self.report}"

    @property
    def has_text(self) -> bool:
        """Whether somebody wrote in it; what was written belongs to one decision."""
        return bool(self.body.strip() or self.withheld.strip())

    @property
    def audit_case_number(self) -> str:
        return self.report.case.number

    @property
    def audit_label(self) -> str:
        return f"gezinsbericht {self.report.number}"

    @transition(
        label="Schrijf concept",
        source=[NoticeState.OPEN, NoticeState.DRAFT, NoticeState.DEFERRED],
        target=NoticeState.DRAFT,
        may=permissions.can_send_feedback,
        guards=[guards.is_current],
    )
    def write(self, **texts: object) -> None:
        for name, value in texts.items():
            setattr(self, name, value)

    @transition(
        label="Geef vrij",
        source=NoticeState.DRAFT,
        target=NoticeState.RELEASED,
        may=permissions.can_release_notice,
        guards=[
            guards.is_current,
            guards.assessment_stands,
            guards.notice_has_text,
            guards.notice_is_anonymous,
            guards.notice_names_no_secret_address,
        ],
    )
    def release(self, *, at: datetime, by: "User", document: Document) -> None:
        self.released_at = at
        self.released_by = by
        self.document = document

    @transition(
        label="Trek terug en pas aan",
        source=NoticeState.RELEASED,
        target=NoticeState.DRAFT,
        may=permissions.can_send_feedback,
    )
    def take_back(self) -> None:
        self.released_at = None
        self.released_by = None
        self.document = None

    @transition(
        label="Verzonden",
        source=NoticeState.RELEASED,
        target=NoticeState.SENT,
        may=permissions.can_send_feedback,
        guards=[guards.is_current, guards.assessment_stands],
    )
    def send(self, *, at: datetime, channel: FeedbackChannel) -> None:
        self.sent_at = at
        self.channel = channel

    @transition(
        label="Ontvangst bevestigd",
        source=NoticeState.SENT,
        target=NoticeState.CONFIRMED,
        may=permissions.can_send_feedback,
    )
    def confirm(self, *, at: datetime) -> None:
        self.confirmed_at = at

    @transition(
        label="Stel uit",
        source=[NoticeState.OPEN, NoticeState.DRAFT, NoticeState.DEFERRED],
        target=NoticeState.DEFERRED,
        may=permissions.can_send_feedback,
        guards=[guards.is_current],
    )
    def defer(self, *, ground: DeferralGround, reason: str, until: date) -> None:
        self.deferral_ground = ground
        self.deferral_reason = reason
        self.deferred_until = until
