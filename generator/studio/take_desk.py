"""Postings and drafts, as candidates see them; taken away as files, and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from generator.addresses import page_of
from generator.build.plan import Output
from generator.studio import naming, pages, take_pages
from generator.studio.app import (
    attached,
    frame,
    language_of,
    of_site,
    page,
    reading,
    unmade,
)
from generator.studio.asked import book_of, edition_of, missing, posting_of
from generator.studio.site import made
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from generator.book.book import Book


def routes() -> Iterator[Route]:
    """The routes of this module."""
    for language in pages.LANGUAGES:
        yield Route(f"/{language}/drafts/{{id}}/copy/{{of}}", copied)
        yield Route(f"/{language}/postings/{{name}}/copy/{{of}}", copied)
    yield Route("/drafts/{id}/site/{path:path}", seen)
    yield Route("/postings/{name}/site/{path:path}", seen)
    yield Route("/drafts/{id}/files/{of}/{form}", taken)
    yield Route("/postings/{name}/files/{of}/{form}", taken)


def seen(request: Request) -> Response:
    """A file of the site as it were with the posting in it, which says where it is a draft."""
    book, name, _ = posting_of(request)
    now, path = reading(request).site, request.path_params["path"]
    if now is None:
        return missing(request)
    for language in book_of(request).project.settings.languages:
        home = "" if language == book_of(request).language else f"{language}/"
        if path == home + page_of("posting", name):
            if book is None:
                return missing(request)
            file = made(book, Output("posting", name, language, "html", path))
            if file.fault:
                return unmade(request, file.fault)
            headers = {"Content-Security-Policy": now.policy}
            return Response(file.data, headers=headers, media_type="text/html")
    return of_site(request, now, path)


def taken(request: Request) -> Response:
    """A posting, or a draft's, as a file to take away; until it is approved it says so."""
    form = request.path_params["form"]
    book, name, _ = _taken(request)
    if book is None or form not in take_pages.TAKEN:
        return missing(request)
    of = request.path_params["of"]
    mark = "" if of == book.language else f".{of}"
    path = f"{name}{mark}{take_pages.TAKEN[form].file}"
    file = made(book, Output("posting", name, of, form, path))
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
    edition = edition_of(request, book)
    shown = edition.posting(name)
    title = naming.title_of(edition, shown.role, shown.location)
    around = frame(request, title, f"{at.lstrip('/')}/copy/{of}")
    rich, text = (file.data.decode() for file in files)
    return page(request, "copy", take_pages.copy_view(around, words, at, of, rich, text))


def _taken(request: Request) -> tuple[Book | None, str, str]:
    """As `posting_of`, but None where there is nothing to show in that language."""
    book, name, at = posting_of(request)
    if book and request.path_params["of"] not in book.project.settings.languages:
        book = None
    return book, name, at
