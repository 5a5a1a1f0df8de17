"""The second pair of eyes."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.enums import ReviewForm
from cases.models.assessment import SafetyAssessment
from cases.querysets import OfAssessmentQuerySet


class PeerReview(models.Model):
    """A colleague looks at the assessment: asked, then done with a view (002-33).

    The author cannot review. Dissent is kept beside the decision. A review asked before the
    judgement was taken back does not count any more: ``superseded_at``.
    """

    assessment = models.ForeignKey(
        SafetyAssessment, models.PROTECT, related_name="reviews", verbose_name="beoordeling"
    )
    form = models.CharField("vorm", max_length=10, choices=ReviewForm)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews", verbose_name="collega"
    )
    participants = ArrayField(
        models.CharField(max_length=160), default=list, verbose_name="overige deelnemers"
    )
    asked_at = models.DateTimeField("gevraagd op")
    done_at = models.DateTimeField("gedaan op", null=True, blank=True)
    agrees = models.BooleanField("is het eens met de beoordeling", null=True, blank=True)
    view = models.TextField("oordeel en afwijkende mening", max_length=5000, blank=True)
    superseded_at = models.DateTimeField("vervallen op", null=True, blank=True)

    objects = OfAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "collegiale toets"
        verbose_name_plural = "collegiale toetsen"
        ordering = ["assessment", "asked_at", "pk"]
        indexes = [
            models.Index(
                fields=["reviewer"],
                condition=Q(done_at__isnull=True),
                name="review_open_by_reviewer",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="review_done_has_view",
                condition=Q(done_at__isnull=True)
                | (Q(agrees__isnull=False) & (Q(agrees=True) | ~Q(view=""))),
            ),
        ]

    def __str__(self) -> str:
        return f"toets bij {self.assessment}"
