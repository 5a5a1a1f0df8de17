"""The bar of issue 3, on two hundred fictitious texts that the maker of the rules did not write."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from consultations.scanner import IdentityKind, find_identities

TEXTS = yaml.safe_load((Path(__file__).parent / "scanner_texts.yaml").read_text("utf-8"))


@pytest.mark.rule("A6")
def test_95_of_100_texts_with_an_identity_are_caught_and_5_of_100_clean_texts_alarm_at_most(capsys):
    telling = [text for text in TEXTS if text["holds"]]
    clean = [text for text in TEXTS if not text["holds"]]
    caught = [text for text in telling if find_identities(text["text"])]
    alarms = [text for text in clean if find_identities(text["text"])]

    with capsys.disabled():
        print(
            f"\nscanner: caught {len(caught)} of {len(telling)} ({len(caught) / len(telling):.1%})"
        )
        print(
            f"scanner: false alarms {len(alarms)} of {len(clean)} ({len(alarms) / len(clean):.1%})"
        )
        print(_per_kind(telling))

    assert len(caught) / len(telling) >= 0.95
    assert len(alarms) / len(clean) <= 0.05


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
