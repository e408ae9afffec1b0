"""An edition into every page of the site in a language: what is built, listed and linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.addresses import FOLDERS, HOME, JSON, SCRIPT, file_of, list_of
from generator.ladder import pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.book.edition import Edition

DOCUMENTS = ("ladder", "role", "posting")
"""Kinds that have a page and a PDF."""

FILES: Mapping[str, str] = {"html": HOME, "page-json": JSON, "page-script": SCRIPT}
"""The forms of a page, and its file in each."""

SHOWN = ("html", "page-json")
DATA = ("page-json", "page-script")


class Page(NamedTuple):
    """A page: its view and name, its folder below the language's, and the forms in that folder."""

    kind: str
    name: str
    folder: str
    forms: tuple[str, ...] = SHOWN


def pages(edition: Edition) -> Iterator[Page]:
    """Every page of a language; some of what stands beside a page is a view of its own."""
    yield Page("index", "index", "")
    for folder in folders(edition):
        yield from PAGES[folder](edition)


def folders(edition: Edition) -> tuple[str, ...]:
    """The folders that the site has pages in: those of every site, and its parts."""
    return (*(FOLDERS[kind] for kind in ("page", *DOCUMENTS)), *edition.parts())


def published(edition: Edition, kind: str) -> Iterator[str]:
    """The ids of what has a page of its own; a draft of a posting has none."""
    return (name for name in edition.ids(kind) if kind != "posting" or edition.approved(name))


def assessed(edition: Edition) -> Iterator[str]:
    """The roles that people can judge themselves for: those that ask for skills."""
    return (name for name in edition.ids("role") if edition.card(name).skills)


def _things(edition: Edition, kind: str, forms: tuple[str, ...] = SHOWN) -> Iterator[Page]:
    return (Page(kind, name, file_of(kind, name, ""), forms) for name in published(edition, kind))


def _pages(edition: Edition) -> Iterator[Page]:
    return _things(edition, "page")


def _ladders(edition: Edition) -> Iterator[Page]:
    return _things(edition, "ladder")


def _roles(edition: Edition) -> Iterator[Page]:
    yield from _things(edition, "role", ("html",))
    yield Page("catalogue", "catalogue", list_of("role", ""), DATA)
    for name in edition.ids("role"):
        yield Page("profile", name, file_of("role", name, ""), DATA)


def _postings(edition: Edition) -> Iterator[Page]:
    yield from _things(edition, "posting")
    yield Page("posting_list", "postings", list_of("posting", ""))


def _skills(edition: Edition) -> Iterator[Page]:
    yield Page("skill_list", "skills", list_of("skill", ""))
    yield from _things(edition, "skill")


def _places(edition: Edition) -> Iterator[Page]:
    yield Page("place_list", "places", list_of("place", ""))
    for code in edition.ids("zone"):
        yield Page("place", code, file_of("place", code.lower(), ""))


def _compare(edition: Edition) -> Iterator[Page]:
    """Where one puts roles side by side, and pairs that have a page: `A--B`, the lower first."""
    yield Page("compare_list", "compare", list_of("compare", ""))
    for pair in pairs({role: edition.card(role) for role in edition.ids("role")}):
        name = "--".join(pair)
        yield Page("compare", name, file_of("compare", name, ""))


def _ways(edition: Edition) -> Iterator[Page]:
    """Where one chooses from and to; the ways to each role, also as data for the chooser."""
    yield Page("ways_list", "ways", list_of("ways", ""))
    for name in edition.ids("role"):
        yield Page("ways", name, file_of("ways", name, ""))
        yield Page("ways_data", name, file_of("ways", name, ""), ("page-script",))


def _assess(edition: Edition) -> Iterator[Page]:
    yield Page("assess_list", "assess", list_of("assess", ""))
    for name in assessed(edition):
        yield Page("assess", name, file_of("assess", name, ""))


PAGES: Mapping[str, Callable[[Edition], Iterator[Page]]] = {
    "pages": _pages,
    "ladders": _ladders,
    "roles": _roles,
    "postings": _postings,
    "skills": _skills,
    "places": _places,
    "compare": _compare,
    "ways": _ways,
    "assess": _assess,
}
"""The pages of each folder that a site may have."""
