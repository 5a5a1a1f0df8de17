"""When a proposal about two entries can be carried out."""

from typing import TYPE_CHECKING

from people.services.merging import NOT_MERGED, objections_to_joining
from radar.enums import MergeKind
from workflow.guards import guard

if TYPE_CHECKING:
    from radar.models import MergeProposal


def _why_not(proposal: "MergeProposal") -> str:
    return " ".join(_objections(proposal))


def _objections(proposal: "MergeProposal") -> list[str]:
    if proposal.kind == MergeKind.PART:
        merged = proposal.absorbed.merged_into_id == proposal.kept_id
        return [] if merged else [NOT_MERGED]
    reasons = objections_to_joining(proposal.kept, proposal.absorbed)
    if proposal.kept_household and proposal.absorbed_household:
        reasons += objections_to_joining(proposal.kept_household, proposal.absorbed_household)
    return reasons


@guard("Dit kan zo niet worden uitgevoerd.", "002-27", "A12", detail=_why_not)
def entries_allow_it(proposal: "MergeProposal") -> bool:
    return not _objections(proposal)


@guard(
    "Beide gezinnen hebben een open dossier. Sluit er eerst een af, of voeg alleen de persoon "
    "samen.",
    "002-27",
)
def one_open_case_at_most(proposal: "MergeProposal") -> bool:
    return not proposal.joins_two_open_cases
