"""The commands that people wait for at a prompt into rows."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import cost, middle, peak
from benchmarks.project import ROLEBOOK
from benchmarks.table import Part, Row, megabytes, taken, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
VERSION, CHECK = 0.25, 1.0
"""Aims, in seconds."""


def measure(folder: Path, runs: int) -> Part:
    """The rows of short commands; the shipped book is copied, so that nothing of it is changed."""
    book = folder / "shipped"
    shutil.copytree(ROOT / "content", book / "content")
    shutil.copy(ROOT / "rolebook.yaml", book)
    rows = (
        _row("rolebook --version", [ROLEBOOK, "--version"], book, runs, VERSION),
        _row("rolebook check, shipped book", [ROLEBOOK, "check"], book, runs, CHECK),
        Row("most memory, the same", megabytes(peak([ROLEBOOK, "check"], book))),
    )
    shutil.rmtree(book)
    return Part("Commands", rows)


def _row(what: str, command: Sequence[str], folder: Path, runs: int, aim: float) -> Row:
    cost(command, folder)  # the first run compiles what is compiled once
    median = middle(cost(command, folder) for _ in range(runs))
    return Row(what, taken(median), aim=f"under {aim} s", verdict=verdict(met=median.seconds < aim))
