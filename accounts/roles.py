"""Roles and what they may. Printed for team leads as ``docs/reference/roles.md``."""

from django.db.models import TextChoices

from organisations.enums import OrganisationKind


class Role(TextChoices):
    """The roles of domain chapter 5.1; the melder has no login."""

    INTAKE = "intake", "Medewerker advies en melding (bureaudienst)"
    CRISIS = "crisis", "Crisisdienst"
    TRIAGE = "triage", "Triagist"
    CASEWORKER = "caseworker", "Casusmedewerker"
    BEHAVIOURAL_EXPERT = "behavioural_expert", "Gedragswetenschapper"
    VT_PHYSICIAN = "vt_physician", "Vertrouwensarts"
    MONITOR = "monitor", "Monitormedewerker"
    REGION_OFFICER = "region_officer", "Regiofunctionaris"
    HUISVERBOD_COORDINATOR = "huisverbod_coordinator", "Coördinator huisverbod"
    TEAM_LEAD = "team_lead", "Teamleider Veilig Thuis"
    PRIVACY_OFFICER = "privacy_officer", "Privacyfunctionaris"
    QUALITY = "quality", "Kwaliteit en rapportage"
    CONSULENT = "consulent", "Gemeentelijk consulent"
    USD_COORDINATOR = "usd_coordinator", "Coördinator USD"
    LOCAL_WORKER = "local_worker", "Casusregisseur of lokale hulpverlener"
    LOCAL_ACCESS = "local_access", "Toegang"
    INSPECTOR = "inspector", "Inspectie"
    ADMINISTRATOR = "administrator", "Functioneel beheerder"


class Permission(TextChoices):
    """What somebody may at all; whether it may in this case is asked of the case."""

    REPORT_REGISTER = "report_register", "een melding vastleggen"
    PERSON_SEARCH = "person_search", "personen en eerdere meldingen van de regio zoeken"
    CASE_SEARCH = "case_search", "zoeken in de dossiers die men mag zien"
    TRIAGE_QUEUE = "triage_queue", "alles zien wat op veiligheidsbeoordeling wacht"
    TRIAGE_ASSESS = "triage_assess", "veiligheid beoordelen en beslissen"
    TRIAGE_REVIEW = "triage_review", "een beoordeling van een collega toetsen"
    URGENT_DECLARE = "urgent_declare", "spoed uitroepen en de eerste actie vastleggen"
    CASE_ALL = "case_all", "alle dossiers van de regio zien"
    CASE_ASSIGNED = "case_assigned", "de eigen dossiers zien"
    CASE_ASSIGN = "case_assign", "dossiers toewijzen en overdragen aan een collega"
    CASE_HELD_BY_ORGANISATION = (
        "case_held_by_organisation",
        "dossiers zien waarvan de eigen organisatie de regie heeft",
    )
    LOCAL_DISTRIBUTE = (
        "local_distribute",
        "gezinnen en overdrachten van de eigen organisatie verdelen en overzien",
    )
    HANDOVER_ACCEPT = "handover_accept", "een overdracht aan de eigen organisatie aannemen"
    LOCAL_WORK = (
        "local_work",
        "als lokaal veld met een gezin werken: contact, plan, evaluatie en terugmelding",
    )
    HANDOVER_PREPARE = "handover_prepare", "een overdracht voorbereiden en verzenden"
    HANDOVER_ARRANGE = "handover_arrange", "een overdracht afstemmen met de ontvanger"
    TEAM_APPROVE = "team_approve", "uitzonderingen goedkeuren en overschrijdingen afhandelen"
    TRACK_ASSIGN = "track_assign", "diensten toewijzen en de wachtlijst zien"
    TRACK_WORK = "track_work", "een dienst uitvoeren en het veiligheidsplan schrijven"
    TRACK_CODECIDE = "track_codecide", "als gedragsdeskundige of arts meebeslissen over een dienst"
    SOURCES_READ = "sources_read", "bronnen van een onderzoek lezen"
    OTHER_REGIONS_READ = "other_regions_read", "lezen wat een andere regio antwoordde"
    PLAN_CHECK = "plan_check", "een veiligheidsplan als tweede lezer toetsen"
    MONITOR_WORK = "monitor_work", "gezinnen volgen na de overdracht"
    MONITOR_APPROVE = "monitor_approve", "instemmen met stoppen omdat het stabiel veilig is"
    FEEDBACK_SEND = "feedback_send", "terugkoppelen aan melder en gezin"
    FEEDBACK_RELEASE = "feedback_release", "een brief aan het gezin als tweede persoon vrijgeven"
    REPORTER_REVEAL = "reporter_reveal", "de naam van een anonieme melder inzien met reden"
    SECRET_ADDRESS_SEE = "secret_address_see", "een geheim adres zien"
    BREAK_GLASS = "break_glass", "een dossier met reden tijdelijk openen"
    ACCESS_LOG_SEE = "access_log_see", "zien wie een dossier heeft geopend"
    BOARD_SEE = "board_see", "het caseloadbord zien"
    ADVICE_REGISTER = "advice_register", "advies geven en vastleggen"
    ADVICE_ALL = "advice_all", "alle adviezen van de regio zien"
    ADVICE_CHECK = (
        "advice_check",
        "adviezen en vooraankondigingen zien waarin een gevonden gegeven bleef staan",
    )
    ADVICE_FIGURES = "advice_figures", "aantallen adviezen van de regio zien"
    REPEAT_FIGURES = "repeat_figures", "hermeldingen zonder namen zien, om van te leren"
    USD_CONSULT = "usd_consult", "eigen consultaties van Veilig Thuis vastleggen"
    USD_CONSULT_ALL = (
        "usd_consult_all",
        "alle consultaties en vooraankondigingen van de eigen gemeente zien en afmaken",
    )
    CRISIS_NOTICE_GIVE = "crisis_notice_give", "een dreigende crisis vooraankondigen"
    CRISIS_NOTICE_READ = "crisis_notice_read", "vooraankondigingen van de regio lezen"
    CONFIGURE = "configure", "organisaties, medewerkers, feestdagen en regioprofiel beheren"


P = Permission
_VT = OrganisationKind.VEILIG_THUIS
_MUNICIPALITY = OrganisationKind.MUNICIPALITY

_CASEWORK = {
    P.CASE_ASSIGNED,
    P.CASE_SEARCH,
    P.PERSON_SEARCH,
    P.TRIAGE_REVIEW,
    P.FEEDBACK_RELEASE,
    P.BREAK_GLASS,
}
_LOCAL = {P.CASE_HELD_BY_ORGANISATION, P.HANDOVER_ACCEPT, P.LOCAL_WORK}
_EXPERTISE = {
    P.TRIAGE_QUEUE,
    P.TRACK_CODECIDE,
    P.SOURCES_READ,
    P.PLAN_CHECK,
    P.MONITOR_APPROVE,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.INTAKE: frozenset(
        {
            P.REPORT_REGISTER,
            P.PERSON_SEARCH,
            P.CASE_SEARCH,
            P.CASE_ASSIGNED,
            P.URGENT_DECLARE,
            P.BREAK_GLASS,
            P.ADVICE_REGISTER,
            P.CRISIS_NOTICE_READ,
        }
    ),
    Role.CRISIS: frozenset(
        {
            P.REPORT_REGISTER,
            P.PERSON_SEARCH,
            P.CASE_SEARCH,
            P.CASE_ASSIGNED,
            P.TRIAGE_QUEUE,
            P.URGENT_DECLARE,
            P.TRIAGE_REVIEW,
            P.BREAK_GLASS,
            P.ADVICE_REGISTER,
            P.CRISIS_NOTICE_READ,
        }
    ),
    Role.TRIAGE: frozenset(
        {
            P.REPORT_REGISTER,
            P.PERSON_SEARCH,
            P.CASE_SEARCH,
            P.CASE_ASSIGNED,
            P.TRIAGE_QUEUE,
            P.TRIAGE_ASSESS,
            P.TRIAGE_REVIEW,
            P.OTHER_REGIONS_READ,
            P.URGENT_DECLARE,
            P.TRACK_ASSIGN,
            P.HANDOVER_PREPARE,
            P.HANDOVER_ARRANGE,
            P.FEEDBACK_SEND,
            P.FEEDBACK_RELEASE,
            P.BREAK_GLASS,
            P.ADVICE_REGISTER,
            P.ADVICE_ALL,
            P.ADVICE_FIGURES,
            P.CRISIS_NOTICE_READ,
        }
    ),
    Role.CASEWORKER: frozenset(
        _CASEWORK
        | {
            P.TRACK_WORK,
            P.MONITOR_WORK,
            P.HANDOVER_PREPARE,
            P.HANDOVER_ARRANGE,
            P.SOURCES_READ,
            P.PLAN_CHECK,
            P.FEEDBACK_SEND,
            P.REPORTER_REVEAL,
            P.SECRET_ADDRESS_SEE,
        }
    ),
    Role.BEHAVIOURAL_EXPERT: frozenset(_CASEWORK | _EXPERTISE | {P.REPEAT_FIGURES}),
    Role.VT_PHYSICIAN: frozenset(_CASEWORK | _EXPERTISE),
    Role.MONITOR: frozenset(_CASEWORK | {P.MONITOR_WORK}),
    Role.REGION_OFFICER: frozenset(
        _CASEWORK | {P.HANDOVER_ARRANGE, P.ADVICE_FIGURES, P.REPEAT_FIGURES, P.CRISIS_NOTICE_READ}
    ),
    Role.HUISVERBOD_COORDINATOR: frozenset(_CASEWORK),
    Role.TEAM_LEAD: frozenset(
        {
            P.CASE_ALL,
            P.CASE_SEARCH,
            P.OTHER_REGIONS_READ,
            P.PERSON_SEARCH,
            P.TRIAGE_QUEUE,
            P.TRIAGE_REVIEW,
            P.CASE_ASSIGN,
            P.TRACK_ASSIGN,
            P.SOURCES_READ,
            P.PLAN_CHECK,
            P.TEAM_APPROVE,
            P.MONITOR_APPROVE,
            P.FEEDBACK_RELEASE,
            P.REPORTER_REVEAL,
            P.BOARD_SEE,
            P.URGENT_DECLARE,
            P.ACCESS_LOG_SEE,
            P.ADVICE_ALL,
            P.ADVICE_FIGURES,
            P.REPEAT_FIGURES,
            P.CRISIS_NOTICE_READ,
        }
    ),
    Role.PRIVACY_OFFICER: frozenset(
        {
            P.CASE_ALL,
            P.CASE_SEARCH,
            P.OTHER_REGIONS_READ,
            P.ACCESS_LOG_SEE,
            P.SOURCES_READ,
            P.ADVICE_CHECK,
            P.ADVICE_FIGURES,
        }
    ),
    Role.QUALITY: frozenset({P.ADVICE_FIGURES, P.REPEAT_FIGURES}),
    Role.CONSULENT: frozenset(_LOCAL | {P.USD_CONSULT, P.CRISIS_NOTICE_GIVE}),
    Role.USD_COORDINATOR: frozenset(
        {
            *_LOCAL,
            P.LOCAL_DISTRIBUTE,
            P.USD_CONSULT,
            P.USD_CONSULT_ALL,
            P.CRISIS_NOTICE_GIVE,
        }
    ),
    Role.LOCAL_WORKER: frozenset(_LOCAL),
    Role.LOCAL_ACCESS: frozenset(_LOCAL | {P.LOCAL_DISTRIBUTE}),
    Role.INSPECTOR: frozenset({P.ADVICE_FIGURES, P.REPEAT_FIGURES}),
    Role.ADMINISTRATOR: frozenset({P.CONFIGURE}),
}

# In which kind of organisation a role can be held.
ROLE_ORGANISATIONS: dict[Role, frozenset[OrganisationKind]] = {
    **{role: frozenset({_VT}) for role in Role},
    Role.PRIVACY_OFFICER: frozenset({_VT}),
    Role.CONSULENT: frozenset({_MUNICIPALITY}),
    Role.USD_COORDINATOR: frozenset({_MUNICIPALITY}),
    Role.LOCAL_ACCESS: frozenset({_MUNICIPALITY, OrganisationKind.LOCAL_TEAM}),
    Role.LOCAL_WORKER: frozenset(
        {OrganisationKind.LOCAL_TEAM, OrganisationKind.CARE_PROVIDER, OrganisationKind.GI}
    ),
    Role.INSPECTOR: frozenset({OrganisationKind.OTHER}),
}
