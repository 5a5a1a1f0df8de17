"""Who plays at the local field: Daan (consulent), Omar (coordinator of his municipality), Lotte
(worker of the wijkteam) and Els (consulent of another municipality)."""

import pytest

from accounts.models import User
from accounts.roles import Role
from localfield.models import LocalTrajectory
from tests.factories import localfield as make
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of


@pytest.fixture
def omar(noord) -> User:
    return make.coordinator_of(noord)


@pytest.fixture
def lotte(noord) -> User:
    return make.local_worker_of(noord)


@pytest.fixture
def els(noord) -> User:
    return colleague("Els de Boer", Role.CONSULENT, municipality_of(noord, "Gemeente Elders"))


@pytest.fixture
def family(noord, anna, daan) -> LocalTrajectory:
    """Handed over directly to Daan's municipality, middelzwaar, accepted on di 14-04-2026."""
    return make.family_at(municipality_of(noord), by=anna, worker=daan)


@pytest.fixture
def monitored(noord, anna, daan) -> LocalTrajectory:
    """After a warm handover: Veilig Thuis goes on monitoring."""
    return make.family_at(
        municipality_of(noord),
        by=anna,
        worker=daan,
        name="Gezin Haddad-Bos",
        number="OV-2026-00007",
        monitored=True,
    )
