"""What another system may send."""

from django.db.models import TextChoices


class MessageKind(TextChoices):
    REPORTS = "reports", "meldingen"
    ADVICE = "advice", "adviezen (chat)"
