"""Small scripts on paper."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from rehearsal.play import rehearse
from rehearsal.script import read_scenario

FAMILY = """
title: Gezin op papier
organisations:
  gemeente: {name: Gemeente Noorderdam, kind: municipality}
staff:
  fatma: {name: Fatma Haddou, role: intake}
  anna: {name: Anna Meijer, role: triage}
  bram: {name: Bram de Wit, role: team_lead}
persons:
  kind: {calling_name: Noor, surname: Bakker, birth: 2018, gender: female}
steps:
  - at: di 02-06-2026 10:00
    by: fatma
    do: register_report
    with:
      channel: form
      reporter: {name: Wilma Terlouw, capacity: school, phone: 06 00000001, disclose: yes}
      persons: {kind: alleged_victim}
      content: {occasions: child_abuse_other, worries: Zorgen., family_informed_beforehand: yes}
"""


@pytest.fixture
def on_paper(tmp_path):
    """A script of the family above with what comes after."""

    def write(more: str = "", *, text: str = FAMILY) -> Path:
        path = tmp_path / "gezin.yaml"
        path.write_text(text.rstrip() + "\n" + more, encoding="utf-8")
        return path

    return write


@pytest.fixture
def play(db, on_paper):
    """What a script says went wrong; empty when all went as it says."""
    call_command("load_reference", verbosity=0)

    def playing(more: str = "", *, text: str = FAMILY) -> list[str]:
        script = read_scenario(on_paper(more, text=text), now=timezone.now())
        return [str(wrong) for entry in rehearse(script) for wrong in entry.wrong]

    return playing
