"""Thousands of random courses past all actors: what must always hold, holds after every act.

``VT_COURSES`` says how many courses (default 10), ``VT_ACTS`` how many acts each has (default 30).
"""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pgtrigger
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from cases.enums import TriageOutcome
from cases.models import Case, RegieAssignment
from cases.querysets import CaseQuerySet
from cases.services.conflicts import lock_out
from cases.services.partner_workers import give_family
from common.exceptions import DomainError
from handover.enums import RefusalReason, WithdrawalReason
from handover.services.answering import accept, refuse
from handover.services.taking_back import withdraw
from localfield.enums import JudgedAs, TrajectoryEnd
from localfield.services.ending import end_otherwise, transfer
from localfield.services.judging import judge
from localfield.services.report_of import NewReport
from localfield.services.reporting_back import report_back
from organisations.enums import Severity
from organisations.models import Organisation
from tests.factories.letters import moment
from tests.handover.courses import acts
from tests.handover.courses.cast import Cast, make_cast
from tests.handover.courses.standing import WAYS, Standing, never, standing_of
from tests.handover.courses.truths import Truths

COURSES = int(os.environ.get("VT_COURSES", "10"))
ACTS = int(os.environ.get("VT_ACTS", "30"))
BEGIN = moment(2026, 3, 2)
FAMILIES = 2
ANY = st.integers(0, 839)  # of a list, whatever its length
MOSTLY = st.sampled_from([True, True, True, False])
OUTCOMES = [
    *[TriageOutcome.DIRECT_HANDOVER] * 4,
    *[TriageOutcome.CONDITIONS] * 4,
    TriageOutcome.OWN_HELP,
    TriageOutcome.CLOSE,
]
TOLD = {
    "reason": "unsafe",
    "happened": "Er werd weer geslagen.",
    "tried": "Drie gesprekken.",
    "family_knows": "yes",
    "family_told": "Moeder weet ervan.",
}


@dataclass(frozen=True)
class Act:
    """What chance says of one act; which one it is depends on what is possible then."""

    what: int
    family: int
    who: int
    to: int
    right: bool
    flag: bool


CHANCE = st.builds(Act, what=ANY, family=ANY, who=ANY, to=ANY, right=MOSTLY, flag=st.booleans())


class Course:
    """A few families of one region, and everybody who has to do with them."""

    def __init__(self, cast: Cast, truths: Truths, counted: Counter) -> None:
        self.cast, self.truths, self.counted = cast, truths, counted
        self.now: datetime = BEGIN
        self.standings: list[Standing] = []
        counted["lopen"] += 1

    def play(self, chance: list[Act]) -> None:
        for act in chance:
            ways = self.ways()
            what, possible = ways[act.what % len(ways)]
            families = [now for now in self.standings if possible(now)]
            now = families[act.family % len(families)] if families else None
            with time_machine.travel(self.now, tick=False):
                self.do(what, now, act)
            self.standings = [standing_of(case) for case in Case.objects.order_by("pk")]
            self.now += timedelta(hours=5)

    def ways(self) -> list[tuple[str, Callable[[Standing], bool]]]:
        """What somebody could do now, as often as its weight says."""
        found = []
        for weight, what, possible in WAYS:
            if any(map(possible, self.standings)):
                found += [(what, possible)] * weight
        if len(self.standings) < FAMILIES:
            found += [("first_report", never)] * 2
        return found

    def do(self, what: str, now: Standing | None, act: Act) -> None:
        """Done, or refused by the domain and then nothing of it stands; and all is still true."""
        try:
            with transaction.atomic():
                getattr(self, what)(now, act)
                _check_at_once()
        except (DomainError, PermissionDenied):
            self.counted["geweigerd"] += 1
            self.counted[f"{what} refused"] += 1
        else:
            self.counted[what] += 1
        self.counted["handelingen"] += 1
        assert self.truths.broken() == [], what

    def somebody(self, now: Standing, who: int, *, right: bool) -> User:
        """Of the partner that directs or has to answer; or anybody."""
        there = self.cast.at(now.partner) if right and now.partner else []
        return acts.named(there or list(self.cast.partners), who)

    def place(self, act: Act) -> Organisation:
        return self.cast.organisations[act.to % len(self.cast.organisations)]

    def first_report(self, now: None, act: Act) -> None:
        acts.report_family(self.cast, None)

    def new_report(self, now: Standing, act: Act) -> None:
        acts.report_family(self.cast, now.case)

    def decide(self, now: Standing, act: Act) -> None:
        outcome = OUTCOMES[act.who % len(OUTCOMES)]
        severity = list(Severity)[act.to % len(Severity)]
        acts.decide_report(self.cast, now.case, outcome, severity)

    def do_track(self, now: Standing, act: Act) -> None:
        acts.set_conditions(self.cast, now.case)

    def everybody_hears(self, now: Standing, act: Act) -> None:
        acts.everybody_hears(self.cast, now.case)

    def complete_track(self, now: Standing, act: Act) -> None:
        acts.complete_track(self.cast, now.case)

    def prepare(self, now: Standing, act: Act) -> None:
        director = acts.named(list(self.cast.organisations), act.who)
        acts.prepare(self.cast, now.case, self.place(act), director, lighter=act.flag)

    def go_on(self, now: Standing, act: Act) -> None:
        acts.go_on(self.cast, now.running)

    def accept(self, now: Standing, act: Act) -> None:
        actor = self.somebody(now, act.who, right=act.right)
        worker = self.somebody(now, act.to, right=True) if act.flag else None
        accept(now.running, actor=actor, worker=worker, receipt_confirmed=True, regie_taken=True)

    def refuse(self, now: Standing, act: Act) -> None:
        actor = self.somebody(now, act.who, right=act.right)
        refuse(now.running, reason=RefusalReason.NO_CAPACITY, note="Ziek.", actor=actor)

    def withdraw(self, now: Standing, act: Act) -> None:
        why = WithdrawalReason.NEW_DANGER
        withdraw(now.running, reason=why, note="", actor=self.cast.anna)

    def give(self, now: Standing, act: Act) -> None:
        actor = self.somebody(now, act.who, right=act.right)
        worker = self.somebody(now, act.to, right=act.right)
        place = actor.organisation
        give_family(now.case, organisation=place, worker=worker, reason="Verlof.", actor=actor)

    def report_back(self, now: Standing, act: Act) -> None:
        actor = self.somebody(now, act.who, right=act.right)
        report_back(now.case, actor=actor, urgent=act.flag, **TOLD)

    def judge(self, now: Standing, act: Act) -> None:
        outcome = acts.named(JudgedAs.values, act.who)
        new = NewReport(occasions=("partner_violence",), first_action="Bellen.")
        judge(now.told, outcome=outcome, text="Zo.", actor=self.cast.anna, new_report=new)

    def transfer(self, now: Standing, act: Act) -> None:
        actor, today = self.somebody(now, act.who, right=act.right), timezone.localdate()
        begun = {"helper_name": "Jo", "help_started_on": today}
        transfer(now.trajectory, to=self.place(act), actor=actor, **begun)

    def move_away(self, now: Standing, act: Act) -> None:
        actor = self.somebody(now, act.who, right=act.right)
        end_otherwise(now.trajectory, reason=TrajectoryEnd.MOVED, note="Weg.", actor=actor)

    def keep_out(self, now: Standing, act: Act) -> None:
        user = self.somebody(now, act.who, right=act.right)
        lock_out(now.case, colleague=user, reason="Buren.", actor=self.cast.bram)


def _check_at_once() -> None:
    """What the database checks at the end of a transaction, it checks now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.django_db
@pytest.mark.timeout(24 * 3600)
@pytest.mark.rule("000-14", "000-15", "002-31", "002-33", "003-70", "A1", "A2")
def test_no_family_is_ever_between_two_chairs(noord, record_property):
    cast, counted = make_cast(noord), Counter()
    truths = Truths(cast)

    @settings(
        max_examples=COURSES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
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
    return (
        f"Willekeurige lopen: {counted['lopen']} lopen, {counted['handelingen']} handelingen, "
        f"{counted['geweigerd']} geweigerd, {counted['accept']} overdrachten geaccepteerd"
    )
