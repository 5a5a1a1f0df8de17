"""The talks of the past year, drawn by lot with the published shares; always the same lot."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from common.code_lists import Occasion, ReporterKind, YesNoUnknown, reporter_kind_of
from consultations.enums import (
    AdviceChannel,
    AdviceKind,
    AgeBand,
    MeldcodeStep,
    OwnPossibilities,
    PresentDanger,
    Purpose,
    SafetyAnswer,
)
from consultations.guards.advice import TABLES
from consultations.services.advice_facts import AdviceFacts
from deadlines.workdays import AMSTERDAM
from demo.advice import shares, words
from organisations.models import Organisation

TALKS = 300
A_YEAR = 365

PURPOSES = {
    MeldcodeStep.ONE: (Purpose.THINK_ALONG, Purpose.INFORMATION),
    # Step and question sometimes clash: step two or five is what the field argues about.
    MeldcodeStep.TWO: (
        Purpose.THINK_ALONG,
        Purpose.THINK_ALONG,
        Purpose.PREPARE_TALK,
        Purpose.ABOUT_TO_REPORT,
    ),
    MeldcodeStep.THREE: (Purpose.PREPARE_TALK, Purpose.JOINT_TALK),
    MeldcodeStep.FOUR: (Purpose.WEIGH,),
    MeldcodeStep.FIVE: (Purpose.WEIGH, Purpose.WEIGH, Purpose.ABOUT_TO_REPORT, Purpose.THINK_ALONG),
}
OF_CITIZENS = (Purpose.HELP_FOR_SELF, Purpose.WHICH_HELP, Purpose.THINK_ALONG, Purpose.INFORMATION)


@dataclass(frozen=True)
class Talk:
    """One talk: who of the desk took it, when it was noted, and what was noted."""

    noted_at: datetime
    by: str
    facts: AdviceFacts


def talks(now: datetime, organisations: dict[str, Organisation]) -> list[Talk]:
    """Three hundred talks that ended before now, oldest first."""
    lot = Random(20)  # noqa: S311 - the same region every time
    moments = sorted(_moment(lot, now) for _ in range(TALKS))
    callers = _deal(shares.CALLERS, lot)
    occasions = _deal(shares.OCCASIONS, lot)
    return [
        _talk(lot, began_at, caller, occasion, organisations)
        for began_at, caller, occasion in zip(moments, callers, occasions, strict=True)
    ]


def _deal(wanted: shares.Shares, lot: Random) -> list[str]:
    """Exactly the shares, rounded to whole talks, in a shuffled order."""
    whole = sum(wanted.values())
    dealt = [code for code, share in wanted.items() for _ in range(round(share * TALKS / whole))]
    commonest = max(wanted, key=lambda code: wanted[code])
    dealt += [commonest] * (TALKS - len(dealt))
    lot.shuffle(dealt)
    return dealt[:TALKS]


def _moment(lot: Random, now: datetime) -> datetime:
    """A moment of the past year: busy months, working days and office hours come up more often."""
    days = [now.astimezone(AMSTERDAM).date() - timedelta(days=ago) for ago in range(1, A_YEAR + 1)]
    weights = [shares.MONTHS[day.month - 1] * shares.WEEKDAYS[day.weekday()] for day in days]
    day: date = lot.choices(days, weights)[0]
    hour = lot.choices(range(24), shares.HOURS)[0]
    return datetime.combine(day, time(hour, lot.randrange(60)), AMSTERDAM)


def _talk(
    lot: Random,
    began_at: datetime,
    caller: str,
    occasion: str,
    organisations: dict[str, Organisation],
) -> Talk:
    professional = reporter_kind_of(caller) == ReporterKind.PROFESSIONAL
    kind = _kind(lot, caller, professional=professional)
    ended_at = began_at + timedelta(minutes=lot.choice(shares.LENGTHS), seconds=lot.randrange(60))
    step = _step(lot, professional, kind)
    organisation = lot.choice(shares.ORGANISATIONS.get(caller, ("",))) if professional else ""
    facts = AdviceFacts(
        key=UUID(int=lot.getrandbits(128)),
        began_at=began_at,
        ended_at=ended_at,
        kind=kind,
        channel=_channel(lot, kind),
        capacity=caller,
        caller_organisation=organisations.get(organisation),
        municipality=organisations[lot.choice(shares.MUNICIPALITIES)],
        meldcode_step=step,
        purpose=_purpose(lot, step, kind),
        question=lot.choice(words.QUESTIONS[occasion]),
        advice=_advice(lot, step, kind, professional=professional),
        agreements=lot.choice(words.AGREEMENTS),
        **_about(lot, occasion),
        **_weighed(lot, step),
    )
    return Talk(ended_at + timedelta(minutes=1), _desk(lot, began_at, kind), facts)


def _kind(lot: Random, caller: str, *, professional: bool) -> str:
    if caller in shares.PARTNERS:
        return _draw(shares.KINDS_OF_PARTNERS, lot)
    return _draw(shares.KINDS if professional else shares.KINDS_OF_CITIZENS, lot)


def _draw(wanted: shares.Shares, lot: Random) -> str:
    return lot.choices(list(wanted), list(wanted.values()))[0]


def _step(lot: Random, professional: bool, kind: str) -> str:
    if kind in TABLES or not professional:
        return MeldcodeStep.NOT_APPLICABLE
    return _draw(shares.STEPS, lot)


def _channel(lot: Random, kind: str) -> str:
    if kind == AdviceKind.CHAT:
        return AdviceChannel.CHAT
    if kind in TABLES:
        return AdviceChannel.MEETING
    usual = (AdviceChannel.PHONE, AdviceChannel.EMAIL, AdviceChannel.DESK)
    return lot.choices(usual, (94, 5, 1))[0]


def _purpose(lot: Random, step: str, kind: str) -> str:
    if kind in TABLES:
        return Purpose.CHAIN
    return lot.choice(PURPOSES.get(MeldcodeStep(step), OF_CITIZENS))


def _advice(lot: Random, step: str, kind: str, *, professional: bool) -> str:
    told = "table" if kind in TABLES else step if professional else "citizen"
    return lot.choice(words.ADVICE[told])


def _about(lot: Random, occasion: str) -> dict[str, Any]:
    natures = words.NATURES.get(occasion, ())
    bands = {AgeBand.AGE_23_64}
    if occasion in words.CHILDREN or lot.random() < 0.4:
        bands.add(lot.choice(words.CHILD_BANDS))
    if occasion == Occasion.ELDER_ABUSE:
        bands.add(AgeBand.AGE_65_PLUS)
    return {
        "occasions": (occasion,),
        "natures": (lot.choice(natures),) if natures else (),
        "age_bands": tuple(band for band in AgeBand if band in bands),
    }


def _weighed(lot: Random, step: str) -> dict[str, Any]:
    """From step four on the five questions are walked through."""
    danger = lot.choices(
        (
            PresentDanger.NONE,
            PresentDanger.DOUBT,
            PresentDanger.STRUCTURAL,
            PresentDanger.ACUTE,
            "",
        ),
        (20, 38, 12, 3, 27),
    )[0]
    if step not in {MeldcodeStep.FOUR, MeldcodeStep.FIVE}:
        return {"danger": danger}
    unsafe = danger in {PresentDanger.STRUCTURAL, PresentDanger.ACUTE}
    result = lot.choices((YesNoUnknown.YES, YesNoUnknown.NO), (65, 35))[0]
    return {
        "danger": danger,
        "own_possibilities": OwnPossibilities.PARTLY,
        "weigh_suspicion": YesNoUnknown.YES,
        "weigh_safety": danger if unsafe else SafetyAnswer.NEITHER,
        "weigh_help": YesNoUnknown.YES,
        "weigh_acceptance": YesNoUnknown.YES,
        "weigh_result": result,
        "norm_told": unsafe or result == YesNoUnknown.NO,
    }


def _desk(lot: Random, began_at: datetime, kind: str) -> str:
    """The crisis service takes what comes in the evening and at weekends."""
    office = began_at.weekday() < 5 and 9 <= began_at.hour < 17
    if not office:
        return "joris"
    if kind in TABLES:
        return "anna"
    return lot.choices(("fatma", "hanna", "anna"), (72, 16, 12))[0]
