"""A family that Daan works with and Gijs follows: judged, evaluated, and reported back."""

from tests.factories import local_work as work
from tests.factories import localfield as make
from tests.factories.organisations import municipality_of


def work_at_local_field(noord, people) -> dict[str, tuple[object, ...]]:
    """By the number of the family, with an estimate, an evaluation, a risk and a report back."""
    anna, bram, gijs, daan = (people[name] for name in ("anna", "bram", "gijs", "daan"))
    trajectory = make.family_at(
        municipality_of(noord),
        by=anna,
        worker=daan,
        name="Gezin Haddad",
        number="OV-2026-09001",
        monitored=True,
    )
    make.carried_by(trajectory.case, gijs, by=bram)
    risk = make.risk(trajectory.case, by=gijs)
    estimate = work.estimate(trajectory, by=daan)
    evaluation = work.evaluation(trajectory, by=daan)
    work.regie_note(trajectory, by=daan)
    back = make.report_back(trajectory, by=daan)
    number = trajectory.case.number
    return {
        "worked": (number,),
        "worked risk": (number, risk.pk),
        "worked estimate": (number, estimate.pk),
        "worked evaluation": (number, evaluation.pk),
        "worked back": (number, back.pk),
    }
