"""Every scenario file plays as it says, with its dates."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from rehearsal.play import rehearse
from rehearsal.script import read_scenario

SCENARIOS = sorted(Path(__file__).parent.glob("*.yaml"))


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_family_goes_the_way_the_scenario_tells(path):
    call_command("load_reference", verbosity=0)

    entries = list(rehearse(read_scenario(path, now=timezone.now())))

    assert [str(wrong) for entry in entries for wrong in entry.wrong] == []
