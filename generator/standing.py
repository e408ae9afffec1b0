"""A posting of the book into what stands against it: findings, and files that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.book.survey import FOLDERS
from generator.checks import check
from generator.checks.silence import quieten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.book.book import Book
    from generator.findings import Finding

APART = frozenset(["role", "industry", "posting", "page"])
"""Kinds of which a posting needs its own alone."""


def parts_of(book: Book, name: str) -> list[tuple[str, str]]:
    """The things that a posting stands on, itself among them, as kind and id."""
    posting = book.get("posting", name, book.language)
    parts = [("posting", name), ("role", posting.role), ("location", posting.location)]
    return [*parts, ("industry", posting.industry)] if posting.industry else parts


def unread(book: Book, kind: str, name: str) -> bool:
    """Whether a thing is there and could not be read."""
    return bool({(kind, name), (kind, "*")} & book.broken)


def unsound(
    book: Book, parts: Iterable[tuple[str, str]], loaded: Iterable[Finding]
) -> list[Finding]:
    """The errors with which some things, or what all postings need, could not be read whole.

    All need the company, libraries, ladders and lists of words, with their translations.
    """
    files = set[str]()
    for part in parts:
        if part in book.files:
            file, overlays = book.files[part]
            files |= {file, *(overlay for _, overlay in overlays)}
    content = book.project.settings.content
    apart = tuple(f"{content}/{f}/" for f, kind in FOLDERS.items() if kind in APART)
    return [
        found
        for found in loaded
        if found.severity == "error" and (found.file in files or not found.file.startswith(apart))
    ]


def standing(book: Book, name: str, loaded: Iterable[Finding] = ()) -> list[Finding]:
    """What `rolebook check` says of a posting and its translations, but for what it silences.

    `loaded` is what was found when the book was read.
    """
    file, overlays = book.files["posting", name]
    files = {file, *(overlay for _, overlay in overlays)}
    silences = book.get("posting", name, book.language).silence
    found = [*check(book, "posting", name)[0], *(each for each in loaded if each.file in files)]
    return quieten(found, {file: tuple((each.code, each.reason) for each in silences)}, book)


def unfinished(book: Book, name: str) -> list[Finding]:
    """The texts of a posting's role that nobody has written yet; none of a role that is gone."""
    role = book.get("posting", name, book.language).role
    if ("role", role) not in book.files:
        return []
    return [found for found in check(book, "role", role)[0] if found.code == "unfinished-text"]
