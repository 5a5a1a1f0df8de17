"""The counts of the menu, in one query."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from cases.selectors.grants import grants_to_review
from common.counting import counts_of
from consultations.models import CrisisNotice
from consultations.selectors import lists as advice
from consultations.selectors import usd
from handover.permissions import can_read_handovers
from handover.selectors import received
from handover.selectors.lists import running_handovers
from localfield.selectors.families import families
from monitoring.permissions import can_follow
from monitoring.selectors.lists import to_do_now
from notifications.models import Notification
from radar.permissions import can_use_radar
from radar.selectors import watch as look_alikes
from radar.selectors.merging import waiting_proposals
from reporting.selectors import scopes
from reporting.selectors.repeats import repeats, sees_repeats
from sharing.permissions import can_hear_signals
from sharing.selectors.fact_signals import told_to
from tracks.permissions import can_read_tracks
from tracks.selectors.lists import running_tracks, waiting_families

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class Counts:
    """How many of each; nought where the reader has no such list."""

    unread: int
    my_work: int = 0
    families: int = 0
    reports: int = 0
    waiting: int = 0
    repeats: int = 0
    tracks: int = 0
    waiting_families: int = 0
    grants: int = 0
    advice: int = 0
    consultations: int = 0
    crisis_notices: int = 0
    signals: int = 0
    signals_unseen: int = 0
    handovers: int = 0
    handovers_received: int = 0
    moments: int = 0
    look_alikes: int = 0
    merges: int = 0


def counts_for(reader: User) -> Counts:
    """One round trip, however many lists the reader has."""
    lists: dict[str, QuerySet[Any]] = {"unread": Notification.objects.visible_to(reader).unread()}
    if reader.may(Permission.CASE_HELD_BY_ORGANISATION):
        lists["families"] = families(reader)
    if reader.may(Permission.HANDOVER_ACCEPT):
        lists["handovers_received"] = received.waiting(reader)
    if can_hear_signals(reader):
        lists["signals"] = told_to(reader)
        lists["signals_unseen"] = told_to(reader).unseen()
    if reader.may(Permission.CASE_ASSIGNED):
        lists["my_work"] = scopes.my_cases(reader)
    if sees_reports(reader):
        lists["reports"] = scopes.running_reports(reader)
    if reader.may(Permission.TRIAGE_QUEUE):
        lists["waiting"] = scopes.waiting_reports(reader)
    if sees_repeats(reader):
        lists["repeats"] = repeats(reader)
    if can_read_tracks(reader):
        lists["tracks"] = running_tracks(reader)
        lists["waiting_families"] = waiting_families(reader)
    if can_follow(reader):
        lists["moments"] = to_do_now(reader)
    if can_read_handovers(reader):
        lists["handovers"] = running_handovers(reader)
    if can_use_radar(reader):
        lists["look_alikes"] = look_alikes.waiting_for(reader)
        lists["merges"] = waiting_proposals(reader)
    if reader.may(Permission.ACCESS_LOG_SEE):
        lists["grants"] = grants_to_review(reader)
    if reader.may(Permission.ADVICE_REGISTER):
        lists["advice"] = advice.running_of(reader)
    if reader.may(Permission.USD_CONSULT):
        lists["consultations"] = usd.asking(reader, timezone.localdate())
    if sees_crisis_notices(reader):
        lists["crisis_notices"] = CrisisNotice.objects.visible_to(reader).open()
    return Counts(**counts_of(lists))


def sees_reports(reader: User) -> bool:
    """Colleagues of Veilig Thuis who see reports at all."""
    return any(
        reader.may(permission)
        for permission in (
            Permission.CASE_ALL,
            Permission.CASE_ASSIGNED,
            Permission.TRIAGE_QUEUE,
            Permission.REPORT_REGISTER,
        )
    )


def sees_crisis_notices(reader: User) -> bool:
    """Who announces a crisis, who is told of it, and who checks that nobody is named in it."""
    return any(
        reader.may(permission)
        for permission in (
            Permission.CRISIS_NOTICE_GIVE,
            Permission.CRISIS_NOTICE_READ,
            Permission.ADVICE_CHECK,
        )
    )
