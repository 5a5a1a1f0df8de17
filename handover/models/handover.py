"""A handover (overdracht): regie and sight on safety go from VT to the local field."""

from datetime import date, datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.models import Case, Report
from handover import permissions
from handover.enums import (
    ENDED,
    HandoverForm,
    HandoverOrigin,
    HandoverState,
    RefusalReason,
    WithdrawalReason,
)
from handover.guards import answering, attendance, meeting, preparing
from handover.models.prepared import Prepared
from handover.querysets import HandoverQuerySet
from organisations.enums import Severity
from tracks.models import Track
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

S = HandoverState


@kept_by_database
class Handover(Prepared, Stateful):
    """One handover of one family to one receiver (domain 3.6); one runs per case at a time.

    Regie stays with VT until the receiver accepts: there is no moment without a holder (000-05).
    ``monitoring_from`` is the day it was handed over, and only ever set after a track (002-31).
    ``authors`` wrote in it.
    """

    number = models.CharField("nummer", max_length=16, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="handovers", verbose_name="dossier")
    report = models.ForeignKey(
        Report, models.PROTECT, related_name="handovers", verbose_name="melding"
    )
    track = models.ForeignKey(
        Track,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handovers",
        verbose_name="dienst",
    )
    state = FSMField(
        "status", default=S.PREPARING, choices=HandoverState, protected=True, max_length=20
    )
    origin = models.CharField("herkomst", max_length=20, choices=HandoverOrigin)
    severity = models.CharField("zwaarte", max_length=10, choices=Severity)
    form = models.CharField("vorm", max_length=10, choices=HandoverForm)
    form_reason = models.CharField(
        "waarom lichter dan de vorm die hierbij hoort", max_length=1000, blank=True, default=""
    )
    begun_at = models.DateTimeField("begonnen op")
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="begonnen door"
    )
    authors = ArrayField(models.BigIntegerField(), verbose_name="schreven mee", default=list)

    sent_at = models.DateTimeField("verzonden op", null=True, blank=True)
    held_at = models.DateTimeField("gehouden op", null=True, blank=True)
    shared_at = models.DateTimeField("verslag gedeeld op", null=True, blank=True)
    receipt_confirmed = models.BooleanField("informatie ontvangen", default=False)
    regie_taken = models.BooleanField("regie genomen", default=False)
    accepted_at = models.DateTimeField("geaccepteerd op", null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="geaccepteerd door",
    )
    monitoring_from = models.DateField("volgen vanaf", null=True, blank=True)
    refusal_reason = models.CharField(
        "reden van weigeren", max_length=20, choices=RefusalReason, blank=True, default=""
    )
    refusal_note = models.CharField("toelichting", max_length=2000, blank=True, default="")
    refused_at = models.DateTimeField("geweigerd op", null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="geweigerd door",
    )
    withdrawal_reason = models.CharField(
        "reden van intrekken", max_length=20, choices=WithdrawalReason, blank=True, default=""
    )
    withdrawal_note = models.CharField(
        "toelichting bij het intrekken", max_length=1000, blank=True, default=""
    )
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        ordering = ["-begun_at", "-pk"]
        indexes = [
            models.Index(fields=["case"]),
            models.Index(fields=["receiver", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(state__in=ENDED),
                name="handover_one_running_per_case",
                violation_error_message="In dit dossier loopt al een overdracht.",
            ),
            models.CheckConstraint(
                name="handover_track_by_origin",
                condition=Q(origin=HandoverOrigin.TRIAGE, track__isnull=True)
                | (~Q(origin=HandoverOrigin.TRIAGE) & Q(track__isnull=False)),
            ),
            models.CheckConstraint(
                name="handover_monitored_only_after_track",
                condition=Q(monitoring_from__isnull=True) | Q(track__isnull=False),
            ),
            models.CheckConstraint(
                name="handover_accepted_whole",
                condition=Q(state=S.ACCEPTED, accepted_at__isnull=False, accepted_by__isnull=False)
                | (~Q(state=S.ACCEPTED) & Q(accepted_at__isnull=True, accepted_by__isnull=True)),
            ),
            models.CheckConstraint(
                name="handover_refused_whole",
                condition=Q(state=S.REFUSED, refused_at__isnull=False, refused_by__isnull=False)
                & ~Q(refusal_reason="")
                | (~Q(state=S.REFUSED) & Q(refused_at__isnull=True, refused_by__isnull=True)),
            ),
            models.CheckConstraint(
                name="handover_withdrawn_whole",
                condition=Q(state=S.WITHDRAWN, withdrawn_at__isnull=False)
                & ~Q(withdrawal_reason="")
                | (~Q(state=S.WITHDRAWN) & Q(withdrawn_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="handover_first_contact_days",
                condition=Q(first_contact_days__gte=1, first_contact_days__lte=5),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"overdracht {self.number}"

    @transition(
        label="Stem af met de ontvanger",
        source=S.PREPARING,
        target=S.COORDINATED,
        may=permissions.can_arrange,
        guards=[
            preparing.receiver_is_chosen,
            preparing.form_fits_the_weight,
            preparing.receiver_takes_this_weight,
            preparing.involved_helper_passes,
            preparing.receiver_was_contacted,
            preparing.municipality_is_party_after_a_track,
        ],
        cautions=[preparing.director_was_looked_for, preparing.director_gets_a_copy],
    )
    def coordinate(self) -> None: ...

    @transition(
        label="Bereid opnieuw voor",
        source=[S.COORDINATED, S.INVITED],
        target=S.PREPARING,
        may=permissions.can_prepare,
    )
    def prepare_again(self) -> None: ...

    @transition(
        label="Verzend",
        source=S.COORDINATED,
        target=S.SENT,
        may=permissions.can_prepare,
        guards=[
            preparing.is_written,
            preparing.family_is_ready_to_go,
            preparing.no_new_report_is_assessed,
            preparing.veilig_thuis_does_not_act_itself,
            preparing.waiting_is_answered,
            preparing.nobody_is_acutely_unsafe,
            preparing.plan_is_adopted,
            preparing.document_is_complete,
            preparing.nobody_is_betrayed,
            preparing.sharing_is_grounded,
        ],
    )
    def send(self, *, at: datetime) -> None:
        self.sent_at = at
        self.monitoring_from = timezone.localdate(at) if self.track_id else None

    @transition(
        label="Nodig uit",
        source=S.COORDINATED,
        target=S.INVITED,
        may=permissions.can_prepare,
        guards=[
            preparing.is_warm,
            preparing.family_is_ready_to_go,
            preparing.waiting_is_answered,
            preparing.sharing_is_grounded,
            attendance.everybody_is_invited,
            attendance.receiver_is_invited,
        ],
    )
    def invite(self) -> None: ...

    @transition(
        label="Plan het gesprek",
        source=S.INVITED,
        target=S.PLANNED,
        may=permissions.can_prepare,
        guards=[attendance.place_and_time_are_known, attendance.heavy_is_a_joint_home_visit],
    )
    def plan(self) -> None: ...

    @transition(
        label="Rond het gesprek af",
        source=S.PLANNED,
        target=S.HELD,
        may=permissions.can_hold,
        guards=[
            preparing.no_new_report_is_assessed,
            preparing.veilig_thuis_does_not_act_itself,
            preparing.nobody_is_acutely_unsafe,
            preparing.plan_is_adopted,
            attendance.attendance_is_noted,
            attendance.receiver_was_there,
            attendance.absence_is_explained,
            attendance.heavy_with_the_family,
            *meeting.AGENDA,
            meeting.nobody_who_directs_is_gone,
            meeting.provider_is_tested,
            meeting.bridging_is_arranged,
        ],
        cautions=[
            attendance.family_was_there,
            meeting.first_evaluation_is_planned,
            meeting.first_evaluation_is_soon,
        ],
    )
    def hold(self, *, at: datetime, on: date) -> None:
        self.held_at = at
        self.monitoring_from = on if self.track_id else None

    @transition(
        label="Schrijf het verslag",
        source=S.HELD,
        target=S.REPORT_DRAFT,
        may=permissions.can_prepare,
    )
    def write_report(self) -> None: ...

    @transition(
        label="Deel het verslag",
        source=S.REPORT_DRAFT,
        target=S.REPORT_SHARED,
        may=permissions.can_prepare,
        guards=[
            preparing.document_is_complete,
            preparing.nobody_is_betrayed,
            preparing.sharing_is_grounded,
            meeting.conditions_are_in_writing,
            meeting.nobody_who_directs_is_gone,
        ],
    )
    def share_report(self, *, at: datetime) -> None:
        self.shared_at = at

    @transition(
        label="Accepteer",
        source=[S.SENT, S.REPORT_SHARED],
        target=S.ACCEPTED,
        may=permissions.can_answer,
        guards=[
            answering.receipt_is_confirmed,
            answering.regie_is_taken,
            preparing.no_new_report_is_assessed,
            preparing.veilig_thuis_does_not_act_itself,
            answering.every_report_went_along,
            answering.everybody_who_takes_regie_is_there,
            meeting.provider_is_tested,
        ],
    )
    def accept(self, *, at: datetime, by: object) -> None:
        self.accepted_at = at
        self.accepted_by = by  # type: ignore[assignment]

    @transition(
        label="Weiger",
        source=[S.SENT, S.HELD, S.REPORT_DRAFT, S.REPORT_SHARED],
        target=S.REFUSED,
        may=permissions.can_answer,
        guards=[answering.refusal_is_explained],
    )
    def refuse(self, *, at: datetime, by: object) -> None:
        self.refused_at = at
        self.refused_by = by  # type: ignore[assignment]
        self.monitoring_from = None

    @transition(
        label="Trek in",
        source=[
            S.PREPARING,
            S.COORDINATED,
            S.SENT,
            S.INVITED,
            S.PLANNED,
            S.HELD,
            S.REPORT_DRAFT,
            S.REPORT_SHARED,
        ],
        target=S.WITHDRAWN,
        may=permissions.can_prepare,
        guards=[answering.withdrawal_is_explained],
    )
    def withdraw(self, *, at: datetime) -> None:
        self.withdrawn_at = at
        self.monitoring_from = None
