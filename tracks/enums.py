"""Words of a track (dienst) and of what belongs to it (domain 3.4, 3.11b)."""

from django.db.models import TextChoices


class TrackKind(TextChoices):
    """What VT does itself: make conditions with the family, or find out first (2.6, 2.7)."""

    CONDITIONS = "conditions", "Voorwaarden en Vervolg"
    INVESTIGATION = "investigation", "Onderzoek"


class TrackState(TextChoices):
    """The life of a track (domain 3.4)."""

    TO_ASSIGN = "to_assign", "te verdelen"
    ASSIGNED = "assigned", "toegewezen"
    STARTED = "started", "gestart"
    CONVERSATIONS = "conversations", "gesprekken"
    FINDINGS = "findings", "bevindingen"
    CONCLUDED = "concluded", "conclusie"
    DRAFTING_CONDITIONS = "drafting_conditions", "voorwaarden in concept"
    CONDITIONS_SET = "conditions_set", "voorwaarden vastgesteld"
    HANDOVER_PLANNED = "handover_planned", "overdracht gepland"
    HANDED_OVER = "handed_over", "overgedragen"
    COMPLETED = "completed", "afgerond"
    CLOSED_WITHOUT_FOLLOW_UP = "closed_without_follow_up", "afgerond zonder vervolg"
    ENDED_EARLY = "ended_early", "voortijdig beëindigd"


# A track in one of these is over.
ENDED = (
    TrackState.COMPLETED,
    TrackState.CLOSED_WITHOUT_FOLLOW_UP,
    TrackState.ENDED_EARLY,
)
# VT no longer acts in a track in one of these: after the handover it only owes letters.
NO_LONGER_ACTS = (*ENDED, TrackState.HANDED_OVER)
# A family whose track is in one of these waits for the first act of VT.
WAITING = (TrackState.TO_ASSIGN, TrackState.ASSIGNED)


class Conclusion(TextChoices):
    """What the investigation says, for huiselijk geweld and kindermishandeling apart (2.7)."""

    CONFIRMED = "confirmed", "bevestigd"
    NOT_CONFIRMED = "not_confirmed", "niet bevestigd"
    NONE = "none", "geen"
    NOT_APPLICABLE = "not_applicable", "niet van toepassing"


class ProposalKind(TextChoices):
    """Turns of a track that a caseworker proposes and a team lead decides."""

    INVESTIGATION = "investigation", "omzetten naar onderzoek"
    END_EARLY = "end_early", "voortijdig beëindigen"


class ConversionReason(TextChoices):
    NO_AGREEMENT = "no_agreement", "gezin en Veilig Thuis zijn het niet eens over de zorgen"
    NO_COOPERATION = "no_cooperation", "het gezin werkt niet mee"
    FACTS_UNCLEAR = "facts_unclear", "de feiten blijven onduidelijk"


class EarlyEnd(TextChoices):
    MOVED = "moved", "verhuisd naar een andere regio"
    DECEASED = "deceased", "overleden"


class ConversationWith(TextChoices):
    MEMBER = "member", "gezinslid"
    NETWORK = "network", "iemand uit het netwerk"
    PROFESSIONAL = "professional", "professional"


class ConversationForm(TextChoices):
    """How somebody was met; a small child is seen rather than questioned."""

    ALONE = "alone", "apart gesproken"
    TOGETHER = "together", "samen met anderen gesproken"
    SEEN = "seen", "gezien en contact gemaakt (jong kind)"


class NotSpoken(TextChoices):
    """Why a conversation does not take place (002-31)."""

    REFUSES = "refuses", "wil niet"
    UNREACHABLE = "unreachable", "niet te bereiken na herhaald proberen"
    UNSAFE = "unsafe", "een gesprek is niet veilig"
    NOT_ABLE = "not_able", "kan het niet aan of is te jong om te zien"
    OTHER = "other", "andere reden"


class InformationFrom(TextChoices):
    """Who or what tells the investigation something."""

    PROFESSIONAL = "professional", "professional"
    NETWORK = "network", "iemand uit het netwerk"
    MEMBER = "member", "gezinslid"
    AUTHORITY = "authority", "politie, Raad of andere instantie"
    DOCUMENT = "document", "document of dossier"


class Hearing(TextChoices):
    """Hoor en wederhoor: what the people concerned say of what a source told."""

    ANSWERED = "answered", "besproken; reactie vastgelegd"
    NO_ANSWER = "no_answer", "voorgelegd; geen reactie"
    UNSAFE = "unsafe", "niet voorgelegd: dat is niet veilig"
    OWN_WORDS = "own_words", "niet nodig: het zijn de eigen woorden van de betrokkene"


class MdoQuestion(TextChoices):
    """What a multidisciplinary talk is asked."""

    CONCLUSION = "conclusion", "conclusie van het onderzoek"
    CONDITIONS = "conditions", "voorwaarden en veiligheid"
    RVDK = "rvdk", "verzoek tot onderzoek aan de Raad"
    OTHER = "other", "andere vraag"


class TrackLetterKind(TextChoices):
    DESTRUCTION_RIGHT = "destruction_right", "recht op vernietiging"


class RvdkState(TextChoices):
    """The wait for the Raad voor de Kinderbescherming (3.11b)."""

    PREPARING = "preparing", "in voorbereiding"
    REQUESTED = "requested", "aangevraagd"
    WAITING = "waiting", "wacht op de Raad"
    INVESTIGATING = "investigating", "in onderzoek bij de Raad"
    RULED = "ruled", "uitspraak"
    WITHDRAWN = "withdrawn", "ingetrokken"


# A request in one of these still runs: compulsory care is a way that is open.
RVDK_OPEN = (RvdkState.REQUESTED, RvdkState.WAITING, RvdkState.INVESTIGATING)


class WaitingRoute(TextChoices):
    """Who helps the family while it waits: it depends on whether it is open to help (003-10)."""

    LOCAL_FIELD = "local_field", "het gezin staat open voor hulp: lokaal veld"
    GI = "gi", "het gezin werkt niet mee: gecertificeerde instelling (SAVE)"
