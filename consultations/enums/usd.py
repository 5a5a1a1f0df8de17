"""Words of a consultation of the municipality (USD) with Veilig Thuis (domain 3.1)."""

from django.db.models import TextChoices


class UsdState(TextChoices):
    """The life of a municipal consultation (domain 3.1, 000-08 to 000-11)."""

    REGISTERED = "registered", "geregistreerd"
    ADVISED = "advised", "advies ontvangen"
    OWN_WAY = "own_way", "zelf verder"
    TALK_FURTHER = "talk_further", "Overleg Veilig Verder"
    REPORTED = "reported", "melding gedaan"
    VT_DIRECTS = "vt_directs", "Veilig Thuis neemt regie op veiligheid"
    CLOSED = "closed", "afgesloten"


class TaskHolder(TextChoices):
    """Who does what after the consultation (000-11)."""

    USD = "usd", "gemeente (USD)"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    PROVIDER = "provider", "hulpverlener"
    NETWORK = "network", "gezin of netwerk"
