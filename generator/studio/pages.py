"""The state of a shelf into the studio's own pages: what each shows, in English or French."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from generator.addresses import HOME
from generator.book.book import COMPANY
from generator.book.edition import Edition
from generator.findings import count
from generator.reporters import RANK
from generator.studio import keeping
from generator.studio.between import showable
from generator.studio.naming import leads, said_in, title_of
from generator.views.frame import Link
from generator.wording import Wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book.book import Book
    from generator.findings import Finding
    from generator.rules import Severity
    from generator.studio.access import Session
    from generator.studio.naming import Lead
    from generator.studio.shelf import Reading

LANGUAGES = ("en", "fr")
"""The languages that the studio's own pages are in."""

FEW = 8
"""So many findings stand above the preview; a page of their own has all."""


@dataclass(frozen=True, slots=True)
class Language:
    """The same page in one of the studio's languages."""

    language: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around every page of the studio.

    `csrf` is what a form must say to change anything. `guest` says that one came in without a
    token, and may give one; `read_only` that nothing can be changed. `behind` says why what is
    shown isn't as the files are, on pages that don't say so themselves.
    """

    language: str
    title: str
    company: str
    menu: tuple[Link, ...]
    languages: tuple[Language, ...]
    csrf: str
    role: str
    guest: bool
    read_only: bool
    behind: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as people read it: how bad, what, where, what to do about it.

    `lead` is what it is about and the way there; None of what has no page.
    """

    severity: Severity
    word: str
    message: str
    where: str
    help: str
    lead: Lead | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A posting in a list: what it is called, where it is, how it stands."""

    text: str
    href: str
    about: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """Where one begins: what there is to do, and how the book is."""

    frame: Around
    counts: str
    preview: str
    book: str
    new: str
    roles: str
    drafts: tuple[Row, ...]
    postings: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PreviewView:
    """The site in a frame, and what is wrong with the book above it.

    `state` changes whenever the book does. `src` is empty where there is no page to show; `notes`
    say why a page isn't as the files are.
    """

    frame: Around
    state: str
    page: str
    src: str
    again: str
    counts: str
    notes: tuple[str, ...]
    findings: tuple[Told, ...]
    more: str
    book: str


@dataclass(frozen=True, slots=True)
class EnterView:
    """Where one gives a token; `then` is where one wanted to go."""

    frame: Around
    action: str
    then: str
    note: str


@dataclass(frozen=True, slots=True)
class RefusedView:
    """Why something wasn't done, and what one can do; `findings` are what keeps it from being."""

    frame: Around
    text: str
    home: str
    findings: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class HopView:
    """The way back to the address that another site led to, now from a page of ours."""

    frame: Around
    href: str


@dataclass(frozen=True, slots=True)
class UnmadeView:
    """Why a page of the site can't be made."""

    frame: Around
    finding: Told | None


def around(  # noqa: PLR0913 - each has a name where it is called
    reading: Reading, session: Session, language: str, *, title: str, address: str, read_only: bool
) -> Around:
    """What stands around the page at `/LANGUAGE/address`."""
    words = wording(language)
    _ = words.gettext
    menu = (
        ("", _("Start")),
        ("preview", _("Preview")),
        ("roles", _("Job descriptions")),
        ("book", _("The book")),
    )
    open_to_all = session.may("reader")
    return Around(
        language=language,
        title=title,
        company=company(reading) if open_to_all else "Rolebook",
        menu=tuple(Link(text, f"/{language}/{to}", to == address) for to, text in menu)
        if open_to_all
        else (),
        languages=tuple(
            Language(
                each, wording(each).language_name(each), f"/{each}/{address}", each == language
            )
            for each in LANGUAGES
        ),
        csrf=session.csrf,
        role=_roles(words)[session.role],
        guest=session.grant == "open",
        read_only=read_only,
        behind=_("A file of the book has an error, so something here may be old or missing.")
        if open_to_all and reading.behind and address not in {"preview", "book"}
        else "",
    )


def company(reading: Reading) -> str:
    """What the employer is called, as far as the book can be read."""
    book = reading.site.book if reading.site else None
    if book is None or (*COMPANY, book.language) not in book.entries:
        return "Rolebook"
    return str(book.get(*COMPANY, book.language).name)


def home_view(frame: Around, reading: Reading) -> HomeView:
    """The page where one begins."""
    start = f"/{frame.language}"
    words = wording(frame.language)
    counts = counted(words, reading.findings)
    book = reading.book
    return HomeView(
        frame=frame,
        counts=counts,
        preview=f"{start}/preview",
        book=f"{start}/book",
        new=f"{start}/new" if book and not frame.read_only else "",
        roles=f"{start}/roles" if book else "",
        drafts=tuple(_drafts(words, book, start)) if book and not frame.read_only else (),
        postings=tuple(_listed(words, book, start)) if book else (),
    )


def _drafts(words: Wording, book: Book, start: str) -> Iterator[Row]:
    """What is being written, the latest first."""
    _, edition = words.gettext, Edition(book, said_in(words, book))
    for draft in keeping.drafts(book.project):
        title = title_of(edition, draft.wishes.role, draft.wishes.location)
        about = _("A change of a posting") if draft.posting else _("A new posting")
        about = f"{about}, {draft.wishes.requisition}"
        when = keeping.written(book.project, draft)
        if when:
            said = _("%(draft)s, written %(when)s")
            about = words.fill(said, draft=about, when=words.moment(when))
        yield Row(title, f"{start}/drafts/{draft.id}", about)


def _listed(words: Wording, book: Book, start: str) -> Iterator[Row]:
    """The postings of the book, in the order of their files."""
    edition = Edition(book, said_in(words, book))
    for name in book.ids["posting"]:
        posting = edition.posting(name)
        title = title_of(edition, posting.role, posting.location)
        about = f"{_stands(words, edition, name)}, {posting.requisition}"
        yield Row(title, f"{start}/postings/{name}", about)


def _stands(words: Wording, edition: Edition, name: str) -> str:
    """Whether a posting is approved, and how long one can apply."""
    _, closes = words.gettext, edition.posting(name).closes
    if not showable(edition, name):
        return _("Can’t be shown: its role or its place is missing or has an error")
    if not edition.approved(name):
        return _("Draft")
    if not isinstance(closes, dt.date):
        return _("Approved, open until filled")
    over = closes < edition.book.project.today
    said = _("Approved, closed on %(day)s") if over else _("Approved, open until %(day)s")
    return words.fill(said, day=words.date(closes))


def preview_view(frame: Around, reading: Reading, page: str, fault: Finding | None) -> PreviewView:
    """The preview of the page at an address of the site; `fault` is why that isn't as it is now."""
    words = wording(frame.language)
    found = sorted(reading.findings, key=lambda finding: RANK[finding.severity])
    found = [fault, *found] if fault else found
    lead = leads(words, reading)
    more = len(found) - FEW
    said = words.ngettext("%(number)s more finding", "%(number)s more findings", more)
    return PreviewView(
        frame=frame,
        state=str(reading.number),
        page=page,
        src=f"/site/{page}" if reading.site else "",
        again=f"/{frame.language}/preview?page={page}",
        counts=counted(words, found),
        notes=tuple(notes(words, reading)),
        findings=tuple(told(words, finding, lead(finding)) for finding in found[:FEW]),
        more=words.fill(said, number=words.number(more)) if more > 0 else "",
        book=f"/{frame.language}/book",
    )


def first_page(reading: Reading, language: str) -> str:
    """The page that the preview begins with: the home page in a language, if the site has it."""
    own = f"{language}/{HOME}"
    return own if reading.site and reading.site.has(own) else HOME


def enter_view(frame: Around, then: str, note: str) -> EnterView:
    """The page where one gives a token."""
    return EnterView(frame, f"/{frame.language}/enter", then, note)


def refused_view(frame: Around, why: str, found: Iterable[Finding] = ()) -> RefusedView:
    """The page that says why something wasn't done; `why` is a key of `reasons`."""
    words = wording(frame.language)
    findings = tuple(told(words, finding) for finding in found)
    return RefusedView(frame, reasons(words)[why][1], f"/{frame.language}/", findings)


def reasons(words: Wording) -> dict[str, tuple[str, str]]:
    """Why something may not be done: a heading, and a sentence that says what helps."""
    _ = words.gettext
    return {
        "host": (
            _("Not at this address"),
            _("The studio answers only at the addresses that it was started for."),
        ),
        "origin": (
            _("Not sent from the studio"),
            _("This was not sent from a page of the studio, so nothing was changed."),
        ),
        "csrf": (
            _("This page is too old"),
            _("Nothing was changed. Go back, load the page again, and send it once more."),
        ),
        "type": (
            _("Not a form"),
            _("The studio reads forms alone, so nothing was changed."),
        ),
        "form": (
            _("Not a form"),
            _("What was sent can’t be read as a form, so nothing was changed."),
        ),
        "size": (
            _("Too much at once"),
            _("A form may have at most a million bytes, so nothing was changed."),
        ),
        "slow": (
            _("It took too long"),
            _("What was sent didn’t arrive in time, so nothing was changed. Send it once more."),
        ),
        "rate": (
            _("Too many requests"),
            _("More was asked for than can be answered at once. Wait a moment, then try again."),
        ),
        "tries": (
            _("Too many wrong tokens"),
            _("Wait a minute, then give the token that was printed where the studio was started."),
        ),
        "role": (
            _("Not allowed"),
            _("What you came in with doesn’t let you do this, so nothing was changed."),
        ),
        "token": (_("Wrong token"), _("This token is not, or no longer, one of the studio’s.")),
        "missing": (_("Page not found"), _("The studio has no page at this address.")),
        "method": (_("Not in this way"), _("This address can’t be asked in this way.")),
        "book": (
            _("There is no book"),
            _("rolebook.yaml has an error, so no posting can be made until it is put right."),
        ),
        "gone": (
            _("Its role or its place is gone"),
            _(
                "The book no longer has the role or the place of this draft. What was typed is "
                "kept, and can be opened once the book has it again."
            ),
        ),
        "unsound": (
            _("This can’t be opened"),
            _("What it stands on has an error. It can be opened once that is put right."),
        ),
        "fault": (
            _("Something went wrong"),
            _("The studio has a fault here. What was saved before is safe; the log says more."),
        ),
        "busy": (
            _("Too many open pages"),
            _("More pages wait for news than the studio can serve. This one works without."),
        ),
    }


BY_STATUS = {
    HTTPStatus.NOT_FOUND: "missing",
    HTTPStatus.METHOD_NOT_ALLOWED: "method",
    HTTPStatus.SERVICE_UNAVAILABLE: "busy",
}
"""The reasons for what no route or none of its methods answers."""


def counted(words: Wording, findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity, in words."""
    _, ngettext = words.gettext, words.ngettext
    numbers = count(findings)
    said = {
        "error": ngettext("%(number)s error", "%(number)s errors", numbers["error"]),
        "warning": ngettext("%(number)s warning", "%(number)s warnings", numbers["warning"]),
        "advice": ngettext(
            "%(number)s piece of advice", "%(number)s pieces of advice", numbers["advice"]
        ),
    }
    found = [
        words.fill(said[severity], number=words.number(number))
        for severity, number in numbers.items()
        if number
    ]
    return words.all_of(found) if found else _("No findings")


def told(words: Wording, finding: Finding, lead: Lead | None = None) -> Told:
    """A finding as people read it."""
    place, severity = finding.place, finding.severity
    where = f"{finding.file}:{place.line}" if place else finding.file
    word = severity_word(words, severity)
    return Told(severity, word, finding.message, where, finding.help, lead)


def _roles(words: Wording) -> dict[str, str]:
    _ = words.gettext
    return {
        "nobody": "",
        "reader": _("You can look at everything"),
        "writer": _("You can write postings"),
        "approver": _("You can write and approve postings"),
    }


def severity_word(words: Wording, severity: Severity) -> str:
    """How bad a finding is, in a word."""
    _ = words.gettext
    return {"error": _("Error"), "warning": _("Warning"), "advice": _("Advice")}[severity]


def notes(words: Wording, reading: Reading) -> Iterator[str]:
    """Why what is shown isn't as the files are."""
    _ = words.gettext
    if reading.site is None:
        yield _("There is no page to show until the errors in rolebook.yaml are put right.")
    elif reading.behind:
        yield _("Files with an error are shown as they were before, if they were read before.")
