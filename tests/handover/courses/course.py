"""One course: a few families of one region, and what chance lets everybody do with them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from cases.enums import TriageOutcome
from cases.models import Case
from cases.services.conflicts import lock_out
from cases.services.partner_workers import give_family
from common.exceptions import DomainError
from handover.enums import RefusalReason, WithdrawalReason
from handover.services.answering import accept, refuse
from handover.services.taking_back import withdraw
from localfield.enums import ENDS_OTHERWISE, JudgedAs
from localfield.services import bridging, ending
from localfield.services.judging import judge
from localfield.services.report_of import NewReport
from localfield.services.reporting_back import report_back
from organisations.enums import Severity
from organisations.models import Organisation
from sharing.enums import SIGNAL_GROUNDS
from sharing.services.fact_signals import signal_fact
from tests.factories.letters import moment
from tests.factories.localfield import GROUNDED
from tests.handover.courses import acts
from tests.handover.courses.cast import Cast
from tests.handover.courses.standing import WAYS, Standing, never, standing_of
from tests.handover.courses.truths import Truths
from tracks.services import rvdk

BEGIN = moment(2026, 3, 2)
BETWEEN = timedelta(hours=5)
HALF_A_YEAR = timedelta(days=200)
FAMILIES = 3
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
A_WAIT = {
    "waits_for": "systeemtherapie",
    "alternative_help": "Elke week een gesprek.",
    "escalation_name": "Lotte Prins",
    "escalation_phone": "06 00000063",
    "expected_on": None,
}
LOOKED = {
    "how_is_it": "Rustig.",
    "alternative_runs": True,
    "contact_is_right": True,
    "sight": "Wij zien iedereen elke week.",
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


def two_families(cast: Cast) -> None:
    """Where every course begins, made once: one to hand over directly, one with conditions set."""
    with time_machine.travel(BEGIN, tick=False):
        direct = acts.report_family(cast, None)
        acts.decide_report(cast, direct, TriageOutcome.DIRECT_HANDOVER, Severity.MEDIUM)
        after_track = acts.report_family(cast, None)
        acts.decide_report(cast, after_track, TriageOutcome.CONDITIONS, Severity.HEAVY)
        acts.set_conditions(cast, after_track)


class Course:
    """Those two families, perhaps a third, and everybody who has to do with them."""

    def __init__(self, cast: Cast, truths: Truths, counted: Counter) -> None:
        self.cast, self.truths, self.counted = cast, truths, counted
        self.now: datetime = BEGIN + BETWEEN
        cases = Case.objects.order_by("pk")
        self.standings: dict[int, Standing] = {case.pk: standing_of(case) for case in cases}
        self.told: list[str] = []
        counted["lopen"] += 1

    def play(self, chance: list[Act]) -> None:
        for act in chance:
            ways = self.ways()
            what, possible = ways[act.what % len(ways)]
            families = [now for now in self.standings.values() if possible(now)]
            now = families[act.family % len(families)] if families else None
            with time_machine.travel(self.now, tick=False):
                self.do(what, now, act)
            self.now += BETWEEN

    def ways(self) -> list[tuple[str, Callable[[Standing], bool]]]:
        """What somebody could do now, as often as its weight says."""
        found = []
        for weight, what, possible in WAYS:
            if any(map(possible, self.standings.values())):
                found += [(what, possible)] * weight
        if len(self.standings) < FAMILIES:
            found += [("first_report", never)]
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
            self.told.append(f"{self.now:%d-%m %H:%M} {what} {now.case.number if now else ''}")
            self.look_again(now)
        self.counted["handelingen"] += 1
        broken = self.truths.broken()
        assert not broken, "\n".join([*broken, *self.told])

    def look_again(self, now: Standing | None) -> None:
        """Only the family of this act stands otherwise; a first report is of the newest family."""
        case = Case.objects.get(pk=now.case.pk) if now else Case.objects.latest("pk")
        self.standings[case.pk] = standing_of(case)

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

    def reopen(self, now: Standing, act: Act) -> None:
        acts.reopen_triage(self.cast, now.case)

    def do_track(self, now: Standing, act: Act) -> None:
        acts.set_conditions(self.cast, now.case)

    def everybody_hears(self, now: Standing, act: Act) -> None:
        acts.everybody_hears(self.cast, now.case)

    def complete_track(self, now: Standing, act: Act) -> None:
        acts.complete_track(self.cast, now.case)

    def ask_the_raad(self, now: Standing, act: Act) -> None:
        acts.ask_the_raad(self.cast, now.track, self.place(act) if act.flag else None)

    def hear_of_the_raad(self, now: Standing, act: Act) -> None:
        """Another is to keep sight, the Raad comes a step further, or VT asks no more."""
        by, stays = self.cast.gijs, act.flag
        if act.who % 3 == 0:
            at_table = {"organisation": self.place(act), "decided_at_table": True}
            rvdk.agree_sight(now.asked, person="Jo, 06 00000060", actor=by, **at_table)
        elif act.who % 3 == 1:
            acts.raad_goes_on(self.cast, now.asked, sight_stays=stays)
        else:
            why = "Ouders werken mee."
            rvdk.withdraw_request(now.asked, reason=why, sight_stays=stays, actor=by)

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

    def signal(self, now: Standing, act: Act) -> None:
        """'Dat, niet wat', to one of the municipalities."""
        signal_fact(
            now.case,
            municipality=acts.named([*self.cast.organisations[:2]], act.who),
            receiver=self.place(act),
            ground=acts.named(SIGNAL_GROUNDS, act.family),
            weighing="De procesregisseur houdt het totaaloverzicht.",
            actor=self.cast.gijs if act.right else self.cast.anna,
        )

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

    def wait(self, now: Standing, act: Act) -> None:
        actor = self.somebody(now, act.who, right=act.right)
        bridging.begin_locally(now.case, actor=actor, **A_WAIT)

    def look_at_wait(self, now: Standing, act: Act) -> None:
        """It goes on, or it ends in one of three ways."""
        actor, today = self.somebody(now, act.who, right=act.right), timezone.localdate()
        how = act.to % 6
        if how < 3:
            bridging.check_bridging(now.waits, on=today, actor=actor, **LOOKED)
        elif how == 3:
            bridging.help_started(now.waits, on=today, actor=actor)
        elif how == 4:
            bridging.escalate(now.waits, why="Weer ruzie.", actor=actor)
        else:
            bridging.lapse(now.waits, why="Niet meer nodig.", actor=actor)

    def transfer(self, now: Standing, act: Act) -> None:
        actor, today = self.somebody(now, act.who, right=act.right), timezone.localdate()
        begun = {"helper_name": "Jo", "help_started_on": today, **GROUNDED}
        ending.transfer(now.trajectory, to=self.place(act), actor=actor, **begun)

    def end_otherwise(self, now: Standing, act: Act) -> None:
        actor = self.somebody(now, act.who, right=act.right)
        why = acts.named(ENDS_OTHERWISE, act.to)
        ending.end_otherwise(now.trajectory, reason=why, note="Weg.", actor=actor)

    def end_safely(self, now: Standing, act: Act) -> None:
        """Perhaps after half a year of rest, as the rule asks."""
        self.now += HALF_A_YEAR * act.flag
        actor = self.somebody(now, act.who, right=act.right)
        begun = {"recovery_begun": acts.YES, "recovery_note": "Moeder slaapt weer."}
        with time_machine.travel(self.now, tick=False):
            ending.end_safely(now.trajectory, actor=actor, **begun)

    def keep_out(self, now: Standing, act: Act) -> None:
        user = self.somebody(now, act.who, right=act.right)
        lock_out(now.case, colleague=user, reason="Buren.", actor=self.cast.bram)


def _check_at_once() -> None:
    """What the database checks at the end of a transaction, it checks now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
