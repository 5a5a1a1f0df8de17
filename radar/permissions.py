"""Who may do what with the radar. Pure functions; seeing the persons was asked at the door."""

from typing import TYPE_CHECKING

from accounts.roles import Permission

if TYPE_CHECKING:
    from accounts.models import User


def can_use_radar(user: "User") -> bool:
    """Wie bij Veilig Thuis personen van de regio mag zoeken."""
    return user.may(Permission.PERSON_SEARCH) and user.region is not None
