"""The project as it is on disk now: its book, what is wrong with it, and its site from memory."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.book.places import located
from generator.build.facts import Facts
from generator.files import read_plain
from generator.findings import in_order
from generator.formats import html
from generator.project import open_project
from generator.root import FILE
from generator.standing import unsound
from generator.studio.memory import Memory
from generator.studio.site import Kept, Site

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.book.book import Book
    from generator.book.load import Loaded
    from generator.build.inputs import Survey
    from generator.findings import Finding
    from generator.project import Project


@dataclass(frozen=True, slots=True)
class Reading:
    """What a look at the project's files gave; `number` counts those that differed.

    `findings` are all that `rolebook check` has. `book` is what the files say, and `site` shows it
    with the last version without a fault in place of each file that has one: then `behind` holds.
    Where rolebook.yaml has a fault, its findings stand alone and the rest is as it was; None where
    it never was without one.
    """

    number: int
    findings: tuple[Finding, ...] = ()
    project: Project | None = None
    book: Book | None = None
    loaded: Mapping[str, Loaded] | None = None
    site: Site | None = None
    behind: bool = False

    def unsound(self, *parts: tuple[str, str]) -> list[Finding]:
        """The errors in things by kind and id, and in what all need; with any, nothing is made.

        Where rolebook.yaml itself has an error, the book is as it was before.
        """
        if self.book is None:
            return list(self.findings)
        return unsound(self.book, parts, (each for each in self.findings if each.file != FILE))


class Shelf:
    """The project as it is now; safe to be asked by several threads at once."""

    def __init__(self, root: Path, today: dt.date | None = None) -> None:
        self.root = root
        self.now = Reading(0)
        """The last reading; a whole new one takes its place."""
        self._today = today
        self._memory = Memory()
        self._kept = Kept()
        self._lock = threading.Lock()
        self._seen: tuple[object, ...] = ()
        self.refresh()

    def refresh(self) -> bool:
        """Look at the files again; whether anything has changed."""
        with self._lock:
            project, findings = open_project(self.root, today=self._today)
            if project is None:
                return self._broken(tuple(findings))
            files = self._memory.look(project)
            seen = (project.settings, project.today)
            if seen == self._seen and not files.changed and not files.removed:
                return False
            self._seen = ()
            own = project.settings.templates
            touched = (*files.changed, *files.removed)
            if own and any(file.startswith(f"{own}/") for file in touched):
                html.templates.cache_clear()
            self.now = self._read(project, files)
            self._seen = seen
            return True

    def _broken(self, findings: tuple[Finding, ...]) -> bool:
        now = self.now
        self._seen = ()
        placed = self._located(findings)
        if now.number and now.findings == placed:
            return False
        self.now = Reading(
            now.number + 1, placed, now.project, now.book, now.loaded, now.site, behind=True
        )
        return True

    def _read(self, project: Project, files: Survey) -> Reading:
        read = self._memory.read(project, files)
        site = Site(read.sound, self._kept)
        same = read.book is read.sound
        facts = site.facts if same else Facts(read.book, html.templates(project.templates))
        found = self._memory.check(project, read, facts)
        return Reading(
            number=self.now.number + 1,
            findings=self._located(found),
            project=project,
            book=read.book,
            loaded=read.loaded,
            site=site,
            behind=not same,
        )

    def _located(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        root = self.root
        return tuple(in_order(located(findings, lambda file: read_plain(root / file, root))))
