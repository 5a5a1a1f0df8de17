"""Words of a handover (overdracht) and its meeting (domain 2.5, 2.8, 3.6, 6.6)."""

from django.db.models import TextChoices


class HandoverOrigin(TextChoices):
    """The three moments at which VT hands a family over (003-34)."""

    TRIAGE = "triage", "na de veiligheidsbeoordeling"
    CONDITIONS = "conditions", "na Voorwaarden en Vervolg"
    INVESTIGATION = "investigation", "na onderzoek"


class HandoverForm(TextChoices):
    WRITTEN = "written", "schriftelijk"
    WARM = "warm", "warm"


class HandoverState(TextChoices):
    """The life of a handover, written or warm (domain 3.6)."""

    PREPARING = "preparing", "in voorbereiding"
    COORDINATED = "coordinated", "afgestemd"
    SENT = "sent", "verzonden"
    INVITED = "invited", "uitgenodigd"
    PLANNED = "planned", "gepland"
    HELD = "held", "gehouden"
    REPORT_DRAFT = "report_draft", "verslag in concept"
    REPORT_SHARED = "report_shared", "verslag gedeeld"
    ACCEPTED = "accepted", "geaccepteerd"
    REFUSED = "refused", "geweigerd"
    WITHDRAWN = "withdrawn", "ingetrokken"


S = HandoverState
# Over: the receiver has it, or VT kept it.
ENDED = (S.ACCEPTED, S.REFUSED, S.WITHDRAWN)
# VT still writes in it.
WRITABLE = (S.PREPARING, S.COORDINATED, S.INVITED, S.PLANNED, S.HELD, S.REPORT_DRAFT)
# The receiver knows of it: it stands in the inbox.
WITH_RECEIVER = (S.SENT, S.INVITED, S.PLANNED, S.HELD, S.REPORT_DRAFT, S.REPORT_SHARED)
# The receiver can answer now; D5a runs.
TO_ANSWER = (S.SENT, S.HELD, S.REPORT_DRAFT, S.REPORT_SHARED)
# What was agreed in the meeting is written down.
AFTER_MEETING = (S.HELD, S.REPORT_DRAFT, S.REPORT_SHARED, S.ACCEPTED)


class RefusalReason(TextChoices):
    """Why a receiver does not take it; regie stays with VT (3.6)."""

    TOO_HEAVY = "too_heavy", "de situatie is te zwaar voor ons"
    NOT_SAFE = "not_safe", "er is geen directe veiligheid"
    NO_CAPACITY = "no_capacity", "wij hebben nu geen plek"
    NOT_OURS = "not_ours", "het gezin hoort niet bij ons"
    INCOMPLETE = "incomplete", "er ontbreekt informatie"
    OTHER = "other", "andere reden"


class WithdrawalReason(TextChoices):
    NEW_DANGER = "new_danger", "nieuwe onveiligheid; Veilig Thuis houdt het gezin"
    OTHER_RECEIVER = "other_receiver", "een andere ontvanger past beter"
    MISTAKE = "mistake", "per vergissing begonnen"
    DECIDED_OTHERWISE = "decided_otherwise", "Veilig Thuis besloot intussen anders"


class MeetingPlace(TextChoices):
    """A warm handover is a home visit, or a talk with everybody at VT or municipality (000-06)."""

    HOME_VISIT = "home_visit", "huisbezoek"
    VT = "vt", "bij Veilig Thuis"
    MUNICIPALITY = "municipality", "bij de gemeente"


class Side(TextChoices):
    """On whose behalf somebody is at the table."""

    FAMILY = "family", "gezin"
    VT = "vt", "Veilig Thuis"
    RECEIVER = "receiver", "ontvanger"
    NETWORK = "network", "netwerk van het gezin"
    OTHER = "other", "andere professional"


class AgreementKind(TextChoices):
    """What is agreed in the meeting: the next steps, and who makes which plan (000-27, 001-04)."""

    FOLLOW_UP = "follow_up", "vervolgafspraak"
    SAFETY_PLAN = "safety_plan", "veiligheidsplan uitwerken"
    CARE_PLAN = "care_plan", "hulpverleningsplan"
    RECOVERY_PLAN = "recovery_plan", "herstelplan"


# Who makes these, and when, is agreed in every warm handover (001-04, 001-14).
PLANS = (AgreementKind.SAFETY_PLAN, AgreementKind.CARE_PLAN, AgreementKind.RECOVERY_PLAN)


class PartnerAct(TextChoices):
    """What a system of a receiver may do with a handover, in the name of a colleague there."""

    ACCEPT = "accept", "accepteren"
    REFUSE = "refuse", "weigeren"
    REPORT_BACK = "report_back", "terugmelden"
