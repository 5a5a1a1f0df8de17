"""A case of Gijs, with Bram as its team lead."""

import pytest

from tests.factories import cases
from tests.factories.deadlines import assigned


@pytest.fixture
def case(noord, bram, gijs):
    made = cases.case(noord, by=bram)
    assigned(made, gijs, by=bram)
    return made
