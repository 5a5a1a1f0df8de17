"""Advice of ten years: most of it closed, some support of today."""

from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from common.code_lists import Capacity, Occasion
from consultations.enums import AdviceState, EndReason, MeldcodeStep, Purpose
from consultations.models import Consultation
from demo.advice import words
from demo.bench.staff import Staff
from demo.bench.tables import Table

# One talk for so many reports, as far back as the reports.
REPORTS_PER_ADVICE = 5
SUPPORTED = 100
LONGEST = 60  # minutes


def advice_rows(staff: Staff, random: Random, reports: int, now: datetime) -> Table:
    """Oldest first; the newest are in support, the last of those of the measured reader."""
    table = Table(Consultation, region=staff.region, municipality=staff.municipalities[0])
    count = max(reports // REPORTS_PER_ADVICE, 1)
    supported = min(SUPPORTED, count // 2)
    for place in range(count):
        age = timedelta(days=3650 * (1 - (place + 1) / count), minutes=LONGEST)
        _add(table, staff, random, place + 1, now - age, now, running=count - place <= supported)
    return table


def _add(
    table: Table,
    staff: Staff,
    random: Random,
    number: int,
    began: datetime,
    now: datetime,
    *,
    running: bool,
) -> None:
    occasion = random.choice(list(words.QUESTIONS))
    ended = began + timedelta(minutes=random.randrange(4, LONGEST))
    table.add(
        number=f"AD-{began.year}-{number:05d}",
        key=UUID(int=random.getrandbits(128), version=4),
        handled_by_id=random.choice(staff.triagists[:2] if running else staff.triagists).pk,
        began_at=began,
        ended_at=ended,
        meldcode_step=random.choice(MeldcodeStep.values),
        purpose=random.choice(Purpose.values),
        capacity=random.choice(Capacity.values),
        caller_organisation_name=f"School {random.randrange(200)}",
        question=random.choice(words.QUESTIONS[occasion]),
        occasions=[Occasion(occasion).value],
        agreements=random.choice(words.AGREEMENTS),
        **(_support(random, now) if running else _closed(ended)),
    )


def _support(random: Random, now: datetime) -> dict[str, Any]:
    contact = now + timedelta(days=random.randrange(-2, 12))
    return {
        "state": AdviceState.SUPPORTING,
        "support_plan": words.SUPPORT_PLAN,
        "next_contact_on": contact.date(),
    }


def _closed(at: datetime) -> dict[str, Any]:
    return {"state": AdviceState.CLOSED, "end_reason": EndReason.ANSWERED, "closed_at": at}
