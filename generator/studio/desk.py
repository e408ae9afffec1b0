"""Where a posting is made: its routes, from the choice of a role to the file in the book."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.addresses import page_of
from generator.book.edition import Edition
from generator.book.survey import file_of as new_file
from generator.build.make import Maker
from generator.build.plan import Output
from generator.root import FILE
from generator.standing import unsound
from generator.studio import desk_pages, keeping, pages
from generator.studio.advice import Tried, advise, tried
from generator.studio.app import frame, language_of, page, reading, refused
from generator.studio.comparing import word_by_word
from generator.studio.form import from_form
from generator.studio.guard import Refused, note
from generator.studio.keeping import OlderError
from generator.studio.refusing import ConflictError, RefusedError
from generator.studio.site import file_of
from generator.studio.wishes import close, duplicate, from_role, reopen, to_json
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.requests import Request

    from generator.book.book import Book
    from generator.findings import Finding
    from generator.studio.form import Complaint
    from generator.studio.guard import Form
    from generator.studio.keeping import Draft
    from generator.studio.wishes import Wishes
    from generator.wording import Wording


UNKEPT = {"older", "busy", "outside", "draft-full", "draft-unwritable", "draft-large"}
"""Why what a form says may not have been kept: then the form is still made from what it was."""


def routes() -> Iterator[Route]:
    """The routes of this module."""
    for language in pages.LANGUAGES:
        yield Route(f"/{language}/new", choose, methods=["GET"])
        yield Route(f"/{language}/new", begin, methods=["POST"])
        yield Route(f"/{language}/drafts/{{id}}", show, methods=["GET"])
        yield Route(f"/{language}/drafts/{{id}}", change, methods=["POST"])
        yield Route(f"/{language}/postings/{{name}}", posting, methods=["GET"])
        yield Route(f"/{language}/postings/{{name}}", act, methods=["POST"])
    yield Route("/drafts/{id}/site/{path:path}", seen)
    yield Route("/drafts/{id}/files/{language}/{form}", taken)


# --- a new posting --------------------------------------------------------------------------------


def choose(request: Request) -> Response:
    """The choice of a role and a place."""
    return _choice(request, HTTPStatus.OK, ())


def begin(request: Request) -> Response:
    """A draft of the role and the place that were chosen."""
    book, form = _book(request), request.state.form
    sent = {name: form.getlist(name) for name in ("role", "location")}
    words = wording(language_of(request))
    filled = from_form(Edition(book), sent, words)
    if filled.wishes is None:
        return _choice(request, HTTPStatus.UNPROCESSABLE_ENTITY, filled.complaints)
    wishes = from_role(Edition(book), filled.wishes.role, filled.wishes.location)
    return _to(request, keeping.begin(book.project, wishes))


def _choice(request: Request, status: HTTPStatus, complaints: Sequence[Complaint]) -> Response:
    words = wording(language_of(request))
    around = frame(request, words.gettext("A new posting"), "new")
    asked = request.query_params.get("q", "")
    edition = _edition(request, _book(request))
    return page(
        request, "new", desk_pages.choice_view(around, edition, words, asked, complaints), status
    )


# --- a draft --------------------------------------------------------------------------------------


def show(request: Request) -> Response:
    """A draft in its form, with what is found in it and how candidates would see it."""
    return _page(request, _draft(request), ())


def change(request: Request) -> Response:
    """What the form says into the draft; then what was asked for besides."""
    book, form, name = _book(request), request.state.form, request.path_params["id"]
    if "version" in form and keeping.is_draft(name) and not keeping.find(book.project, name):
        return _ended(request, book)
    draft, do = _draft(request), form.get("do", "look")
    if do == "theirs" and "against" in form:
        return _to(request, draft)
    seen = _seen(form, draft)
    draft, complaints = _changed(request, book, draft, do)
    try:
        return _kept(request, book, replace(draft, tab=keeping.tab_of(seen)), complaints, seen)
    except RefusedError as why:
        if why.reason == "ended":
            return _ended(request, book)
        note(request, f"was refused to change draft {draft.id[:4]}: {why.reason}")
        return _page(request, draft, (), why)


def _kept(
    request: Request, book: Book, draft: Draft, complaints: Sequence[Complaint], seen: str
) -> Response:
    """The answer once a draft is kept, thrown away, or saved; raises `RefusedError`."""
    form = request.state.form
    do = form.get("do", "look")
    if do == "forget":
        keeping.forget(book.project, draft.id, seen)
        note(request, f"threw draft {draft.id[:4]} away")
        return RedirectResponse(f"/{language_of(request)}/", HTTPStatus.SEE_OTHER)
    keeping.keep(book.project, draft, seen)
    if complaints:
        return _page(request, draft, complaints)
    if do == "save" or (do == "mine" and "against" not in form):
        return _saved(request, book, draft)
    return _page(request, draft, ()) if _asks_part(request) else _to(request, draft)


def _seen(form: Form, draft: Draft) -> str:
    """The version that a page was made from; of a button that sends no fields, the one there is."""
    do = form.get("do", "look")
    if do == "mine" and "against" in form:
        return form["against"]
    if "version" not in form and do in {"fix", "mine", "theirs"}:
        return keeping.version_of(draft, keeping.new_tab())
    return form.get("version", "")


def _ended(request: Request, book: Book) -> Response:
    """What was typed for a draft that is gone, as a new one; a part of a page makes none."""
    form = request.state.form
    if _asks_part(request) or form.get("do") in {"forget", "theirs"}:
        return _missing(request)
    filled = from_form(Edition(book), _fields(form), wording(language_of(request)))
    if filled.wishes is None:
        return _missing(request)
    draft = keeping.begin(book.project, filled.wishes)
    note(request, f"began draft {draft.id[:4]} of what was typed for one that is gone")
    return _page(request, draft, filled.complaints, RefusedError("ended"))


def _fields(form: Form) -> dict[str, list[str]]:
    return {name: form.getlist(name) for name in form}


def _changed(
    request: Request, book: Book, draft: Draft, do: str
) -> tuple[Draft, Sequence[Complaint]]:
    """A draft with what was sent, and what of that can't stand."""
    form, words = request.state.form, wording(language_of(request))
    if do == "fix":
        return _fixed(request, book, draft, form.get("fix", ""), words), ()
    if do in {"mine", "theirs"} and "against" not in form:
        return _settled(book, draft, do), ()
    filled = from_form(Edition(book), _fields(form), words, draft.wishes)
    return replace(draft, wishes=filled.wishes or draft.wishes), filled.complaints


def _fixed(request: Request, book: Book, draft: Draft, key: str, words: Wording) -> Draft:
    """A draft after the one right answer to a finding."""
    name, trial = _trial(request, book, draft)
    found = advise(trial, name, draft.wishes, words)
    fix = next((one.fix for one in found if one.key == key and one.fix), None)
    return replace(draft, wishes=fix.apply(draft.wishes)) if fix else draft


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
    complaints: Sequence[Complaint],
    why: RefusedError | None = None,
) -> Response:
    """The page of a draft, or the part of it beside the form where a script asks for that."""
    book, words = _book(request), wording(language_of(request))
    name, trial = _trial(request, book, draft)
    edition = _edition(request, book)
    found = advise(trial, name, draft.wishes, words)
    version = _version(request, draft, why)
    looked = desk_pages.Looked(draft, name, trial, found, complaints, why, version)
    if isinstance(why, OlderError):
        looked = replace(looked, older=_older(book, name, draft, why.there))
    around = frame(
        request,
        pages.title_of(edition, draft.wishes.role, draft.wishes.location),
        f"drafts/{draft.id}",
    )
    view = desk_pages.draft_view(around, edition, words, looked)
    status = HTTPStatus.OK
    if why:
        status = HTTPStatus.CONFLICT
    elif complaints and not _asks_part(request):
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    answer = page(request, "beside" if _asks_part(request) else "draft", view, status)
    answer.headers["X-Version"] = version
    return answer


def _version(request: Request, draft: Draft, why: RefusedError | None) -> str:
    """What the form is to say next: what it said, where nothing of it was kept."""
    form = request.state.form
    if why and why.reason in UNKEPT:
        return str(form.get("version", ""))
    tab = keeping.tab_of(_seen(form, draft)) if request.method == "POST" else ""
    return keeping.version_of(draft, tab or keeping.new_tab())


def _older(book: Book, name: str, mine: Draft, theirs: Draft) -> desk_pages.Older:
    """Two versions of a draft, word by word, and what settles which of them stays."""
    texts = [_said(book, name, each) for each in (theirs, mine)]
    against = keeping.version_of(theirs, keeping.new_tab())
    return desk_pages.Older(word_by_word(*texts), against)


def _said(book: Book, name: str, draft: Draft) -> str:
    """What a draft says, as it would stand in its file; without one that can be changed, alone."""
    try:
        return keeping.text_of(book, name, draft.wishes)
    except RefusedError:
        return to_json(draft.wishes)


def _asks_part(request: Request) -> bool:
    """Whether the script of the form asks, which has the rest of the page already."""
    return request.headers.get("x-part") == "beside"


def seen(request: Request) -> Response:
    """A file of the site as it were with the draft's posting in it."""
    draft, now = _draft(request), reading(request).site
    if now is None:
        return _missing(request)
    path = request.path_params["path"]
    book = _book(request)
    name, trial = _trial(request, book, draft)
    for language in book.project.settings.languages:
        home = "" if language == book.language else f"{language}/"
        if path == home + page_of("posting", name):
            if trial.book is None:
                return _missing(request)
            output = Output("posting", name, language, "html", path)
            data = Maker(trial.book, {}).content(output, Edition(trial.book, language))
            headers = {"Content-Security-Policy": now.policy}
            return Response(data, headers=headers, media_type="text/html")
    found = now.file(path)
    return Response(found.data, media_type=found.media) if found else _missing(request)


def taken(request: Request) -> Response:
    """The draft's posting as a file to take away; it says that it is a draft."""
    draft = _draft(request)
    language, form = request.path_params["language"], request.path_params["form"]
    if form not in desk_pages.TAKEN:
        return _missing(request)
    book = _book(request)
    name, trial = _trial(request, book, draft)
    if trial.book is None or language not in book.project.settings.languages:
        return _missing(request)
    file = f"{name}{desk_pages.TAKEN[form].file}"
    output = Output("posting", name, language, form, file)
    data = Maker(trial.book, {}).content(output, Edition(trial.book, language))
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file)}"}
    return Response(data, headers=headers, media_type=file_of(file, b"").media)


# --- a posting of the book ------------------------------------------------------------------------


def posting(request: Request) -> Response:
    """A posting of the book: its state, what changed since it was approved, what one can do."""
    return _posting(request, HTTPStatus.OK)


def act(request: Request) -> Response:
    """Open a posting in the form again, for the same place or another, or approve it."""
    book, form, name = _book(request), request.state.form, request.path_params["name"]
    do = form.get("do", "")
    _check(request, book, name)
    try:
        if do == "approve":
            return _approved(request, book, name)
        begun = _begun(book, do, name, form.get("location", ""))
        if begun:
            return _to(request, keeping.begin(book.project, *begun))
    except RefusedError as why:
        return _posting(request, HTTPStatus.CONFLICT, why)
    return _posting(request, HTTPStatus.UNPROCESSABLE_ENTITY)


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
    book, name = _book(request), request.path_params["name"]
    _check(request, book, name)
    edition, words = _edition(request, book), wording(language_of(request))
    asked = edition.posting(name)
    title = pages.title_of(edition, asked.role, asked.location)
    around = frame(request, title, f"postings/{name}")
    may = request.state.session.may
    view = desk_pages.posting_view(
        around, edition, words, name, why, writer=may("writer"), approver=may("approver")
    )
    return page(request, "posting", view, status)


def _check(request: Request, book: Book, name: str) -> None:
    """Refuse a posting that isn't in the book, or stands on what has an error."""
    if name not in book.ids["posting"]:
        raise Refused(HTTPStatus.NOT_FOUND, "missing")
    posting, edition = book.get("posting", name, book.language), Edition(book)
    wrong = _wrong(request, book, posting.role, posting.location, posting.industry)
    there = edition.whole("role", posting.role) and edition.whole("location", posting.location)
    if wrong or not there:
        found = wrong or [
            f for f in reading(request).findings if f.file == book.files["posting", name][0]
        ]
        raise Refused(HTTPStatus.CONFLICT, "unsound", findings=found)


# --- for all of them ------------------------------------------------------------------------------


def _book(request: Request) -> Book:
    now = reading(request)
    if now.book is None:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "book", findings=now.findings)
    return now.book


def _wrong(
    request: Request, book: Book, role: str, place: str, industry: str | None
) -> list[Finding]:
    """The errors in what a posting stands on; with any, nothing can be made of it.

    Where rolebook.yaml itself has an error, the book is as it was before.
    """
    parts = [("role", role), ("location", place), ("industry", industry or "")]
    found = (each for each in reading(request).findings if each.file != FILE)
    return unsound(book, parts, found)


def _edition(request: Request, book: Book) -> Edition:
    """The book in the language of the studio's page, or in its own where it has no such."""
    language = language_of(request)
    return Edition(book, language if language in book.project.settings.languages else "")


def _draft(request: Request) -> Draft:
    """The draft that is meant; refused where there is none, or its role or place is gone."""
    book = _book(request)
    draft = keeping.find(book.project, request.path_params["id"])
    if draft is None:
        raise Refused(HTTPStatus.NOT_FOUND, "missing")
    edition, wishes = Edition(book), draft.wishes
    if not edition.whole("role", wishes.role) or not edition.whole("location", wishes.location):
        raise Refused(HTTPStatus.CONFLICT, "gone")
    return draft


def _trial(request: Request, book: Book, draft: Draft) -> tuple[str, Tried]:
    """The id that the draft's posting has or would get, and the book as it were with it."""
    name = draft.posting or keeping.free_name(book, draft.wishes)
    known = book.files.get(("posting", name))
    file = known[0] if known else new_file(book.project, "posting", name)
    wishes = draft.wishes
    wrong = _wrong(request, book, wishes.role, wishes.location, wishes.industry)
    if wrong:
        return name, Tried(None, tuple(wrong))
    try:
        return name, tried(book, name, file, keeping.text_of(book, name, wishes))
    except RefusedError as why:  # the file on the disk can't be read or changed
        return name, Tried(None, why.findings)


def _to(request: Request, draft: Draft) -> Response:
    return RedirectResponse(f"/{language_of(request)}/drafts/{draft.id}", HTTPStatus.SEE_OTHER)


def _missing(request: Request) -> Response:
    return refused(request, HTTPStatus.NOT_FOUND, "missing")
