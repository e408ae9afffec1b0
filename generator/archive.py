"""Published postings into dated copies with checksums, which are never written again.

    archive/POSTING/2026-11-24/entry.json, SHA256SUMS, en/POSTING.pdf, …

Several places want the copies of an advertisement kept for years. A copy is made when a posting is
first published and whenever what it shows changes; a second one on the same day is 2026-11-24-2.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from calendar import isleap
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.files import within
from generator.law import Spot, keeping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

ENTRY = "entry.json"
SUMS = "SHA256SUMS"
FOLDER = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]{1,4}))?")
LINE = re.compile(r"([0-9a-f]{64})  (.+)")
PAGE = "index.html"
"""The page of the site: what stands around it changes with other pages."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One dated copy of a posting: its folder, the day, and the checksum of each file."""

    posting: str
    folder: Path
    day: dt.date
    number: int
    sums: Mapping[str, str]
    about: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a posting shows: its files and their checksums, by their path in a copy."""

    posting: str
    files: Mapping[str, Path]
    sums: Mapping[str, str]
    about: Mapping[str, Any]


def copies(archive: Path) -> list[Copy]:
    """Every copy in an archive, by posting and age."""
    homes = sorted(archive.iterdir()) if archive.is_dir() else []
    return [copy for home in homes for copy in copies_of(home)]


def copies_of(home: Path) -> list[Copy]:
    """The copies of the posting of this folder, oldest first; other files are none of ours."""
    found = []
    for folder in home.iterdir() if home.is_dir() else ():
        named = _named(folder.name)
        if named and folder.is_dir():
            sums, about = _sums(folder / SUMS), _about(folder / ENTRY)
            found.append(Copy(home.name, folder, *named, sums, about))
    return sorted(found, key=lambda copy: (copy.day, copy.number))


def _named(name: str) -> tuple[dt.date, int] | None:
    """The day of a copy and its number on that day, by the name of its folder."""
    parts = FOLDER.fullmatch(name)
    with suppress(ValueError):
        return (dt.date.fromisoformat(parts[1]), int(parts[2] or 1)) if parts else None
    return None


def update(archive: Path, postings: Iterable[Shown], day: dt.date) -> Iterator[Path]:
    """Make a copy of each posting that shows something else than its last copy: their folders."""
    for shown in postings:
        folder = _keep(archive, shown, day)
        if folder:
            yield folder


def _keep(archive: Path, shown: Shown, day: dt.date) -> Path | None:
    """A new copy, whole or not at all; None where the last one shows the same."""
    home = within(archive / shown.posting, archive)
    _clean(home)
    before = copies_of(home)
    if before and _telling(before[-1].sums) == _telling(shown.sums):
        return None
    number = max((copy.number for copy in before if copy.day == day), default=0) + 1
    name = f"{day}-{number}" if number > 1 else f"{day}"
    fresh = home / f".{name}"
    sums = {file: _copy(path, fresh / file) for file, path in shown.files.items()}
    about = {"posting": shown.posting, "day": str(day), **shown.about}
    entry = f"{json.dumps(about, ensure_ascii=False, indent=1)}\n"
    (fresh / ENTRY).write_text(entry, "utf-8", newline="\n")
    sums[ENTRY] = sha256(entry.encode()).hexdigest()
    lines = "".join(f"{digest}  {file}\n" for file, digest in sorted(sums.items()))
    (fresh / SUMS).write_text(lines, "utf-8", newline="\n")
    fresh.rename(home / name)
    return home / name


def _clean(home: Path) -> None:
    """Throw away what a build that was killed began to copy."""
    for left in home.glob(".*") if home.is_dir() else ():
        if _named(left.name[1:]):
            left.unlink() if left.is_symlink() or left.is_file() else shutil.rmtree(left)


def _copy(path: Path, target: Path) -> str:
    """Copy a file, and give its checksum."""
    data = path.read_bytes()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Term:
    """How long a copy is kept: to a day, or for a reason that has no day; and whose law says so.

    Both are empty where no law that is known here asks for it.
    """

    until: dt.date | None
    why: str


def term(copy: Copy, last: Copy | None = None) -> Term:
    """How long the laws of a copy's place want it kept: the longest of them counts.

    They count from the day on which the posting closed, by the `last` of its copies: it may have
    closed on another day than this copy says.
    """
    areas = copy.about.get("areas")
    spot = Spot(
        str(copy.about.get("place", "")),
        areas=tuple(map(str, areas)) if isinstance(areas, list) else (),
    )
    laws = keeping(spot)
    if not laws:
        return Term(None, "")
    hired = [law for law in laws if law.records_after]
    if hired:
        return Term(None, f"{hired[0].name}: {hired[0].records_years} years after the work ends")
    longest = max(laws, key=lambda law: law.records_years)
    why = f"{longest.name}: {longest.records_years} years after it closed"
    try:
        closed = dt.date.fromisoformat(str((last or copy).about.get("closes", "")))
        return Term(_later(closed, longest.records_years), why)
    except ValueError:
        return Term(None, why)


def _later(day: dt.date, years: int) -> dt.date:
    """The same day so many years on; of February 29, the day after it."""
    year = day.year + years
    leaps = (day.month, day.day) == (2, 29) and not isleap(year)
    return dt.date(year, 3, 1) if leaps else day.replace(year=year)


def faults(copy: Copy) -> Iterator[str]:
    """What is wrong with a copy: a file that changed, is missing, or was added since."""
    if not copy.sums:
        yield f"{SUMS} is missing or can't be read"
        return
    there = {
        path.relative_to(copy.folder).as_posix()
        for path in copy.folder.rglob("*")
        if path.is_file()
    }
    for name, digest in copy.sums.items():
        if name not in there:
            yield f"{name} is missing"
            continue
        try:
            if sha256((copy.folder / name).read_bytes()).hexdigest() != digest:
                yield f"{name} has changed"
        except OSError:
            yield f"{name} can't be read"
    yield from (f"{name} was added" for name in sorted(there - {*copy.sums, SUMS}))


def _telling(sums: Mapping[str, str]) -> dict[str, str]:
    """The checksums that say whether a posting shows something else."""
    forms = {
        n: digest for n, digest in sums.items() if n != ENTRY and PurePosixPath(n).name != PAGE
    }
    return forms or {n: digest for n, digest in sums.items() if n != ENTRY}


def _sums(file: Path) -> Mapping[str, str]:
    """The checksum of each file; none where a line is not as we write it."""
    try:
        lines = [LINE.fullmatch(line) for line in file.read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError):
        return {}
    whole = [line for line in lines if line]
    return {line[2]: line[1] for line in whole} if len(whole) == len(lines) else {}


def _about(file: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
