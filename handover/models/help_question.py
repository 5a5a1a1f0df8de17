"""What a member of the family asks help for."""

from django.db import models

from handover.models.meeting import WarmMeeting
from handover.querysets import OfMeetingQuerySet
from people.models import Person


class HelpQuestion(models.Model):
    """The question of one member in the meeting, in own words; ``none``: there is no question
    (000-27, 001-20)."""

    meeting = models.ForeignKey(
        WarmMeeting, models.PROTECT, related_name="help_questions", verbose_name="gesprek"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gezinslid")
    question = models.TextField("hulpvraag", max_length=2000, blank=True, default="")
    none = models.BooleanField("heeft geen hulpvraag", default=False)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "hulpvraag"
        verbose_name_plural = "hulpvragen"
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="help_question_once"),
        ]

    def __str__(self) -> str:
        return f"hulpvraag {self.pk} van {self.meeting}"
