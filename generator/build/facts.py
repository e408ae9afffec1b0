"""A book, its templates and its settings into the digest of every fact that an output may read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator.book.load import facts as book_facts
from generator.project import facts as settings
from generator.wording import catalogue_digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.book.book import Book
    from generator.formats.html import Templates


class Facts(dict[str, str]):
    """Digests by the facts' names; days and templates are looked up when someone asks."""

    def __init__(self, book: Book, templates: Templates) -> None:
        super().__init__(book_facts(book))
        self.update(
            {f"setting/{name}": text for name, text in settings(book.project.settings).items()}
        )
        self._today = book.project.today
        self._templates = templates
        self._kinds: dict[str, Callable[[str], str]] = {
            "past": self._past,
            "template": self._template,
            "file": templates.file_digest,
            "words": catalogue_digest,
            "assets": lambda _: templates.assets_digest(),
            "print": self._print,
        }

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]  # its keys are texts alone
        """The digest of a fact; `default` where there is no such fact."""
        if name not in self:
            kind, _, rest = name.partition("/")
            look_up = self._kinds.get(kind)
            if look_up is None:
                return default
            self[name] = look_up(rest)
        return self[name]

    def _past(self, day: str) -> str:
        return str(self._today > dt.date.fromisoformat(day))

    def _template(self, name: str) -> str:
        template, _, language = name.rpartition(".")
        return self._templates.digest(template, language)

    def _print(self, _: str) -> str:
        from generator.formats.paper import digest

        return digest(self._templates)
