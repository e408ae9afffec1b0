"""What became of what candidates read of a posting between two versions, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.drafts import trial
from generator.studio import keeping
from generator.studio.candidates import read_as
from generator.studio.comparing import near, word_by_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.book import Book
    from generator.studio.comparing import Piece


class Text(NamedTuple):
    """What became of a posting's text in one language; where that is empty, of its file's."""

    language: str
    pieces: tuple[Piece, ...]


def between(book: Book, name: str, before: str, after: str) -> tuple[Text, ...]:
    """What became of a posting from one text of its file to another, in each language.

    A language in which the same words have changed as in one before it is left out. Where
    candidates would read the same, or can't be shown one of the two, it is told of the file.
    """
    file = keeping.file_of_posting(book, name)
    one, other = (trial(book, "posting", name, file, text)[0] for text in (before, after))
    texts = tuple(_texts(one, other, name)) if one and other else ()
    return texts or (Text("", tuple(near(word_by_word(before, after)))),)


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
