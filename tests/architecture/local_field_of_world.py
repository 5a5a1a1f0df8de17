"""A family at the municipality that waits for help: Daan works with it, Gijs follows it."""

from tests.factories import localfield as make
from tests.factories.organisations import municipality_of


def family_at_local_field(noord, people) -> dict[str, tuple[object, ...]]:
    """By its number, with one way to end the work and one wait."""
    anna, bram, gijs, daan = (people[name] for name in ("anna", "bram", "gijs", "daan"))
    town = municipality_of(noord)
    trajectory = make.family_at(
        town, by=anna, worker=daan, name="Gezin Terpstra", number="OV-2026-09002", monitored=True
    )
    make.carried_by(trajectory.case, gijs, by=bram)
    wait = make.waiting(trajectory.case, by=daan, organisation=town, at=make.ACCEPTED)
    met = make.contact(trajectory, by=daan, on=make.ACCEPTED.date())
    number = trajectory.case.number
    return {
        "local family": (number,),
        "local end": (number, "stabiel"),
        "local contact": (number, met.pk),
        "local wait": (number, wait.pk),
    }
