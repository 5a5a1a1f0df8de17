"""A municipality and two of its people, beside Daan."""

import pytest

from accounts.roles import Role
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of


@pytest.fixture
def town(noord):
    return municipality_of(noord)


@pytest.fixture
def jet(town):
    return colleague("Jet Mulder", Role.CONSULENT, town)


@pytest.fixture
def karin(town):
    return colleague("Karin Post", Role.USD_COORDINATOR, town)
