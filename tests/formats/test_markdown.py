"""A posting as Markdown: whatever its texts hold, a reader of Markdown finds them as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from generator.formats.markdown import escaped, markdown
from posted import HARD, LOOK, TEXTS, WIDE, posted, with_duties

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.views.posting import PostingView

NB = "\N{NO-BREAK SPACE}"
TEXT = f"""\
# Counter

Ada · Toronto

Counts.

- **Place**: Toronto · Canada
- **Way of working**: On site
- **Employment**: Full time
- **Pay**: $50,000 to $60,000{NB}CAD a{NB}year
- **Apply by**: December{NB}1,{NB}2026
- **Apply at**: <https://apply.our-company.test/1>

Requisition R-2026-001, posted on November{NB}1,{NB}2026.

## About Ada

We count things.

## What you do

- Count things.
- Say how many.

## What you bring

### Must have

- College diploma in counting or adding

### Nice to have

- 6 months of experience in counting sheep

## What it takes

- Counting: Working{"  "}
  Never misses one.

## Pay and benefits

$50,000 to $60,000{NB}CAD a{NB}year

Base pay

## Where it leads

- Chief counter{"  "}
  Promotion

## Vacancy and selection

This posting is for an existing vacancy.

We don’t use artificial intelligence to screen, assess or select applicants.
"""
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
"""Python's port of markdown-it, with what most readers know besides CommonMark."""

SIGNS = (
    *(
        "# one",
        "####### seven",
        "C #",
        "C# ##",
        "#",
        "- a",
        "+ a",
        "* a",
        "-",
        "1. a",
        "12) a",
        "1.",
    ),
    *("> a", "===", "---", "- - -", "***", "~~~", "```", "    four", "a  ", "a\\", "\\", "a | b"),
    *("[a](b)", "![a](b)", "[a]: b", "<b>", "<!-- a -->", "<https://a.b>", "a@b.c", "&amp; &#65;"),
    *(
        "*a*",
        "_a_",
        "a_b_c",
        "**a**",
        "`a`",
        "~~a~~",
        "a\n- b",
        "a\r\nb",
        "| a |\n| - |",
        "-- a",
        "+",
    ),
)


def test_a_posting_is_laid_out_from_top_to_bottom(view: PostingView) -> None:
    assert markdown(view, LOOK).decode() == TEXT


def test_a_posting_in_french(french: PostingView) -> None:
    made = markdown(french, LOOK).decode()
    assert made.startswith(
        "# Compteuse ou compteur\n\nAda · Toronto\n\nCompte.\n\n"
        f"- **Lieu**{NB}: Toronto · Canada\n- **Mode de travail**{NB}: Sur place\n"
    )
    assert made.endswith("\n\n*Certains textes de cette page n’existent qu’en anglais.*\n")


def _read(text: str) -> Iterator[tuple[str, str]]:
    """The blocks of a Markdown text with what stands in them; markup is `‹kind›`."""
    kind = ""
    for token in READER.parse(text):
        if token.type == "inline":
            yield kind, "".join(_line(token.children or ()))
        elif token.type in {"heading_open", "paragraph_open", "list_item_open"}:
            kind = f"{kind}{token.tag}" if kind == "li" else token.tag
        elif token.type not in {
            *("heading_close", "paragraph_close", "list_item_close"),
            *("bullet_list_open", "bullet_list_close"),
        }:
            yield token.type, token.content


def _line(children: object) -> Iterator[str]:
    for child in children:  # type: ignore[attr-defined]  # tokens, whose type is the reader's own
        if child.type in {"text", "text_special"}:
            yield child.content
        elif child.type == "hardbreak":
            yield "\n"
        else:
            yield f"‹{child.type}›"


@pytest.mark.parametrize("sign", SIGNS)
def test_no_sign_marks_anything_up(view: PostingView, sign: str) -> None:
    _same(view, sign)


@given(TEXTS)
@example(HARD)
@example(WIDE)
def test_no_text_marks_anything_up(view: PostingView, text: str) -> None:
    _same(view, text)


def _same(view: PostingView, text: str) -> None:
    """A text is read back as it is, wherever it may stand."""
    told = re.sub(r"[ \t\r\n]+", " ", text).strip()
    for front, kind in (("", "p"), ("# ", "h1"), ("- ", "lip"), ("- a  \n  ", "a")):
        (found,) = _read(front + escaped(text) + "\n")
        expected = ("lip", f"a\n{told}") if kind == "a" else (kind, told)
        assert (found[0], "\n".join(map(str.strip, found[1].split("\n")))) == expected
    blocks = [*_read(markdown(with_duties(view, text, "after"), LOOK).decode())]
    place = blocks.index(("h2", "What you do"))
    assert [(kind, line.strip()) for kind, line in blocks[place + 1 : place + 4]] == [
        ("lip", told),
        ("lip", "after"),
        ("h2", "What you bring"),
    ]


def test_a_reader_that_finds_markup_says_so() -> None:
    assert [*_read("# a *b*\n\n- c\n\n---\n")] == [
        ("h1", "a ‹em_open›b‹em_close›"),
        ("lip", "c"),
        ("hr", ""),
    ]


def test_the_same_posting_gives_the_same_bytes(view: PostingView, tmp_path: Path) -> None:
    assert markdown(view, LOOK) == markdown(posted(tmp_path), LOOK)
