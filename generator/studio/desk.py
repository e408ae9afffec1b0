"""Where a posting is made: its routes, from the choice of a role to the file in the book."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.addresses import page_of
from generator.book.edition import Edition
from generator.book.survey import file_of as new_file
from generator.build.plan import Output
from generator.studio import choosing, desk_pages, keeping, pages, take_pages, versions
from generator.studio.advice import Tried, advise, tried
from generator.studio.app import attached, frame, language_of, page, reading, refused, unmade
from generator.studio.form import from_form
from generator.studio.guard import Refused, note
from generator.studio.keeping import OlderError
from generator.studio.posting_form import Typed
from generator.studio.refusing import ConflictError, RefusedError
from generator.studio.site import made
from generator.studio.wishes import close, duplicate, from_role, reopen
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.requests import Request

    from generator.book.book import Book
    from generator.book.model import Posting
    from generator.studio.advice import Advice
    from generator.studio.form import Complaint
    from generator.studio.keeping import Draft
    from generator.studio.wishes import Wishes


def routes() -> Iterator[Route]:
    """The routes of this module."""
    for language in pages.LANGUAGES:
        yield Route(f"/{language}/new", choose, methods=["GET"])
        yield Route(f"/{language}/new", begin, methods=["POST"])
        yield Route(f"/{language}/drafts/{{id}}", show, methods=["GET"])
        yield Route(f"/{language}/drafts/{{id}}", change, methods=["POST"])
        yield Route(f"/{language}/drafts/{{id}}/copy/{{of}}", copied)
        yield Route(f"/{language}/postings/{{name}}/copy/{{of}}", copied)
        yield Route(f"/{language}/postings/{{name}}", posting, methods=["GET"])
        yield Route(f"/{language}/postings/{{name}}", act, methods=["POST"])
    yield Route("/drafts/{id}/site/{path:path}", seen)
    yield Route("/drafts/{id}/files/{of}/{form}", taken)
    yield Route("/postings/{name}/files/{of}/{form}", taken)


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
    asked, form = request.query_params.get("q", ""), request.state.form
    edition = _edition(request, _book(request))
    wanted = choosing.Wanted(asked, form.get("role", ""), form.get("location", ""))
    view = choosing.choice_view(around, edition, words, wanted, complaints)
    return page(request, "new", view, status)


# --- a draft --------------------------------------------------------------------------------------


def show(request: Request) -> Response:
    """A draft in its form, with what is found in it and how candidates would see it."""
    return _page(request, _draft(request), Typed())


def change(request: Request) -> Response:
    """What the form says into the draft; then what was asked for besides."""
    book, form, name = _book(request), request.state.form, request.path_params["id"]
    if "version" in form and keeping.is_draft(name) and not keeping.find(book.project, name):
        return _ended(request, book)
    draft, do = _draft(request), _asked(request)
    if versions.settles(form, "theirs"):
        return _to(request, draft)
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
    return _to(request, draft)


def _ended(request: Request, book: Book) -> Response:
    """What was typed for a draft that is gone, as a new one; a part of a page makes none."""
    if _asks_part(request) or _asked(request) in {"forget", "theirs"}:
        return _missing(request)
    sent = _sent(request)
    filled = from_form(Edition(book), sent, wording(language_of(request)))
    if filled.wishes is None:
        return _missing(request)
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
    name, trial = _trial(request, draft)
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
    book, words = _book(request), wording(language_of(request))
    name, trial = _trial(request, draft)
    edition = _edition(request, book)
    found = advise(trial, name, draft.wishes, words)
    root = str(request.base_url)
    version = versions.next_version(request.state.form, draft, why)
    looked = desk_pages.Looked(draft, name, trial, found, typed, why, root, version)
    if isinstance(why, OlderError):
        older = versions.compared(book, name, draft, why.there)
        looked = replace(looked, older=older)
    around = frame(
        request,
        pages.title_of(edition, draft.wishes.role, draft.wishes.location),
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


def seen(request: Request) -> Response:
    """A file of the site as it were with the draft's posting in it."""
    draft, now = _draft(request), reading(request).site
    if now is None:
        return _missing(request)
    path = request.path_params["path"]
    book = _book(request)
    name, trial = _trial(request, draft)
    for language in book.project.settings.languages:
        home = "" if language == book.language else f"{language}/"
        if path == home + page_of("posting", name):
            if trial.book is None:
                return _missing(request)
            output = Output("posting", name, language, "html", path)
            page_of_it = made(trial.book, output)
            if page_of_it.fault:
                return unmade(request, page_of_it.fault)
            headers = {"Content-Security-Policy": now.policy}
            return Response(page_of_it.data, headers=headers, media_type="text/html")
    found = now.file(path)
    return Response(found.data, media_type=found.media) if found else _missing(request)


# --- taken away -----------------------------------------------------------------------------------


def taken(request: Request) -> Response:
    """A posting, or a draft's, as a file to take away; until it is approved it says so."""
    form = request.path_params["form"]
    book, name, _ = _taken(request)
    if book is None or form not in take_pages.TAKEN:
        return _missing(request)
    path = f"{name}{take_pages.TAKEN[form].file}"
    file = made(book, Output("posting", name, request.path_params["of"], form, path))
    return unmade(request, file.fault) if file.fault else attached(path, file)


def copied(request: Request) -> Response:
    """A posting, or a draft's, to be copied: as rich text and as plain text."""
    book, name, at = _taken(request)
    if book is None:
        return _missing(request)
    of, words = request.path_params["of"], wording(language_of(request))
    files = [made(book, Output("posting", name, of, form, name)) for form in take_pages.COPIED]
    fault = next((file.fault for file in files if file.fault), None)
    if fault:
        return unmade(request, fault)
    edition = _edition(request, book)
    shown = edition.posting(name)
    title = pages.title_of(edition, shown.role, shown.location)
    around = frame(request, title, f"{at.lstrip('/')}/copy/{of}")
    rich, text = (file.data.decode() for file in files)
    return page(request, "copy", take_pages.copy_view(around, words, at, of, rich, text))


def _taken(request: Request) -> tuple[Book | None, str, str]:
    """The book that a posting stands in, the posting's id, and what its addresses begin with.

    Of a draft it is the book as it were; None where there is nothing to show in that language.
    """
    book: Book | None = _book(request)
    if "id" in request.path_params:
        draft = _draft(request)
        name, trial = _trial(request, draft)
        book, at = trial.book, f"/drafts/{draft.id}"
    else:
        name = request.path_params["name"]
        at = f"/postings/{name}"
        _check(request, name)
        if book and not desk_pages.showable(Edition(book), name):
            book = None
    if book and request.path_params["of"] not in book.project.settings.languages:
        book = None
    return book, name, at


# --- a posting of the book ------------------------------------------------------------------------


def posting(request: Request) -> Response:
    """A posting of the book: its state, what changed since it was approved, what one can do."""
    return _posting(request, HTTPStatus.OK)


def act(request: Request) -> Response:
    """Open a posting in the form again, for the same place or another, or approve it."""
    book, form, name = _book(request), request.state.form, request.path_params["name"]
    do = form.get("do", "")
    _check(request, name, whole=True)
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
    _check(request, name)
    edition, words = _edition(request, book), wording(language_of(request))
    asked = edition.posting(name)
    title = pages.title_of(edition, asked.role, asked.location)
    around = frame(request, title, f"postings/{name}")
    may = request.state.session.may
    view = desk_pages.posting_view(
        around,
        edition,
        words,
        name,
        why,
        writer=may("writer"),
        approver=may("approver"),
        root=str(request.base_url),
    )
    return page(request, "posting", view, status)


def _check(request: Request, name: str, *, whole: bool = False) -> None:
    """Refuse a posting that isn't in the book, or stands on what has an error.

    With `whole`, also one whose role or place is gone, of which nothing can be made.
    """
    book = _book(request)
    if name not in book.ids["posting"]:
        raise Refused(HTTPStatus.NOT_FOUND, "missing")
    posting, edition = book.get("posting", name, book.language), Edition(book)
    wrong = reading(request).unsound(*_parts(posting))
    there = edition.whole("role", posting.role) and edition.whole("location", posting.location)
    if wrong or (whole and not there):
        file = book.files["posting", name][0]
        found = wrong or [each for each in reading(request).findings if each.file == file]
        raise Refused(HTTPStatus.CONFLICT, "unsound", findings=found)


# --- for all of them ------------------------------------------------------------------------------


def _book(request: Request) -> Book:
    now = reading(request)
    if now.book is None:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "book", findings=now.findings)
    return now.book


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


def _parts(wishes: Wishes | Posting) -> tuple[tuple[str, str], ...]:
    """What a posting stands on, by kind and id."""
    parts = (("role", wishes.role), ("location", wishes.location))
    return (*parts, ("industry", wishes.industry)) if wishes.industry else parts


def _trial(request: Request, draft: Draft) -> tuple[str, Tried]:
    """The id that the draft's posting has or would get, and the book as it were with it."""
    book, wishes = _book(request), draft.wishes
    name = draft.posting or keeping.free_name(book, wishes)
    known = book.files.get(("posting", name))
    file = known[0] if known else new_file(book.project, "posting", name)
    wrong = reading(request).unsound(*_parts(wishes))
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
