"""A large book into rows: what its search index and its pictures cost, each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import project
from benchmarks.measure import peak
from benchmarks.table import Part, Row, megabytes, taken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.project import Project

ROLES = 1000
FORMATS = {"search": "the search index", "png": "the pictures of links"}
"""Formats that a site has where its settings say so, and what the table calls their files."""


def measure(folder: Path, roles: int) -> Part:
    """The rows of a book of so many roles, at most `ROLES`; each is built twice, also for memory.

    Nothing else is made in these builds, but each of them reads and checks the book.
    """
    roles = min(roles, ROLES)
    ours = project.make(folder / f"extra-{roles}", roles)
    ours.setting("formats", f"[html, {', '.join(FORMATS)}]")
    rows = tuple(row for name, what in FORMATS.items() for row in _rows(ours, name, what))
    return Part(f"Beside the pages of {roles:,} roles", rows)


def _rows(ours: Project, name: str, what: str) -> Iterator[Row]:
    ours.clean()
    taking = ours.build("--only", name)
    made = ours.published()
    size = sum(file.stat().st_size for file in made)
    yield Row(f"{what}, {len(made):,} files, {size / 1e6:.1f} MB", taken(taking))
    ours.clean()
    yield Row("most memory, the same", megabytes(peak(ours.command("--only", name), ours.folder)))
