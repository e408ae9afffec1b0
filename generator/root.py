"""A folder into the project around it; imports next to nothing, so that shells can ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE = "rolebook.yaml"

FOLDER = ".rolebook"
"""The folder of a project for what commands keep there: states of builds, schemas for editors,
drafts, and the texts that were approved."""


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a rolebook.yaml."""
    here = start.resolve()
    return next((f for f in (here, *here.parents) if (f / FILE).is_file()), None)
