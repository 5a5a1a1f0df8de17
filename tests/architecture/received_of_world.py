"""Two handovers out of triage: one waits at the municipality of Daan, of one it has a copy."""

from cases.enums import YesNoUnknown
from tests.factories import handovers as make
from tests.factories.organisations import municipality_of


def handovers_at_receiver(noord, anna) -> dict[str, tuple[object, ...]]:
    town = municipality_of(noord)
    waiting = make.sent(noord, by=anna, receiver=town)
    said = {"director_known": YesNoUnknown.YES, "director": town}
    copied = make.sent(noord, by=anna, said=said)
    return {"received": (waiting.number,), "received copy": (copied.number,)}
