"""One class per file."""

from radar.models.look_alike import LookAlike
from radar.models.merge_proposal import MergeProposal

__all__ = ["LookAlike", "MergeProposal"]
