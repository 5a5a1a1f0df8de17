"""A family at the municipality that a neighbour, who is not to be named, reports again: Daan was
asked and answered, nobody confirmed it yet."""

from django.utils import timezone

from cases.enums import Capacity, WithholdingGround, YesNoUnknown
from cases.services.coordinating import answer_as_director
from tests.factories import repeats as make
from tests.factories.facts import reporter_facts
from tests.factories.organisations import municipality_of


def reported_again_in_world(noord, people, reporter) -> dict[str, tuple[object, ...]]:
    """By the number of the report, of the answer, and of the family."""
    anna, daan = people["anna"], people["daan"]
    case = make.family_at_partner(noord, municipality_of(noord), daan, by=anna, monitored=False)
    named = reporter_facts(
        **reporter,
        capacity=Capacity.NEIGHBOURHOOD,
        disclose=YesNoUnknown.NO,
        withholding_ground=WithholdingGround.NO_CONSENT,
    )
    report = make.reported_again(case, by=anna, at=timezone.now(), reporter=named)
    answer = answer_as_director(report.repeat, view="able", words="Wij zijn er.", actor=daan)
    return {
        "repeat": (report.number,),
        "repeat answer": (report.number, answer.pk),
        "repeat asked": (case.number, report.repeat.pk),
    }
