"""The studio as a web application: its routes, its errors, and what stands around its pages."""

from __future__ import annotations

import json
import secrets
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Match, Route

from generator.book.model import Brand
from generator.formats import html
from generator.packaged import PACKAGED
from generator.studio import book_pages, pages
from generator.studio.guard import (
    HEADERS,
    TOKEN,
    Guard,
    Rate,
    Refused,
    enter,
    here,
    note,
)
from generator.studio.refusing import RefusedError, refusal
from generator.studio.site import File, file_of
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from generator.findings import Finding
    from generator.studio.access import Access
    from generator.studio.pages import Around
    from generator.studio.shelf import Reading, Shelf
    from generator.studio.site import Site
    from generator.studio.watch import Watch

LISTENERS = 200
"""So many pages may wait for news at once."""

OWN = PACKAGED / "default" / "studio"
"""The folder of the studio's own templates, styles and scripts; a project has no say in them."""


@dataclass(frozen=True, slots=True)
class Studio:
    """What the routes work with; `request.app.state.studio`.

    `boot` is another for each start, `tries` counts wrong tokens.
    """

    shelf: Shelf
    watch: Watch
    access: Access
    boot: str = field(default_factory=lambda: secrets.token_hex(4))
    tries: Rate = field(default_factory=lambda: Rate(10, 1 / 6))


def studio(
    shelf: Shelf,
    watch: Watch,
    access: Access,
    more: Sequence[BaseRoute] = (),
    rate: Rate | None = None,
) -> Starlette:
    """The application; `more` are routes of other modules, `rate` is what a client may ask for."""
    desk = Studio(shelf, watch, access)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        watch.start()
        yield
        watch.close()
        watch.join()

    app = Starlette(
        routes=[*more, *routes()],
        middleware=[Middleware(Guard, access=access, refuse=refused, rate=rate, tries=desk.tries)],
        exception_handlers={
            HTTPException: _missing,
            Refused: _refused,
            RefusedError: _unwritten,
            Exception: _fault,
        },
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    app.state.studio = desk
    return app


def routes() -> Iterator[Route]:
    """The routes of this module."""
    yield Route("/", start)
    yield Route("/events", events)
    yield Route("/assets/{path:path}", asset)
    yield Route("/site", whole)
    yield Route("/site/{path:path}", site)
    for language in pages.LANGUAGES:
        yield Route(f"/{language}", whole)
        yield Route(f"/{language}/", home)
        yield Route(f"/{language}/preview", preview)
        yield Route(f"/{language}/book", book)
        yield Route(f"/{language}/enter", ask, methods=["GET"])
        yield Route(f"/{language}/enter", come_in, methods=["POST"])
        yield Route(f"/{language}/leave", leave, methods=["POST"])


# --- routes ---------------------------------------------------------------------------------------


def start(request: Request) -> Response:
    """To the studio in the language that the browser asks for."""
    return RedirectResponse(f"/{language_of(request)}/", HTTPStatus.SEE_OTHER)


def whole(request: Request) -> Response:
    """To the address with the slash that a folder's has."""
    return RedirectResponse(f"{request.url.path}/", HTTPStatus.SEE_OTHER)


def home(request: Request) -> Response:
    """Where one begins."""
    title = wording(language_of(request)).gettext("Studio")
    return page(request, "home", pages.home_view(frame(request, title, ""), reading(request)))


def preview(request: Request) -> Response:
    """The site in a frame, below what is wrong with it."""
    now = reading(request)
    asked = request.query_params.get("page", "")
    first = pages.first_page(now, language_of(request))
    shown = asked if asked and now.site and now.site.has(asked) else first
    fault = _fault_of(now, shown)
    title = wording(language_of(request)).gettext("Preview of the site")
    around = frame(request, title, "preview")
    return page(request, "preview", pages.preview_view(around, now, shown, fault))


def book(request: Request) -> Response:
    """All findings, what is due, and what the book holds."""
    title = wording(language_of(request)).gettext("The book")
    around = frame(request, title, "book")
    return page(request, "book", book_pages.book_view(around, reading(request)))


def site(request: Request) -> Response:
    """A file of the careers site, from memory."""
    now = reading(request).site
    if now is None:
        return refused(request, HTTPStatus.NOT_FOUND, "missing")
    return of_site(request, now, request.path_params["path"])


def asset(request: Request) -> Response:
    """A style, a script or a font of the studio's pages."""
    now = reading(request).site
    found = _asset(request.path_params["path"], now.color if now else Brand().color)
    if found is None:
        return refused(request, HTTPStatus.NOT_FOUND, "missing")
    return _file(request, found, HTTPStatus.OK, {})


async def events(request: Request) -> Response:
    """The number of each new state of the book, as it comes, until someone ends it."""
    desk: Studio = request.app.state.studio
    if desk.watch.waiting >= LISTENERS:
        return refused(request, HTTPStatus.SERVICE_UNAVAILABLE, "busy")
    if request.method == "HEAD":
        return Response(media_type="text/event-stream")

    async def told() -> AsyncIterator[str]:
        async for number in desk.watch.news():
            data = json.dumps({"boot": desk.boot, "state": str(number)})
            yield f"event: book\ndata: {data}\n\n" if number is not None else ": still here\n\n"

    return StreamingResponse(told(), media_type="text/event-stream")


def ask(request: Request) -> Response:
    """The page where one gives a token."""
    return _entrance(request, HTTPStatus.OK, request.query_params.get("then", ""), "")


def come_in(request: Request) -> Response:
    """Let in whoever gives the right token, and lead on to where they wanted to go."""
    desk: Studio = request.app.state.studio
    form = request.state.form
    then = form.get("then", "")
    try:
        enter(request, desk.access, desk.tries, form.get(TOKEN, ""))
    except Refused as refusal:
        why = pages.reasons(wording(language_of(request)))[refusal.why][1]
        answer = _entrance(request, refusal.status, then, why)
        if refusal.wait:
            answer.headers["Retry-After"] = str(refusal.wait)
        return answer
    inside = then.startswith("/") and not then.startswith(("//", "/\\"))
    return RedirectResponse(then if inside else f"/{language_of(request)}/", HTTPStatus.SEE_OTHER)


def leave(request: Request) -> Response:
    """Take the token's session away."""
    desk: Studio = request.app.state.studio
    note(request, "gave the token back")
    desk.access.remember(request, desk.access.begin())
    return RedirectResponse(f"/{language_of(request)}/", HTTPStatus.SEE_OTHER)


# --- for routes, here and elsewhere ---------------------------------------------------------------


def reading(request: Request) -> Reading:
    """The project as it is now."""
    desk: Studio = request.app.state.studio
    return desk.shelf.now


def language_of(request: Request) -> str:
    """The language of an address, else the first of ours that the browser asks for."""
    first = request.scope["path"].removeprefix("/").partition("/")[0]
    if first in pages.LANGUAGES:
        return str(first)
    return next(
        (each for each in _preferred(request) if each in pages.LANGUAGES), pages.LANGUAGES[0]
    )


def frame(request: Request, title: str, address: str) -> Around:
    """What stands around the page at `/LANGUAGE/address`."""
    return pages.around(
        reading(request),
        request.state.session,
        language_of(request),
        title=title,
        address=address,
        read_only=request.app.state.studio.access.read_only,
    )


def page(
    request: Request,
    template: str,
    view: Any,  # noqa: ANN401 - a view of any page
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    """An answer: a page of the studio by its template."""
    data = html.templates().render(f"studio/{template}.html", view, language_of(request))
    return Response(data, status, media_type="text/html")


def refused(
    request: Request, status: HTTPStatus, why: str, findings: Sequence[Finding] = ()
) -> Response:
    """An answer that says why something isn't done; `why` is a key of `pages.reasons`."""
    words = wording(language_of(request))
    if why == "host":  # whoever asks there is told nothing of the project
        return Response("\n".join(pages.reasons(words)[why]), status, media_type="text/plain")
    if why in {"enter", "links"} or (why == "token" and request.method == "GET"):
        wrong = "" if why == "enter" else pages.reasons(words)[why][1]
        return _entrance(request, status, here(request), wrong)
    if why == "hop":
        view = pages.HopView(frame(request, words.gettext("One moment"), ""), here(request))
        return page(request, "hop", view)
    around = frame(request, pages.reasons(words)[why][0], "")
    return page(request, "refused", pages.refused_view(around, why, findings), status)


def of_site(request: Request, now: Site, path: str) -> Response:
    """A file of the site at an address below its root; it may stand in a frame of the studio's."""
    found = now.file(path)
    if found is None and now.has(f"{path}/"):
        return RedirectResponse(f"{here(request)}/", HTTPStatus.SEE_OTHER)
    status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
    found = found or now.missing(path)
    if found is None or not found.digest:
        failed = HTTPStatus.INTERNAL_SERVER_ERROR if status == HTTPStatus.OK else status
        return unmade(request, found.fault if found else None, failed)
    return _file(request, found, status, {"Content-Security-Policy": now.policy})


def attached(name: str, found: File) -> Response:
    """A file to be kept by this name."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(found.data, headers=headers, media_type=found.media)


def unmade(
    request: Request,
    fault: Finding | None,
    status: HTTPStatus = HTTPStatus.INTERNAL_SERVER_ERROR,
) -> Response:
    """A page in the frame for one that can't be made."""
    words = wording(language_of(request))
    around = frame(request, words.gettext("This page can’t be made"), "")
    told = pages.told(words, fault) if fault else None
    view = pages.UnmadeView(around, told)
    answer = page(request, "unmade", view, status)
    answer.headers["Content-Security-Policy"] = HEADERS["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )
    return answer


def _entrance(request: Request, status: HTTPStatus, then: str, wrong: str) -> Response:
    title = wording(language_of(request)).gettext("Who are you?")
    around = frame(request, title, "enter")
    return page(request, "enter", pages.enter_view(around, then, wrong), status)


def _preferred(request: Request) -> list[str]:
    """The languages that a browser asks for, the dearest first."""
    found = []
    for part in request.headers.get("accept-language", "").lower().split(","):
        name, _, weight = part.strip().partition(";q=")
        try:
            found.append((-float(weight or 1), name.partition("-")[0]))
        except ValueError:
            continue
    return [name for weight, name in sorted(found, key=lambda each: each[0]) if weight]


def _fault_of(now: Reading, path: str) -> Finding | None:
    found = now.site.file(path) if now.site else None
    return found.fault if found else None


def _file(request: Request, found: File, status: HTTPStatus, headers: dict[str, str]) -> Response:
    """A file, or word that the browser's copy is still the same."""
    tag = f'"{found.digest}"'
    said = {"ETag": tag, "Cache-Control": "no-cache", **headers}
    if status == HTTPStatus.OK and request.headers.get("if-none-match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=said)
    return Response(found.data, status, said, found.media)


def _asset(path: str, color: str) -> File | None:
    """One of the packaged files by its name, which is looked up and never opened as it comes."""
    own = {file.name: file for file in OWN.iterdir() if file.suffix in {".css", ".js"}}
    if path in own:
        return file_of(path, own[path].read_bytes())
    data = html.templates().assets(color).get(f"assets/{path}")
    return file_of(path, data) if data is not None else None


# --- errors ---------------------------------------------------------------------------------------


def _missing(request: Request, error: Exception) -> Response:
    """What no route answers, or none in this way."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    answer = refused(
        request, HTTPStatus(status), pages.BY_STATUS.get(HTTPStatus(status), "missing")
    )
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        answer.headers["Allow"] = ", ".join(sorted(_methods(request)))
    return answer


def _methods(request: Request) -> set[str]:
    """The methods that an address can be asked by."""
    routes = (route for route in request.app.routes if isinstance(route, Route))
    here = (route for route in routes if route.matches(request.scope)[0] is not Match.NONE)
    return {method for route in here for method in route.methods or ()}


def _refused(request: Request, error: Exception) -> Response:
    """What a route refuses."""
    refusal = error if isinstance(error, Refused) else Refused(HTTPStatus.FORBIDDEN, "role")
    answer = refused(request, refusal.status, refusal.why, refusal.findings)
    if refusal.wait:
        answer.headers["Retry-After"] = str(refusal.wait)
    return answer


def _unwritten(request: Request, error: Exception) -> Response:
    """What the machine or the book has against what a route would write."""
    words = wording(language_of(request))
    around = frame(request, words.gettext("Nothing was changed"), "")
    said = refusal(error.reason, words) if isinstance(error, RefusedError) else ""
    view = pages.RefusedView(around, said, f"/{around.language}/")
    return page(request, "refused", view, HTTPStatus.CONFLICT)


def _fault(request: Request, _: Exception) -> Response:
    """A fault of ours, of which the log has all and the page nothing."""
    answer = refused(request, HTTPStatus.INTERNAL_SERVER_ERROR, "fault")
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    return answer
