"""Where the demo region may and may not be put."""

import pytest
from django.core.management import CommandError, call_command

from cases.models import Report
from tests.factories.organisations import region


def test_a_region_somebody_made_keeps_the_demo_out(db):
    region("Noord")

    call_command("seed_demo", "--if-empty")

    assert not Report.objects.exists()


def test_without_a_demo_the_accounts_say_so(db, capsys):
    call_command("demo_accounts")

    assert "make seed" in capsys.readouterr().out


def test_the_demo_stays_out_of_production(db, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="productie"):
        call_command("seed_demo")
