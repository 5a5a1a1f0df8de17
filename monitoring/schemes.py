"""A scheme is a word, as it is agreed at the table and kept: ``3-6-12``. Pure."""

from collections.abc import Iterable

from deadlines.wording import listed

# A contact after three months can never be left out (7.1, 001-12).
NEVER_WITHOUT = 3


def months_of(scheme: str) -> tuple[int, ...]:
    """``3-6-12`` is after three, six and twelve months; nothing agreed is nothing."""
    return tuple(int(month) for month in scheme.split("-")) if scheme else ()


def scheme_of(months: Iterable[int]) -> str:
    return "-".join(str(month) for month in sorted(set(months)))


def in_words(scheme: str) -> str:
    """``na 3, 6 en 12 maanden``"""
    months = months_of(scheme)
    return f"na {listed([str(month) for month in months])} maanden" if months else ""
