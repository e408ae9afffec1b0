"""Where a posting is made: its routes, from the choice of a role to the file in the book."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.book.edition import Edition
from generator.studio import choosing, desk_pages, keeping, naming, pages, versions
from generator.studio.advice import advise
from generator.studio.app import frame, language_of, page
from generator.studio.asked import book_of, draft_of, edition_of, missing, to_draft, trial_of
from generator.studio.form import from_form
from generator.studio.guard import note
from generator.studio.keeping import OlderError
from generator.studio.posting_form import Typed
from generator.studio.refusing import ConflictError, RefusedError
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.requests import Request

    from generator.book.book import Book
    from generator.studio.advice import Advice
    from generator.studio.form import Complaint
    from generator.studio.keeping import Draft


def routes() -> Iterator[Route]:
    """The routes of this module."""
    for language in pages.LANGUAGES:
        yield Route(f"/{language}/new", choose, methods=["GET"])
        yield Route(f"/{language}/new", begin, methods=["POST"])
        yield Route(f"/{language}/drafts/{{id}}", show, methods=["GET"])
        yield Route(f"/{language}/drafts/{{id}}", change, methods=["POST"])


# --- a new posting --------------------------------------------------------------------------------


def choose(request: Request) -> Response:
    """The choice of a role and a place."""
    return _choice(request, HTTPStatus.OK, ())


def begin(request: Request) -> Response:
    """A draft of the role and the place that were chosen."""
    book, form = book_of(request), request.state.form
    sent = {name: form.getlist(name) for name in ("role", "location")}
    words = wording(language_of(request))
    filled = from_form(Edition(book), sent, words)
    if filled.wishes is None:
        return _choice(request, HTTPStatus.UNPROCESSABLE_ENTITY, filled.complaints)
    return to_draft(request, keeping.begin(book.project, filled.wishes))


def _choice(request: Request, status: HTTPStatus, complaints: Sequence[Complaint]) -> Response:
    words = wording(language_of(request))
    around = frame(request, words.gettext("A new posting"), "new")
    asked, form = request.query_params.get("q", ""), request.state.form
    edition = edition_of(request)
    wanted = choosing.Wanted(asked, form.get("role", ""), form.get("location", ""))
    view = choosing.choice_view(around, edition, words, wanted, complaints)
    return page(request, "new", view, status)


# --- a draft --------------------------------------------------------------------------------------


def show(request: Request) -> Response:
    """A draft in its form, with what is found in it and how candidates would see it."""
    return _page(request, draft_of(request), Typed())


def change(request: Request) -> Response:
    """What the form says into the draft; then what was asked for besides."""
    book, form, name = book_of(request), request.state.form, request.path_params["id"]
    if "version" in form and keeping.is_draft(name) and not keeping.find(book.project, name):
        return _ended(request, book)
    draft, do = draft_of(request), _asked(request)
    if do == "ask":
        return _asking(request, draft)
    if versions.settles(form, "theirs"):
        return to_draft(request, draft)
    seen = versions.seen(form, draft)
    draft, typed = _changed(request, book, draft, do)
    try:
        return _kept(request, book, replace(draft, tab=keeping.tab_of(seen)), typed, seen)
    except RefusedError as why:
        if why.reason == "ended":
            return _ended(request, book)
        note(request, f"was refused to change draft {draft.id[:4]}: {why.reason}")
        return _page(request, draft, typed, why)


def _kept(request: Request, book: Book, draft: Draft, typed: Typed, seen: str) -> Response:
    """The answer once a draft is kept, thrown away, or saved; raises `RefusedError`."""
    do = _asked(request)
    if do == "forget":
        keeping.forget(book.project, draft.id, seen)
        note(request, f"threw draft {draft.id[:4]} away")
        return RedirectResponse(f"/{language_of(request)}/", HTTPStatus.SEE_OTHER)
    keeping.keep(book.project, draft, seen)
    settled = versions.settles(request.state.form, "mine")
    if do in {"save", "mine"} and not settled and not typed.complaints:
        return _saved(request, book, draft)
    if typed.complaints or _asks_part(request):
        return _page(request, draft, typed)
    return to_draft(request, draft)


def _asking(request: Request, draft: Draft) -> Response:
    """The page that asks before a draft is thrown away; what was typed goes along."""
    words = wording(language_of(request))
    title = words.gettext("Throw this draft away?")
    around = frame(request, title, f"drafts/{draft.id}")
    fields = [(name, value) for name, values in _sent(request).items() for value in values]
    view = desk_pages.asking_view(around, edition_of(request), words, draft, fields)
    return page(request, "forget", view)


def _ended(request: Request, book: Book) -> Response:
    """What was typed for a draft that is gone, as a new one; a part of a page makes none."""
    if _asks_part(request) or _asked(request) in {"ask", "forget", "theirs"}:
        return missing(request)
    sent = _sent(request)
    filled = from_form(Edition(book), sent, wording(language_of(request)))
    if filled.wishes is None:
        return missing(request)
    draft = keeping.begin(book.project, filled.wishes)
    note(request, f"began draft {draft.id[:4]} of what was typed for one that is gone")
    return _page(request, draft, Typed(filled.complaints, sent), RefusedError("ended"))


def _sent(request: Request) -> dict[str, list[str]]:
    return {name: request.state.form.getlist(name) for name in request.state.form}


def _asked(request: Request) -> str:
    """What a form asks for: an answer to a finding, by the finding's button, or what it says."""
    form = request.state.form
    return "fix" if "fix" in form else str(form.get("do", "look"))


def _changed(request: Request, book: Book, draft: Draft, do: str) -> tuple[Draft, Typed]:
    """A draft with what was sent, and what of that can't stand."""
    form, words = request.state.form, wording(language_of(request))
    if do == "theirs":
        return _settled(book, draft, do), Typed()
    sent = _sent(request)
    filled = from_form(Edition(book), sent, words, draft.wishes)
    made = replace(draft, wishes=filled.wishes or draft.wishes)
    if do == "fix":
        made = _fixed(request, draft, made, form.get("fix", ""))
    elif do == "mine" and not versions.settles(form, "mine"):
        made = _settled(book, made, do)
    return made, Typed(filled.complaints, sent)


def _fixed(request: Request, before: Draft, draft: Draft, key: str) -> Draft:
    """A draft after the one right answer to a finding, which `before` had when it was looked at.

    What was typed since may have made another finding of it, on the same field, or have put it
    right already.
    """
    found = _advice(request, draft)
    was = next((one for one in _advice(request, before) if one.key == key), None)
    same = [one for one in found if one.key == key] or [
        one for one in found if was and (one.code, one.field) == (was.code, was.field)
    ]
    fix = same[0].fix if same else None
    return replace(draft, wishes=fix.apply(draft.wishes)) if fix else draft


def _advice(request: Request, draft: Draft) -> Sequence[Advice]:
    name, trial = trial_of(request, draft)
    return advise(trial, name, draft.wishes, wording(language_of(request)))


def _settled(book: Book, draft: Draft, do: str) -> Draft:
    """A draft that begins from what someone else saved: with their wishes, or with its own."""
    name = draft.posting or keeping.free_name(book, draft.wishes)
    try:
        wishes, digest = keeping.opened(book, name)
    except RefusedError:
        return replace(draft, base="")
    if do == "theirs":
        return replace(draft, wishes=wishes, posting=name, base=digest)
    return replace(draft, posting=name, base=digest)


def _saved(request: Request, book: Book, draft: Draft) -> Response:
    done = _written(book, draft)
    note(request, f"saved {done.file}")
    with suppress(RefusedError):  # what another page has sent since stays
        keeping.forget(book.project, draft.id, keeping.version_of(draft, ""))
    request.app.state.studio.shelf.refresh()
    address = f"/{language_of(request)}/postings/{done.name}"
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _written(book: Book, draft: Draft) -> keeping.Saved:
    """The posting of a draft, saved; where someone was quicker to take a name, by the next one."""
    if draft.posting:
        return keeping.save(book, draft.posting, draft.wishes, draft.base)
    while True:
        name = keeping.free_name(book, draft.wishes)
        try:
            return keeping.save(book, name, draft.wishes, draft.base)
        except ConflictError as why:
            if why.reason != "taken" or name == keeping.free_name(book, draft.wishes):
                raise


def _page(
    request: Request,
    draft: Draft,
    typed: Typed,
    why: RefusedError | None = None,
) -> Response:
    """The page of a draft, or the part of it beside the form where a script asks for that."""
    book, words = book_of(request), wording(language_of(request))
    name, trial = trial_of(request, draft)
    edition = edition_of(request)
    found = advise(trial, name, draft.wishes, words)
    root = str(request.base_url)
    version = versions.next_version(request.state.form, draft, why)
    looked = desk_pages.Looked(draft, name, trial, found, typed, why, root, version)
    if isinstance(why, OlderError):
        older = versions.compared(book, name, draft, why.there)
        looked = replace(looked, older=older)
    around = frame(
        request,
        naming.title_of(edition, draft.wishes.role, draft.wishes.location),
        f"drafts/{draft.id}",
    )
    view = desk_pages.draft_view(around, edition, words, looked)
    status = HTTPStatus.OK
    if why:
        status = HTTPStatus.CONFLICT
    elif typed.complaints and not _asks_part(request):
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    answer = page(request, "part" if _asks_part(request) else "draft", view, status)
    answer.headers["X-Version"] = version
    return answer


def _asks_part(request: Request) -> bool:
    """Whether the script of the form asks, which has the rest of the page already."""
    return request.headers.get("x-part") == "beside"
