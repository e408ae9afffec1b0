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
from generator.build.task import Failed

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
    """What a worker hands back; by then its files are staged, unless the output has them already.

    Of a folder, `digest` is that of what its files are made of, and `result` says which they are.
    """

    name: str
    digest: str
    size: int
    mtime: int
    reads: frozenset[str]
    result: bytes | None = None
    staged: tuple[str, ...] = ()


def intact(output: Output, paths: Iterable[str], rows: Iterable[Row]) -> dict[str, OnDisk]:
    """Which of these files are as we left them; one whose date or size differs is read to tell."""
    known = {path: file for row in rows for path, file in files_of(row).items()}
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


def files_of(row: Row) -> dict[str, OnDisk]:
    """The files that a task published, as it left them: one, or those of its folder."""
    if row.path is None:
        return {}
    if row.path.endswith("/"):
        return {path: OnDisk(*file) for path, file in json.loads(row.result or b"{}").items()}
    return {row.path: OnDisk(row.digest, row.size, row.mtime)}


def folder_of(files: Mapping[str, OnDisk]) -> bytes:
    """The files of a folder as what comes of its task."""
    return json.dumps(files, sort_keys=True).encode()


class Stager(NamedTuple):
    """Writes files beside an output, to be moved there when all is made.

    `there` are the files that are as they were left, `rows` what came of the tasks last time.
    """

    folder: Path
    staging: str
    there: Mapping[str, OnDisk]
    rows: Mapping[str, Row]

    def stage(self, task: Task, made: Made) -> Done | Failed:
        """Stage what a task made, unless that is what the output has."""
        path, digest = task.path or "", hashlib.sha256(made.data).hexdigest()
        if made.files:
            return self.stage_folder(path, digest, made)
        file, staged = self.put(path, made.data)
        return Done(
            made.name, digest, file.size, file.mtime, made.reads, staged=(path,) if staged else ()
        )

    def stage_folder(self, path: str, digest: str, made: Made) -> Done | Failed:
        """Stage the files of a folder; they aren't made again from what they were made of."""
        row = self.rows.get(made.name)
        if row and (row.path, row.digest) == (path, digest):
            old = files_of(row)
            now = {name: self.there[name] for name in old if name in self.there}
            if old and all(name in now and now[name].digest == old[name].digest for name in old):
                return Done(made.name, digest, 0, 0, made.reads, folder_of(now))
        files = made.files() if made.files else {}
        if isinstance(files, Failed):
            return files
        put = {f"{path}{name}": self.put(f"{path}{name}", files[name]) for name in sorted(files)}
        listed = folder_of({name: file for name, (file, _) in put.items()})
        staged = tuple(name for name, (_, staged) in put.items() if staged)
        return Done(made.name, digest, 0, 0, made.reads, listed, staged)

    def put(self, path: str, data: bytes) -> tuple[OnDisk, bool]:
        """A file that is in the output, or now staged; and whether it was staged."""
        digest, size = hashlib.sha256(data).hexdigest(), len(data)
        same = self.there.get(path)
        if same and same.digest == digest:
            return OnDisk(digest, size, same.mtime), False
        file = f"{self.staging}/{path}"
        with writing(self.folder):
            try:
                mtime = write(file, data)
            except FileNotFoundError:
                os.makedirs(file.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - plain strings are quicker, thousands of times
                mtime = write(file, data)
        return OnDisk(digest, size, mtime), True


def result(made: Made) -> Done:
    """Keep what a check found."""
    return Done(made.name, "", 0, 0, made.reads, result=made.data)


def files_json(folder: Path, rows: Iterable[Row]) -> str:
    """Path, size and mtime of published files and of their manifest, for `fresh`."""
    manifest = (folder / OURS / MANIFEST).stat()
    found = ((path, file) for row in rows for path, file in files_of(row).items())
    files = [(path, file.size, file.mtime) for path, file in found]
    return json.dumps([*files, (f"{OURS}/{MANIFEST}", manifest.st_size, manifest.st_mtime_ns)])
