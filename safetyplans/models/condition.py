"""A safety condition (veiligheidsvoorwaarde): what is always so."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import UnsafeEvent
from people.models import Person
from safety.models import RiskFactor
from safetyplans.models.plan import SafetyPlan
from safetyplans.querysets import OfPlanQuerySet


class SafetyCondition(models.Model):
    """A lasting state of a child or adult, never an action of a parent (000-24).

    Set by VT (002-22), looked at in every monitoring moment. It keeps its number through all
    versions; one that stood in a version is dropped with a reason, never removed.
    """

    plan = models.ForeignKey(
        SafetyPlan, models.PROTECT, related_name="conditions", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("nummer")
    text = models.TextField("voorwaarde", max_length=1000, blank=True, default="")
    about = models.ManyToManyField(Person, related_name="+", blank=True, verbose_name="geldt voor")
    risk = models.ForeignKey(
        RiskFactor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="risico uit het veiligheidsbeeld",
    )
    risk_note = models.CharField("risico", max_length=500, blank=True, default="")
    events = models.ManyToManyField(
        UnsafeEvent, related_name="+", blank=True, verbose_name="gebeurtenissen waaruit dit blijkt"
    )
    sight_by = models.CharField("wie houdt zicht", max_length=300, blank=True, default="")
    seen_by = models.CharField("waaraan zien we het", max_length=500, blank=True, default="")
    dropped_at = models.DateTimeField("vervallen op", null=True, blank=True)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vervallen door",
    )
    dropped_reason = models.CharField(
        "waarom zij niet meer geldt", max_length=1000, blank=True, default=""
    )

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "veiligheidsvoorwaarde"
        verbose_name_plural = "veiligheidsvoorwaarden"
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="condition_number_once"),
            models.CheckConstraint(
                name="condition_dropped_has_who_and_why",
                condition=Q(dropped_at__isnull=True, dropped_by__isnull=True, dropped_reason="")
                | (Q(dropped_at__isnull=False, dropped_by__isnull=False) & ~Q(dropped_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"voorwaarde {self.number} van {self.plan}"

    @property
    def risk_words(self) -> str:
        return self.risk_note or (self.risk.description if self.risk else "")

    @property
    def complete(self) -> bool:
        """Everything a condition needs: text, whom, risk, events, who keeps sight, how seen."""
        words = [self.text, self.risk_words, self.sight_by, self.seen_by]
        written = all(word.strip() for word in words)
        return written and bool(self.about.all()) and bool(self.events.all())
