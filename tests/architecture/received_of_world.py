"""Two handovers out of triage: one waits at the municipality of Daan, of one it has a copy.

Both of a report by a neighbour who was promised not to be named.
"""

from cases.enums import Capacity, YesNoUnknown
from tests.factories import handovers as make
from tests.factories.organisations import municipality_of


def handovers_at_receiver(noord, anna) -> dict[str, tuple[object, ...]]:
    town = municipality_of(noord)
    reported = {"capacity": Capacity.NEIGHBOURHOOD, "anonymous": True}
    waiting = make.sent(noord, by=anna, receiver=town, **reported)
    said = {"director_known": YesNoUnknown.YES, "director": town}
    copied = make.sent(noord, by=anna, said=said, **reported)
    return {"received": (waiting.number,), "received copy": (copied.number,)}
