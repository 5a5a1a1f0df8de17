"""A signed version on paper, for one reader."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models import Document
from people.models import Person
from safetyplans.enums import Audience
from safetyplans.models.local.version import LocalVersion
from safetyplans.querysets import OfLocalVersionQuerySet


class LocalPrint(models.Model):
    """The copy of a local version for one member of the family, or for professionals.

    ``signed`` is how many had signed or refused when it was made: a later copy tells more.
    """

    version = models.ForeignKey(
        LocalVersion, models.PROTECT, related_name="prints", verbose_name="versie"
    )
    audience = models.CharField("voor", max_length=20, choices=Audience)
    reader = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lezer"
    )
    signed = models.PositiveSmallIntegerField("handtekeningen en weigeringen")
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name="document"
    )
    made_at = models.DateTimeField("gemaakt op")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gemaakt door"
    )

    objects = OfLocalVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "afdruk van een lokale versie"
        verbose_name_plural = "afdrukken van lokale versies"
        ordering = ["version", "-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="local_print_family_has_reader",
                condition=Q(audience=Audience.FAMILY, reader__isnull=False)
                | Q(audience=Audience.PROFESSIONAL, reader__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["version", "audience", "reader", "signed"],
                nulls_distinct=False,
                name="local_print_once",
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
