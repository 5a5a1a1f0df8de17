"""The line of safety as pixels: for any history nothing leaves the drawing or covers another."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.span import Span
from reporting.screens.line_of_safety.facts import Lane, Moment, Scored, Stretch
from reporting.screens.line_of_safety.layout import (
    BAND,
    DAYS,
    END,
    HEAD,
    LETTER,
    SIGN,
    SIGN_HEIGHT,
    START,
    WIDTH,
    Scale,
    drawn,
)
from tests.look.line_samples import line_samples

BEGIN = datetime(2016, 3, 1, 9, tzinfo=UTC)
TEN_YEARS = 3652
MINUTES = st.integers(0, TEN_YEARS * 24 * 60)
SIGNS = st.text("0123456789MVG!", min_size=1, max_size=3)
RATERS = st.sampled_from(["vt", "child", "network"])


def after(minutes: int) -> datetime:
    return BEGIN + timedelta(minutes=minutes)


@st.composite
def moments(draw):
    """Spread over ten years, or many together in a short time."""
    begin = draw(MINUTES)
    most = draw(st.sampled_from([60, 24 * 60 * 365, TEN_YEARS * 24 * 60]))
    later = draw(st.lists(st.integers(0, most), max_size=45))
    return [
        Moment(after(min(begin + minutes, TEN_YEARS * 24 * 60)), draw(SIGNS), "wat", "event")
        for minutes in later
    ]


@st.composite
def stretches(draw):
    """One after the other, the last of them still running."""
    borders = sorted(draw(st.lists(MINUTES, min_size=1, max_size=20, unique=True)))
    return [
        Stretch(after(since), after(until) if until else None, "Naam", "1", "wat", "vt")
        for since, until in zip(borders, [*borders[1:], None], strict=True)
    ]


SCORES = st.lists(
    st.builds(
        lambda minutes, figure, rater: Scored(after(minutes), figure, (rater, None, ""), rater, ""),
        MINUTES,
        st.integers(0, 10),
        RATERS,
    ),
    max_size=30,
)
LANES = st.builds(
    lambda moments, stretches, scores: Lane("Baan", "niets", moments, stretches, scores),
    moments(),
    st.one_of(st.just([]), stretches()),
    SCORES,
)
SCALE = Scale(Span.of(BEGIN, after(TEN_YEARS * 24 * 60)), after(TEN_YEARS * 24 * 60), "vandaag")


def meet(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two boxes (left, top, right, bottom) share a pixel."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def boxes_of(lane) -> list[tuple[int, int, int, int]]:
    signs = [(s.x, s.y, s.x + SIGN, s.y + SIGN_HEIGHT) for s in lane.signs]
    bands = [(b.x, b.y, b.x + b.width, b.y + BAND) for b in lane.bands]
    figures = [(f.x - 8, f.y - 11, f.x + 8, f.y) for f in lane.figures]
    dots = [(d.x - 6, d.y - 7, d.x + 6, d.y + 7) for curve in lane.curves for d in curve.dots]
    return [*signs, *bands, *figures, *dots]


@settings(max_examples=60, deadline=None)
@given(st.lists(LANES, min_size=1, max_size=3))
def test_nothing_leaves_the_drawing_or_its_lane(lanes):
    drawing = drawn("Wat er gebeurde", lanes, SCALE)

    tops = [lane.top for lane in drawing.lanes]
    assert tops == [HEAD + sum(each.height for each in drawing.lanes[:n]) for n in range(len(tops))]
    assert drawing.height == tops[-1] + drawing.lanes[-1].height + DAYS
    for lane in drawing.lanes:
        for left, top, right, bottom in boxes_of(lane):
            assert 0 <= left < right <= WIDTH
            assert lane.top <= top < bottom <= lane.top + lane.height


@settings(max_examples=60, deadline=None)
@given(LANES)
def test_no_sign_and_no_figure_covers_another(lane):
    placed = drawn("", [lane], SCALE).lanes[0]

    signs = [(s.x, s.y, s.x + SIGN, s.y + SIGN_HEIGHT) for s in placed.signs]
    figures = [(f.x - 8, f.y - 11, f.x + 8, f.y) for f in placed.figures]
    dots = {(dot.x, dot.y) for curve in placed.curves for dot in curve.dots}
    for left, top, right, bottom in figures:
        assert not any(left < x < right and top < y < bottom for x, y in dots)
    for boxes in (signs, figures):
        assert not any(meet(one, other) for one, other in combinations(boxes, 2))
    for band in placed.bands:
        assert len(band.label) * LETTER <= band.width


@settings(max_examples=60, deadline=None)
@given(moments())
def test_signs_stand_in_the_order_of_time_and_none_is_lost(told):
    placed = drawn("", [Lane("Baan", "niets", moments=told)], SCALE).lanes[0].signs

    counts = [int(s.label[:-1]) if s.label.endswith("×") else 1 for s in placed]
    assert sum(counts) == len(told)
    rows: dict[int, list[int]] = {}
    for sign in placed:
        rows.setdefault(sign.y, []).append(sign.x)
    assert all(row == sorted(row) for row in rows.values())
    if set(counts) <= {1} and len({s.label for s in placed}) > 1:
        in_order = [m.sign for m in sorted(told, key=lambda m: m.at)]
        assert [s.label for s in placed] == in_order


@settings(max_examples=40, deadline=None)
@given(stretches())
def test_bands_follow_each_other_and_the_last_ends_now(told):
    bands = drawn("", [Lane("Baan", "niets", stretches=told)], SCALE).lanes[0].bands

    assert [band.x for band in bands] == sorted(band.x for band in bands)
    assert bands[-1].x + bands[-1].width == END


def test_a_sign_stands_at_its_day_and_never_beside_it():
    halfway = Moment(after(TEN_YEARS * 12 * 60), "1", "wat", "event")

    [first, second] = drawn("", [Lane("", "", moments=[halfway, halfway])], SCALE).lanes[0].signs

    assert first.middle == second.middle == (START + END) // 2
    assert second.y > first.y


def test_what_crowds_is_counted_and_keeps_its_words():
    told = [Moment(after(n), str(n), f"ruzie {n}", "event") for n in range(40)]

    [sign] = drawn("", [Lane("", "", moments=told)], SCALE).lanes[0].signs

    assert sign.label == "40×"
    assert sign.title.splitlines()[:2] == ["1 mrt 2016: ruzie 0", "1 mrt 2016: ruzie 1"]


@pytest.mark.parametrize(
    ("minutes", "label"),
    [(TEN_YEARS * 24 * 60, "Veilig Thuis Noord"), (260_000, "1"), (9_000, "")],
    ids=["whole name", "number", "nothing"],
)
def test_a_band_says_what_fits_in_it(minutes, label):
    told = Stretch(BEGIN, after(minutes), "Veilig Thuis Noord", "1", "wat", "vt")

    [band] = drawn("", [Lane("", "", stretches=[told])], SCALE).lanes[0].bands

    assert band.label == label


def test_what_is_planned_stands_to_the_right_of_today():
    now = after(TEN_YEARS * 12 * 60)
    planned = Moment(SCALE.span.end, "12", "moment", "planned")
    running = Stretch(BEGIN, None, "Naam", "1", "wat", "vt")
    lane = Lane("", "", moments=[planned], stretches=[running])

    drawing = drawn("", [lane], Scale(SCALE.span, now, "vandaag"))

    [placed] = drawing.lanes
    assert placed.bands[0].x + placed.bands[0].width == drawing.now.x == (START + END) // 2
    assert placed.signs[0].middle == END
    assert not drawing.now_at_the_end


def test_an_empty_lane_says_so():
    [lane] = drawn("", [Lane("Meldingen", "geen")], SCALE).lanes

    assert lane.nothing == "geen"


def drawn_in(lane) -> int:
    """How many facts stand in this lane, those that are counted together included."""
    counts = [int(s.label[:-1]) if s.label.endswith("×") else 1 for s in lane.signs]
    return sum(counts) + len(lane.bands) + sum(len(curve.dots) for curve in lane.curves)


@pytest.mark.parametrize(
    "title", ["Deze week gemeld", "Tien jaar", "Veertig gebeurtenissen in een jaar"]
)
def test_the_table_tells_what_the_picture_draws_no_more_and_no_less(title):
    page = dict(line_samples())[title]
    drawn_facts = {
        lane.name: drawn_in(lane)
        for drawing in page.drawings
        for lane in drawing.lanes
        if drawn_in(lane)
    }

    told = Counter(row.lane for year in page.years for row in year.rows if row.at)

    assert told == drawn_facts
