"""Boxes with words and the steps between them into the geometry of a picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.charts import LEADING, Said, at_lines, fit, measure, paper_tones, said, tidy
from generator.views.routes import Measures, Spot, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.brand import Tones
    from generator.views.routes import Point
    from generator.views.stepmap import Edge, Names

COLUMNS, ROOMY = 9, 6
"""More columns than these are turned upwards, or stand closer."""

LEAST = 286
"""No picture is less wide."""

NARROWEST, WIDEST, ROOM_FOR_ALL = 112, 200, 200
PAD, TIGHT, CLOSE, GAP, BETWEEN = 12, 8, 4, 18, 8
TIP, CORNER, SAMPLE, RADIUS = 8, 7, 30, 4

DASHES = {"lateral": "2 4", "track-change": "7 4", "family-change": "10 3 2 3"}
"""How the lines of steps are dashed, by kind; a promotion is a whole line."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a picture is drawn for: its room in pixels, and how many boxes stand side by side there.

    Where `turned`, the levels run upwards and `rise` lies between two of them; elsewhere that is
    so only where there are many. `high` is what a page has room for, nought where pages scroll.
    """

    width: float
    high: float
    abreast: int
    rise: float
    turned: bool


SCREEN = Form(1040, 0, 99, 36, turned=False)
PHONE = Form(286, 0, 2, 36, turned=True)
"""A page of 320 pixels has room for as much."""

PAPER = Form(660, 950, 5, 24, turned=True)
"""A sheet of letter paper or A4 has room for as much, when it is shown at nine tenths."""

TITLE, NOTE = 13, 12
"""How large letters are in pixels: of roles' titles, and of all else."""


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
class Line:
    """All steps of a kind: their path, and how it is dashed."""

    kind: str
    dashes: str
    path: str


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
    """A picture of roles and steps.

    A `broad` one is wider than a column of text; a `long` one is higher than a page of paper. What
    looks alike is drawn together, so that a page has few shapes: that is what the properties give,
    as paths and as lines of text.
    """

    name: str
    title: str
    description: str
    tones: Tones
    width: float
    height: float
    broad: bool
    long: bool
    lanes: tuple[Lane, ...]
    columns: tuple[Said, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    keys: tuple[Key, ...]

    @property
    def grounds(self) -> str:
        """The lanes, as one path."""
        return "".join(_round(lane.x, lane.y, lane.width, lane.height) for lane in self.lanes)

    @property
    def frames(self) -> str:
        """The boxes of roles, as one path."""
        return "".join(_round(b.x, b.y, b.width, b.height) for b in self.boxes if not b.here)

    @property
    def here(self) -> str:
        """The box of the page's own role, as a path; empty where there is none."""
        return "".join(_round(b.x, b.y, b.width, b.height) for b in self.boxes if b.here)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All steps of a kind and the sample in the key, as one path a kind."""
        return tuple(
            Line(
                key.kind,
                DASHES.get(key.kind, ""),
                "".join(arrow.line for arrow in self.arrows if arrow.kind == key.kind) + key.line,
            )
            for key in self.keys
        )

    @property
    def tips(self) -> str:
        """The tips of all steps, as one path."""
        return "".join(arrow.tip for arrow in self.arrows)

    @property
    def names(self) -> tuple[Said, ...]:
        """What lanes, columns and lines are called."""
        lanes = (line for lane in self.lanes for line in lane.name)
        return (*self.columns, *lanes, *(key.text for key in self.keys))

    @property
    def titles(self) -> tuple[Said, ...]:
        """The titles in all boxes."""
        return tuple(line for box in self.boxes for line in box.title)

    @property
    def notes(self) -> tuple[Said, ...]:
        """The smaller words in all boxes."""
        return tuple(line for box in self.boxes for line in box.notes)


@dataclass(frozen=True, slots=True)
class Entry:
    """A title in a box, and what is noted below it."""

    title: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in one box: a role, or all roles at one level of a track.

    `onward` are its steps to boxes of other pictures, in words.
    """

    id: str
    members: tuple[str, ...]
    title: str
    entries: tuple[Entry, ...]
    spot: Spot
    here: bool
    onward: tuple[str, ...] = ()


class Drawing:
    """The geometry of one picture; `turned` where the levels run upwards."""

    def __init__(
        self, blocks: Sequence[Block], steps: Sequence[Edge], names: Names, form: Form
    ) -> None:
        self.blocks, self.steps, self.names, self.form = blocks, steps, names, form
        self.turned = form.turned or len(names.columns) > COLUMNS
        self.pad, self.inset = (CLOSE, TIGHT) if form.turned else (PAD, PAD)
        self.gutter = 40.0 if len(names.columns) <= ROOMY else 32.0
        self.abreast = self._abreast()
        self._lay(self._box_width())
        if form.turned and self.layout.v > form.width:  # lines beside boxes take room from them
            self._lay(self.width - (self.layout.v - form.width) / self.abreast)

    @property
    def legible(self) -> bool:
        """Whether boxes have room for words, and a page for the picture."""
        return self.width >= NARROWEST and not self.picture().long

    def _lay(self, width: float) -> None:
        """Lay all out with boxes of this width."""
        self.width = width
        self.room = width - 2 * (CLOSE if self.form.turned else TIGHT)
        self.texts = {block.id: tuple(self._texts(block)) for block in self.blocks}
        self.heights = self._heights()
        count, head = len(self.names.columns), NOTE * LEADING
        self.columns = [] if self.turned else [self._column(i) for i in range(count)]
        self.head = head + 12 if any(self.names.lanes) else self.pad
        self.top = self.head if self.turned else max(map(len, self.columns)) * head + 6
        self.layout = lay_out(
            {block.id: block.spot for block in self.blocks},
            [(step.start, step.end) for step in self.steps],
            len(self.names.lanes),
            self._measures(),
        )
        self.along = self.layout.u + 2 * self.pad

    def picture(self) -> StepMap:
        """All that a template prints."""
        width = max(self.layout.v if self.turned else self.along, LEAST)
        bottom = self.top + (self.along if self.turned else self.layout.v)
        keys, height = self._keys(width, bottom)
        return StepMap(
            name=self.names.name,
            title=self.names.title,
            description=self.names.told([m for block in self.blocks for m in block.members]),
            tones=paper_tones(self.names.color),
            width=tidy(width),
            height=tidy(height),
            broad=width > max(self.form.width, LEAST),
            long=0 < self.form.high < height,
            lanes=tuple(self._lane(i) for i in range(len(self.names.lanes))),
            columns=tuple(line for column in self.columns for line in column),
            boxes=tuple(self._box(block) for block in self.blocks),
            arrows=tuple(
                _arrow(step.kind, [self._xy(point) for point in line])
                for step, line in zip(self.steps, self.layout.lines, strict=True)
            ),
            keys=keys,
        )

    # --- measures -----------------------------------------------------------------------------

    def _box_width(self) -> float:
        count = len(self.names.columns)
        if not self.turned:
            room = self.form.width - 2 * PAD - (count - 1) * self.gutter
            return max(NARROWEST, min(WIDEST, room / count))
        lanes, abreast = len(self.names.lanes), self.abreast
        margins = lanes * (2 * self.pad + BETWEEN) - BETWEEN + (abreast - lanes) * GAP
        width = (self.form.width - margins) / abreast
        if self.form is PHONE:
            return width
        return max(0 if self.form.turned else NARROWEST - 32, min(WIDEST + 60, width))

    def _abreast(self) -> int:
        """The most boxes side by side, where lanes stand so."""
        slots: Counter[int] = Counter()
        for block in self.blocks:
            slots[block.spot.lane] = max(slots[block.spot.lane], block.spot.slot + 1)
        return sum(slots[lane] or 1 for lane in range(len(self.names.lanes)))

    def _box_height(self, block: Block) -> float:
        return 2 * self.inset + sum(text.height for text in self.texts[block.id])

    def _heights(self) -> tuple[float, ...]:
        """How high the boxes of each column are: all alike, but for levels that stand in rows."""
        needed: dict[int, float] = defaultdict(float)
        for block in self.blocks:
            row = block.spot.column if self.turned else 0
            needed[row] = max(needed[row], self._box_height(block))
        return tuple(
            needed[column if self.turned else 0] for column in range(len(self.names.columns))
        )

    def _measures(self) -> Measures:
        wide = ((self.width,) * len(self.heights), self.heights[0], self.gutter)
        high = (self.heights, self.width, self.form.rise)
        before = self.pad if self.turned else self.head
        return Measures(
            *(high if self.turned else wide), GAP, before, after=self.pad, between=BETWEEN
        )

    def _xy(self, point: Point) -> Point:
        u, v = point
        if self.turned:
            return tidy(v), tidy(self.top + self.pad + self.layout.u - u)
        return tidy(self.pad + u), tidy(self.top + v)

    # --- parts --------------------------------------------------------------------------------

    def _texts(self, block: Block) -> Iterator[_Text]:
        """What stands in a box, from top to bottom."""
        lines = 6 if len(block.members) > 1 else 5
        for i, entry in enumerate(block.entries):
            yield self._text(entry.title, TITLE, lines, before=CLOSE if i else 0)
            column = (self.names.columns[block.spot.column],) if self.turned and not i else ()
            notes = [note for note in (*column, *entry.notes) if note]
            if self.turned and self.room >= ROOM_FOR_ALL:
                notes = [" · ".join(notes)]
            for note in notes:
                yield self._text(note, NOTE, 3)
        for note in block.onward:
            yield self._text(note, NOTE, 3)

    def _text(self, text: str, size: float, most: int, before: float = 0) -> _Text:
        lines = said(fit(text, self.room, size, most), text)
        return _Text(lines, size, before, before + len(lines) * size * LEADING)

    def _box(self, block: Block) -> Box:
        u, v = self.layout.corners[block.id]
        extent = self.heights[block.spot.column]
        x, y = self._xy((u + extent, v) if self.turned else (u, v))
        left, foot = x + (self.width - self.room) / 2, y + self.inset
        lines: dict[float, list[Said]] = {TITLE: [], NOTE: []}
        for text in self.texts[block.id]:
            first = foot + text.before + text.size * (0.85 if text.size == TITLE else 0.9)
            lines[text.size] += at_lines(text.lines, left, first, text.size)
            foot += text.height
        return Box(
            x=x,
            y=y,
            width=tidy(self.width),
            height=tidy(extent),
            here=block.here,
            title=tuple(lines[TITLE]),
            notes=tuple(lines[NOTE]),
        )

    def _lane(self, index: int) -> Lane:
        stretch, name = self.layout.lanes[index], self.names.lanes[index]
        if self.turned:
            x, y, width, height = stretch.v, 0.0, stretch.size, self.top + self.along
        else:
            x, y, width, height = 0.0, self.top + stretch.v, self.along, stretch.size
        lines = said(fit(name, width - 2 * self.pad, NOTE, 1), name) if name else ()
        return Lane(
            x=tidy(x),
            y=tidy(y),
            width=tidy(width),
            height=tidy(height),
            name=at_lines(lines, x + self.pad, y + NOTE + 6, NOTE),
        )

    def _column(self, index: int) -> tuple[Said, ...]:
        name = self.names.columns[index]
        x = self.pad + index * (self.width + self.gutter)
        return at_lines(
            said(fit(name, self.width, NOTE, 3), name),
            x,
            NOTE,
            NOTE,
        )

    def _keys(self, width: float, bottom: float) -> tuple[tuple[Key, ...], float]:
        """What the lines mean, below the picture, and where all ends."""
        keys: list[Key] = []
        x, y = 0.0, bottom + 24
        for kind in dict.fromkeys(step.kind for step in self.steps):
            text = self.names.kinds[kind]
            extent = SAMPLE + 8 + measure(text, NOTE)
            if x and x + extent > width:
                x, y = 0.0, y + 20
            line = f"M{tidy(x)} {tidy(y - 4)}h{SAMPLE}"
            keys.append(Key(kind, line, Said(text, tidy(x + SAMPLE + 8), tidy(y))))
            x += extent + 20
        return tuple(keys), y + 8 if keys else bottom


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines of one size in a box, and how much of its height they take with what lies before."""

    lines: tuple[Said, ...]
    size: float
    before: float
    height: float


def _arrow(kind: str, points: Sequence[Point]) -> Arrow:
    return Arrow(kind, *_path(points))


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


def _round(x: float, y: float, width: float, height: float) -> str:
    """A rectangle with round corners, as a path."""
    r = RADIUS
    across, down = tidy(width - 2 * r), tidy(height - 2 * r)
    return (
        f"M{tidy(x + r)} {y}h{across}a{r} {r} 0 0 1 {r} {r}v{down}a{r} {r} 0 0 1-{r} {r}"
        f"h-{across}a{r} {r} 0 0 1-{r}-{r}v-{down}a{r} {r} 0 0 1 {r}-{r}z"
    )
