"""Where a build may write: its output folder, and the paths inside it."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING

from generator.build.task import BuildError
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

OURS = ".rolebook"
"""The folder inside an output folder that marks it as made by Rolebook."""

PART = re.compile(r"(?!\.{1,2}(/|$))[^/\\:*?\"<>|\x00-\x1f\x7f]{1,255}(?<![. ])")
PATH = re.compile(rf"(?!(?i:{re.escape(OURS)})(/|$)){PART.pattern}(/{PART.pattern})*")

Identity = tuple[int, int]


def place(output: Path, root: Path, closed: Iterable[Path]) -> Path:
    """The folder to build into, with all links resolved.

    It must not be the project, hold it, or stand in a folder that the project is read from
    (`closed`); whatever it is called, by way of links, or in other letters where case is no matter.
    Raises `output-refused`.
    """
    folder, why = _apart(output, root, dict.fromkeys(closed, "which Rolebook reads"))
    if (folder / OURS).is_symlink() and not why:
        why = f"has a link in place of its `{OURS}` folder"
    if why:
        raise refused(output, why)
    return folder


def keep_apart(archive: Path, root: Path, closed: Iterable[Path], output: Path) -> None:
    """See that copies of postings would stand in the project, and in no folder with another use.

    Raises `archive-refused`, by the same rules as `place`.
    """
    others = dict.fromkeys(closed, "which Rolebook reads") | {output: "where the site is built"}
    folder, why = _apart(archive, root, others)
    if not why and root.resolve() not in folder.parents:
        why = "leads out of the project"
    if why:
        raise BuildError(
            Finding(
                code="archive-refused",
                file="",
                message=f"`{archive}` {why}",
                help="name a folder of the project that has no other use, "
                "or write `archive: null` to keep no copies",
            )
        )


def _apart(path: Path, root: Path, closed: Mapping[Path, str]) -> tuple[Path, str]:
    """A folder with all links resolved, and why nothing must be written there; empty: one may."""
    try:
        folder = path.resolve()
        holders = set(_identities(folder))
        here = next(_identities(folder)) if folder.exists() else None
    except (OSError, RuntimeError):
        return path, "leads in a circle or can't be looked at"
    if folder.exists() and not folder.is_dir():
        return folder, "is a file"
    project = root.resolve()
    if folder == project or folder in project.parents or here in set(_identities(project)):
        return folder, "is the project's own folder, or holds it"
    for other, use in closed.items():
        real = other.resolve()
        inside = real == folder or real in folder.parents
        if inside or (real.exists() and _identity(real) in holders):
            return folder, f"is in `{other.name}`, {use}"
        if folder in real.parents or here in set(_identities(real)):
            return folder, f"holds `{other.name}`, {use}"
    return folder, ""


def refused(output: Path, why: str) -> BuildError:
    """The error for a folder that a build must not write to."""
    return BuildError(
        Finding(
            code="output-refused",
            file="",
            message=f"`{output}` {why}",
            help="build into a new or empty folder, or one that Rolebook made",
        )
    )


def in_the_way(folder: Path, path: str, what: str) -> BuildError:
    """The error for something foreign where a file must go."""
    return BuildError(
        Finding(
            code="output-not-ours",
            file="",
            message=f"`{folder / path}` is {what}",
            help="move it out of the output folder, then build again",
        )
    )


def check_paths(paths: Iterable[str]) -> None:
    """Raise `output-path` for a path that leads out, or that another one claims as well."""
    seen: dict[str, str] = {}
    for path in paths:
        if not PATH.fullmatch(path):
            raise _bad_path(path, "is no path inside the output folder")
        key = path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
        if key in seen:
            raise _bad_path(path, f"and `{seen[key]}` would be one file")
        seen[key] = path
    for key in above({key.rpartition("/")[0] for key in seen}) & seen.keys():
        raise _bad_path(seen[key], "is a file and a folder")


def above(paths: Iterable[str]) -> set[str]:
    """Paths and all folders that hold them."""
    found = set[str]()
    paths = set(paths)
    while paths:
        found |= paths
        paths = {path.rpartition("/")[0] for path in paths} - found
    return found - {""}


def _bad_path(path: str, why: str) -> BuildError:
    return BuildError(
        Finding(
            code="output-path",
            file="",
            message=f"`{path}` {why}",
            help="give the things that these files are made of other ids",
        )
    )


def _identities(path: Path) -> Iterator[Identity]:
    """A folder and all that hold it, as far as they exist, by device and inode."""
    for folder in (path, *path.parents):
        if folder.exists():
            yield _identity(folder)


def _identity(path: Path) -> Identity:
    found = os.stat(path)  # noqa: PTH116 - plain strings are quicker, thousands of times
    return found.st_dev, found.st_ino
