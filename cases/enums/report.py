"""Words of a report (melding); the code lists are those of domain 6.1."""

from django.db.models import TextChoices


class ReportState(TextChoices):
    """The life of a report (domain 3.2)."""

    DRAFT = "draft", "concept"
    RECEIVED = "received", "ontvangen"
    ASSESSING = "assessing", "in triage"
    ASSESSED = "assessed", "triage afgerond"
    CLOSED_DIRECTLY = "closed_directly", "direct afgesloten"
    ADVISED_REPORTER = "advised_reporter", "advies aan melder"
    IN_TRACK = "in_track", "in dienst"
    JOINED_TRACK = "joined_track", "gekoppeld aan dienst"
    HANDED_OVER = "handed_over", "direct overgedragen"
    SETTLED = "settled", "afgedaan"
    TRANSFERRED = "transferred", "doorgezet naar andere regio"
    CONVERTED_TO_ADVICE = "converted_to_advice", "omgezet naar advies"
    FORWARDED_NO_VIOLENCE = "forwarded_no_violence", "geen huiselijk geweld, doorgezet"


# A report in one of these goes on in a track of Veilig Thuis.
TRACK_STATES = (ReportState.IN_TRACK, ReportState.JOINED_TRACK)


class Channel(TextChoices):
    PHONE = "phone", "telefoon"
    FORM = "form", "formulier"
    POLICE = "police", "zorgmelding van de politie"
    SECURE_EMAIL = "secure_email", "beveiligde e-mail"
    DESK = "desk", "balie"
    CRISIS = "crisis", "crisisdienst"


class ContactDuration(TextChoices):
    SHORT = "short", "eenmalig of kort contact met het gezin"
    LONG = "long", "langer contact met het gezin"


class WithholdingGround(TextChoices):
    """Why the family is not told who reported (A5, Uitvoeringsbesluit 4.1.8)."""

    NO_CONSENT = "no_consent", "omstander geeft geen toestemming"
    THREAT_TO_HOUSEHOLD = "threat_to_household", "bedreiging voor slachtoffer of gezin"
    THREAT_TO_REPORTER = "threat_to_reporter", "bedreiging voor melder of diens collega's"
    TRUST = "trust", "de vertrouwensrelatie wordt ernstig verstoord"


class FeedbackChannel(TextChoices):
    PHONE = "phone", "telefoon"
    SECURE_EMAIL = "secure_email", "beveiligde e-mail"
    POST = "post", "brief per post"
    IN_PERSON = "in_person", "persoonlijk gesprek"


class InvolvementRole(TextChoices):
    ALLEGED_VICTIM = "alleged_victim", "vermoedelijk slachtoffer"
    ALLEGED_PERPETRATOR = "alleged_perpetrator", "vermoedelijke pleger"
    WITNESS = "witness", "getuige"
    CHILD_IN_HOUSEHOLD = "child_in_household", "kind in het gezin"
    OTHER = "other", "overig"


class EventSource(TextChoices):
    """How the source came to know of an event: facts and hearsay are kept apart."""

    SEEN = "seen", "zelf gezien"
    HEARD = "heard", "zelf gehoord"
    SAID = "said", "gezegd door een betrokkene"
    READ = "read", "gelezen of uit een registratie"


class RadarVerdict(TextChoices):
    OPEN = "open", "nog te beoordelen"
    SAME = "same", "zelfde gezin of persoon"
    DIFFERENT = "different", "iemand anders"


class ExitKind(TextChoices):
    """Ways out of triage that need a triagist who proposes and a team lead who approves."""

    TRANSFER = "transfer", "doorzetten naar andere regio"
    ADVICE = "advice", "omzetten naar advies"
