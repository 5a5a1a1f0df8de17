"""What a system of a receiver did, to recognise it when it is sent again."""

from django.db import models

from connections.models import Submission
from handover.enums import PartnerAct
from handover.models.handover import Handover


class HandoverSubmission(Submission):
    """One message of a connected system: what it did, with which handover."""

    handover = models.ForeignKey(
        Handover, models.PROTECT, related_name="submissions", verbose_name="overdracht"
    )
    act = models.CharField("handeling", max_length=20, choices=PartnerAct)

    class Meta(Submission.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.get_act_display()} van {self.handover} door een systeem"
