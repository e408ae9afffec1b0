"""Lines between boxes never run through a box, and never lie on each other where they meet one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

import fuzz  # noqa: F401 - how hypothesis is used here
from generator.views.routes import Measures, Spot, lay_out

if TYPE_CHECKING:
    from generator.views.routes import Layout, Point

ALONG = (100, 100, 70, 130, 100, 90)
MEASURES = Measures(along=ALONG, across=60, gutter=40, gap=18, before=24, after=12, between=8)


def _spots(heights: list[list[int]]) -> dict[str, Spot]:
    """Boxes by name: how many stand in each lane of each column."""
    return {
        f"{column}/{lane}/{slot}": Spot(column, lane, slot)
        for column, lanes in enumerate(heights)
        for lane, height in enumerate(lanes)
        for slot in range(height)
    }


LADDERS = st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=1, max_size=6).map(
    _spots
)


@st.composite
def _drawings(draw: st.DrawFn) -> Layout:
    spots = draw(LADDERS.filter(lambda spots: len(spots) > 1))
    names = st.sampled_from(sorted(spots))
    pairs = st.tuples(names, names).filter(lambda pair: pair[0] != pair[1])
    lines = draw(st.lists(pairs, unique=True, max_size=12))
    return lay_out(spots, lines, 2, MEASURES)


def _inside(corner: Point, a: Point, b: Point, along: float = 100) -> bool:
    """Whether a straight line from a to b runs through the inside of a box."""
    low, high = sorted((a, b))
    top, bottom = sorted((a[1], b[1]))
    u, v = corner
    return low[0] < u + along and high[0] > u and top < v + 60 and bottom > v


@given(_drawings())
def test_no_line_runs_through_a_box(layout: Layout) -> None:
    for line in layout.lines:
        for a, b in pairwise(line):
            assert a[0] == b[0] or a[1] == b[1]
            assert not any(
                _inside(corner, a, b, ALONG[int(name[0])])
                for name, corner in layout.corners.items()
            )


@given(_drawings())
def test_no_two_lines_meet_a_box_at_one_point(layout: Layout) -> None:
    ends = [point for line in layout.lines for point in (line[0], line[-1])]
    assert len(set(ends)) == len(ends)


@given(_drawings())
def test_all_lies_within_the_layout(layout: Layout) -> None:
    points = [point for line in layout.lines for point in line]
    assert all(0 <= u <= layout.u and 0 <= v <= layout.v for u, v in points)


def test_a_line_through_a_box_would_be_found() -> None:
    assert _inside((0, 0), (-10, 30), (110, 30))
    assert not _inside((0, 0), (-10, 60), (110, 60))


def test_neighbours_in_a_row_are_joined_by_a_straight_line() -> None:
    layout = lay_out({"a": Spot(0, 0), "b": Spot(1, 0)}, [("a", "b")], 1, MEASURES)
    assert layout.corners == {"a": (0, 24), "b": (140, 24)}
    assert layout.lines == (((100, 54), (140, 54)),)
    assert (layout.u, layout.v) == (240, 96)


def test_a_line_over_a_column_takes_the_channel_above_its_lane() -> None:
    spots = {"a": Spot(0, 0), "b": Spot(1, 0), "c": Spot(2, 0)}
    layout = lay_out(spots, [("a", "c")], 1, MEASURES)
    assert [v for _, v in layout.lines[0]] == [72, 72, 33, 33, 72, 72]
    assert layout.corners["a"] == (0, 42)


def test_a_line_over_an_empty_cell_is_straight() -> None:
    layout = lay_out({"a": Spot(0, 0), "c": Spot(2, 0)}, [("a", "c")], 1, MEASURES)
    assert layout.lines == (((100, 54), (280, 54)),)


def test_boxes_next_to_each_other_in_a_column_are_joined_straight_across() -> None:
    spots = {"a": Spot(0, 0), "b": Spot(0, 1)}
    layout = lay_out(spots, [("a", "b"), ("b", "a")], 2, MEASURES)
    assert layout.lines == (((42, 84), (42, 128)), ((58, 128), (58, 84)))
