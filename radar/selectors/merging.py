"""Proposals about entries: what waits, and the history."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from radar.models import MergeProposal

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person

SHOWN = ("kept", "absorbed", "kept_household", "absorbed_household", "proposed_by", "decided_by")


def proposals(reader: "User") -> QuerySet[MergeProposal]:
    """Every proposal this reader may know of, newest first: the history of the region."""
    return MergeProposal.objects.visible_to(reader).select_related(*SHOWN)


def waiting_proposals(reader: "User") -> QuerySet[MergeProposal]:
    return MergeProposal.objects.visible_to(reader).waiting().select_related(*SHOWN)


def proposals_about(reader: "User", entries: "list[Person]") -> QuerySet[MergeProposal]:
    """The history of one person."""
    return proposals(reader).filter(Q(kept__in=entries) | Q(absorbed__in=entries))


def proposal_of(reader: "User", pk: int) -> MergeProposal | None:
    return proposals(reader).select_related("kept__region").filter(pk=pk).first()
