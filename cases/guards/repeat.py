"""Preconditions of a repeat report: coordinate before deciding, and process it as was decided
(domain 3.10)."""

from typing import TYPE_CHECKING

from cases.enums import (
    VT_ACTS,
    AssessmentState,
    DirectorView,
    OthersToldBy,
    RepeatOutcome,
    ReportState,
    TrajectoryKind,
    TriageOutcome,
)
from workflow.guards import guard

if TYPE_CHECKING:
    from cases.models import RepeatReport, SafetyAssessment

ATTEMPTS_ENOUGH = 2
# With which decisions of triage an outcome goes together.
FITS = {
    RepeatOutcome.GOES_ON_WITH_ADVICE: {
        TriageOutcome.CLOSE,
        TriageOutcome.OWN_HELP,
        TriageOutcome.DIRECT_HANDOVER,
    },
    RepeatOutcome.SHARPEN_PLAN: {
        TriageOutcome.OWN_HELP,
        TriageOutcome.DIRECT_HANDOVER,
        *VT_ACTS,
    },
    RepeatOutcome.WARM_AGREEMENTS: {TriageOutcome.OWN_HELP, TriageOutcome.DIRECT_HANDOVER},
    RepeatOutcome.VT_TAKES_OVER: {*VT_ACTS, TriageOutcome.CLOSE},
    RepeatOutcome.SAME_PARTNER: {TriageOutcome.DIRECT_HANDOVER},
    RepeatOutcome.OTHER_PARTNER: {TriageOutcome.DIRECT_HANDOVER},
}
LEFT_TRIAGE = (
    ReportState.TRANSFERRED,
    ReportState.CONVERTED_TO_ADVICE,
    ReportState.FORWARDED_NO_VIOLENCE,
)


def fits(repeat: "RepeatReport", outcome: str) -> bool:
    """Whether this outcome says the same as the decision of triage."""
    decided = _assessment(repeat)
    if decided is None or decided.outcome not in FITS[RepeatOutcome(outcome)]:
        return False
    in_track = TrajectoryKind.TRACK in repeat.within
    acts = decided.outcome in VT_ACTS
    if outcome == RepeatOutcome.GOES_ON_WITH_ADVICE:
        return repeat.within != [TrajectoryKind.TRACK] and _stays_there(repeat, decided)
    if outcome == RepeatOutcome.SHARPEN_PLAN:
        return in_track if acts else _stays_there(repeat, decided)
    if outcome == RepeatOutcome.VT_TAKES_OVER:
        return acts or in_track  # in a track that runs VT has it already
    return (outcome == RepeatOutcome.OTHER_PARTNER) != _stays_there(repeat, decided)


def _stays_there(repeat: "RepeatReport", decided: "SafetyAssessment") -> bool:
    """Nothing is handed over, or it is to who has the family already."""
    return (
        decided.outcome != TriageOutcome.DIRECT_HANDOVER
        or decided.receiver_id in repeat.known_partners
    )


def _assessment(repeat: "RepeatReport") -> "SafetyAssessment | None":
    return getattr(repeat.report, "assessment", None)


def _repeat_of(assessment: "SafetyAssessment") -> "RepeatReport | None":
    return getattr(assessment.report, "repeat", None)


def _whom_to_speak(assessment: "SafetyAssessment") -> str:
    repeat = _repeat_of(assessment)
    if repeat is None:
        return ""
    who = repeat.director.name if repeat.director else "de collega die dit gezin draagt"
    tried = repeat.attempts.count()
    return f"Spreek {who}. Pogingen tot nu toe: {tried}."


def _known_partner(assessment: "SafetyAssessment") -> str:
    repeat = _repeat_of(assessment)
    partner = repeat and (repeat.partner or repeat.director)
    return f"Dat is {partner.name}." if partner else ""


def _decided(repeat: "RepeatReport") -> str:
    decided = _assessment(repeat)
    return f"Besloten is {decided.get_outcome_display()}." if decided else ""


@guard(
    "Deze hermelding komt binnen terwijl er al een traject loopt. Stem eerst af met de "
    "procesregisseur, of leg twee mislukte pogingen vast.",
    "000-32",
    detail=_whom_to_speak,
)
def director_is_heard(assessment: "SafetyAssessment") -> bool:
    repeat = _repeat_of(assessment)
    return repeat is None or not repeat.waits_for_director


@guard(
    "De procesregisseur zegt dat de hulp dit niet aankan. Veilig Thuis neemt dan het zicht op "
    "veiligheid over (D of E). Kiest u anders, schrijf dan waarom.",
    "002-26",
)
def unable_help_means_vt(assessment: "SafetyAssessment") -> bool:
    repeat = _repeat_of(assessment)
    if repeat is None or repeat.director_view != DirectorView.NOT_ABLE:
        return True
    return not assessment.outcome or assessment.outcome in VT_ACTS


@guard(
    "Een nieuwe melding gaat in de regel naar de ketenpartner die het gezin al kent. Kiest u een "
    "andere, schrijf dan waarom.",
    "002-18",
    detail=_known_partner,
)
def goes_to_the_same_partner(assessment: "SafetyAssessment") -> bool:
    repeat = _repeat_of(assessment)
    if repeat is None or not repeat.known_partners or assessment.receiver_id is None:
        return True
    return (
        assessment.outcome != TriageOutcome.DIRECT_HANDOVER
        or assessment.receiver_id in repeat.known_partners
    )


@guard("Er loopt geen traject; er is niemand om mee af te stemmen.", "000-32")
def is_within_trajectory(repeat: "RepeatReport") -> bool:
    return repeat.within_trajectory


@guard("Er loopt een traject: stem af en verwerk de hermelding.", "000-32")
def is_outside_trajectory(repeat: "RepeatReport") -> bool:
    return not repeat.within_trajectory


@guard("Er is al afgestemd. Wat is vastgelegd, blijft staan.", "000-32")
def nobody_was_heard_yet(repeat: "RepeatReport") -> bool:
    return repeat.coordinated_at is None


@guard("Leg eerst twee mislukte pogingen vast.", "000-32")
def tried_twice(repeat: "RepeatReport") -> bool:
    return repeat.attempts.count() >= ATTEMPTS_ENOUGH


@guard("De veiligheidsbeoordeling van deze melding is nog niet afgerond.", "002-17")
def triage_is_completed(repeat: "RepeatReport") -> bool:
    assessment = _assessment(repeat)
    return assessment is not None and assessment.state == AssessmentState.COMPLETED


@guard("Kies wat er met deze hermelding gebeurt.", "000-32", "000-37")
def outcome_is_chosen(repeat: "RepeatReport") -> bool:
    return bool(repeat.outcome)


@guard(
    "Deze uitkomst past niet bij het triagebesluit. Kies een andere uitkomst, of laat de "
    "beoordeling heropenen.",
    "000-37",
    "002-26",
    detail=_decided,
)
def outcome_fits_triage(repeat: "RepeatReport") -> bool:
    return not repeat.outcome or fits(repeat, repeat.outcome)


@guard(
    "De procesregisseur zegt dat de hulp dit niet aankan. Alleen verder met advies is dan niet "
    "genoeg.",
    "002-26",
)
def help_can_go_on(repeat: "RepeatReport") -> bool:
    return not (
        repeat.outcome == RepeatOutcome.GOES_ON_WITH_ADVICE
        and repeat.director_view == DirectorView.NOT_ABLE
    )


@guard("Schrijf waarom het gezin naar een andere ketenpartner gaat.", "002-18")
def other_partner_has_reason(repeat: "RepeatReport") -> bool:
    return repeat.outcome != RepeatOutcome.OTHER_PARTNER or bool(repeat.outcome_reason)


@guard("Schrijf het advies van Veilig Thuis op.", "000-37", "002-26")
def advice_is_written(repeat: "RepeatReport") -> bool:
    return repeat.outcome != RepeatOutcome.GOES_ON_WITH_ADVICE or bool(repeat.advice)


@guard(
    "Leg vast wanneer het voorval was; daarmee beginnen de zes maanden opnieuw. Is er geen "
    "voorval, schrijf dat dan bij de reden.",
    "000-02",
)
def incident_is_registered(repeat: "RepeatReport") -> bool:
    assessment = _assessment(repeat)
    nothing_found = assessment is not None and assessment.outcome == TriageOutcome.CLOSE
    return nothing_found or repeat.report.events.exists() or bool(repeat.outcome_reason)


@guard("Leg vast wie huisarts, jeugdgezondheidszorg of school informeert.", "002-17", "002-18")
def others_are_told(repeat: "RepeatReport") -> bool:
    return repeat.others_told_by == OthersToldBy.NOBODY or bool(
        repeat.others_told_by and repeat.others_to_tell
    )


@guard("De melding is niet uit triage gegaan.", "000-31")
def report_left_triage(repeat: "RepeatReport") -> bool:
    return repeat.report.state in LEFT_TRIAGE
