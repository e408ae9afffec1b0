"""Two versions of a posting: what candidates read of each, or the files if that is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import SMALL, small
from generator.studio.between import between, read_as
from generator.studio.comparing import Piece
from generator.studio.filing import Files

if TYPE_CHECKING:
    from pathlib import Path

    from generator.studio.between import Text

NAME = "counter-toronto"
THERE = SMALL[f"content/postings/{NAME}.yaml"] or ""


def changed(text: Text) -> list[Piece]:
    return [piece for piece in text.pieces if piece.kind not in {"same", "rest"}]


def test_what_candidates_read_is_compared_once_where_languages_differ_alike(tmp_path: Path) -> None:
    book, _ = small(tmp_path)
    [text] = between(book, NAME, Files(THERE), Files(THERE.replace("R-2026-001", "R-2026-002")))
    assert text.language == "en"
    assert changed(text) == [Piece("gone", "R-2026-001, "), Piece("new", "R-2026-002, ")]
    texts = between(book, NAME, Files(THERE), Files(THERE.replace("on-site", "hybrid")))
    assert [each.language for each in texts] == ["en", "fr"]


def test_a_language_in_which_nothing_differs_is_left_out(tmp_path: Path) -> None:
    overlay = f"content/postings/{NAME}.fr.yaml"
    book, _ = small(tmp_path, {overlay: "note: Des moutons.\n"})
    one, other = (Files(f"{THERE}note: {what}.\n") for what in ("Sheep", "Goats"))
    assert [text.language for text in between(book, NAME, one, other)] == ["en"]


@pytest.mark.parametrize("theirs", [f"# By hand\n{THERE}", "role: [\n", "role: none\n", ""])
def test_files_are_compared_where_candidates_see_no_difference_or_nothing(
    tmp_path: Path, theirs: str
) -> None:
    book, _ = small(tmp_path)
    [text] = between(book, NAME, Files(theirs), Files(THERE))
    assert text.language == ""
    assert "".join(each.text for each in text.pieces if each.kind != "new") == theirs
    assert "".join(each.text for each in text.pieces if each.kind != "gone") == THERE


def test_nothing_is_read_of_what_is_not_there_or_cannot_be_made(tmp_path: Path) -> None:
    settings = f"{SMALL['rolebook.yaml']}templates: templates\n"
    book, _ = small(tmp_path, {"templates/posting.html": "{% if", "rolebook.yaml": settings})
    assert read_as(book, "no-such", "en") is None
    assert read_as(book, NAME, "en", "html") is None
    assert "R-2026-001" in (read_as(book, NAME, "en", "md") or "")
