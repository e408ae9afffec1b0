"""A project into what its book holds, lacks and has let grow old: a row a role and language."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

from generator.book.book import CLASSES
from generator.book.load import load
from generator.book.overlay import texts
from generator.book.shape import shape_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from generator.book.book import Book
    from generator.book.load import Loaded
    from generator.book.model import Role
    from generator.book.status import Status
    from generator.project import Project

SECTIONS = (
    "skills",
    "tools",
    "requirements",
    "performance",
    "pay",
    "market",
    "next",
    "questions",
    "codes",
    "governance",
    "internal",
)
"""The parts of a role that may be empty."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would reckon with."""


@dataclass(frozen=True, slots=True)
class Row:
    """What there is of one role in one language.

    `texts` counts what is there, `missing` and `stale` texts that are not or no longer translated;
    `lacks` names sections that are empty. Days are YYYY-MM-DD; what isn't known is empty.
    """

    role: str
    language: str
    translation: bool = False
    broken: bool = False
    title: str = ""
    texts: int = 0
    missing: int = 0
    stale: int = 0
    lacks: str = ""
    approved: str = ""
    review_by: str = ""
    overdue: bool = False
    reviewed_by: str = ""


def coverage(project: Project) -> tuple[Book, list[Row]]:
    """The book, and a row for each role in each language, the roles by ladder and level.

    A role or translation whose file can't be read has a row that says so.
    """
    book, loaded, _ = load(project, judging=True)
    return book, rows_of(book, loaded)


def rows_of(book: Book, loaded: Mapping[str, Loaded]) -> list[Row]:
    """The rows of a book, by what each file gave when it was read with `judging`."""
    statuses = {
        (name, status.language): status
        for name in book.ids["role"]
        for status in loaded[book.files["role", name][0]].statuses
    }
    return list(_rows(book, book.project.today, statuses))


def _rows(book: Book, today: dt.date, statuses: Mapping[tuple[str, str], Status]) -> Iterator[Row]:
    first, *others = book.project.settings.languages
    ordered = dict.fromkeys(name for names in book.ladders.values() for name in names)
    for name in (*ordered, *sorted(set(book.ids["role"]) - ordered.keys())):
        role: Role = book.get("role", name, first)
        original = _original(book, name, role, today)
        yield original
        for language in others:
            yield _translation(book, original, language, statuses.get((name, language)))
    for kind, name in sorted(book.broken):
        if kind == "role":
            yield from (Row(name, language, broken=True) for language in (first, *others))


def _original(book: Book, name: str, role: Role, today: dt.date) -> Row:
    data = json.loads(book.data(("role", name, book.language)))
    governance = role.governance
    approved = governance.approved if governance else None
    review = governance.review_by if governance else None
    lacks = [s for s in SECTIONS if not data.get(s) and not (s == "next" and role.terminal)]
    return Row(
        role=name,
        language=book.language,
        title=role.title,
        texts=len(list(texts(shape_of(CLASSES["role"]), data))),
        lacks=", ".join(lacks),
        approved=approved.on.isoformat() if approved else "",
        review_by=review.isoformat() if review else "",
        overdue=bool(review and review < today),
    )


def _translation(book: Book, original: Row, language: str, status: Status | None) -> Row:
    name = original.role
    entry = book.entries.get(("role", name, language))
    if entry is None and language in dict(book.files["role", name][1]):
        return Row(name, language, translation=True, broken=True)
    missing = len(status.missing) if status else 0
    return Row(
        role=name,
        language=language,
        translation=True,
        title=str(book.get("role", name, language).title) if entry else "",
        texts=original.texts - missing if status else 0,
        missing=missing,
        stale=len(status.stale) if status else 0,
        reviewed_by=(entry.reviewed_by or "") if entry else "",
    )


def as_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV (RFC 4180), which no spreadsheet takes for formulas."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(field.name for field in fields(Row))
    for row in rows:
        writer.writerow(map(_harmless, astuple(row)))
    return out.getvalue()


def _harmless(value: str | int) -> str | int:
    if isinstance(value, bool):
        return "yes" if value else ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
