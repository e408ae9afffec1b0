"""Labelled sentences → how much of what the lists find is right, and how much they miss.

A sentence has `finds`: what should be found, code and words; `mistaken`: what is found besides,
known to be wrong; `missed`: what of `finds` is not found. The sentences are in `tests/words/`, and
`python tools/precision.py` prints the figures that docs/how-to/word-list.md has.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.book.book import CLASSES
from generator.book.load import load
from generator.book.overlay import named, texts
from generator.book.shape import shape_of
from generator.checks.words import READ, TITLES
from generator.project import open_project
from generator.reading import sentences
from generator.words import finder

ROOT = Path(__file__).parents[1]
HERE = ROOT / "tests" / "words"
LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Figures:
    """How many sentences there are, and what is found in them."""

    sentences: int
    right: int
    mistaken: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of findings that are right, in percent."""
        return 100 * self.right / (self.right + self.mistaken)

    @property
    def recall(self) -> float:
        """The share of what should be found that is found, in percent."""
        return 100 * self.right / (self.right + self.missed)


def cases(language: str) -> list[dict[str, Any]]:
    """The labelled sentences of a language."""
    found: list[dict[str, Any]] = yaml.safe_load((HERE / f"{language}.yaml").read_text("utf-8"))
    return found


def found(text: str, language: str, *, heading: bool = False) -> list[str]:
    """What the packaged lists find in a text: code and words, each once."""
    hits = finder(language).find(text, ("Quaycrate",), heading=heading)
    first = {(h.listed.code, h.words.lower()): h for h in reversed(hits) if not h.listed.side}
    return sorted(f"{hit.listed.code} {hit.words}" for hit in first.values())


def shipped() -> list[tuple[str, str, str]]:
    """Every text of the shipped book that candidates read: language, where, words."""
    project, findings = open_project(ROOT)
    if project is None:
        raise SystemExit(str(findings))
    book, _, _ = load(project)
    read = []
    for (kind, name, language), entry in book.entries.items():
        data = json.loads(entry.data)
        for path in texts(shape_of(CLASSES[kind]), data):
            if path[0] in READ.get(kind, ()):
                text: Any = data
                for step in path:
                    text = text[step]
                read.append((language, f"{kind}/{name}/{named(data, path)}", text))
    return read


def is_heading(where: str) -> bool:
    """Whether a text of the book is a title."""
    return where.split("/")[2] in TITLES


def figures(language: str) -> Figures:
    """The figures of one language's labelled sentences."""
    right = mistaken = missed = 0
    listed = cases(language)
    for case in listed:
        got = found(case["text"], language)
        right += len(set(got) & set(case["finds"]))
        mistaken += len(set(got) - set(case["finds"]))
        missed += len(set(case["finds"]) - set(got))
    return Figures(len(listed), right, mistaken, missed)


def told() -> list[str]:
    """The figures as lines of text."""
    lines = []
    for language in LANGUAGES:
        one = figures(language)
        lines.append(
            f"{language}: {one.sentences} sentences, {one.right} right, {one.mistaken} mistaken, "
            f"{one.missed} missed: precision {one.precision:.1f} %, recall {one.recall:.1f} %"
        )
    read = shipped()
    trips = sum(len(found(text, lang, heading=is_heading(at))) for lang, at, text in read)
    number = sum(len(list(sentences(text))) for _, _, text in read)
    return [*lines, f"shipped book: {number:,} sentences, {trips} found"]


if __name__ == "__main__":
    print("\n".join(told()))
