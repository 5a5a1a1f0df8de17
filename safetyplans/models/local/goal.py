"""A goal of the family and the local field."""

from django.db import models
from django.db.models import Q

from safetyplans.enums import GoalResult, LifeDomain
from safetyplans.models.plan import SafetyPlan
from safetyplans.querysets import OfLocalPlanQuerySet


class PlanGoal(models.Model):
    """SMART and with a priority (001-16): what, how one sees it, who, until when.

    An evaluation says what came of it. One that was signed for stays readable: it does not apply
    any more with a reason, it is never removed.
    """

    plan = models.ForeignKey(SafetyPlan, models.PROTECT, related_name="goals", verbose_name="plan")
    number = models.PositiveSmallIntegerField("nummer")
    priority = models.PositiveSmallIntegerField("volgorde", null=True, blank=True)
    what = models.TextField("doel", max_length=1000, blank=True, default="")
    measured_by = models.CharField("waaraan zien we het", max_length=500, blank=True, default="")
    who = models.CharField("wie", max_length=300, blank=True, default="")
    until = models.DateField("uiterlijk op", null=True, blank=True)
    area = models.CharField("leefgebied", max_length=20, choices=LifeDomain, blank=True, default="")
    result = models.CharField(
        "resultaat", max_length=20, choices=GoalResult, default=GoalResult.OPEN
    )
    result_note = models.CharField("toelichting", max_length=1000, blank=True, default="")

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="goal_number_once"),
            models.CheckConstraint(
                name="goal_result_has_words",
                condition=Q(result__in=[GoalResult.OPEN, GoalResult.ACHIEVED]) | ~Q(result_note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"doel {self.number} van {self.plan}"

    @property
    def holds(self) -> bool:
        """It is still worked on."""
        return self.result in (GoalResult.OPEN, GoalResult.PARTLY)

    @property
    def complete(self) -> bool:
        """What, how measured, who and until when, with its place among the others (001-16)."""
        words = [self.what, self.measured_by, self.who]
        return all(word.strip() for word in words) and bool(self.until and self.priority)
