"""Thousands of random courses past all actors: what must always hold, holds after every act.

``VT_COURSES`` says how many courses (default 10), ``VT_ACTS`` how many acts each has (default 30).
"""

import os
from collections import Counter
from datetime import timedelta

import pgtrigger
import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cases.models import RegieAssignment
from cases.querysets import CaseQuerySet
from tests.handover.courses import acts
from tests.handover.courses.cast import make_cast
from tests.handover.courses.course import BEGIN, Act, Course, two_families
from tests.handover.courses.truths import Truths

COURSES = int(os.environ.get("VT_COURSES", "10"))
ACTS = int(os.environ.get("VT_ACTS", "30"))
ANY = st.integers(0, 839)  # of a list, whatever its length
MOSTLY = st.sampled_from([True, True, True, False])
CHANCE = st.builds(Act, what=ANY, family=ANY, who=ANY, to=ANY, right=MOSTLY, flag=st.booleans())


@pytest.mark.django_db
@pytest.mark.long
@pytest.mark.timeout(24 * 3600)
@pytest.mark.rule("000-14", "000-15", "000-30", "002-31", "002-33", "003-70", "A1", "A2")
def test_no_family_is_ever_between_two_chairs(noord, record_property):
    cast, counted = make_cast(noord), Counter()
    two_families(cast)
    truths = Truths(cast)

    @settings(
        max_examples=COURSES,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # a course tells what was done; making it shorter takes an hour
        suppress_health_check=list(HealthCheck),
    )
    @given(chance=st.lists(CHANCE, min_size=ACTS, max_size=ACTS))
    def course(chance: list[Act]) -> None:
        point = transaction.savepoint()
        try:
            Course(cast, truths, counted).play(chance)
        finally:
            transaction.savepoint_rollback(point)

    course()

    record_property("figure", _told(counted))


@pytest.mark.django_db
@pytest.mark.rule("000-14", "002-33")
def test_the_watch_sees_it_when_nobody_holds_sight_on_safety(noord):
    cast = make_cast(noord)
    with time_machine.travel(BEGIN, tick=False):
        case = acts.report_family(cast, None)
    truths = Truths(cast)
    before, point = truths.broken(), transaction.savepoint()
    with pgtrigger.ignore():
        RegieAssignment.objects.filter(case=case).update(until=BEGIN + timedelta(days=1))
    after = truths.broken()
    transaction.savepoint_rollback(point)  # the database would refuse it at the end

    assert before == []
    assert any("exactly one holder of sight" in sentence for sentence in after)


@pytest.mark.django_db
@pytest.mark.rule("A2")
def test_the_watch_sees_it_when_a_partner_sees_what_is_not_theirs(noord, monkeypatch):
    def everything(rows, user):
        return rows.all()

    monkeypatch.setattr(CaseQuerySet, "known_to_partner", everything)
    cast = make_cast(noord)
    with time_machine.travel(BEGIN, tick=False):
        acts.report_family(cast, None)

    assert any("Vera Hof sees cases" in sentence for sentence in Truths(cast).broken())


def _told(counted: Counter) -> str:
    """What was played, act by act: done, and refused by the domain."""
    refused = {what: times for what, times in counted.items() if what.endswith(" refused")}
    done = sorted(counted.keys() - refused.keys() - {"lopen", "handelingen", "geweigerd"})
    each = ", ".join(f"{what} {counted[what]}/{counted[f'{what} refused']}" for what in done)
    return (
        f"Willekeurige lopen: {counted['lopen']} lopen, {counted['handelingen']} handelingen, "
        f"{counted['geweigerd']} geweigerd, {counted['accept']} overdrachten geaccepteerd "
        f"(gedaan/geweigerd: {each})"
    )
