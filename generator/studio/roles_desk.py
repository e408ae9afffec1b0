"""The roles of the book and their job descriptions: to look for, to see, to take away."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from generator import policy
from generator.book.edition import Edition
from generator.describing import described, faults, stem
from generator.formats.description import STYLES
from generator.formats.html import templates
from generator.formats.registry import DESCRIPTION
from generator.studio import pages, roles_pages
from generator.studio.app import attached, frame, language_of, page, reading, unmade
from generator.studio.asked import book_of, edition_of, missing
from generator.studio.guard import Refused
from generator.studio.site import file_from
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from generator.studio.site import File


def routes() -> Iterator[Route]:
    """The routes of this module."""
    for language in pages.LANGUAGES:
        yield Route(f"/{language}/roles", listed)
        yield Route(f"/{language}/roles/{{name}}", shown)
    yield Route("/roles/{name}/{place}/{of}/page", seen)
    yield Route("/roles/{name}/{place}/{of}/files/{form}", taken)


def listed(request: Request) -> Response:
    """The roles whose title, other names or skills have what is asked for."""
    words = wording(language_of(request))
    around = frame(request, words.gettext("Job descriptions"), "roles")
    asked = request.query_params.get("q", "")
    return page(request, "roles", roles_pages.roles_view(around, edition_of(request), words, asked))


def shown(request: Request) -> Response:
    """The job description of a role at a place, in each language."""
    edition, name = edition_of(request), request.path_params["name"]
    if not edition.whole("role", name):
        return missing(request)
    place = request.query_params.get("place", "") or roles_pages.first_place(edition, name)
    if place and not edition.whole("location", place):
        return missing(request)
    words = wording(language_of(request))
    around = frame(request, plain(edition.card(name).title), f"roles/{name}?place={place}")
    _read(request)
    found = tuple(faults(edition.original(), name, place)) if place else ()
    if not found:
        _sound(request, name, place)
    view = roles_pages.role_view(around, edition, words, name, place, found)
    return page(request, "role", view)


def seen(request: Request) -> Response:
    """The description as a page, to be shown in a frame."""
    _, file = _described(request, "html")
    if file is None:
        return missing(request)
    if file.fault:
        return unmade(request, file.fault)
    book = book_of(request)
    color = Edition(book).company().brand.color
    style = templates(book.project.templates).alone_style(color, *STYLES)
    headers = {"Content-Security-Policy": policy.header(style, framed=True)}
    return Response(file.data, headers=headers, media_type="text/html")


def taken(request: Request) -> Response:
    """The description as a file to take away."""
    name, file = _described(request, request.path_params["form"])
    if file is None:
        return missing(request)
    return unmade(request, file.fault) if file.fault else attached(name, file)


def _described(request: Request, form: str) -> tuple[str, File | None]:
    """The file of a description by its name; None where the book lacks some of it, or is wrong."""
    book = book_of(request)
    name, place, of = (request.path_params[key] for key in ("name", "place", "of"))
    if form not in DESCRIPTION or of not in book.project.settings.languages:
        return "", None
    edition = Edition(book, of)
    if not edition.whole("role", name) or not edition.whole("location", place):
        return "", None
    _read(request)
    if any(faults(edition, name, place)):
        return "", None
    _sound(request, name, place)
    path = f"{stem(edition, name, place)}{DESCRIPTION[form].file}"
    return path, file_from(path, lambda: dict(described(edition, name, place, (form,)))[form])


def _read(request: Request) -> None:
    """Refuse a description where a file can't be read: it compares roles, so all have to be."""
    found = [each for each in reading(request).findings if each.severity == "error"]
    if book_of(request).broken:
        raise Refused(HTTPStatus.CONFLICT, "unsound", findings=found)


def _sound(request: Request, name: str, place: str) -> None:
    """Refuse a description of what stands on something with an error."""
    wrong = reading(request).unsound(("role", name), ("location", place))
    if wrong:
        raise Refused(HTTPStatus.CONFLICT, "unsound", findings=wrong)
