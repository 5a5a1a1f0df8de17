"""The page of one report, as this reader may see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.urls import reverse
from django.utils import timezone

from cases import permissions
from cases.enums import RadarVerdict, ReportState
from cases.screens.consulent import ConsulentCard, consulent_cards
from cases.screens.preceding import Preceding, preceding_of
from cases.screens.repeat import RepeatCard, repeat_cards
from cases.screens.reporter import ReporterCard, reporter_card
from cases.selectors import report as selectors
from cases.selectors.candidates import EarlierReport, earlier_reports
from cases.selectors.consulent import duties_of
from cases.selectors.events import source_readable
from common.shown import Fact
from people.selectors import addresses_shown

if TYPE_CHECKING:
    from django.db.models import Field

    from accounts.models import User
    from cases.models import Attachment, Involvement, RadarHit, Report, ReportContent, UnsafeEvent

# Fields of the content under the headings of the wizard; the first one is always shown.
BLOCKS = {
    "Zorgen en feiten": [
        "occasions", "natures", "worries", "children_present", "injuries", "weapons", "frequency",
        "escalation", "protective_factors", "safety_estimate", "earlier_help", "child_check",
        "vir_signal", "police_reference",
    ],
    "Meldcode": [
        "steps_taken", "step_1", "step_2", "step_3", "step_4", "steps_skipped_reason", "weighing",
        "weighing_suspicion", "weighing_safety", "weighing_help", "weighing_acceptance",
        "weighing_result", "family_informed_beforehand", "family_reaction",
        "family_not_informed_reason",
    ],
    "Eigen hulp": [
        "can_help", "can_use_plan", "can_keep_sight", "family_cooperates", "leads_to_stable",
    ],
    "Verwachting en afspraken": [
        "expects_vt", "information_only", "expectation", "agreements",
    ],
}  # fmt: skip
# Where a reporter gives himself away; only for who may know him.
TELLTALE = {"agreements", "expectation", "police_reference"}


@dataclass(frozen=True)
class Block:
    title: str
    facts: list[Fact]


@dataclass(frozen=True)
class PersonLine:
    name: str
    role: str
    age: str
    notes: list[str]
    url: str = ""
    badges: tuple[tuple[str, str], ...] = ()
    central: bool = False


@dataclass(frozen=True)
class EventLine:
    when: str
    what: str
    known_by: str
    source: str
    mended: bool


@dataclass(frozen=True)
class Paper:
    """``url`` is empty for a reader from whom the reporter is hidden."""

    label: str
    size: int
    added_at: datetime
    url: str


@dataclass(frozen=True)
class HitShown:
    """An earlier report that may be about the same people: number and day, never its words."""

    number: str
    received_at: datetime
    ours: str
    theirs: str
    score: int
    reasons: str
    verdict: str
    open: bool
    judged: str
    url: str
    propose_url: str


@dataclass(frozen=True)
class ReportPage:
    number: str
    state: str
    facts: list[Fact]
    reporter: ReporterCard
    persons: list[PersonLine]
    earlier: list[EarlierReport]
    blocks: list[Block]
    events: list[EventLine]
    papers: list[Paper]
    hits: list[HitShown]
    regions_url: str
    linked: list[Fact]
    is_joined: bool
    urgent_since: datetime | None
    urgent_reason: str
    first_action: str
    first_action_done_at: datetime | None
    consulent: list[ConsulentCard]
    repeats: list[RepeatCard]
    preceding: list[Preceding]
    written_due: date | None
    written_late: bool
    may_urgent: bool
    may_complete: bool


def report_page(report: "Report", reader: "User") -> ReportPage:
    card = reporter_card(report, reader)
    reporter = selectors.reporter_of(report)
    involvements = selectors.involvements_of(report)
    due = selectors.written_form_due(report, reporter)
    linked = selectors.same_situation(report, reader)
    open_states = {ReportState.RECEIVED, ReportState.ASSESSING}
    may_urgent = permissions.can_declare_urgent(report, reader)
    return ReportPage(
        number=report.number,
        state=report.get_state_display(),
        facts=_receipt(report, card, reader),
        reporter=card,
        persons=[_person(involvement, reader) for involvement in involvements],
        earlier=_earlier(report, involvements, reader),
        blocks=_blocks(selectors.content_of(report), card),
        events=_events(report, reader),
        papers=_papers(report, selectors.attachments_of(report), card),
        hits=[_hit(report, hit) for hit in selectors.radar_hits(report, reader)],
        regions_url=_regions_url(report, reader),
        linked=[
            Fact(
                other.number,
                other.get_state_display(),
                reverse("cases:report", args=[other.number]),
            )
            for other in linked
        ],
        is_joined=report.same_situation_as_id is not None,
        urgent_since=report.urgent_since,
        urgent_reason=report.urgent_reason,
        first_action=report.first_action,
        first_action_done_at=report.first_action_done_at,
        consulent=consulent_cards(report.case, [report], reader, duties_of([report])),
        repeats=repeat_cards([report], reader),
        preceding=preceding_of(report, named=card.named),
        written_due=due,
        written_late=bool(due and due < timezone.localdate()),
        may_urgent=may_urgent and (report.urgent or report.state in open_states),
        may_complete=permissions.can_complete(report, reader),
    )


def _receipt(report: "Report", card: ReporterCard, reader: "User") -> list[Fact]:
    received = timezone.localtime(report.received_at)
    facts = [
        Fact("Ontvangen", f"{received:%d-%m-%Y} om {received:%H.%M} uur"),
        Fact("Status", _sentence(report.get_state_display())),
        Fact("Aangenomen door", report.received_by.name),
    ]
    if card.named:
        facts.insert(1, Fact("Kanaal", _sentence(report.get_channel_display())))
    if report.written_received_on:
        facts.append(Fact("Schriftelijk ontvangen", f"{report.written_received_on:%d-%m-%Y}"))
    if report.track_number:
        facts.append(Fact("Dienst", report.track_number))
    if report.repeat_report:
        url = reverse("cases:repeat", args=[report.number])
        facts.append(Fact("Hermelding", "Ja", url if _has_repeat(report, reader) else ""))
    return facts


def _has_repeat(report: "Report", reader: "User") -> bool:
    return permissions.can_read_assessment(reader) and selectors.is_known_as_repeat(report)


def _person(involvement: "Involvement", reader: "User") -> PersonLine:
    person = involvement.person
    today = timezone.localdate()
    notes = [address.text for address in addresses_shown(reader, person)]
    if person.needs_interpreter or person.language:
        tolk = ", tolk nodig" if person.needs_interpreter else ""
        notes.append(f"Taal: {person.language or 'onbekend'}{tolk}")
    notes += [
        f"{label}: {value}"
        for label, value in (("School", person.school), ("Huisarts", person.huisarts))
        if value
    ]
    secret = any(address.secret for address in person.addresses.all())
    return PersonLine(
        name=person.name,
        role=involvement.get_role_display(),
        age=person.age_text(today),
        notes=notes,
        badges=(("geheim adres", "orange"),) if secret else (),
    )


def _earlier(
    report: "Report", involvements: "Iterable[Involvement]", reader: "User"
) -> list[EarlierReport]:
    """Earlier reports about these same persons, each once, newest first."""
    by_person = earlier_reports(reader, (i.person for i in involvements), apart_from=report.pk)
    found = {earlier.number: earlier for reports in by_person.values() for earlier in reports}
    return sorted(found.values(), key=lambda earlier: earlier.received_at, reverse=True)


def _blocks(content: "ReportContent", card: ReporterCard) -> list[Block]:
    hidden = set() if card.named else TELLTALE
    blocks = []
    for title, names in BLOCKS.items():
        facts = [_fact(content, name) for name in names if name not in hidden]
        filled = [fact for fact in facts if fact.value]
        if filled:
            blocks.append(Block(title, filled))
    return blocks


def _fact(content: "ReportContent", name: str) -> Fact:
    field = next(field for field in content._meta.fields if field.name == name)
    label = str(field.verbose_name)
    return Fact(_sentence(label), _sentence(_in_words(field, getattr(content, name))))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _in_words(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else ""
    if isinstance(field, ArrayField):
        words = _words(field.base_field)
        return "; ".join(words.get(str(one), str(one)) for one in value)
    return _words(field).get(str(value), str(value))


def _words(field: "Field[Any, Any]") -> Mapping[str, str]:
    return {str(value): str(label) for value, label in field.choices or ()}


def _events(report: "Report", reader: "User") -> list[EventLine]:
    rows = selectors.events_of(report)
    readable = source_readable(report.case, rows, reader) if rows else set()
    return [_event(row, knows_source=row.pk in readable) for row in rows]


def _event(event: "UnsafeEvent", *, knows_source: bool) -> EventLine:
    when = f"{event.happened_on:%d-%m-%Y}" if event.happened_on else event.period
    return EventLine(
        when=when or "datum onbekend",
        what=event.what,
        known_by=event.get_known_by_display(),
        source=event.source if knows_source else "",
        mended=bool(event.amendments.all()),
    )


def _papers(
    report: "Report", attachments: "Iterable[Attachment]", card: ReporterCard
) -> list[Paper]:
    return [
        Paper(
            label=paper.original_name if card.named else f"Bijlage {position}",
            size=paper.size,
            added_at=paper.uploaded_at,
            url=reverse("cases:report_attachment", args=[report.number, position])
            if card.named
            else "",
        )
        for position, paper in enumerate(attachments, 1)
    ]


def _regions_url(report: "Report", reader: "User") -> str:
    """Where other regions are asked; the bureaudienst does not read that (5.3)."""
    if not permissions.can_read_assessment(reader):
        return ""
    return reverse("radar:regions", args=[report.number])


def _propose_url(hit: "RadarHit") -> str:
    """Where it is proposed to join the two entries, once somebody said they are one person."""
    if hit.verdict != RadarVerdict.SAME or hit.person.found_under == hit.earlier_person.found_under:
        return ""
    return reverse("radar:propose", args=[hit.earlier_person.reference, hit.person.reference])


def _hit(report: "Report", hit: "RadarHit") -> HitShown:
    judged = ""
    if hit.judged_by and hit.judged_at:
        judged = f"{hit.judged_by.name}, {timezone.localtime(hit.judged_at):%d-%m-%Y}"
    return HitShown(
        number=hit.earlier_report.number,
        received_at=hit.earlier_report.received_at,
        ours=hit.person.name,
        theirs=hit.earlier_person.name,
        score=hit.score,
        reasons=", ".join(hit.reasons),
        verdict=hit.get_verdict_display(),
        open=hit.verdict == RadarVerdict.OPEN,
        judged=judged,
        propose_url=_propose_url(hit),
        url=reverse("cases:report_radar", args=[report.number, hit.pk]),
    )
