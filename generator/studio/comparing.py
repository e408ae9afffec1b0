"""Two texts into what is the same, gone and new, word by word; and what is far from a change."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = re.compile(r"\S+\s*|\s+")
MOST = 5_000
"""Words that are compared one by one, at most."""

EQUALS = 60
"""To so many words of one text a word of the other may be equal, on average, to be compared.

The time that it takes grows with them; in two English texts of 5,000 words there are about 50.
"""

NEAR = 3
"""So many whole lines stand before and after a change."""


class Piece(NamedTuple):
    """A part of a text: in both texts, in the first alone (gone), or in the second alone (new).

    The `rest` is in both, and far from what changed.
    """

    kind: Literal["same", "gone", "new", "rest"]
    text: str


def word_by_word(before: str, after: str) -> tuple[Piece, ...]:
    """What became of a text; all pieces but the new ones make the first text again, and so on.

    Very long texts, and long ones of few words, are told as gone and new as a whole, but for what
    they begin and end with.
    """
    return tuple(_joined(_pieces(WORD.findall(before), WORD.findall(after))))


def near(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with what is the same and far from every change as `rest`."""
    for at, piece in enumerate(pieces):
        lines = piece.text.splitlines(keepends=True)
        after = NEAR + 1 if at > 0 else 0  # the end of the line that has changed, too
        before = NEAR + 1 if at < len(pieces) - 1 else 0
        last = len(lines) - before
        if piece.kind != "same" or after >= last:
            yield piece
            continue
        if after:
            yield Piece("same", "".join(lines[:after]))
        yield Piece("rest", "".join(lines[after:last]))
        if before:
            yield Piece("same", "".join(lines[last:]))


def _equals(one: list[str], other: list[str]) -> float:
    """To how many words of the other text a word of one is equal, on average."""
    counted = Counter(other)
    return sum(counted[word] for word in one) / max(len(one), 1)


def _pieces(one: list[str], other: list[str]) -> Iterator[Piece]:
    first = 0
    while first < min(len(one), len(other)) and one[first] == other[first]:
        first += 1
    last = 0
    while last < min(len(one), len(other)) - first and one[-1 - last] == other[-1 - last]:
        last += 1
    yield Piece("same", "".join(one[:first]))
    gone, new = one[first : len(one) - last], other[first : len(other) - last]
    if max(len(gone), len(new)) > MOST or _equals(gone, new) > EQUALS:
        yield Piece("gone", "".join(gone))
        yield Piece("new", "".join(new))
    else:
        for kind, i, j, k, m in SequenceMatcher(None, gone, new, autojunk=False).get_opcodes():
            if kind == "equal":
                yield Piece("same", "".join(gone[i:j]))
            else:
                yield Piece("gone", "".join(gone[i:j]))
                yield Piece("new", "".join(new[k:m]))
    yield Piece("same", "".join(one[len(one) - last :]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces that are not empty, neighbours of one kind as one."""
    held: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if held and held.kind == piece.kind:
            held = Piece(held.kind, held.text + piece.text)
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held
