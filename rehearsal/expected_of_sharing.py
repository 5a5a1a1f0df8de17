"""What a script says of sharing: every act with its ground, and who hears 'dat, niet wat'."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rehearsal.facts import Facts
from rehearsal.found import ABSENT, Found, compare
from rehearsal.stage import Turn
from sharing.enums import ShareGround, ShareKind
from sharing.models import FactSignal, Share
from sharing.selectors.fact_signals import signal_of, signals_for


def _shared(turn: Turn, name: str) -> Iterator[Found]:
    """``shared: {handover_document: {to: gemeente, ground: consent, weighing: [text], consents:
    {moeder: given}}}``: the latest of this kind; ``absent`` when nothing of it was shared."""
    listed = turn.facts.block_of(name)
    for kind in listed.names():
        if kind not in ShareKind.values:
            raise listed.mistake(kind, f"‘{kind}’ wordt niet gedeeld.")
        row = Share.objects.filter(case=turn.case, kind=kind).order_by("-pk").first()
        if listed.block[kind] == ABSENT:
            listed.text(kind)
            yield compare(listed, kind, f"gedeeld: {kind}", ABSENT, kind if row else ABSENT)
        elif row is None:
            yield Found(listed.block.place_of(kind).line, f"niet gedeeld: {kind}.")
        else:
            yield from _as_told(turn, listed.block_of(kind), row)


def _as_told(turn: Turn, told: Facts, row: Share) -> Iterator[Found]:
    names = {one.pk: key for key, one in turn.scene.organisations.items()}
    to = names.get(row.to_organisation_id or 0, row.to_name)
    yield compare(told, "to", "gedeeld met", told.text("to"), to)
    yield compare(told, "ground", "grond", told.choice("ground", ShareGround), str(row.ground))
    for text in told.texts("weighing"):
        wrong = "" if text in row.weighing else f"de afweging zegt niet ‘{text}’."
        yield Found(told.block.place_of("weighing").line, wrong)
    answers = {one.person_id: str(one.answer) for one in row.consents.all()}
    consents = told.block_of("consents")
    for who in consents.names():
        found = answers.get(turn.person(who).pk, ABSENT)
        yield compare(consents, who, f"toestemming {who}", consents.text(who), found)
    told.refuse_rest()


def _hears_that(turn: Turn, name: str) -> Iterator[Found]:
    """Who reads a signal 'dat, niet wat' on this family; ``hears_nothing`` who does not."""
    wanted = name == "hears_that"
    for who in turn.facts.texts(name):
        colleague = turn.facts.look_up(name, who, turn.scene.colleagues, "De collega")
        told = FactSignal.objects.filter(share__case=turn.case)
        heard = any(signal_of(colleague, signal.pk) for signal in told)
        wrong = "" if heard == wanted else f"{who} leest {'geen' if wanted else 'wel een'} signaal."
        yield Found(turn.facts.block.place_of(name).line, wrong)


def _signal(turn: Turn, name: str) -> Iterator[Found]:
    """``signal: {daan: [text]}`` stands in what this colleague reads; ``signal_lacks`` does not."""
    listed = turn.facts.block_of(name)
    wanted = name == "signal"
    for who in listed.names():
        colleague = listed.look_up(who, who, turn.scene.colleagues, "De collega")
        words = " ".join(str(signal) for signal in signals_for(colleague))
        for text in listed.texts(who):
            right = (text in words) == wanted
            wrong = "" if right else f"{who} leest {'niet' if wanted else 'wel'} ‘{text}’."
            yield Found(listed.block.place_of(who).line, wrong)


CHECKS: dict[str, Callable[[Turn, str], Iterator[Found]]] = {
    "shared": _shared,
    "hears_that": _hears_that,
    "hears_nothing": _hears_that,
    "signal": _signal,
    "signal_lacks": _signal,
}
