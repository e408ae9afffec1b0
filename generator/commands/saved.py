"""The end of a command where what a posting stands on could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands.terminal import WRONG_CONTENT, fail, finish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.book.book import Book
    from generator.findings import Finding
    from generator.project import Project


def readable(book: Book, kind: str, name: str) -> None:
    """Ends the command where a thing could not be read."""
    from generator.standing import unread

    if unread(book, kind, name):
        fail(f"{kind} {name} can't be read; `rolebook check` tells why", WRONG_CONTENT)


def whole(project: Project, book: Book, name: str, loaded: Iterable[Finding]) -> None:
    """Ends the command where something that a posting stands on could not be read."""
    from generator.standing import parts_of

    sound(project, book, parts_of(book, name), loaded)


def sound(
    project: Project, book: Book, parts: Iterable[tuple[str, str]], loaded: Iterable[Finding]
) -> None:
    """Ends the command where any of these things could not be read, or what all postings need."""
    from generator.standing import unsound

    parts = list(parts)
    for part in parts:
        readable(book, *part)
    finish(unsound(book, parts, loaded), project.root, "text")
