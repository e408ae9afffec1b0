"""The files that a build reads into what is new, changed or gone since the last build."""

from __future__ import annotations

import hashlib
import os
import site
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Stat = tuple[int, int, int, int]
"""Size in bytes, mtime and ctime in ns, inode."""

Known = tuple[Stat, bytes]
"""What a file looked like when it was read last, and its SHA-256."""

MARGIN = 2_000_000_000
"""The coarsest clock of a file system that is in use (FAT), in ns."""

PART = 1 << 20
"""Bytes read at once."""

O_BINARY: int = getattr(os, "O_BINARY", 0)

INODE = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Survey:
    """All files as they are; `changed` has the digests of those that are new or differ."""

    found: Mapping[str, Stat]
    changed: Mapping[str, bytes]
    removed: frozenset[str]
    touched: frozenset[str]
    """Files whose bytes are the same, although their dates differ or are too young to tell."""


def survey(root: Path, places: Iterable[str], known: Mapping[str, Known], since: int) -> Survey:
    """What became of the files in some places of a project, by name relative to its root.

    `since` is when the known files were surveyed (ns). A file whose dates and inode are the same is
    the same, unless it is as new as that survey: it may have changed within one tick of the clock.
    """
    found = walk(root, places)
    changed: dict[str, bytes] = {}
    touched = set()
    for name, now in found.items():
        then = known.get(name)
        if then and then[0] == now and max(now[1], now[2]) < since - MARGIN:
            continue
        digest = sha256(os.path.join(root, name))  # noqa: PTH118 - plain strings are quicker, thousands of times
        if then and then[1] == digest:
            touched.add(name)
        else:
            changed[name] = digest
    return Survey(found, changed, frozenset(known.keys() - found.keys()), frozenset(touched))


def walk(root: Path, places: Iterable[str]) -> dict[str, Stat]:
    """Every file in some files and folders, without hidden ones and editors' copies.

    A linked file stands for the file it leads to; linked folders are not entered.
    """
    found: dict[str, Stat] = {}
    for place in places:
        path = os.path.join(root, place)  # noqa: PTH118 - twice as fast on thousands of files
        try:
            if os.path.isdir(path):  # noqa: PTH112 - plain strings are quicker, thousands of times
                found.update(_files(path, place))
            else:
                found[place] = _stat(os.stat(path))  # noqa: PTH116 - plain strings are quicker, thousands of times
        except FileNotFoundError:
            continue
    return found


def _files(folder: str, name: str) -> Iterator[tuple[str, Stat]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name[0] in ".#" or entry.name[-1] == "~" or entry.name == "__pycache__":
                continue
            path = f"{name}/{entry.name}"
            if not path.isascii():
                path = os.fsencode(path).decode(errors="backslashreplace")
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, path)
                continue
            found = entry.stat(follow_symlinks=False)
            if stat.S_ISLNK(found.st_mode):
                with suppress(OSError):  # it leads in a circle, or nowhere
                    found = entry.stat() if entry.is_file() else found
            yield path, _stat(found)


def _stat(found: os.stat_result) -> Stat:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino & INODE)


def sha256(path: str) -> bytes:
    """The digest of a file's bytes; empty when there is no such file, or no plain one, to read."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | O_BINARY)
    except OSError:
        return b""
    try:
        digest = hashlib.sha256()
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return b""
        while part := os.read(handle, PART):
            digest.update(part)
        return digest.digest()
    except OSError:
        return b""
    finally:
        os.close(handle)


def program(folder: Path) -> str:
    """A digest of the program itself: Python, the files of the package, the libraries' versions."""
    files = sorted(f"{name} {found[0]} {found[1]}" for name, found in _files(str(folder), ""))
    parts = [sys.version, *files]
    for place in {*site.getsitepackages(), site.getusersitepackages()} & {*sys.path}:
        try:
            parts += sorted(n for n in os.listdir(place) if n.endswith(".dist-info"))  # noqa: PTH208 - plain strings are quicker, thousands of times
        except OSError:
            continue
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
