"""Organisations, their teams, and which weights a local team takes directly."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from administration.services.keeping import keep, labels
from audit.events import AuditEvent
from audit.services import record
from cases.models import RegieAssignment
from common.exceptions import DomainError
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region, TaskPackage, Team


def blank_organisation(region: Region) -> Organisation:
    """A new organisation of this region, not yet kept."""
    return Organisation(region=region)


def blank_team(organisation: Organisation) -> Team:
    return Team(organisation=organisation)


def blank_task_package(organisation: Organisation) -> TaskPackage:
    return TaskPackage(team_organisation=organisation)


@transaction.atomic
def save_organisation(
    organisation: Organisation, *, changed: list[str], actor: User
) -> Organisation:
    """Add an organisation or change it; one that still directs a case cannot be put away."""
    if organisation.kind == OrganisationKind.LOCAL_TEAM and organisation.municipality is None:
        raise DomainError("Kies de gemeente waarvoor dit wijkteam of deze toegang werkt.")
    if organisation.pk and not organisation.active:
        _refuse_while_needed(organisation)
    is_new = organisation.pk is None
    keep(organisation)
    what = "toegevoegd" if is_new else f"gewijzigd: {labels(organisation, changed)}"
    record(AuditEvent.CONFIGURED, actor=actor, target=organisation, what=what)
    return organisation


def _refuse_while_needed(organisation: Organisation) -> None:
    if organisation.kind == OrganisationKind.VEILIG_THUIS:
        raise DomainError("Veilig Thuis zelf kan niet buiten gebruik.")
    directs = RegieAssignment.objects.filter(organisation=organisation, until=None)
    if number := directs.values("case").distinct().count():
        dossiers = "1 dossier" if number == 1 else f"{number} dossiers"
        raise DomainError(
            f"Deze organisatie heeft nog regie in {dossiers}. "
            "Laat Veilig Thuis de regie eerst overdragen."
        )


@transaction.atomic
def save_team(
    team: Team, *, municipalities: Iterable[Organisation], changed: list[str], actor: User
) -> Team:
    """Add a team or change it, with the municipalities it works for."""
    is_new = team.pk is None
    keep(team)
    team.municipalities.set(municipalities)
    what = "toegevoegd" if is_new else f"gewijzigd: {labels(team, changed)}"
    record(AuditEvent.CONFIGURED, actor=actor, target=team, what=what)
    return team


@transaction.atomic
def agree_task_package(package: TaskPackage, *, actor: User) -> TaskPackage:
    """The municipality agreed that this local team takes this weight directly (002-23)."""
    if package.team_organisation.kind != OrganisationKind.LOCAL_TEAM:
        raise DomainError("Alleen een wijkteam of lokale toegang heeft een taakpakket.")
    same = TaskPackage.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=package.valid_from),
        team_organisation=package.team_organisation,
        severity=package.severity,
    )
    if package.valid_until:
        same = same.filter(valid_from__lte=package.valid_until)
    if same.exists():
        raise DomainError(
            f"Er is al een afspraak over {package.get_severity_display()} in deze periode. "
            "Beëindig die eerst."
        )
    keep(package)
    record(AuditEvent.CONFIGURED, actor=actor, target=package, what="toegevoegd")
    return package


@transaction.atomic
def end_task_package(package: TaskPackage, *, until: date, actor: User) -> TaskPackage:
    """The agreement holds up to and including this day."""
    package.valid_until = until
    keep(package)
    record(AuditEvent.CONFIGURED, actor=actor, target=package, what="beëindigd")
    return package
