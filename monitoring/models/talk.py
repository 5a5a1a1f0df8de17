"""Somebody to speak with in a moment."""

from django.db import models
from django.db.models import Q

from cases.enums import ContactChannel
from common.code_lists import YesNoUnknown
from monitoring.enums import TalkWith
from monitoring.models.moment import MonitoringMoment
from monitoring.querysets import OfMomentQuerySet
from people.models import Person


class MomentTalk(models.Model):
    """Everybody of the family, and professionals around it (000-29): spoken, or why not.

    With a child in a way that fits the age, and apart from the parents where that can be (6.7).
    """

    moment = models.ForeignKey(
        MonitoringMoment, models.PROTECT, related_name="talks", verbose_name="moment"
    )
    kind = models.CharField("met wie", max_length=20, choices=TalkWith)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gezinslid"
    )
    name = models.CharField("naam", max_length=160, blank=True, default="")
    role = models.CharField("functie of organisatie", max_length=160, blank=True, default="")
    spoken_on = models.DateField("gesproken op", null=True, blank=True)
    how = models.CharField("hoe", max_length=20, choices=ContactChannel, blank=True, default="")
    apart = models.CharField(
        "apart van de ouders", max_length=10, choices=YesNoUnknown, blank=True, default=""
    )
    fit = models.CharField(
        "hoe het gesprek bij de leeftijd paste", max_length=500, blank=True, default=""
    )
    said = models.TextField("wat diegene zei", max_length=5000, blank=True, default="")
    not_why = models.CharField("waarom niet gesproken", max_length=1000, blank=True, default="")

    objects = OfMomentQuerySet.as_manager()

    class Meta:
        verbose_name = "gesprek in een monitormoment"
        verbose_name_plural = "gesprekken in een monitormoment"
        ordering = ["moment", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["moment", "person"], name="talk_once_per_person"),
            models.CheckConstraint(
                name="talk_is_with_somebody",
                condition=Q(kind=TalkWith.MEMBER, person__isnull=False, name="")
                | (Q(kind=TalkWith.PROFESSIONAL, person__isnull=True) & ~Q(name="")),
            ),
        ]

    def __str__(self) -> str:
        return f"gesprek {self.pk} in {self.moment}"

    @property
    def spoken(self) -> bool:
        return self.spoken_on is not None and bool(self.said.strip())
