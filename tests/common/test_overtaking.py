"""The rule of three: what the page showed, what was typed, what stands there now."""

from datetime import UTC, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
import time_machine

from common.overtaking import (
    Saved,
    both_wrote,
    mark,
    marks,
    read_marks,
    settle,
    they_wrote,
)

TEXTS = ["", "Rust.", "Onrust."]
ALL_THREE = list(product(TEXTS, TEXTS, TEXTS))
NOON = datetime(2026, 3, 4, 11, 5, tzinfo=UTC)  # 12.05 in the Netherlands


def laid_side_by_side(shown, mine, theirs):
    return settle(read_marks(marks({"text": shown})), {"text": mine}, {"text": theirs})


@pytest.mark.parametrize(("shown", "mine", "theirs"), ALL_THREE)
def test_what_only_one_of_us_wrote_stands(shown, mine, theirs):
    settled = laid_side_by_side(shown, mine, theirs)

    if shown == mine:
        assert settled.answers["text"] == theirs
    if shown == theirs:
        assert settled.answers["text"] == mine


@pytest.mark.parametrize(("shown", "mine", "theirs"), ALL_THREE)
def test_only_what_both_wrote_and_wrote_differently_clashes(shown, mine, theirs):
    settled = laid_side_by_side(shown, mine, theirs)

    assert bool(settled.clashes) == (len({shown, mine, theirs}) == 3)
    assert bool(settled.followed) == (shown == mine != theirs)


@pytest.mark.parametrize(("shown", "mine", "theirs"), ALL_THREE)
def test_whoever_is_first_the_same_is_found(shown, mine, theirs):
    one, other = laid_side_by_side(shown, mine, theirs), laid_side_by_side(shown, theirs, mine)

    assert one.clashes == other.clashes
    if not one.clashes:
        assert one.answers == other.answers


def test_each_answer_is_settled_by_itself():
    seen = read_marks(marks({"mine": "a", "theirs": "a", "both": "a", "nobody": "a"}))

    settled = settle(
        seen,
        {"mine": "b", "theirs": "a", "both": "b", "nobody": "a"},
        {"mine": "a", "theirs": "c", "both": "c", "nobody": "a"},
    )

    assert settled.answers == {"mine": "b", "theirs": "c", "both": "b", "nobody": "a"}
    assert (settled.clashes, settled.followed) == (("both",), ("theirs",))


def test_what_stands_nowhere_is_left_alone_and_what_was_not_asked_is_followed():
    settled = settle({}, {"despite": "Oma let op."}, {"outcome": "E"})

    assert settled.answers == {"despite": "Oma let op."}
    assert settled.followed == ("outcome",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Regel\r\nregel ", "Regel\nregel", id="line ends and outer spaces"),
        pytest.param(7, "7", id="a number and its digits"),
        pytest.param(None, "", id="nothing and an empty text"),
        pytest.param([""], [], id="nothing chosen"),
        pytest.param(
            NOON, NOON.astimezone(ZoneInfo("Europe/Amsterdam")), id="a moment on two clocks"
        ),
        pytest.param(NOON, NOON.replace(second=30), id="seconds, which no page shows"),
    ],
)
def test_these_are_the_same_answer(one, other):
    assert mark(one) == mark(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(False, None, id="no and not answered"),
        pytest.param(False, True, id="no and yes"),
        pytest.param(["a", "b"], ["ab"], id="two choices and one"),
        pytest.param("Regel\nregel", "Regel regel", id="two lines and one"),
        pytest.param(0, None, id="zero and nothing"),
    ],
)
def test_these_are_different_answers(one, other):
    assert mark(one) != mark(other)


def test_a_mark_does_not_tell_the_answer():
    assert "Fatma" not in marks({"who": "Fatma"})


@pytest.mark.parametrize("carried", ["", "geen", "[1]", "null", '{"text": {"a": 1}}'])
def test_a_page_that_was_tampered_with_saw_nothing(carried):
    settled = settle(read_marks(carried), {"text": "a"}, {"text": "b"})

    assert settled.clashes == ("text",)


@time_machine.travel(datetime(2026, 3, 4, 15, tzinfo=UTC), tick=False)
def test_the_sentence_says_who_and_when():
    anna = Saved("Anna Meijer", NOON, own=False)
    yesterday = Saved("Anna Meijer", datetime(2026, 3, 3, 11, 5, tzinfo=UTC), own=False)
    oneself = Saved("Anna Meijer", NOON, own=True)

    assert both_wrote(anna) == "Intussen bewaarde Anna Meijer hier iets anders (12.05 uur)."
    assert "(3 mrt 2026, 12.05 uur)" in both_wrote(yesterday)
    assert both_wrote(oneself).startswith("Intussen bewaarde u in een ander venster")
    assert both_wrote(None) == "Intussen is hier iets anders bewaard."
    assert they_wrote(anna).startswith("Intussen veranderde Anna Meijer dit (12.05 uur).")
