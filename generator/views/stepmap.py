"""Roles and the steps between them into a picture: boxes in lanes and columns, joined by arrows.

Lanes are tracks and columns are levels. In a wide picture the levels run to the right; on phones,
on paper and where there are many of them, they run upwards, so that a ladder climbs. Tracks that
have no room beside each other there have a picture each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.views.drawing import SCREEN, Block, Drawing, Entry
from generator.views.routes import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.views.drawing import Form, StepMap

MANY = 16
"""More roles than these are drawn as one box a level of a track."""

FEW = 2
"""As many roles are named where one box stands for them."""


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

    `of` is the title of one lane's picture. `told` says in words what a picture of these roles
    shows. `several` puts the titles of the roles that share a box into few words, and `together`
    what is noted of them, by their ids. `leads` says that a step of a kind leads to what is called
    so, and `at` names a level of a track.
    """

    name: str
    title: str
    color: str
    lanes: tuple[str, ...]
    columns: tuple[str, ...]
    kinds: Mapping[str, str]
    of: Callable[[str], str]
    told: Callable[[Sequence[str]], str]
    several: Callable[[Sequence[str]], str]
    together: Callable[[Sequence[str]], tuple[str, ...]]
    leads: Callable[[str, str], str]
    at: Callable[[str, str], str]


def step_map(nodes: Sequence[Node], edges: Sequence[Edge], names: Names) -> StepMap:
    """The picture of these roles (at least one); steps to and from others are left out."""
    blocks = _blocks(nodes, names, SCREEN)
    return Drawing(blocks, _joined(blocks, edges), names, SCREEN).picture()


def step_maps(
    nodes: Sequence[Node], edges: Sequence[Edge], names: Names, form: Form
) -> tuple[StepMap, ...]:
    """The same for a phone or for paper: one picture, or one a track where it couldn't be read."""
    blocks = _blocks(nodes, names, form)
    steps = _joined(blocks, edges)
    whole = Drawing(blocks, steps, names, form)
    if whole.legible:
        return (whole.picture(),)
    return tuple(_apart(nodes, edges, names, form))


def _apart(
    nodes: Sequence[Node], edges: Sequence[Edge], names: Names, form: Form
) -> Iterator[StepMap]:
    """A picture for each track; words stand for steps that leave it, or pass a level by."""
    alone = {lane: _alone(nodes, names, lane) for lane in sorted({node.lane for node in nodes})}
    boxes = {lane: _blocks(inside, own, form) for lane, (inside, own) in alone.items()}
    places = {block.id: (lane, block) for lane, blocks in boxes.items() for block in blocks}

    def called(box: str) -> str:
        lane, block = places[box]
        if len(block.members) <= FEW:
            return block.title
        return names.at(names.lanes[lane], alone[lane][1].columns[block.spot.column])

    drawn: dict[int, list[Edge]] = defaultdict(list)
    onward: dict[str, list[str]] = defaultdict(list)
    for step in _joined(tuple(block for _, block in places.values()), edges):
        (lane, start), (other, end) = places[step.start], places[step.end]
        if lane == other and abs(start.spot.column - end.spot.column) <= 1:
            drawn[lane].append(step)
        else:
            onward[step.start].append(names.leads(names.kinds[step.kind], called(step.end)))
    for lane, (_, own) in alone.items():
        blocks = [
            replace(block, onward=tuple(dict.fromkeys(onward[block.id]))) for block in boxes[lane]
        ]
        yield Drawing(blocks, drawn[lane], own, form).picture()


def _alone(nodes: Sequence[Node], names: Names, lane: int) -> tuple[tuple[Node, ...], Names]:
    """The roles of one track on the levels that it has, and what their picture is called."""
    inside = [node for node in nodes if node.lane == lane]
    levels = sorted({node.column for node in inside})
    name = names.lanes[lane]
    own = replace(
        names,
        name=f"{names.name}-{lane + 1}",
        title=names.of(name) if name else names.title,
        lanes=(name,),
        columns=tuple(names.columns[level] for level in levels),
    )
    return tuple(replace(n, lane=0, column=levels.index(n.column)) for n in inside), own


def _joined(blocks: Sequence[Block], edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The steps between boxes, each once."""
    within = {name: block.id for block in blocks for name in block.members}
    joined = dict.fromkeys(
        Edge(within[edge.start], within[edge.end], edge.kind)
        for edge in edges
        if edge.start in within and edge.end in within
    )
    return tuple(edge for edge in joined if edge.start != edge.end)


def _blocks(nodes: Sequence[Node], names: Names, form: Form) -> tuple[Block, ...]:
    cells: dict[tuple[int, int], list[Node]] = defaultdict(list)
    for node in nodes:
        cells[node.column, node.lane].append(node)
    abreast: Counter[int] = Counter()
    for (_, lane), inside in cells.items():
        abreast[lane] = max(abreast[lane], len(inside))
    crowded = len(nodes) > MANY or abreast.total() > form.abreast
    if crowded:
        return tuple(_crowd(inside, names) for inside in cells.values())
    return tuple(
        _block((node,), (Entry(node.title, node.notes),), node.title, slot)
        for (column, lane), inside in cells.items()
        for slot, node in enumerate(inside)
    )


def _crowd(nodes: Sequence[Node], names: Names) -> Block:
    """One box for all roles of a cell; what is said of all of them alike stays."""
    members = tuple(node.id for node in nodes)
    title = nodes[0].title
    if len(nodes) > 1:
        title = names.several([node.title for node in nodes])
    if all(node.notes == nodes[0].notes for node in nodes):
        entries: tuple[Entry, ...] = (Entry(title, nodes[0].notes),)
    elif len(nodes) <= FEW:
        entries = tuple(Entry(node.title, names.together((node.id,))) for node in nodes)
    else:
        entries = (Entry(title, names.together(members)),)
    return _block(nodes, entries, title)


def _block(nodes: Sequence[Node], entries: tuple[Entry, ...], title: str, slot: int = 0) -> Block:
    first = nodes[0]
    return Block(
        id=first.id,
        members=tuple(node.id for node in nodes),
        title=title,
        entries=entries,
        spot=Spot(first.column, first.lane, slot),
        here=any(node.here for node in nodes),
    )
