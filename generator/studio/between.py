"""What candidates read of a posting, and what became of it between two versions, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.book.edition import Edition
from generator.build.plan import Output
from generator.checks.posting import can_be_read
from generator.drafts import trial
from generator.studio.comparing import near, word_by_word
from generator.studio.filing import file_of_posting
from generator.studio.site import made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.book import Book
    from generator.studio.comparing import Piece
    from generator.studio.filing import Files


class Text(NamedTuple):
    """What became of a posting's text in one language; where that is empty, of its file's."""

    language: str
    pieces: tuple[Piece, ...]


def showable(edition: Edition, name: str) -> bool:
    """Whether the book has a posting, and all that it is made of."""
    return edition.whole("posting", name) and can_be_read(edition, edition.posting(name))


def read_as(book: Book, name: str, language: str, form: str = "txt") -> str | None:
    """What candidates read of a posting, in a format that is text; None where it can't be made."""
    if not showable(Edition(book, language), name):
        return None
    file = made(book, Output("posting", name, language, form, name))
    return None if file.fault else file.data.decode()


def between(book: Book, name: str, before: Files, after: Files) -> tuple[Text, ...]:
    """What became of a posting from one version of its files to another, in each language.

    A language in which the same words have changed as in one before it is left out. Where
    candidates would read the same, or can't be shown one of the two, it is told of the file.
    """
    file = file_of_posting(book, name)
    one, other = (
        trial(book, "posting", name, file, files.text, overs=files.overs)[0]
        for files in (before, after)
    )
    texts = tuple(_texts(one, other, name)) if one and other else ()
    return texts or (Text("", tuple(near(word_by_word(before.text, after.text)))),)


def _texts(before: Book, after: Book, name: str) -> Iterator[Text]:
    told: list[list[Piece]] = []
    for language in before.project.settings.languages:
        one, other = (read_as(book, name, language) for book in (before, after))
        if one is None or other is None or one == other:
            continue
        pieces = word_by_word(one, other)
        changed = [piece for piece in pieces if piece.kind != "same"]
        if changed not in told:
            yield Text(language, tuple(near(pieces)))
        told.append(changed)
