"""What could be said better in a text of the plan: an advice, never a barrier (domain 6.5)."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from safetyplans.wording import conditions, language
from safetyplans.wording.kinds import Finding, Piece, Remark, Use
from safetyplans.wording.lists import phrases
from safetyplans.wording.plain import Word, sentences_of

# These make it no good condition; the others are only about how it reads.
_BAD_IN_A_CONDITION = frozenset(
    {Remark.MUST, Remark.HELP, Remark.DATE, Remark.ACTION, Remark.LABEL, Remark.VAGUE}
)


def read(text: str, use: Use) -> tuple[Finding, ...]:
    """The marks of a text in its order; where two meet, the most useful one stays."""
    found: list[Finding] = [*language.reported(text)]
    if use is Use.CONDITION:
        found += conditions.terms(text)
    for words in sentences_of(text):
        found += _in_sentence(words, use)
    return _apart(found)


def bad_condition(text: str) -> bool:
    """Is this no lasting state of a child or an adult, said so that everyone reads the same?"""
    return any(finding.remark in _BAD_IN_A_CONDITION for finding in read(text, Use.CONDITION))


def pieces(text: str, findings: Iterable[Finding]) -> tuple[Piece, ...]:
    """The text cut up at its marks, in order and complete."""
    cut: list[Piece] = []
    at = 0
    for finding in findings:
        if finding.start > at:
            cut.append(Piece(text[at : finding.start], None))
        cut.append(Piece(text[finding.start : finding.end], finding))
        at = finding.end
    if at < len(text):
        cut.append(Piece(text[at:], None))
    return tuple(cut)


def _in_sentence(words: Sequence[Word], use: Use) -> Iterator[Finding]:
    fine = {
        word.start
        for hit in phrases("fine").found_in(words)
        for word in words[hit.first : hit.last + 1]
    }
    yield from (finding for finding in _remarks(words, use) if finding.start not in fine)


def _remarks(words: Sequence[Word], use: Use) -> Iterator[Finding]:
    yield from language.labels(words)
    yield from language.hard(words)
    yield from language.long_sentences(words)
    # Of a condition "Sem wordt niet geslagen" is the very state that is meant.
    if use is not Use.CONDITION:
        yield from language.passives(words)
    if use is Use.EVENT:
        yield from language.conclusions(words)
        yield from language.vague_times(words)
        return
    yield from language.positives(words)
    if use is Use.TEXT:
        return
    yield from conditions.orders(words, use)
    yield from language.vague(words, use)
    if use is Use.CONDITION:
        yield from language.judgements(words)
        yield from conditions.actions(words)
        yield from conditions.help_named(words)
        yield from conditions.ends(words)


def _apart(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Without overlap: by the order of Remark, and of one remark the longest words."""
    rank = {remark: place for place, remark in enumerate(Remark)}
    kept: list[Finding] = []
    starts: list[int] = []
    for finding in sorted(
        found, key=lambda each: (rank[each.remark], each.start - each.end, each.start)
    ):
        place = bisect(starts, finding.start)
        clear_before = place == 0 or kept[place - 1].end <= finding.start
        clear_after = place == len(kept) or finding.end <= kept[place].start
        if clear_before and clear_after:
            kept.insert(place, finding)
            starts.insert(place, finding.start)
    return tuple(kept)
