"""One region: two municipalities, a local team, two providers, and Veilig Thuis."""

from dataclasses import dataclass

from accounts.models import User
from accounts.roles import Role
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region
from tests.factories import cases as make
from tests.factories.accounts import colleague
from tests.factories.handovers import team_of
from tests.factories.organisations import municipality_of, organisation, veilig_thuis_of


@dataclass(frozen=True)
class Cast:
    region: Region
    fatma: User  # bureaudienst
    anna: User  # triagist
    bram: User  # team lead
    gijs: User  # caseworker
    sjoerd: User  # behavioural expert
    partners: tuple[User, ...]
    organisations: tuple[Organisation, ...]

    def at(self, place: Organisation) -> list[User]:
        return [user for user in self.partners if place.pk in _places(user)]


def _places(user: User) -> list[int]:
    return [membership.organisation_id for membership in user.current_memberships]


def make_cast(region: Region) -> Cast:
    make.instrument()
    vt = veilig_thuis_of(region)
    town, village = municipality_of(region), municipality_of(region, "Gemeente Zeedorp")
    team = team_of(region)
    bridge = organisation(region, OrganisationKind.CARE_PROVIDER, "De Brug")
    haven = organisation(region, OrganisationKind.CARE_PROVIDER, "De Haven")
    return Cast(
        region=region,
        fatma=colleague("Fatma Haddou", Role.INTAKE, vt),
        anna=colleague("Anna Meijer", Role.TRIAGE, vt),
        bram=colleague("Bram de Wit", Role.TEAM_LEAD, vt),
        gijs=colleague("Gijs van Dam", Role.CASEWORKER, vt),
        sjoerd=colleague("Sjoerd Wiersma", Role.BEHAVIOURAL_EXPERT, vt),
        partners=(
            colleague("Daan Kuipers", Role.CONSULENT, town),
            colleague("Ursula Blom", Role.USD_COORDINATOR, town),
            colleague("Vera Hof", Role.CONSULENT, village),
            colleague("Lotte Prins", Role.LOCAL_WORKER, team),
            colleague("Theo Bakker", Role.LOCAL_ACCESS, team),
            colleague("Kees Mol", Role.LOCAL_WORKER, bridge),
            colleague("Kim Vos", Role.LOCAL_WORKER, bridge),
            colleague("Wies Ton", Role.LOCAL_WORKER, haven),
        ),
        organisations=(town, village, team, bridge, haven),
    )
