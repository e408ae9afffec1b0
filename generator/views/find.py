"""What one may look for in a list into the form that narrows it; `scripts/find.js` does the work.

Each item of the list, or what it stands in, has an attribute `data-NAME` for each control, with
the values that it answers to, parted by spaces. The form is hidden until the script has run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.offer import within
from generator.views.places import place_label
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.book.edition import Edition
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose one value from; with a single value it is there for addresses alone."""

    name: str
    label: str
    options: tuple[Option, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class Find:
    """A form; `open` is the label of a box to tick, if there is one.

    A script fills the gaps of `count`, `shown` and `total`, and those of `without`, `what` and
    `number`.
    """

    title: str
    text: str
    hint: str
    choices: tuple[Choice, ...]
    open: str
    count: str
    none: str
    without: str


def choice(name: str, label: str, options: Mapping[str, str]) -> tuple[Choice, ...]:
    """A list to choose from, by value and label; none where there is nothing to choose."""
    if not options:
        return ()
    found = tuple(Option(value, plain(text)) for value, text in options.items())
    return (Choice(name, label, found, len(found) == 1),)


def places(edition: Edition, words: Wording, used: Iterable[str]) -> dict[str, str]:
    """The book's zones that any of these answers to, by the value that addresses have."""
    there = set(used)
    return {
        code.lower(): place_label(edition, words, code)
        for code in edition.ids("zone")
        if code.lower() in there
    }


def answering(edition: Edition, regions: Iterable[str]) -> tuple[str, ...]:
    """The book's zones that lie in one of some regions, or that one of these lies in, as values."""
    there = tuple(regions)
    return tuple(
        code.lower()
        for code in edition.ids("zone")
        if any(within(code, region) or within(region, code) for region in there)
    )
