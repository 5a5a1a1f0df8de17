"""The bar of issue 3, on three lists of two hundred fictitious texts by others than the maker."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from consultations.scanner import IdentityKind, find_identities

pytestmark = pytest.mark.rule("A6")

LISTS = {
    "scanner_texts.yaml": "first list, tuned on",
    "scanner_texts_second.yaml": "second list, mended after its first sight",
    "scanner_texts_third.yaml": "third list, never looked at",
}


@pytest.mark.parametrize(("file", "what"), LISTS.items(), ids=LISTS.values())
def test_95_of_100_texts_with_an_identity_are_caught_and_5_of_100_clean_texts_alarm_at_most(
    file, what, record_property
):
    texts = yaml.safe_load((Path(__file__).parent / file).read_text("utf-8"))
    telling = [text for text in texts if text["holds"]]
    clean = [text for text in texts if not text["holds"]]
    caught = [text for text in telling if find_identities(text["text"])]
    alarms = [text for text in clean if find_identities(text["text"])]

    record_property(
        "figure",
        f"scanner, {what}: caught {_share(caught, telling)}, "
        f"false alarms {_share(alarms, clean)}\n{_per_kind(telling)}",
    )

    # Numbers only: the texts of the third list are read by nobody who writes rules.
    assert len(texts) == 200
    assert 100 * len(caught) >= 95 * len(telling)
    assert 100 * len(alarms) <= 5 * len(clean)


def _share(some: list[dict], of: list[dict]) -> str:
    return f"{len(some)} of {len(of)} ({len(some) / len(of):.1%})"


def _per_kind(telling: list[dict]) -> str:
    """Of each kind: in how many of the texts that hold it that very kind is found."""
    held: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for text in telling:
        kinds = {finding.kind for finding in find_identities(text["text"])}
        held.update(text["holds"])
        found.update(kind for kind in text["holds"] if kind in kinds)
    rows = (f"  {kind.label}: {found[kind]} of {held[kind]}" for kind in IdentityKind)
    return "\n".join(rows)
