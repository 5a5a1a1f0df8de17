"""Kinds and weights of messages."""

from django.db.models import TextChoices


class NotificationKind(TextChoices):
    DEADLINE_WARNING = "deadline_warning", "termijn loopt af"
    DEADLINE_BREACH = "deadline_breach", "termijn overschreden"
    DIGEST = "digest", "ochtendoverzicht"
    ASSIGNMENT = "assignment", "toewijzing"
    URGENT = "urgent", "spoed"
    TASK = "task", "taak"
    APPROVAL = "approval", "vraag om toestemming"


class NotificationLevel(TextChoices):
    """How a message looks in the list: the word is always there, the colour only helps."""

    INFO = "info", "ter informatie"
    WARNING = "warning", "let op"
    URGENT = "urgent", "dringend"
