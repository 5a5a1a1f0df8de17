"""The other rows of the municipal half. A row may be empty while somebody writes."""

from django.db import models
from django.db.models import Q

from people.models import Person
from safetyplans.enums import LifeDomain
from safetyplans.models.condition import SafetyCondition
from safetyplans.models.plan import SafetyPlan
from safetyplans.querysets import OfLocalPlanQuerySet

LOWEST, HIGHEST = 1, 5


class LocalAgreement(models.Model):
    """Item 1: a new safety agreement, small and concrete: who does what, and when (003-48)."""

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="local_agreements", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("nummer")
    what = models.TextField("afspraak", max_length=1000, blank=True, default="")
    who = models.CharField("wie", max_length=300, blank=True, default="")
    when = models.CharField("wanneer of hoe vaak", max_length=300, blank=True, default="")

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "lokale veiligheidsafspraak"
        verbose_name_plural = "lokale veiligheidsafspraken"
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="local_agreement_number_once"),
        ]

    def __str__(self) -> str:
        return f"lokale afspraak {self.number} van {self.plan}"


class ConditionReturn(models.Model):
    """How one condition of VT returns in the municipal half: none is left behind (003-44)."""

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="returns", verbose_name="plan"
    )
    condition = models.ForeignKey(
        SafetyCondition, models.PROTECT, related_name="returns", verbose_name="voorwaarde"
    )
    how = models.TextField("hoe komt zij terug", max_length=1000, blank=True, default="")
    sight_by = models.CharField("wie houdt zicht", max_length=300, blank=True, default="")
    how_often = models.CharField("hoe vaak", max_length=300, blank=True, default="")

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "voorwaarde in het gemeentelijke deel"
        verbose_name_plural = "voorwaarden in het gemeentelijke deel"
        ordering = ["plan", "condition", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "condition"], name="condition_returns_once"),
        ]

    def __str__(self) -> str:
        return f"{self.condition} bij de gemeente"


class LifeArea(models.Model):
    """How somebody manages in one part of life (001-18), from 1 to 5 (001-19).

    A low score asks for a goal, or for the reason why there is none (ideas 9).
    """

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="life_areas", verbose_name="plan"
    )
    area = models.CharField("leefgebied", max_length=20, choices=LifeDomain)
    score = models.PositiveSmallIntegerField("zelfredzaamheid", null=True, blank=True)
    note = models.TextField("toelichting", max_length=2000, blank=True, default="")
    no_goal = models.CharField("waarom geen doel", max_length=1000, blank=True, default="")

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "leefgebied"
        verbose_name_plural = "leefgebieden"
        ordering = ["plan", "area", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "area"], name="life_area_once"),
            models.CheckConstraint(
                name="life_area_score",
                condition=Q(score__isnull=True) | Q(score__gte=LOWEST, score__lte=HIGHEST),
            ),
        ]

    def __str__(self) -> str:
        return f"leefgebied {self.area} van {self.plan}"


class OwnPart(models.Model):
    """What one member of the family does, and what follows when that does not work (003-48)."""

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="own_parts", verbose_name="plan"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="wie")
    responsibility = models.TextField("eigen aandeel", max_length=2000, blank=True, default="")
    consequence = models.TextField(
        "gevolg als het niet lukt", max_length=2000, blank=True, default=""
    )

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "eigen aandeel"
        verbose_name_plural = "eigen aandelen"
        ordering = ["plan", "person", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="own_part_once"),
        ]

    def __str__(self) -> str:
        return f"eigen aandeel {self.pk} in {self.plan}"


class NetworkPerson(models.Model):
    """Somebody around the family, and what that person does in the plan (001-22, 003-11)."""

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="network", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("nummer")
    name = models.CharField("naam", max_length=160, blank=True, default="")
    relation = models.CharField("wie is dat voor het gezin", max_length=160, blank=True, default="")
    part = models.CharField("rol in het plan", max_length=500, blank=True, default="")
    trusted = models.BooleanField("vertrouwenspersoon of JIM", default=False)
    phone = models.CharField("telefoon", max_length=40, blank=True, default="")

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "persoon uit het netwerk"
        verbose_name_plural = "personen uit het netwerk"
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="network_number_once"),
        ]

    def __str__(self) -> str:
        return f"netwerkpersoon {self.number} van {self.plan}"


class SubPlan(models.Model):
    """The plan another organisation makes for this family, and how it fits in this one (001-21)."""

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="sub_plans", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("nummer")
    organisation = models.CharField("van welke organisatie", max_length=160, blank=True, default="")
    for_whom = models.CharField("voor wie", max_length=300, blank=True, default="")
    aligned = models.BooleanField("afgestemd op dit plan", default=False)
    how = models.TextField("hoe is het afgestemd", max_length=2000, blank=True, default="")

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "deelplan"
        verbose_name_plural = "deelplannen"
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="sub_plan_number_once"),
        ]

    def __str__(self) -> str:
        return f"deelplan {self.number} van {self.plan}"


class PlanRecipient(models.Model):
    """Somebody who gets the plan: the distribution list (001-13)."""

    plan = models.ForeignKey(
        SafetyPlan, models.CASCADE, related_name="recipients", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("nummer")
    name = models.CharField("wie", max_length=160, blank=True, default="")
    organisation = models.CharField("organisatie", max_length=160, blank=True, default="")
    how = models.CharField("hoe", max_length=300, blank=True, default="")

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "ontvanger van het plan"
        verbose_name_plural = "ontvangers van het plan"
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_recipient_number_once"),
        ]

    def __str__(self) -> str:
        return f"ontvanger {self.number} van {self.plan}"
