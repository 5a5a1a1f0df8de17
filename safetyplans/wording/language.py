"""Plain and positive language for a family (rule 003-48), in every text of the plan."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from safetyplans.wording.clauses import FAR, from_here, joined_clauses
from safetyplans.wording.kinds import Finding, Remark, Use
from safetyplans.wording.lists import Hit, group, phrases
from safetyplans.wording.participles import BECOMES, becomes_something, is_participle
from safetyplans.wording.plain import Word

# B1: about fifteen words in a sentence; a sentence above eighteen is marked.
LONGEST_SENTENCE_WORDS = 18
# Of the vague conditions we wrote none was longer, of the good ones with a vague word most were.
SHORT_SENTENCE_WORDS = 10
SHORT_JUDGEMENT_WORDS = 7
_SPLITS = frozenset(
    {"en", "maar", "want", "omdat", "zodat", "terwijl", "die", "dat", "waarbij", "waardoor", "als"}
)
_REPORTED = re.compile(
    r"\b(?:is|wordt|werd|was) (?:er )?(?:met \w+ )?(?:ook )?"
    r"(?:afgesproken|besproken|gesteld|gezegd|verwacht|geadviseerd|opgemerkt"
    r"|aangegeven|vastgesteld|gebleken|besloten|gezien|gemeld|geconstateerd|overeengekomen) dat\b",
    re.IGNORECASE,
)


def labels(words: Sequence[Word]) -> Iterator[Finding]:
    """What somebody is called; not what is said to somebody ("wordt niet dom genoemd")."""
    scolded = any((one.folded, other.folded) == ("uit", "voor") for one, other in pairwise(words))
    if scolded or any(word.folded in group("calling") for word in words):
        return
    reason = "Dit zegt wat iemand is. Schrijf wat iemand doet of zegt."
    joined = joined_clauses(words)
    for hit in phrases("labels").found_in(words):
        if not _is_said(words, hit, joined[hit.first]) and not _is_of_a_thing(words, hit):
            yield _finding(words, hit, Remark.LABEL, reason, "Bijvoorbeeld")
    better = "Schrijf wat iemand doet of zegt, dat u kunt zien of horen."
    for one, person in pairwise(words):
        if _judges(one) and person.folded in group("acting") | group("children") | group("kin"):
            yield Finding(one.start, one.end, Remark.LABEL, reason, better)
    if (called := _is_called(words)) is not None:
        yield Finding(called.start, called.end, Remark.LABEL, reason, better)


def _is_said(words: Sequence[Word], hit: Hit, joined: str) -> bool:
    """ "Niemand zegt dat zij dom is", "wordt niet geslagen, ook niet als hij driftig is".

    "Als vader psychotisch is, …" tells when it holds.
    """
    before = [word.folded for word in words[max(0, hit.first - FAR) : hit.first]]
    if joined == "dat":
        return bool(group("saying").intersection(before))
    if joined in ("als", "wanneer", "omdat"):
        if words[hit.first].folded in group("illness"):
            return True
        opened = len(before) - before[::-1].index(joined) if joined in before else 0
        return opened > 1 and before[opened:][:1] in (["hij"], ["zij"], ["ze"])
    return False


def _is_of_a_thing(words: Sequence[Word], hit: Hit) -> bool:
    """ "Dwingende appjes", "een vervuild huis", "stiekem gefilmd": it says nothing of a person."""
    if hit.last + 1 >= len(words):
        return False
    label, follows = words[hit.last].folded, words[hit.last + 1]
    in_a_manner = not label.endswith("e") and is_participle(follows)
    if follows.folded in ("en", "of"):
        # "Brutale of seksuele opmerkingen".
        return words[min(hit.last + 3, len(words) - 1)].folded in group("things")
    return in_a_manner or follows.folded in group("things")


def _is_called(words: Sequence[Word]) -> Word | None:
    """ "Jeroen is geen bullebak meer", "de ouders zijn geen pubers": what somebody is."""
    places = [place for place, word in enumerate(words[:6]) if word.folded in ("is", "zijn")]
    if not places or words[0].folded in ("er", "in"):
        return None
    clause = [word for word in from_here(words, places[0]) if word.folded != "meer"]
    people = group("acting") | group("children") | group("kin")
    somebody = "meer" in (word.folded for word in words[places[0] :]) or any(
        word.folded in people or word.text[0].isupper() for word in words[: places[0]][-2:]
    )
    if not somebody or len(clause) not in (3, 4) or clause[1].folded != "geen":
        return None
    if len(clause) == 4 and not clause[2].folded.endswith("e"):
        return None
    return None if clause[-1].folded in group("tasks_of_adults") else clause[-1]


def _judges(word: Word) -> bool:
    """ "Haar obsessieve ex", "een capabele moeder": an adjective that judges the person."""
    if word.folded in group("judging"):
        return True
    judged = word.folded.endswith(tuple(group("judging_endings")))
    return judged and word.folded not in group("plain_adjectives")


def vague(words: Sequence[Word], use: Use) -> Iterator[Finding]:
    """What is explained is not vague: "veilig op haar kamer: niemand …", "rustig, zonder …"."""
    reason = "Iedereen vult dit anders in."
    explained = [place for place, word in enumerate(words) if _explains(word)]
    unexplained = words[explained[-1] :] if explained else words
    hits = [
        *_vague_hits("", unexplained),
        *(hedges := _vague_hits("hedges", unexplained)),
    ]
    # One such word in a sentence that tells a lot seldom is what the condition hangs on.
    tells_a_lot = use is Use.CONDITION and len(words) > SHORT_SENTENCE_WORDS
    if tells_a_lot and len(hits) == 1:
        hits = hedges
    for hit in hits:
        yield _finding(unexplained, hit, Remark.VAGUE, reason, "Bijvoorbeeld")


def judgements(words: Sequence[Word]) -> Iterator[Finding]:
    """ "De relatie is gezond", "Fenna voelt zich thuis": a short sentence nobody can look at."""
    reason = "Twee mensen zien dit niet hetzelfde."
    better = "Schrijf wat u dan ziet of hoort: “Sem slaapt in een eigen bed.”"
    if len(words) > SHORT_JUDGEMENT_WORDS or words[0].folded in ("er", "in"):
        return
    for place, word in enumerate(words[1:-1], start=1):
        ending = [each for each in words[place + 1 :] if each.folded not in group("stressing")]
        if _tells_what_is(words, place) and _is_a_kind_of(words[place + 1 :]):
            yield Finding(words[place + 1].start, words[-1].end, Remark.LABEL, reason, better)
            return
        feels = word.folded in ("voelt", "voelen") and words[place + 1].folded == "zich"
        if feels and not _is_seen(words[-1]):
            yield Finding(word.start, words[-1].end, Remark.VAGUE, reason, better)
        elif _tells_what_is(words, place) and _is_judged(ending):
            yield Finding(ending[0].start, ending[-1].end, Remark.VAGUE, reason, better)


def _tells_what_is(words: Sequence[Word], place: int) -> bool:
    """ "De ouders zijn blij", and not "met zijn broer", "bezoekt elke week zijn broer"."""
    if words[place].folded == "is":
        return True
    before = words[place - 1].folded
    several = before.endswith(("s", "en", "beiden")) and before not in group("prepositions")
    return words[place].folded == "zijn" and several


def _is_a_kind_of(ending: Sequence[Word]) -> bool:
    """ "Een rustig en gehoorzaam kind", "een goede vader"; not "een ander kind"."""
    if len(ending) < 3 or ending[0].folded != "een":
        return False
    person = ending[-1].folded in group("acting") | group("children")
    return person and not any(word.folded in group("plain_adjectives") for word in ending)


def _is_judged(ending: Sequence[Word]) -> bool:
    """ "Blij", "afhankelijk en onderdanig"; not "nuchter", "gewassen en gevoed"."""
    if len(ending) == 3 and ending[1].folded == "en":
        return not _is_seen(ending[0]) and not _is_seen(ending[2])
    return len(ending) == 1 and not _is_seen(ending[0])


def _is_seen(word: Word) -> bool:
    """ "Nuchter", "thuis", "rookvrij", a name, "geslagen": everybody sees the same."""
    plain = word.folded in group("seen") or word.folded.endswith("vrij")
    return plain or word.text[0].isupper() or word.text[0].isdigit() or is_participle(word)


def _vague_hits(section: str, words: Sequence[Word]) -> list[Hit]:
    joined = joined_clauses(words)
    # "Veilig op haar kamer, ook als haar broers thuis zijn" says where and when.
    also = any("," in word.gap and word.folded == "ook" for word in words)
    found = []
    # "… die zij niet prettig vindt" only says which, or when; "waar nodig" is vague by itself.
    # "Nooit verantwoordelijk voor zijn broertje" says what is not there.
    for hit in phrases("vague", section).found_in(words):
        if "veilig" in (word.folded for word in words[hit.first : hit.last + 1]) and also:
            continue
        only_says_which = joined[hit.first] not in ("", words[hit.first].folded)
        denied = hit.first > 0 and words[hit.first - 1].folded in ("niet", "nooit")
        if not only_says_which and not denied:
            found.append(hit)
    return found


def _explains(word: Word) -> bool:
    return ":" in word.gap or ("," in word.gap and word.folded in group("explaining"))


def hard(words: Sequence[Word]) -> Iterator[Finding]:
    yield from _listed("hard", words, Remark.HARD, "Dit is een moeilijk woord.", "Makkelijker")


def conclusions(words: Sequence[Word]) -> Iterator[Finding]:
    reason = "Dit is een conclusie. Schrijf wat er is gezien, gehoord of gezegd."
    yield from _listed("conclusions", words, Remark.CONCLUSION, reason, "Bijvoorbeeld")


def vague_times(words: Sequence[Word]) -> Iterator[Finding]:
    reason = "Hiermee is niet te vinden wanneer het was."
    yield from _listed("times", words, Remark.VAGUE, reason, "Bijvoorbeeld")


def positives(words: Sequence[Word]) -> Iterator[Finding]:
    reason = "Zeg liever wat er wél is of gebeurt."
    yield from _listed("negative", words, Remark.NEGATIVE, reason, "Liever")


def passives(words: Sequence[Word]) -> Iterator[Finding]:
    """ "Er wordt gebeld", "Sem wordt gehaald": who does it is not said."""
    for place, word in enumerate(words):
        if word.folded in BECOMES and becomes_something(words, place):
            there = place > 0 and words[place - 1].folded == "er"
            yield _passive(words[place - 1 if there else place].start, word.end)


def reported(text: str) -> Iterator[Finding]:
    """ "Er is besproken dat …": the words before what matters."""
    for found in _REPORTED.finditer(text):
        yield _passive(*found.span())


def long_sentences(words: Sequence[Word]) -> Iterator[Finding]:
    """Marked where the sentence could be cut in two: the joining word nearest to its middle."""
    count = len(words)
    if count <= LONGEST_SENTENCE_WORDS:
        return
    middle = count // 2
    cuts = [place for place in range(3, count - 2) if words[place].folded in _SPLITS]
    cut = words[min(cuts, key=lambda place: abs(place - middle), default=middle)]
    reason = f"Deze zin heeft {count} woorden. Tot 15 woorden leest makkelijk."
    yield Finding(cut.start, cut.end, Remark.LONG, reason, "Maak hier een nieuwe zin.")


def _passive(start: int, end: int) -> Finding:
    better = "Schrijf wie het doet: “Oma haalt Sem van school.”"
    return Finding(start, end, Remark.PASSIVE, "Hier staat niet wie het doet of zegt.", better)


def _listed(
    name: str, words: Sequence[Word], remark: Remark, reason: str, leader: str
) -> Iterator[Finding]:
    for hit in phrases(name).found_in(words):
        yield _finding(words, hit, remark, reason, leader)


def _finding(words: Sequence[Word], hit: Hit, remark: Remark, reason: str, leader: str) -> Finding:
    start, end = words[hit.first].start, words[hit.last].end
    return Finding(start, end, remark, reason, _better(hit, leader))


def _better(hit: Hit, leader: str) -> str:
    """An advice is a sentence by itself; an example or an easier word is led in."""
    advised = hit.better.startswith(("schrijf", "laat ", "de naam"))
    said = hit.better[0].upper() + hit.better[1:] if advised else f"{leader}: {hit.better}"
    return said if said.endswith((".", "…", ".”")) else f"{said}."
