"""The people who work in a region that is measured."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Membership, User
from accounts.roles import Role
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region

TRIAGISTS, CASEWORKERS = 20, 60


@dataclass(frozen=True)
class Staff:
    """The first triagist, caseworker and consulent are the readers that are measured; there is one
    consulent per municipality. ``access`` distributes the families of the first one."""

    region: Region
    veilig_thuis: Organisation
    municipalities: list[Organisation]
    intake: User
    lead: User
    triagists: list[User]
    caseworkers: list[User]
    consulents: list[User]
    access: User


def hire() -> Staff:
    region = Region.objects.create(
        name="Veilig Thuis Meetregio", code="meet", phone="0800 2000", postal_address="Postbus 1"
    )
    home = Organisation.objects.create(
        name=region.name, kind=OrganisationKind.VEILIG_THUIS, region=region
    )
    municipalities = [
        Organisation.objects.create(name=name, kind=OrganisationKind.MUNICIPALITY, region=region)
        for name in ("Meetdam", "Meethoven", "Meetwijk", "Meetzijl")
    ]
    return Staff(
        region,
        home,
        municipalities,
        intake=_colleague("bureaudienst", Role.INTAKE, home),
        lead=_colleague("teamleider", Role.TEAM_LEAD, home),
        triagists=[_colleague(f"triagist-{n}", Role.TRIAGE, home) for n in range(TRIAGISTS)],
        caseworkers=[
            _colleague(f"casuswerker-{n}", Role.CASEWORKER, home) for n in range(CASEWORKERS)
        ],
        consulents=[
            _colleague(f"consulent-{n}", Role.CONSULENT, town)
            for n, town in enumerate(municipalities)
        ],
        access=_colleague("toegang", Role.LOCAL_ACCESS, municipalities[0]),
    )


def _colleague(name: str, role: Role, organisation: Organisation) -> User:
    user = User.objects.create_user(f"{name}@meet.example", name=name.capitalize())
    Membership.objects.create(
        user=user, organisation=organisation, role=role, since=date(2020, 1, 1)
    )
    return user
