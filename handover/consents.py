"""What each member said of sharing this handover: kept on it, and read back as it counts now."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from sharing.consent import ConsentGiven
from sharing.enums import ConsentAnswer
from sharing.selectors.consents import asked_in

if TYPE_CHECKING:
    from handover.models import Handover


def as_data(consents: Iterable[ConsentGiven]) -> list[dict[str, Any]]:
    """As it is kept on the handover: persons by key."""
    return [
        {
            "person": consent.person.pk,
            "answer": str(consent.answer),
            "given_by": str(consent.given_by),
            "note": consent.note.strip(),
        }
        for consent in consents
    ]


def consents_of(handover: "Handover") -> list[ConsentGiven]:
    """Of everybody who is directly involved today; who joined since then was not asked."""
    kept = {row["person"]: row for row in handover.consents}
    people = asked_in(handover.case, on=timezone.localdate())
    return [_read(person, kept.get(person.pk)) for person in people]


def _read(person: Any, row: dict[str, Any] | None) -> ConsentGiven:
    if row is None:
        return ConsentGiven(person, ConsentAnswer.NOT_ASKED)
    return ConsentGiven(person, ConsentAnswer(row["answer"]), row["given_by"], row["note"])
