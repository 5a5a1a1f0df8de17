"""Words of what we tell the reporter and the family (domain 3.8)."""

from django.db.models import TextChoices


class FeedbackKind(TextChoices):
    FIRST = "first", "terugkoppeling 1"
    SECOND = "second", "terugkoppeling 2"


class FeedbackState(TextChoices):
    OPEN = "open", "nog te schrijven"
    DRAFT = "draft", "concept"
    RELEASED = "released", "vrijgegeven"
    SENT = "sent", "verzonden"
    CONFIRMED = "confirmed", "ontvangst bevestigd"
    NOT_POSSIBLE = "not_possible", "niet mogelijk"


class NoticeState(TextChoices):
    OPEN = "open", "nog te schrijven"
    DRAFT = "draft", "concept"
    RELEASED = "released", "vrijgegeven"
    SENT = "sent", "verzonden"
    CONFIRMED = "confirmed", "ontvangst bevestigd"
    DEFERRED = "deferred", "uitgesteld"


class DeferralGround(TextChoices):
    """Lawful grounds to inform the family later (Wmo 2015 art. 5.3.1)."""

    END_VIOLENCE = "end_violence", "nodig om het geweld te beëindigen"
    INVESTIGATE = "investigate", "nodig om een vermoeden te onderzoeken"
