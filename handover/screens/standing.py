"""What stands on the pages where colleagues prepare a handover, and who wrote it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cases.selectors.savers import last_saved
from common.overtaking import Standing
from handover.consents import consents_of
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from handover.models import Handover

OF_ORGANISATIONS = ("receiver", "director")
CONSENTS = "consents"


def shown_of(handover: "Handover", names: Iterable[str]) -> dict[str, Any]:
    """What a form asks, as it stands now; an organisation by its key, as the browser sends it."""
    return {name: _answer(handover, name) for name in names}


def standing_of(handover: "Handover", reader: "User", names: Iterable[str]) -> Standing:
    asked = list(names)
    return Standing(
        lambda: shown_of(locked(handover), asked),
        lambda name: last_saved(handover, reader, fields=[name]),
    )


def sharing_of(handover: "Handover") -> dict[str, Any]:
    """Ground and weighing, and per member the answers to the questions about consent; of whom
    nobody noted anything yet, the questions are open."""
    kept = {row["person"] for row in handover.consents}
    said = shown_of(handover, ("share_ground", "share_weighing"))
    for one in consents_of(handover):
        if one.person.pk in kept:
            name = f"consent_{one.person.pk}"
            said[f"{name}_answer"] = str(one.answer)
            said[f"{name}_by"] = str(one.given_by)
            said[f"{name}_note"] = one.note
    return said


def standing_of_sharing(
    handover: "Handover", reader: "User", fields: Mapping[str, Any]
) -> Standing:
    """``fields`` are those the page asks: who joined since is asked on the next page."""

    def read() -> dict[str, Any]:
        there = sharing_of(locked(handover))
        return {name: there.get(name, "") for name in fields if name != "seen"}

    def saver(name: str) -> Any:
        about = CONSENTS if name.startswith("consent_") else name
        return last_saved(handover, reader, fields=[about])

    return Standing(read, saver)


def _answer(handover: "Handover", name: str) -> Any:
    if name in OF_ORGANISATIONS:
        return str(getattr(handover, f"{name}_id") or "")
    return getattr(handover, name)
