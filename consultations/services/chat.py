"""Chats from connected systems: an advice like any other, and a chat sent twice is one advice."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from common.exceptions import DomainError
from connections.submissions import Message, earlier, keep
from consultations.models import ChatSubmission, Consultation
from consultations.scanner import find_identities
from consultations.services.advice_facts import AdviceFacts, Reasons
from consultations.services.advising import register_advice

if TYPE_CHECKING:
    from accounts.models import User


class PointsToSomebody(DomainError):
    """In these texts somebody can be recognised; per text the kinds of data, never the data.

    What people told about themselves may serve during the chat only (Uitvoeringsbesluit Wmo 2015,
    art. 5.1.6 lid 3), so nobody can overrule this.
    """

    def __init__(self, kinds: Mapping[str, list[str]]) -> None:
        super().__init__("In de tekst staat iets waaraan iemand te herkennen is.")
        self.kinds = kinds


@transaction.atomic
def receive_chat(
    message: Message, facts: AdviceFacts, *, actor: "User", reasons: Reasons, end_reason: str
) -> tuple[ChatSubmission, bool]:
    """The chat as advice, and whether it is new."""
    if known := earlier(ChatSubmission, message):
        return known, False
    texts = {name: getattr(facts, name, "") for name in Consultation.SCANNED}
    refuse_recognisable({**texts, "norm_not_told_because": reasons.norm})
    advice = register_advice(facts, actor=actor, reasons=reasons, end_reason=end_reason)
    return keep(ChatSubmission, message, consultation=advice), True


def refuse_recognisable(texts: Mapping[str, str]) -> None:
    found = {
        name: sorted({str(finding.kind.label) for finding in find_identities(text)})
        for name, text in texts.items()
    }
    if kinds := {name: labels for name, labels in found.items() if labels}:
        raise PointsToSomebody(kinds)
