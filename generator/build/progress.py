"""What is being made, for whoever watches: a bar on a terminal, a few plain lines anywhere else."""

from __future__ import annotations

import os
import time
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.build.task import Task

REDRAW = 0.1
"""Seconds between two pictures of the bar."""

CELLS = 20

WIDTH = 80
"""Columns of a terminal that doesn't tell."""

MANY = 1000
"""From so many on, a log says when each quarter is done: some systems stop silent jobs."""


class Progress(Protocol):
    """Someone who hears what is being made."""

    def start(self, tasks: Sequence[Task]) -> None:
        """Hear of tasks that are about to be made."""

    def done(self, task: Task) -> None:
        """Hear that one of them is done."""

    def stop(self) -> None:
        """Hear that no more will be done for now."""


class Quiet:
    """Says nothing."""

    def start(self, tasks: Sequence[Task]) -> None:
        """Say nothing."""

    def done(self, task: Task) -> None:
        """Say nothing."""

    def stop(self) -> None:
        """Say nothing."""


class Lines:
    """A line for each group of tasks when it begins and when it is done."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.total: Counter[str] = Counter()
        self.count: Counter[str] = Counter()

    def start(self, tasks: Sequence[Task]) -> None:
        """Say how much there is of each group."""
        self.total, self.count = Counter(task.group for task in tasks), Counter()
        for group, total in self.total.items():
            self._say(f"{group}: {total:,} to make")

    def done(self, task: Task) -> None:
        """Say so when a group is done, or another quarter of a large one."""
        group, total = task.group, self.total[task.group]
        self.count[group] += 1
        count = self.count[group]
        if count == total:
            self._say(f"{group}: {total:,} made")
        elif total >= MANY and count % -(-total // 4) == 0:
            self._say(f"{group}: {count:,} of {total:,}")

    def stop(self) -> None:
        """Say nothing: the last group has said that it is done."""

    def _say(self, line: str) -> None:
        self.stream.write(f"{line}\n")
        self.stream.flush()


class Bar:
    """One line of a terminal, drawn anew in place, and gone at the end."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.total: Counter[str] = Counter()
        self.count: Counter[str] = Counter()
        self.drawn: float | None = None
        full = "█" * CELLS + "░" * CELLS
        try:
            full.encode(stream.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            full = "#" * CELLS + "." * CELLS
        self.cells = full

    def start(self, tasks: Sequence[Task]) -> None:
        """Begin anew."""
        self.total, self.count = Counter(task.group for task in tasks), Counter()

    def done(self, task: Task) -> None:
        """Draw the bar of the task's group, unless it has just been drawn."""
        self.count[task.group] += 1
        now = time.monotonic()
        if self.drawn is None or now - self.drawn >= REDRAW:
            self.drawn = now
            self.stream.write(f"\r{self._line(task)}\x1b[K")
            self.stream.flush()

    def stop(self) -> None:
        """Leave the line as it was before."""
        if self.drawn is not None:
            self.drawn = None
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def _line(self, task: Task) -> str:
        count, total = self.count[task.group], self.total[task.group]
        filled = CELLS * count // total
        bar = self.cells[CELLS - filled : 2 * CELLS - filled]
        figures = f"{count:,}".rjust(len(f"{total:,}"))
        width = _columns(self.stream) - 1
        head = f"{task.group} {bar} {figures}/{total:,}"
        if len(head) > width:
            head = f"{task.group} {figures}/{total:,}"
        return fit(f"{head}  {task.path or task.name}", width)


def watch(stream: TextIO, *, quiet: bool = False) -> Progress:
    """The progress that suits a stream."""
    if quiet:
        return Quiet()
    if stream.isatty() and os.environ.get("TERM", "") not in {"", "dumb"}:
        return Bar(stream)
    return Lines(stream)


def _columns(stream: TextIO) -> int:
    """How wide a terminal is."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except OSError:
        return WIDTH


def fit(text: str, width: int) -> str:
    """The start of a text that fits into so many columns; wide characters take two."""
    used = 0
    for index, character in enumerate(text):
        if not unicodedata.combining(character):
            used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > width:
            return text[:index]
    return text
