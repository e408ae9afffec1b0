"""A book into everything that a build makes of it: each output's address, view and format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import HOME, JSON, SCRIPT, file_of, list_of, page_of
from generator.formats.registry import BESIDE, FEEDS, POSTING
from generator.ladder import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.book import Book

DOCUMENTS = ("role", "ladder", "posting")
"""Kinds that have a page and a PDF."""

PDF_WEIGHT = 100
"""How much longer than a page a PDF takes."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: what it shows, in which language and format, and its path."""

    kind: str
    name: str
    language: str
    format: str
    path: str


def outputs(book: Book, assets: tuple[str, ...]) -> Iterator[Output]:
    """Every file that a whole build makes of a book, pages first."""
    yield from _pages(book)
    yield from _beside(book)
    if "ways" in book.project.settings.parts:
        yield from _ways(book)
    for path in assets:
        yield Output("asset", path, book.language, "html", path)
    yield Output("robots", "robots", book.language, "html", "robots.txt")
    if book.project.settings.site:
        yield Output("sitemap", "sitemap", book.language, "html", "sitemap.xml")
    yield from _documents(book)
    yield from _postings(book)
    if book.project.settings.site:
        yield from _feeds(book)


def published(book: Book) -> Iterator[tuple[str, str]]:
    """Each thing with a page of its own, as kind and id; a draft of a posting has none."""
    for kind in DOCUMENTS:
        for name in book.ids[kind]:
            if kind != "posting" or book.changed(name) == ():
                yield kind, name


def _pages(book: Book) -> Iterator[Output]:
    for language, home in _languages(book):
        yield Output("index", "index", language, "html", home + HOME)
        yield Output("not_found", "404", language, "html", f"{home}404.html")
        for name in book.ids["page"]:
            yield Output("page", name, language, "html", home + page_of("page", name))
        for kind, name in published(book):
            yield Output(kind, name, language, "html", home + page_of(kind, name))
        for kind, name, path in lookups(book):
            yield Output(kind, name, language, "html", home + path)
        if "compare" in book.project.settings.parts:
            yield Output("comparisons", "compare", language, "html", home + list_of("compare"))
            for name in compared(book):
                yield Output("compare", name, language, "html", home + page_of("compare", name))


def compared(book: Book) -> tuple[str, ...]:
    """The roles that have a page side by side: `A--B`, the lower first."""
    return tuple("--".join(pair) for pair in pairs(book.cards[book.language]))


def lookups(book: Book) -> Iterator[tuple[str, str, str]]:
    """The pages that bring together what roles and postings say: kind, name and address."""
    parts = book.project.settings.parts
    yield "posting_list", "postings", list_of("posting")
    if "skills" in parts:
        yield "skill_list", "skills", list_of("skill")
        for name in book.ids["skill"]:
            yield "skill", name, page_of("skill", name)
    if "places" in parts:
        yield "place_list", "places", list_of("place")
        for code in book.ids["zone"]:
            yield "place", code, page_of("place", code.lower())


def _beside(book: Book) -> Iterator[Output]:
    """What comes with pages as data."""
    for language, home in _languages(book):
        for key, form in BESIDE.items():
            path = list_of("role", form.file)
            yield Output("catalogue", "catalogue", language, key, home + path)
            if key == "page-json" and "compare" in book.project.settings.parts:
                yield Output(
                    "comparisons", "compare", language, key, home + list_of("compare", form.file)
                )
                for name in compared(book):
                    path = file_of("compare", name, form.file)
                    yield Output("compare", name, language, key, home + path)
            for name in book.ids["role"]:
                path = file_of("role", name, form.file)
                yield Output("profile", name, language, key, home + path)
        for kind, name, path in lookups(book):
            yield Output(kind, name, language, "page-json", home + path.replace(HOME, JSON))


def _ways(book: Book) -> Iterator[Output]:
    """Where one chooses from and to; the ways to each role, also as data and for the chooser."""
    for language, home in _languages(book):
        yield Output("ways_finder", "ways_finder", language, "html", home + list_of("ways"))
        for name in book.ids["role"]:
            yield Output("ways", name, language, "html", home + page_of("ways", name))
            yield Output("ways", name, language, "page-json", home + file_of("ways", name, JSON))
            path = home + file_of("ways", name, SCRIPT)
            yield Output("ways_data", name, language, "page-script", path)


def _documents(book: Book) -> Iterator[Output]:
    for language, home in _languages(book):
        for kind, name in published(book):
            path = file_of(kind, name, f"{name}.pdf")
            yield Output(kind, name, language, "pdf", home + path)


def _postings(book: Book) -> Iterator[Output]:
    """Every form of each posting beside its page and its PDF."""
    names = [name for kind, name in published(book) if kind == "posting"]
    for language, home in _languages(book):
        for name in names:
            for key, form in POSTING.items():
                path = file_of("posting", name, f"{name}{form.file}")
                yield Output("posting", name, language, key, home + path)


def _feeds(book: Book) -> Iterator[Output]:
    for language, home in _languages(book):
        for key, form in FEEDS.items():
            yield Output("openings", "openings", language, key, f"{home}{form.file}")


def _languages(book: Book) -> Iterator[tuple[str, str]]:
    first, *others = book.project.settings.languages
    yield first, ""
    yield from ((language, f"{language}/") for language in others)
