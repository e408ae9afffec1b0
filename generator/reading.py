"""A text into what reading it takes: its sentences, words and syllables, and a school grade.

The grade is as rough as its formulas: they know how long sentences and words are, and nothing of
what they say. English: Flesch–Kincaid (Kincaid, Fishburne, Rogers and Chissom 1975). French: the
reading ease of Kandel and Moles (1958), who fitted Flesch's to French, put into school years by
Flesch's own table (1949).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,\u00a0\u202f]\d+)*")
END = re.compile(r"(?<=[.!?…])[\"”»)\]]{0,3}\s+(?=[\"“«(\[]?\s?[^\W_a-zà-ÿ])|\n\s*\n")
VOWELS = {
    "en": re.compile(r"[aeiouyàâäéèêëïîôöùûü]+"),
    "fr": re.compile(r"[aeiouyàâäéèêëïîôöùûüœæ]+"),
}
APART = {
    "en": re.compile(
        r"(?<![ct])ia|(?<![ctxgs])iou|io(?![nu])|ie(?=n[ct])|iet|(?<=[aeiouy])ing|(?<![gq])u[ao]"
        r"|(?<=[rd])ea(?=s?$)|ea(?=te|ti)|eum|(?<!p)eo|yee"
    ),
    "fr": re.compile(
        r"é[aoiuâ]|ée(?!s?$)|[aeou]ï|[aou]é|(?<![gq])u[ae](?=.)(?!s$|nt$)"
        r"|(?<=[aou])y(?=[aeiouéè])"
    ),
}
"""Vowels side by side that are two syllables."""
SILENT = {
    "en": re.compile(
        r"(?<=[^aeiouyl])(?:e|es|ed)$|(?<=[aeiouy]l)(?:e|es|ed)$|(?<=[aeiou]gu)e|(?<=qu)e$"
        r"|(?<=[^aeiouy])e(?=ly$|ment|ful|less|ness)"
    ),
    "fr": re.compile(r"(?<=[^aeiouyéèêàâîïôûüœ])es?$|(?<=[gq]u)es?$"),
}
"""A written e that isn't spoken; behind a vowel it is in that vowel's group already."""
SPOKEN = {"en": re.compile(r"(?:[td]ed|(?:[cgsxz]|[cs]h)es)$"), "fr": re.compile(r"(?!)")}
"""Endings in which it is."""
EASE = ((100, 4), (90, 5), (80, 6), (70, 7), (60, 8.5), (50, 11), (30, 14.5), (0, 17))
"""Flesch's table: a score of reading ease, and the school year that reads it."""


class Counts(NamedTuple):
    """How long a text is."""

    sentences: int
    words: int
    syllables: int


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; what ends without a full stop is one too."""
    return tuple(part.strip() for part in END.split(text) if WORD.search(part))


def length(text: str) -> int:
    """How many words a text has."""
    return len(WORD.findall(text))


def counts(texts: Iterable[str], language: str) -> Counts:
    """The sentences, words and syllables of some texts in a language."""
    found = [0, 0, 0]
    for text in texts:
        words = WORD.findall(text)
        found[0] += len(sentences(text))
        found[1] += len(words)
        found[2] += sum(syllables(word, language) for word in words)
    return Counts(*found)


def grade(counted: Counts, language: str) -> float | None:
    """The school year that reads a text with ease; None for a language without a formula."""
    if not counted.words or language not in VOWELS:
        return None
    long, many = counted.words / counted.sentences, counted.syllables / counted.words
    if language == "en":
        return 0.39 * long + 11.8 * many - 15.59
    ease = 207 - 1.015 * long - 73.6 * many
    for (high, easier), (low, harder) in pairwise(EASE):
        if ease >= low:
            return harder - (min(ease, high) - low) / (high - low) * (harder - easier)
    return EASE[-1][1] - ease / 10


@lru_cache(maxsize=16_384)
def syllables(word: str, language: str) -> int:
    """How many syllables a word has, nearly: its groups of vowels, by the habits of spelling."""
    word = word.lower()
    if not word[:1].isalpha() or language not in VOWELS:
        return max(1, len(word) // 2)
    count = len(VOWELS[language].findall(word)) + len(APART[language].findall(word))
    silent = len(SILENT[language].findall(word))
    if SPOKEN[language].search(word) and silent:
        silent -= 1
    return max(1, count - silent)
