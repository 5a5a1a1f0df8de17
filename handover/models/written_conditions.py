"""The safety conditions, in writing, to somebody."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from handover.models.meeting import WarmMeeting
from handover.querysets import OfMeetingQuerySet
from people.models import Person


class WrittenConditions(models.Model):
    """That a member of the family, or the receiver, has the conditions in writing (001-03)."""

    meeting = models.ForeignKey(
        WarmMeeting, models.PROTECT, related_name="written_conditions", verbose_name="gesprek"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gezinslid"
    )
    to_receiver = models.BooleanField("aan de ontvanger", default=False)
    given_on = models.DateField("gegeven op")
    how = models.CharField("hoe", max_length=160)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "voorwaarden op schrift"
        verbose_name_plural = "voorwaarden op schrift"
        ordering = ["meeting", "given_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(person__isnull=False),
                name="written_conditions_once_per_person",
            ),
            models.CheckConstraint(
                name="written_conditions_to_one",
                condition=Q(person__isnull=False, to_receiver=False)
                | Q(person__isnull=True, to_receiver=True),
            ),
        ]

    def __str__(self) -> str:
        return f"voorwaarden op schrift {self.pk} van {self.meeting}"
