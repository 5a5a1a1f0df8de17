"""The report of the meeting, as one reader got it."""

import pgtrigger
from django.conf import settings
from django.db import models

from documents.models import Document
from handover.models.meeting import WarmMeeting
from handover.querysets import OfMeetingQuerySet
from people.models import Person


class MeetingReport(models.Model):
    """The gespreksverslag in plain words (6.6), for one member of the family or, without a
    person, for the receiver: frozen when it was shared. The database refuses every change."""

    meeting = models.ForeignKey(
        WarmMeeting, models.PROTECT, related_name="reports", verbose_name="gesprek"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gezinslid"
    )
    content = models.JSONField("inhoud")
    content_hash = models.CharField("vingerafdruk", max_length=64)
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name="document"
    )
    frozen_at = models.DateTimeField("vastgelegd op")
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "gespreksverslag"
        verbose_name_plural = "gespreksverslagen"
        ordering = ["meeting", "person", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                nulls_distinct=False,
                name="meeting_report_once_per_reader",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="frozen", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"gespreksverslag {self.pk} van {self.meeting}"

    @property
    def audit_case_number(self) -> str:
        return self.meeting.handover.case.number

    @property
    def audit_label(self) -> str:
        return f"gespreksverslag van overdracht {self.meeting.handover.number}"
