"""What the last build knew: inputs, content as JSON, facts, what came of each task, its summary.

Only one build at a time writes it (`lock.py`); each method that writes does so in one transaction.
What a task read is kept as keys of facts, a fact being a name with a digest: a task is up to date
while all its keys are those of facts as they are now, whatever became of the builds in between.
"""

from __future__ import annotations

import os
from array import array
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from generator.build.store import Store
from generator.files import within
from generator.root import FOLDER

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from generator.build.inputs import Known, Survey

TOUCHED = 50
"""So many files may be read again at each build; more are worth a note that they are the same."""


SINCE = "SELECT value FROM meta WHERE name = 'since'"

MANY = 1000
"""So many new facts are a reason to look which old ones nobody names any more."""


class Thing(NamedTuple):
    """One thing of the book in one language; `file` is the group of files that it came from."""

    kind: str
    id: str
    language: str
    file: str
    digest: str
    extra: str


class Row(NamedTuple):
    """What came of a task: the file that it published, or the result of a check."""

    path: str | None
    digest: str
    size: int
    mtime: int
    reads: bytes
    result: bytes | None


class Summary(NamedTuple):
    """The outcome of a build, and all that must still hold for it to be the outcome of the next.

    It holds for a request (the flags), after the day `low` up to the day `high`, as long as the
    files in `places` and those published into `output` (JSON of path, size, mtime) are the same.
    """

    request: str
    low: str
    high: str
    places: tuple[str, ...]
    output: str
    files: str
    data: bytes


def state_path(root: Path, output: Path | None = None) -> Path:
    """Where a project keeps the state of its builds, or of those into a folder named by a flag.

    Raises PermissionError where a link there leads out of the project.
    """
    key = sha256(str(output.absolute()).encode()).hexdigest()[:16] if output else "own"
    return within(root / FOLDER / "build" / f"{key}.sqlite", root)


class State:
    """The state in a file; it is empty where there is none yet, or a useless one.

    Without a path nothing is known and nothing is kept.
    """

    def __init__(self, path: Path | None, code: str = "") -> None:
        self.store = Store(path, code)
        self.lost = False
        """Whether something could not be written, so that the next build has more to do."""
        self._since: int | None = None
        self._rows: dict[str, Row] = {}
        self._keys = _Keys({}, (), 1)
        self._reader: tuple[int, sqlite3.Connection] | None = None

    def since(self) -> int:
        """When the inputs were surveyed, in ns."""
        rows = self.store.read(SINCE)
        self._since = rows[0][0] if rows else 0
        return self._since

    def inputs(self) -> dict[str, Known]:
        """Every file that was surveyed."""
        rows = self.store.read("SELECT file, size, mtime, ctime, inode, digest FROM inputs")
        return {file: ((size, m, c, inode), digest) for file, size, m, c, inode, digest in rows}

    def notes(self) -> dict[str, bytes]:
        """What the loader noted of each group of files."""
        return dict(self.store.read("SELECT file, notes FROM groups"))

    def things(self) -> list[Thing]:
        """All things of the book without their data; those of one group as they were written."""
        rows = self.store.read(
            "SELECT kind, id, language, file, digest, extra FROM things ORDER BY key"
        )
        return list(map(Thing._make, rows))

    def blob(self, name: str) -> bytes | None:
        """Something kept under a name."""
        rows = self.store.read("SELECT data FROM blobs WHERE name = ?", name)
        return rows[0][0] if rows else None

    def data(self, key: tuple[str, str, str]) -> bytes:
        """The data of a thing, by kind, id and language; each process opens the file for itself."""
        if not self._reader or self._reader[0] != os.getpid():
            self._reader = (os.getpid(), self.store.connect())
        found = self._reader[1].execute(
            "SELECT data FROM bodies NATURAL JOIN things"
            " WHERE kind = ? AND id = ? AND language = ?",
            key,
        )
        row = found.fetchone()
        if row is None:
            raise KeyError(key)
        return bytes(row[0])

    def close(self) -> None:
        """Let go of the file; before workers are started, and at the end."""
        if self._reader and self._reader[0] == os.getpid():
            self._reader[1].close()
        self._reader = None

    def keep_book(
        self,
        survey: Survey,
        since: int,
        groups: Mapping[str, bytes | None],
        things: Iterable[tuple[Thing, bytes]],
        blobs: Mapping[str, bytes],
    ) -> None:
        """Note the inputs surveyed at a moment, and what was read from the groups that changed.

        `groups` has the notes of each group that was read, and None for one that is gone.
        """
        changed = bool(survey.changed or survey.removed or groups)
        if not changed and len(survey.touched) <= TOUCHED:
            return
        known = {**{file: digest for file, (_, digest) in self.inputs().items()}, **survey.changed}
        inputs = [(f, *survey.found[f], known[f]) for f in {*survey.changed, *survey.touched}]

        def work(db: sqlite3.Connection) -> None:
            if changed:
                db.execute("DELETE FROM summaries")
            db.executemany("DELETE FROM inputs WHERE file = ?", [(f,) for f in survey.removed])
            db.executemany("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?, ?)", inputs)
            db.execute("INSERT OR REPLACE INTO meta VALUES ('since', ?)", (since,))
            _replace(db, groups, things)
            db.executemany("INSERT OR REPLACE INTO blobs VALUES (?, ?)", blobs.items())

        self._since = since
        self._write(work)

    def tasks(self, facts: Mapping[str, str]) -> tuple[dict[str, Row], frozenset[int]]:
        """What came of each task, by name, and the keys of the facts that are still the same."""
        rows = self.store.read("SELECT key, name, digest FROM facts")
        now = [(name, key) for key, name, digest in rows if facts.get(name, "") == digest]
        self._keys = _Keys(facts, now, max((key for key, _, _ in rows), default=0) + 1)
        live = frozenset(key for _, key in now)
        rows = self.store.read("SELECT name, path, digest, size, mtime, reads, result FROM tasks")
        self._rows = {row[0]: Row._make(row[1:]) for row in rows}
        return self._rows, live

    def look_again(
        self, facts: Mapping[str, str], kind: str, live: frozenset[int]
    ) -> frozenset[int]:
        """The keys of the facts that are still the same, now that those of a kind are known."""
        rows = self.store.read("SELECT key, name, digest FROM facts WHERE name GLOB ?", f"{kind}/*")
        for key, name, _ in rows:
            if self._keys.get(name) == key:
                del self._keys[name]
        now = {name: key for key, name, digest in rows if facts.get(name, "") == digest}
        self._keys.update(now)
        return (live - {key for key, _, _ in rows}) | frozenset(now.values())

    def encode(self, reads: Iterable[str]) -> bytes:
        """Facts by name as keys, for a row; one that doesn't exist has an empty digest."""
        return array("I", map(self._keys.__getitem__, reads)).tobytes()

    def keep_tasks(self, rows: Mapping[str, Row]) -> None:
        """Note what came of all tasks, in place of what `tasks` gave."""
        changed = [(n, *row) for n, row in rows.items() if self._rows.get(n) != row]
        gone = [(name,) for name in self._rows.keys() - rows.keys()]
        if not changed and not gone:
            return
        new = self._keys.new

        def work(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM tasks WHERE name = ?", gone)
            db.executemany("INSERT OR REPLACE INTO tasks VALUES (?, ?, ?, ?, ?, ?, ?)", changed)
            db.executemany("INSERT INTO facts VALUES (?, ?, ?)", new)
            if len(new) > MANY:
                used = {key for row in rows.values() for key in array("I", row.reads)}
                all_ = db.execute("SELECT key FROM facts").fetchall()
                db.executemany(
                    "DELETE FROM facts WHERE key = ?", [k for k in all_ if k[0] not in used]
                )

        self._write(work)

    def keep_summary(self, summary: Summary) -> None:
        """Note the outcome of a build, unless something that it stands on could not be noted.

        Nor is it noted when another build has surveyed the files since: they may be others now.
        """
        row = (*summary[:3], "\n".join(summary.places), *summary[4:])

        def work(db: sqlite3.Connection) -> None:
            if self._since is None or db.execute(SINCE).fetchone() == (self._since,):
                db.execute("INSERT OR REPLACE INTO summaries VALUES (?, ?, ?, ?, ?, ?, ?)", row)

        if not self.lost:
            self._write(work)

    def summary(self, request: str) -> Summary | None:
        """The outcome of the last build of this kind."""
        rows = self.store.read("SELECT * FROM summaries WHERE request = ?", request)
        if not rows:
            return None
        request, low, high, places, output, files, data = rows[0]
        return Summary(request, low, high, tuple(places.split("\n")), output, files, data)

    def days(self) -> list[str]:
        """The days that tasks asked about: whether they are over."""
        rows = self.store.read("SELECT DISTINCT name FROM facts WHERE name GLOB 'past/*'")
        return sorted(name.removeprefix("past/") for (name,) in rows)

    def _write(self, work: Callable[[sqlite3.Connection], object]) -> None:
        self.close()
        self.lost |= not self.store.write(work)


def _replace(
    db: sqlite3.Connection,
    groups: Mapping[str, bytes | None],
    things: Iterable[tuple[Thing, bytes]],
) -> None:
    """What groups gave the last time by what they give now."""
    files = [(file,) for file in groups]
    db.executemany("DELETE FROM bodies WHERE key IN (SELECT key FROM things WHERE file = ?)", files)
    db.executemany("DELETE FROM things WHERE file = ?", files)
    db.executemany("DELETE FROM groups WHERE file = ?", files)
    notes = [(file, note) for file, note in groups.items() if note is not None]
    db.executemany("INSERT INTO groups VALUES (?, ?)", notes)
    (first,) = db.execute("SELECT coalesce(max(key), 0) + 1 FROM things").fetchone()
    for key, (thing, data) in enumerate(things, first):
        db.execute("INSERT OR REPLACE INTO things VALUES (?, ?, ?, ?, ?, ?, ?)", (key, *thing))
        db.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", (key, data))


class _Keys(dict[str, int]):
    """The keys of facts as they are now, by name; new ones get the next keys."""

    def __init__(
        self, facts: Mapping[str, str], known: Iterable[tuple[str, int]], first: int
    ) -> None:
        super().__init__(known)
        self.facts = facts
        self.first = first
        self.new: list[tuple[int, str, str]] = []

    def __missing__(self, name: str) -> int:
        """The key of a fact that no task has read before."""
        key = self[name] = self.first + len(self.new)
        self.new.append((key, name, self.facts.get(name, "")))
        return key
