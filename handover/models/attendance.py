"""Who is invited to a warm handover, and who came."""

from django.db import models
from django.db.models import Q

from cases.enums import YesNoUnknown
from handover.enums import Side
from handover.models.meeting import WarmMeeting
from handover.querysets import OfMeetingQuerySet
from organisations.models import Organisation
from people.models import Person


class Attendance(models.Model):
    """One person at the table, or who should have been, with why not (001-01, 6.6)."""

    meeting = models.ForeignKey(
        WarmMeeting, models.PROTECT, related_name="attendances", verbose_name="gesprek"
    )
    side = models.CharField("namens", max_length=20, choices=Side)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gezinslid"
    )
    name = models.CharField("naam", max_length=160, blank=True, default="")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisatie",
    )
    invited_on = models.DateField("uitgenodigd op", null=True, blank=True)
    not_invited_why = models.CharField(
        "waarom niet uitgenodigd", max_length=500, blank=True, default=""
    )
    came = models.CharField("aanwezig", max_length=10, choices=YesNoUnknown, blank=True, default="")
    absent_why = models.CharField("waarom niet", max_length=500, blank=True, default="")

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname aan het gesprek"
        verbose_name_plural = "deelname aan het gesprek"
        ordering = ["meeting", "side", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(person__isnull=False),
                name="attendance_once_per_person",
            ),
            models.CheckConstraint(
                name="attendance_family_is_a_person",
                condition=Q(side=Side.FAMILY, person__isnull=False)
                | (~Q(side=Side.FAMILY) & Q(person__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"deelname {self.pk} aan {self.meeting}"
