"""A condition is a lasting state of a child or an adult (rule 000-24, domain 6.5 Q2)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from safetyplans.wording.clauses import (
    FAR,
    NEAR,
    denied_before,
    from_here,
    joined_clauses,
    known_clauses,
    subject,
)
from safetyplans.wording.dates import days_and_terms
from safetyplans.wording.deeds import deeds
from safetyplans.wording.kinds import Finding, Remark, Use
from safetyplans.wording.lists import Hit, group, phrases
from safetyplans.wording.plain import Word

_EXAMPLE = "Bijvoorbeeld: “Noor is nooit alleen met iemand die gedronken heeft.”"


def orders(words: Sequence[Word], use: Use) -> Iterator[Finding]:
    """ "Moet", "dient te", "mag niet"; not "als zij weg moet", not "weet wie zij moet bellen"."""
    joined = joined_clauses(words)
    known = known_clauses(words)
    for place, word in enumerate(words):
        said = phrases("orders").at(words, place)
        told = joined[place] == "dat" and not denied_before(words, place, FAR)
        # "Moeder is niet verplicht om te blijven" leaves her free.
        free = word.folded == "verplicht" and denied_before(words, place, 1)
        if said and not free and not known[place] and (told or not joined[place]):
            yield _order(word, words[said.last], use)
        elif not joined[place] and _forbids(words, place):
            yield _order(word, word, use)


def _forbids(words: Sequence[Word], place: int) -> bool:
    if words[place].folded not in group("forbidding"):
        return False
    near = [word.folded for word in from_here(words, place)[1:10]]
    if words[place].folded in ("mag", "mogen"):
        limited = subject(words, place) == "acting" and {"alleen", "pas", "slechts"} & {*near}
        nobody = place > 0 and words[place - 1].folded in ("niemand", "niets")
        return bool(limited or nobody or group("not").intersection(near))
    if words[place].folded in ("heeft", "hebben"):
        return "zich" in near[:2] and "te" in near
    is_due = any(one == "te" and other.endswith("n") for one, other in pairwise(near))
    return is_due and "dat" not in near


def _order(first: Word, last: Word, use: Use) -> Finding:
    if use is Use.CONDITION:
        reason, better = "Dit is een opdracht. Een voorwaarde zegt hoe het altijd is.", _EXAMPLE
    else:
        reason = "Dit klinkt als een bevel. Een afspraak zegt wie wat doet."
        better = "Bijvoorbeeld: “Vader belt oma als hij gedronken heeft.”"
    return Finding(first.start, last.end, Remark.MUST, reason, better)


def actions(words: Sequence[Word]) -> Iterator[Finding]:
    reason = "Dit doet iemand. Een voorwaarde zegt wat er zo is voor het kind of de volwassene."
    for hit in deeds(words):
        start, end = words[hit.first].start, words[hit.last].end
        yield Finding(start, end, Remark.ACTION, reason, hit.better)


def help_named(words: Sequence[Word]) -> Iterator[Finding]:
    reason = "Hulp is een weg, geen voorwaarde. Zet de hulp bij de voorstellen voor hulp."
    better = "Schrijf wat er door de hulp altijd zo is: “De kinderen zien en horen geen geweld.”"
    can = next((place for place, word in enumerate(words) if word.folded in group("can")), None)
    for hit in phrases("help").found_in(words):
        # "Noor kan altijd hulp halen", "zonder begeleiding", "geen programma": no treatment.
        offered = can is not None and can < hit.first and words[hit.first].folded == "hulp"
        if (
            offered
            or _is_a_hand(words, hit)
            or (hit.first and words[hit.first - 1].folded in ("zonder", "geen"))
        ):
            continue
        yield Finding(words[hit.first].start, words[hit.last].end, Remark.HELP, reason, better)


def _is_a_hand(words: Sequence[Word], hit: Hit) -> bool:
    """ "Krijgt hulp van haar zoon", "hulp zodra hij op de bel drukt": from whoever is there."""
    follows = [word.folded for word in words[hit.last + 1 :][:3]]
    if words[hit.first].folded != "hulp" or not follows:
        return False
    near = len(follows) > 1 and follows[0] == "van" and follows[1] in group("near_by")
    return near or follows[0] in group("at_once")


def ends(words: Sequence[Word]) -> Iterator[Finding]:
    known = known_clauses(words)
    for hit in phrases("ends").found_in(words):
        # "Zolang zij dat wil" leaves it to her, and does not end by itself.
        wanted = any(word.folded == "wil" for word in words[hit.last + 1 :][:NEAR])
        if not known[hit.first] and not wanted and not _comes_back(words, hit):
            yield _end(words[hit.first].start, words[hit.last].end)


def _comes_back(words: Sequence[Word], hit: Hit) -> bool:
    """ "Zolang de kinderen wakker zijn", "vrijdag tot en met zondag": every day or every week."""
    follows = [word.folded for word in words[hit.last + 1 :][:2]]
    if words[hit.last].folded in ("zolang", "totdat") and group("children").intersection(follows):
        return True
    if words[hit.last].folded == "zolang" and follows[:1] in (["er"], ["zij"], ["hij"], ["ze"]):
        return True
    return hit.first > 0 and words[hit.first - 1].folded in group("days")


def terms(text: str) -> Iterator[Finding]:
    for start, end in days_and_terms(text):
        yield _end(start, end)


def _end(start: int, end: int) -> Finding:
    reason = "Een voorwaarde geldt altijd: zij begint niet later en houdt niet op."
    better = "Laat de datum of de termijn hier weg. Bij een afspraak hoort wel een datum."
    return Finding(start, end, Remark.DATE, reason, better)
