"""The picture of roles and steps: lanes, columns, boxes and arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.views.drawing import NARROWEST, PAPER, PHONE
from generator.views.stepmap import Edge, Names, Node, step_map, step_maps

if TYPE_CHECKING:
    from generator.views.drawing import Form, StepMap

KINDS = {"promotion": "Promotion", "lateral": "Lateral", "track-change": "Change of track"}


def _names(lanes: int = 1, columns: int = 3) -> Names:
    return Names(
        name="map",
        title="T",
        color="#0f4c5c",
        lanes=tuple(f"Lane {lane}" for lane in range(lanes)),
        columns=tuple(f"Level {column}" for column in range(columns)),
        kinds=KINDS,
        of=lambda lane: f"T, {lane}",
        told=", ".join,
        leads=lambda kind, end: f"{kind} to {end}",
        at=lambda lane, level: f"{lane}, {level}",
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
    assert picture.width == 286


def test_levels_run_to_the_right() -> None:
    picture = step_map(TWO, [Edge("low", "high", "promotion")], _names(columns=2))
    low, high = picture.boxes
    assert (low.x + low.width, high.x, low.y) == (212, 252, high.y)
    assert [line.text for line in picture.columns] == ["Level 0", "Level 1"]
    assert _notes(picture) == ["$1", ""]
    assert picture.arrows[0].line == "M212 75.6L245 75.6"
    assert picture.arrows[0].tip == "M252 75.6L244 79.6L244 71.6Z"


def test_in_a_tall_picture_levels_run_upwards_and_boxes_name_them() -> None:
    (picture,) = step_maps(TWO, [Edge("low", "high", "promotion")], _names(columns=2), PHONE)
    low, high = picture.boxes
    assert (low.x, high.y + high.height < low.y) == (high.x, True)
    assert picture.columns == ()
    assert _notes(picture) == ["Level 0 · $1", "Level 1"]
    assert picture.width == 286
    assert low.height == high.height


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
    (picture,) = step_maps(nodes[:2], [], _names(columns=1), PHONE)
    assert _titles(picture) == ["A", "B"]
    names = _names(lanes=2, columns=1)
    assert _titles(step_map(nodes, [], names)) == ["A", "B", "C"]
    (picture,) = step_maps(nodes, [], names, PHONE)
    assert _titles(picture) == ["2 roles", "C"]


def test_two_boxes_abreast_have_their_lateral_moves_on_a_phone() -> None:
    nodes = [_node("a", 0), _node("b", 0)]
    (picture,) = step_maps(nodes, [Edge("a", "b", "lateral")], _names(columns=1), PHONE)
    assert [arrow.kind for arrow in picture.arrows] == ["lateral"]
    assert [key.text.text for key in picture.keys] == ["Lateral"]


@pytest.mark.parametrize("lanes", [1, 2, 3, 4, 6])
@pytest.mark.parametrize("roles", [1, 3, 13, 60])
@pytest.mark.parametrize("form", [PHONE, PAPER])
def test_boxes_on_phones_and_paper_have_room_for_words(form: Form, roles: int, lanes: int) -> None:
    nodes, edges, names = _ladder(roles, lanes)
    pictures = step_maps(nodes, edges, names, form)
    assert pictures
    for picture in pictures:
        assert (picture.width <= form.width, picture.broad) == (True, False)
        assert all(box.width >= NARROWEST for box in picture.boxes)


def _ladder(roles: int, lanes: int) -> tuple[list[Node], list[Edge], Names]:
    """As many roles, two abreast on each track, with steps within it, across and past levels."""
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
    return nodes, edges, _names(min(lanes, roles), max(levels, 1))


def test_tracks_that_have_no_room_side_by_side_have_a_picture_each() -> None:
    nodes = [_node(f"r{lane}", lane % 2, lane) for lane in range(3)]
    pictures = step_maps(nodes, [], _names(lanes=3, columns=2), PHONE)
    assert [picture.name for picture in pictures] == ["map-1", "map-2", "map-3"]
    assert [picture.title for picture in pictures] == ["T, Lane 0", "T, Lane 1", "T, Lane 2"]
    assert [picture.description for picture in pictures] == ["r0", "r1", "r2"]
    assert [_notes(picture) for picture in pictures] == [["Level 0"], ["Level 1"], ["Level 0"]]


def test_words_stand_for_steps_that_leave_a_picture_or_pass_a_level_by() -> None:
    nodes = [_node(f"a{n}", n) for n in range(3)]
    nodes += [_node(f"b{n}", 2, 1, f"${n}") for n in range(3)] + [_node("c", 0, 2)]
    edges = [
        Edge("a0", "a1", "promotion"),
        Edge("a0", "a2", "promotion"),
        Edge("a0", "c", "lateral"),
        *(Edge("a1", f"b{n}", "track-change") for n in range(3)),
    ]
    first, second, third = step_maps(nodes, edges, _names(lanes=3), PHONE)
    assert _notes(first) == [
        "Level 0 Promotion to A2 Lateral to C",
        "Level 1 Change of track to Lane 1, Level 2",
        "Level 2",
    ]
    assert [arrow.kind for arrow in first.arrows] == ["promotion"]
    assert (second.arrows, third.arrows) == ((), ())


def test_a_ladder_that_no_page_has_room_for_is_told_to_run_on() -> None:
    nodes = [_node(f"r{level}", level) for level in range(30)]
    (picture,) = step_maps(nodes, [], _names(columns=30), PAPER)
    assert picture.long
    (picture,) = step_maps(nodes[:3], [], _names(columns=3), PAPER)
    assert not picture.long


def test_a_picture_knows_whether_a_column_of_text_has_room_for_it() -> None:
    def broad(columns: int) -> bool:
        nodes = [_node(f"r{column}", column) for column in range(columns)]
        return step_map(nodes, [], _names(columns=columns)).broad

    assert [broad(columns) for columns in (1, 5, 7, 8, 9, 12)] == [
        *(False, False, False),
        *(True, True, False),
    ]


def test_two_roles_in_a_box_have_their_notes_below_their_titles() -> None:
    nodes = [_node("a", 0, note="$1"), _node("b", 0, note="$2")]
    nodes += [_node("c", 0, lane=1, note="$3"), _node("d", 0, lane=1, note="$3")]
    (picture,) = step_maps(nodes, [], _names(lanes=2, columns=1), PHONE)
    first, second = picture.boxes
    lines = sorted((*first.title, *first.notes), key=lambda line: line.y)
    assert [line.text for line in lines] == ["A", "Level 0", "pay of 1", "B", "pay of 1"]
    lines = sorted((*second.title, *second.notes), key=lambda line: line.y)
    assert [line.text for line in lines] == ["2 roles", "Level 0", "$3"]


def test_more_roles_in_a_box_have_what_is_said_of_them_together() -> None:
    nodes = [_node(name, 0, note=f"${name}") for name in "abc"]
    (picture,) = step_maps(nodes, [], _names(columns=1), PHONE)
    assert (_titles(picture), _notes(picture)) == (["3 roles"], ["Level 0 · pay of 3"])


def test_many_levels_are_turned_upwards_on_a_wide_page_too() -> None:
    nodes = [_node(f"r{column}", column) for column in range(12)]
    picture = step_map(nodes, [], _names(columns=12))
    assert picture.boxes[0].y > picture.boxes[-1].y
    assert picture.width <= 1040


@pytest.mark.parametrize("form", [None, PHONE, PAPER])
@pytest.mark.parametrize("columns", [1, 2, 5, 9, 20])
@pytest.mark.parametrize("lanes", [1, 2])
def test_nothing_lies_outside_the_picture(columns: int, lanes: int, form: Form | None) -> None:
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
    names = _names(lanes, columns)
    pictures = step_maps(nodes, edges, names, form) if form else (step_map(nodes, edges, names),)
    for picture, box in ((whole, box) for whole in pictures for box in whole.boxes):
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
    (picture,) = step_maps(TWO, edges, _names(columns=2), PHONE)
    first, second, third = (key.text for key in picture.keys)
    assert (first.y, third.x, third.y - second.y) == (second.y, first.x, 20)
