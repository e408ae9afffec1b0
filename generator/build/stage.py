"""The bytes of a task into a file that waits to be published, unless the output has it already."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from generator.build.disk import write, writing
from generator.build.inputs import sha256
from generator.build.manifest import MANIFEST
from generator.build.place import OURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.build.publish import Output
    from generator.build.state import Row
    from generator.build.task import Made, Task


NOTHING = b"[]"
"""The result of a check that found nothing."""


class OnDisk(NamedTuple):
    """A file in the output that has the bytes that its manifest says."""

    digest: str
    size: int
    mtime: int


class Done(NamedTuple):
    """What a worker hands back; by then the file is staged, unless the output has it already."""

    name: str
    digest: str
    size: int
    mtime: int
    reads: frozenset[str]
    result: bytes | None = None
    staged: bool = False


def intact(output: Output, paths: Iterable[str], rows: Iterable[Row]) -> dict[str, OnDisk]:
    """Which of these files are as we left them; one whose date or size differs is read to tell."""
    known = {row.path: OnDisk(row.digest, row.size, row.mtime) for row in rows}
    folder = str(output.folder)
    found = {}
    for path in paths:
        digest = output.files.get(path)
        if digest is None:
            continue
        try:
            there = os.lstat(f"{folder}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        now = OnDisk(digest, there.st_size, there.st_mtime_ns)
        if known.get(path) == now or (
            stat.S_ISREG(there.st_mode) and sha256(f"{folder}/{path}").hex() == digest
        ):
            found[path] = now
    return found


class Stager(NamedTuple):
    """Writes files beside an output, to be moved there when all is made."""

    folder: Path
    staging: str
    there: Mapping[str, OnDisk]

    def stage(self, task: Task, made: Made) -> Done:
        """Stage what a task made, unless that is what the output has."""
        path, digest, size = task.path or "", hashlib.sha256(made.data).hexdigest(), len(made.data)
        same = self.there.get(path)
        if same and same.digest == digest:
            return Done(made.name, digest, size, same.mtime, made.reads)
        file = f"{self.staging}/{path}"
        with writing(self.folder):
            try:
                mtime = write(file, made.data)
            except FileNotFoundError:
                os.makedirs(file.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - plain strings are quicker, thousands of times
                mtime = write(file, made.data)
        return Done(made.name, digest, size, mtime, made.reads, staged=True)


def result(made: Made) -> Done:
    """Keep what a check found."""
    return Done(made.name, "", 0, 0, made.reads, result=made.data)


def files_json(folder: Path, rows: Iterable[Row]) -> str:
    """Path, size and mtime of published files and of their manifest, for `fresh`."""
    manifest = (folder / OURS / MANIFEST).stat()
    files = [(row.path, row.size, row.mtime) for row in rows]
    return json.dumps([*files, (f"{OURS}/{MANIFEST}", manifest.st_size, manifest.st_mtime_ns)])
