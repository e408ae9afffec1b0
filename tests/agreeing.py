"""A built site of the small book → its first difference in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.verify.site import verify

if TYPE_CHECKING:
    from pathlib import Path

POSTING = "postings/counter-toronto/counter-toronto"
PAGE = "postings/counter-toronto/index.html"

ALL = {
    "rolebook.yaml": (
        "languages: [en, fr]\ntoday: 2026-11-24\nsite: https://careers.our-company.test/\n"
        "formats: [html, pdf, docx, txt, md, standalone, json, jsonresume, indeed, linkedin, atom,"
        " openings]\narchive: null\nchecks: {posting_words: [1, 800]}\n"
    )
}
"""The small book's settings for all formats, in two languages."""


def told(output: Path) -> str:
    """The first difference, in words; empty where there is none."""
    return str(verify(output)[1] or "")
