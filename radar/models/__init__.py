"""One class per file."""

from radar.models.look_alike import LookAlike
from radar.models.merge_proposal import MergeProposal
from radar.models.region_request import RegionRequest

__all__ = ["LookAlike", "MergeProposal", "RegionRequest"]
