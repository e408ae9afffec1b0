"""A title and the table's titles of one language into the words of it that name one gender."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.words import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.law import Forms, Titles

MARK = re.compile(
    r"\b[hfmwdx](?:\s*[/|,]\s*[hfmwdx])+\b|\b(?:all|any) genders?\b|\btous (?:les )?genres\b"
)
"""A mark after a title that it is meant for everyone: (H/F), (m/w/d)."""
WORD = re.compile(r"\b[^\W\d_]+\b(?!['’])")
"""A word, but no possessive: women’s names those who are served."""
JOINED = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")
FOLLOWED = re.compile(r"\b([^\W\d_]+)\b(?!['’])(?=\s+([^\W\d_]+)|)")
PARTS = re.compile(r"[,;:()–—|/]|\s-\s")
LINKS = frozenset(["for", "of", "with", "to", "by", "in", "on", "and", "or"])


def gendered(title: str, titles: Titles) -> Iterator[tuple[str, str]]:
    """The words of a title that name one gender, each with what names both or none."""
    lower = normal(title).lower()
    if MARK.search(lower):
        return
    words = set(WORD.findall(lower))
    words |= {re.sub(r"\W", "", joined) for joined in JOINED.findall(lower)}
    anywhere = {word for word, behind in FOLLOWED.findall(lower) if behind not in titles.but}
    for meant, groups in (
        (words, titles.forms),
        (anywhere, titles.any),
        (frozenset(_last(lower)), titles.last),
    ):
        for forms in groups:
            for word in _alone(forms, words, meant):
                if not re.search(rf"\b{word}\s?[·•(./-]+(?:{titles.ends})\b", lower):
                    yield word, forms.neutral
    for said, neutral in titles.said.items():
        if re.search(rf"\b{said}\b", lower):
            yield said, neutral


def _alone(forms: Forms, words: set[str], meant: Iterable[str]) -> list[str]:
    """The forms of one gender that stand in a title without one of the other."""
    men, women = words & forms.men, words & forms.women
    if (men and women) or words & forms.beside:
        return []
    return sorted((men | women).intersection(meant))


def _last(lower: str) -> Iterator[str]:
    """The words that end a part of a title: what someone is called, and not whom they serve."""
    for part in PARTS.split(lower):
        *others, last = WORD.findall(part) or [""]
        if others and others[-1] not in LINKS:
            yield last
