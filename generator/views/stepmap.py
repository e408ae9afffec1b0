"""Roles and the steps between them into a picture: boxes in lanes and columns, joined by arrows.

Lanes are tracks and columns are levels. In a wide picture the levels run to the right; in a tall
one, for phones, and where there are many of them, they run upwards, so that a ladder climbs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.brand import tones
from generator.views.charts import LEADING, Said, at_lines, fit, measure, said, tidy
from generator.views.routes import Measures, Spot, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.brand import Tones
    from generator.views.routes import Layout, Point

MANY = 16
"""More roles than these are drawn as one box a level of a track."""

ABREAST = 3
"""As many boxes stand side by side on a phone."""

CROWD = 6
"""As many lines list the roles of a box that stands for several."""

COLUMNS, ROOMY = 9, 6
"""More columns than these are turned upwards, or stand closer."""

WIDE, TALL = 1040, 320
NARROWEST, WIDEST = 112, 200
TITLE, NOTE, HEAD = 13, 11.5, 12
PAD, TIGHT, GAP, BETWEEN = 12, 8, 12, 8
CORNER, TIP, SAMPLE = 7, 8, 30


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
    """What the picture is called and says: columns and lanes by name, kinds of steps in words."""

    name: str
    title: str
    description: str
    color: str
    lanes: tuple[str, ...]
    columns: tuple[str, ...]
    kinds: Mapping[str, str]
    more: str = "+ %(number)s"


@dataclass(frozen=True, slots=True)
class Box:
    """A role, or all roles at one level of a track."""

    x: float
    y: float
    width: float
    height: float
    here: bool
    title: tuple[Said, ...]
    notes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A step: the path of its line and, apart, of its tip."""

    kind: str
    line: str
    tip: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A track: the ground that its boxes stand on, and its name."""

    x: float
    y: float
    width: float
    height: float
    name: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What a kind of line means."""

    kind: str
    line: str
    text: Said


@dataclass(frozen=True, slots=True)
class StepMap:
    """A picture of roles and steps, ready to print as SVG."""

    name: str
    title: str
    description: str
    tones: Tones
    width: float
    height: float
    lanes: tuple[Lane, ...]
    columns: tuple[Said, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    keys: tuple[Key, ...]


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
    return _Drawing(blocks, steps, names, tall=tall).picture()


# --- what stands in one box ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Block:
    id: str
    members: tuple[str, ...]
    titles: tuple[str, ...]
    notes: tuple[str, ...]
    spot: Spot
    here: bool


def _blocks(nodes: Sequence[Node], names: Names, *, tall: bool) -> tuple[_Block, ...]:
    cells: dict[tuple[int, int], list[Node]] = defaultdict(list)
    for node in nodes:
        cells[node.column, node.lane].append(node)
    abreast: Counter[int] = Counter()
    for (_, lane), inside in cells.items():
        abreast[lane] = max(abreast[lane], len(inside))
    if len(nodes) > MANY or (tall and abreast.total() > ABREAST):
        return tuple(_crowd(inside, names) for inside in cells.values())
    return tuple(
        _Block(node.id, (node.id,), (node.title,), node.notes, Spot(column, lane, slot), node.here)
        for (column, lane), inside in cells.items()
        for slot, node in enumerate(inside)
    )


def _crowd(nodes: Sequence[Node], names: Names) -> _Block:
    titles = [node.title for node in nodes]
    if len(titles) > CROWD:
        titles[CROWD - 1 :] = [names.more % {"number": len(titles) - CROWD + 1}]
    return _Block(
        id=nodes[0].id,
        members=tuple(node.id for node in nodes),
        titles=tuple(titles),
        notes=nodes[0].notes if len(nodes) == 1 else (),
        spot=Spot(nodes[0].column, nodes[0].lane),
        here=any(node.here for node in nodes),
    )


# --- the drawing ---------------------------------------------------------------------------------


class _Drawing:
    def __init__(
        self, blocks: Sequence[_Block], steps: Sequence[Edge], names: Names, *, tall: bool
    ) -> None:
        self.blocks, self.steps, self.names, self.tall = blocks, steps, names, tall
        self.turned = tall or len(names.columns) > COLUMNS
        self.pad = TIGHT if tall else PAD
        self.width = self._box_width()
        self.titles = {block.id: self._titles(block) for block in blocks}
        self.notes = {block.id: self._notes(block) for block in blocks}
        self.height = max(
            2 * self.pad
            + TITLE * LEADING * len(self.titles[block.id])
            + NOTE * LEADING * len(self.notes[block.id])
            for block in blocks
        )
        self.layout = self._layout()

    def picture(self) -> StepMap:
        width = self.layout.v if self.turned else self.layout.u + 2 * self.pad
        bottom = self._top + (self.layout.u + 2 * self.pad if self.turned else self.layout.v)
        keys, height = self._keys(max(width, TALL), bottom)
        return StepMap(
            name=self.names.name,
            title=self.names.title,
            description=self.names.description,
            tones=tones(self.names.color)[0],
            width=tidy(max(width, TALL)),
            height=tidy(height),
            lanes=tuple(self._lane(i) for i in range(len(self.names.lanes))),
            columns=() if self.turned else self._columns(),
            boxes=tuple(self._box(block) for block in self.blocks),
            arrows=tuple(
                Arrow(step.kind, *_path([self._xy(point) for point in line]))
                for step, line in zip(self.steps, self.layout.lines, strict=True)
            ),
            keys=keys,
        )

    # --- measures -----------------------------------------------------------------------------

    def _box_width(self) -> float:
        count = len(self.names.columns)
        if not self.turned:
            room = WIDE - 2 * self.pad - (count - 1) * self._gutter
            return max(NARROWEST, min(WIDEST, room / count))
        slots = Counter[int]()
        for block in self.blocks:
            slots[block.spot.lane] = max(slots[block.spot.lane], block.spot.slot + 1)
        abreast = sum(slots[lane] or 1 for lane in range(len(self.names.lanes)))
        margins = len(self.names.lanes) * (2 * self.pad + BETWEEN) + (abreast - 1) * GAP
        room = (TALL if self.tall else WIDE) - margins
        return max(NARROWEST - 32, min(WIDEST + 60, room / abreast))

    @property
    def _gutter(self) -> float:
        return 40 if len(self.names.columns) <= ROOMY else 28

    @property
    def _inside(self) -> float:
        return self.width - (TIGHT + 4 if self.tall else 2 * PAD - 4)

    @property
    def _top(self) -> float:
        """The room above the boxes: column headings, or the lanes' names where they stand there."""
        lines = max(len(fit(name, self.width, HEAD, 2)) for name in self.names.columns)
        return self._head if self.turned else lines * HEAD * LEADING + 6

    @property
    def _head(self) -> float:
        """The room for the names of lanes; nothing where a single lane needs none."""
        return HEAD * LEADING + 12 if any(self.names.lanes) else self.pad

    def _layout(self) -> Layout:
        spots = {block.id: block.spot for block in self.blocks}
        lines = [(step.start, step.end) for step in self.steps]
        wide = Measures(
            self.width, self.height, self._gutter, GAP, self._head, after=self.pad, between=BETWEEN
        )
        high = Measures(self.height, self.width, 36, GAP, self.pad, after=self.pad, between=BETWEEN)
        return lay_out(spots, lines, len(self.names.lanes), high if self.turned else wide)

    def _xy(self, point: Point) -> Point:
        u, v = point
        if self.turned:
            return tidy(v), tidy(self._top + self.pad + self.layout.u - u)
        return tidy(self.pad + u), tidy(self._top + v)

    # --- parts --------------------------------------------------------------------------------

    def _titles(self, block: _Block) -> tuple[Said, ...]:
        lines = 3 if len(block.titles) == 1 else 1
        return tuple(
            line
            for title in block.titles
            for line in said(fit(title, self._inside, TITLE, lines), title)
        )

    def _notes(self, block: _Block) -> tuple[Said, ...]:
        column = (self.names.columns[block.spot.column],) if self.turned else ()
        return tuple(
            line
            for note in (*column, *block.notes)
            if note
            for line in said(fit(note, self._inside, NOTE, 2), note)
        )

    def _box(self, block: _Block) -> Box:
        u, v = self.layout.corners[block.id]
        x, y = self._xy((u + self.height, v) if self.turned else (u, v))
        left = x + (self.width - self._inside) / 2
        titles, notes = self.titles[block.id], self.notes[block.id]
        below = y + self.pad + len(titles) * TITLE * LEADING
        return Box(
            x=x,
            y=y,
            width=tidy(self.width),
            height=tidy(self.height),
            here=block.here,
            title=at_lines(titles, left, y + self.pad + TITLE * 0.85, TITLE),
            notes=at_lines(notes, left, below + NOTE * 0.9, NOTE),
        )

    def _lane(self, index: int) -> Lane:
        stretch, name = self.layout.lanes[index], self.names.lanes[index]
        if self.turned:
            x, y, width, height = (
                stretch.v,
                0.0,
                stretch.size,
                self._top + self.layout.u + 2 * self.pad,
            )
        else:
            x, y = 0.0, self._top + stretch.v
            width, height = self.layout.u + 2 * self.pad, stretch.size
        lines = said(fit(name, width - 2 * self.pad, HEAD, 1), name) if name else ()
        return Lane(
            x=tidy(x),
            y=tidy(y),
            width=tidy(width),
            height=tidy(height),
            name=at_lines(lines, x + self.pad, y + HEAD + 6, HEAD),
        )

    def _columns(self) -> tuple[Said, ...]:
        found: list[Said] = []
        for index, name in enumerate(self.names.columns):
            x = self.pad + index * (self.width + self._gutter)
            found += at_lines(said(fit(name, self.width, HEAD, 2), name), x, HEAD, HEAD)
        return tuple(found)

    def _keys(self, width: float, bottom: float) -> tuple[tuple[Key, ...], float]:
        """What the lines mean, below the picture, and where all ends."""
        keys: list[Key] = []
        x, y = 0.0, bottom + 24
        for kind in dict.fromkeys(step.kind for step in self.steps):
            text = self.names.kinds[kind]
            extent = SAMPLE + 8 + measure(text, HEAD)
            if x and x + extent > width:
                x, y = 0.0, y + 20
            line = f"M{tidy(x)} {tidy(y - 4)}h{SAMPLE}"
            keys.append(Key(kind, line, Said(text, tidy(x + SAMPLE + 8), tidy(y))))
            x += extent + 20
        return tuple(keys), y + 8 if keys else bottom


def _path(points: Sequence[Point]) -> tuple[str, str]:
    """A line with round corners, and its tip; the line ends where the tip begins."""
    bare = [points[0]]
    for point, after in zip(points[1:], (*points[2:], None), strict=True):
        if after is None or not _in_line(bare[-1], point, after):
            bare.append(point)
    (x0, y0), (x1, y1) = bare[-2], bare[-1]
    dx, dy = _sign(x1 - x0), _sign(y1 - y0)
    bare[-1] = x1 - dx * (TIP - 1), y1 - dy * (TIP - 1)
    line = f"M{_at(bare[0])}" + "".join(
        _corner(a, b, c) for a, b, c in zip(bare, bare[1:], bare[2:], strict=False)
    )
    side = TIP / 2
    left = x1 - dx * TIP - dy * side, y1 - dy * TIP + dx * side
    right = x1 - dx * TIP + dy * side, y1 - dy * TIP - dx * side
    return f"{line}L{_at(bare[-1])}", f"M{_at((x1, y1))}L{_at(left)}L{_at(right)}Z"


def _corner(before: Point, corner: Point, after: Point) -> str:
    lengths = (abs(a - b) + abs(c - d) for (a, c), (b, d) in ((before, corner), (corner, after)))
    radius = min(CORNER, *(length / 2 for length in lengths))
    start = _toward(corner, before, radius)
    return f"L{_at(start)}Q{_at(corner)} {_at(_toward(corner, after, radius))}"


def _toward(point: Point, other: Point, length: float) -> Point:
    dx, dy = _sign(other[0] - point[0]), _sign(other[1] - point[1])
    return point[0] + dx * length, point[1] + dy * length


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1] or a == b


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _at(point: Point) -> str:
    return f"{tidy(point[0])} {tidy(point[1])}"
