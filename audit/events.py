"""What can be written in the log."""

from django.db.models import TextChoices


class AuditEvent(TextChoices):
    VIEWED = "viewed", "bekeken"
    SEARCHED = "searched", "gezocht"
    PRINTED = "printed", "gedownload of geprint"
    CREATED = "created", "vastgelegd"
    CHANGED = "changed", "gewijzigd"
    TRANSITIONED = "transitioned", "stap gezet"
    REFUSED = "refused", "geweigerd"
    REVEALED = "revealed", "identiteit van de melder ingezien"
    ACCESS_GRANTED = "access_granted", "toegang met reden geopend"
    SENT = "sent", "verzonden"
    RECOMPUTED = "recomputed", "termijn herrekend"
    DEADLINE_STARTED = "deadline_started", "termijn gestart"
    DEADLINE_MET = "deadline_met", "termijn gehaald of beëindigd"
    DEADLINE_BREACHED = "deadline_breached", "termijn overschreden"
    LOGGED_IN = "logged_in", "aangemeld"
    CONFIGURED = "configured", "beheer gewijzigd"
