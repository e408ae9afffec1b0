"""The steps of publishing: each is harmless when repeated, none of them touches foreign files."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator.build.inputs import sha256
from generator.build.place import PATH, above, in_the_way

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Kind = Literal["nothing", "file", "folder", "link"]

WHAT = {
    "file": "a file that Rolebook didn't make",
    "folder": "a folder, where a file must go",
    "link": "a link, and Rolebook doesn't follow links in its output",
}


def kind(path: str) -> Kind:
    """What there is at a path."""
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "nothing"
    if stat.S_ISLNK(mode):
        return "link"
    return "folder" if stat.S_ISDIR(mode) else "file"


def look_ahead(
    folder: Path, paths: Iterable[str], ours: Collection[str], first: Collection[str]
) -> None:
    """Raise `output-not-ours` where something foreign stands where files must go.

    `ours` may be written over; `first` will have been removed by then.
    """
    seen: dict[str, Kind] = {}
    written = set[str]()
    for path in paths:
        parts = path.split("/")
        holder = str(folder)
        for depth in range(1, len(parts)):
            above = "/".join(parts[:depth])
            if above not in seen:
                seen[above] = "folder" if above in first else kind(f"{folder}/{above}")
            if seen[above] == "nothing":
                break
            if seen[above] != "folder":
                raise in_the_way(folder, above, WHAT[seen[above]])
            holder = f"{folder}/{above}"
        else:
            _look_at(folder, path, ours, first)
        written.add(holder)
    may_write(written)


def may_write(folders: Iterable[str]) -> None:
    """Raise PermissionError for a folder that is there and in which we may not change anything."""
    for folder in sorted(folders):
        if not os.access(folder, os.W_OK | os.X_OK) and kind(folder) == "folder":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)


def promote(staged: str, folder: Path, below: str, ours: Collection[str]) -> None:
    """Move everything staged into the folder; folders that are new there in one go."""
    with os.scandir(staged) as found:
        entries = sorted(found, key=lambda e: (e.is_file(follow_symlinks=False), e.name))
    for entry in entries:
        path = f"{below}{entry.name}"
        file = entry.is_file(follow_symlinks=False)
        there = "nothing" if file and path in ours else kind(f"{folder}/{path}")
        if there == "nothing":
            os.replace(entry.path, f"{folder}/{path}")  # noqa: PTH105 - plain strings are quicker, thousands of times
        elif there == "folder" and not file:
            promote(entry.path, folder, f"{path}/", ours)
            os.rmdir(entry.path)  # noqa: PTH106 - plain strings are quicker, thousands of times
        else:
            raise in_the_way(folder, path, WHAT[there])


def remove(folder: Path, files: Mapping[str, str]) -> None:
    """Remove files that still have the bytes that we wrote, and folders that they leave empty."""
    left = set[str]()
    for path, digest in sorted(files.items()):
        parents = above([path.rpartition("/")[0]])
        if not PATH.fullmatch(path) or any(kind(f"{folder}/{p}") == "link" for p in parents):
            continue
        left |= parents  # also when we were killed between the file and its folder
        if kind(f"{folder}/{path}") == "file" and sha256(f"{folder}/{path}").hex() == digest:
            (folder / path).unlink()
    for parent in sorted(left, key=len, reverse=True):
        with suppress(OSError):
            (folder / parent).rmdir()


def _look_at(folder: Path, path: str, ours: Collection[str], first: Collection[str]) -> None:
    there = kind(f"{folder}/{path}")
    if there == "folder":
        for holder, _, names in os.walk(folder / path):
            below = Path(holder).relative_to(folder).as_posix()
            if any(f"{below}/{name}" not in first for name in names):
                raise in_the_way(folder, path, WHAT[there])
    elif there != "nothing" and path not in ours:
        raise in_the_way(folder, path, WHAT[there])
