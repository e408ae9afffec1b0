"""Boxes in lanes and columns, and what joins them, into places and polylines that miss each other.

Two directions: `u` runs with the columns, `v` across the lanes. Lines run where no boxes are: in
the gutter after each column, in the channel before the boxes of each lane, and straight across
between two boxes of a column that stand next to each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PORT = 10
"""Between two lines that meet one side of a box."""

CHANNEL = 9
"""Between two lines in a channel."""

SIDE = 16
"""Between two lines that run straight across between the same boxes."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """Which cell a box stands in, and the how-manieth of that cell it is; all count from 0."""

    column: int
    lane: int
    slot: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """A box's extent along `u`, by column, and across (`v`), and the room between and around."""

    along: tuple[float, ...]
    across: float
    gutter: float
    gap: float
    before: float
    after: float
    between: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A lane from `v` on, its whole extent, and where its channel and its boxes begin."""

    v: float
    size: float
    channel: float
    boxes: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies: lanes, each box's corner nearest the origin, lines, the far ends."""

    lanes: tuple[Stretch, ...]
    corners: Mapping[str, Point]
    lines: tuple[tuple[Point, ...], ...]
    u: float
    v: float


Ends = tuple[str, str]


def lay_out(
    spots: Mapping[str, Spot], lines: Sequence[Ends], lanes: int, measures: Measures
) -> Layout:
    """Places for boxes and a line for each pair of them, in the order given."""
    return _Router(spots, lines, lanes, measures).layout()


class _Router:
    def __init__(
        self, spots: Mapping[str, Spot], lines: Sequence[Ends], lanes: int, measures: Measures
    ) -> None:
        self.spots = spots
        self.lines = lines
        self.m = measures
        self.taken = set(spots.values())
        self.starts = [0, *accumulate(along + measures.gutter for along in measures.along)]
        self.across = self._across()
        self.channels = self._channels()
        self.lanes = self._lanes(lanes)
        self.corners = {name: self._corner(spot) for name, spot in spots.items()}
        self.ports = self._ports()
        self.turns = self._turns()

    def layout(self) -> Layout:
        lines = tuple(self._line(i) for i in range(len(self.lines)))
        last = self.lanes[-1]
        u = max(corner[0] + self._along(name) for name, corner in self.corners.items())
        ends = [point[0] for line in lines for point in line]
        return Layout(self.lanes, self.corners, lines, max(u, *ends, u), last.v + last.size)

    # --- places -------------------------------------------------------------------------------

    def _across(self) -> Mapping[int, float]:
        """The lines straight across, by how far off the middle of the boxes they run."""
        found: dict[frozenset[str], list[int]] = defaultdict(list)
        for i, ends in enumerate(self.lines):
            if self._neighbours(*(self.spots[name] for name in ends)):
                found[frozenset(ends)].append(i)
        return {
            i: (n - (len(lines) - 1) / 2) * SIDE
            for lines in found.values()
            for n, i in enumerate(lines)
        }

    def _neighbours(self, a: Spot, b: Spot) -> bool:
        first, second = sorted((a, b), key=lambda spot: (spot.lane, spot.slot))
        if a.column != b.column:
            return False
        if first.lane == second.lane:
            return second.slot - first.slot == 1
        below = Spot(first.column, first.lane, first.slot + 1)
        return second.lane - first.lane == 1 and not second.slot and below not in self.taken

    def _channels(self) -> Mapping[int, list[int]]:
        """The lines that need a channel, by lane: they pass a column and can't go straight."""
        found: dict[int, list[int]] = defaultdict(list)
        for i, (start, end) in enumerate(self.lines):
            a, b = self.spots[start], self.spots[end]
            if abs(a.column - b.column) > 1 and not self._clear(a, b):
                found[max(a.lane, b.lane)].append(i)
        return found

    def _clear(self, a: Spot, b: Spot) -> bool:
        low, high = sorted((a.column, b.column))
        between = {Spot(column, a.lane, a.slot) for column in range(low + 1, high)}
        return (a.lane, a.slot) == (b.lane, b.slot) and not between & self.taken

    def _lanes(self, count: int) -> tuple[Stretch, ...]:
        found: list[Stretch] = []
        v = 0.0
        for lane in range(count):
            slots = max((spot.slot + 1 for spot in self.taken if spot.lane == lane), default=1)
            lines = len(self.channels.get(lane, ()))
            channel = v + self.m.before
            boxes = channel + (CHANNEL * (lines + 1) if lines else 0)
            end = boxes + slots * (self.m.across + self.m.gap) - self.m.gap + self.m.after
            found.append(Stretch(v, end - v, channel, boxes))
            v = end + self.m.between
        return tuple(found)

    def _corner(self, spot: Spot) -> Point:
        u = self.starts[spot.column]
        return u, self.lanes[spot.lane].boxes + spot.slot * (self.m.across + self.m.gap)

    def _along(self, name: str) -> float:
        return self.m.along[self.spots[name].column]

    def _middle(self, name: str) -> float:
        return self.corners[name][1] + self.m.across / 2

    # --- lines --------------------------------------------------------------------------------

    def _around(self) -> Iterable[tuple[int, Ends]]:
        """The lines that aren't straight across."""
        return ((i, ends) for i, ends in enumerate(self.lines) if i not in self.across)

    def _sides(self, i: int) -> tuple[int, int]:
        """On which side a line leaves its first box and meets its second: 1 is the later side."""
        start, end = (self.spots[name].column for name in self.lines[i])
        if start == end:
            return 1, 1
        return (1, -1) if start < end else (-1, 1)

    def _channel_of(self, i: int) -> float | None:
        """Where the channel of a line runs, if it needs one."""
        for lane, lines in self.channels.items():
            if i in lines:
                return self.lanes[lane].channel + CHANNEL * (lines.index(i) + 1)
        return None

    def _ports(self) -> Mapping[tuple[int, int], float]:
        """Where each line leaves (0) and meets (1) its box, so that no two lie on each other."""
        meeting: dict[tuple[str, int], list[tuple[float, int, int]]] = defaultdict(list)
        for i, ends in self._around():
            channel = self._channel_of(i)
            for which, name in enumerate(ends):
                heads_for = self._middle(ends[1 - which]) if channel is None else channel
                meeting[name, self._sides(i)[which]].append((heads_for, i, which))
        found = {}
        for (name, _), lines in meeting.items():
            middle = self._middle(name)
            lines.sort()
            straight = [n for n, line in enumerate(lines) if line[0] == middle]
            zero = straight[0] if straight else (len(lines) - 1) / 2
            far = max(zero, len(lines) - 1 - zero)
            step = min(PORT, self.m.across * 0.42 / far) if far else 0
            for n, (_, i, which) in enumerate(lines):
                found[i, which] = middle + (n - zero) * step
        return found

    def _turns(self) -> Mapping[tuple[int, int], float]:
        """Where in its gutter each line turns, at its first (0) and its second box (1)."""
        inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for i, (start, end) in self._around():
            a, b = self._sides(i)
            if self._channel_of(i) is not None:
                inside[self._gutter(start, a)].append((i, 0))
                inside[self._gutter(end, b)].append((i, 1))
            elif self.ports[i, 0] != self.ports[i, 1] or a == b:
                inside[self._gutter(start, a)].append((i, 0))
        found = {}
        for gutter, turns in inside.items():
            first = self.starts[gutter + 1] - self.m.gutter
            for n, turn in enumerate(turns):
                share = 0.1 + 0.55 * (n + 1) / (len(turns) + 1)
                found[turn] = first + self.m.gutter * share
        return found

    def _gutter(self, name: str, side: int) -> int:
        return self.spots[name].column - (side < 0)

    def _line(self, i: int) -> tuple[Point, ...]:
        if i in self.across:
            return self._straight(i)
        (start, end), (a, b) = self.lines[i], self._sides(i)
        first = self.corners[start][0] + (self._along(start) if a > 0 else 0), self.ports[i, 0]
        last = self.corners[end][0] + (self._along(end) if b > 0 else 0), self.ports[i, 1]
        channel = self._channel_of(i)
        if channel is not None:
            near, far = self.turns[i, 0], self.turns[i, 1]
            return (first, (near, first[1]), (near, channel), (far, channel), (far, last[1]), last)
        if (i, 0) not in self.turns:
            return first, last
        turn = self.turns[i, 0]
        return first, (turn, first[1]), (turn, last[1]), last

    def _straight(self, i: int) -> tuple[Point, ...]:
        (u, first), (_, last) = (self.corners[name] for name in self.lines[i])
        u += self._along(self.lines[i][0]) / 2 + self.across[i]
        if first < last:
            return (u, first + self.m.across), (u, last)
        return (u, first), (u, last + self.m.across)
