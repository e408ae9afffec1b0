"""Texts into files of a project: new ones all or none, changed ones whole or not at all."""

from __future__ import annotations

import errno
import os
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


def leads_out(path: Path, *homes: Path) -> bool:
    """Whether a file is a link to something that stands in none of these folders."""
    if not path.is_symlink():
        return False
    real = os.path.realpath(path)
    return not any(_below(real, os.path.realpath(home)) for home in homes)


class OutsideError(PermissionError):
    """A path leads out of the folder that it has to stay in."""


def within(path: Path, home: Path) -> Path:
    """A path to write to, once no link on the way to it leads out of a folder.

    Raises `OutsideError` where one does, whether or not there is something at its end.
    """
    if not _below(os.path.realpath(path), os.path.realpath(home)):
        raise OutsideError(errno.EPERM, "leads out of its project", str(path))
    return path


def read_plain(path: Path, home: Path) -> bytes | None:
    """The bytes of a plain file, None of anything else and of a link that leads out of `home`."""
    try:
        plain = path.is_file() and not leads_out(path, home)
        return path.read_bytes() if plain else None
    except OSError:
        return None


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


class TakenError(Exception):
    """Something stands already where new files would go; nothing was written.

    `blocked` says that the paths are of files where folders would have to be.
    """

    def __init__(self, paths: list[Path], *, blocked: bool = False) -> None:
        super().__init__(", ".join(map(str, paths)))
        self.paths = paths
        self.blocked = blocked


def create(texts: Mapping[Path, str]) -> None:
    """Write new files with their folders; if anything fails, take back what was written.

    Raises `TakenError` when one of them exists or a file stands where a folder must be; an OSError
    is the machine's.
    """
    taken = [path for path in texts if os.path.lexists(path)]
    blocked = list(dict.fromkeys(_blocked(texts)))
    if taken or blocked:
        raise TakenError(blocked or taken, blocked=bool(blocked))
    made: list[Path] = []
    try:
        for path, text in texts.items():
            _hold(path, made)
            _write(path, text.encode(), made)
    except BaseException:
        _take_back(made)
        raise


@contextmanager
def together(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Have files written once what stands in the block has gone well; else none of them.

    Until then they wait under hidden names beside their own; what stands there is replaced, a link
    by the file itself.
    """
    made: list[Path] = []
    try:
        waiting = {}
        for path, data in files.items():
            _hold(path, made)
            hidden = _hidden(path)
            _write(hidden, data, made)
            waiting[hidden] = path
        yield
        for hidden, path in waiting.items():
            hidden.replace(path)
    except BaseException:
        _take_back(made)
        raise


def replace(path: Path, text: str) -> None:
    """Give a file a new text; a reader sees the old one or the new one, never a part."""
    path = path.resolve()
    fresh = _hidden(path)
    made: list[Path] = []
    try:
        _write(fresh, text.encode(), made)
        fresh.replace(path)
    except BaseException:
        for left in made:
            left.unlink(missing_ok=True)
        raise


def _hidden(path: Path) -> Path:
    """A file beside another one that no other process or thread writes."""
    return path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")


def _blocked(paths: Iterable[Path]) -> Iterator[Path]:
    """What stands where a folder of these files must be, and is none."""
    for path in paths:
        existing = next((p for p in path.parents if os.path.lexists(p)), path)
        if not existing.is_dir():
            yield existing


def _hold(path: Path, made: list[Path]) -> None:
    """Make the folders that a file stands in, and note them."""
    for folder in reversed([p for p in path.parents if not p.exists()]):
        folder.mkdir()
        made.append(folder)


def _take_back(made: Iterable[Path]) -> None:
    for path in reversed([*made]):
        with suppress(OSError):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def _write(path: Path, data: bytes, made: list[Path]) -> None:
    try:
        with path.open("xb") as file:
            made.append(path)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
