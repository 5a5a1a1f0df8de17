"""A condition of the plan as it was explained in the meeting."""

from django.db import models

from cases.enums import YesNoUnknown
from handover.models.meeting import WarmMeeting
from handover.querysets import OfMeetingQuerySet


class ConditionTalk(models.Model):
    """Each condition is explained and it is asked whether the family understands it (6.6)."""

    meeting = models.ForeignKey(
        WarmMeeting, models.PROTECT, related_name="condition_talks", verbose_name="gesprek"
    )
    number = models.PositiveSmallIntegerField("nummer van de voorwaarde")
    text = models.TextField("voorwaarde", max_length=1000)
    explained = models.BooleanField("uitgelegd", default=False)
    understood = models.CharField(
        "begrepen", max_length=10, choices=YesNoUnknown, blank=True, default=""
    )
    objection = models.TextField("bezwaar of mening", max_length=2000, blank=True, default="")

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "besproken voorwaarde"
        verbose_name_plural = "besproken voorwaarden"
        ordering = ["meeting", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="condition_talk_once"),
        ]

    def __str__(self) -> str:
        return f"voorwaarde {self.number} in {self.meeting}"
