"""Regions and organisations that the database accepts."""

from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region


def region(name: str) -> Region:
    made, _ = Region.objects.get_or_create(
        code=name.lower(),
        defaults={
            "name": f"Veilig Thuis {name}",
            "phone": "088 000 00 00",
            "postal_address": "Postbus 1\n1000 AA Ergens",
        },
    )
    return made


def organisation(region: Region, kind: OrganisationKind, name: str, **fields) -> Organisation:
    made, _ = Organisation.objects.get_or_create(
        region=region, name=name, defaults={"kind": kind, **fields}
    )
    return made


def veilig_thuis_of(region: Region) -> Organisation:
    return organisation(region, OrganisationKind.VEILIG_THUIS, region.name)


def municipality_of(region: Region, name: str = "") -> Organisation:
    return organisation(
        region, OrganisationKind.MUNICIPALITY, name or f"Gemeente {region.code.title()}dam"
    )


def local_team_of(region: Region, name: str = "Wijkteam Centrum") -> Organisation:
    return organisation(
        region, OrganisationKind.LOCAL_TEAM, name, municipality=municipality_of(region)
    )
