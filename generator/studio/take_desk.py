"""Postings and drafts taken away: as files, and to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from generator.book.edition import Edition
from generator.build.plan import Output
from generator.studio import desk_pages, pages, take_pages
from generator.studio.app import attached, frame, language_of, page, unmade
from generator.studio.asked import book_of, check_posting, draft_of, edition_of, missing, trial_of
from generator.studio.site import made
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    from generator.book.book import Book


def routes() -> Iterator[Route]:
    """The routes of this module."""
    for language in pages.LANGUAGES:
        yield Route(f"/{language}/drafts/{{id}}/copy/{{of}}", copied)
        yield Route(f"/{language}/postings/{{name}}/copy/{{of}}", copied)
    yield Route("/drafts/{id}/files/{of}/{form}", taken)
    yield Route("/postings/{name}/files/{of}/{form}", taken)


def taken(request: Request) -> Response:
    """A posting, or a draft's, as a file to take away; until it is approved it says so."""
    form = request.path_params["form"]
    book, name, _ = _taken(request)
    if book is None or form not in take_pages.TAKEN:
        return missing(request)
    path = f"{name}{take_pages.TAKEN[form].file}"
    file = made(book, Output("posting", name, request.path_params["of"], form, path))
    return unmade(request, file.fault) if file.fault else attached(path, file)


def copied(request: Request) -> Response:
    """A posting, or a draft's, to be copied: as rich text and as plain text."""
    book, name, at = _taken(request)
    if book is None:
        return missing(request)
    of, words = request.path_params["of"], wording(language_of(request))
    files = [made(book, Output("posting", name, of, form, name)) for form in take_pages.COPIED]
    fault = next((file.fault for file in files if file.fault), None)
    if fault:
        return unmade(request, fault)
    edition = edition_of(request)
    shown = edition.posting(name)
    title = pages.title_of(edition, shown.role, shown.location)
    around = frame(request, title, f"{at.lstrip('/')}/copy/{of}")
    rich, text = (file.data.decode() for file in files)
    return page(request, "copy", take_pages.copy_view(around, words, at, of, rich, text))


def _taken(request: Request) -> tuple[Book | None, str, str]:
    """The book that a posting stands in, the posting's id, and what its addresses begin with.

    Of a draft it is the book as it were; None where there is nothing to show in that language.
    """
    book: Book | None = book_of(request)
    if "id" in request.path_params:
        draft = draft_of(request)
        name, trial = trial_of(request, draft)
        book, at = trial.book, f"/drafts/{draft.id}"
    else:
        name = request.path_params["name"]
        at = f"/postings/{name}"
        check_posting(request, name)
        if book and not desk_pages.showable(Edition(book), name):
            book = None
    if book and request.path_params["of"] not in book.project.settings.languages:
        book = None
    return book, name, at
