"""The page about rehearsals knows every word a script may use."""

import re
from pathlib import Path

from rehearsal.acts import ACTS
from rehearsal.expectations import CHECKS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rehearsal.md"


def test_every_act_and_every_expectation_is_described():
    prose = re.sub(r"```.*?```", "", PAGE.read_text(), flags=re.DOTALL)
    described = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", prose))))

    assert {*ACTS, *CHECKS} - described == set()


def test_no_act_is_described_that_does_not_exist():
    acts = PAGE.read_text().partition("## Acts")[2].partition("## Expectations")[0]
    first_cells = re.findall(r"^\| (`.*?`) \|", acts, re.MULTILINE)

    assert set(re.findall(r"`(\w+)`", " ".join(first_cells))) == set(ACTS)
