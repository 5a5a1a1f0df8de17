"""What a chat system handed in, to recognise it when it is handed in again."""

from django.db import models

from connections.models import Submission
from consultations.models.consultation import Consultation


class ChatSubmission(Submission):
    """One message of a chat system, and the advice it became."""

    consultation = models.OneToOneField(
        Consultation, models.PROTECT, related_name="submission", verbose_name="advies"
    )

    class Meta(Submission.Meta):
        verbose_name = "ingezonden chat"
        verbose_name_plural = "ingezonden chats"

    def __str__(self) -> str:
        return f"chat bij {self.consultation}"
