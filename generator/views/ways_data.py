"""A role of an edition into what the chooser of ways reads: all ways to it, and each last step.

Ways share their ends, so each role needs only the next role of its shortest way, and of other ways
the beginning up to where they join a shortest way. A script follows these and need not search.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.views.frame import relative
from generator.views.way_steps import way_step
from generator.ways import Ways
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.book.edition import Edition
    from generator.views.way_steps import WayStep
    from generator.ways import Way


@dataclass(frozen=True, slots=True)
class WaysData:
    """The ways to a role: `roles` are ids, the role itself first; numbers are places in there.

    `ahead` has the next role on the shortest way from each role (0 for the role itself), `others`
    the beginnings of other ways, by role, without that role; `steps` the steps that lead straight
    here, by the role that they start from.
    """

    id: str
    roles: tuple[str, ...]
    ahead: tuple[int, ...]
    others: Mapping[int, tuple[tuple[int, ...], ...]]
    steps: Mapping[str, WayStep]


def ways_data_view(edition: Edition, name: str) -> WaysData:
    """All ways to a role, however large the book, as little as they can be."""
    words, home = wording(edition.language), relative(page_of("ways", name))
    ways = Ways(edition.graph(), name)
    roles = tuple(ways.far)
    place = {role: number for number, role in enumerate(roles)}
    found = {role: ways.of(role) for role in roles}
    ahead = {role: best[0][1] for role, best in found.items() if best}
    return WaysData(
        id=name,
        roles=roles,
        ahead=tuple(place[ahead.get(role, name)] for role in roles),
        others={
            place[role]: tuple(tuple(place[each] for each in _own(way, ahead)) for way in others)
            for role, (_, *others) in ((role, best) for role, best in found.items() if best)
            if others
        },
        steps={
            start: way_step(edition, words, start, name, home)
            for start in roles
            if ways.far[start] == 1
        },
    )


def _own(way: Way, ahead: Mapping[str, str]) -> Way:
    """The roles of a way after the first, up to the one from which it is a shortest way."""
    last = len(way) - 1
    while last > 1 and ahead[way[last - 1]] == way[last]:
        last -= 1
    return way[1 : last + 1]
