"""One class per file."""

from tracks.models.conversation import Conversation
from tracks.models.conversation_amendment import ConversationAmendment
from tracks.models.information_source import InformationSource
from tracks.models.letter import TrackLetter
from tracks.models.mdo import Mdo
from tracks.models.rvdk_request import RvdkRequest
from tracks.models.source_amendment import SourceAmendment
from tracks.models.track import Track
from tracks.models.waiting_estimate import WaitingEstimate

__all__ = [
    "Conversation",
    "ConversationAmendment",
    "InformationSource",
    "Mdo",
    "RvdkRequest",
    "SourceAmendment",
    "Track",
    "TrackLetter",
    "WaitingEstimate",
]
