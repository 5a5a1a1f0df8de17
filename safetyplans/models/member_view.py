"""What one member of the family says of the plan."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from people.models import Person
from safetyplans.enums import Stance
from safetyplans.models.plan import SafetyPlan
from safetyplans.querysets import OfPlanQuerySet


class MemberView(models.Model):
    """View and consent of one person, or the refusal; nobody is forced to agree (001-13)."""

    plan = models.ForeignKey(
        SafetyPlan, models.PROTECT, related_name="member_views", verbose_name="plan"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="wie")
    stance = models.CharField(
        "wat vindt deze persoon van het plan", max_length=20, choices=Stance, blank=True, default=""
    )
    view = models.TextField("in eigen woorden", max_length=5000, blank=True, default="")
    spoken_on = models.DateField("besproken op", null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "mening over het plan"
        verbose_name_plural = "meningen over het plan"
        ordering = ["plan", "person", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="member_view_once"),
            models.CheckConstraint(
                name="member_view_refusal_has_words",
                condition=~Q(stance=Stance.REFUSES) | ~Q(view=""),
                violation_error_message="Schrijf wat deze persoon zei of waarom hij niet praat.",
            ),
        ]

    def __str__(self) -> str:
        return f"mening {self.pk} over {self.plan}"
