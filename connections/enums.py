"""What another system may send or, for handovers, also read."""

from django.db.models import TextChoices


class MessageKind(TextChoices):
    REPORTS = "reports", "meldingen"
    ADVICE = "advice", "adviezen (chat)"
    HANDOVERS = "handovers", "overdrachten (ontvangende partner)"
