"""What another system handed in, to recognise it when it is handed in again."""

from django.db import models

from cases.models.report import Report
from connections.models import Submission


class IntakeSubmission(Submission):
    """One message of a connected system, and the report it became."""

    report = models.OneToOneField(
        Report, models.PROTECT, related_name="submission", verbose_name="melding"
    )

    class Meta(Submission.Meta):
        pass

    def __str__(self) -> str:
        return f"bericht bij {self.report}"
