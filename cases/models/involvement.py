"""Which persons a report is about."""

from django.db import models

from cases.enums import InvolvementRole
from cases.models.report import Report
from cases.querysets import OfReportQuerySet
from people.models import Person


class Involvement(models.Model):
    """A person in a report, in a role. All children of the household count (003-25)."""

    report = models.ForeignKey(
        Report, models.PROTECT, related_name="involvements", verbose_name="melding"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="involvements", verbose_name="persoon"
    )
    role = models.CharField("rol", max_length=30, choices=InvolvementRole)

    objects = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = "betrokkenheid"
        verbose_name_plural = "betrokkenheden"
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "person"],
                name="involvement_once_per_report",
                violation_error_message="Deze persoon staat al bij deze melding.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} bij {self.report}"
