"""What stands on the pages where colleagues write, and who wrote it (common/overtaking.py)."""

from typing import TYPE_CHECKING, Any

from cases.selectors.savers import last_saved
from common.overtaking import Standing
from localfield.selectors.contacts import contact_of
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from localfield.models import LocalContact

CONTACT = ("summary", "others_present")


def contact_initial(contact: "LocalContact") -> dict[str, Any]:
    return {name: getattr(contact, name) for name in CONTACT}


def contact(case: "Case", pk: int, reader: "User") -> Standing:
    return Standing(
        lambda: contact_initial(contact_of(locked(case), pk)),
        lambda name: last_saved(case, reader, contact=pk, fields=[name]),
    )
