"""A book into everything that a build makes of it: each output's address, view and format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import HOME, PAPER, file_of, picture_of
from generator.book.edition import Edition
from generator.formats.registry import FEEDS, HISTORY, POSTING, SEARCH, WORKBOOK
from generator.site_pages import DOCUMENTS, FILES, assessed, pages, published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.book import Book

LINKING = ("role", "ladder", "posting", "posting_list", "assess")
"""Kinds whose pages link to files, and say how large these are."""

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


def name_of(output: Output) -> str:
    """The name of the task that makes an output."""
    return f"{output.kind}/{output.name}.{output.language}.{output.format}"


def outputs(book: Book, assets: tuple[str, ...]) -> Iterator[Output]:
    """Every file that a whole build makes of a book, pages first."""
    yield from _pages(book)
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


def _pages(book: Book) -> Iterator[Output]:
    every = tuple(pages(Edition(book)))
    for language, home in _languages(book):
        yield Output("not_found", "404", language, "html", f"{home}404.html")
        for page in every:
            for form in page.forms:
                path = f"{home}{page.folder}{FILES[form]}"
                yield Output(page.kind, page.name, language, form, path)
        for name in book.moved:
            yield Output("moved", name, language, "html", home + file_of("role", name, HOME))


def _documented(edition: Edition) -> Iterator[tuple[str, str]]:
    """Each thing with a page of its own and a PDF, as kind and id."""
    return ((kind, name) for kind in DOCUMENTS for name in published(edition, kind))


def _documents(book: Book) -> Iterator[Output]:
    edition = Edition(book)
    for language, home in _languages(book):
        for kind, name in _documented(edition):
            path = file_of(kind, name, f"{name}.pdf")
            yield Output(kind, name, language, "pdf", home + path)
        if "assess" in book.project.settings.parts:
            for name in assessed(edition):
                for key, ending in (("pdf", f"{PAPER}.pdf"), ("xlsx", WORKBOOK["xlsx"].file)):
                    path = file_of("assess", name, name + ending)
                    yield Output("assess", name, language, key, home + path)


def _pictures(book: Book) -> Iterator[Output]:
    """What is shown of a page where its link is shared."""
    for language, home in _languages(book):
        yield Output("index", "index", language, "png", home + picture_of())
        for kind, name in _documented(Edition(book)):
            yield Output(kind, name, language, "png", home + picture_of(kind, name))


def _postings(book: Book) -> Iterator[Output]:
    """Every form of each posting beside its page and its PDF."""
    names = tuple(published(Edition(book), "posting"))
    for language, home in _languages(book):
        for name in names:
            for key, form in POSTING.items():
                path = file_of("posting", name, f"{name}{form.file}")
                yield Output("posting", name, language, key, home + path)


def _feeds(book: Book) -> Iterator[Output]:
    for language, home in _languages(book):
        for key, form in FEEDS.items():
            yield Output("openings", "openings", language, key, f"{home}{form.file}")
        for key, form in HISTORY.items():
            yield Output("history", "history", language, key, f"{home}{form.file}")


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
