"""The picture of roles and steps: lanes, columns, boxes and arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.views.stepmap import Edge, Names, Node, step_map, tall_map

if TYPE_CHECKING:
    from generator.views.drawing import StepMap

KINDS = {"promotion": "Promotion", "lateral": "Lateral", "track-change": "Change of track"}


def _names(lanes: int = 1, columns: int = 3) -> Names:
    return Names(
        name="map",
        title="T",
        description="D",
        color="#0f4c5c",
        lanes=tuple(f"Lane {lane}" for lane in range(lanes)),
        columns=tuple(f"Level {column}" for column in range(columns)),
        kinds=KINDS,
        several=lambda titles: f"{len(titles)} roles",
        together=lambda roles: (f"pay of {len(roles)}",),
    )


def _node(name: str, column: int, lane: int = 0, note: str = "") -> Node:
    return Node(name, name.title(), (note,), lane, column)


def _titles(picture: StepMap) -> list[str]:
    return [" ".join(line.text for line in box.title) for box in picture.boxes]


def _notes(picture: StepMap) -> list[str]:
    return [" ".join(line.text for line in box.notes) for box in picture.boxes]


TWO = (_node("low", 0, note="$1"), _node("high", 1))


def test_a_single_role_is_a_picture_without_arrows_or_key() -> None:
    picture = step_map([_node("solo", 0)], [], _names(columns=1))
    assert (_titles(picture), picture.arrows, picture.keys) == (["Solo"], (), ())
    assert picture.width == 288


def test_levels_run_to_the_right() -> None:
    picture = step_map(TWO, [Edge("low", "high", "promotion")], _names(columns=2))
    low, high = picture.boxes
    assert (low.x + low.width, high.x, low.y) == (212, 252, high.y)
    assert [line.text for line in picture.columns] == ["Level 0", "Level 1"]
    assert _notes(picture) == ["$1", ""]
    assert picture.arrows[0].line == "M212 75.6L245 75.6"
    assert picture.arrows[0].tip == "M252 75.6L244 79.6L244 71.6Z"


def test_in_a_tall_picture_levels_run_upwards_and_boxes_name_them() -> None:
    picture = step_map(TWO, [Edge("low", "high", "promotion")], _names(columns=2), tall=True)
    low, high = picture.boxes
    assert (low.x, high.y + high.height < low.y) == (high.x, True)
    assert picture.columns == ()
    assert _notes(picture) == ["Level 0 $1", "Level 1"]
    assert picture.width == 288
    assert low.height > high.height


def test_lanes_lie_below_each_other_and_are_named() -> None:
    nodes = (_node("a", 0), _node("b", 0, lane=1))
    first, second = step_map(nodes, [], _names(lanes=2, columns=1)).lanes
    assert (first.name[0].text, second.name[0].text) == ("Lane 0", "Lane 1")
    assert first.y + first.height < second.y


def test_the_key_names_each_kind_of_step_once() -> None:
    edges = [Edge("low", "high", "promotion"), Edge("high", "low", "lateral")]
    picture = step_map(TWO, [*edges, edges[0]], _names(columns=2))
    assert [(key.kind, key.text.text) for key in picture.keys] == [
        ("promotion", "Promotion"),
        ("lateral", "Lateral"),
    ]
    assert len(picture.arrows) == 2


def test_steps_to_roles_of_other_ladders_are_left_out() -> None:
    assert step_map(TWO, [Edge("low", "elsewhere", "family-change")], _names()).arrows == ()


def test_a_crowded_picture_has_one_box_a_level_of_a_track() -> None:
    nodes = [
        _node(f"r{column}{slot}", column, note="$1") for column in range(3) for slot in range(6)
    ]
    edges = [
        Edge(f"r{c}{slot}", f"r{c + 1}{slot}", "promotion") for c in (0, 1) for slot in range(6)
    ]
    picture = step_map(nodes, edges, _names())
    assert _titles(picture) == ["6 roles", "6 roles", "6 roles"]
    assert _notes(picture) == ["$1", "$1", "$1"]
    assert len(picture.arrows) == 2


def test_on_a_phone_boxes_abreast_are_joined_before_they_get_too_narrow() -> None:
    nodes = [_node("a", 0), _node("b", 0), _node("c", 0, lane=1)]
    assert _titles(step_map(nodes[:2], [], _names(columns=1), tall=True)) == ["A", "B"]
    names = _names(lanes=2, columns=1)
    assert _titles(step_map(nodes, [], names)) == ["A", "B", "C"]
    assert _titles(step_map(nodes, [], names, tall=True)) == ["2 roles", "C"]


def test_two_boxes_abreast_have_their_lateral_moves_on_a_phone() -> None:
    nodes = [_node("a", 0), _node("b", 0)]
    picture = step_map(nodes, [Edge("a", "b", "lateral")], _names(columns=1), tall=True)
    assert [arrow.kind for arrow in picture.arrows] == ["lateral"]
    assert [key.text.text for key in picture.keys] == ["Lateral"]


@pytest.mark.parametrize("lanes", [1, 2, 3])
@pytest.mark.parametrize("roles", [1, 3, 13, 60])
def test_every_letter_on_a_phone_is_shown_with_eleven_pixels_or_more(
    roles: int, lanes: int
) -> None:
    """At 320 pixels a page has 288 for a picture, which is shown as wide as that."""
    levels = -(-roles // (2 * lanes))
    nodes = [
        _node(f"r{i}", i // (2 * lanes), i % (2 * lanes) // 2, "$101,000 to $127,000")
        for i in range(roles)
    ]
    edges = [
        Edge(f"r{i}", f"r{end}", kind)
        for i in range(roles)
        for end, kind in ((i + 2 * lanes, "promotion"), (i + 6 * lanes + 2, "track-change"))
        if end < roles
    ]
    names = _names(min(lanes, roles), max(levels, 1))
    picture = tall_map(nodes, edges, names)
    assert picture
    shown = 288 / picture.width
    assert min(picture.sizes.title, picture.sizes.note, picture.sizes.head) * shown >= 11


def test_more_lanes_than_can_be_read_on_a_phone_are_not_drawn_for_one() -> None:
    nodes = [_node(f"r{lane}", 0, lane) for lane in range(4)]
    assert tall_map(nodes, [], _names(lanes=4, columns=1)) is None


def test_a_picture_knows_whether_a_column_of_text_has_room_for_it() -> None:
    def broad(columns: int) -> bool:
        nodes = [_node(f"r{column}", column) for column in range(columns)]
        return step_map(nodes, [], _names(columns=columns)).broad

    assert [broad(columns) for columns in (1, 5, 7, 8, 9, 12)] == [
        *(False, False, False),
        *(True, True, False),
    ]


def test_joined_boxes_say_what_holds_for_all_or_what_is_said_of_them_together() -> None:
    nodes = [_node("a", 0, note="$1"), _node("b", 0, note="$2")]
    nodes += [_node("c", 0, lane=1, note="$3"), _node("d", 0, lane=1, note="$3")]
    picture = step_map(nodes, [], _names(lanes=2, columns=1), tall=True)
    assert [note.removeprefix("Level 0 ") for note in _notes(picture)] == ["pay of 2", "$3"]


def test_many_levels_are_turned_upwards_on_a_wide_page_too() -> None:
    nodes = [_node(f"r{column}", column) for column in range(12)]
    picture = step_map(nodes, [], _names(columns=12))
    assert picture.boxes[0].y > picture.boxes[-1].y
    assert picture.width <= 1040


@pytest.mark.parametrize("tall", [False, True])
@pytest.mark.parametrize("columns", [1, 2, 5, 9, 20])
@pytest.mark.parametrize("lanes", [1, 2])
def test_nothing_lies_outside_the_picture(columns: int, lanes: int, tall: bool) -> None:  # noqa: FBT001 - a case of the table above
    title = "Representative of everything that is very long " * 9
    nodes = [
        Node(f"{column}/{lane}", title, ("$100,000 to $200,000",), lane, column)
        for column in range(columns)
        for lane in range(lanes)
    ]
    edges = [
        Edge(f"{c}/0", f"{c + 1}/{lane}", "promotion")
        for c in range(columns - 1)
        for lane in range(lanes)
    ]
    picture = step_map(nodes, edges, _names(lanes, columns), tall=tall)
    for box in picture.boxes:
        assert 0 <= box.x < box.x + box.width <= picture.width
        assert 0 <= box.y < box.y + box.height <= picture.height
        assert all(box.y < line.y < box.y + box.height for line in (*box.title, *box.notes))


def test_what_looks_alike_is_drawn_as_one_path() -> None:
    nodes = (TWO[0], Node("high", "High", (), 0, 1, here=True))
    picture = step_map(nodes, [Edge("low", "high", "track-change")], _names(columns=2))
    assert picture.grounds.count("z") == 1
    assert picture.frames == (
        "M16 48h192a4 4 0 0 1 4 4v47.2a4 4 0 0 1-4 4h-192a4 4 0 0 1-4-4v-47.2a4 4 0 0 1 4-4z"
    )
    assert picture.here == picture.frames.replace("M16 ", "M256 ")
    assert [(line.kind, line.dashes, line.path) for line in picture.lines] == [
        ("track-change", "7 4", "M212 75.6L245 75.6M0 135.2h30")
    ]
    assert picture.tips == "M252 75.6L244 79.6L244 71.6Z"
    assert [line.text for line in picture.names] == [
        "Level 0",
        "Level 1",
        "Lane 0",
        "Change of track",
    ]
    assert [line.text for line in picture.titles] == ["Low", "High"]
    assert [line.text for line in picture.notes] == ["$1"]


def test_a_line_turns_its_corners_round() -> None:
    nodes = (_node("a", 0), _node("b", 1, lane=1))
    (arrow,) = step_map(nodes, [Edge("a", "b", "promotion")], _names(2, 2)).arrows
    assert arrow.line.count("Q") == 2


def test_kinds_of_steps_that_do_not_fit_go_on_below() -> None:
    kinds = ("promotion", "lateral", "track-change")
    edges = [Edge("low", "high", kind) for kind in kinds]
    picture = step_map(TWO, edges, _names(columns=2), tall=True)
    first, second, third = (key.text for key in picture.keys)
    assert (first.y, third.x, third.y - second.y) == (second.y, first.x, 20)
