"""A family Gijs carries: Sanne (2017) with her mother, who has custody."""

import pytest

from cases.services.assignments import assign
from people.enums import CustodyKind, RelationKind
from people.services import relate
from tests.factories import cases as make


@pytest.fixture
def vermeer(noord, fatma, bram, gijs):
    case = make.case(noord, by=fatma)
    make.report(case, by=fatma)
    assign(case, to=gijs, reason="Onderzoek", actor=bram)
    return case


@pytest.fixture
def sanne(vermeer):
    return vermeer.household.members.get().person


@pytest.fixture
def moeder(noord, sanne, fatma):
    """Mother of Sanne with custody; she lives elsewhere."""
    mother = make.person(noord, calling_name="Femke", birth_year=1988)
    relate(mother, sanne, RelationKind.PARENT, custody=CustodyKind.YES, actor=fatma)
    return mother
