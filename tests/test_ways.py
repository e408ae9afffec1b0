"""Ways from role to role: real, simple, the shortest first, in an order that hangs on nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

import fuzz  # noqa: F401 - how hypothesis is used here
from books import SMALL, opened, write
from generator.book.load import load
from generator.ways import DETOUR, KINDS, LONGEST, MOST, Ways, kind_of, short

if TYPE_CHECKING:
    from pathlib import Path

Graph = dict[str, tuple[tuple[str, str], ...]]

NAMES = [f"role-{number}" for number in range(7)]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Up to seven roles with any steps between them, cycles too."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    name, kind = st.sampled_from(names), st.sampled_from(KINDS)
    edges = draw(st.lists(st.tuples(name, name, kind), max_size=20))
    return {
        role: tuple((end, kind) for start, end, kind in edges if start == role != end)
        for role in names
    }


def _every(graph: Graph, origin: str, target: str) -> list[tuple[str, ...]]:
    """All ways, found by trying everything, in the order in which they should be told."""
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[str, ...]] = [(origin,)]
    while waiting:
        way = waiting.pop()
        if way[-1] == target:
            found.append(way)
            continue
        waiting += [(*way, end) for end, _ in graph[way[-1]] if end not in way]

    def order(way: tuple[str, ...]) -> tuple[int, list[tuple[int, str]]]:
        steps = [(KINDS.index(kind_of(graph, a, b)), b) for a, b in pairwise(way)]
        return len(way), steps

    return sorted(set(found), key=order)


@given(graphs())
def test_ways_are_what_trying_everything_finds_the_best_first(graph: Graph) -> None:
    for target in graph:
        ways = Ways(graph, target)
        for origin in graph:
            every = _every(graph, origin, target) if origin != target else []
            near = [way for way in every if len(way) <= len(every[0]) + DETOUR]
            assert ways.of(origin) == tuple(near[:MOST])


@given(graphs())
def test_each_way_goes_by_steps_and_meets_no_role_twice(graph: Graph) -> None:
    for target in graph:
        ways = Ways(graph, target)
        for origin in ways.far:
            for way in ways.of(origin):
                assert (way[0], way[-1]) == (origin, target)
                assert len(set(way)) == len(way)
                assert all(end in dict(graph[start]) for start, end in pairwise(way))


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_steps_changes_nothing(graph: Graph, chance: object) -> None:
    names = list(graph)
    chance.shuffle(names)  # type: ignore[attr-defined]  # a Random
    other = {name: tuple(reversed(graph[name])) for name in names}
    for target in graph:
        here, there = Ways(graph, target), Ways(other, target)
        assert list(here.far.items()) == list(there.far.items())
        assert [here.of(role) for role in graph] == [there.of(role) for role in graph]


def test_two_ways_of_the_same_length_stand_by_kind_and_then_by_id() -> None:
    graph: Graph = {
        "a": (("z", "promotion"), ("c", "lateral"), ("b", "lateral")),
        "b": (("end", "promotion"),),
        "c": (("end", "promotion"),),
        "z": (("end", "family-change"),),
        "end": (),
    }
    assert Ways(graph, "end").of("a") == (("a", "z", "end"), ("a", "b", "end"), ("a", "c", "end"))


def test_roles_that_nothing_joins_have_no_way() -> None:
    graph: Graph = {"a": (("b", "promotion"),), "b": (), "c": (("d", "lateral"),), "d": ()}
    assert Ways(graph, "d").of("a") == ()
    assert Ways(graph, "a").of("b") == ()
    assert Ways(graph, "a").of("a") == ()
    assert Ways(graph, "a").far == {"a": 0}


def test_a_way_of_more_steps_than_the_longest_is_none() -> None:
    names = [f"{number:02}" for number in range(LONGEST + 2)]
    graph: Graph = {a: ((b, "promotion"),) for a, b in pairwise(names)} | {names[-1]: ()}
    ways = Ways(graph, names[-1])
    assert ways.of(names[1]) == (tuple(names[1:]),)
    assert ways.of(names[0]) == ()


def test_many_ways_between_two_roles_are_not_all_tried() -> None:
    """A lattice with a quarter of a million ways, and a chain after it that allows no detour."""
    graph: Graph = {}
    for level in range(18):
        ends = tuple((f"{level + 1:02}-{side}", "promotion") for side in "ab")
        graph |= {f"{level:02}-{side}": ends for side in "ab"}
    graph |= {"18-a": (("end", "promotion"),), "18-b": (("end", "lateral"),), "end": ()}
    best = Ways(graph, "end").of("00-a")
    assert [len(way) for way in best] == [20, 20, 20]
    assert best[0][1:] == (*(f"{level:02}-a" for level in range(1, 19)), "end")


def test_the_kind_of_a_step_is_the_one_that_ways_try_first() -> None:
    graph: Graph = {"a": (("b", "lateral"), ("b", "promotion")), "b": ()}
    assert kind_of(graph, "a", "b") == "promotion"


@given(graphs())
def test_ways_in_short_give_every_way_again(graph: Graph) -> None:
    """Followed as the site's script follows them."""
    for target in graph:
        ways = Ways(graph, target)
        told = short(ways)
        assert told.roles == tuple(ways.far)
        for place, origin in enumerate(told.roles[1:], 1):
            found = []
            for begun in ((), *told.others.get(place, ())):
                way = [place, *begun]
                while way[-1]:
                    way.append(told.ahead[way[-1]])
                found.append(tuple(told.roles[each] for each in way))
            assert tuple(found) == ways.of(origin)


def test_a_step_elsewhere_is_no_concern_of_the_ways_to_a_role(tmp_path: Path) -> None:
    project = opened(write(tmp_path, SMALL, {}))
    book = load(project)[0]
    assert book.steps_to("counter").keys() == {"counter"}
    assert book.steps_to("chief-counter").keys() == {"counter", "chief-counter"}
    assert book.steps_to("nobody") == {}
