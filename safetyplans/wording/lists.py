"""The lists in words/*.txt, read once, at the first text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from safetyplans.wording.plain import Word, fold

_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Hit:
    """Words first..last (both included) of a sentence stand in a list, with what is better."""

    first: int
    last: int
    better: str


@dataclass(frozen=True)
class Phrases:
    """Words and fixed expressions, each with what would read better."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    endings: dict[str, str] = field(default_factory=dict)

    def at(self, words: Sequence[Word], place: int) -> Hit | None:
        """The longest expression that starts at this word."""
        folded = words[place].folded
        for parts, better in self.by_first.get(folded, ()):
            last = place + len(parts) - 1
            if last < len(words) and _same(words, place, parts):
                return Hit(place, last, better)
        if self.endings and folded.endswith(self._any_ending):
            ending = next(end for end in self.endings if folded.endswith(end))
            return Hit(place, place, self.endings[ending])
        return None

    @cached_property
    def _any_ending(self) -> tuple[str, ...]:
        return tuple(self.endings)

    def found_in(self, words: Sequence[Word]) -> Iterator[Hit]:
        """Every expression in a sentence; words that are part of one are not read again."""
        place = 0
        while place < len(words):
            hit = self.at(words, place)
            if hit:
                yield hit
            place = hit.last + 1 if hit else place + 1


def _same(words: Sequence[Word], place: int, parts: tuple[str, ...]) -> bool:
    """The first word was looked up already."""
    return all(words[place + step].folded == parts[step] for step in range(1, len(parts)))


def _lines(name: str) -> list[str]:
    """The entries of a file; an indented line goes on with the one before."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").replace("\n  ", " ")
    return [line for line in text.splitlines() if not line.startswith("#")]


@cache
def _sections(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    section = ""
    for line in _lines(name):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            found[section].append(line)
    return found


@cache
def phrases(name: str, section: str = "") -> Phrases:
    """One section of a list of "form, form: what is better"; "*form" is the ending of a word."""
    made = Phrases()
    for line in _sections(name)[section]:
        forms, _, better = line.partition(": ")
        for form in forms.split(", "):
            if form.startswith("*"):
                made.endings[fold(form[1:])] = better
            else:
                _add(made, form, better)
    for same_start in made.by_first.values():
        same_start.sort(key=lambda entry: -len(entry[0]))
    return made


def _add(made: Phrases, form: str, better: str) -> None:
    parts = tuple(fold(part) for part in form.split())
    made.by_first[parts[0]].append((parts, better))
    if len(parts) == 1 and parts[0].endswith("eren") and len(parts[0]) > 6:
        for regular in _forms_of_eren(parts[0]):
            made.by_first[regular].append(((regular,), better))


def _forms_of_eren(verb: str) -> tuple[str, ...]:
    """Participeren: participeer, participeert, participeerde, participeerden, geparticipeerd."""
    stem = verb.removesuffix("eren") + "eer"
    return (stem, f"{stem}t", f"{stem}de", f"{stem}den", f"ge{stem}d")


@cache
def group(name: str) -> frozenset[str]:
    """The words of one section of groups.txt."""
    return frozenset(word for line in _sections("groups")[name] for word in line.split())
