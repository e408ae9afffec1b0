"""Why nothing is written: what the machine, the book or another person has against it."""

from __future__ import annotations

import errno
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from generator.files import OutsideError
from generator.studio.wishes import Wishes, from_posting
from generator.studio.writing import parsed
from generator.turns import BusyError, turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.findings import Finding
    from generator.studio.filing import Files
    from generator.wording import Wording

WAIT = 15.0
"""Seconds that a save waits for others."""

FULL = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EFBIG])

Reason = Literal[
    "busy", "full", "unwritable", "outside", "unreadable", "by-hand", "errors", "warnings",
    "unknown", "function", "day",
    "draft-full", "draft-unwritable", "draft-large",
    "changed", "deleted", "taken", "older", "ended",
]  # fmt: skip
"""Why something isn't kept, saved or approved; the last five are what another one did meanwhile."""


class RefusedError(Exception):
    """Nothing was written, and why; `findings` has what stands against it."""

    def __init__(self, reason: Reason, findings: Iterable[Finding] = ()) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.findings = tuple(findings)


class ConflictError(RefusedError):
    """Another version stands where a form would be saved; nothing was written.

    `theirs` is the text on the disk, empty where there is none, `digest` that of all its files,
    from which one may begin again; `ours` is what would have been written.
    """

    def __init__(self, reason: Reason, theirs: bytes | None, ours: Files, digest: str) -> None:
        super().__init__(reason)
        self.theirs = (theirs or b"").decode(errors="replace")
        self.digest = digest
        self.ours = ours


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
        "draft-full": _(
            "There is no room left on the disk. What you typed stands on this page alone: leave it "
            "open, and send it again once there is room."
        ),
        "draft-unwritable": _(
            "Drafts can’t be written here. What you typed stands on this page alone: leave it "
            "open, and ask who looks after this computer."
        ),
        "draft-large": _(
            "This is more text than a draft can hold. What you typed stands on this page alone: "
            "shorten it, and send it again."
        ),
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
        "older": _(
            "This draft was changed on another page meanwhile, in another tab or by someone else. "
            "What you typed here is not kept yet: choose which of the two stays."
        ),
        "ended": _(
            "This draft was saved or thrown away meanwhile, in another tab or by someone else. "
            "What you typed is kept as a new draft."
        ),
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
def alone(folder: Path) -> Iterator[None]:
    """Be the only one who writes into a folder; the project's own stands for its content."""
    with ExitStack() as held:
        try:
            held.enter_context(turn(folder, WAIT))
        except BusyError as error:
            raise RefusedError("busy") from error
        yield


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
