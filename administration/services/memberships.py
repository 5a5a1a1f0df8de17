"""Which role somebody has where, from when until when; and what they are registered for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Competence, Membership, SeveritySkill, User
from accounts.roles import ROLE_ORGANISATIONS, Role
from administration.services.keeping import keep
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Team


@dataclass(frozen=True)
class Function:
    """A role at an organisation, from a day until a day."""

    organisation: Organisation
    role: str
    since: date
    until: date | None = None
    team: Team | None = None


@transaction.atomic
def give_role(account: User, function: Function, *, actor: User) -> Membership:
    """Somebody gets a role. Roles are bound to kinds of organisations (domain 5.1)."""
    _refuse_misfits(account, function, actor)
    membership = keep(
        Membership(
            user=account,
            organisation=function.organisation,
            team=function.team,
            role=function.role,
            since=function.since,
            until=function.until,
        )
    )
    what = f"functie gegeven: {Role(function.role).label}"
    record(AuditEvent.CONFIGURED, actor=actor, target=account, what=what)
    return membership


@transaction.atomic
def end_role(membership: Membership, *, until: date, actor: User) -> Membership:
    """The last day of a role; yesterday takes it away now."""
    if membership.user_id == actor.pk:
        raise DomainError("Uw eigen functie kunt u niet beëindigen. Vraag een collega-beheerder.")
    if until < timezone.localdate() - timedelta(days=1):
        raise DomainError("Een functie eindigt op zijn vroegst gisteren; wat was, blijft staan.")
    membership.until = until
    keep(membership)
    what = f"functie beëindigd: {membership.get_role_display()}"
    record(AuditEvent.CONFIGURED, actor=actor, target=membership.user, what=what)
    return membership


def blank_competence(account: User) -> Competence:
    return Competence(user=account)


@transaction.atomic
def register_competence(competence: Competence, *, actor: User) -> Competence:
    """A registration that lets somebody judge, with its end (004-07)."""
    keep(competence)
    what = f"registratie toegevoegd: {competence.get_register_display()}"
    record(AuditEvent.CONFIGURED, actor=actor, target=competence.user, what=what)
    return competence


@transaction.atomic
def remove_competence(competence: Competence, *, actor: User) -> None:
    what = f"registratie verwijderd: {competence.get_register_display()}"
    record(AuditEvent.CONFIGURED, actor=actor, target=competence.user, what=what)
    competence.delete()


@transaction.atomic
def set_severity_skills(account: User, severities: Iterable[str], *, actor: User) -> None:
    """The weights somebody is trained for (003-45)."""
    wanted = set(severities)
    account.severity_skills.exclude(severity__in=wanted).delete()
    present = set(account.severity_skills.values_list("severity", flat=True))
    for severity in sorted(wanted - present):
        keep(SeveritySkill(user=account, severity=severity))
    record(AuditEvent.CONFIGURED, actor=actor, target=account, what="specialisaties gewijzigd")


def _refuse_misfits(account: User, function: Function, actor: User) -> None:
    kinds = ROLE_ORGANISATIONS[Role(function.role)]
    label = Role(function.role).label
    reasons = [
        sentence
        for misfit, sentence in (
            (account.pk == actor.pk, "Uzelf een functie geven kan niet. Vraag een collega."),
            (
                function.organisation.kind not in kinds,
                f"De functie “{label}” bestaat alleen bij: {_named(kinds)}. "
                "Kies een andere organisatie of een andere functie.",
            ),
            (
                function.team is not None
                and function.team.organisation_id != function.organisation.pk,
                "Dit team hoort bij een andere organisatie.",
            ),
            (
                function.since < timezone.localdate(),
                "Een functie gaat op zijn vroegst vandaag in.",
            ),
            (
                _mixes_beheer(account, function),
                "Een functioneel beheerder ziet geen dossiers en heeft daarom geen andere functie. "
                "Maak voor het andere werk een apart account.",
            ),
        )
        if misfit
    ]
    if reasons:
        raise DomainError(*reasons)


def _mixes_beheer(account: User, function: Function) -> bool:
    """Beheer and case work never meet in one account (domain 5.1, BH)."""
    others = account.memberships.filter(Q(until__isnull=True) | Q(until__gte=function.since))
    if function.role == Role.ADMINISTRATOR:
        return others.exclude(role=Role.ADMINISTRATOR).exists()
    return others.filter(role=Role.ADMINISTRATOR).exists()


def _named(kinds: Iterable[OrganisationKind]) -> str:
    return ", ".join(sorted(str(kind.label) for kind in kinds))
