"""One act of sharing."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case
from cases.querysets import OfCaseQuerySet
from organisations.models import Organisation
from sharing.enums import ShareGround, ShareKind


class Share(models.Model):
    """What VT or a partner told another organisation of a family, and on which ground (A9, 001-23).

    Nothing is told without such an act (A8); the database refuses to change or lose one.
    ``to_name`` is who got it when that is no organisation of the region, such as "de melder".
    ``consented``: every member of the family directly involved gave consent. ``number`` is that of
    the thing shared, such as OV-2026-00001.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="shares", verbose_name="dossier")
    kind = models.CharField("wat voor gegevens", max_length=30, choices=ShareKind)
    to_organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gedeeld met",
    )
    to_name = models.CharField("gedeeld met een ander", max_length=160, blank=True)
    what = models.CharField("wat is gedeeld", max_length=1000)
    number = models.CharField("nummer", max_length=40, blank=True)
    ground = models.CharField("grond", max_length=30, choices=ShareGround)
    consented = models.BooleanField("alle gezinsleden gaven toestemming")
    weighing = models.TextField("afweging als er geen toestemming is", max_length=2000, blank=True)
    shared_at = models.DateTimeField("gedeeld op")
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gedeeld door"
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "handeling van delen"
        verbose_name_plural = "handelingen van delen"
        ordering = ["-shared_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="share_has_one_receiver",
                condition=Q(to_organisation__isnull=False, to_name="")
                | (Q(to_organisation__isnull=True) & ~Q(to_name="")),
                violation_error_message="Kies met welke organisatie u deelde.",
            ),
            models.CheckConstraint(
                name="share_without_consent_is_weighed",
                condition=Q(consented=True) | ~Q(weighing=""),
                violation_error_message="Schrijf waarom delen zonder toestemming toch nodig was.",
            ),
            models.CheckConstraint(
                name="share_ground_consent_was_given",
                condition=~Q(ground=ShareGround.CONSENT) | Q(consented=True),
                violation_error_message="Niet iedereen gaf toestemming. Kies een andere grond.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="frozen", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.shared_at:%d-%m-%Y}"

    @property
    def to(self) -> str:
        """Who got it, in words."""
        return self.to_organisation.name if self.to_organisation else self.to_name

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"{self.get_kind_display()} gedeeld, dossier {self.case.number}"
