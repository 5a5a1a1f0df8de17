"""The half of the plan that the municipality writes: its words."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from safetyplans.models.plan import SafetyPlan
from safetyplans.querysets import OfLocalPlanQuerySet

# The score from which safety is good enough, out of 10 (003-48); a municipality may ask more.
GOOD_ENOUGH = 6


class MunicipalPart(models.Model):
    """The four items (000-26), the end goal with its term, and how the plan is followed.

    Empty while somebody writes; the guards ask for words. Goals, agreements, life areas and the
    rest stand in rows of their own.
    """

    plan = models.OneToOneField(
        SafetyPlan, models.PROTECT, related_name="municipal_part", verbose_name="plan"
    )
    elaboration = models.TextField("verdere uitwerking", max_length=5000, blank=True, default="")
    sight_name = models.CharField("wie houdt zicht", max_length=160, blank=True, default="")
    sight_organisation = models.CharField(
        "van welke organisatie", max_length=160, blank=True, default=""
    )
    sight_how = models.TextField("hoe en hoe vaak", max_length=2000, blank=True, default="")
    causes = models.TextField("onderliggende oorzaken", max_length=5000, blank=True, default="")
    recovery = models.TextField("herstel", max_length=5000, blank=True, default="")
    end_goal = models.TextField("einddoel", max_length=2000, blank=True, default="")
    end_goal_by = models.DateField("einddoel bereikt op", null=True, blank=True)
    no_network = models.CharField(
        "waarom niemand uit het netwerk meedoet", max_length=1000, blank=True, default=""
    )
    report_by = models.CharField("wie rapporteert", max_length=300, blank=True, default="")
    report_to = models.CharField("aan wie", max_length=300, blank=True, default="")
    report_when = models.CharField("wanneer of hoe vaak", max_length=300, blank=True, default="")
    good_enough = models.PositiveSmallIntegerField(
        "goed genoeg vanaf",
        default=GOOD_ENOUGH,
        validators=[MinValueValidator(GOOD_ENOUGH), MaxValueValidator(10)],
    )
    first_evaluation_on = models.DateField("eerste evaluatie op", null=True, blank=True)

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeentelijk deel van een plan"
        verbose_name_plural = "gemeentelijke delen van plannen"
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(
                name="municipal_part_good_enough",
                condition=Q(good_enough__gte=GOOD_ENOUGH, good_enough__lte=10),
            ),
        ]

    def __str__(self) -> str:
        return f"gemeentelijk deel van {self.plan}"
