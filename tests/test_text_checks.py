"""Whether texts can be shown as they are, and how much of them a posting shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import SMALL, checked, small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("html-in-text", "<script>alert(1)</script>"),
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


@pytest.mark.parametrize("region", ["", "region: CA-ON, "])
def test_the_length_of_a_posting_counts_what_is_offered_there(region: str, tmp_path: Path) -> None:
    book, _ = small(
        tmp_path,
        {
            "rolebook.yaml": "checks: {posting_words: [500, 800]}\n",
            "content/company.yaml": SMALL["content/company.yaml"]
            + "benefits: [{id: leave, text: Paid leave for all of June, countries: [CA]}]\n",
            "content/locations.yaml": "zones: {CA: {name: Canada}}\n"
            f"locations: {{toronto: {{name: Toronto, {region}zone: CA}}}}\n",
        },
    )
    (told,) = [f for f in checked(book, "posting", "counter-toronto") if f.code == "posting-length"]
    assert told.message == "this posting has 20 words; 500 to 800 are read to the end"
