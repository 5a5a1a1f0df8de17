"""What somebody is typing at the advice desk or in the municipality."""

from django.db.models import TextChoices


class DraftKind(TextChoices):
    """What the text becomes once it is recorded."""

    ADVICE = "advice", "advies"
    USD = "usd", "consultatie van een gemeente"
    CRISIS_NOTICE = "crisis_notice", "vooraankondiging"
