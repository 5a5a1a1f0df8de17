"""People who live together, as Veilig Thuis looks at them."""

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from organisations.models import Region
from people.models.merging import merged_once
from people.querysets import HouseholdQuerySet


class Household(models.Model):
    """A gezin or household: the unit of which safety is judged (003-25).

    ``merged_into``: another entry of the same household, under which a new report is taken in.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="regio")
    name = models.CharField("naam", max_length=120)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="entries",
        verbose_name="samengevoegd met",
    )
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
                condition=~Q(name=""),
                violation_error_message="Geef het gezin een naam.",
            ),
            models.CheckConstraint(
                name="household_merged_into_another",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
            ),
        ]
        triggers = [merged_once("people_household", also="region_id <> NEW.region_id")]

    def __str__(self) -> str:
        """For logs and error reports, so without a name; screens show ``name``."""
        return f"gezin {self.pk}"
