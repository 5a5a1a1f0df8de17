"""Who may do what with a track. Seeing it was asked at the door."""

from typing import TYPE_CHECKING

from accounts.roles import Permission
from cases.permissions import can_read_assessment

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from tracks.models import RvdkRequest, Track, TrackLetter


def can_read_tracks(user: "User") -> bool:
    """Wie het oordeel over veiligheid mag lezen; de bureaudienst niet (5.3)."""
    return can_read_assessment(user)


def can_read_sources(user: "User") -> bool:
    """Casusmedewerker, gedragsdeskundige, teamleider en privacyfunctionaris (5.3)."""
    return user.may(Permission.SOURCES_READ)


def can_assign_track(track: "Track", user: "User") -> bool:
    """Teamleider of triagist van de eigen regio (3.4)."""
    return can_assign_in(track.case, user)


def can_assign_in(case: "Case", user: "User") -> bool:
    """Teamleider of triagist van de eigen regio (3.4)."""
    own = user.region is not None and case.region_id == user.region.pk
    return own and user.may(Permission.TRACK_ASSIGN)


def can_work(track: "Track", user: "User") -> bool:
    """Casusmedewerker van de eigen regio (3.4)."""
    return _in_region(track, user) and user.may(Permission.TRACK_WORK)


def can_approve_turn(track: "Track", user: "User") -> bool:
    """Teamleider van de eigen regio, niet degene die het voorstelt (3.4)."""
    return (
        _in_region(track, user)
        and user.may(Permission.TEAM_APPROVE)
        and track.proposed_by_id != user.pk
    )


def can_request_rvdk(request: "RvdkRequest", user: "User") -> bool:
    """Casusmedewerker van de eigen regio, na een besluit in het MDO (3.4)."""
    return can_work(request.track, user)


def can_send_track_letter(letter: "TrackLetter", user: "User") -> bool:
    """Casusmedewerker van de eigen regio."""
    return can_work(letter.track, user)


def _in_region(track: "Track", user: "User") -> bool:
    return user.region is not None and track.case.region_id == user.region.pk
