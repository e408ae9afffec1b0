"""A text and word lists into the words in it that a list speaks of, and where they stand.

Words are whole words: a list's `win` is not in `winter`, `win-win` or `win(ner)`. What stands in
quotation marks, in an address or in a name is left alone. Time grows with the length of the text
alone: a text is cut into words once, and each word is looked up.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from generator.book.book import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.book import model

PACKAGED = Path(__file__).parent / "data" / "words" / "lists.json"
"""The packaged lists as `tools/words.py` makes them of the YAML files beside it."""

NUMBER = "N"
"""In a list: any number."""

DIGITS = "0123456789"

TOKEN = re.compile(r"[^\W_]+")
QUOTED = re.compile(r"“[^”\n]{1,300}”|«[^»\n]{1,300}»|\"[^\"\n]{1,300}\"|‘[^’\n]{1,80}’(?!\w)")
QUOTE = re.compile('[“«"‘]')
"""Without one of these nothing is quoted."""
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,99}|\bhttps?://\S{1,300}|\b\w+(?:\.\w+)+\b")
IN_ADDRESS = re.compile(r"[@:.](?=[\w/.-])")
"""Without one of these there is no address."""
JOINTS = frozenset(" \t\n\u00a0\u202f'’-‐‑/")
"""What may stand between two words of a phrase."""
GLUE = frozenset("-‐‑·•_@&#+")
"""What makes one word of two."""
ENDS = frozenset(".!?…:;\n•–—|")
"""Behind these a sentence, or something like one, begins."""
OPENING = frozenset(' \t\u00a0\u202f“«"‘([*-')
ARTICLES = frozenset(["a", "an", "un", "une", "our", "your", "notre", "votre"])
COMMON = frozenset(
    """a an and are as at be by for from has have in is it more new no of on one or our own s than
    the their to we what who will with you your à au aux ce d dans de des du en est et il l la le
    les leur n ne nos notre nous ou par pas plus pour qu que qui s sa ses son sont sur un une vos
    votre vous level people service team work""".split()  # noqa: SIM905 - they read best as words
)
"""Words that stand in nearly every text: no phrase is looked up by one if it has another."""
ACRONYM = 4
"""Capitals of at most so many letters may be a name; longer ones are emphasis."""
NEAR = 5
"""So many words apart, the two genders of a word stand beside each other."""
RUN = 6
"""So many words of a name are looked at on each side."""
MANY = 64
"""Alternatives of one word in a phrase; more are not read."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a text that a list speaks of."""

    listed: model.WordList
    term: model.Term
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """One word of a phrase: what it may be, how it may begin, or any number."""

    words: frozenset[str]
    stems: tuple[str, ...]
    number: bool

    @property
    def weight(self) -> int:
        """How rare it is: long words are, numbers and what stands in nearly every text are not."""
        if self.number or self.words & COMMON:
            return 0
        return min(map(len, (*self.words, *self.stems)))

    def fits(self, word: str) -> bool:
        """Whether a word is one of these."""
        if word in self.words:
            return True
        return word.startswith(self.stems) or (self.number and word.isdecimal())


@dataclass(frozen=True, slots=True, eq=False)
class _Phrase:
    """The words that a term or one of its exceptions consists of.

    It is looked up by one of them, which is likely the rarest; `before` and `behind` are what
    stands around that one.
    """

    before: tuple[_Part, ...]
    key: _Part
    behind: tuple[_Part, ...]
    listed: model.WordList
    term: model.Term
    exception: bool

    @property
    def topic(self) -> tuple[str, str]:
        """What a term and its exceptions have in common."""
        return (f"{self.listed.code} {self.listed.language} {self.listed.side}", self.term.id)

    def fits(self, words: list[str], place: int) -> bool:
        """Whether it stands in some words, where its key fits the one at this place."""
        first, last = place - len(self.before), place + 1 + len(self.behind)
        if first < 0 or last > len(words):
            return False
        around = zip(
            self.before + self.behind, words[first:place] + words[place + 1 : last], strict=True
        )
        return all(part.fits(word) for part, word in around)


class Finder:
    """Finds the words of some lists, all of one language, in texts."""

    def __init__(self, lists: Iterable[model.WordList]) -> None:
        self._exact: dict[str, list[_Phrase]] = {}
        self._open: dict[str, list[_Phrase]] = {}
        self._known: dict[str, tuple[_Phrase, ...]] = {}
        self._idle: set[str] = set()
        """Words of no phrase but by the way: a text of these alone is soon looked through."""
        for words in lists:
            for term in words.terms:
                self._enter(words, term)

    def _enter(self, words: model.WordList, term: model.Term) -> None:
        for listed, exception in ((term.words, False), (term.unless, True)):
            for text in listed:
                parts = tuple(_parts(text))
                if not parts:
                    continue
                rare = max(range(len(parts)), key=lambda place: parts[place].weight)
                key = parts[rare]
                phrase = _Phrase(parts[:rare], key, parts[rare + 1 :], words, term, exception)
                for word in key.words:
                    self._exact.setdefault(word, []).append(phrase)
                heads = {stem[0] for stem in key.stems}
                for letter in {*heads, *(DIGITS if key.number else ())}:
                    self._open.setdefault(letter, []).append(phrase)

    def _with(self, word: str) -> tuple[_Phrase, ...]:
        """The phrases that are looked up by a word."""
        known = self._known.get(word)
        if known is None:
            others = [p for p in self._open.get(word[0], ()) if p.key.fits(word)]
            known = self._known[word] = tuple(dict.fromkeys([*self._exact.get(word, ()), *others]))
            if not known:
                self._idle.add(word)
        return known

    def find(self, text: str, names: tuple[str, ...] = (), *, heading: bool = False) -> list[Hit]:
        """The words of the lists in a text, first ones first; none stands inside another.

        `names` are those of the company. In a heading, capitals don't make a name.
        """
        text = normal(text)
        words = _words(text)
        if self._idle.issuperset(words):
            return []
        known = self._known
        found = [
            (place - len(phrase.before), place + 1 + len(phrase.behind), phrase)
            for place, word in enumerate(words)
            for phrase in (known[word] if word in known else self._with(word))
            if phrase.fits(words, place)
        ]
        if all(phrase.exception for _, _, phrase in found):
            return []
        page = _Page(text, words, names, heading=heading)
        found = [one for one in found if page.is_phrase(*one[:2])]
        exempt: dict[tuple[str, str], set[int]] = {}
        for first, last, phrase in found:
            if phrase.exception:
                exempt.setdefault(phrase.topic, set()).update(range(first, last))
        ends: dict[str | None, int] = {}
        hits = []
        for first, last, phrase in sorted(found, key=lambda one: (one[0], -one[1])):
            if phrase.exception or first < ends.get(phrase.listed.code, 0):
                continue
            spared = phrase.topic in exempt and not exempt[phrase.topic].isdisjoint(
                range(first, last)
            )
            if not spared and page.speaks(first, last, phrase):
                start, end = page.span(first, last)
                ends[phrase.listed.code] = last
                hits.append(Hit(phrase.listed, phrase.term, text[start:end], start, end))
        return hits


class _Page:
    """A text in which something was found: what of it is quoted, an address or a name."""

    def __init__(
        self, text: str, words: list[str], names: tuple[str, ...], *, heading: bool
    ) -> None:
        self.text = text
        self.words = words
        self.spans = [match.span() for match in TOKEN.finditer(text)]
        self.heading = heading
        self.marked: dict[tuple[str, ...], bool] = {(): False}
        masked = [match.span() for match in QUOTED.finditer(text)] if QUOTE.search(text) else []
        if IN_ADDRESS.search(text):
            masked += [match.span() for match in ADDRESS.finditer(text)]
        for name in names:
            place = text.find(name)
            while place >= 0:
                masked.append((place, place + len(name)))
                place = text.find(name, place + len(name))
        self.masked = sorted(masked)
        self.covered = list(accumulate((end for _, end in self.masked), max))
        """How far the masks reach, each with all that begin before it."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where some words stand in the text."""
        return self.spans[first][0], self.spans[last - 1][1]

    def gap(self, place: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.spans[place][1] : self.spans[place + 1][0]]

    def is_phrase(self, first: int, last: int) -> bool:
        """Whether nothing but joints stands between words: no comma, no new paragraph."""
        for place in range(first, last - 1):
            gap = self.gap(place)
            if not JOINTS.issuperset(gap) or "\n\n" in gap:
                return False
        return True

    def speaks(self, first: int, last: int, phrase: _Phrase) -> bool:
        """Whether words are meant as they stand, and not quoted, named or part of another word."""
        start, end = self.span(first, last)
        return not (
            self._is_masked(start, end)
            or self._is_part(start, end)
            or self._is_beside(first, last, phrase.term.beside)
            or self._is_marked(phrase.listed.unless)
            or (not self.heading and self._is_name(first, last))
        )

    def _is_masked(self, start: int, end: int) -> bool:
        """Whether words stand in quotation marks, an address or the company's name."""
        before = bisect_right(self.masked, (start, len(self.text)))
        return before > 0 and self.covered[before - 1] >= end

    def _is_marked(self, marks: tuple[str, ...]) -> bool:
        """Whether the text says that all genders are meant."""
        if marks not in self.marked:
            lower = self.text.lower()
            self.marked[marks] = any(mark in lower for mark in marks)
        return self.marked[marks]

    def _is_part(self, start: int, end: int) -> bool:
        before, behind = self.text[start - 1 : start], self.text[end : end + 2]
        if before in GLUE and self.text[start - 2 : start - 1].isalnum():
            return True
        if before == ")" and "(" in self.text[max(0, start - 5) : start]:
            return True  # (s)he
        return len(behind) > 1 and behind[1].isalnum() and (behind[0] in GLUE or behind[0] == "(")

    def _is_beside(self, first: int, last: int, others: tuple[str, ...]) -> bool:
        if not others:
            return False
        around = self.words[max(0, first - NEAR) : first] + self.words[last : last + NEAR]
        return any(word in others for word in around)

    def _is_name(self, first: int, last: int) -> bool:
        """Whether words are written as a name is: with capitals, where no sentence begins."""
        if not all(self._is_capital(place) for place in range(first, last)):
            return False
        begin, end = first, last
        low, high = max(0, first - RUN), min(len(self.words), last + RUN)
        while begin > low and self._is_capital(begin - 1) and self._joins(begin - 1):
            begin -= 1
        while end < high and self._is_capital(end) and self._joins(end - 1):
            end += 1
        if end == last and begin > 0 and self.words[begin - 1] in ARTICLES:
            return False  # a Sales Ninja
        return not self._begins(first) or end > last

    def _is_capital(self, place: int) -> bool:
        start, end = self.spans[place]
        word = self.text[start:end]
        return word[0].isupper() and (not word.isupper() or len(word) <= ACRONYM)

    def _joins(self, place: int) -> bool:
        """Whether a word and the next one are one run: `Young & Partners`, `Ninja Kitchen`."""
        gap = self.gap(place)
        return gap.strip() in {"", "&", "-"} and "\n" not in gap

    def _begins(self, place: int) -> bool:
        """Whether a sentence begins with a word."""
        at = self.spans[place][0] - 1
        low = max(-1, at - 20)
        while at > low and self.text[at] in OPENING:
            at -= 1
        return at < 0 or self.text[at] in ENDS


def normal(text: str) -> str:
    """A text with letters and their marks composed, so that one word is written one way."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _words(text: str) -> list[str]:
    """The words of a text in lower case; apostrophes and hyphens part them."""
    lower = text.lower()
    if len(lower) == len(text):
        return TOKEN.findall(lower)
    return [word.lower() for word in TOKEN.findall(text)]  # a letter that becomes two


def _parts(phrase: str) -> Iterator[_Part]:
    """The words of a phrase of a list: `rock star/stars`, `synerg*`, `aged N to N`."""
    for word in re.split(r"[\s'’‐‑-]+", normal(phrase)):
        options = [option for option in word.split("/") if option][:MANY]
        if options:
            exact = [o.lower() for o in options if o != NUMBER and not o.endswith("*")]
            stems = [o[:-1].lower() for o in options if o.endswith("*") and o != "*"]
            yield _Part(frozenset(exact), tuple(stems), NUMBER in options)


@cache
def packaged() -> Mapping[str, model.WordList]:
    """The lists that Rolebook ships, by id."""
    raw = json.loads(PACKAGED.read_bytes())
    return {name: decode("words", json.dumps(data).encode()) for name, data in sorted(raw.items())}


def laid(own: Mapping[str, model.WordList]) -> dict[str, model.WordList]:
    """The packaged lists with a project's own laid over them by id, term by term.

    A field that the own list leaves out is that of the packaged one. A list that lacks what it
    needs is left out; `checks.words.own_list` says so.
    """
    lists = dict(packaged())
    for name, over in own.items():
        base = lists.get(name)
        if base is None:
            lists[name] = replace(over, terms=tuple(t for t in over.terms if not t.off))
            continue
        terms = {term.id: term for term in base.terms} | {term.id: term for term in over.terms}
        given = {f: getattr(over, f) or getattr(base, f) for f in FIELDS}
        lists[name] = replace(base, **given, terms=tuple(t for t in terms.values() if not t.off))
    return {name: one for name, one in lists.items() if not lacking(one)}


NEEDED = ("code", "language", "says", "instead", "source", "strength")
"""What a list must say unless it lies over a packaged one."""
FIELDS = (*NEEDED, "side", "licence", "unless")


def lacking(words: model.WordList) -> list[str]:
    """The fields that a list of its own needs and lacks."""
    needed = (*NEEDED, "side") if words.code == "gender-balance" else NEEDED
    return [name for name in needed if not getattr(words, name)]


@lru_cache(maxsize=8)
def finder(language: str, own: tuple[tuple[str, model.WordList], ...] = ()) -> Finder:
    """What finds the words of all lists of a language: `fr` has those for `fr-CA`."""
    spoken = language.partition("-")[0]
    lists = laid(dict(own)).values()
    return Finder(one for one in lists if (one.language or "").partition("-")[0] == spoken)
