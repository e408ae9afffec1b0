"""A book, its templates and its settings into the digest of every fact that an output may read."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from generator.wording import catalogue_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.book.book import Book
    from generator.formats.html import Templates


class Facts(dict[str, str]):
    """Digests by the facts' names; days and templates are looked up when someone asks."""

    def __init__(self, book: Book, templates: Templates) -> None:
        super().__init__(facts_of(book))
        self.update({f"setting/{name}": text for name, text in book.settings.items()})
        self._book = book
        self._today = book.project.today
        self._templates = templates
        self._kinds: dict[str, Callable[[str], str]] = {
            "past": self._past,
            "template": self._template,
            "file": templates.file_digest,
            "words": catalogue_digest,
            "assets": lambda _: templates.assets_digest(),
            "print": self._print,
            "steps-to": self._steps_to,
            "size": lambda path: self._sizes.get(path, ""),
        }
        self._sizes: Mapping[str, str] = {}

    def weigh(self, sizes: Mapping[str, int]) -> None:
        """Know about how large files are, in bytes, by path; until then no file has a size."""
        self._sizes = {path: str(size) for path, size in sizes.items()}
        for name in [name for name in self if name.startswith("size/")]:
            del self[name]

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

    def _steps_to(self, role: str) -> str:
        steps = self._book.steps_to(role)
        return self["graph"] if steps is self._book.graph else _short(repr(steps))

    def _print(self, _: str) -> str:
        from generator.formats.paper import digest

        return digest(self._templates)


def facts_of(book: Book) -> dict[str, str]:
    """The digest of every fact that an edition can give, apart from days and settings."""
    found = {}
    main = book.language
    others = [language for language in book.cards if language != main]
    for (kind, name, language), entry in book.entries.items():
        if language != main:
            found[f"{kind}/{name}.{language}"] = entry.digest
            continue
        found[f"{kind}/{name}"] = entry.digest
        for other in others:
            found.setdefault(f"{kind}/{name}.{other}", f"{entry.digest} in {main}")
    for name, card in book.cards[main].items():
        found[f"card/{name}"] = _short(repr(card))
        found[f"figures/{name}"] = _short(card.figures)
        found[f"days/{name}"] = card.days
        for other in others:
            found[f"card/{name}.{other}"] = _short(repr(book.card(name, other)))
    derived = {
        "roles-of": book.ladders,
        "leading-to": book.origins,
        "postings-of": book.vacancies,
        "industries-of": book.industries,
        "asking": book.askers,
        "ids": book.ids,
        "claims": book.claims,
    }
    for kind, lists in derived.items():
        found |= {f"{kind}/{name}": _short(" ".join(ids)) for name, ids in lists.items()}
    for language in book.cards:
        suffix = "" if language == main else f".{language}"
        found[f"guides{suffix}"] = _short(repr(book.guides(language)))
    found |= {f"approved/{name}": str(book.changed(name)) for name in book.ids["posting"]}
    found["moved"] = _short(repr(book.moved))
    for language in book.cards:
        suffix = "" if language == main else f".{language}"
        found |= {
            f"file-of/{kind}/{name}{suffix}": book.file_of(kind, name, language)
            for kind, name in book.files
        }
    found["graph"] = _short(repr(book.graph))
    found["broken"] = _short(repr(sorted(book.broken)))
    found |= {f"needs/{skill}": str(levels) for skill, levels in book.needs.items()}
    found |= {f"cited/{source}": "cited" for source in book.cited}
    found |= {f"named/{name}": "named" for name in book.named}
    found |= {f"numbered/{n}": _short(" ".join(ids)) for n, ids in book.requisitions.items()}
    found |= {f"repeated/{role}": _short(repr(pairs)) for role, pairs in book.repeated.items()}
    return found


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
