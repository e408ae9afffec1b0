"""The documents of the shipped book: what is on their pages, and how they break."""

from __future__ import annotations

import io
import logging
import re
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from building import ROOT
from generator.book.edition import Edition
from generator.book.load import load
from generator.formats import pdf
from generator.formats.html import templates
from generator.project import open_project
from generator.views.ladder import ladder_view
from generator.views.posting import posting_view
from generator.views.role import role_view
from reading import headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.book.book import Book

VIEWS: dict[str, Callable[[Edition, str], Any]] = {
    "role": role_view,
    "ladder": ladder_view,
    "posting": posting_view,
}
Printed = tuple[bytes, bytes, pikepdf.Pdf]
DOCUMENTS = [
    ("role", "key-account-manager", "en"),
    ("role", "assistant-account-manager", "fr"),
    ("role", "director-of-accounts", "en"),
    ("ladder", "account-management", "en"),
    ("ladder", "account-management", "fr"),
    ("posting", "key-account-manager-toronto", "en"),
    ("posting", "assistant-account-manager-montreal", "fr"),
]


@pytest.fixture(scope="module")
def book() -> Book:
    project, findings = open_project(ROOT)
    assert project, findings
    return load(project)[0]


@pytest.fixture(scope="module", params=DOCUMENTS, ids="/".join)
def printed(book: Book, request: pytest.FixtureRequest) -> Iterator[Printed]:
    """A page, the document that shows the same, and its PDF, made without a complaint."""
    kind, name, language = request.param
    view = VIEWS[kind](Edition(book, language), name)
    page, document = (
        templates().render(f"{folder}{kind}.html", view, language) for folder in ("", "documents/")
    )
    with complaints() as said:
        made = pdf.render(
            document,
            templates=templates(),
            color="#0f4c5c",
            paper="letter",
            address=view.frame.canonical,
        )
    assert said == []
    with pikepdf.open(io.BytesIO(made)) as opened:
        yield page, document, opened


@contextmanager
def complaints() -> Iterator[list[str]]:
    """What WeasyPrint warns of."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]  # to hear what is logged
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)


def test_a_document_has_the_sections_of_its_page(
    printed: Printed,
) -> None:
    page, document, _ = printed
    sections = re.findall(rb'<section id="([^"]+)"', page)
    assert len(sections) > 4
    missing = [name for name in sections if b' id="%s"' % name not in document]
    on_pages_of_roles = [b"steps"] if b'class="rung"' in document else []
    on_screen = [name for name in sections if name.startswith(b"changes")]
    # On paper the skills say what is new; what else changes has a sheet in the comparison.
    assert missing == [*on_pages_of_roles, *on_screen]


def test_no_page_ends_in_a_heading(printed: Printed) -> None:
    _, _, made = printed
    last = {page: path for path, page in _leaves(made.Root.StructTreeRoot.K[0], ())}
    assert len(last) == len(made.pages)
    assert [path for path in last.values() if path.rpartition("/")[2] in {"H1", "H2", "H3"}] == []


def _leaves(element: Any, above: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Each element with marked content of its own: the kinds above it, and its page."""
    kind = str(element.S).lstrip("/")
    path = above if kind == "Span" else (*above, kind)
    for kid in element.get("/K", []):
        if not isinstance(kid, pikepdf.Dictionary):
            yield "/".join(path), element.Pg.objgen[0]
        elif "/S" in kid:
            yield from _leaves(kid, path)


def test_links_are_absolute_or_within(printed: Printed) -> None:
    _, _, made = printed
    links = [link for page in made.pages for link in page.get("/Annots", [])]
    assert links
    addresses = [str(link.A.URI) for link in links if "/A" in link]
    assert [a for a in addresses if not a.startswith(("https://", "mailto:", "tel:"))] == []
    names = {str(name) for name in list(made.Root.Names.Dests.Names)[::2]}
    assert {str(link.Dest) for link in links if "/Dest" in link} <= names


def test_every_heading_is_a_bookmark(printed: Printed) -> None:
    _, document, made = printed
    with made.open_outline() as outline:
        titles = list(_titles(outline.root))
    assert titles == [line.lstrip("# ") for line in headings(document)]


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)


@pytest.mark.parametrize("printed", DOCUMENTS[5:], ids="/".join, indirect=True)
def test_a_posting_has_two_pages(printed: Printed) -> None:
    assert len(printed[2].pages) == 2


@pytest.mark.parametrize("printed", DOCUMENTS[3:5], ids="/".join, indirect=True)
def test_a_ladder_is_a_booklet(printed: Printed) -> None:
    sides = [page.mediabox[2] > page.mediabox[3] for page in printed[2].pages]
    runs = [(side, len(list(run))) for side, run in groupby(sides)]
    assert [side for side, _ in runs] == [False, True, False, True]
    assert runs[2][1] < 13, "roles follow one another"


def test_a_complaint_would_be_heard() -> None:
    page = b'<html lang="en"><title>x</title><body><p style="colour: red">x</p></body></html>'
    with complaints() as said:
        pdf.render(page, templates=templates(), color="#0f4c5c", paper="letter")
    assert said == ["Ignored `colour: red` at 1:1, unknown property."]
