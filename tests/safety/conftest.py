"""A family Gijs carries: one report of a neighbour who was promised not to be named."""

import pytest

from cases.enums import Capacity
from cases.services.assignments import assign
from tests.factories import cases as make


@pytest.fixture
def smeets(noord, fatma, bram, gijs):
    case = make.case(noord, by=fatma, name="Gezin Smeets")
    make.report(case, by=fatma, capacity=Capacity.NEIGHBOURHOOD, anonymous=True)
    assign(case, to=gijs, reason="Onderzoek", actor=bram)
    return case


@pytest.fixture
def sanne(smeets):
    return smeets.household.members.get().person
