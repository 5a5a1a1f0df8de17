"""What a track tells others: the reporter its result (002-15, 3.8), team leads and its owner."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from cases.enums import TRACK_STATES, YesNoUnknown
from cases.models.grants import not_kept_out
from cases.services.second_feedback import result_is_known
from notifications.enums import NotificationKind
from notifications.services import Message, notify

if TYPE_CHECKING:
    from cases.models import Report
    from tracks.models import Track


def tell_result(track: "Track", *, follow_up: YesNoUnknown, at: datetime, actor: User) -> None:
    """Every reporter of a report in this track may now hear how it ended."""
    for report in track.reports_in.filter(state__in=TRACK_STATES):
        result_is_known(report, follow_up=follow_up, at=at, actor=actor)


def tell_who_joined(track: "Track", report: "Report", *, at: datetime, actor: User) -> None:
    """A report that comes late: when the result is known, its reporter may hear it as well."""
    if track.conditions_set_at:
        result_is_known(report, follow_up=YesNoUnknown.YES, at=at, actor=actor)
    elif track.concluded_at and not track.has_to_be_followed:
        result_is_known(report, follow_up=YesNoUnknown.NO, at=at, actor=actor)


def ask_team_leads(track: "Track", what: str) -> None:
    """Every team lead of the region can decide on the turn that is proposed."""
    leads = User.objects.in_role(Role.TEAM_LEAD, track.case.region)
    message = _message(track, NotificationKind.APPROVAL, what)
    notify(not_kept_out(leads, track.case), message)


def tell_owner(track: "Track", what: str, *, body: str = "") -> None:
    notify([track.owner], _message(track, NotificationKind.TASK, what, body))


def _message(track: "Track", kind: NotificationKind, what: str, body: str = "") -> Message:
    return Message(
        kind=kind,
        key=f"track:{track.number}:{kind}:{timezone.now().isoformat()}",
        title=f"Dienst {track.number}: {what}",
        body=body,
        path=reverse("tracks:turn", args=[track.number]),
    )
