"""A book into any file of its site when someone asks for it, kept while what it read is the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.build.facts import Facts
from generator.build.make import Maker
from generator.build.plan import name_of, outputs
from generator.build.task import Failed
from generator.formats.registry import BESIDE, FEEDS, HISTORY, SEARCH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.book.book import Book
    from generator.build.task import Made
    from generator.findings import Finding

MOST = 200_000_000
"""So many bytes of files are kept at most."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
ATOM = "application/atom+xml"
OTHER = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its bytes, what they are, and a digest of them.

    `fault` says why they are those of an earlier time, or why there are none.
    """

    data: bytes
    media: str
    digest: str
    fault: Finding | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What came of an output by the facts that it read: files by their names in its folder."""

    reads: Mapping[str, str]
    files: Mapping[str, File]
    fault: Finding | None = None


class Kept:
    """The files that were made so far, the least asked for going first."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._files: OrderedDict[str, _Kept] = OrderedDict()
        self._size = 0

    def get(self, path: str) -> _Kept | None:
        """What came of an output the last time."""
        if path in self._files:
            self._files.move_to_end(path)
        return self._files.get(path)

    def put(self, path: str, kept: _Kept) -> None:
        """Keep what came of an output."""
        self._size += _size(kept) - _size(self._files.get(path))
        self._files[path] = kept
        self._files.move_to_end(path)
        while self._size > MOST and len(self._files) > 1:
            _, gone = self._files.popitem(last=False)
            self._size -= _size(gone)


class Site:
    """The site of a book; what `kept` has of an earlier book serves where the facts are the same."""

    def __init__(self, book: Book, kept: Kept) -> None:
        formats = {*book.project.settings.formats, "html", *BESIDE}
        self.book = book
        self._maker = Maker(book, {})
        every = outputs(book, tuple(self._maker.templates.asset_names()))
        wanted = [output for output in every if output.format in formats]
        self._names = {output.path: name_of(output) for output in wanted}
        self._maker.plan = {name_of(output): output for output in wanted}
        self._kept = kept
        self.facts = Facts(book, self._maker.templates)
        """The facts of the book and its templates."""

    def has(self, path: str) -> bool:
        """Whether the site has a page or another file at an address below its root."""
        return self._names.get(_whole(path)) is not None

    def file(self, path: str) -> File | None:
        """The file at an address; a folder's is its page, and None where the site has none."""
        path = _whole(path)
        folder, _, rest = path.partition("/")
        if path in self._names:
            return self._made(path).get("")
        if rest and f"{folder}/" in self._names:
            return self._made(f"{folder}/").get(rest)
        return None

    def missing(self, path: str) -> File | None:
        """The page for addresses that don't exist, in the language of the address."""
        first = path.partition("/")[0]
        return self.file(f"{first}/404.html") or self.file("404.html")

    def _made(self, path: str) -> Mapping[str, File]:
        """The files of an output by their names in its folder, or the one that it is, by none."""
        with self._kept.lock:
            kept = self._kept.get(path)
            if kept is None or any(self.facts.get(n) != d for n, d in kept.reads.items()):
                kept = self._make(path, kept)
                self._kept.put(path, kept)
            return kept.files

    def _make(self, path: str, before: _Kept | None) -> _Kept:
        made = self._maker.make(self._names[path])
        if isinstance(made, Failed):
            return _failed(made.finding, before)
        reads = {name: self.facts.get(name) for name in made.reads}
        found = _files(made)
        if isinstance(found, Failed):
            return _failed(found.finding, before)
        return _Kept(reads, {name: file_of(name or path, data) for name, data in found.items()})


def file_of(name: str, data: bytes) -> File:
    """A file of this name and these bytes."""
    return File(data, media_type(name), sha256(data).hexdigest()[:32])


def media_type(path: str) -> str:
    """What a file of the site is, as a server says it."""
    name = PurePosixPath(path).name
    if name in FEED_FILES and name.endswith(".xml"):
        return ATOM if "atom" in name or name in ATOM_FILES else TYPES[".xml"]
    if name.startswith("_") or name.endswith(".conf"):
        return TYPES[".txt"]
    return TYPES.get(PurePosixPath(name).suffix, OTHER)
