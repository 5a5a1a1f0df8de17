"""The bar of issue 4, on four lists of 120 fictitious conditions by another hand than the rules.

Of the first and the second list the failures were looked at, of the third the first half, of the
fourth nothing: the bar is asserted there where it is met, and what is not met is printed as it is
(ADR 16).
"""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from safetyplans.wording import Remark, Use, bad_condition, read

pytestmark = pytest.mark.rule("000-24")

# Of the third list the first thirty bad and the first thirty good ones were looked at.
LOOKED_AT = 30


def listed(file: str) -> tuple[list[dict], list[dict]]:
    """The bad and the good conditions of a list."""
    conditions = yaml.safe_load((Path(__file__).parent / file).read_text("utf-8"))
    bad = [each for each in conditions if not each["good"]]
    good = [each for each in conditions if each["good"]]
    assert (len(bad), len(good)) == (60, 60)
    return bad, good


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("first list", "wording_sentences.yaml"),
        ("second list", "wording_sentences_second.yaml"),
    ],
)
def test_of_a_list_that_was_looked_at_90_of_100_bad_ones_are_marked_and_5_of_100_good_ones_at_most(
    record_property, name, file
):
    bad, good = listed(file)

    marked, alarms = flagged(bad), flagged(good)

    printed = "\n".join(f"  {_line(each)}" for each in [*bad, *good])
    record_property("figure", f"wording, {name}: {_shares(bad, good)}\n{printed}")
    assert 100 * len(marked) >= 90 * len(bad)
    assert 100 * len(alarms) <= 5 * len(good)


def test_of_the_half_nobody_looked_at_90_of_100_bad_ones_are_marked_but_more_good_ones_than_the_bar(
    record_property,
):
    # Numbers only. At first sight 53 of 60 bad and 5 of 60 good ones of this list were marked.
    # Its numbers were counted while the rules changed, so they are no clean exam any more.
    bad, good = listed("wording_sentences_third.yaml")
    unseen = bad[LOOKED_AT:], good[LOOKED_AT:]

    record_property("figure", f"wording, third list: {_shares(bad, good)}")
    record_property("figure", f"wording, its half that was not looked at: {_shares(*unseen)}")
    assert 100 * len(flagged(unseen[0])) >= 90 * len(unseen[0])
    # Above the bar of 5 of 100 with 3 of 30; it must not become worse.
    assert len(flagged(unseen[1])) <= 3


def test_of_a_list_nobody_looked_at_90_of_100_bad_ones_are_marked_and_5_of_100_good_ones_at_most(
    record_property,
):
    # Numbers only. The rules of an hour before did as well on it: it is an easier list.
    bad, good = listed("wording_sentences_fourth.yaml")

    record_property("figure", f"wording, fourth list, not looked at: {_shares(bad, good)}")
    assert 100 * len(flagged(bad)) >= 90 * len(bad)
    assert 100 * len(flagged(good)) <= 5 * len(good)


def flagged(conditions: list[dict]) -> list[dict]:
    return [each for each in conditions if bad_condition(each["text"])]


def _shares(bad: list[dict], good: list[dict]) -> str:
    kinds = Counter(each["why"] for each in bad)
    found = Counter(each["why"] for each in flagged(bad))
    per_kind = ", ".join(f"{kind} {found[kind]} of {kinds[kind]}" for kind in kinds)
    return (
        f"bad marked {len(flagged(bad))} of {len(bad)} ({per_kind}), "
        f"good marked {len(flagged(good))} of {len(good)}"
    )


def _line(condition: dict) -> str:
    """A condition with what was expected of it and the words that were marked."""
    text = condition["text"]
    expected = "good" if condition["good"] else f"bad ({condition['why']})"
    words = "; ".join(
        f"{each.remark.value}: {text[each.start : each.end]}"
        for each in read(text, Use.CONDITION)
        if each.remark is not Remark.LONG
    )
    return f"{expected}: {text} [{words or 'no mark'}]"
