"""A posting of a book as candidates read it: whether it can be shown, and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.book.edition import Edition
from generator.build.plan import Output
from generator.checks.posting import can_be_read
from generator.studio.site import made

if TYPE_CHECKING:
    from generator.book.book import Book


def showable(edition: Edition, name: str) -> bool:
    """Whether the book has a posting, and all that it is made of."""
    return edition.whole("posting", name) and can_be_read(edition, edition.posting(name))


def read_as(book: Book, name: str, language: str, form: str = "txt") -> str | None:
    """What candidates read of a posting, in a format that is text; None where it can't be made."""
    if not showable(Edition(book, language), name):
        return None
    file = made(book, Output("posting", name, language, form, name))
    return None if file.fault else file.data.decode()
