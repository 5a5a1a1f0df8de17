"""A version on paper, for one reader."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models import Document
from people.models import Person
from safetyplans.enums import Audience
from safetyplans.models.version import PlanVersion
from safetyplans.querysets import OfVersionQuerySet


class PlanPrint(models.Model):
    """The copy for one member of the family, in plain words and without any secret address, or
    the one for professionals. A worker prints it."""

    version = models.ForeignKey(
        PlanVersion, models.PROTECT, related_name="prints", verbose_name="versie"
    )
    audience = models.CharField("voor", max_length=20, choices=Audience)
    reader = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lezer"
    )
    language = models.CharField("taal van de koppen", max_length=5, default="nl")
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name="document"
    )
    made_at = models.DateTimeField("gemaakt op")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gemaakt door"
    )

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "afdruk van een veiligheidsplan"
        verbose_name_plural = "afdrukken van een veiligheidsplan"
        ordering = ["version", "-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_print_family_has_reader",
                condition=Q(audience=Audience.FAMILY, reader__isnull=False)
                | Q(audience=Audience.PROFESSIONAL, reader__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["version", "audience", "reader", "language"],
                nulls_distinct=False,
                name="plan_print_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.get_audience_display()}"

    @property
    def audit_case_number(self) -> str:
        return self.version.plan.case.number

    @property
    def audit_label(self) -> str:
        return f"afdruk van {self.version}"
