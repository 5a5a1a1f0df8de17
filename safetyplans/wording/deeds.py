"""A condition says what is so, not what a parent does or leaves undone (000-24)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from safetyplans.wording import clauses
from safetyplans.wording.lists import Hit, group, phrases
from safetyplans.wording.participles import becomes_something, is_participle
from safetyplans.wording.plain import Word

_STATE = "Schrijf hoe het is voor het kind of de volwassene: “Sem wordt niet geslagen.”"
_RESTRICTING = frozenset({"alleen", "zonder"})


def deeds(words: Sequence[Word]) -> Iterator[Hit]:
    """What somebody does, has done or leaves: a task or a promise, and no lasting state."""
    joined = clauses.joined_clauses(words)
    opening = clauses.opening_verb(words)
    for place in range(len(words)):
        if joined[place] and not clauses.opens_a_main_clause(words, place):
            continue
        if said := phrases("deeds", "phrases").at(words, place):
            if not _is_free_to(words, place):
                yield said
        elif deed := _deed_at(words, place):
            yield deed
        elif place == opening and (_is_deed(words, place) or _has_done(words, place)):
            yield Hit(place, place, _STATE)


def _is_free_to(words: Sequence[Word], place: int) -> bool:
    """ "Kan aangifte doen", "niet gedwongen om aangifte te doen", "er worden geen afspraken …"."""
    before = [word.folded for word in words[max(0, place - clauses.FAR) : place]]
    chosen = group("choosing").intersection(before)
    pressed = place > 1 and before[-1] in ("om", "geen") and clauses.denied_before(words, place)
    return bool(chosen) or pressed


def _deed_at(words: Sequence[Word], place: int) -> Hit | None:
    if place == 0 and (command := phrases("deeds", "commands").at(words, place)):
        return command
    if done := _done_at(words, place):
        return done
    anyones = phrases("deeds", "anyone").at(words, place) or _apart_at(words, place)
    deed = anyones or phrases("deeds", "acting").at(words, place)
    if deed is None or _by_oneself(words, deed.last):
        return None
    if anyones is None and _lives(words, place):
        return None
    who = clauses.subject(words, place)
    if who in ("children", "somebody") or (anyones is None and who != "acting"):
        return None
    if not who and _is_in_need(words, place):
        return None
    if clauses.denied_before(words, place):
        return None
    # Of a parent what is left undone is a deed too; a name may be a child's.
    if who != "acting" and clauses.denied_after(words, deed.last):
        return None
    return deed if clauses.is_finite(words, place) else None


def _apart_at(words: Sequence[Word], place: int) -> Hit | None:
    """ "Marloes gooit alle drank weg": the verb at this word, its other half ends the clause."""
    for parts, better in phrases("deeds", "apart").by_first.get(words[place].folded, ()):
        if _ends_with(parts[-1], clauses.from_here(words, place)):
            return Hit(place, place, better)
    return None


def _ends_with(half: str, clause: Sequence[Word]) -> bool:
    """ "Legt zijn telefoon weg", and "legt zijn telefoon weg tijdens het eten"."""
    said = [word.folded for word in clause]
    if said[-1] == half:
        return True
    place = said.index(half, 1) if half in said[1:] else -1
    apart = half not in group("prepositions")
    return apart and 0 < place < len(said) - 1 and said[place + 1] in group("prepositions")


def _done_at(words: Sequence[Word], place: int) -> Hit | None:
    """ "Is gestart", "heeft geregeld", "er wordt een slot gezet"."""
    if there := _somebody_does(words, place):
        return there
    done = phrases("deeds", "done").at(words, place)
    if done is None:
        return None
    around = [*words[max(0, place - clauses.FAR) : place], *words[place + 1 : place + 2]]
    helped = any(word.folded in group("helping") for word in around)
    # "Er wordt door niemand drugs gebruikt, bewaard of verkocht": over the commas as well.
    limited = any(word.folded in _RESTRICTING | group("not") | group("can") for word in around)
    return done if helped and not limited and not clauses.denied_after(words, place) else None


def _somebody_does(words: Sequence[Word], place: int) -> Hit | None:
    pair = {word.folded for word in words[place : place + 2]}
    if "er" in pair and pair & {"wordt", "worden"} and becomes_something(words, place):
        after = {word.folded for word in words[place : place + clauses.FAR]}
        limited = after & (_RESTRICTING | group("not"))
        return None if limited else Hit(place, place + 1, _STATE)
    return None


def _is_deed(words: Sequence[Word], place: int) -> bool:
    verb = words[place].folded
    return not (
        verb in group("state") or _by_oneself(words, place) or _opens_with_an_old_person(words)
    )


def _is_in_need(words: Sequence[Word], place: int) -> bool:
    """ "Noor belt oma als ze bang is": what somebody does who has nobody near."""
    after = {word.folded for word in words[place : place + clauses.FAR]}
    return bool(after & {"als", "wanneer"} and after & group("needs"))


def _lives(words: Sequence[Word], place: int) -> bool:
    """ "Mevrouw leest de krant", "meneer loopt met zijn stok": an own life, and no task."""
    if not _opens_with_an_old_person(words) or words[place].folded in group("hurting"):
        return False
    after = {word.folded for word in words[place + 1 : place + clauses.NEAR]}
    return not after & {"weg", "buiten", "rondje"}


def _opens_with_an_old_person(words: Sequence[Word]) -> bool:
    """One who is called "mevrouw" or "meneer"; "mw en dhr" are partners."""
    return words[0].folded in group("elders") and words[1].folded != "en"


def _has_done(words: Sequence[Word], place: int) -> bool:
    """ "Vader heeft zijn wapens ingeleverd": the clause ends with what was done."""
    if words[place].folded not in ("heeft", "hebben"):
        return False
    clause = clauses.from_here(words, place)
    denied = any(word.folded in group("not") for word in clause)
    if len(clause) < 3 or denied or clause[-2].folded in group("before_a_person"):
        return False
    return is_participle(clause[-1])


def _by_oneself(words: Sequence[Word], place: int) -> bool:
    """ "Mevrouw leest zelf haar post", "… als zij wil": what somebody is free to do is a state."""
    after = [word.folded for word in words[place + 1 : place + clauses.FAR]]
    owned = " ".join(after[: clauses.NEAR])
    if words[place].folded in ("laat", "laten"):
        return False
    free = any(
        one == "zonder" and (other == "dat" or other in group("freed_from"))
        for one, other in pairwise(after)
    )
    if free or ("zonder" in after and after[-1] == "worden"):
        return True
    return "zelf" in owned or "haar eigen" in owned or "zijn eigen" in owned or "wil" in after
