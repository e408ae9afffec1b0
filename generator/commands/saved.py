"""The turn of a command that writes content; its end where others have it, or nothing is read."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from generator.commands.terminal import MACHINE_FAILED, WRONG_CONTENT, fail, finish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book.book import Book
    from generator.findings import Finding
    from generator.project import Project


@contextmanager
def alone(project: Project) -> Iterator[None]:
    """Hold the lock of whoever writes content; ends the command where others keep it."""
    from generator.turns import BusyError, turn

    with ExitStack() as held:
        try:
            held.enter_context(turn(project.root))
        except BusyError:
            from generator.studio.refusing import refusal
            from generator.wording import wording

            fail(refusal("busy", wording("en")), MACHINE_FAILED)
        yield


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
