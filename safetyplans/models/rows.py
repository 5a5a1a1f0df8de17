"""The other rows of a plan. A row may be empty while somebody writes; the guards ask for words."""

from django.db import models

from people.models import Person
from safetyplans.models.plan import SafetyPlan
from safetyplans.querysets import OfPlanQuerySet


class SafetyAgreement(models.Model):
    """Item 3: who does what, and when, so that the conditions hold (003-48)."""

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="agreements", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("nummer")
    what = models.TextField("afspraak", max_length=1000, blank=True, default="")
    who = models.CharField("wie", max_length=300, blank=True, default="")
    when = models.CharField("wanneer of hoe vaak", max_length=300, blank=True, default="")

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "veiligheidsafspraak"
        verbose_name_plural = "veiligheidsafspraken"
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="agreement_number_once"),
        ]

    def __str__(self) -> str:
        return f"afspraak {self.number} van {self.plan}"


class FallbackStep(models.Model):
    """Item 4: who does what if it does not work out."""

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="fallback_steps", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("nummer")
    when = models.CharField("als dit gebeurt", max_length=500, blank=True, default="")
    who = models.CharField("dan doet", max_length=300, blank=True, default="")
    what = models.CharField("dit", max_length=500, blank=True, default="")
    phone = models.CharField("telefoon", max_length=40, blank=True, default="")

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "stap als het niet lukt"
        verbose_name_plural = "stappen als het niet lukt"
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="fallback_number_once"),
        ]

    def __str__(self) -> str:
        return f"stap {self.number} van {self.plan}"


class SafetyPerson(models.Model):
    """Item 5: the adult a child can always go to (veiligheidspersoon)."""

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="safety_persons", verbose_name="plan"
    )
    child = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="kind")
    name = models.CharField("veiligheidspersoon", max_length=160, blank=True, default="")
    relation = models.CharField("wie is dat voor het kind", max_length=160, blank=True, default="")
    phone = models.CharField("telefoon", max_length=40, blank=True, default="")
    knows = models.BooleanField("weet ervan en wil het", default=False)
    child_knows = models.BooleanField("het kind weet het", default=False)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "veiligheidspersoon"
        verbose_name_plural = "veiligheidspersonen"
        ordering = ["plan", "child", "pk"]

    def __str__(self) -> str:
        return f"veiligheidspersoon {self.pk} van {self.plan}"


class HelpProposal(models.Model):
    """Item 7: what asks for risk-driven care, and why that help is needed (000-23)."""

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="help_proposals", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("nummer")
    for_whom = models.CharField("voor wie", max_length=300, blank=True, default="")
    what = models.TextField("aandachtspunt of hulp", max_length=1000, blank=True, default="")
    motivation = models.TextField("waarom dit nodig is", max_length=2000, blank=True, default="")

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "voorstel voor hulp"
        verbose_name_plural = "voorstellen voor hulp"
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="help_number_once"),
        ]

    def __str__(self) -> str:
        return f"hulp {self.number} van {self.plan}"
