"""A role of an edition into what the chooser of ways reads: all ways to it, and each last step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.views.frame import relative
from generator.views.way_steps import way_step
from generator.ways import Ways, short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.book.edition import Edition
    from generator.views.way_steps import WayStep
    from generator.ways import Short


@dataclass(frozen=True, slots=True)
class WaysData:
    """The ways to a role in short, and the steps that lead straight to it, by where they start."""

    id: str
    ways: Short
    steps: Mapping[str, WayStep]


def ways_data_view(edition: Edition, name: str) -> WaysData:
    """All ways to a role, however large the book, as little as they can be."""
    home = relative(page_of("ways", name))
    ways = Ways(edition.steps_to(name), name)
    return WaysData(
        id=name,
        ways=short(ways),
        steps={
            start: way_step(edition, start, name, home)
            for start, far in ways.far.items()
            if far == 1
        },
    )
