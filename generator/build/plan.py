"""A book into everything that a build makes of it: each output's address, view and format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import HOME, file_of, list_of, page_of, picture_of
from generator.formats.registry import BESIDE, CHANGES, FEEDS, POSTING, SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.book import Book

DOCUMENTS = ("role", "ladder", "posting")
"""Kinds that have a page and a PDF."""

WEIGHTS = {"pdf": 100, SEARCH: 200}
"""How much longer than a page these take."""


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
    for path in assets:
        yield Output("asset", path, book.language, "html", path)
    yield from _for_hosts(book)
    yield Output("robots", "robots", book.language, "html", "robots.txt")
    if book.project.settings.site:
        yield Output("sitemap", "sitemap", book.language, "html", "sitemap.xml")
    yield Output("search", "search", book.language, SEARCH, f"{SEARCH}/")
    yield from _documents(book)
    yield from _postings(book)
    if book.project.settings.site:
        yield from _feeds(book)
        yield from _pictures(book)


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
        for name in book.moved:
            yield Output("moved", name, language, "html", home + page_of("role", name))


def _beside(book: Book) -> Iterator[Output]:
    """What comes with pages as data."""
    for language, home in _languages(book):
        for key, form in BESIDE.items():
            path = list_of("role", form.file)
            yield Output("catalogue", "catalogue", language, key, home + path)


def _documents(book: Book) -> Iterator[Output]:
    for language, home in _languages(book):
        for kind, name in published(book):
            path = file_of(kind, name, f"{name}.pdf")
            yield Output(kind, name, language, "pdf", home + path)


def _pictures(book: Book) -> Iterator[Output]:
    """What is shown of a page where its link is shared."""
    for language, home in _languages(book):
        yield Output("index", "index", language, "png", home + picture_of())
        for kind, name in published(book):
            yield Output(kind, name, language, "png", home + picture_of(kind, name))


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
        for key, form in CHANGES.items():
            yield Output("changes", "changes", language, key, f"{home}{form.file}")


def _for_hosts(book: Book) -> Iterator[Output]:
    """What servers say with the files, and where they lead from old addresses."""
    yield Output("headers", "headers", book.language, "html", "_headers")
    yield Output("headers", "nginx", book.language, "html", "headers.nginx.conf")
    if book.moved:
        yield Output("redirects", "redirects", book.language, "html", "_redirects")


def _languages(book: Book) -> Iterator[tuple[str, str]]:
    first, *others = book.project.settings.languages
    yield first, ""
    yield from ((language, f"{language}/") for language in others)
