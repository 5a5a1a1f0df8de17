"""How safe each person is."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from cases.enums import YesNoUnknown
from cases.models.assessment import SafetyAssessment
from cases.querysets import OfAssessmentQuerySet
from people.models import Person


class PersonConclusion(models.Model):
    """The conclusion on one person: safe now, safe over time, and a score from 0 to 10."""

    assessment = models.ForeignKey(
        SafetyAssessment, models.PROTECT, related_name="conclusions", verbose_name="beoordeling"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="persoon")
    immediate_safety = models.CharField("nu veilig", max_length=10, choices=YesNoUnknown)
    structural_safety = models.CharField("structureel veilig", max_length=10, choices=YesNoUnknown)
    score = models.PositiveSmallIntegerField(
        "score (0 direct ingrijpen nodig, 10 veilig genoeg om te sluiten)",
        validators=[MaxValueValidator(10, "Geef een score van 0 tot en met 10.")],
    )
    explanation = models.TextField("toelichting", max_length=5000)

    objects = OfAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "conclusie per persoon"
        verbose_name_plural = "conclusies per persoon"
        ordering = ["assessment", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "person"], name="conclusion_once"),
            models.CheckConstraint(name="conclusion_score", condition=Q(score__lte=10)),
        ]

    def __str__(self) -> str:
        return f"conclusie {self.pk} bij {self.assessment}"
