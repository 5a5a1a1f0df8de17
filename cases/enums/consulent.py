"""Words of telling the municipal consulent after a crisis (D8)."""

from django.db.models import TextChoices


class ConsulentGround(TextChoices):
    """Why VT may tell the consulent; telling is an act with a ground (A8, domain 7.12)."""

    CONSENT = "consent", "toestemming van het gezin"
    DIRECTS_ALREADY = "directs_already", "de consulent is al regisseur"
    ANNOUNCED = "announced", "de consulent kondigde de crisis zelf aan"
    THAT_NOT_WHAT = "that_not_what", "afspraak ‘dat, niet wat’ met de gemeente"
    WEIGHED = "weighed", "afweging van Veilig Thuis"


class ConsulentUntold(TextChoices):
    """Why there is no consulent to tell."""

    NO_MUNICIPALITY = "no_municipality", "de gemeente is niet bekend"
    FAMILY_UNKNOWN = "family_unknown", "het gezin is daar niet bekend"
    NOT_SAFE = "not_safe", "vertellen is niet veilig voor een betrokkene"
