"""A file's bytes into the places of its keys and values; done when there is something to show."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from generator.book.characters import BOM
from generator.book.shape import KEYS
from generator.book.source import DEPTH, FAULTS, SIZE, VALUES, events, place_of, split_front_matter
from generator.findings import Finding, Place, in_order
from generator.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.book.source import Event
    from generator.findings import Path


class Places:
    """Where the keys and values of a file's data stand."""

    def __init__(
        self,
        keys: dict[Path, Place],
        values: dict[Path, Place],
        items: dict[Path, int] | None = None,
    ) -> None:
        self._keys = keys
        self._values = values
        self._items = items or {}

    def find(self, at: Path, on: str) -> Place | None:
        """Return the place of a key or value, else that of the nearest thing around it.

        In a path, the key of an item may stand for its index.
        """
        known: Path = ()
        for step in at:
            known = (*known, self._items.get((*known, step), step))
        at = known
        if at in self._values:
            return self._keys.get(at, self._values[at]) if on == "key" else self._values[at]
        while at:
            at = at[:-1]
            if at in self._values:
                return self._keys.get(at, self._values[at])
        return None


def places(data: bytes, file: str = "") -> Places:
    """Return the places of everything in a file.

    In a Markdown file these are the fields of its head, and `("body", n)` for the text's line n,
    counted from 0.
    """
    if not file.endswith(".md"):
        locator = _Locator(data)
        return Places(locator.keys, locator.values, locator.items)
    head, body, first = split_front_matter(data)
    locator = _Locator(head or b"")
    lines = Lines(body.decode(errors="replace"))
    for number in range(min(len(lines), VALUES)):
        line = lines.line(number + 1)
        text = line.lstrip()
        place = Place(first + number, len(line) - len(text) + 1, max(1, len(text.rstrip())))
        locator.values["body", number] = place
    return Places(locator.keys, locator.values)


def repeats(data: bytes, file: str) -> list[Finding]:
    """Return a finding for each key that stands in a mapping a second time."""
    return [
        Finding(
            "duplicate-key",
            file,
            f"`{name}` is given twice",
            f"the first is on line {first.line}; keep one of them",
            place=place,
        )
        for name, place, first in _Locator(data).repeats
    ]


def located(findings: Iterable[Finding], load: Callable[[str], bytes | None]) -> list[Finding]:
    """Return findings in order, each with a place where its file has one; files are read once."""
    known: dict[str, Places] = {}
    return in_order(_located(finding, known, load) for finding in findings)


def _located(
    finding: Finding, known: dict[str, Places], load: Callable[[str], bytes | None]
) -> Finding:
    file = finding.file
    if finding.place or not file.endswith((".yaml", ".yml", ".md")):
        return finding
    if file not in known:
        data = load(file)
        known[file] = places(b"" if data is None or len(data) > SIZE else data, file)
    return replace(finding, place=known[file].find(finding.at, finding.on))


class _Locator:
    """Walks a file's events with their paths; ends in silence where the file can't be read."""

    def __init__(self, data: bytes) -> None:
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self.items: dict[Path, int] = {}
        self.repeats: list[tuple[str, Place, Place]] = []
        self._lines = Lines(data.removeprefix(BOM).decode(errors="replace"))
        self._events = islice(events(data), 3 * VALUES)
        first = next(self._events, None)
        if first is not None:
            self._value(first, ())

    def _value(self, event: Event, at: Path) -> None:
        """Note a value and all in it; of two under one path, the first counts."""
        new = at not in self.values and len(at) <= DEPTH
        if new:
            self.values[at] = self._place(event)
        if event.kind == "{":
            whole = self._fields(event, at)
        elif event.kind == "[":
            whole = self._items(event, at)
        else:
            return
        if new and whole:
            self.values[at] = whole

    def _fields(self, start: Event, at: Path) -> Place | None:
        """Note the fields of a mapping; return its place, in a block that of its first key."""
        own: dict[str, Place] = {}
        for key in self._events:
            if key.kind == "}":
                return self._span(start, key) or next(iter(own.values()), None)
            place = self._place(key)
            here = (*at, key.text)
            if key.text in own and len(self.repeats) < FAULTS:
                self.repeats.append((key.text, place, own[key.text]))
            own.setdefault(key.text, place)
            self.keys.setdefault(here, place)
            value = next(self._events, None)
            if value is not None:
                self._value(value, here)
                if key.text in KEYS and value.kind == "scalar":
                    self._name(at, value.text)
        return next(iter(own.values()), None)

    def _name(self, at: Path, key: str) -> None:
        """Note by which key an item of a list is known."""
        if at and isinstance(at[-1], int):
            self.items.setdefault((*at[:-1], key), at[-1])

    def _items(self, start: Event, at: Path) -> Place | None:
        for index, item in enumerate(self._events):
            if item.kind == "]":
                return self._span(start, item)
            self._value(item, (*at, index))
        return None

    def _span(self, start: Event, end: Event) -> Place | None:
        """Return the place of a collection in brackets, as far as its first line goes."""
        in_brackets = start.end > start.start
        return place_of(self._lines, start.start, end.end) if in_brackets else None

    def _place(self, event: Event) -> Place:
        """Return where a scalar stands, or a collection begins; of folded text, its first line."""
        start, lines = event.start, self._lines
        if event.style in ("|", ">"):
            number = lines.at(start)[0] + 1
            while number < len(lines) and not lines.line(number).strip():
                number += 1
            line = lines.line(number)
            if line.strip() and lines.start(number) < event.end:
                start = lines.start(number) + len(line) - len(line.lstrip())
        return place_of(lines, start, event.end)
