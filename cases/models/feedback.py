"""What the reporter hears back (terugkoppeling)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases import permissions
from cases.enums import FeedbackChannel, FeedbackKind, FeedbackState, YesNoUnknown
from cases.guards import feedback as guards
from cases.models.report import Report
from cases.querysets import MessageQuerySet
from documents.models import Document
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

if TYPE_CHECKING:
    from accounts.models import User

UNSENT = [FeedbackState.OPEN, FeedbackState.DRAFT, FeedbackState.RELEASED]


@kept_by_database
class Feedback(Stateful):
    """One message to the reporter: the first after triage, the second when VT acts.

    The letter is made from recorded facts, frozen at release, then sent by hand. After a reopened
    assessment what was sent or written stays as history (``superseded_at``); a new one is owed.
    """

    report = models.ForeignKey(
        Report, models.PROTECT, related_name="feedback", verbose_name="melding"
    )
    kind = models.CharField("soort", max_length=10, choices=FeedbackKind)
    state = FSMField(
        "status",
        default=FeedbackState.OPEN,
        choices=FeedbackState,
        protected=True,
        max_length=30,
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="opsteller",
    )
    # The four blocks for a reporter who goes on alone (002-16).
    earlier_reports = models.TextField("eerdere meldingen", max_length=5000, blank=True)
    earlier_information = models.TextField(
        "informatie daaruit, zover nodig voor de veiligheid", max_length=5000, blank=True
    )
    assessment_result = models.TextField("uitkomst van de taxatie", max_length=5000, blank=True)
    advice = models.TextField("advies", max_length=5000, blank=True)
    # What the track tells: only for the second, and only since it has a result (002-15).
    ready_since = models.DateTimeField("uitkomst van de dienst sinds", null=True, blank=True)
    follow_up = models.CharField(
        "komt er een vervolg", max_length=10, choices=YesNoUnknown, blank=True, default=""
    )
    handover_parties = models.TextField(
        "aan wie wordt overgedragen", max_length=5000, blank=True, default=""
    )
    conditions = models.TextField("veiligheidsvoorwaarden", max_length=5000, blank=True, default="")
    monitoring = models.TextField(
        "afspraken over het volgen van de veiligheid", max_length=5000, blank=True, default=""
    )
    message = models.TextField("persoonlijke tekst", max_length=5000, blank=True)
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="brief",
    )
    attempts = models.JSONField("pogingen om de melder te bereiken", default=list)
    sent_at = models.DateTimeField("verzonden op", null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="verzonden door",
    )
    channel = models.CharField("kanaal", max_length=20, choices=FeedbackChannel, blank=True)
    confirmed_at = models.DateTimeField("ontvangst bevestigd op", null=True, blank=True)
    superseded_at = models.DateTimeField("vervangen op", null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "terugkoppeling"
        verbose_name_plural = "terugkoppelingen"
        ordering = ["report", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "kind"],
                condition=Q(superseded_at__isnull=True),
                name="feedback_once_per_kind",
            ),
            models.CheckConstraint(
                name="feedback_sent_complete",
                condition=(
                    Q(state__in=[FeedbackState.SENT, FeedbackState.CONFIRMED])
                    & Q(sent_at__isnull=False, sent_by__isnull=False, document__isnull=False)
                    & ~Q(channel="")
                )
                | (
                    ~Q(state__in=[FeedbackState.SENT, FeedbackState.CONFIRMED])
                    & Q(sent_at__isnull=True, sent_by__isnull=True)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.report}"

    @property
    def has_text(self) -> bool:
        """Whether somebody wrote in it; what was written belongs to one decision."""
        names = ("message", *guards.BLOCKS, *guards.OF_TRACK)
        return any(getattr(self, name).strip() for name in names)

    @property
    def audit_case_number(self) -> str:
        return self.report.case.number

    @property
    def audit_label(self) -> str:
        return f"{self.get_kind_display()} {self.report.number}"

    @transition(
        label="Schrijf concept",
        source=[FeedbackState.OPEN, FeedbackState.DRAFT],
        target=FeedbackState.DRAFT,
        may=permissions.can_send_feedback,
        guards=[guards.is_current, guards.result_of_track_is_known],
    )
    def write(self, **texts: object) -> None:
        for name, value in texts.items():
            setattr(self, name, value)

    @transition(
        label="Geef vrij",
        source=FeedbackState.DRAFT,
        target=FeedbackState.RELEASED,
        may=permissions.can_send_feedback,
        guards=[
            guards.is_current,
            guards.assessment_stands,
            guards.names_who_contacts_the_family,
            guards.own_help_letter_is_complete,
            guards.tells_what_this_reporter_may_hear,
            guards.result_of_track_is_known,
            guards.first_feedback_went_out,
            guards.names_who_takes_over,
            guards.tells_the_agreements_to_who_keeps_a_role,
            guards.tells_of_the_track_what_this_reporter_may_hear,
            guards.feedback_names_no_secret_address,
        ],
    )
    def release(self, *, document: Document) -> None:
        self.document = document

    @transition(
        label="Trek terug en pas aan",
        source=FeedbackState.RELEASED,
        target=FeedbackState.DRAFT,
        may=permissions.can_send_feedback,
    )
    def take_back(self) -> None:
        self.document = None

    @transition(
        label="Verzonden",
        source=FeedbackState.RELEASED,
        target=FeedbackState.SENT,
        may=permissions.can_send_feedback,
        guards=[guards.is_current, guards.assessment_stands],
    )
    def send(self, *, at: datetime, by: "User", channel: FeedbackChannel) -> None:
        self.sent_at = at
        self.sent_by = by
        self.channel = channel

    @transition(
        label="Ontvangst bevestigd",
        source=FeedbackState.SENT,
        target=FeedbackState.CONFIRMED,
        may=permissions.can_send_feedback,
    )
    def confirm(self, *, at: datetime) -> None:
        self.confirmed_at = at

    @transition(
        label="Niet mogelijk",
        source=UNSENT,
        target=FeedbackState.NOT_POSSIBLE,
        may=permissions.can_send_feedback,
        guards=[guards.is_current, guards.three_attempts_were_made],
    )
    def give_up(self) -> None: ...
