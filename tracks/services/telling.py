"""What a track tells the reporter: the second feedback gets its facts (002-15, 3.8)."""

from datetime import datetime
from typing import TYPE_CHECKING

from cases.services.second_feedback import result_is_known

if TYPE_CHECKING:
    from accounts.models import User
    from cases.enums import YesNoUnknown
    from tracks.models import Track


def tell_result(track: "Track", *, follow_up: "YesNoUnknown", at: datetime, actor: "User") -> None:
    """Every reporter of a report in this track may now hear how it ended."""
    for report in track.case.reports.filter(state__in=["in_track", "joined_track"]):
        result_is_known(report, follow_up=follow_up, at=at, actor=actor)
