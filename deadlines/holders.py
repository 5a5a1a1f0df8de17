"""Who holds a role in a region today; for many deadlines it is asked once."""

from collections.abc import Callable, Collection

from accounts.models import User
from accounts.roles import Role
from organisations.models import Region

HoldersOf = Callable[[Role, Region], Collection[User]]


def holders_of(role: Role, region: Region) -> Collection[User]:
    return tuple(User.objects.in_role(role, region))
