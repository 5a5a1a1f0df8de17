"""People who live together, as Veilig Thuis looks at them."""

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models.functions import Upper

from organisations.models import Region
from people.querysets import HouseholdQuerySet


class Household(models.Model):
    """A gezin or household: the unit of which safety is judged (003-25)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="regio")
    name = models.CharField("naam", max_length=120)
    created_at = models.DateTimeField("vastgelegd op", auto_now_add=True)

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        verbose_name = "gezin"
        verbose_name_plural = "gezinnen"
        ordering = ["name", "pk"]
        indexes = [
            models.Index(OpClass(Upper("name"), "text_pattern_ops"), name="household_name_begins"),
        ]
        constraints = [
            models.CheckConstraint(
                name="household_has_a_name",
                condition=~models.Q(name=""),
                violation_error_message="Geef het gezin een naam.",
            ),
        ]

    def __str__(self) -> str:
        """For logs and error reports, so without a name; screens show ``name``."""
        return f"gezin {self.pk}"
