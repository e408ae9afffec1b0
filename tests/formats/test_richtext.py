"""A posting as rich text to be pasted: few elements, and the words of the text format."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import lxml.html
from hypothesis import given

from generator.formats.plaintext import plaintext
from generator.formats.richtext import richtext
from posted import HARD, LOOK, SITE, TEXTS, WIDE, posted, with_duties
from reading import page_text

if TYPE_CHECKING:
    from pathlib import Path

    from generator.views.posting import PostingView

NB = "\N{NO-BREAK SPACE}"
TEXT = f"""\
<h2>Counter</h2>
<p>Ada · Toronto</p>
<p>Counts.</p>
<ul><li><strong>Place</strong>: Toronto · Canada</li>\
<li><strong>Way of working</strong>: On site</li>\
<li><strong>Employment</strong>: Full time</li>\
<li><strong>Pay</strong>: $50,000 to $60,000{NB}CAD a{NB}year</li>\
<li><strong>Apply by</strong>: December{NB}1,{NB}2026</li>\
<li><strong>Apply at</strong>: \
<a href="https://apply.our-company.test/1">https://apply.our-company.test/1</a></li></ul>
<p>Requisition R-2026-001, posted on November{NB}1,{NB}2026.</p>
<h3>About Ada</h3>
<p>We count things.</p>
<h3>What you do</h3>
<ul><li>Count things.</li><li>Say how many.</li></ul>
<h3>What you bring</h3>
<p><strong>Must have</strong></p>
<ul><li>College diploma in counting or adding</li></ul>
<p><strong>Nice to have</strong></p>
<ul><li>6 months of experience in counting sheep</li></ul>
<h3>What it takes</h3>
<ul><li>Counting: Working. Never misses one.</li></ul>
<h3>Pay and benefits</h3>
<p>$50,000 to $60,000{NB}CAD a{NB}year</p>
<p>Base pay</p>
<h3>Where it leads</h3>
<ul><li>Chief counter. Promotion</li></ul>
<h3>Vacancy and selection</h3>
<p>This posting is for an existing vacancy.</p>
<p>We don’t use artificial intelligence to screen, assess or select applicants.</p>
"""
ALLOWED = {"p", "h2", "h3", "ul", "li", "strong", "a"}


def rich(view: PostingView) -> str:
    return richtext(view, LOOK).decode()


def words_of(html: str) -> list[str]:
    """The words that one reads in a piece of HTML."""
    return re.findall(r"\w+", unescape(re.sub(r"<[^>]+>", " ", html)))


def same_words(view: PostingView) -> bool:
    return words_of(rich(view)) == re.findall(r"\w+", plaintext(view, LOOK).decode())


def test_a_posting_has_headings_lists_and_links(view: PostingView) -> None:
    assert rich(view) == TEXT


def test_it_has_the_words_of_the_text_format(view: PostingView, french: PostingView) -> None:
    notice = replace(view, notice="Draft: nobody has approved <this>.")
    for each in (view, french, notice, with_duties(view, HARD, WIDE)):
        assert same_words(each)
    assert len(words_of(rich(view))) > 80
    assert words_of(rich(view)) != words_of(rich(with_duties(view, "Count sheep.")))


@given(text=TEXTS)
def test_any_text_is_kept_word_for_word(text: str, view: PostingView) -> None:
    assert same_words(with_duties(view, text))


def test_only_elements_that_other_fields_keep_are_there(view: PostingView) -> None:
    made = lxml.html.fragment_fromstring(
        rich(with_duties(view, HARD, "<script>count()</script>")), create_parent="div"
    )
    found = list(made.iterdescendants())
    assert {each.tag for each in found} == ALLOWED
    assert {name for each in found for name in each.attrib} == {"href"}


def test_signs_of_html_stay_as_they_are(view: PostingView) -> None:
    text = page_text(rich(with_duties(view, HARD, WIDE, "&amp;")).encode())
    for each in (HARD, WIDE, "&amp;"):
        assert each in text


def test_where_one_writes_is_a_link(tmp_path: Path) -> None:
    company = (
        "name: Ada\ncountry: CA\ntagline: We count.\nabout: We count things.\n"
        "accommodation: {email: help@ada.test, text: Ask us.}\n"
    )
    files = {"rolebook.yaml": SITE, "content/company.yaml": company}
    assert '<p><a href="mailto:help@ada.test">help@ada.test</a></p>' in rich(
        posted(tmp_path, files)
    )


def test_a_draft_says_that_it_is_one(view: PostingView) -> None:
    notice = "Draft: nobody has approved this posting yet."
    assert f"<p><strong>{notice}</strong></p>" in rich(replace(view, notice=notice))
