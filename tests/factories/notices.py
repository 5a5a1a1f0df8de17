"""Crisis notices, made through their service."""

from typing import Any
from uuid import uuid4

from accounts.models import User
from consultations.enums import PresentDanger
from consultations.models import CrisisNotice
from consultations.services.crisis_notices import NoticeFacts, announce

TYPED = {
    "threat": "Vader komt vrijdag vrij en dreigt de voordeur in te trappen.",
    "danger": PresentDanger.STRUCTURAL.value,
    "asked_of_vt": "Weten dat wij bellen als het misgaat.",
    "contact_name": "Daan Kuipers",
    "contact_phone": "0600000021",
}


def notice(by: User, *, despite: str = "", **given: Any) -> CrisisNotice:
    """A crisis that threatens after a prison term, told by this consulent."""
    facts = NoticeFacts(**{"key": uuid4(), **TYPED, **given})
    return announce(facts, actor=by, despite=despite)
