"""Two texts word by word: nothing is left out, and nothing is said to be the same that isn't."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.studio.comparing import MOST, Piece, near, word_by_word


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


def test_lines_far_from_a_change_are_told_apart() -> None:
    before = "1\n2\n3\n4\n5 a\n6\n7\n8\n9\n10 b\n11\n12\n13\n14\n15\n"
    after = before.replace("a", "A").replace("b", "B")
    assert tuple(near(word_by_word(before, after))) == (
        Piece("rest", "1\n"),
        Piece("same", "2\n3\n4\n5 "),
        Piece("gone", "a\n"),
        Piece("new", "A\n"),
        Piece("same", "6\n7\n8\n9\n10 "),
        Piece("gone", "b\n"),
        Piece("new", "B\n"),
        Piece("same", "11\n12\n13\n14\n"),
        Piece("rest", "15\n"),
    )
    assert tuple(near(word_by_word(before, before))) == (Piece("rest", before),)


@given(st.text("ab \n", max_size=80), st.text("ab \n", max_size=80))
def test_what_is_far_from_a_change_is_in_both_texts(before: str, after: str) -> None:
    pieces = tuple(near(word_by_word(before, after)))
    assert "".join(p.text for p in pieces if p.kind != "new") == before
    assert "".join(p.text for p in pieces if p.kind != "gone") == after


def test_very_long_texts_are_told_as_a_whole() -> None:
    before, after = "a " * (MOST + 1), "b " * (MOST + 1)
    kinds = [piece.kind for piece in word_by_word(f"x {before}y", f"x {after}y")]
    assert kinds == ["same", "gone", "new", "same"]


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
