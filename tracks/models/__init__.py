"""One class per file."""

from tracks.models.conversation import Conversation
from tracks.models.information_source import InformationSource
from tracks.models.letter import TrackLetter
from tracks.models.mdo import Mdo
from tracks.models.rvdk_request import RvdkRequest
from tracks.models.track import Track

__all__ = ["Conversation", "InformationSource", "Mdo", "RvdkRequest", "Track", "TrackLetter"]
