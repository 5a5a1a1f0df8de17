"""Words of sharing what VT knows of a family with another organisation (A8, A9)."""

from django.db.models import TextChoices


class ShareKind(TextChoices):
    """What was shared."""

    HANDOVER_DOCUMENT = "handover_document", "overdrachtsdocument"
    COPY_TO_DIRECTOR = "copy_to_director", "afschrift aan de casusregisseur"
    CONTACT_DATA_OF_REPORTER = "contact_data_of_reporter", "contactgegevens van de melder"
    CONTACT_DATA_OF_RECEIVER = "contact_data_of_receiver", "contactgegevens van de ontvanger"
    FACT_ONLY = "fact_only", "signaal ‘dat, niet wat’"
    PLAN = "plan", "veiligheidsplan"
    REPORT_BACK = "report_back", "terugmelding"
    REPEAT_REPORT = "repeat_report", "afstemming over een hermelding"
    TRANSFER = "transfer", "overgang naar een andere organisatie"
    OTHER = "other", "iets anders"


class ShareGround(TextChoices):
    """Why it may be shared (domain 5.4, 7.12)."""

    CONSENT = "consent", "toestemming"
    DIRECTOR_INVOLVED = "director_involved", "de regisseur is al betrokken"
    FACT_ONLY_AGREEMENT = "fact_only_agreement", "afspraak ‘dat, niet wat’ met de gemeente"
    STATUTORY_TASK = "statutory_task", "wettelijke taak (Wmo 2015)"
    VITAL = "vital", "noodzaak voor de veiligheid"
    REPORTER_STAYS_INVOLVED = "reporter_stays_involved", "de melder blijft betrokken"


class ConsentAnswer(TextChoices):
    """What became of asking one person."""

    GIVEN = "given", "gegeven"
    REFUSED = "refused", "geweigerd"
    NOT_ASKED = "not_asked", "niet gevraagd"


class ConsentBy(TextChoices):
    """Who answered for a person; who must answer follows from age (``sharing.consent``)."""

    SELF = "self", "zelf"
    CUSTODIANS = "custodians", "ouders of voogd met gezag"
    SELF_AND_CUSTODIANS = "self_and_custodians", "zelf, en ouders of voogd met gezag"
    REPRESENTATIVE = "representative", "wettelijk vertegenwoordiger"


# On one of these a family goes to another organisation (domain 5.4, 7.12).
HANDOVER_GROUNDS = (
    ShareGround.CONSENT,
    ShareGround.STATUTORY_TASK,
    ShareGround.VITAL,
    ShareGround.DIRECTOR_INVOLVED,
)
# Data of who told and of who helps, which they exchange to find each other (002-25).
CONTACT_DATA = (ShareKind.CONTACT_DATA_OF_REPORTER, ShareKind.CONTACT_DATA_OF_RECEIVER)
# What is shared by an act of its own; the rest a colleague notes as it happened.
NOTED_FREELY = (*CONTACT_DATA, ShareKind.PLAN, ShareKind.OTHER)
# On these grounds a municipality may hear that VT handed a family to a helper (7.12).
SIGNAL_GROUNDS = (
    ShareGround.FACT_ONLY_AGREEMENT,
    ShareGround.CONSENT,
    ShareGround.DIRECTOR_INVOLVED,
)
