"""The ticks of the quality gate, on exactly these words."""

from django.conf import settings
from django.db import models

from safetyplans.enums import CheckedAs
from safetyplans.models.plan import SafetyPlan
from safetyplans.querysets import OfPlanQuerySet


class QualityCheck(models.Model):
    """Somebody read the plan and ticked Q1 to Q3 and plain words (6.5). One more letter in the
    plan and the ticks no longer hold: they are about ``content_hash``."""

    plan = models.ForeignKey(SafetyPlan, models.PROTECT, related_name="checks", verbose_name="plan")
    role = models.CharField("als", max_length=10, choices=CheckedAs)
    facts_concrete = models.BooleanField("gebeurtenissen zijn concreet en feitelijk", default=False)
    conditions_lasting = models.BooleanField(
        "voorwaarden zijn blijvend en geen handeling", default=False
    )
    help_motivated = models.BooleanField("bij elke hulp staat waarom", default=False)
    plain_words = models.BooleanField("positief en in gewone taal geschreven", default=False)
    remarks = models.TextField("opmerkingen", max_length=5000, blank=True, default="")
    content_hash = models.CharField("vingerafdruk van de tekst", max_length=64)
    at = models.DateTimeField("moment")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kwaliteitstoets"
        verbose_name_plural = "kwaliteitstoetsen"
        ordering = ["plan", "-at", "-pk"]

    def __str__(self) -> str:
        return f"toets {self.pk} van {self.plan}"

    @property
    def passed(self) -> bool:
        return (
            self.facts_concrete
            and self.conditions_lasting
            and self.help_motivated
            and self.plain_words
        )
