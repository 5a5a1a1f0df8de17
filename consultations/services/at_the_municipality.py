"""Who of a municipality hears of what was made there."""

from accounts.models import User
from accounts.roles import Permission, Role
from consultations.models import CrisisNotice, UsdConsultation
from organisations.models import Organisation


def told_of(row: UsdConsultation | CrisisNotice, work: Permission) -> list[User]:
    """Who made it, or the coordinators when she no longer does this work there."""
    maker = row.made_by
    if maker.is_active and row.organisation_id in maker.organisations_where(work):
        return [maker]
    return coordinators_of(row.organisation)


def coordinators_of(municipality: Organisation) -> list[User]:
    if municipality.region is None:
        return []
    return [
        person
        for person in User.objects.in_role(Role.USD_COORDINATOR, municipality.region)
        if municipality.pk in person.organisations_where(Permission.USD_CONSULT_ALL)
    ]
