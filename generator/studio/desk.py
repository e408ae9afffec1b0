"""Where a posting is made: its routes, from the choice of a role to the file in the book."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.book.edition import Edition
from generator.studio import choosing, desk_pages, keeping, naming, pages, versions
from generator.studio.advice import advise
from generator.studio.app import frame, language_of, page
from generator.studio.asked import (
    book_of,
    can_be_read,
    draft_of,
    edition_of,
    missing,
    to_draft,
    trial_of,
)
from generator.studio.form import from_form
from generator.studio.guard import note
from generator.studio.keeping import LateError, OlderError
from generator.studio.posting_form import Typed
from generator.studio.postings_desk import saved
from generator.studio.refusing import ConflictError, RefusedError
from generator.studio.typed import answered, read, unread
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
    draft = keeping.begin(book.project, filled.wishes)
    note(request, f"began draft {draft.id[:4]} of a new posting")
    return to_draft(request, draft)


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
    return _as_kept(request, draft_of(request))


def change(request: Request) -> Response:
    """What the form says into the draft; then what was asked for besides."""
    book, form, name = book_of(request), request.state.form, request.path_params["id"]
    there = keeping.find(book.project, name)
    if "version" in form and keeping.is_draft(name) and not there:
        return _ended(request, book)
    if there and not can_be_read(book, there):
        _keep_unread(request, book, there)
    draft = draft_of(request)
    if _asked(request) == "ask":
        return _asking(request, draft)
    if versions.settles(form, "theirs"):
        return to_draft(request, draft)
    return _sent_on(request, book, draft)


def _sent_on(request: Request, book: Book, draft: Draft) -> Response:
    """The answer to a form that was sent for a draft which is there."""
    seen = versions.seen(request.state.form, draft)
    changed = _changed(request, book, draft)
    made = _sent_by(changed.draft, seen)
    try:
        return _kept(request, book, made, changed, seen)
    except LateError as late:
        return _as_kept(request, late.there) if _asks_part(request) else to_draft(request, draft)
    except RefusedError as refused:
        if refused.reason == "ended":
            return _ended(request, book)
        note(request, f"was refused to change draft {draft.id[:4]}: {refused.reason}")
        return _page(request, made, changed.typed, refused)


def _as_kept(request: Request, draft: Draft) -> Response:
    """The page of a draft as it is on the disk, with what was typed there and can't stand."""
    made, typed = read(Edition(book_of(request)), draft, wording(language_of(request)))
    return _page(request, made, typed, kept=draft)


def _keep_unread(request: Request, book: Book, draft: Draft) -> None:
    """Keep what is sent for a draft whose role or place is gone; raises `RefusedError`."""
    if _asked(request) in {"forget", "theirs"}:
        return
    seen = versions.seen(request.state.form, draft)
    with suppress(LateError):
        keeping.keep(book.project, _sent_by(unread(draft, _sent(request)), seen), seen)


def _sent_by(draft: Draft, seen: str) -> Draft:
    """A draft that a page has sent, which says this of its version."""
    return replace(draft, tab=keeping.tab_of(seen), number=keeping.number_of(seen))


def _kept(request: Request, book: Book, draft: Draft, changed: Changed, seen: str) -> Response:
    """The answer once a draft is kept, thrown away, or saved; raises `RefusedError`."""
    do, typed = _asked(request), changed.typed
    if do == "forget":
        keeping.forget(book.project, draft.id, seen)
        note(request, f"threw draft {draft.id[:4]} away")
        return RedirectResponse(f"/{language_of(request)}/", HTTPStatus.SEE_OTHER)
    keeping.keep(book.project, draft, seen)
    if changed.refused:
        raise changed.refused
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
    """What was typed for a draft that is gone, as a new one; a part of a page makes none.

    However often a page sends it, it is one draft.
    """
    if _asks_part(request) or _asked(request) in {"ask", "forget", "theirs"}:
        return missing(request)
    words, edition, sent = wording(language_of(request)), Edition(book), _sent(request)
    filled = from_form(edition, sent, words)
    if filled.wishes is None:
        return missing(request)
    seen = request.state.form.get("version", "")
    name = keeping.after(request.path_params["id"], keeping.tab_of(seen))
    there = keeping.find(book.project, name)
    begun = _sent_by(keeping.Draft(name, filled.wishes), seen)
    draft, typed = read(edition, begun, words, sent)
    try:
        keeping.keep(book.project, draft, seen if there else None)
    except LateError as late:
        return to_draft(request, late.there)
    except RefusedError as why:
        return _page(request, draft, typed, why)
    if not there:
        note(request, f"began draft {name[:4]} of what was typed for one that is gone")
    return _page(request, draft, typed, RefusedError("ended"))


def _sent(request: Request) -> dict[str, list[str]]:
    return {name: request.state.form.getlist(name) for name in request.state.form}


def _asked(request: Request) -> str:
    """What a form asks for: an answer to a finding, by the finding's button, or what it says."""
    form = request.state.form
    return "fix" if "fix" in form else str(form.get("do", "look"))


@dataclass(frozen=True, slots=True)
class Changed:
    """A draft with what was sent, what of that can't stand, and why what is asked can't be done."""

    draft: Draft
    typed: Typed
    refused: RefusedError | None = None


def _changed(request: Request, book: Book, draft: Draft) -> Changed:
    """What was sent into a draft, and what else was asked for."""
    form, words, do = request.state.form, wording(language_of(request)), _asked(request)
    made, typed = read(Edition(book), draft, words, _sent(request))
    if do == "fix":
        before, _ = read(Edition(book), draft, words)
        fixed = _fixed(request, before, made, form.get("fix", ""))
        return Changed(*answered(fixed, typed, made.wishes))
    if do not in {"mine", "theirs"} or versions.settles(form, "mine"):
        return Changed(made, typed)
    try:
        settled = _settled(book, made, do)
    except RefusedError as why:
        return Changed(made, typed, why)
    return Changed(settled, Typed() if do == "theirs" else typed)


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
    """A draft that begins from what someone else saved: with their wishes, or with its own.

    Raises `RefusedError` where that is there and can't be read.
    """
    name = draft.posting or keeping.free_name(book, draft.wishes)
    try:
        wishes, digest = keeping.opened(book, name)
    except RefusedError as why:
        if why.reason != "unknown":
            raise
        return replace(draft, base="")
    if do == "theirs":
        return replace(draft, wishes=wishes, posting=name, base=digest, typed={})
    return replace(draft, posting=name, base=digest)


def _saved(request: Request, book: Book, draft: Draft) -> Response:
    done = _written(book, draft)
    note(request, f"saved {done.file}")
    with suppress(RefusedError):  # what was sent since, or by another page, stays
        seen = keeping.version_of(draft, draft.tab, draft.number)
        keeping.forget(book.project, draft.id, seen)
    request.app.state.studio.shelf.refresh()
    address = saved(language_of(request), done, draft.wishes)
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
    *,
    kept: Draft | None = None,
) -> Response:
    """The page of a draft, or the part of it beside the form where a script asks for that.

    `kept` is the draft as it is on the disk, where that is another one.
    """
    book, words = book_of(request), wording(language_of(request))
    name, trial = trial_of(request, draft)
    edition = edition_of(request)
    found = advise(trial, name, draft.wishes, words)
    root = str(request.base_url)
    part = _asks_part(request)
    version = versions.next_version(request.state.form, kept or draft, why, part=part)
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
    elif typed.complaints and not part and request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    answer = page(request, "part" if part else "draft", view, status)
    answer.headers["X-Version"] = version
    return answer


def _asks_part(request: Request) -> bool:
    """Whether the script of the form asks, which has the rest of the page already."""
    return request.headers.get("x-part") == "beside"
