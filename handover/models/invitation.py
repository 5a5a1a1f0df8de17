"""A letter that invites somebody to a warm handover."""

from django.conf import settings
from django.db import models

from documents.models import Document
from handover.models.attendance import Attendance
from handover.querysets import OfAttendanceQuerySet


class Invitation(models.Model):
    """One letter for one person, in plain words: when, where and who will be there (001-01).

    A new date asks for a new letter; the former ones stay as they went out.
    """

    attendance = models.ForeignKey(
        Attendance, models.PROTECT, related_name="letters", verbose_name="deelname"
    )
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name="document"
    )
    made_at = models.DateTimeField("gemaakt op")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gemaakt door"
    )

    objects = OfAttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["attendance", "-made_at", "-pk"]

    def __str__(self) -> str:
        return f"uitnodiging {self.pk} voor {self.attendance}"

    @property
    def audit_case_number(self) -> str:
        return self.attendance.meeting.handover.case.number

    @property
    def audit_label(self) -> str:
        return f"uitnodiging bij overdracht {self.attendance.meeting.handover.number}"
