"""What came before a new report, what still runs, and who directs there (domain 3.10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from cases.enums import RegieKind, ReportState, TrajectoryKind
from cases.models import Case, CaseDeadline, RegieAssignment, RepeatReport, Report
from cases.selectors.partner_workers import desks_of
from deadlines.workdays import AMSTERDAM, add_years
from organisations.enums import OrganisationKind
from people.models import Person
from people.selectors import entries_of_home

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from organisations.models import Organisation

# Whom to speak first: who directs the process, then who directs the help.
IN_ORDER = list(RegieKind)
IN_ORDER.sort(key=lambda kind: (kind != RegieKind.PROCESREGIE, kind != RegieKind.CASUSREGIE))

# What a page shows of a repeat report.
SHOWN = (
    "report__case__region",
    "report__assessment",
    "earlier_report",
    "followed_in",
    "director",
    "partner",
    "coordinated_by",
    "processed_by",
)


@dataclass(frozen=True)
class Director:
    """Who directs a family at a partner: the organisation, and the person when one is known."""

    organisation: "Organisation"
    person: str
    phone: str


def earlier_report_of(report: Report) -> Report | None:
    """The newest other report on this household or one of these persons, in the years the region
    looks back (domain 3.10)."""
    day = report.received_at.astimezone(AMSTERDAM).date()
    years = report.case.region.profile_on(day).repeat_report_years
    earlier = (
        Report.objects.exclude(state=ReportState.DRAFT)
        .exclude(pk=report.pk)
        .filter(received_at__date__gte=add_years(day, -years))
        .select_related("case")
        .order_by("-received_at", "-pk")
    )
    # Two questions, so that each finds its few rows by an index.
    found = (
        earlier.filter(case__household__in=entries_of_home(report.case.household)).first(),
        earlier.filter(involvements__person__in=_persons(report)).first(),
    )
    return max(filter(None, found), key=lambda one: one.received_at, default=None)


def case_followed(report: Report, earlier: Report) -> Case | None:
    """The case in which something runs for this family: their own, that of the earlier report, or
    another case of one of these persons."""
    for case in (report.case, earlier.case):
        if running_in(case):
            return case
    running = Q(in_track_since__isnull=False) | Q(in_local_field_since__isnull=False)
    others = Case.objects.filter(
        running | Q(monitored_since__isnull=False),
        region=report.case.region,
        reports__involvements__person__in=_persons(report),
    )
    return others.order_by("-opened_at", "-pk").first()


def running_in(case: Case) -> list[TrajectoryKind]:
    """What runs in this case, as the apps above told it."""
    since = {
        TrajectoryKind.TRACK: case.in_track_since,
        TrajectoryKind.LOCAL_FIELD: case.in_local_field_since,
        TrajectoryKind.MONITORING: case.monitored_since,
    }
    return [kind for kind, moment in since.items() if moment]


def director_of(case: Case) -> Director | None:
    """The process director of this family outside VT; none when only VT directs (5.2)."""
    held = {row.kind: row for row in _at_partners(case).filter(until=None)}
    row = next((held[kind] for kind in IN_ORDER if kind in held), None)
    desks = {desk.organisation_id: desk for desk in desks_of(case)}
    if row is None:
        desk = next(iter(desks.values()), None)
        return (
            Director(desk.organisation, desk.worker.name, desk.worker.work_phone) if desk else None
        )
    desk = desks.get(row.organisation_id)
    person = row.person or (desk.worker if desk else None)
    return Director(
        organisation=row.organisation,
        person=person.name if person else row.person_name,
        phone=(person.work_phone if person else "") or row.organisation.phone,
    )


def partner_of(case: Case) -> "Organisation | None":
    """The partner who had regie on safety last: new reports go there as a rule (002-18)."""
    rows = _at_partners(case).filter(kind=RegieKind.REGIE_OP_VEILIGHEID).order_by("-pk")
    row = rows.first()
    return row.organisation if row and row.organisation.active else None


def repeats_of(reports: "Iterable[Report]") -> list[RepeatReport]:
    """Those of these reports that are repeat reports, newest first."""
    rows = RepeatReport.objects.filter(report__in=reports)
    return list(rows.select_related(*SHOWN))


def d12_of(repeat: RepeatReport) -> CaseDeadline | None:
    """The term within which who directs is heard; the last one that ran."""
    rows = CaseDeadline.objects.filter(report=repeat.report_id, term="D12")
    return rows.select_related("case__region").order_by("-pk").first()


def has_incident(report: Report) -> bool:
    """Whether this report tells of something unsafe that happened, with a day or without."""
    return report.events.exists()


def last_incident(report: Report) -> date | None:
    """The last day on which this report says something unsafe happened."""
    days = report.events.filter(happened_on__isnull=False).values_list("happened_on", flat=True)
    return days.order_by("-happened_on").first()


def repeat_of(report: Report) -> RepeatReport | None:
    """The repeat report this report is, with everything a page shows of it."""
    rows = RepeatReport.objects.filter(report=report)
    return rows.select_related(*SHOWN).first()


def repeats_followed_in(case: Case) -> "QuerySet[RepeatReport]":
    """The repeat reports that came in while this case ran, newest first: what the line of safety
    and monitoring read of them."""
    rows = RepeatReport.objects.filter(followed_in=case)
    related = ("report__case__region", "followed_in", "director")
    return rows.select_related(*related).order_by("-signalled_at", "-pk")


def _persons(report: Report) -> "QuerySet[Any, Any]":
    """Under whichever of their entries they were recorded."""
    concerned = report.involvements.select_related("person")
    return Person.objects.of_one(involvement.person for involvement in concerned)


def _at_partners(case: Case) -> "QuerySet[RegieAssignment]":
    return (
        RegieAssignment.objects.filter(case=case)
        .exclude(organisation__kind=OrganisationKind.VEILIG_THUIS)
        .select_related("organisation", "person")
    )
