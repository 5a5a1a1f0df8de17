"""The world in which everything exists once; trying something in it leaves no trace."""

import pytest

from tests.architecture.world import make_world


@pytest.fixture
def world(db):
    return make_world()
