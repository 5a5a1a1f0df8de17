"""A family that is followed: Gijs did the track, Mirjam follows families."""

import pytest

from accounts.models import User
from monitoring.models import MonitoringTrajectory
from tests.factories import monitoring as make


@pytest.fixture
def mirjam(noord) -> User:
    return make.monitor_at(noord)


@pytest.fixture
def followed(noord, bram, gijs) -> MonitoringTrajectory:
    """Handed over on Monday 30-03-2026; moments on 30-06, 30-09 and 30-03-2027."""
    return make.followed(noord, by=bram, owner=gijs)
