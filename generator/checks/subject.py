"""One thing of a book under check: what it says, and findings at their place in its file."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from generator.book.book import CLASSES, COMPANY
from generator.book.edition import Edition
from generator.book.overlay import keyed, named, texts
from generator.book.shape import shape_of
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.book.book import Book
    from generator.book.overlay import Path

FIELDS = {
    "zone": "zones",
    "location": "locations",
    "skill": "skills",
    "tool": "tools",
    "source": "sources",
    "resource": "resources",
    "occupation": "occupations",
}
"""Where things that share a file stand in it."""


class Text(NamedTuple):
    """A text of a thing, its language and file (empty: the original's), and its path in the data.

    What a finding says of its place is worked out when it is asked for: few texts have one.
    """

    file: str
    language: str
    data: Any
    path: Path
    text: str

    @property
    def field(self) -> str | int:
        """The field of the thing that it stands in."""
        return self.path[0]

    @property
    def at(self) -> Path:
        """Its path in its file: a translation has its items in an order of its own."""
        return keyed(self.data, self.path) if self.file else self.path

    @property
    def name(self) -> str:
        """What a message calls its place, such as duties/plan/text."""
        return named(self.data, self.path)


class Subject:
    """A thing under check: `edition` notes what the check reads, `thing` is the thing itself."""

    def __init__(self, book: Book, kind: str, name: str) -> None:
        self.kind = kind
        self.name = name
        self.edition = Edition(book)
        self._nearest: dict[tuple[str, str], list[str]] = {}
        self._data: dict[str, Any] = {}
        self.file, self.overlays = book.files[kind, name]
        self.thing: Any = getattr(self.edition, kind)(*(() if (kind, name) == COMPANY else (name,)))

    def translations(self) -> list[tuple[str, str]]:
        """The languages that it is translated into, wholly or in part, with the files."""
        book = self.edition.book
        return [
            (language, file)
            for language, file in self.overlays
            if (self.kind, self.name, language) in book.entries
        ]

    def versions(self) -> list[tuple[str, str]]:
        """The languages that it is written in, with the files; both are empty for the original."""
        return [("", ""), *self.translations()]

    def raw(self, language: str) -> str:
        """Its data in a language (empty: the first), as JSON."""
        book = self.edition.book
        fact = f"{self.kind}/{self.name}"
        self.edition.reads.add(f"{fact}.{language}" if language else fact)
        return book.data((self.kind, self.name, language or book.language)).decode()

    def data(self, language: str) -> tuple[Any, frozenset[tuple[str | int, ...]]]:
        """Its plain data in a language (empty: the first), and the paths that fell back."""
        book = self.edition.book
        key = (self.kind, self.name, language or book.language)
        if language not in self._data:
            self._data[language] = json.loads(self.raw(language))
        return self._data[language], frozenset(book.entries[key].untranslated)

    def texts(self, worth: Callable[[str], object] | None = None) -> Iterator[Text]:
        """Its texts in each language that it is written in, without those that fell back.

        A language in which nothing is `worth` a look, all its data as JSON, is passed over.
        """
        shape = shape_of(CLASSES[self.kind])
        for language, file in self.versions():
            if worth and not worth(self.raw(language)):
                continue
            data, untranslated = self.data(language)
            for path in texts(shape, data):
                if path not in untranslated:
                    text: Any = data
                    for step in path:
                        text = text[step]
                    yield Text(file, language or self.edition.language, data, path, text)

    def find(  # noqa: PLR0913 - each has a name where it is called
        self,
        code: str,
        at: tuple[str | int, ...],
        message: str,
        help: str = "",  # noqa: A002 - the field of a finding is called so
        *,
        on: Literal["key", "value"] = "value",
        file: str = "",
    ) -> Finding:
        """A finding at a path of this thing, or in one of its translations' files.

        A translation has its items in an order of its own: there, a path has the keys of items in
        place of their indexes, as `Text.at` has it.
        """
        prefix = (FIELDS[self.kind], self.name) if self.kind in FIELDS else ()
        return Finding(
            code=code,
            file=file or self.file,
            at=(*prefix, *at),
            on=on,
            message=message,
            help=help,
        )

    def unknown(
        self,
        kind: str,
        name: str,
        at: tuple[str | int, ...],
        *,
        on: Literal["key", "value"] = "value",
        known: Iterable[str] | None = None,
    ) -> Finding:
        """A finding for a name that nothing has, with the nearest one that something has."""
        names = list(self.edition.ids(kind) if known is None else known)
        near = self._near(kind, name, names)
        listed = ", ".join(names[:LISTED]) + (", …" if len(names) > LISTED else "")
        advice = f"did you mean `{near[0]}`?" if near else f"available: {listed or 'none'}"
        return self.find(f"unknown-{kind}", at, f"there is no {kind} `{name}`", advice, on=on)

    def _near(self, kind: str, name: str, names: list[str]) -> list[str]:
        """The nearest of the names, or none; looked for a few times only, as each takes a while."""
        if (kind, name) not in self._nearest and len(self._nearest) < SUGGESTED:
            self._nearest[kind, name] = get_close_matches(name, names, 1)
        return self._nearest.get((kind, name), [])


LISTED = 12
"""Names that a help line lists at most."""

SUGGESTED = 100
"""Unknown names of one thing for which the nearest is looked for."""
