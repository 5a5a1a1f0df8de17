"""Finding an advice back by number or by what was said, only among those the reader sees."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.encryption import search_hash
from consultations.models import Consultation
from consultations.models.consultation import SEARCHED
from consultations.selectors.lists import with_columns
from numbering.services import FIRST_YEAR

if TYPE_CHECKING:
    from accounts.models import User

NUMBER = re.compile(r"^(?:ad[- ]?)?(?:(?P<year>\d{4})[- ])?(?P<digits>\d{1,6})$", re.I)
WORD = re.compile(r"\w+")
SHOWN = 50
# Marks no keyboard has, around each word that was found.
HIT_BEGINS, HIT_ENDS = "\x02", "\x03"


@dataclass(frozen=True)
class Found:
    """What a search brought: at most fifty, the best first, and whether there are more."""

    advices: list[Consultation]
    more: bool
    by_number: bool


def search(reader: "User", text: str) -> Found:
    """The search is written in the log with the words as hashes (A6)."""
    number = NUMBER.match(text.strip())
    rows = numbered(reader, number) if number else about(reader, text)
    found = list(with_columns(rows)[: SHOWN + 1])
    record(
        AuditEvent.SEARCHED,
        actor=reader,
        target="adviezen",
        words=[search_hash(word)[:16] for word in words_of(text)],
        shown=[advice.number for advice in found[:SHOWN]],
    )
    return Found(found[:SHOWN], len(found) > SHOWN, by_number=bool(number))


def words_of(text: str) -> list[str]:
    return WORD.findall(text.lower())


def numbered(reader: "User", number: "re.Match[str]") -> QuerySet[Consultation]:
    """AD-2026-00012; also "12" or "2026-12" as people say it."""
    years = [number["year"]] if number["year"] else range(FIRST_YEAR, timezone.localdate().year + 1)
    wanted = [f"AD-{year}-{int(number['digits']):05d}" for year in years]
    return Consultation.objects.visible_to(reader).filter(number__in=wanted)


def about(reader: "User", text: str) -> QuerySet[Consultation]:
    """With every one of these words, or words that begin so; the best match first."""
    words = words_of(text)
    if not words:
        return Consultation.objects.none()
    wanted = " & ".join(f"{word}:*" for word in words)
    query = SearchQuery(wanted, config="dutch", search_type="raw")
    return (
        Consultation.objects.visible_to(reader)
        .filter(searched=query)
        .annotate(rank=SearchRank(F("searched"), query), found_in=_fragments(query))
        .order_by("-rank", "-began_at", "-pk")
    )


def _fragments(query: SearchQuery) -> SearchHeadline:
    """The words around what was found, from the texts that are searched."""
    parts = [part for name in SEARCHED for part in (name, Value(" "))]
    return SearchHeadline(
        Concat(*parts, output_field=TextField()),
        query,
        config="dutch",
        start_sel=HIT_BEGINS,
        stop_sel=HIT_ENDS,
        max_fragments=2,
        max_words=14,
        min_words=6,
        fragment_delimiter=" … ",
    )
