"""The steps of a book into the ways to a role: from each role that has one, the best few.

A way goes from role to role by steps and meets no role twice. Everything is ids; the words come
from the roles.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Graph = Mapping[str, tuple[tuple[str, str], ...]]

Way = tuple[str, ...]
"""The roles of a way, from the first to the last."""

KINDS = ("promotion", "lateral", "track-change", "family-change")
"""The kinds of steps, in the order in which ways of the same length try them."""

LONGEST = 20
"""Ways of more steps than these are none."""

DETOUR = 2
"""As many steps more than the shortest way another may have."""

MOST = 3
"""As many ways are told from one role to another."""


class Ways:
    """All ways to one role.

    `far` is how many steps the shortest way from a role has: the nearest first, then by id.
    """

    def __init__(self, graph: Graph, target: str) -> None:
        self.target = target
        self.far = _far(graph, target)
        self._ahead = {role: _ahead(graph, role) for role in self.far if role != target}

    def of(self, origin: str) -> tuple[Way, ...]:
        """The ways from a role: the shortest, then at most two others; none where there is none.

        Others have at most two steps more. Ways of the same length stand in the order of what they
        do where they part: promotion, lateral, change of track, of family; then the id.
        """
        if origin not in self.far or origin == self.target:
            return ()
        least = self.far[origin]
        lengths = range(least, min(least + DETOUR, LONGEST) + 1)
        found = (way for length in lengths for way in self._on((origin,), length))
        return tuple(islice(found, MOST))

    def _on(self, begun: Way, left: int) -> Iterator[Way]:
        """The ways that begin so and have this many steps left.

        With so few steps to spare, a beginning fails only where it turns back to the role before,
        so that the work grows with the steps and not with the number of ways.
        """
        if begun[-1] == self.target:
            if not left:
                yield begun
            return
        for role in self._ahead[begun[-1]]:
            if self.far.get(role, LONGEST) < left and role not in begun:
                yield from self._on((*begun, role), left - 1)


@dataclass(frozen=True, slots=True)
class Short:
    """All ways to a role, written in little: `roles` are ids, the role itself first.

    Ways share their ends. `ahead` has, as places in `roles`, the next role on the shortest way from
    each (0 for the role itself); `others` the beginnings of other ways, by the role they leave and
    without it, up to the role from which they are a shortest way.
    """

    roles: tuple[str, ...]
    ahead: tuple[int, ...]
    others: Mapping[int, tuple[tuple[int, ...], ...]]


def short(ways: Ways) -> Short:
    """All ways to a role, so that who reads them follows places and need not search."""
    roles = tuple(ways.far)
    place = {role: number for number, role in enumerate(roles)}
    found = {place[role]: best for role in roles if (best := ways.of(role))}
    ahead = {best[0][0]: best[0][1] for best in found.values()}
    return Short(
        roles=roles,
        ahead=tuple(place[ahead.get(role, ways.target)] for role in roles),
        others={
            number: tuple(tuple(map(place.__getitem__, _own(way, ahead))) for way in others)
            for number, (_, *others) in found.items()
            if others
        },
    )


def kind_of(graph: Graph, start: str, end: str) -> str:
    """The kind of the step between two roles; where there are several, the one tried first."""
    return min((kind for role, kind in graph[start] if role == end), key=KINDS.index)


def _far(graph: Graph, target: str) -> dict[str, int]:
    """How many steps each role is from a target, as far as ways go."""
    behind: dict[str, set[str]] = {}
    for role, steps in graph.items():
        for end, _ in steps:
            behind.setdefault(end, set()).add(role)
    found, here = {target: 0}, {target}
    for far in range(1, LONGEST + 1):
        here = {role for end in here for role in behind.get(end, ())} - found.keys()
        found |= dict.fromkeys(sorted(here), far)
    return found


def _ahead(graph: Graph, role: str) -> tuple[str, ...]:
    """Where a role leads, in the order in which ways try it."""
    steps = sorted((KINDS.index(kind), end) for end, kind in graph[role])
    return tuple(dict.fromkeys(end for _, end in steps))


def _own(way: Way, ahead: Mapping[str, str]) -> Way:
    """The roles of a way after the first, up to the one from which it is a shortest way."""
    last = len(way) - 1
    while last > 1 and ahead[way[last - 1]] == way[last]:
        last -= 1
    return way[1 : last + 1]
