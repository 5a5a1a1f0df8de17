"""The talks as they happen in the demo region: noted, supported, closed, or still going on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from accounts.models import User
from consultations.enums import AdviceKind, EndReason
from consultations.models import Consultation
from consultations.services.advice_facts import AdviceFacts, Reasons
from consultations.services.advising import (
    begin_advice,
    close_advice,
    lapse_advice,
    register_advice,
)
from consultations.services.supporting import note_support_contact
from deadlines.workdays import AMSTERDAM
from demo.advice import words
from demo.advice.talks import Talk, talks
from rehearsal.stage import Scene

Happening = tuple[datetime, Callable[[], object]]

BETWEEN_CONTACTS = timedelta(days=7)
WEEKS = range(1, 7)
# One in so many turns out to be a wrong connection.
WRONG_CONNECTION = 50
# The last talks of all still go on.
GOING_ON = 2
NORM = Reasons(norm="Beller wil eerst met de aandachtsfunctionaris overleggen en belt terug.")


def happenings(scene: Scene, now: datetime) -> list[Happening]:
    """Everything the advice desk did in the past year."""
    made = talks(now, scene.organisations)
    done: list[Happening] = []
    for place, talk in enumerate(made[:-GOING_ON]):
        done += _of(talk, scene, now, lapses=place % WRONG_CONNECTION == WRONG_CONNECTION - 1)
    return [*done, *(_goes_on(talk, scene, now) for talk in made[-GOING_ON:])]


def _of(talk: Talk, scene: Scene, now: datetime, *, lapses: bool) -> Iterator[Happening]:
    by = scene.colleagues[talk.by]
    if lapses:
        yield (
            talk.noted_at,
            lambda: lapse_advice(
                begin_advice(talk.facts, actor=by), reason="Verkeerd verbonden.", actor=by
            ),
        )
    elif talk.facts.kind == AdviceKind.SUPPORT:
        yield from _support(talk, scene, now)
    else:
        yield talk.noted_at, partial(register_advice, talk.facts, actor=by, reasons=NORM)


def _support(talk: Talk, scene: Scene, now: datetime) -> Iterator[Happening]:
    """A contact every week; what began in the last weeks is still going on."""
    by = scene.colleagues[talk.by]
    moments = [talk.noted_at + BETWEEN_CONTACTS * week for week in WEEKS]
    facts = replace(
        talk.facts,
        support_plan=words.SUPPORT_PLAN,
        next_contact_on=moments[0].astimezone(AMSTERDAM).date(),
    )
    yield talk.noted_at, partial(register_advice, facts, actor=by, reasons=NORM)
    for week, at in zip(WEEKS, moments, strict=True):
        if at < now:
            yield at, partial(_contact, facts, by, at, _said(week))
    ended = moments[-1] + timedelta(minutes=5)
    if ended < now:
        yield ended, partial(_end, facts, by)


def _said(week: int) -> str:
    return words.SUPPORT_CONTACTS[week % len(words.SUPPORT_CONTACTS)]


def _advice(facts: AdviceFacts) -> Consultation:
    return Consultation.objects.get(key=facts.key)


def _contact(facts: AdviceFacts, by: User, at: datetime, summary: str) -> None:
    note_support_contact(
        _advice(facts),
        summary=summary,
        next_contact_on=(at + BETWEEN_CONTACTS).astimezone(AMSTERDAM).date(),
        actor=by,
    )


def _end(facts: AdviceFacts, by: User) -> None:
    close_advice(_advice(facts), reason=EndReason.TO_LOCAL_HELP, actor=by)


def _goes_on(talk: Talk, scene: Scene, now: datetime) -> Happening:
    """Called in the last hour, and not finished."""
    began_at = now - timedelta(minutes=25)
    facts = replace(talk.facts, began_at=began_at, ended_at=None, advice="", kind=AdviceKind.ADVICE)
    by = scene.colleagues["fatma"]
    return began_at + timedelta(minutes=20), partial(begin_advice, facts, actor=by)
