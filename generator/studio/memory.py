"""A project's files into its book, reading again only what changed; all of it in memory."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.book.load import Reader, assemble, read_all, read_lock_of
from generator.book.survey import survey as sort_files
from generator.build.checking import misplaced, places, shown
from generator.build.content import Content, seal
from generator.build.inputs import survey
from generator.checks import check, subjects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.book.book import Book
    from generator.book.load import Loaded
    from generator.book.survey import Group
    from generator.build.facts import Facts
    from generator.build.inputs import Known, Survey
    from generator.findings import Finding
    from generator.project import Project


@dataclass(frozen=True, slots=True)
class Read:
    """What the files of a project say now.

    `book` is what they say, `sound` the same with the last version without a fault in place of each
    file that has one; they are one object where no file has. `loaded` is what each file gave.
    """

    book: Book
    sound: Book
    loaded: Mapping[str, Loaded]
    findings: tuple[Finding, ...]
    groups: tuple[Group, ...]


class Memory:
    """What was read of a project; `look` says whether there is anything to read again."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}
        self._since = 0
        self._stale: set[str] = set()
        self._shape: tuple[object, ...] = ()
        self._loaded: dict[str, tuple[str, Loaded]] = {}
        self._sound: dict[str, Loaded] = {}
        self._checked: dict[tuple[str, str], tuple[Mapping[str, str], list[Finding]]] = {}

    def look(self, project: Project) -> Survey:
        """What became of the files since the last look."""
        now = time.time_ns()
        found = survey(project.root, places(project), self._known, self._since)
        digests = {file: digest for file, (_, digest) in self._known.items()}
        digests |= dict(found.changed)
        self._stale |= found.changed.keys()
        self._known = {file: (stat, digests[file]) for file, stat in found.found.items()}
        self._since = now
        return found

    def read(self, project: Project, files: Survey) -> Read:
        """The book of a project whose files a look has found."""
        settings = project.settings
        shape = (settings.content, settings.languages)
        if shape != self._shape:
            self._shape, self._loaded, self._sound = shape, {}, {}
        groups, findings = sort_files(project, files.found)
        lock, faults = read_lock_of(project)
        seals = {group.file: seal(project, group, lock) for group in groups}
        fresh = [g for g in groups if self._changed(g, seals[g.file])]
        reader = Reader(project.root, *shape, lock, judging=True)
        for group, one in zip(fresh, read_all(reader, fresh), strict=True):
            self._loaded[group.file] = (seals[group.file], one)
        self._stale.clear()
        loaded = {group.file: self._loaded[group.file][1] for group in groups}
        self._loaded = {file: self._loaded[file] for file in loaded}
        sound = {file: self._sound_one(file, one) for file, one in loaded.items()}
        self._sound = {file: one for file, one in sound.items() if not _faulty(one)}
        book = assemble(project, groups, loaded)
        same = all(sound[file] is one for file, one in loaded.items())
        return Read(
            book=book,
            sound=book if same else assemble(project, groups, sound),
            loaded=loaded,
            findings=(*findings, *faults, *(f for one in loaded.values() for f in one.findings)),
            groups=tuple(groups),
        )

    def check(self, project: Project, read: Read, facts: Facts) -> Sequence[Finding]:
        """All that `rolebook check` finds; only what read other facts than before is checked again.

        `facts` are those of `read.book`.
        """
        checked = {}
        for subject in subjects(read.book):
            kept = self._checked.get(subject)
            if not kept or any(facts.get(name) != digest for name, digest in kept[0].items()):
                found, reads = check(read.book, *subject)
                kept = ({name: facts.get(name) for name in reads}, found)
            checked[subject] = kept
        self._checked = checked
        every = [*read.findings, *(f for _, found in checked.values() for f in found)]
        silences = {group.file: read.loaded[group.file].silences for group in read.groups}
        content = Content(read.book, [], silences, notes={})
        return shown(project, [*dict.fromkeys(every), *misplaced(project)], content)

    def _changed(self, group: Group, sealed: str) -> bool:
        kept = self._loaded.get(group.file)
        own = (group.file, *(file for _, file in group.overlays))
        return kept is None or kept[0] != sealed or any(file in self._stale for file in own)

    def _sound_one(self, file: str, one: Loaded) -> Loaded:
        return self._sound.get(file, one) if _faulty(one) else one


def _faulty(one: Loaded) -> bool:
    return any(finding.severity == "error" for finding in one.findings)
