"""Sections 3, 4, 5 and 9: what was reported, and what Veilig Thuis judged of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import capfirst

from cases.enums import Nature, Occasion, SourceResult
from cases.models import UnsafeEvent
from common.dutch import short_day
from handover.content.reports import reporter_is_told, reports_of
from handover.content.shape import Block, Recorded, Section, block, section
from tracks.enums import Conclusion

if TYPE_CHECKING:
    from cases.models import Report, ReportContent, SafetyAssessment
    from handover.models import Handover

ANONYMOUS = (
    "De melder is anonimiteit beloofd. Wat is gemeld, staat hier in woorden van Veilig Thuis."
)
NOT_TOLD = "Gegevens van de melder horen niet bij deze overdracht."
FIND_EACH_OTHER = (
    "De melder blijft betrokken bij het gezin. U en de melder zoeken allebei contact met elkaar."
)
# The words of the reporter, as (field, label) of what was reported.
WORDS = (
    ("worries", "Zorgen en feiten"),
    ("injuries", "Letsel"),
    ("frequency", "Hoe vaak"),
    ("escalation", "Wordt het erger of vaker"),
    ("protective_factors", "Wat beschermt"),
    ("safety_estimate", "Inschatting van de veiligheid door de melder"),
    ("family_reaction", "Reactie van het gezin op de melding"),
    ("earlier_help", "Eerdere hulp"),
)
ANSWERS = (
    ("children_present", "Kinderen aanwezig"),
    ("weapons", "Wapens in huis"),
    ("family_informed_beforehand", "Gezin vooraf geïnformeerd over de melding"),
)


def reported(handover: "Handover") -> Section:
    """3. Of each report what was told, and who told it when the receiver may know (002-25)."""
    reports = reports_of(handover)
    summary = block("In woorden van Veilig Thuis", text=handover.report_summary)
    blocks = [one for report in reports for one in _report(report)]
    return section("report", [summary, *blocks])


def _report(report: "Report") -> Iterator[Block]:
    content, day = report.content, timezone.localdate(report.received_at)
    yield block(f"Melding {report.number}, {short_day(day)}", facts=_kinds(content))
    if report.reporter.anonymous:
        yield block(text=ANONYMOUS)
        return
    told = [(label, Recorded(getattr(content, name).strip())) for name, label in WORDS]
    yield block(facts=[*told, *_answers(content)])
    yield from _events(list(report.events.order_by("happened_on", "pk")))
    yield _reporter(report)


def _kinds(content: "ReportContent") -> list[tuple[str, str]]:
    return [
        ("Aanleiding", capfirst(", ".join(str(Occasion(one).label) for one in content.occasions))),
        ("Aard", capfirst(", ".join(str(Nature(one).label) for one in content.natures))),
    ]


def _answers(content: "ReportContent") -> list[tuple[str, str]]:
    return [
        (label, capfirst(getattr(content, f"get_{name}_display")()))
        for name, label in ANSWERS
        if getattr(content, name)
    ]


def _reporter(report: "Report") -> Block:
    """Name and contact data only of a professional who stays involved and may be named."""
    if not reporter_is_told(report):
        return block("Melder", text=NOT_TOLD)
    reporter = report.reporter
    organisation = reporter.organisation
    return block(
        "Melder",
        facts=[
            ("Naam", reporter.name),
            ("Hoedanigheid", capfirst(reporter.get_capacity_display())),
            ("Functie", reporter.job_title),
            ("Organisatie", organisation.name if organisation else reporter.organisation_name),
            ("Telefoon", reporter.phone),
            ("E-mail", reporter.email),
        ],
        text=FIND_EACH_OTHER,
    )


def _events(events: list[UnsafeEvent]) -> Iterator[Block]:
    for event in events:
        when = short_day(event.happened_on) if event.happened_on else event.period
        yield block(
            f"Gebeurtenis, {when or 'datum onbekend'}",
            text=Recorded(event.what.strip()),
            facts=[("Wat het deed", Recorded(event.effect.strip()))],
        )


def judged(handover: "Handover") -> Section:
    """4. What was gathered, what was concluded for whom, and why this weight and this way on.

    The instrument, the talks of colleagues and what each source told stay at Veilig Thuis (5.3).
    """
    blocks: list[Block] = []
    for report in reports_of(handover):
        if assessment := getattr(report, "assessment", None):
            blocks += _assessment(report, assessment)
    later = UnsafeEvent.objects.filter(case=handover.case_id, report=None)
    return section("assessment", [*blocks, *_events(list(later.order_by("happened_on", "pk")))])


def _assessment(report: "Report", assessment: "SafetyAssessment") -> Iterator[Block]:
    decided = f"{short_day(timezone.localdate(report.assessed_at))}" if report.assessed_at else ""
    yield block(
        f"Beoordeling van melding {report.number}",
        facts=[
            ("Afgerond", decided),
            ("Geraadpleegd", _sources(assessment)),
            ("Zwaarte", capfirst(assessment.get_severity_display())),
            ("Waarom deze zwaarte", Recorded(assessment.severity_reason.strip())),
            ("Besluit", assessment.get_outcome_display()),
            ("Waarom dit besluit", Recorded(assessment.motivation.strip())),
        ],
    )
    yield block("Wat er gebeurde, op volgorde", text=Recorded(assessment.chronology.strip()))
    people = assessment.conclusions.select_related("person")
    yield block(
        "Conclusie per persoon",
        facts=[
            (
                one.person.name,
                f"Nu veilig: {one.get_immediate_safety_display()}. Structureel veilig: "
                f"{one.get_structural_safety_display()}. Cijfer {one.score} van 10.",
            )
            for one in people
        ],
    )


def _sources(assessment: "SafetyAssessment") -> str:
    asked = assessment.sources.filter(result=SourceResult.CONSULTED)
    return ", ".join(
        f"{one.get_kind_display()} ({short_day(one.consulted_on)})"
        if one.consulted_on
        else str(one)
        for one in asked
    )


def earlier(handover: "Handover") -> Section:
    """5. As far as needed, in words of Veilig Thuis."""
    none = "" if has_earlier_reports(handover) else NO_EARLIER
    return section("earlier_reports", [block(text=handover.earlier_reports.strip() or none)])


NO_EARLIER = "Over dit gezin is niet eerder gemeld bij deze Veilig Thuis-organisatie."


def has_earlier_reports(handover: "Handover") -> bool:
    """Whether the case has a report from before those that go along."""
    going = [report.pk for report in reports_of(handover)]
    before = handover.case.reports.exclude(pk__in=going).exclude(state="draft")
    return before.filter(received_at__lt=handover.begun_at).exists()


def investigated(handover: "Handover") -> Section | None:
    """9. Only after an investigation; its sources stay at Veilig Thuis (5.3)."""
    track = handover.track
    if track is None or track.concluded_at is None:
        return None
    day = timezone.localdate(track.concluded_at)
    return section(
        "investigation",
        [
            block(
                facts=[
                    ("Huiselijk geweld", _conclusion(track.violence_conclusion)),
                    ("Kindermishandeling", _conclusion(track.child_abuse_conclusion)),
                    ("Getrokken op", short_day(day)),
                    ("Waarop de conclusie rust", Recorded(track.conclusion_text.strip())),
                ]
            )
        ],
    )


def _conclusion(value: str) -> str:
    return capfirst(str(Conclusion(value).label)) if value else ""
