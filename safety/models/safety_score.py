"""How safe somebody is, in a figure."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.models import Case
from cases.querysets import OfCaseQuerySet
from people.models import Person
from safety.enums import RATERS_OF_FAMILY, RATERS_OUTSIDE, RaterKind


class SafetyScore(models.Model):
    """One score per person, rater and day, from 0 (step in at once) to 10 (safe enough to close).

    A later look is a new score of a later day; a slip of the pen is mended with a reason. What
    triage concluded stands in ``cases.PersonConclusion`` and is not copied. ``rater_may_betray``:
    as ``source_may_betray`` of an unsafe event (A5).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name="dossier")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="over wie de score gaat"
    )
    rater = models.CharField("wie gaf de score", max_length=20, choices=RaterKind)
    rated_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gezinslid"
    )
    rater_name = models.CharField("naam van de ander", max_length=160, blank=True)
    rater_may_betray = models.BooleanField("de naam kan de melder verraden", default=False)
    score = models.PositiveSmallIntegerField(
        "score", validators=[MaxValueValidator(10, "Geef een score van 0 tot en met 10.")]
    )
    on = models.DateField("op")
    note = models.TextField("toelichting", max_length=5000, blank=True)
    noted_at = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )
    mended_at = models.DateTimeField("hersteld op", null=True, blank=True, editable=False)
    mended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="hersteld door",
    )
    mended_reason = models.TextField("waarom hersteld", max_length=2000, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "veiligheidsscore"
        verbose_name_plural = "veiligheidsscores"
        ordering = ["case", "on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "rater", "rated_by", "rater_name", "on"],
                name="score_once_a_day_per_rater",
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="score_0_to_10", condition=Q(score__lte=10)),
            models.CheckConstraint(
                name="score_rater_is_known",
                condition=Q(rater=RaterKind.VT, rated_by__isnull=True, rater_name="")
                | Q(rater__in=RATERS_OF_FAMILY, rated_by__isnull=False, rater_name="")
                | (Q(rater__in=RATERS_OUTSIDE, rated_by__isnull=True) & ~Q(rater_name="")),
            ),
            models.CheckConstraint(
                name="score_mended_whole",
                condition=Q(mended_at__isnull=True, mended_by__isnull=True, mended_reason="")
                | (Q(mended_at__isnull=False, mended_by__isnull=False) & ~Q(mended_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"veiligheidsscore {self.pk}"
