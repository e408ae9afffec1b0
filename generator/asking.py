"""A sentence and the phrases of `asking.yaml` into what it asks for, and in which words.

A phrase in quotation marks, in a company's name or in a clause that denies it asks for nothing.
Gaps in phrases are bounded, so that time grows with the length of a sentence alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.words import QUOTE, QUOTED, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FILE = Path(__file__).parent / "data" / "asking.yaml"

GAP, WIDE = 6, 4
"""So many words at most stand in a gap of a phrase that asks, and of one that excepts."""
FAR = 8
"""So many words before a phrase, a denial still speaks of it."""
SOON = 5
"""So many words behind a phrase its denial begins, and behind that says what of."""

NEAR = 200
"""So many letters on each side of a phrase are looked at."""
STOP = "~"
"""What marks a word at which gaps end; it stands in no word."""
MANY = 50
"""Phrases of one clause; more are not looked at."""

HINTS = {
    "canadian_experience": re.compile(r"\bcanad", re.IGNORECASE),
    "drivers_licence": re.compile(r"licen[cs]|\bpermis\b|\bcdl\b", re.IGNORECASE),
}
"""Without one of these a sentence has no phrase of a topic, and the phrases needn't be read."""
CLAUSES = re.compile(r"[;\n•]|[.!?](?=\s|$)|\s[–—]\s|—")
PIECE = re.compile(r"[^\W_]+|[_,:(]")


class Asked(NamedTuple):
    """What a sentence asks for: in which words, and for a language which one, if it says so."""

    words: str
    tongue: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Way:
    """How one language denies, doubts and wishes."""

    no: frozenset[str]
    only: frozenset[str]
    without: frozenset[str]
    need: re.Pattern[str]
    but: frozenset[str]
    wish: re.Pattern[str]
    level: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class _Topic:
    """What asks for something in one language, and what only looks as if it did."""

    way: _Way
    stop: frozenset[str]
    words: re.Pattern[str]
    unless: re.Pattern[str] | None


def asks(topic: str, text: str, names: Iterable[str] = ()) -> Iterator[Asked]:
    """What a sentence asks for of a topic of `asking.yaml`; `names` are those of the company."""
    hint = HINTS.get(topic)
    if hint and not hint.search(text):
        return
    for clause in _clauses(text, names):
        for one in _topics(topic):
            for words in _meant(one, clause):
                tongue = next((_tongues()[word] for word in words if word in _tongues()), "")
                yield Asked(" ".join(words), tongue)


def _clauses(text: str, names: Iterable[str]) -> Iterator[str]:
    """The clauses of a text in small letters, a space around each word; `_` is what is no word."""
    text = normal(text)
    if QUOTE.search(text):
        text = QUOTED.sub(" _ ", text)
    for name in names:
        text = text.replace(name, " _ ")
    for clause in CLAUSES.split(text.lower()):
        pieces = PIECE.findall(clause)
        if pieces:
            yield f" {' '.join(pieces)} "


def _meant(topic: _Topic, clause: str) -> Iterator[list[str]]:
    """The phrases of a clause, each as its words, that are meant as they stand, and not denied."""
    if topic.way.level.search(clause):
        return
    clause = _stopped(topic, clause)
    found = list(islice(topic.words.finditer(clause), MANY))
    if not found:
        return
    excepted = topic.unless.finditer(clause) if topic.unless else ()
    spared = [one.span() for one in islice(excepted, MANY)]
    for match in found:
        start, end = match.span()
        if any(first < end and start < last for first, last in spared):
            continue
        parts = clause[max(0, start - NEAR) : start], match[0], clause[end : end + NEAR]
        before, inner, behind = (part.replace(STOP, "").split() for part in parts)
        if not _denied(topic.way, before, inner, behind):
            yield inner


def _stopped(topic: _Topic, clause: str) -> str:
    """A clause with a mark before each word at which gaps end."""
    return " ".join(STOP + word if word in topic.stop else word for word in clause.split(" "))


def _denied(way: _Way, before: Sequence[str], inner: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the words in and around a phrase say that it isn't asked for."""
    denial = _denial_before(way, before) or _denial_before(way, inner)
    if not denial and not _denied_behind(way, behind):
        return False
    if denial in way.without and _denials(way, before) + _denials(way, behind) > 1:
        return False  # nobody without it is read
    turns = [place for place, word in enumerate(behind) if word in way.but]
    return not (turns and any(way.wish.fullmatch(word) for word in behind[turns[0] :]))


def _denial_before(way: _Way, words: Sequence[str]) -> str:
    """The word before a phrase that denies it; a comma ends its reach, unless a list goes on."""
    passed: list[str] = []
    for place in range(len(words) - 1, max(-1, len(words) - 1 - FAR), -1):
        word = words[place]
        if word in way.but or word == ":":
            return ""
        follows = words[place + 1] if place + 1 < len(words) else ""
        if word in way.no and follows not in way.only:
            listed = "," not in passed or any(w in {"or", "nor", "ou", "ni"} for w in passed)
            return word if listed else ""
        passed.append(word)
    return ""


def _denied_behind(way: _Way, words: Sequence[str]) -> bool:
    """Whether the words behind a phrase say that it isn't needed."""
    for place, word in enumerate(words[:SOON]):
        if word in way.but or word in {",", "and", "et"}:
            return False
        if word in way.no and words[place + 1 : place + 2] and words[place + 1] not in way.only:
            return any(way.need.fullmatch(other) for other in words[place + 1 : place + 1 + SOON])
    return False


def _denials(way: _Way, words: Sequence[str]) -> int:
    return sum(word in way.no for word in words)


# --- the phrases ----------------------------------------------------------------------------------


@cache
def _read() -> Mapping[str, Any]:
    """The file as it is written."""
    from generator.book import source

    data: Mapping[str, Any] = source.parse(FILE.read_bytes(), FILE.name).data
    return data


@cache
def _tongues() -> Mapping[str, str]:
    """The names of languages, with their codes."""
    return {name: code for code, names in _read()["tongues"].items() for name in names}


@cache
def _topics(topic: str) -> tuple[_Topic, ...]:
    """A topic in every language."""
    ways = _read()["ways"]
    return tuple(
        _topic(_way(ways[language]), said, said.get("stop") or ways[language]["stop"])
        for language, said in _read()[topic].items()
    )


def _way(said: Mapping[str, Any]) -> _Way:
    return _Way(
        no=frozenset(said["no"]),
        only=frozenset(said["only"]),
        without=frozenset(said["without"]),
        need=re.compile("|".join(_option(word) for word in said["need"])),
        but=frozenset(said["but"]),
        wish=re.compile("|".join(_option(word) for word in said["wish"])),
        level=_any(said["level"], ""),
    )


def _topic(way: _Way, said: Mapping[str, Any], stop: Iterable[str]) -> _Topic:
    unless = said.get("unless")
    return _Topic(
        way=way,
        stop=frozenset(stop),
        words=_any(said["words"], rf"(?:[^ {STOP}]\S* ){{0,{GAP}}}?"),
        unless=_any(unless, rf"(?:\S+ ){{0,{WIDE}}}?") if unless else None,
    )


def _any(phrases: Iterable[str], gap: str) -> re.Pattern[str]:
    """What matches any of some phrases in a clause, between spaces."""
    written = "|".join(
        "".join(gap if word == "…" else f"{STOP}?(?:{_options(word)}) " for word in phrase.split())
        for phrase in phrases
    )
    named = written.replace("TONGUE", "|".join(_tongues()))
    return re.compile(rf"(?<= )(?:{named})")


def _options(words: str) -> str:
    return "|".join(map(_option, words.split("/")))


def _option(word: str) -> str:
    """One of the words that stand in a place of a phrase: NUMBER is any, a last * any ending."""
    if word == "NUMBER":
        return r"\d+"
    if word == "TONGUE":
        return word
    stem = " ".join(PIECE.findall(word))
    return re.escape(stem) + (r"\w*" if word.endswith("*") else "")
