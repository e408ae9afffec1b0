"""New files into an output folder in which every file is whole at all times, whenever we are killed.

    output/.rolebook/staging/…       new files while they are made; thrown away if there's no journal
    output/.rolebook/manifest.new    what the output will be
    output/.rolebook/journal.json    everything is staged: from here on it only goes forwards
    output/.rolebook/manifest.json   what the output is; this marks the folder as ours

Publishing writes the journal, then does what it says. A build that finds a journal begins with the
same steps: each is harmless where it has been taken before. Files aren't flushed one by one: what a
power cut may leave of them differs in size from what the state knows, and is made again.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.build.disk import write, writing
from generator.build.inputs import sha256
from generator.build.lock import take
from generator.build.manifest import (
    JOURNAL,
    MANIFEST,
    NEXT,
    STAGING,
    Journal,
    journal_bytes,
    manifest_bytes,
    read_journal,
    read_manifest,
)
from generator.build.moves import look_ahead, promote, remove
from generator.build.place import OURS, refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

WAIT = 5.0
"""Seconds to wait for another build into the same folder."""


@dataclass(frozen=True, slots=True)
class Output:
    """An output folder that nobody else is building into, and the files in it that are ours."""

    folder: Path
    files: Mapping[str, str]

    @property
    def staging(self) -> Path:
        """Where files are written before they are published."""
        return self.folder / OURS / STAGING

    def check(self, paths: Iterable[str], files: Iterable[str]) -> Journal:
        """What must be removed when these files are all, in a folder where these paths can be written.

        Raises `output-not-ours`.
        """
        planned = {path.casefold(): path for path in files}
        folders = {path.rpartition("/")[0] for path in planned}
        gone = {p: d for p, d in self.files.items() if planned.get(p.casefold()) != p}
        first = {p: d for p, d in gone.items() if _conflicts(p.casefold(), planned, folders)}
        first = {p: d for p, d in first.items() if sha256(self.folder / p).hex() == d}
        with writing(self.folder):
            look_ahead(self.folder, paths, self.files.keys() - gone.keys(), first)
        return Journal(first, {p: d for p, d in gone.items() if p not in first})

    def publish(self, staged: Iterable[str], files: Mapping[str, str]) -> None:
        """Move what is staged into place; `files` are then all that are ours, with their digests."""
        journal = self.check(staged, files)
        if files == self.files and not any(self.staging.iterdir()):
            return
        ours = self.folder / OURS
        with writing(self.folder):
            write(str(ours / NEXT), manifest_bytes(files), sync=True)
            begun = ours / f"{JOURNAL}.new"
            write(str(begun), journal_bytes(journal), sync=True)
            begun.replace(ours / JOURNAL)
            _flush(ours)
            _finish(self.folder)


@contextmanager
def claim(folder: Path) -> Iterator[Output]:
    """Take an output folder (see `place`), finish what a killed build began, and leave no litter.

    Raises `output-refused` for a folder with files in it and no manifest, `build-running` and
    `output-unwritable`.
    """
    _check_marker(folder)
    new = [p for p in (folder, *folder.parents) if not p.exists()]
    ours = folder / OURS
    handle = None
    with writing(folder):
        ours.mkdir(parents=True, exist_ok=True)
    try:
        with suppress(PermissionError):  # Windows opens no folders
            handle = os.open(ours, os.O_RDONLY)
            take(handle, str(folder), WAIT)
        with writing(folder):
            _finish(folder)
            _clean(ours)
            (ours / STAGING).mkdir()
        yield Output(folder, read_manifest(folder) or {})
    finally:
        if not (ours / JOURNAL).exists():
            with suppress(OSError):
                _clean(ours)
        for path in (ours, *new):
            with suppress(OSError):
                path.rmdir()
        if handle is not None:
            os.close(handle)


def _check_marker(folder: Path) -> None:
    """Refuse a folder that holds something and isn't ours."""
    if not folder.exists() or read_manifest(folder) is not None or read_journal(folder):
        return
    with writing(folder):
        if any(path.name != OURS for path in folder.iterdir()):
            raise refused(folder, "is not empty, and Rolebook didn't make it")


def _finish(folder: Path) -> None:
    """Do what a journal says, or nothing when there is none."""
    journal = read_journal(folder)
    if journal is None:
        return
    ours = folder / OURS
    remove(folder, journal.first)
    if (ours / STAGING).is_dir():
        promote(str(ours / STAGING), folder, "", read_manifest(folder) or {})
    remove(folder, journal.last)
    with suppress(FileNotFoundError):
        (ours / NEXT).replace(ours / MANIFEST)
    (ours / JOURNAL).unlink()


def _clean(ours: Path) -> None:
    """Throw away what was staged and never published."""
    staging = ours / STAGING
    if staging.is_symlink():
        staging.unlink()
    with suppress(FileNotFoundError):
        shutil.rmtree(staging)
    for name in (NEXT, f"{JOURNAL}.new"):
        (ours / name).unlink(missing_ok=True)


def _conflicts(path: str, planned: Mapping[str, str], folders: Iterable[str]) -> bool:
    """Whether an old file must go before new ones can come: one name as file and folder, or two cases."""
    above = path
    while above:
        if above in planned:
            return True
        above = above.rpartition("/")[0]
    return path in folders


def _flush(folder: Path) -> None:
    """Have the renames in a folder on the disk."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
