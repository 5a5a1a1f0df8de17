"""A municipality tells Veilig Thuis that a crisis threatens (vooraankondiging)."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from consultations import permissions
from consultations.enums import AgeBand, CrisisNoticeState, PresentDanger
from consultations.guards import crisis_notice as guards
from consultations.querysets import CrisisNoticeQuerySet
from organisations.models import Organisation, Region
from workflow.fsm import FSMField, Stateful, kept_by_database, transition

TEXT = 5_000


@kept_by_database
class CrisisNotice(Stateful):
    """The consulent alerts VT before a crisis breaks out (000-20), without naming the family.

    Whoever calls in the night mentions the number; ``own_reference`` is the municipality's file.
    It lapses at the end of ``valid_until``, fourteen days after it was made (choice, 3.1).
    """

    SCANNED: ClassVar[tuple[str, ...]] = (
        "own_reference",
        "threat",
        "agreements",
        "asked_of_vt",
    )

    number = models.CharField("nummer", max_length=16, unique=True)
    key = models.UUIDField("sleutel van indiening", unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="crisis_notices", verbose_name="gemeente"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gemaakt door"
    )
    made_at = models.DateTimeField("gemaakt op")
    valid_until = models.DateField("geldt tot en met")
    out_of_hours = models.BooleanField("buiten kantooruren gedaan", default=False)
    state = FSMField(
        "status",
        default=CrisisNoticeState.OPEN,
        choices=CrisisNoticeState,
        protected=True,
        max_length=10,
    )

    own_reference = models.CharField("eigen dossiernummer", max_length=60, blank=True, default="")
    threat = models.TextField("wat dreigt er", max_length=TEXT)
    expected_from = models.DateField("verwacht vanaf", null=True, blank=True)
    expected_until = models.DateField("verwacht tot en met", null=True, blank=True)
    danger = models.CharField("onveiligheid nu", max_length=12, choices=PresentDanger)
    age_bands = ArrayField(
        models.CharField(max_length=10, choices=AgeBand),
        verbose_name="leeftijden",
        default=list,
        blank=True,
    )
    agreements = models.TextField(
        "afspraken die er al zijn", max_length=TEXT, blank=True, default=""
    )
    asked_of_vt = models.TextField("wat vraagt u van Veilig Thuis", max_length=TEXT)
    contact_name = models.CharField("bereikbaar: wie", max_length=120)
    contact_phone = models.CharField("bereikbaar: telefoon", max_length=20)
    night_name = models.CharField("buiten kantooruren: wie", max_length=120, blank=True, default="")
    night_phone = models.CharField(
        "buiten kantooruren: telefoon", max_length=20, blank=True, default=""
    )
    overruled_because = models.CharField(
        "waarom een gevonden gegeven blijft staan", max_length=500, blank=True, default=""
    )

    seen_at = models.DateTimeField("gezien op", null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gezien door",
    )
    report_number = models.CharField("meldingsnummer", max_length=16, blank=True, default="")
    reported_at = models.DateTimeField("gemeld op", null=True, blank=True)
    lapsed_at = models.DateTimeField("vervallen op", null=True, blank=True)
    lapse_reason = models.CharField("waarom vervallen", max_length=500, blank=True, default="")

    objects = CrisisNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "vooraankondiging"
        verbose_name_plural = "vooraankondigingen"
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["organisation", "-made_at"]),
            models.Index(
                fields=["valid_until"],
                condition=Q(state=CrisisNoticeState.OPEN),
                name="crisis_notice_open",
            ),
            models.Index(
                fields=["organisation", "-made_at"],
                condition=~Q(overruled_because=""),
                name="crisis_notice_overruled",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="crisis_notice_window",
                condition=Q(expected_until__isnull=True)
                | Q(expected_from__isnull=True)
                | Q(expected_until__gte=F("expected_from")),
                violation_error_message="De verwachte einddatum ligt vóór de begindatum.",
            ),
            models.CheckConstraint(
                name="crisis_notice_seen_has_who_and_when",
                condition=Q(seen_at__isnull=True, seen_by__isnull=True)
                | Q(seen_at__isnull=False, seen_by__isnull=False),
            ),
            models.CheckConstraint(
                name="crisis_notice_reported_has_number",
                condition=(
                    Q(state=CrisisNoticeState.REPORTED, reported_at__isnull=False)
                    & ~Q(report_number="")
                )
                | (
                    ~Q(state=CrisisNoticeState.REPORTED)
                    & Q(report_number="", reported_at__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="crisis_notice_lapsed_has_why",
                condition=(
                    Q(state=CrisisNoticeState.LAPSED, lapsed_at__isnull=False) & ~Q(lapse_reason="")
                )
                | (~Q(state=CrisisNoticeState.LAPSED) & Q(lapsed_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def region(self) -> Region | None:
        """The Veilig Thuis it was made to."""
        return self.organisation.region

    @property
    def audit_label(self) -> str:
        return f"vooraankondiging {self.number}"

    @transition(
        label="Koppel aan de melding",
        source=CrisisNoticeState.OPEN,
        target=CrisisNoticeState.REPORTED,
        may=permissions.can_tie_report,
    )
    def follow_with_report(self, *, report_number: str, at: datetime) -> None:
        self.report_number = report_number
        self.reported_at = at

    @transition(
        label="Laat vervallen",
        source=CrisisNoticeState.OPEN,
        target=CrisisNoticeState.LAPSED,
        may=permissions.can_withdraw_notice,
        guards=[guards.withdrawal_has_a_reason],
    )
    def lapse(self, *, at: datetime) -> None:
        self.lapsed_at = at
