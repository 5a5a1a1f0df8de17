"""How a Dutch sentence hangs together, as far as the marks need it: who, not, and which verb."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from safetyplans.wording.lists import group
from safetyplans.wording.participles import is_participle
from safetyplans.wording.plain import Word

# How far a sentence is looked through around a verb, in words.
NEAR = 4
FAR = 12
_CLOSERS = frozenset({"en", "maar", "dus"})
# "Noor gaat alleen mee als …": so restricted, it says what never is.
_ONLY = frozenset({"alleen", "pas", "uitsluitend"})
_DETERMINERS = frozenset(
    {"de", "het", "een", "haar", "zijn", "hun", "mijn", "onze", "er", "zich", "beide", "andere"}
)
_PRONOUNS = frozenset({"hij", "zij", "ze"})
_PLURAL = frozenset({"ouders", "ze", "zij", "wij", "we", "beiden", "allebei", "partners", "broers"})


def joined_clauses(words: Sequence[Word]) -> list[str]:
    """Of each word: by which word its clause hangs on another ("als …", up to a comma), or ""."""
    found: list[str] = []
    joined = last = ""
    for word in words:
        if word.folded in group("joined"):
            joined = f"{last} dat" if (last, word.folded) == ("zonder", "dat") else word.folded
        elif "," in word.gap:
            joined = ""
        last = word.folded
        found.append(joined)
    return found


def known_clauses(words: Sequence[Word]) -> list[bool]:
    """Of each word: is it what somebody knows ("Noor weet wie zij moet bellen")?"""
    knows = False
    found: list[bool] = []
    for word, joined in zip(words, joined_clauses(words), strict=True):
        knows = knows or word.folded in ("weet", "weten")
        found.append(knows and bool(joined))
    return found


def subject(words: Sequence[Word], place: int) -> str:
    """Who stands beside the verb: "acting", "children", "somebody", or one we do not know ("")."""
    # "Ryan (14) slaat": an age is nobody.
    before = [word for word in _in_clause(words, place) if not word.folded[0].isdigit()]
    if len(before) == 3 and before[2].folded == "of":
        # "Ryan slaat of schopt zijn moeder niet".
        before = before[:1]
    straight_after_a_name = len(before) == 1 and place <= 3
    if place > 1 and before and before[-1].folded in {"en", *_PRONOUNS}:
        follows = words[place + 1].folded if place + 1 < len(words) else ""
        return "somebody" if follows in group("somebody") else _opening_role(words)
    # "Iedereen die Bo optilt, ondersteunt zijn hoofd", "Wie drinkt, belt een ander".
    if "," in words[place].gap and words[0].folded in group("somebody") | {"wie"}:
        return "somebody"
    for step, word in enumerate(before):
        near = len(before) - step <= NEAR + 1
        if near and word.folded in _roles() and not _hangs_on_a_preposition(before, step):
            return _roles()[word.folded]
    if len(before) > 1 and (before[-1].text[0].isupper() or before[-1].folded in group("kin")):
        return ""
    if straight_after_a_name and (owner := _owner_of(from_here(words, place))):
        return owner
    for word in words[place + 1 : place + 3]:
        # "Haalt een volwassene Sem op", but "Patrick belt iemand".
        if word.folded in _roles() and not straight_after_a_name:
            return _roles()[word.folded]
        if word.folded in _PRONOUNS:
            return _first_named(words[max(0, place - FAR) : place])
        if word.folded not in _DETERMINERS:
            break
    return ""


def _opening_role(words: Sequence[Word]) -> str:
    """ "Noor heeft een oma en gaat daar heen": after "en" it is still the first who does it."""
    first = next((word for word in words if word.folded not in group("before_a_person")), words[0])
    return _roles().get(first.folded, "")


def _owner_of(words: Sequence[Word]) -> str:
    """ "Jeroen slaat zijn vrouw", "Ryan slaat zijn moeder": whose she is tells who he is."""
    for step, (whose, who) in enumerate(pairwise(words)):
        # "Linda krijgt geen berichten van haar ex".
        given = step > 0 and words[step - 1].folded in ("van", "door", "bij")
        if whose.folded in ("haar", "zijn", "hun") and not given:
            if who.folded in group("little_ones"):
                return "children"
            if who.folded in group("partners") | group("children"):
                return "acting"
            if who.folded in group("parents") and step < NEAR:
                return "children"
    return ""


def denied_before(words: Sequence[Word], place: int, reach: int = NEAR) -> bool:
    """ "Niemand belt haar": is "not" said before the verb, in its clause?"""
    # "Niemand leest haar berichten, luistert haar af of volgt haar": up to somebody else.
    clause = _in_clause(words, place)
    others = len(clause) < place and any(word.folded in _roles() for word in clause)
    if words[0].folded in group("not") and not others:
        return True
    for word in reversed(words[max(0, place - reach) : place]):
        if word.folded in group("not"):
            return True
        if "," in word.gap or word.folded in _CLOSERS:
            return False
    return False


def denied_after(words: Sequence[Word], place: int) -> bool:
    """ "Karim belt haar niet": is "not" said after the verb, up to the next clause?"""
    joined = joined_clauses(words[place : place + 2 * FAR])
    for step, word in enumerate(words[place + 1 : place + FAR], start=1):
        if word.folded in _ONLY and any(joined[step : step + FAR]):
            return True
        if "," in word.gap or word.folded in _CLOSERS or joined[step]:
            return False
        if word.folded in group("not"):
            return True
    return False


def is_finite(words: Sequence[Word], place: int) -> bool:
    """Is the verb the one of its clause, and no "gebruikt" after "wordt", no bare "bellen"?"""
    if is_participle(words[place]) and any(
        word.folded in group("helping") for word in _in_clause(words, place)
    ):
        return False
    if not words[place].folded.endswith(("en", "gaan", "doen", "zien", "slaan")):
        return True
    before = [word.folded for word in words[max(0, place - FAR) : place]]
    if group("can").intersection(before[-8:]) or (before and before[-1] == "te"):
        return False
    if before and (before[-1] in _PLURAL or "en" in before[-3:-1]):
        return True
    after = [word.folded for word in words[place + 1 : place + 3]]
    if after and after[0] not in ("de", "beide", "haar", "zijn", "hun"):
        after = after[:1]
    return bool(_PLURAL.intersection(after)) or _is_bare_task(words)


def opens_a_main_clause(words: Sequence[Word], place: int) -> bool:
    """ "Als vader drinkt gaat moeder weg": the verb before its subject, without a comma."""
    opened = words[0].folded in group("joined")
    follows = words[place + 1].folded if place + 1 < len(words) else ""
    return opened and place > 1 and follows in group("acting")


def opening_verb(words: Sequence[Word]) -> int | None:
    """ "De moeder van Sem slaat …": the verb of a sentence that opens with who acts."""
    place = 0
    while place < len(words) - 1 and words[place].folded in group("before_a_person"):
        place += 1
    if words[place].folded not in group("acting") and not _is_kin_of_an_adult(words, place):
        return None
    for step in range(place + 1, min(len(words), place + FAR)):
        word = words[step]
        if "," in word.gap:
            return None
        if not _belongs_to_a_person(word):
            return step if _can_be_a_verb(word) else None
    return None


def _is_kin_of_an_adult(words: Sequence[Word], place: int) -> bool:
    """ "De zoon van mevrouw Bakker", "Zoon Bert"; "de zoon" alone may be a child."""
    named = [word.folded for word in words[place : place + 3]]
    if len(named) < 3 or named[0] not in group("kin"):
        return False
    called = place == 0 and words[1].text[0].isupper()
    return called or (named[1] == "van" and named[2] in group("acting"))


def _belongs_to_a_person(word: Word) -> bool:
    return (
        word.text[0].isupper()
        or word.folded in group("between_names")
        or word.folded in group("kin")
        or word.folded in _roles()
    )


def _can_be_a_verb(word: Word) -> bool:
    other = word.folded in group("no_verb") or word.folded in group("not")
    return word.folded.endswith(("t", "en", "aan", "doen")) and not other


def _is_bare_task(words: Sequence[Word]) -> bool:
    """ "Hulp zoeken voor alcohol", "Afspraken maken": a task with nobody who does it."""
    if len(words) > FAR:
        return False
    others = {word.folded for word in words}
    return not others & (group("helping") | group("can") | group("not") | _roles().keys())


def _hangs_on_a_preposition(words: Sequence[Word], place: int) -> bool:
    """ "Tussen papa en mama gaan berichten": somebody who is spoken of, and does nothing."""
    for word in reversed(words[max(0, place - NEAR) : place]):
        if word.folded in group("prepositions"):
            return True
        if word.folded not in _DETERMINERS and word.folded != "en" and word.folded not in _roles():
            return False
    return False


def _in_clause(words: Sequence[Word], place: int) -> Sequence[Word]:
    """The words before the verb, back to the last comma."""
    start = place
    while start > max(0, place - FAR) and "," not in words[start].gap:
        start -= 1
    return words[start:place]


def from_here(words: Sequence[Word], place: int) -> Sequence[Word]:
    """The verb and the words after it, up to a comma or the next clause."""
    end = place + 1
    while end < min(len(words), place + FAR) and not _ends_a_clause(words[end]):
        end += 1
    return words[place:end]


def _ends_a_clause(word: Word) -> bool:
    return "," in word.gap or word.folded in _CLOSERS or word.folded in group("joined")


@cache
def _roles() -> dict[str, str]:
    return {word: role for role in ("acting", "children", "somebody") for word in group(role)}


def _first_named(words: Sequence[Word]) -> str:
    """The one that "hij" or "zij" speaks of: the first who was named."""
    return next((_roles()[word.folded] for word in words if word.folded in _roles()), "")
