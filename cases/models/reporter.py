"""Who reported. Kept apart from the report, because fewer people may see it."""

from django.db import models
from django.db.models import Q

from cases.enums import (
    Capacity,
    ContactDuration,
    FeedbackChannel,
    ReporterKind,
    WithholdingGround,
    YesNoUnknown,
)
from cases.models.report import Report
from cases.querysets import ReporterQuerySet
from organisations.models import Organisation


class Reporter(models.Model):
    """The person who told VT, known to VT and perhaps not to the family (A5, 002-25).

    ``disclose`` says whether the family may know; ``no`` is a promise of anonymity (K5).
    """

    report = models.OneToOneField(
        Report, models.PROTECT, related_name="reporter", verbose_name="melding"
    )
    name = models.CharField("naam", max_length=160)
    capacity = models.CharField("hoedanigheid", max_length=30, choices=Capacity)
    kind = models.CharField("soort melder", max_length=20, choices=ReporterKind)
    organisation_name = models.CharField("organisatie", max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bekende organisatie",
    )
    job_title = models.CharField("functie", max_length=120, blank=True)
    phone = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    postal_address = models.CharField("postadres", max_length=300, blank=True)
    relation_to_family = models.CharField("band met het gezin", max_length=300, blank=True)
    contact_duration = models.CharField(
        "contact met het gezin", max_length=10, choices=ContactDuration
    )
    stays_involved = models.CharField(
        "blijft betrokken", max_length=10, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN
    )
    disclose = models.CharField(
        "identiteit bekend maken aan het gezin", max_length=10, choices=YesNoUnknown
    )
    withholding_ground = models.CharField(
        "grond om niet bekend te maken", max_length=30, choices=WithholdingGround, blank=True
    )
    withholding_explanation = models.TextField("toelichting", max_length=2000, blank=True)
    consent_recorded = models.BooleanField(
        "omstander geeft toestemming voor bekendmaken", default=False
    )
    feedback_channel = models.CharField("terugkoppelen via", max_length=20, choices=FeedbackChannel)

    objects = ReporterQuerySet.as_manager()

    class Meta:
        verbose_name = "melder"
        verbose_name_plural = "melders"
        ordering = ["report", "pk"]
        constraints = [
            models.CheckConstraint(
                name="reporter_anonymity_has_ground",
                condition=~Q(disclose=YesNoUnknown.NO) | ~Q(withholding_ground=""),
            ),
            models.CheckConstraint(
                name="reporter_bystander_disclosed_only_with_consent",
                condition=~Q(kind=ReporterKind.BYSTANDER, disclose=YesNoUnknown.YES)
                | Q(consent_recorded=True),
            ),
            models.CheckConstraint(
                name="reporter_disclosure_decided", condition=~Q(disclose=YesNoUnknown.UNKNOWN)
            ),
        ]

    def __str__(self) -> str:
        # Never the name: a reporter turns up in logs and errors.
        return f"melder bij {self.report}"

    @property
    def anonymous(self) -> bool:
        """Anonymity toward the family was promised."""
        return self.disclose == YesNoUnknown.NO

    @property
    def professional(self) -> bool:
        return self.kind == ReporterKind.PROFESSIONAL
