"""A posting as one HTML file: it needs nothing else, and shows any text as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import validators
from generator.formats.standalone import standalone
from posted import HARD, LOOK, SITE, WIDE, posted, with_duties
from reading import page_text

if TYPE_CHECKING:
    from pathlib import Path

    from generator.views.posting import PostingView

NB = "\N{NO-BREAK SPACE}"
TEXT = f"""\
Counter, Toronto – Ada
(description: Counts.)
Ada · Toronto
# Counter
Counts.
Place Toronto Canada
Way of working On site
Employment Full time
Pay $50,000 to $60,000{NB}CAD a{NB}year
Apply by December{NB}1,{NB}2026
Apply at [https://apply.our-company.test/1]
Requisition R-2026-001, posted on November{NB}1,{NB}2026.
## About Ada
We count things.
## What you do
Count things.
Say how many.
## What you bring
### Must have
College diploma in counting or adding
### Nice to have
6 months of experience in counting sheep
## What it takes
Counting: Working Never misses one.
## Pay and benefits
$50,000 to $60,000{NB}CAD a{NB}year
Base pay
## Where it leads
Chief counter Promotion
## Vacancy and selection
This posting is for an existing vacancy.
We don’t use artificial intelligence to screen, assess or select applicants.
"""


def test_a_posting_is_laid_out_from_top_to_bottom(view: PostingView) -> None:
    assert page_text(standalone(view, LOOK)) == TEXT


def test_a_posting_in_french(french: PostingView) -> None:
    page = standalone(french, LOOK)
    assert page.startswith(b'<!doctype html>\n<html lang="fr">')
    assert f"\nPostuler au plus tard le 1er{NB}décembre{NB}2026\n" in page_text(page)
    assert "\n## Ce que vous faites\nCompter des choses.\n" in page_text(page)


def test_the_page_asks_for_no_other_file_and_leads_to_the_application_alone(
    tmp_path: Path,
) -> None:
    page = standalone(posted(tmp_path, {"rolebook.yaml": SITE}), LOOK).decode()
    assert re.findall(r"""(?:href|src)=["']([^"']+)""", page) == [
        "https://careers.example.com/postings/counter-toronto/index.html",
        "https://apply.our-company.test/1",
    ]
    assert re.findall(r"url\(|@import|<script|<img|<iframe", page) == []


def test_a_posting_that_one_cannot_apply_for_says_so_and_leads_nowhere(view: PostingView) -> None:
    page = standalone(replace(view, apply="", notice="It is closed <now>."), LOOK).decode()
    assert '<p class="notice">It is closed &lt;now&gt;.</p>' in page
    assert "href=" not in page


def test_signs_of_html_stay_as_they_are(view: PostingView, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(standalone(with_duties(view, HARD, WIDE, "<!--", "&amp;"), LOOK))
    assert f"\n## What you do\n{HARD}\n{WIDE}\n<!--\n&amp;\n## " in page_text(page.read_bytes())
    assert validators.nu(page) == []
    assert validators.html_validate(page) == []


def test_the_brand_colour_is_the_companys(view: PostingView) -> None:
    assert b"#0b6b61" in standalone(view, LOOK)
    assert b"#0b6b61" not in standalone(view, replace(LOOK, color="#7a1f5c"))


def test_the_same_posting_gives_the_same_bytes(view: PostingView, tmp_path: Path) -> None:
    assert standalone(view, LOOK) == standalone(posted(tmp_path), LOOK)
