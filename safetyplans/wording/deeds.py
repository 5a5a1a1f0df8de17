"""A condition says what is so, not what a parent does (000-24): who does what in a sentence."""

from collections.abc import Iterator, Sequence
from functools import cache

from safetyplans.wording.lists import Hit, group, phrases
from safetyplans.wording.plain import Word

# How far a sentence is looked through around a verb, in words.
_NEAR = 4
_FAR = 12
_CLOSERS = frozenset({"en", "maar", "want", "dus"})
# "Vader komt alleen binnen als …": so restricted, it says what never is.
_ONLY = frozenset({"alleen", "pas", "uitsluitend"})
_DETERMINERS = frozenset({"de", "het", "een", "haar", "zijn", "hun", "mijn", "onze", "er", "zich"})
_PRONOUNS = frozenset({"hij", "zij", "ze"})
_PLURAL = frozenset({"ouders", "ze", "zij", "wij", "we", "beiden", "allebei", "partners"})


def deeds(words: Sequence[Word]) -> Iterator[Hit]:
    """What somebody does or has done: a task, and no lasting state."""
    joined = joined_clauses(words)
    for place in range(len(words)):
        if said := phrases("deeds", "phrases").at(words, place):
            yield said
        elif (not joined[place] or _opens_a_main_clause(words, place)) and (
            deed := _deed_at(words, joined, place)
        ):
            yield deed


def joined_clauses(words: Sequence[Word]) -> list[bool]:
    """Of each word: does it stand in a clause that hangs on another ("als …", up to a comma)?"""
    found: list[bool] = []
    joined = False
    for word in words:
        if word.folded in group("joined"):
            joined = True
        elif "," in word.gap:
            joined = False
        found.append(joined)
    return found


def negated(words: Sequence[Word], joined: Sequence[bool], place: int) -> bool:
    """Is "not" said of the verb: before it in its clause, or after it up to the next clause?"""
    for word in reversed(words[max(0, place - _NEAR) : place]):
        if word.folded in group("not"):
            return True
        if "," in word.gap or word.folded in _CLOSERS:
            break
    for step in range(place + 1, min(len(words), place + _FAR)):
        word = words[step]
        if word.folded in _ONLY and any(joined[step : step + _FAR]):
            return True
        if "," in word.gap or word.folded in _CLOSERS or joined[step] != joined[place]:
            return False
        if word.folded in group("not"):
            return True
    return False


def _deed_at(words: Sequence[Word], joined: Sequence[bool], place: int) -> Hit | None:
    if place == 0 and (command := phrases("deeds", "commands").at(words, place)):
        return command
    if _is_done(words, place):
        done = phrases("deeds", "done").at(words, place)
        return None if negated(words, joined, place) else done
    deed = phrases("deeds", "anyone").at(words, place)
    who = _subject(words, place)
    if deed is None and who == "acting":
        deed = phrases("deeds", "acting").at(words, place)
    if deed is None or who == "children" or negated(words, joined, deed.last):
        return None
    oneself = deed.last + 1 < len(words) and words[deed.last + 1].folded == "zelf"
    if oneself and who != "acting":
        return None
    return deed if _is_finite(words, place) else None


def _is_done(words: Sequence[Word], place: int) -> bool:
    """Is this word something done, with "is", "wordt" or "heeft" near it?"""
    if phrases("deeds", "done").at(words, place) is None:
        return False
    around = [*words[max(0, place - _FAR) : place], *words[place + 1 : place + 2]]
    return any(word.folded in group("helping") for word in around)


def _opens_a_main_clause(words: Sequence[Word], place: int) -> bool:
    """ "Als vader drinkt gaat moeder weg": the verb before its subject, without a comma."""
    opened = words[0].folded in group("joined")
    follows = words[place + 1].folded if place + 1 < len(words) else ""
    return opened and place > 1 and follows in group("acting")


@cache
def _roles() -> dict[str, str]:
    return {word: role for role in ("acting", "children") for word in group(role)}


def _subject(words: Sequence[Word], place: int) -> str:
    """Who stands beside the verb: "acting", "children", or somebody else ("")."""
    before = _in_clause(words, place)
    beside = _roles().get(before[-1].folded, "") if before else ""
    if beside and (len(before) < 2 or before[-2].folded != "van"):
        return beside
    for step, word in enumerate(before):
        if word.folded in _roles() and len(before) - step <= _NEAR + 1:
            return _roles()[word.folded]
    for word in words[place + 1 : place + 3]:
        if word.folded in _roles():
            return _roles()[word.folded]
        if word.folded in _PRONOUNS:
            return _first_named(words[max(0, place - _FAR) : place])
        if word.folded not in _DETERMINERS:
            break
    return ""


def _first_named(words: Sequence[Word]) -> str:
    """The one that "hij" or "zij" speaks of: the first who was named."""
    return next((_roles()[word.folded] for word in words if word.folded in _roles()), "")


def _in_clause(words: Sequence[Word], place: int) -> Sequence[Word]:
    """The words before the verb, back to the last comma."""
    start = place
    while start > max(0, place - _FAR) and "," not in words[start].gap:
        start -= 1
    return words[start:place]


def _is_finite(words: Sequence[Word], place: int) -> bool:
    """Is the verb the one of its clause? A form on -en can be one only beside a plural."""
    verb = words[place].folded
    if not verb.endswith(("en", "gaan", "doen", "zien")) or verb == "er":
        return True
    before = [word.folded for word in words[max(0, place - _FAR) : place]]
    if group("can").intersection(before[-8:]) or (before and before[-1] == "te"):
        return False
    if before and (before[-1] in _PLURAL or "en" in before[-3:-1]):
        return True
    after = words[place + 1].folded if place + 1 < len(words) else ""
    if after in _PLURAL:
        return True
    return _is_bare_task(words, place)


def _is_bare_task(words: Sequence[Word], place: int) -> bool:
    """ "Hulp zoeken voor alcohol", "Afspraken maken": a task with nobody who does it."""
    if len(words) > _FAR:
        return False
    others = {word.folded for word in words}
    return not others & (group("helping") | group("can") | group("not") | _roles().keys())
