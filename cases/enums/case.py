"""Words of the case of a household (VT-dossier)."""

from django.db.models import TextChoices


class CaseState(TextChoices):
    """Where the case stands at VT; the report has its own state (domain 7.9)."""

    ASSESSING = "assessing", "veiligheidsbeoordeling"
    TRACK = "track", "dienst"
    HANDING_OVER = "handing_over", "directe overdracht"
    HANDED_OVER = "handed_over", "overgedragen"
    MONITORED = "monitored", "overgedragen, Veilig Thuis volgt"
    CLOSED = "closed", "afgesloten"


# In one of these somebody at the local field directs, not VT.
WITH_LOCAL_FIELD = (CaseState.HANDED_OVER, CaseState.MONITORED)


class ClosingReason(TextChoices):
    SETTLED = "settled", "alle meldingen afgedaan"
    LOCAL_FIELD_DONE = "local_field_done", "het lokale veld is klaar"
    NO_LONGER_FOLLOWED = "no_longer_followed", "Veilig Thuis volgt het gezin niet langer"
    MOVED_REGION = "moved_region", "doorgezet naar andere regio"
    NO_VIOLENCE = "no_violence", "geen huiselijk geweld of kindermishandeling"
    ADVICE = "advice", "omgezet naar advies"


class RegieKind(TextChoices):
    """Who directs what. One holder per kind at every moment (domain 3.11c)."""

    REGIE_OP_VEILIGHEID = "regie_op_veiligheid", "regie op veiligheid"
    PROCESREGIE = "procesregie", "procesregie"
    CASUSREGIE = "casusregie", "casusregie"
    ZICHT_OP_VEILIGHEID = "zicht_op_veiligheid", "zicht op veiligheid"
    CLIENT_CONTACT = "client_contact", "aanspreekpunt voor de cliënt"


class ContactChannel(TextChoices):
    HOME_VISIT = "home_visit", "huisbezoek"
    PHONE = "phone", "telefoon"
    VIDEO = "video", "beeldbellen"
    OFFICE = "office", "gesprek op kantoor"
    WRITTEN = "written", "brief of bericht"


class ContactWith(TextChoices):
    FAMILY = "family", "gezin"
    REPORTER = "reporter", "melder"
    PROFESSIONAL = "professional", "professional"
    LOCAL_FIELD = "local_field", "lokaal veld"


class GrantReason(TextChoices):
    CRISIS = "crisis", "crisis buiten kantoortijd"
    REPLACEMENT = "replacement", "vervanging van een collega"
    QUESTION = "question", "vraag van gezin of ketenpartner"
    OTHER = "other", "andere reden"
