"""Taking in a report: from facts to a received report in the case of its household."""

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import CaseState, RepeatFoundBy, reporter_kind_of
from cases.guards import report as guards
from cases.models import Case, Report, ReportContent, Reporter, UnsafeEvent
from cases.selectors.repeats import earlier_report_of
from cases.services.linking import find_other
from cases.services.persons_of_report import involve, record_persons
from cases.services.radar import check_radar
from cases.services.regie import vt_takes_regie
from cases.services.repeat_reports import recognise
from cases.services.report_facts import ContentFacts, Receipt, ReporterFacts, ReportFacts
from cases.services.terms import start_term
from cases.services.urgent import mark_urgent
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from consultations.services import following
from deadlines.workdays import AMSTERDAM
from numbering.enums import SeriesKind
from numbering.services import next_number
from organisations.models import Organisation, Region
from people.models import Household, Person
from people.selectors import homes_of
from people.services import form_household
from people.services.saving import save
from workflow import steps
from workflow.guards import Guard

if TYPE_CHECKING:
    from accounts.models import User
    from workflow.fsm import Stateful

# Typing takes a moment; a clock that runs a little ahead is no reason to refuse.
CLOCK_SLACK = timedelta(minutes=5)
WHY_REGIE = "Melding aangenomen"
NAMELESS = "Gezin (naam onbekend)"
REPORTER_GUARDS = [
    guards.reporter_is_known,
    guards.disclosure_is_decided,
    guards.disclosure_has_ground,
]
MELDCODE_GUARDS = [guards.informing_the_family_is_answered]


@transaction.atomic
def register_report(
    facts: ReportFacts,
    *,
    actor: "User",
    case: Case | None = None,
    because: "Stateful | None" = None,
) -> Report:
    """Record and receive a report: persons, household, case, terms, regie and radar, or nothing.

    Handed in twice with one ``submission_key`` it is the same report. ``case`` is that of a report
    that follows from work in it; ``because`` names that work: *who* was asked there.
    """
    known = Report.objects.filter(submission_key=facts.submission_key).first()
    if known:
        return known
    region = facts.region or actor.region
    if region is None:
        raise DomainError("U werkt niet voor een Veilig Thuis-regio en kunt hier niet melden.")
    refuse_impossible_receipt(facts.receipt)
    _refuse_events_to_come(facts)
    following.refuse_unknown(facts.preceded_by, region=region)
    other = find_other(facts.same_situation_as, reader=actor) if facts.same_situation_as else None
    persons = record_persons(facts, region, actor=actor)
    joined = case or (other.case if other else None)
    case = _case_for(facts, persons, region, joined=joined, actor=actor)
    report = _draft(facts, case, other, actor=actor)
    involve(
        report,
        facts,
        persons,
        household=case.household,
        actor=actor,
        since=report.received_at.astimezone(AMSTERDAM).date(),
    )
    _write_down(report, facts)
    report = steps.take_step(
        report,
        "receive",
        actor=actor,
        because=because,
        despite=facts.receipt.not_written_reason,
    )
    _start(report, facts, actor=actor)
    return report


def what_is_missing(facts: ReportFacts, *, actor: "User") -> tuple[list[str], list[str]]:
    """What stands in the way of receiving this report, and what needs a reason.

    The report is really registered and then taken back: every rule is asked where it lives.
    """
    objections: list[str] = []
    cautions: list[str] = []
    with transaction.atomic():
        try:
            with transaction.atomic():
                register_report(facts, actor=actor)
        except ReasonRequired as refusal:
            cautions = refusal.reasons
        except DomainError as refusal:
            objections = refusal.reasons
        transaction.set_rollback(True)
    return objections, cautions


def refuse_unknown_reporter(receipt: Receipt, reporter: ReporterFacts) -> None:
    """Ask the rules about the reporter as soon as he is filled in."""
    refuse_impossible_receipt(receipt)
    report = Report(channel=receipt.channel, written_received_on=receipt.written_received_on)
    _reporter(report, reporter)
    _refuse(report, REPORTER_GUARDS)


def refuse_silent_meldcode(content: ContentFacts) -> None:
    """Ask the rules about the meldcode as soon as it is filled in."""
    report = Report()
    _content(report, content)
    _refuse(report, MELDCODE_GUARDS)


def refuse_impossible_receipt(receipt: Receipt) -> None:
    """Nothing is received tomorrow."""
    now = timezone.now() + CLOCK_SLACK
    written = receipt.written_received_on
    reasons = []
    if receipt.received_at > now:
        reasons.append("Het moment van ontvangst ligt in de toekomst. Controleer datum en tijd.")
    if written and written > now.astimezone(AMSTERDAM).date():
        reasons.append("De datum ‘schriftelijk ontvangen op’ ligt in de toekomst.")
    if reasons:
        raise DomainError(*reasons)


def _refuse_events_to_come(facts: ReportFacts) -> None:
    today = timezone.localdate()
    if any(event.happened_on and event.happened_on > today for event in facts.events):
        raise DomainError("Een gebeurtenis ligt in de toekomst. Controleer de datum.")


def _refuse(report: Report, asked: list[Guard]) -> None:
    reasons = [guard.says(report) for guard in asked if not guard(report)]
    if reasons:
        raise TransitionBlocked(*reasons)


def _case_for(
    facts: ReportFacts,
    persons: dict[str, Person],
    region: Region,
    *,
    joined: Case | None,
    actor: "User",
) -> Case:
    """The case of this household: known by its members, by the joined report, or new.

    It is held: of two reports at once the second finds what the first began.
    """
    members = [persons[given.key] for given in facts.persons if given.in_household]
    known = joined or _known_case(members, region)
    case = steps.locked(known) if known else _open_case(facts, members, region, actor=actor)
    if case.municipality_id is None:
        case.municipality = facts.municipality or _municipality_of(members)
        case.save(update_fields=["municipality"])
    return case


def _known_case(members: list[Person], region: Region) -> Case | None:
    """The case of the household to which most of these persons belong; an open one goes first."""
    return (
        Case.objects.filter(
            region=region,
            household__in=homes_of(members),
        )
        .annotate(shared=_belong_there(members, "household__"), closed=Q(state=CaseState.CLOSED))
        .order_by("closed", "-shared", "-opened_at", "-pk")
        .first()
    )


def _belong_there(members: list[Person], path: str = "") -> Count:
    """How many of these persons belong to a household now, under whichever of their entries."""
    now = Q(
        **{
            f"{path}members__person__in": Person.objects.of_one(members),
            f"{path}members__until__isnull": True,
        }
    )
    return Count(f"{path}members", filter=now)


def _open_case(facts: ReportFacts, members: list[Person], region: Region, *, actor: "User") -> Case:
    at = facts.receipt.received_at
    case = Case.objects.create(
        number=next_number(SeriesKind.CASE, at.astimezone(AMSTERDAM).year),
        region=region,
        household=_household(facts, members, region, actor=actor),
        opened_at=at,
    )
    record(AuditEvent.CREATED, actor=actor, target=case)
    return case


def _household(
    facts: ReportFacts, members: list[Person], region: Region, *, actor: "User"
) -> Household:
    """The household these persons already form, or a new one."""
    known = (
        homes_of(members)
        .filter(region=region, merged_into=None)
        .annotate(shared=_belong_there(members))
        .order_by("-shared", "pk")
        .first()
    )
    return known or form_household(
        facts.household_name or _name_of(members), actor=actor, region=region
    )


def _name_of(members: list[Person]) -> str:
    """ "Gezin Van den Berg", after the first member with a surname."""
    surnames = [f"{p.particle} {p.surname}".strip() for p in members if p.surname]
    if not surnames:
        return NAMELESS
    return f"Gezin {surnames[0][:1].upper()}{surnames[0][1:]}"[:120]


def _municipality_of(members: list[Person]) -> Organisation | None:
    """Where they live; a secret address does not tell (A11)."""
    return Organisation.objects.filter(
        pk__in=[
            address.municipality_id
            for person in members
            for address in person.addresses.all()
            if address.until is None and address.municipality_id and not address.secret
        ]
    ).first()


def _draft(facts: ReportFacts, case: Case, other: Report | None, *, actor: "User") -> Report:
    receipt = facts.receipt
    return Report.objects.create(
        number=next_number(SeriesKind.REPORT, receipt.received_at.astimezone(AMSTERDAM).year),
        case=case,
        received_at=receipt.received_at,
        channel=receipt.channel,
        written_received_on=receipt.written_received_on,
        about_violence=receipt.about_violence,
        received_by=actor,
        submission_key=facts.submission_key,
        same_situation_as=other and (other.same_situation_as or other),
        preceded_by=facts.preceded_by.strip().upper(),
    )


def _write_down(report: Report, facts: ReportFacts) -> None:
    """Reporter, words and events; refused with all sentences at once when a rule objects."""
    reporter = _reporter(report, facts.reporter)
    content = _content(report, facts.content)
    if objections := steps.objections(report, "receive"):
        raise TransitionBlocked(*objections)
    save(reporter)
    save(content)
    for event in facts.events:
        save(UnsafeEvent(case=report.case, report=report, **asdict(event)))


def _reporter(report: Report, facts: ReporterFacts) -> Reporter:
    return Reporter(report=report, kind=reporter_kind_of(facts.capacity), **asdict(facts))


def _content(report: Report, facts: ContentFacts) -> ReportContent:
    lists = {
        name: list(getattr(facts, name))
        for name in ("occasions", "natures", "steps_taken", "weighing")
    }
    return ReportContent(report=report, **{**asdict(facts), **lists})


def _start(report: Report, facts: ReportFacts, *, actor: "User") -> None:
    """What follows from a received report: the case at work, terms, radar, and what preceded it
    is tied to it (domain 3.2)."""
    at, case = report.received_at, report.case
    if case.state != CaseState.ASSESSING:
        case = steps.take_step(case, "assess_again", actor=actor, because=report, at=at)
    vt_takes_regie(case, at=at, reason=WHY_REGIE, actor=actor)
    start_term("D1", case, at=at, actor=actor, report=report)
    start_term("D6", case, at=at, actor=actor, report=report)
    if facts.urgent:
        mark_urgent(report, facts.urgent, actor=actor, at=at)
    if earlier := earlier_report_of(report):
        recognise(report, earlier=earlier, found_by=RepeatFoundBy.INTAKE, at=at, actor=actor)
        report.repeat_report = True
    check_radar(report)
    following.report_followed(
        report.preceded_by,
        report_number=report.number,
        region=case.region,
        actor=actor,
        at=timezone.now(),
    )
