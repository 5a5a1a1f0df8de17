"""Two texts side by side, word by word; and which thing of then is which thing of now."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, Protocol, TypeVar


class Named(Protocol):
    """``key`` is the same in each version, empty when there is none; ``words`` is all it says."""

    @property
    def key(self) -> str: ...
    @property
    def words(self) -> str: ...


N = TypeVar("N", bound=Named)

# A word, or a mark that stands beside one, with the space before it.
_WORD = re.compile(r"\s*(?:[\w'’-]+|[^\w\s])|\s+$")
# Above this share of the same words two texts are one text that was rewritten.
_ALIKE = 0.5


@dataclass(frozen=True)
class Change:
    """A run of words that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


def changes(before: str, after: str) -> list[Change]:
    """Both texts in one, in reading order; what went stands before what came."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    compared = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    found: list[Change] = []
    for tag, old_from, old_to, new_from, new_to in compared.get_opcodes():
        if tag == "equal":
            found.append(Change("same", "".join(new[new_from:new_to])))
            continue
        found += _run("removed", old[old_from:old_to])
        found += _run("added", new[new_from:new_to])
    return found


def pairs(before: Sequence[N], after: Sequence[N]) -> list[tuple[N | None, N | None]]:
    """Each thing of now with itself of then, in the order of now; what went comes last.

    By its key; without a key the one that says the same, or else the most alike.
    """
    left = list(before)
    partners = [_taken(left, _same(new, left)) for new in after]
    for place, new in enumerate(after):
        if partners[place] is None and not new.key:
            partners[place] = _taken(left, _most_alike(new, left))
    return [*zip(partners, after, strict=True), *((old, None) for old in left)]


def _same(new: N, left: list[N]) -> N | None:
    if new.key:
        return next((old for old in left if old.key == new.key), None)
    return next((old for old in left if not old.key and old.words == new.words), None)


def _most_alike(new: N, left: list[N]) -> N | None:
    alike = [(_likeness(old.words, new.words), old) for old in left if not old.key]
    share, old = max(alike, key=lambda one: one[0], default=(0.0, None))
    return old if share >= _ALIKE else None


def _taken(left: list[N], old: N | None) -> N | None:
    """One thing of then is one thing of now."""
    if old is not None:
        left.remove(old)
    return old


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _run(kind: Literal["added", "removed"], words: list[str]) -> list[Change]:
    """Without the space before it: that is no word that came or went."""
    run = "".join(words)
    bare = run.lstrip()
    space = run[: len(run) - len(bare)]
    return [Change("same", space)] * bool(space) + [Change(kind, bare)] * bool(bare)


def _bare(words: list[str]) -> list[str]:
    return [word.strip() for word in words]
