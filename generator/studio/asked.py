"""What a request asks about: the book, a draft, a posting; refused where there is none."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from generator.book.edition import Edition
from generator.standing import standing, unfinished
from generator.studio import filing, keeping
from generator.studio.advice import Tried, tried
from generator.studio.app import language_of, reading, refused
from generator.studio.between import showable
from generator.studio.guard import Refused
from generator.studio.refusing import RefusedError
from generator.studio.typed import read
from generator.wording import wording

if TYPE_CHECKING:
    from starlette.requests import Request

    from generator.book.book import Book
    from generator.book.model import Posting
    from generator.studio.keeping import Draft
    from generator.studio.wishes import Wishes


def book_of(request: Request) -> Book:
    """The book as it is now; refused where its settings never could be read."""
    now = reading(request)
    if now.book is None:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "book", findings=now.findings)
    return now.book


def edition_of(request: Request, other: Book | None = None) -> Edition:
    """The book in the language of the studio's page, or in its own where it has no such.

    An `other` book takes its place: it as it were with a draft in it.
    """
    book, language = other or book_of(request), language_of(request)
    return Edition(book, language if language in book.project.settings.languages else "")


def draft_of(request: Request) -> Draft:
    """The draft that is meant; refused where there is none, or its role or place is gone."""
    book = book_of(request)
    draft = keeping.find(book.project, request.path_params["id"])
    if draft is None:
        raise Refused(HTTPStatus.NOT_FOUND, "missing")
    if not can_be_read(book, draft):
        raise Refused(HTTPStatus.CONFLICT, "gone")
    return draft


def can_be_read(book: Book, draft: Draft) -> bool:
    """Whether the book has the role and the place of a draft."""
    edition, wishes = Edition(book), draft.wishes
    return edition.whole("role", wishes.role) and edition.whole("location", wishes.location)


def parts(wishes: Wishes | Posting) -> tuple[tuple[str, str], ...]:
    """What a posting stands on, by kind and id."""
    whole = (("role", wishes.role), ("location", wishes.location))
    return (*whole, ("industry", wishes.industry)) if wishes.industry else whole


def trial_of(request: Request, draft: Draft) -> tuple[str, Tried]:
    """The id that the draft's posting has or would get, and the book as it were with it."""
    book, wishes = book_of(request), draft.wishes
    name = draft.posting or keeping.free_name(book, wishes)
    file = filing.file_of_posting(book, name)
    wrong = reading(request).unsound(*parts(wishes))
    if wrong:
        return name, Tried(None, tuple(wrong))
    try:
        files = filing.files_of(book, name, wishes)
        return name, tried(book, name, file, files.text, files.overs)
    except RefusedError as why:  # the file on the disk can't be read or changed
        return name, Tried(None, why.findings, why.reason)


def found_of(request: Request, name: str) -> Tried:
    """What is found in a posting of the book, as `rolebook approve` would show it.

    Besides what a trial of it finds these are the texts of its role that nobody has written yet.
    """
    book, read = book_of(request), reading(request).loaded or {}
    file = book.files["posting", name][0]
    loaded = read[file].findings if file in read else ()
    return Tried(book, (*standing(book, name, loaded), *unfinished(book, name)))


def to_draft(request: Request, draft: Draft) -> Response:
    """To the page of a draft."""
    return RedirectResponse(f"/{language_of(request)}/drafts/{draft.id}", HTTPStatus.SEE_OTHER)


def missing(request: Request) -> Response:
    """The answer where there is nothing of that name."""
    return refused(request, HTTPStatus.NOT_FOUND, "missing")


def check_posting(request: Request, name: str, *, whole: bool = False) -> None:
    """Refuse a posting that isn't in the book, or stands on what has an error.

    With `whole`, also one whose role or place is gone, of which nothing can be made.
    """
    book = book_of(request)
    if name not in book.ids["posting"]:
        raise Refused(HTTPStatus.NOT_FOUND, "missing")
    posting, edition = book.get("posting", name, book.language), Edition(book)
    wrong = reading(request).unsound(*parts(posting))
    there = edition.whole("role", posting.role) and edition.whole("location", posting.location)
    if wrong or (whole and not there):
        file = book.files["posting", name][0]
        found = wrong or [each for each in reading(request).findings if each.file == file]
        raise Refused(HTTPStatus.CONFLICT, "unsound", findings=found)


def posting_of(request: Request) -> tuple[Book | None, str, str]:
    """The book that a posting stands in, the posting's id, and what its addresses begin with.

    Of a draft it is the book as it were; None where the posting can't be shown.
    """
    if "id" in request.path_params:
        words = wording(language_of(request))
        draft, _ = read(Edition(book_of(request)), draft_of(request), words)
        name, trial = trial_of(request, draft)
        return trial.book, name, f"/drafts/{draft.id}"
    book, name = book_of(request), request.path_params["name"]
    check_posting(request, name)
    return book if showable(Edition(book), name) else None, name, f"/postings/{name}"
