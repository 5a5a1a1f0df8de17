"""What a search found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.screens.badges import case_badge
from common.shown import Badge


@dataclass(frozen=True)
class FoundCase:
    number: str
    url: str
    household: str
    people: str
    reports: str
    opened_at: datetime
    phase: Badge


def found_cases(cases: Iterable[Any]) -> list[FoundCase]:
    today = timezone.localdate()
    return [
        FoundCase(
            number=case.number,
            url=reverse("cases:detail", args=[case.number]),
            household=case.household.name,
            people=", ".join(
                f"{member.person.name} ({member.person.age_text(today)})"
                for member in case.household.present
            ),
            reports=", ".join(report.number for report in case.told),
            opened_at=case.opened_at,
            phase=case_badge(case.state),
        )
        for case in cases
    ]
