"""A posting of the book: its page, and what whoever looks at it may do."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.book.edition import Edition
from generator.studio import desk_pages, keeping, naming, pages
from generator.studio.advice import advise
from generator.studio.app import frame, language_of, page, refused
from generator.studio.asked import book_of, check_posting, edition_of, found_of, to_draft
from generator.studio.guard import note
from generator.studio.refusing import RefusedError
from generator.studio.wishes import close, duplicate, reopen
from generator.wording import wording

NEWS = "now"
"""The part of a posting's address that says what its page has to tell, by a key of `news`."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from generator.book.book import Book
    from generator.studio.wishes import Wishes


def routes() -> Iterator[Route]:
    """The routes of this module."""
    for language in pages.LANGUAGES:
        yield Route(f"/{language}/postings/{{name}}", posting, methods=["GET"])
        yield Route(f"/{language}/postings/{{name}}", act, methods=["POST"])


def posting(request: Request) -> Response:
    """A posting of the book: its state, what changed since it was approved, what one can do."""
    return _posting(request, HTTPStatus.OK)


def saved(language: str, done: keeping.Saved, wished: Wishes) -> str:
    """The address of a posting that was saved, whose page tells what isn't as it was wished for."""
    address = f"/{language}/postings/{done.name}"
    if done.wishes.requisition == wished.requisition:
        return address
    return f"{address}?{NEWS}={'number' if done.wishes.apply == wished.apply else 'address'}"


def act(request: Request) -> Response:
    """Open a posting in the form again, for the same place or another, or approve it."""
    book, form, name = book_of(request), request.state.form, request.path_params["name"]
    do = form.get("do", "")
    check_posting(request, name, whole=True)
    try:
        if do == "approve":
            return _approved(request, book, name)
        begun = _begun(book, do, name, form.get("location", ""))
        if begun:
            draft = keeping.begin(book.project, *begun)
            note(request, f"began draft {draft.id[:4]} of {name}")
            return to_draft(request, draft)
    except RefusedError as why:
        return _posting(request, HTTPStatus.CONFLICT, why)
    unknown = RefusedError("place" if do == "duplicate" else "deed")
    return _posting(request, HTTPStatus.UNPROCESSABLE_ENTITY, unknown)


def _begun(book: Book, do: str, name: str, place: str) -> tuple[Wishes, str, str] | None:
    """What a draft is to begin with: wishes, the posting, and the version of its file."""
    wishes, digest = keeping.opened(book, name)
    edition, today = Edition(book), book.project.today
    if do == "edit":
        return wishes, name, digest
    if do == "close":
        return close(wishes, today), name, digest
    if do == "reopen":
        return reopen(edition, wishes, today), "", ""
    if do == "duplicate" and place in edition.ids("location"):
        return duplicate(edition, wishes, place), "", ""
    return None


def _approved(request: Request, book: Book, name: str) -> Response:
    form = request.state.form
    if not request.state.session.may("approver"):
        return refused(request, HTTPStatus.FORBIDDEN, "role")
    keeping.approve(
        book.project,
        name,
        form.get("by", ""),
        book.project.today,
        seen=form.get("seen", ""),
        despite=form.get("despite") == "yes",
    )
    note(request, f"approved {name}")
    request.app.state.studio.shelf.refresh()
    return RedirectResponse(f"/{language_of(request)}/postings/{name}", HTTPStatus.SEE_OTHER)


def _posting(request: Request, status: HTTPStatus, why: RefusedError | None = None) -> Response:
    name = request.path_params["name"]
    check_posting(request, name)
    edition, words = edition_of(request), wording(language_of(request))
    asked = edition.posting(name)
    title = naming.title_of(edition, asked.role, asked.location)
    around = frame(request, title, f"postings/{name}")
    found = () if edition.approved(name) else advise(found_of(request, name), name, None, words)
    may = request.state.session.may
    view = desk_pages.posting_view(
        around,
        edition,
        words,
        name,
        why,
        found=found,
        writer=may("writer"),
        approver=may("approver"),
        root=str(request.base_url),
        news=request.query_params.get(NEWS, "") if request.method == "GET" else "",
    )
    return page(request, "posting", view, status)
