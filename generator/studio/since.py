"""An approved posting into what has changed since: which parts, and which words that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.approval import digest
from generator.archive import copies_of
from generator.drafts import signed, trial
from generator.files import read_plain
from generator.formats.registry import POSTING
from generator.studio.approvals import text_of
from generator.studio.between import Text, read_as
from generator.studio.comparing import near, word_by_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from generator.book.book import Book
    from generator.wording import Wording

TEXTS = ("txt", "md")
"""The forms of a posting that are read as text, the plainest first."""


@dataclass(frozen=True, slots=True)
class Since:
    """Who approved a posting and when, the parts that changed since, and the words of its texts.

    `texts` has a language where its text is another one now. It is empty where nobody has the text
    that was approved: no copy in the archive, and it was approved by hand or on another machine.
    """

    by: str
    on: dt.date
    parts: tuple[str, ...]
    texts: tuple[Text, ...]


def changes_since(book: Book, name: str) -> Since | None:
    """What changed in a posting of the book since it was approved; None where nobody has."""
    approval = book.get("posting", name, book.language).approval
    if approval is None:
        return None
    parts = book.changed(name) or ()
    texts = (
        tuple(_texts(book, name, approval.by, approval.digest)) if parts and approval.digest else ()
    )
    return Since(approval.by, approval.on, parts, texts)


def part_name(part: str, words: Wording) -> str:
    """What a part of an approval is called."""
    _ = words.gettext
    return {
        "title": _("Title and summary"),
        "duties": _("Duties"),
        "skills": _("Skills and tools"),
        "requirements": _("Requirements"),
        "role": _("Role and industry"),
        "place": _("Place and way of working"),
        "terms": _("Terms of the work"),
        "pay": _("Pay"),
        "dates": _("When it opens and closes"),
        "selection": _("Number, vacancy and selection"),
        "differs": _("What differs from the role"),
        "note": _("Note"),
        "contact": _("Where to apply and whom to ask"),
        "industry": _("What the industry adds"),
        "translations": _("Translations"),
    }[part]


def _texts(book: Book, name: str, by: str, approved: str) -> Iterator[Text]:
    """The texts that were approved, each against the text of today where that is another one."""
    copy, now = _copy(book, name, approved), _as_approved(book, name, by)
    for language in book.project.settings.languages:
        for form, then in _approved(book, name, approved, language, copy):
            here = read_as(now, name, language, form)
            if here is not None:
                if here != then:
                    yield Text(language, tuple(near(word_by_word(then, here))))
                break


def _approved(
    book: Book, name: str, approved: str, language: str, copy: Path | None
) -> Iterator[tuple[str, str]]:
    """A text that was approved, by its form: of the archive's copy, or as kept when it was."""
    if copy is not None:
        for form in TEXTS:
            data = read_plain(copy / language / f"{name}{POSTING[form].file}", copy)
            if data is not None:
                yield form, data.decode(errors="replace")
    kept = text_of(book.project, name, approved, language)
    if kept is not None:
        yield "txt", kept


def _copy(book: Book, name: str, approved: str) -> Path | None:
    """The folder of the newest copy of a posting that was made with this approval."""
    archive = book.project.settings.archive
    copies = copies_of(book.project.root / archive / name) if archive else []
    found = (copy.folder for copy in reversed(copies) if copy.about.get("approved") == approved)
    return next(found, None)


def _as_approved(book: Book, name: str, by: str) -> Book:
    """The book as if the posting were approved as it stands: its texts are no draft's then."""
    file = book.files["posting", name][0]
    raw = read_plain(book.project.root / file, book.project.root)
    text = raw and signed(raw.decode(errors="replace"), by, book.project.today, digest(book, name))
    return (trial(book, "posting", name, file, text)[0] if text else None) or book
