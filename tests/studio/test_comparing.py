"""Two texts word by word: nothing is left out, and nothing is said to be the same that isn't."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import small
from generator.book.edition import Edition
from generator.studio.comparing import MOST, Piece, changes, word_by_word
from generator.studio.wishes import from_role

if TYPE_CHECKING:
    from pathlib import Path


def test_words_are_told_apart() -> None:
    assert word_by_word("Count all sheep here.", "Count some white sheep here.") == (
        Piece("same", "Count "),
        Piece("gone", "all "),
        Piece("new", "some white "),
        Piece("same", "sheep here."),
    )
    assert word_by_word("", "") == ()
    assert word_by_word("", "One") == (Piece("new", "One"),)


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60))
def test_the_pieces_make_both_texts_again(before: str, after: str) -> None:
    pieces = word_by_word(before, after)
    assert "".join(p.text for p in pieces if p.kind != "new") == before
    assert "".join(p.text for p in pieces if p.kind != "gone") == after


def test_very_long_texts_are_told_as_a_whole() -> None:
    before, after = "a " * (MOST + 1), "b " * (MOST + 1)
    kinds = [piece.kind for piece in word_by_word(f"x {before}y", f"x {after}y")]
    assert kinds == ["same", "gone", "new", "same"]


def test_wishes_are_compared_field_by_field(tmp_path: Path) -> None:
    one = from_role(Edition(small(tmp_path)[0]), "counter", "toronto")
    other = replace(one, note="Few sheep.", openings=2)
    assert changes(one, one) == ()
    assert changes(one, other) == (
        ("openings", (Piece("new", "2"),)),
        ("note", (Piece("new", "Few sheep."),)),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 5000, f"b {'a ' * 4000}c"),
        ("a b " * 2500, f"b {'a a b ' * 1600}c"),
        ("a b " * 300, f"b {'a a b ' * 200}c"),
        ("a b c d " * 150, "d c b a " * 150),
    ],
)
def test_texts_of_few_words_are_compared_in_no_time(before: str, after: str) -> None:
    begin = time.monotonic()
    pieces = word_by_word(before, after)
    assert time.monotonic() - begin < 3
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after
