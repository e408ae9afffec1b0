"""A SQLite file that is only a cache: what can't be read is empty, what can't be kept is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

APPLICATION = 0x524F4C45
VERSION = 1

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE inputs (file TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, ctime INTEGER,
    inode INTEGER, digest BLOB) WITHOUT ROWID;
CREATE TABLE groups (file TEXT PRIMARY KEY, notes BLOB);
CREATE TABLE things (key INTEGER PRIMARY KEY, kind TEXT, id TEXT, language TEXT, file TEXT,
    digest TEXT, extra TEXT);
CREATE UNIQUE INDEX things_id ON things (kind, id, language);
CREATE INDEX things_file ON things (file);
CREATE TABLE bodies (key INTEGER PRIMARY KEY, data BLOB);
CREATE TABLE blobs (name TEXT PRIMARY KEY, data BLOB);
CREATE TABLE facts (key INTEGER PRIMARY KEY, name TEXT, digest TEXT);
CREATE TABLE tasks (name TEXT PRIMARY KEY, path TEXT, digest TEXT, size INTEGER, mtime INTEGER,
    reads BLOB, result BLOB);
CREATE TABLE summaries (request TEXT PRIMARY KEY, low TEXT, high TEXT, places TEXT, output TEXT,
    files TEXT, data BLOB);
"""

BLAMELESS = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
}
"""Errors that say nothing against the file itself; their lowest byte tells."""

Rows = list[tuple[Any, ...]]


class Store:
    """A file made by one version of the program, told by `code`; any other is thrown away.

    Without a path nothing is kept.
    """

    def __init__(self, path: Path | None, code: str) -> None:
        self.path = path
        self.code = code

    def read(self, sql: str, *values: object) -> Rows:
        """The rows of a query; none where there is no such file, or a damaged one."""
        if self.path is None or not self.path.is_file():
            return []
        try:
            with closing(self.connect()) as connection:
                if self._ours(connection):
                    return connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            if _blameless(error):
                return []
        self.discard()
        return []

    def write(self, work: Callable[[sqlite3.Connection], object]) -> bool:
        """Whether some work could be done, all of it or nothing; without a file there is none."""
        if self.path is None:
            return True
        try:
            _make_folder(self.path.parent)
            self.read("SELECT 1")
            new = not self.path.exists()
            with closing(self.connect("rwc")) as connection:
                connection.execute("BEGIN IMMEDIATE")
                if new:
                    self._create(connection)
                work(connection)
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            if not _blameless(error):
                self.discard()
            return False
        except (OSError, UnicodeEncodeError):
            return False
        return True

    def connect(self, mode: str = "rw") -> sqlite3.Connection:
        """A connection; `BEGIN` and `COMMIT` are up to its user."""
        address = f"{self.path.absolute().as_uri()}?mode={mode}" if self.path else ":memory:"
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def discard(self) -> None:
        """Throw the file away."""
        if self.path is None:
            return
        for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _ours(self, connection: sqlite3.Connection) -> bool:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
            return False
        if connection.execute("PRAGMA user_version").fetchone() != (VERSION,):
            return False
        code = connection.execute("SELECT value FROM meta WHERE name = 'code'").fetchone()
        return bool(code == (self.code,))

    def _create(self, connection: sqlite3.Connection) -> None:
        for statement in SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("INSERT INTO meta VALUES ('code', ?)", (self.code,))


def _make_folder(folder: Path) -> None:
    """A folder that version control leaves alone."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n")


def _blameless(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in BLAMELESS
