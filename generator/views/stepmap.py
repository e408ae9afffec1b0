"""Roles and the steps between them into a picture: boxes in lanes and columns, joined by arrows.

Lanes are tracks and columns are levels. In a wide picture the levels run to the right; in a tall
one, for phones, and where there are many of them, they run upwards, so that a ladder climbs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.drawing import Block, Drawing
from generator.views.routes import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.views.drawing import StepMap

MANY = 16
"""More roles than these are drawn as one box a level of a track."""

ABREAST, LANES = 2, 3
"""As many boxes stand side by side on a phone; and lanes, when all boxes of a level are one."""


@dataclass(frozen=True, slots=True)
class Node:
    """A role on the picture: its lane and column count from 0; `here` marks the page's own."""

    id: str
    title: str
    notes: tuple[str, ...]
    lane: int
    column: int
    here: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A step from one role to another."""

    start: str
    end: str
    kind: str


@dataclass(frozen=True, slots=True)
class Names:
    """What the picture is called and says: lanes, columns, kinds of steps.

    `several` puts the titles of the roles that share a box into few words, and `together` what is
    noted of them, by their ids, where that isn't the same for all.
    """

    name: str
    title: str
    description: str
    color: str
    lanes: tuple[str, ...]
    columns: tuple[str, ...]
    kinds: Mapping[str, str]
    several: Callable[[Sequence[str]], str]
    together: Callable[[Sequence[str]], tuple[str, ...]]


def tall_map(nodes: Sequence[Node], edges: Sequence[Edge], names: Names) -> StepMap | None:
    """The picture for phones; None where there are more lanes than could be read there."""
    return step_map(nodes, edges, names, tall=True) if len(names.lanes) <= LANES else None


def step_map(
    nodes: Sequence[Node], edges: Sequence[Edge], names: Names, *, tall: bool = False
) -> StepMap:
    """The picture of these roles (at least one); steps to and from others are left out."""
    blocks = _blocks(nodes, names, tall=tall)
    within = {name: block.id for block in blocks for name in block.members}
    joined = dict.fromkeys(
        Edge(within[edge.start], within[edge.end], edge.kind)
        for edge in edges
        if edge.start in within and edge.end in within
    )
    steps = tuple(edge for edge in joined if edge.start != edge.end)
    return Drawing(blocks, steps, names, tall=tall).picture()


def _blocks(nodes: Sequence[Node], names: Names, *, tall: bool) -> tuple[Block, ...]:
    cells: dict[tuple[int, int], list[Node]] = defaultdict(list)
    for node in nodes:
        cells[node.column, node.lane].append(node)
    abreast: Counter[int] = Counter()
    for (_, lane), inside in cells.items():
        abreast[lane] = max(abreast[lane], len(inside))
    crowded = len(nodes) > MANY or (tall and abreast.total() > ABREAST)
    if crowded:
        return tuple(_crowd(inside, names) for inside in cells.values())
    return tuple(
        Block(node.id, (node.id,), node.title, node.notes, Spot(column, lane, slot), node.here)
        for (column, lane), inside in cells.items()
        for slot, node in enumerate(inside)
    )


def _crowd(nodes: Sequence[Node], names: Names) -> Block:
    """One box for all roles of a cell; what is said of all of them alike stays."""
    first = nodes[0]
    members = tuple(node.id for node in nodes)
    alike = all(node.notes == first.notes for node in nodes)
    return Block(
        id=first.id,
        members=members,
        title=first.title if len(nodes) == 1 else names.several([node.title for node in nodes]),
        notes=first.notes if alike else names.together(members),
        spot=Spot(first.column, first.lane),
        here=any(node.here for node in nodes),
    )
