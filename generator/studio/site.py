"""A book into any file of its site once someone asks for it, kept while its facts are the same."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from generator import policy
from generator.book.book import COMPANY
from generator.book.edition import Edition
from generator.book.model import Brand
from generator.build.facts import Facts
from generator.build.make import Maker
from generator.build.plan import name_of, outputs
from generator.build.task import Failed
from generator.findings import Finding
from generator.formats.headers import inline_styles
from generator.formats.html import TemplateError
from generator.formats.registry import BESIDE, SEARCH, FormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.book.book import Book
    from generator.build.plan import Output
    from generator.build.task import Made

log = logging.getLogger("rolebook")

Some = TypeVar("Some")

MOST = 200_000_000
"""So many bytes of files are kept at most."""

TYPES = {
    ".atom": "application/atom+xml",
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
OTHER = "application/octet-stream"

NEVER = {"": "never"}
"""Facts that never are: what read them is made again."""


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
    """The site of a book; what `kept` has of an earlier one serves where facts are the same."""

    def __init__(self, book: Book, kept: Kept) -> None:
        formats = {*book.project.settings.formats, "html", *BESIDE}
        self.book = book
        self._maker = Maker(book, {})
        every = outputs(book, tuple(self._maker.templates.asset_names()))
        wanted = [output for output in every if output.format in formats]
        self._names = {output.path: name_of(output) for output in wanted}
        self._maker.plan = {name_of(output): output for output in wanted}
        self._kept = kept
        self._search = SEARCH in formats
        self.facts = Facts(book, self._maker.templates)
        """The facts of the book and its templates."""

    @cached_property
    def color(self) -> str:
        """The employer's colour, as far as the book can be read."""
        known = (*COMPANY, self.book.language) in self.book.entries
        brand = self.book.get(*COMPANY, self.book.language).brand if known else Brand()
        return str(brand.color)

    @cached_property
    def policy(self) -> str:
        """What pages of the site may load; the studio may show them in a frame."""
        styles = inline_styles(self._maker.templates, self.color)
        return policy.header(*styles, search=self._search, framed=True)

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
        made = attempt(path, lambda: self._maker.make(self._names[path]))
        if isinstance(made, Failed | Finding):
            return _failed(made if isinstance(made, Finding) else made.finding, before)
        reads = {name: self.facts.get(name) for name in made.reads}
        found = _files(made)
        if isinstance(found, Failed):
            return _failed(found.finding, before)
        return _Kept(reads, {name: file_of(name or path, data) for name, data in found.items()})


def attempt(path: str, make: Callable[[], Some]) -> Some | Finding:
    """What `make` gives, or why there is none: whatever a template or a format raises is said."""
    try:
        return make()
    except (TemplateError, FormatError) as error:
        return error.finding
    except Exception:  # the studio goes on
        log.exception("%s can't be made", path)
        return _unmade(path)


def file_from(path: str, make: Callable[[], bytes]) -> File:
    """The file at `path` of what `make` gives; with a fault and no digest where it gives none."""
    made = attempt(path, make)
    return File(b"", OTHER, "", made) if isinstance(made, Finding) else file_of(path, made)


def made(book: Book, output: Output) -> File:
    """One output of a book, be it in the plan of its site or not."""
    edition = Edition(book, output.language)
    return file_from(output.path, lambda: Maker(book, {}).content(output, edition))


def file_of(name: str, data: bytes) -> File:
    """A file of this name and these bytes."""
    return File(data, media_type(name), sha256(data).hexdigest()[:32])


def media_type(path: str) -> str:
    """What a file of the site is, as a server says it."""
    name = PurePosixPath(path).name
    if name.startswith("_") or name.endswith(".conf"):
        return TYPES[".txt"]
    return TYPES.get(PurePosixPath(name).suffix, OTHER)


def _whole(path: str) -> str:
    """The path of the file that an address means: a folder's is its page."""
    return f"{path}index.html" if not path or path.endswith("/") else path


def _files(made: Made) -> Mapping[str, bytes] | Failed:
    return made.files() if made.files else {"": made.data}


def _failed(fault: Finding, before: _Kept | None) -> _Kept:
    """What there is of an output that can't be made; the next one who asks tries again."""
    files = before.files if before and before.files else {"": File(b"", OTHER, "")}
    return _Kept(NEVER, {name: replace(file, fault=fault) for name, file in files.items()})


def _unmade(path: str) -> Finding:
    return Finding(
        code="format-error",
        file="",
        message=f"`{path}` can't be made from the book as it is",
        help="put the errors right; what is here is as it was before, if it was ever made",
    )


def _size(kept: _Kept | None) -> int:
    return sum(len(file.data) for file in kept.files.values()) if kept else 0
