"""Texts into files of a project: new ones all or none, changed ones whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


class TakenError(Exception):
    """Something stands already where new files would go; nothing was written."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__(", ".join(map(str, paths)))
        self.paths = paths


def create(texts: Mapping[Path, str]) -> None:
    """Write new files with their folders; if anything fails, take back what was written.

    Raises `TakenError` when one of them exists or a file stands where a folder must be; an OSError
    is the machine's.
    """
    taken = list(dict.fromkeys(_in_the_way(texts)))
    if taken:
        raise TakenError(taken)
    made: list[Path] = []
    try:
        for path, text in texts.items():
            for folder in reversed([p for p in path.parents if not p.exists()]):
                folder.mkdir()
                made.append(folder)
            _write(path, text, made)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def replace(path: Path, text: str) -> None:
    """Give a file a new text; a reader sees the old one or the new one, never a part."""
    path = path.resolve()
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    made: list[Path] = []
    try:
        _write(fresh, text, made)
        fresh.replace(path)
    except BaseException:
        for left in made:
            left.unlink(missing_ok=True)
        raise


def _in_the_way(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if os.path.lexists(path):
            yield path
        else:
            existing = next(p for p in path.parents if os.path.lexists(p))
            if not existing.is_dir():
                yield existing


def _write(path: Path, text: str, made: list[Path]) -> None:
    with path.open("xb") as file:
        made.append(path)
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
