"""Whether texts can be shown as they are, in the original and in translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import checked, small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("html-in-text", "<script>alert(1)</script>"),
        ("unfinished-text", "TO DO"),
        ("missing-glyph", "Compter des ꙮ."),
    ],
)
def test_a_text_of_a_translation_is_told_where_it_stands_there(
    code: str, text: str, tmp_path: Path
) -> None:
    french = f"duties:\n  - {{id: report, text: '{text}'}}\n"
    book, _ = small(tmp_path, {"content/roles/counter.fr.yaml": french})
    told = [f for f in checked(book, "role", "counter") if f.code == code]
    assert [(f.file, f.at) for f in told] == [
        ("content/roles/counter.fr.yaml", ("duties", "report", "text"))
    ]
