"""The passive: "wordt", and the participle that belongs to it."""

import re
from collections.abc import Sequence

from safetyplans.wording.lists import group
from safetyplans.wording.plain import Word

BECOMES = frozenset({"wordt", "worden", "werd", "werden"})
_PARTICIPLE = re.compile(
    r"(?:aan|af|be|bij|door|in|mee|na|om|onder|op|over|terug|toe|uit|vast|voor|weg)?ge\w{2,}(?:[dt]|en)"
    r"|(?:be|ver|ont|her|er|mis|onder|over|door|voor)\w{3,}(?:[dt]|en)"
)


def becomes_something(words: Sequence[Word], place: int) -> bool:
    """Does a participle stand near this word: just before it, or some words after it?"""
    near = [*words[max(0, place - 1) : place], *words[place + 1 : place + 11]]
    return any(is_participle(word) for word in near)


def is_participle(word: Word) -> bool:
    return bool(_PARTICIPLE.fullmatch(word.folded)) and word.folded not in group("no_participle")
