"""New files into an output folder whose every file is whole at all times, whenever we are killed.

    output/.rolebook/staging/…       new files while they are made; thrown away without a journal
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
from generator.build.lock import alone
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
from generator.build.moves import look_ahead, may_write, promote, remove
from generator.build.place import OURS, above, refused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
        """What must be removed when these files are all; looks whether these paths can be written.

        Raises `output-not-ours`.
        """
        files = set(files)
        gone = {path: digest for path, digest in self.files.items() if path not in files}
        planned = {path.casefold() for path in files} if gone else set()
        folders = above(planned) if gone else set()
        first = {p: d for p, d in gone.items() if _conflicts(p.casefold(), planned, folders)}
        first = {p: d for p, d in first.items() if sha256(f"{self.folder}/{p}").hex() == d}
        with writing(self.folder):
            look_ahead(self.folder, paths, self.files.keys() - gone.keys(), first)
            may_write({f"{self.folder}/{path}".rpartition("/")[0] for path in gone})
        return Journal(first, {p: d for p, d in gone.items() if p not in first})

    def publish(self, staged: Sequence[str], files: Mapping[str, str]) -> None:
        """Move what is staged into place; `files` are all that are ours then, with digests."""
        journal = self.check([path for path in staged if path not in self.files], files)
        ours = self.folder / OURS
        if files == self.files and not staged and (ours / MANIFEST).exists():
            return
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
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    ours = folder / OURS
    with writing(folder):
        ours.mkdir(parents=True, exist_ok=True)
    with alone(ours, folder, WAIT):
        try:
            with writing(folder):
                ours.mkdir(parents=True, exist_ok=True)  # who had the lock may have tidied up
                _finish(folder)
                _clean(ours)
                (ours / STAGING).mkdir()
            yield Output(folder, read_manifest(folder) or {})
        finally:
            with suppress(OSError):
                if not (ours / JOURNAL).exists():
                    _clean(ours)
                for path in (ours, *new):
                    path.rmdir()


def _check_marker(folder: Path) -> None:
    """Refuse a folder that holds something and isn't ours."""
    if not folder.exists() or any((folder / OURS / n).exists() for n in (MANIFEST, JOURNAL)):
        return  # read, and refused if they are no good, when nobody else can write them any more
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


def _conflicts(path: str, planned: Collection[str], folders: Collection[str]) -> bool:
    """Whether an old file must go before new ones can come: a file for a folder, or other case."""
    return path in folders or any(name in planned for name in above([path]))


def _flush(folder: Path) -> None:
    """Have the renames in a folder on the disk."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
