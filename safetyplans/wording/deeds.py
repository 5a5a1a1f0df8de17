"""A condition says what is so, not what a parent does or leaves undone (000-24)."""

from collections.abc import Iterator, Sequence

from safetyplans.wording import clauses
from safetyplans.wording.lists import Hit, group, phrases
from safetyplans.wording.participles import becomes_something
from safetyplans.wording.plain import Word

_STATE = "Schrijf hoe het is voor het kind of de volwassene: “Sem wordt niet geslagen.”"


def deeds(words: Sequence[Word]) -> Iterator[Hit]:
    """What somebody does, has done or leaves: a task or a promise, and no lasting state."""
    joined = clauses.joined_clauses(words)
    opening = clauses.opening_verb(words)
    for place in range(len(words)):
        if joined[place] and not clauses.opens_a_main_clause(words, place):
            continue
        if said := phrases("deeds", "phrases").at(words, place):
            yield said
        elif deed := _deed_at(words, place):
            yield deed
        elif place == opening and _is_deed(words, place):
            yield Hit(place, place, _STATE)


def _deed_at(words: Sequence[Word], place: int) -> Hit | None:
    if place == 0 and (command := phrases("deeds", "commands").at(words, place)):
        return command
    if done := _done_at(words, place):
        return done
    who = clauses.subject(words, place)
    deed = phrases("deeds", "anyone").at(words, place)
    if deed is None and who == "acting":
        deed = phrases("deeds", "acting").at(words, place)
    if deed is None or who == "children" or _by_oneself(words, deed.last):
        return None
    if clauses.denied_before(words, place):
        return None
    # Of a parent what is left undone is a deed too; a name may be a child's.
    if who != "acting" and clauses.denied_after(words, deed.last):
        return None
    return deed if clauses.is_finite(words, place) else None


def _done_at(words: Sequence[Word], place: int) -> Hit | None:
    """ "Is gestart", "heeft geregeld", "er wordt een slot gezet"."""
    if there := _somebody_does(words, place):
        return there
    done = phrases("deeds", "done").at(words, place)
    around = [*words[max(0, place - clauses.FAR) : place], *words[place + 1 : place + 2]]
    helped = any(word.folded in group("helping") for word in around)
    denied = clauses.denied_before(words, place) or clauses.denied_after(words, place)
    return done if done and helped and not denied else None


def _somebody_does(words: Sequence[Word], place: int) -> Hit | None:
    pair = {word.folded for word in words[place : place + 2]}
    if "er" in pair and pair & {"wordt", "worden"} and becomes_something(words, place):
        after = {word.folded for word in words[place : place + clauses.FAR]}
        restricted = after & {"alleen", "zonder"}
        return (
            None
            if restricted or clauses.denied_after(words, place)
            else Hit(place, place + 1, _STATE)
        )
    return None


def _is_deed(words: Sequence[Word], place: int) -> bool:
    verb = words[place].folded
    return verb not in group("state") and not _by_oneself(words, place)


def _by_oneself(words: Sequence[Word], place: int) -> bool:
    """ "Mevrouw leest zelf haar post", "… als zij wil": what somebody is free to do is a state."""
    after = [word.folded for word in words[place + 1 : place + clauses.FAR]]
    owned = " ".join(after[: clauses.NEAR])
    return "zelf" in owned or "haar eigen" in owned or "zijn eigen" in owned or "wil" in after
