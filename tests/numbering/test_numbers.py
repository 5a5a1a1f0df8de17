"""Numbers that can be said over the telephone: each once, per kind and year."""

import pytest

from numbering.enums import SeriesKind
from numbering.services import next_number

pytestmark = pytest.mark.django_db


def test_numbers_of_a_kind_follow_each_other():
    assert [next_number(SeriesKind.CASE, 2026) for _ in range(3)] == [
        "VT-2026-00001",
        "VT-2026-00002",
        "VT-2026-00003",
    ]


def test_each_year_starts_again():
    next_number(SeriesKind.REPORT, 2026)

    assert next_number(SeriesKind.REPORT, 2027) == "M-2027-00001"


def test_each_kind_counts_for_itself_and_shows_by_its_letters_what_it_is():
    assert {kind: next_number(kind, 2026) for kind in SeriesKind} == {
        SeriesKind.CASE: "VT-2026-00001",
        SeriesKind.REPORT: "M-2026-00001",
        SeriesKind.ADVICE: "AD-2026-00001",
        SeriesKind.USD: "UC-2026-00001",
        SeriesKind.CRISIS_NOTICE: "VA-2026-00001",
        SeriesKind.TRACK: "DI-2026-00001",
        SeriesKind.PLAN: "VHP-2026-00001",
        SeriesKind.HANDOVER: "OV-2026-00001",
    }
