"""A book into everything that a build makes of it: each output's address, view and format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.addresses import HOME, JSON, PAPER, SCRIPT, file_of, list_of, picture_of
from generator.formats.registry import CHANGES, FEEDS, POSTING, SEARCH, WORKBOOK
from generator.ladder import pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.book.book import Book
    from generator.project import Part

DOCUMENTS = ("role", "ladder", "posting")
"""Kinds that have a page and a PDF."""

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


def published(book: Book) -> Iterator[tuple[str, str]]:
    """Each thing with a page of its own, as kind and id; a draft of a posting has none."""
    for kind in DOCUMENTS:
        for name in book.ids[kind]:
            if kind != "posting" or book.changed(name) == ():
                yield kind, name


class Page(NamedTuple):
    """A page: its view and name, its folder below the language's, and the forms in that folder."""

    kind: str
    name: str
    folder: str
    forms: tuple[str, ...] = ("html", "page-json")


FILES: Mapping[str, str] = {"html": HOME, "page-json": JSON, "page-script": SCRIPT}
"""The forms of a page, and its file in each."""

DATA = ("page-json", "page-script")


def pages(book: Book) -> Iterator[Page]:
    """Every page of a language; some of what stands beside a page is a view of its own."""
    yield Page("index", "index", "")
    for name in book.ids["page"]:
        yield Page("page", name, file_of("page", name, ""))
    for kind, name in published(book):
        forms = ("html",) if kind == "role" else ("html", "page-json")
        yield Page(kind, name, file_of(kind, name, ""), forms)
    yield Page("catalogue", "catalogue", list_of("role", ""), DATA)
    for name in book.ids["role"]:
        yield Page("profile", name, file_of("role", name, ""), DATA)
    yield Page("posting_list", "postings", list_of("posting", ""))
    for part in book.project.settings.parts:
        yield from PARTS[part](book)


def _skills(book: Book) -> Iterator[Page]:
    yield Page("skill_list", "skills", list_of("skill", ""))
    for name in book.ids["skill"]:
        yield Page("skill", name, file_of("skill", name, ""))


def _places(book: Book) -> Iterator[Page]:
    yield Page("place_list", "places", list_of("place", ""))
    for code in book.ids["zone"]:
        yield Page("place", code, file_of("place", code.lower(), ""))


def _compare(book: Book) -> Iterator[Page]:
    """Where one puts roles side by side, and pairs that have a page: `A--B`, the lower first."""
    yield Page("comparisons", "compare", list_of("compare", ""))
    for pair in pairs(book.cards[book.language]):
        name = "--".join(pair)
        yield Page("compare", name, file_of("compare", name, ""))


def _ways(book: Book) -> Iterator[Page]:
    """Where one chooses from and to; the ways to each role, also as data for the chooser."""
    yield Page("ways_finder", "ways_finder", list_of("ways", ""))
    for name in book.ids["role"]:
        yield Page("ways", name, file_of("ways", name, ""))
        yield Page("ways_data", name, file_of("ways", name, ""), ("page-script",))


def _assess(book: Book) -> Iterator[Page]:
    yield Page("assessments", "assessments", list_of("assess", ""))
    for name in assessed(book):
        yield Page("assess", name, file_of("assess", name, ""))


def assessed(book: Book) -> Iterator[str]:
    """The roles that people can judge themselves for: those that ask for skills."""
    return (name for name in book.ids["role"] if book.card(name, book.language).skills)


PARTS: Mapping[Part, Callable[[Book], Iterator[Page]]] = {
    "skills": _skills,
    "places": _places,
    "compare": _compare,
    "ways": _ways,
    "assess": _assess,
}
"""The pages of each part that a site may have."""


def _pages(book: Book) -> Iterator[Output]:
    for language, home in _languages(book):
        yield Output("not_found", "404", language, "html", f"{home}404.html")
        for page in pages(book):
            for form in page.forms:
                path = f"{home}{page.folder}{FILES[form]}"
                yield Output(page.kind, page.name, language, form, path)
        for name in book.moved:
            yield Output("moved", name, language, "html", home + file_of("role", name, HOME))


def _documents(book: Book) -> Iterator[Output]:
    for language, home in _languages(book):
        for kind, name in published(book):
            path = file_of(kind, name, f"{name}.pdf")
            yield Output(kind, name, language, "pdf", home + path)
        if "assess" in book.project.settings.parts:
            for name in assessed(book):
                for key, ending in (("pdf", f"{PAPER}.pdf"), ("xlsx", WORKBOOK["xlsx"].file)):
                    path = file_of("assess", name, name + ending)
                    yield Output("assess", name, language, key, home + path)


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
