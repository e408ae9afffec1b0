"""A posting of the book into what `rolebook check` says of it, and of what it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands.terminal import WRONG_CONTENT, fail, finish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.book.book import Book
    from generator.findings import Finding
    from generator.project import Project

APART = frozenset(["role", "industry", "posting", "page"])
"""Kinds of which a posting needs its own alone."""


def readable(book: Book, kind: str, name: str) -> None:
    """Ends the command where a thing could not be read."""
    if {(kind, name), (kind, "*")} & book.broken:
        fail(f"{kind} {name} can't be read; `rolebook check` tells why", WRONG_CONTENT)


def whole(project: Project, book: Book, name: str, loaded: Iterable[Finding]) -> None:
    """Ends the command where something that a posting stands on could not be read."""
    posting = book.get("posting", name, book.language)
    parts = [("posting", name), ("role", posting.role), ("location", posting.location)]
    parts += [("industry", posting.industry)] if posting.industry else []
    sound(project, book, parts, loaded)


def sound(
    project: Project, book: Book, parts: Iterable[tuple[str, str]], loaded: Iterable[Finding]
) -> None:
    """Ends the command where any of these things could not be read, or what all postings need.

    All need the company, libraries, ladders and lists of words, with their translations.
    """
    from generator.book.survey import FOLDERS

    files = set[str]()
    for part in parts:
        readable(book, *part)
        if part in book.files:
            file, overlays = book.files[part]
            files |= {file, *(overlay for _, overlay in overlays)}
    apart = tuple(
        f"{project.settings.content}/{f}/" for f, kind in FOLDERS.items() if kind in APART
    )
    wrong = [
        found
        for found in loaded
        if found.severity == "error" and (found.file in files or not found.file.startswith(apart))
    ]
    finish(wrong, project.root, "text")


def standing(book: Book, name: str, loaded: Iterable[Finding] = ()) -> list[Finding]:
    """What `rolebook check` says of a posting and its translations, but for what it silences.

    `loaded` is what was found when the book was read.
    """
    from generator.checks import check
    from generator.checks.silence import quieten

    file, overlays = book.files["posting", name]
    files = {file, *(overlay for _, overlay in overlays)}
    silences = book.get("posting", name, book.language).silence
    found = [*check(book, "posting", name)[0], *(each for each in loaded if each.file in files)]
    return quieten(found, {file: tuple((each.code, each.reason) for each in silences)}, book)


def unfinished(book: Book, name: str) -> list[Finding]:
    """The texts of a posting's role that nobody has written yet."""
    from generator.checks import check

    role = book.get("posting", name, book.language).role
    return [found for found in check(book, "role", role)[0] if found.code == "unfinished-text"]
