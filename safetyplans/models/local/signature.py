"""Who has to sign the plan, and what each of them set under it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from people.models import Person
from safetyplans.enums import SignsAs
from safetyplans.models.local.version import LocalVersion
from safetyplans.models.plan import SafetyPlan
from safetyplans.querysets import OfLocalPlanQuerySet, OfLocalVersionQuerySet

# A signature is on the words of its version and on no others.
SAME_WORDS = """
    IF NEW.content_hash <> (
        SELECT content_hash FROM safetyplans_localversion WHERE id = NEW.version_id
    ) THEN
        RAISE EXCEPTION 'a signature is on the words of its version';
    END IF;
    RETURN NEW;
"""


class Signatory(models.Model):
    """Somebody who signs: of the family from twelve and the parents, a helper, the network.

    A helper who reported may make the plan along, and sign it (002-28).

    ``signs``: still asked; who set a signature before and no longer takes part is not.
    """

    plan = models.ForeignKey(
        SafetyPlan, models.PROTECT, related_name="signatories", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("nummer")
    signs_as = models.CharField("tekent als", max_length=10, choices=SignsAs)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gezinslid"
    )
    name = models.CharField("naam", max_length=160, blank=True, default="")
    role = models.CharField("rol", max_length=160, blank=True, default="")
    signs = models.BooleanField("tekent mee", default=True)

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "ondertekenaar"
        verbose_name_plural = "ondertekenaars"
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="signatory_number_once"),
            models.UniqueConstraint(fields=["plan", "person"], name="signatory_person_once"),
            models.CheckConstraint(
                name="signatory_of_family_is_a_person",
                condition=Q(signs_as=SignsAs.FAMILY, person__isnull=False)
                | (~Q(signs_as=SignsAs.FAMILY) & Q(person__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"ondertekenaar {self.number} van {self.plan}"


class PlanSignature(models.Model):
    """What one of them set under one version: a signature, or why not (003-48).

    The database refuses every change. ``given`` is what ``common.signatures`` reads.
    """

    version = models.ForeignKey(
        LocalVersion, models.PROTECT, related_name="signatures", verbose_name="versie"
    )
    signatory = models.ForeignKey(
        Signatory, models.PROTECT, related_name="signatures", verbose_name="ondertekenaar"
    )
    signs_as = models.CharField("getekend als", max_length=10, choices=SignsAs)
    name = models.CharField("naam", max_length=160)
    role = models.CharField("rol", max_length=160, blank=True, default="")
    given = models.JSONField("handtekening", null=True, blank=True)
    refusal = models.CharField("niet getekend, omdat", max_length=1000, blank=True, default="")
    content_hash = models.CharField("vingerafdruk van de tekst", max_length=64)
    signed_at = models.DateTimeField("moment")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfLocalVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "handtekening"
        verbose_name_plural = "handtekeningen"
        ordering = ["version", "signatory", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "signatory"], name="signed_once"),
            models.CheckConstraint(
                name="signed_or_refused",
                condition=Q(given__isnull=False, refusal="")
                | (Q(given__isnull=True) & ~Q(refusal="")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="signed", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="signs_same_words",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=SAME_WORDS,
            ),
        ]

    def __str__(self) -> str:
        return f"handtekening {self.pk} onder {self.version}"

    @property
    def audit_case_number(self) -> str:
        return self.version.plan.case.number

    @property
    def audit_label(self) -> str:
        return f"handtekening onder {self.version}"
