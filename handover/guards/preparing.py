"""Preconditions of preparing and sending a handover (domain 2.5, 3.6)."""

from typing import TYPE_CHECKING

from django.utils import timezone

from cases.enums import VT_ACTS, CaseState, ReportState, YesNoUnknown
from handover.consents import consents_of
from handover.content import betrayed_by, missing_in
from handover.enums import HandoverForm, HandoverOrigin
from organisations.enums import MUNICIPAL, OrganisationKind, Severity
from organisations.selectors import takes_directly
from safetyplans.enums import PlanState
from safetyplans.models import SafetyPlan
from sharing.consent import everybody_gave
from sharing.enums import HANDOVER_GROUNDS, ConsentAnswer, ShareGround
from tracks.enums import TrackState
from workflow.guards import guard

if TYPE_CHECKING:
    from handover.models import Handover


def required_form(origin: str, severity: str) -> HandoverForm:
    """Written for light and medium out of triage; warm when it is heavy or VT acted (7.10)."""
    written = origin == HandoverOrigin.TRIAGE and severity != Severity.HEAVY
    return HandoverForm.WRITTEN if written else HandoverForm.WARM


def _missing(handover: "Handover") -> str:
    missing = missing_in(handover)
    return f"Nog te doen: {', '.join(missing)}." if missing else ""


@guard("Kies aan wie u overdraagt.", "002-06")
def receiver_is_chosen(handover: "Handover") -> bool:
    return handover.receiver is not None and handover.receiver.active


@guard(
    "Na een dienst en bij een zware casus draagt u warm over. Kies ‘warm’, of schrijf waarom het "
    "schriftelijk moet.",
    "003-44",
    "003-42",
    "003-43",
    "000-05",
)
def form_fits_the_weight(handover: "Handover") -> bool:
    required = required_form(handover.origin, handover.severity)
    lighter = required == HandoverForm.WARM and handover.form == HandoverForm.WRITTEN
    return not lighter or bool(handover.form_reason.strip())


@guard(
    "Dit wijkteam heeft deze zwaarte niet in zijn taakpakket. Kies een andere ontvanger.", "002-23"
)
def receiver_takes_this_weight(handover: "Handover") -> bool:
    receiver = handover.receiver
    if (
        receiver is None
        or receiver.kind != OrganisationKind.LOCAL_TEAM
        or handover.origin != HandoverOrigin.TRIAGE
    ):
        return True
    return takes_directly(receiver, handover.severity, timezone.localdate())


@guard(
    "Overdragen aan een hulpverlener die het gezin al helpt kan alleen als alle vijf vragen ja "
    "zijn: kan, wil, werkt met een plan, houdt zicht, en is er volgens Veilig Thuis toe in staat. "
    "Bij twijfel gaat het gezin naar de lokale toegang.",
    "002-24",
)
def involved_helper_passes(handover: "Handover") -> bool:
    if not handover.receiver_is_involved:
        return True
    return all(getattr(handover, name) == YesNoUnknown.YES for name in handover.FIVE)


@guard(
    "Overleg eerst met de ontvanger. Schrijf wanneer en met wie, en wat u afsprak.",
    "003-36",
    "003-40",
)
def receiver_was_contacted(handover: "Handover") -> bool:
    return handover.contacted_at is not None and bool(
        handover.contacted_with.strip() and handover.contact_note.strip()
    )


@guard(
    "Na een dienst neemt de gemeente of haar wijkteam het over. Kies die als ontvanger; een "
    "zorgaanbieder krijgt casusregie bij de afspraken over regie.",
    "000-04",
    "000-34",
)
def municipality_is_party_after_a_track(handover: "Handover") -> bool:
    if handover.origin == HandoverOrigin.TRIAGE or handover.receiver is None:
        return True
    return handover.receiver.kind in MUNICIPAL


@guard(
    "U weet nog niet of er al een casusregisseur of gids is. Vraag het na, of schrijf waarom u "
    "doorgaat.",
    "003-38",
    "003-56",
)
def director_was_looked_for(handover: "Handover") -> bool:
    if handover.director_known == YesNoUnknown.YES:
        return handover.director_id is not None or bool(handover.director_name.strip())
    return handover.director_known == YesNoUnknown.NO


@guard(
    "U weet wie de casusregisseur is, maar niet bij welke organisatie. Die krijgt nu geen "
    "afschrift. Kies de organisatie, of schrijf waarom dat niet kan.",
    "003-38",
    "003-56",
)
def director_gets_a_copy(handover: "Handover") -> bool:
    return handover.director_known != YesNoUnknown.YES or handover.director_id is not None


@guard("Deze overdracht is warm: nodig het gezin en de ontvanger uit.", "000-06")
def is_written(handover: "Handover") -> bool:
    return handover.form == HandoverForm.WRITTEN


@guard("Deze overdracht is schriftelijk. Maak haar warm om een gesprek te plannen.", "000-06")
def is_warm(handover: "Handover") -> bool:
    return handover.form == HandoverForm.WARM


@guard(
    "Dit gezin is nog niet aan overdracht toe: het triagebesluit C staat niet meer, of de "
    "voorwaarden van de dienst zijn nog niet vastgesteld.",
    "002-22",
    "003-34",
)
def family_is_ready_to_go(handover: "Handover") -> bool:
    if handover.track is not None:
        return handover.track.state in {TrackState.CONDITIONS_SET, TrackState.HANDOVER_PLANNED}
    decided = handover.report.state in {ReportState.ASSESSED, ReportState.HANDED_OVER}
    return decided and handover.case.state == CaseState.HANDING_OVER


@guard(
    "Er is een nieuwe melding over dit gezin, die Veilig Thuis nu beoordeelt. Wacht tot dat "
    "besluit er is, of trek de overdracht in.",
    "000-15",
    "000-32",
)
def no_new_report_is_assessed(handover: "Handover") -> bool:
    return handover.case.state != CaseState.ASSESSING


@guard(
    "Na een nieuwe melding gaat Veilig Thuis zelf verder met dit gezin. Deze overdracht kan nu "
    "niet door: Veilig Thuis neemt die melding in de dienst, of trekt de overdracht in.",
    "000-15",
    "000-32",
)
def veilig_thuis_does_not_act_itself(handover: "Handover") -> bool:
    """No decision D or E waits for a track, and no track runs beside a direct handover."""
    decided = handover.case.reports.filter(
        state=ReportState.ASSESSED, assessment__outcome__in=VT_ACTS
    )
    beside = handover.track is None and handover.case.in_track_since is not None
    return not beside and not decided.exists()


@guard("Kan de opvolging een paar dagen wachten? Antwoord ja of nee.", "003-36")
def waiting_is_answered(handover: "Handover") -> bool:
    return handover.can_wait in {YesNoUnknown.YES, YesNoUnknown.NO}


@guard(
    "Bij overdracht mag niemand acuut onveilig zijn. ‘Nee’ antwoorden kan alleen als het nu veilig "
    "is; is het dat niet, dan houdt Veilig Thuis het gezin.",
    "003-35",
)
def nobody_is_acutely_unsafe(handover: "Handover") -> bool:
    return handover.acutely_unsafe == YesNoUnknown.NO


@guard(
    "Het overdrachtsdocument is nog niet compleet.", "001-02", "003-15", "001-09", detail=_missing
)
def document_is_complete(handover: "Handover") -> bool:
    return not missing_in(handover)


def _not_consented(handover: "Handover") -> str:
    if handover.share_ground != ShareGround.CONSENT:
        return ""
    without = [c.person.name for c in consents_of(handover) if c.answer != ConsentAnswer.GIVEN]
    return f"Geen toestemming van: {', '.join(without)}." if without else ""


@guard(
    "Leg vast op welke grond u deelt, wat ieder gezinslid daarvan vindt, en zonder toestemming "
    "waarom het toch nodig is.",
    "001-23",
    "A9",
    detail=_not_consented,
)
def sharing_is_grounded(handover: "Handover") -> bool:
    if handover.share_ground not in HANDOVER_GROUNDS:
        return False
    if everybody_gave(consents_of(handover)):
        return True
    weighed = bool(handover.share_weighing.strip())
    return weighed and handover.share_ground != ShareGround.CONSENT


@guard(
    "Er wordt nog aan het veiligheidsplan gewerkt. Stel eerst de versie vast die u overdraagt.",
    "001-09",
    "003-44",
)
def plan_is_adopted(handover: "Handover") -> bool:
    if handover.track is None:
        return True
    plans = SafetyPlan.objects.filter(track=handover.track)
    return plans.filter(state__in=(PlanState.ADOPTED, PlanState.HANDED_OVER)).exists()


@guard(
    "Deze overdracht verraadt wie meldde, of waar iemand met een geheim adres woont.",
    "A4",
    "A11",
    detail=lambda handover: " ".join(betrayed_by(handover)),
)
def nobody_is_betrayed(handover: "Handover") -> bool:
    return not betrayed_by(handover)
