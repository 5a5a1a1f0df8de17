"""Preconditions of a report (domain 3.2)."""

from typing import TYPE_CHECKING

from django.utils import timezone

from cases.enums import (
    TRACK_STATES,
    VT_ACTS,
    AssessmentState,
    Channel,
    ExitKind,
    FeedbackKind,
    FeedbackState,
    NoticeState,
    RepeatState,
    ReportState,
    TriageOutcome,
    YesNoUnknown,
)
from workflow.guards import guard

if TYPE_CHECKING:
    from cases.models import Report

# Told, or tried in vain three times.
HEARD = [FeedbackState.SENT, FeedbackState.CONFIRMED, FeedbackState.NOT_POSSIBLE]


@guard(
    "Deze melding gaat niet over huiselijk geweld of kindermishandeling. "
    "Leg haar vast als advies of zet haar door.",
    "004-13",
)
def is_about_violence(report: "Report") -> bool:
    return report.about_violence


@guard("Vul de naam van de melder in en een telefoonnummer of e-mailadres.", "002-21")
def reporter_is_known(report: "Report") -> bool:
    reporter = getattr(report, "reporter", None)
    return bool(reporter and reporter.name and (reporter.phone or reporter.email))


@guard("Leg vast of het gezin mag weten wie de melder is.", "A5")
def disclosure_is_decided(report: "Report") -> bool:
    return report.reporter.disclose in {YesNoUnknown.YES, YesNoUnknown.NO}


@guard(
    "Een omstander maakt VT alleen bekend met toestemming; een professional blijft alleen "
    "onbekend met een grond. Vul toestemming of grond in.",
    "A5",
)
def disclosure_has_ground(report: "Report") -> bool:
    reporter = report.reporter
    if reporter.anonymous:
        return bool(reporter.withholding_ground)
    return (
        reporter.professional or reporter.consent_recorded or reporter.kind == "directly_involved"
    )


@guard("Leg vast of de melder het gezin vooraf heeft ingelicht, en zo niet waarom niet.", "002-20")
def informing_the_family_is_answered(report: "Report") -> bool:
    content = report.content
    if content.family_informed_beforehand == YesNoUnknown.NO:
        return bool(content.family_not_informed_reason)
    return bool(content.family_informed_beforehand)


@guard("Voeg ten minste één betrokkene toe.", "003-25")
def has_somebody_involved(report: "Report") -> bool:
    return report.involvements.exists()


@guard(
    "Een professional meldt schriftelijk. Het formulier ontbreekt nog; vraag het op voor het "
    "einde van de volgende werkdag.",
    "003-57",
)
def professional_report_is_written(report: "Report") -> bool:
    return (
        not report.reporter.professional
        or report.channel in {Channel.FORM, Channel.POLICE, Channel.SECURE_EMAIL}
        or report.written_received_on is not None
    )


@guard("Wijs eerst een triagist aan.", "002-06")
def has_assessor(report: "Report") -> bool:
    return hasattr(report, "assessment")


@guard("De veiligheidsbeoordeling is nog niet afgerond.", "002-33")
def assessment_is_completed(report: "Report") -> bool:
    return report.assessment.state == AssessmentState.COMPLETED


@guard("De uitkomst is niet A, direct afsluiten.", "002-08")
def outcome_is_close(report: "Report") -> bool:
    return report.assessment.outcome == TriageOutcome.CLOSE


@guard("Het besluit is niet D of E: Veilig Thuis gaat niet zelf verder.", "002-08")
def vt_goes_on(report: "Report") -> bool:
    return report.assessment.outcome in VT_ACTS


@guard("Bij dit dossier loopt geen dienst waaraan deze melding gekoppeld kan worden.")
def track_is_running(report: "Report") -> bool:
    return report.case.in_track_since is not None


@guard("De uitkomst is niet B, melder gaat zelf verder.", "002-13")
def outcome_is_own_help(report: "Report") -> bool:
    return report.assessment.outcome == TriageOutcome.OWN_HELP


@guard("De uitkomst is niet C, directe overdracht.", "002-06", "003-34")
def outcome_is_direct_handover(report: "Report") -> bool:
    return report.assessment.outcome == TriageOutcome.DIRECT_HANDOVER


@guard(
    "De ontvanger heeft de overdracht nog niet geaccepteerd. Tot dan is de melding van Veilig "
    "Thuis.",
    "000-05",
    "001-09",
)
def handover_is_accepted(report: "Report") -> bool:
    return report.state != ReportState.HANDED_OVER or report.handover_accepted_at is not None


@guard("De melder heeft nog geen terugkoppeling gehad.", "004-15", "002-10")
def reporter_has_heard(report: "Report") -> bool:
    return (
        report.feedback.current().exists()
        and not report.feedback.current().exclude(state__in=HEARD).exists()
    )


@guard(
    "Na een dienst hoort de melder een tweede keer: terugkoppeling 2 is nog niet verzonden.",
    "002-15",
    "004-15",
)
def reporter_heard_of_the_track(report: "Report") -> bool:
    if report.state not in TRACK_STATES:
        return True
    told = report.feedback.current()
    unreachable = told.filter(kind=FeedbackKind.FIRST, state=FeedbackState.NOT_POSSIBLE)
    return unreachable.exists() or told.filter(kind=FeedbackKind.SECOND, state__in=HEARD).exists()


@guard("Het gezin is nog niet ingelicht en er loopt geen wettig uitstel.", "002-09", "A4")
def family_is_informed_or_lawfully_deferred(report: "Report") -> bool:
    today = timezone.localdate()
    notices = report.family_notices.current()
    waiting = notices.exclude(state__in=[NoticeState.SENT, NoticeState.CONFIRMED])
    return not waiting.exclude(state=NoticeState.DEFERRED, deferred_until__gte=today).exists()


@guard("Een triagist moet het doorzetten eerst voorstellen, met reden.")
def transfer_is_proposed(report: "Report") -> bool:
    return report.exit_kind == ExitKind.TRANSFER and bool(report.exit_reason)


@guard("De andere regio heeft de ontvangst nog niet bevestigd. Bel en leg de bevestiging vast.")
def other_region_confirmed(report: "Report") -> bool:
    return bool(report.receiving_party) and report.receipt_confirmed_at is not None


@guard("Deze regio zet meldingen niet om in advies. De beheerder kan dat in het regioprofiel zien.")
def region_converts_to_advice(report: "Report") -> bool:
    return report.case.region.profile_on(timezone.localdate()).conversion_to_advice


@guard("Een triagist moet het omzetten eerst voorstellen, met reden.")
def advice_is_proposed(report: "Report") -> bool:
    return report.exit_kind == ExitKind.ADVICE and bool(report.exit_reason)


@guard("De melder heeft nog niet ingestemd met omzetten naar advies.")
def reporter_agreed_to_advice(report: "Report") -> bool:
    return report.reporter_agrees


@guard("Een van de conclusies K1 tot en met K6 houdt de casus bij Veilig Thuis.", "002-35")
def nothing_keeps_the_case_at_vt(report: "Report") -> bool:
    return not report.assessment.stays_at_vt


@guard("Alleen een zorgmelding van de politie kan zo worden doorgezet.")
def came_from_the_police(report: "Report") -> bool:
    return report.channel == Channel.POLICE


@guard("Leg vast wat er met deze hermelding gebeurt.", "000-32", "000-37")
def repeat_is_processed(report: "Report") -> bool:
    repeat = getattr(report, "repeat", None)
    return repeat is None or repeat.state in (RepeatState.PROCESSED, RepeatState.LAPSED)
