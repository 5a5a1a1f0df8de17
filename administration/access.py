"""The doors of beheer. Who configures sees the own region and never a case."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

from accounts.models import Competence, Membership, RegionContact, User
from accounts.roles import Permission
from administration import selectors
from audit.services import note_refusal
from connections.models import ConnectedSystem
from deadlines.models import Holiday
from monitoring.models import MonitoringProfile
from organisations.models import Organisation, Region, RegionProfile, TaskPackage, Team

M = TypeVar("M", bound=Model)


def enter(actor: User) -> Region:
    """The region this administrator configures. Ask before reading any form."""
    if not actor.may(Permission.CONFIGURE) or actor.region is None:
        note_refusal(actor=actor, what=Permission.CONFIGURE, url_name="administration")
        raise PermissionDenied
    return actor.region


def open_organisation(region: Region, number: int) -> Organisation:
    return _of(region.organisations.select_related("municipality"), number)


def open_team(region: Region, number: int) -> Team:
    return _of(Team.objects.filter(organisation__region=region), number)


def open_task_package(region: Region, number: int) -> TaskPackage:
    return _of(TaskPackage.objects.filter(team_organisation__region=region), number)


def open_account(region: Region, number: int) -> User:
    return _of(selectors.staff(region), number)


def open_membership(account: User, region: Region, number: int) -> Membership:
    """A role at an organisation of the own region; elsewhere somebody else decides."""
    return _of(account.memberships.filter(organisation__region=region), number)


def open_competence(account: User, number: int) -> Competence:
    return _of(account.competences.all(), number)


def open_holiday(region: Region, number: int) -> Holiday:
    return _of(selectors.days_entered(region), number)


def open_contact(region: Region, number: int) -> RegionContact:
    return _of(selectors.contacts(region), number)


def open_profile(region: Region, number: int) -> RegionProfile:
    return _of(region.profiles.all(), number)


def open_monitoring_profile(region: Region, number: int) -> MonitoringProfile:
    return _of(region.monitoring_profiles.all(), number)


def open_system(region: Region, number: int) -> ConnectedSystem:
    return _of(selectors.systems(region), number)


def _of(rows: QuerySet[M], number: int) -> M:
    """What is not in the own region does not exist."""
    row = rows.filter(pk=number).first()
    if row is None:
        raise Http404
    return row
