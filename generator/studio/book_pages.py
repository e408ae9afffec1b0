"""The page about all of the book: what is found, what is due, and what is covered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.coverage import rows_of
from generator.reporters import RANK
from generator.rules import RULES
from generator.studio.grounds import foreign, ground
from generator.studio.naming import leads, said_in
from generator.studio.pages import counted, notes, severity_word, told
from generator.views.report import ReportView, report_view
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.book import Book
    from generator.book.model import Governance
    from generator.findings import Finding
    from generator.rules import Severity
    from generator.studio.pages import Around, Told
    from generator.studio.shelf import Reading
    from generator.wording import Wording

MANY = 100
"""So many places of one kind of finding are listed."""

SOON = dt.timedelta(days=14)
"""So long before its last day a posting counts as closing soon."""


@dataclass(frozen=True, slots=True)
class Kind:
    """All findings of one code, with what is known about it; `more` says how many aren't listed."""

    code: str
    severity: Severity
    word: str
    title: str
    number: str
    what: str
    why: str
    source: str
    strength: str
    fix: str
    found: tuple[Told, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose day is near or over: what, where it is seen, and when, in words."""

    title: str
    language: str
    href: str
    day: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class BookView:
    """What whoever keeps the book wants to know of all of it."""

    frame: Around
    counts: str
    notes: tuple[str, ...]
    kinds: tuple[Kind, ...]
    closing: tuple[Due, ...]
    closed: tuple[Due, ...]
    overdue: tuple[Due, ...]
    coverage: ReportView | None


def book_view(frame: Around, reading: Reading) -> BookView:
    """The page about all of the book."""
    words = wording(frame.language)
    book, loaded = reading.book, reading.loaded
    closing, closed = _postings(words, book) if book else ((), ())
    return BookView(
        frame=frame,
        counts=counted(words, reading.findings),
        notes=tuple(notes(words, reading)),
        kinds=tuple(_kinds(words, reading)),
        closing=closing,
        closed=closed,
        overdue=tuple(_overdue(words, book)) if book else (),
        coverage=report_view(words, rows_of(book, loaded)) if book and loaded else None,
    )


def _kinds(words: Wording, reading: Reading) -> Iterator[Kind]:
    lead = leads(words, reading)

    def code(finding: Finding) -> tuple[int, str]:
        return RANK[finding.severity], finding.code

    for (_rank, name), group in groupby(sorted(reading.findings, key=code), key=code):
        found, rule, why = list(group), RULES[name], ground(name, words)
        more = len(found) - MANY
        said = words.ngettext("%(number)s more place", "%(number)s more places", more)
        yield Kind(
            code=name,
            severity=rule.severity,
            word=severity_word(words, rule.severity),
            title=foreign(rule.title, words),
            number=words.number(len(found)),
            what=foreign(rule.what, words),
            why=why.why,
            source=why.source,
            strength=why.strength,
            fix=foreign(rule.fix, words),
            found=tuple(told(words, finding, lead(finding)) for finding in found[:MANY]),
            more=words.fill(said, number=words.number(more)) if more > 0 else "",
        )


def _postings(words: Wording, book: Book) -> tuple[tuple[Due, ...], tuple[Due, ...]]:
    """Postings that close soon, and those that closed and are still approved."""
    today, soon, over = book.project.today, [], []
    language = said_in(words, book)
    for name in book.ids["posting"]:
        posting = book.get("posting", name, book.language)
        if not isinstance(posting.closes, dt.date) or posting.approval is None:
            continue
        card = book.cards[language].get(posting.role)
        due = Due(
            title=card.title if card else posting.role,
            language=language,
            href=f"/{words.language}/preview?page={page_of('posting', name)}",
            day=words.date(posting.closes),
            about=posting.requisition,
        )
        if posting.closes < today:
            over.append((posting.closes, name, due))
        elif posting.closes <= today + SOON:
            soon.append((posting.closes, name, due))
    first, second = (tuple(due for _, _, due in sorted(each, key=_day)) for each in (soon, over))
    return first, second


def _day(each: tuple[dt.date, str, Due]) -> tuple[dt.date, str]:
    return each[:2]


def _overdue(words: Wording, book: Book) -> Iterator[Due]:
    """Ladders and roles that were to be read again by a day that is over, the oldest first."""
    found, language = [], said_in(words, book)
    for kind in ("ladder", "role"):
        for name in book.ids[kind]:
            thing = book.get(kind, name, book.language)
            governance: Governance | None = thing.governance
            if governance and governance.review_by and governance.review_by < book.project.today:
                href = f"/{words.language}/preview?page={page_of(kind, name)}"
                day = words.date(governance.review_by)
                title = str(book.get(kind, name, language).title)
                due = Due(title, language, href, day, governance.owner)
                found.append((governance.review_by, name, due))
    yield from (due for _, _, due in sorted(found, key=_day))
