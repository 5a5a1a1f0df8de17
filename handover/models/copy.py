"""A copy of the handover for somebody who takes no regie."""

from django.db import models

from handover.models.handover import Handover
from handover.querysets import CopyQuerySet
from organisations.models import Organisation
from sharing.models import Share


class HandoverCopy(models.Model):
    """The casusregisseur or gids who is involved gets the document too (003-38, 003-56).

    That organisation reads the frozen document, and nothing else of the family (S20).
    """

    handover = models.ForeignKey(
        Handover, models.PROTECT, related_name="copies", verbose_name="overdracht"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    share = models.ForeignKey(Share, models.PROTECT, related_name="+", verbose_name="delen")

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = "afschrift van een overdracht"
        verbose_name_plural = "afschriften van overdrachten"
        ordering = ["handover", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["handover", "organisation"], name="handover_copy_once"),
        ]

    def __str__(self) -> str:
        return f"afschrift van {self.handover} voor {self.organisation}"

    @property
    def audit_case_number(self) -> str:
        return self.handover.case.number

    @property
    def audit_label(self) -> str:
        return f"afschrift van overdracht {self.handover.number}"
