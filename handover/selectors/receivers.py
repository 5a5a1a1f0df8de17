"""Who can receive a family, and what each local team agreed to take (002-23)."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from handover.enums import HandoverOrigin
from organisations.enums import MUNICIPAL, OrganisationKind
from organisations.models import Organisation, TaskPackage
from organisations.selectors import receivers

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from handover.models import Handover
    from organisations.models import Region


@dataclass(frozen=True)
class TeamWeights:
    """A local team with the weights in its task package today."""

    team: Organisation
    weights: frozenset[str]


def receivers_of(handover: "Handover") -> "QuerySet[Organisation]":
    """After a track the municipality is party, itself or with its local team (7.12)."""
    offered = receivers(handover.case.region)
    if handover.origin == HandoverOrigin.TRIAGE:
        return offered
    return offered.filter(kind__in=MUNICIPAL)


def weights_of(region: "Region") -> list[TeamWeights]:
    """Every local team of the region, in two queries whatever their number."""
    today = timezone.localdate()
    standing = Q(valid_until__isnull=True) | Q(valid_until__gte=today)
    packages = TaskPackage.objects.filter(
        standing, valid_from__lte=today, team_organisation__region=region
    )
    weights: dict[int, set[str]] = defaultdict(set)
    for team, weight in packages.values_list("team_organisation", "severity"):
        weights[team].add(weight)
    teams = receivers(region).filter(kind=OrganisationKind.LOCAL_TEAM)
    return [TeamWeights(team, frozenset(weights[team.pk])) for team in teams]
