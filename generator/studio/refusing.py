"""Why nothing is written: what the machine, the book or another person has against it."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from generator.build.lock import hold
from generator.build.task import BuildError
from generator.files import OutsideError
from generator.root import FOLDER
from generator.studio.comparing import Change, Piece, changes, word_by_word
from generator.studio.wishes import Wishes, from_posting
from generator.studio.writing import parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.findings import Finding
    from generator.project import Project
    from generator.wording import Wording

LOCK = "postings.lock"
WAIT = 30.0
"""Seconds that a save waits for others."""

FULL = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EFBIG])

Reason = Literal[
    "busy", "full", "unwritable", "outside", "unreadable", "by-hand", "errors", "warnings",
    "unknown", "function", "day",
    "changed", "deleted", "taken",
]  # fmt: skip
"""Why something isn't saved or approved; the last three are what another person did meanwhile."""


class RefusedError(Exception):
    """Nothing was written, and why; `findings` has what stands against it."""

    def __init__(self, reason: Reason, findings: Iterable[Finding] = ()) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.findings = tuple(findings)


class ConflictError(RefusedError):
    """Another version stands where a form would be saved; nothing was written.

    `theirs` is the text on the disk, empty where there is none, `digest` its digest, from which one
    may begin again; `ours` is what would have been written. `pieces` compares the texts word by
    word, `changes` the fields, which are not known where the text can't be read as a posting.
    """

    def __init__(
        self, reason: Reason, theirs: bytes | None, ours: str, wishes: Wishes | None
    ) -> None:
        super().__init__(reason)
        self.theirs = (theirs or b"").decode(errors="replace")
        self.digest = digest_of(theirs)
        self.ours = ours
        self.pieces: tuple[Piece, ...] = word_by_word(self.theirs, ours)
        self.changes: tuple[Change, ...] = ()
        there = wishes_in(self.theirs)
        if there and wishes:
            self.changes = changes(there, wishes)


def refusal(reason: Reason, words: Wording) -> str:
    """Why something wasn't written, in plain words."""
    _ = words.gettext
    return {
        "busy": _("Others are saving just now. Nothing was saved; try again in a moment."),
        "full": _("There is no room left on the disk. Nothing was saved; your draft is kept."),
        "unwritable": _(
            "The folder can’t be written to. Nothing was saved; ask who looks after this computer."
        ),
        "outside": _("The file leads out of the project’s folder. Nothing was saved."),
        "unreadable": _("The posting’s file can’t be read. Nothing was saved; ask who keeps it."),
        "by-hand": _(
            "The file is written in a way that can’t be changed here. Nothing was saved; ask who "
            "keeps it to put it in by hand."
        ),
        "errors": _("Something must be put right first. Nothing was saved."),
        "warnings": _("Something should be put right first. Nothing was approved."),
        "unknown": _("There is no such posting any more."),
        "function": _("Say in a few words who approves: a function, such as People operations."),
        "day": _("The day of the approval is still to come."),
        "changed": _("Someone else has changed this posting meanwhile. Nothing was saved."),
        "deleted": _("Someone has deleted this posting meanwhile. Nothing was saved."),
        "taken": _("There is a posting of this name already. Nothing was saved."),
    }[reason]


def digest_of(data: bytes | None) -> str:
    """The digest of a file's bytes; empty where there is no file."""
    return "" if data is None else sha256(data).hexdigest()


def wishes_in(text: str) -> Wishes | None:
    """What a file's text says as a posting; None where it can't be read as one."""
    data = parsed(text)
    try:
        return from_posting(data) if data else None
    except ValueError:
        return None


@contextmanager
def alone(project: Project) -> Iterator[None]:
    """Hold the project's lock on its postings."""
    try:
        with hold(project.root / FOLDER / LOCK, WAIT):
            yield
    except BuildError as error:
        raise RefusedError("busy") from error


@contextmanager
def plainly() -> Iterator[None]:
    """Say what the machine refuses as one of our reasons."""
    try:
        yield
    except OSError as error:
        reason: Reason = "unwritable"
        if error.errno in FULL:
            reason = "full"
        elif isinstance(error, OutsideError):
            reason = "outside"
        raise RefusedError(reason) from error
