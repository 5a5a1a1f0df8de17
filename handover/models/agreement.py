"""What is agreed in the meeting."""

from django.db import models

from handover.enums import AgreementKind
from handover.models.meeting import WarmMeeting
from handover.querysets import OfMeetingQuerySet


class MeetingAgreement(models.Model):
    """Who does what, and when: a next step, or the making of a plan (000-27, 001-04)."""

    meeting = models.ForeignKey(
        WarmMeeting, models.CASCADE, related_name="agreements", verbose_name="gesprek"
    )
    kind = models.CharField("soort", max_length=20, choices=AgreementKind)
    number = models.PositiveSmallIntegerField("nummer")
    who = models.CharField("wie", max_length=300, blank=True, default="")
    what = models.CharField("wat", max_length=1000, blank=True, default="")
    when = models.CharField("wanneer", max_length=300, blank=True, default="")

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak bij de overdracht"
        verbose_name_plural = "afspraken bij de overdracht"
        ordering = ["meeting", "kind", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind", "number"], name="meeting_agreement_once"
            ),
        ]

    def __str__(self) -> str:
        return f"afspraak {self.number} van {self.meeting}"

    @property
    def complete(self) -> bool:
        return all(word.strip() for word in (self.who, self.what, self.when))
