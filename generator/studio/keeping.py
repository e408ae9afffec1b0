"""Wishes into drafts and into the book: whole files only, and nobody's work lost.

A draft is what someone typed, in `.rolebook/drafts/ID.json`; saving writes `content/postings/`.
Whatever changes a posting holds the project's lock, and compares the file on the disk with the one
that the form began from.
"""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from generator.approval import digest
from generator.approving import UnapprovableError, approved, grave
from generator.book.edition import Edition
from generator.book.load import load
from generator.book.survey import file_of
from generator.book.values import ID_LENGTH, is_id
from generator.build.lock import hold
from generator.build.task import BuildError
from generator.drafts import requisition_after
from generator.files import OutsideError, leads_out, together, within
from generator.files import replace as replace_file
from generator.root import FOLDER
from generator.standing import parts_of, unread, unsound
from generator.studio.advice import tried
from generator.studio.comparing import Change, Piece, changes, word_by_word
from generator.studio.wishes import Wishes, from_data, from_posting, to_data
from generator.studio.writing import UnwritableError, changed_text, new_text, parsed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.book.book import Book
    from generator.findings import Finding
    from generator.project import Project
    from generator.wording import Wording

DRAFTS = "drafts"
LOCK = "postings.lock"
WAIT = 30.0
"""Seconds that a save waits for others."""

RANDOM = 12
"""Bytes of chance in a draft's id: nobody guesses another's."""

DRAFT = re.compile(r"[A-Za-z0-9_-]{16}")
"""What the ids look like that are given here; anything else is no draft."""

LARGEST = 1024 * 1024
"""A draft of more bytes was written by nothing here."""

FULL = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
NUMBER = re.compile(r"^requisition:[ \t]*([\"']?)(\S.*?)\1[ \t]*(?:[ \t]#.*)?\r?$", re.MULTILINE)
COUNTED = re.compile(r"R-(\d{4})-\d{1,6}")

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
        there = _wishes_in(self.theirs)
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


# --- drafts ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Draft:
    """What someone has typed: for which posting, empty for a new one, and from which version."""

    id: str
    wishes: Wishes
    posting: str = ""
    base: str = ""


def begin(project: Project, wishes: Wishes, posting: str = "", base: str = "") -> Draft:
    """A new draft, once it is on the disk; raises `RefusedError`."""
    made = Draft(secrets.token_urlsafe(RANDOM), wishes, posting, base)
    keep(project, made)
    return made


def keep(project: Project, draft: Draft) -> None:
    """Write a draft, whole or not at all; raises `RefusedError`."""
    data = {"posting": draft.posting, "base": draft.base, "wishes": to_data(draft.wishes)}
    text = f"{json.dumps(data, ensure_ascii=False, indent=1)}\n"
    with _plainly():
        path = within(_path(project, draft.id), project.root)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text)


def find(project: Project, name: str) -> Draft | None:
    """The draft of an id; None of one that wasn't given here, or whose file is damaged."""
    if not DRAFT.fullmatch(name):
        return None
    path = _path(project, name)
    try:
        if leads_out(path, project.root) or not path.is_file() or path.stat().st_size > LARGEST:
            return None
        data = json.loads(path.read_bytes())
        wishes = from_data(data["wishes"])
        posting, base = str(data["posting"]), str(data["base"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Draft(name, wishes, posting if is_id(posting) else "", base)


def drafts(project: Project) -> tuple[Draft, ...]:
    """All drafts that can be read, those that were written last first."""
    folder = project.root / FOLDER / DRAFTS
    try:
        files = [(entry.stat().st_mtime_ns, entry.name) for entry in os.scandir(folder)]
    except OSError:
        return ()
    names = [name.removesuffix(".json") for _, name in sorted(files, reverse=True)]
    return tuple(draft for name in names if (draft := find(project, name)))


def forget(project: Project, name: str) -> None:
    """Delete a draft, if there is one; raises `RefusedError`."""
    if DRAFT.fullmatch(name):
        with _plainly():
            within(_path(project, name), project.root).unlink(missing_ok=True)


def _path(project: Project, name: str) -> Path:
    if not DRAFT.fullmatch(name):
        raise RefusedError("unknown")
    return project.root / FOLDER / DRAFTS / f"{name}.json"


# --- saving ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Saved:
    """A posting that is in the book: its id, its file, that file's digest, and what it says.

    The number of a new posting is another one than was wished for where someone was quicker.
    """

    name: str
    file: str
    digest: str
    wishes: Wishes


def digest_of(data: bytes | None) -> str:
    """The digest of a file's bytes; empty where there is no file."""
    return "" if data is None else sha256(data).hexdigest()


def opened(book: Book, name: str) -> tuple[Wishes, str]:
    """What a posting's file on the disk says, and its digest, to begin a form from.

    Raises `RefusedError` where there is none, or it can't be read as a posting.
    """
    path = _file(book, name)
    with _plainly():
        data = _read(path)
    if data is None:
        raise RefusedError("unknown")
    wishes = _wishes_in(data.decode(errors="replace"))
    if wishes is None:
        raise RefusedError("unreadable")
    return wishes, digest_of(data)


def free_name(book: Book, wishes: Wishes) -> str:
    """An id for a new posting: ROLE-PLACE, with a number where there is one of that name."""
    stem = f"{wishes.role}-{wishes.location}"[: ID_LENGTH - len("-999")].strip("-")
    number, name = 1, stem
    while ("posting", name) in book.files or os.path.lexists(_file(book, name)):
        number += 1
        name = f"{stem}-{number}"
    return name


def text_of(book: Book, name: str, wishes: Wishes) -> str:
    """The text of a posting's file with these wishes, as it would be saved now.

    Raises `RefusedError` where the file that is there can't be read or changed.
    """
    with _plainly():
        return _text(book, wishes, _read(_file(book, name)))


def save(book: Book, name: str, wishes: Wishes, base: str = "", draft: str = "") -> Saved:
    """Write a posting's file, and delete the draft that it was.

    `base` is the digest of the file that the form began from, empty for a new posting. Raises
    `ConflictError` where the file is another one by now, and `RefusedError`, with `errors` of what
    `rolebook check` calls one; nothing is written then, and the draft stays.
    """
    if not is_id(name):
        raise RefusedError("unknown")
    project, path = book.project, _file(book, name)
    with _alone(project), _plainly():
        theirs = _read(within(path, project.root))
        if digest_of(theirs) != base:
            raise _conflict(book, wishes, theirs, base)
        if theirs is None:
            wishes = _numbered(project, wishes)
        text = _text(book, wishes, theirs)
        file = path.relative_to(project.root).as_posix()
        found = tried(book, name, file, text).findings
        errors = [each for each in found if each.severity == "error"]
        if errors:
            raise RefusedError("errors", errors)
        if theirs is None:
            with together({path: text.encode()}):
                pass
        else:
            replace_file(path, text)
    if draft:
        forget(project, draft)
    return Saved(name, file, digest_of(text.encode()), wishes)


def _conflict(book: Book, wishes: Wishes, theirs: bytes | None, base: str) -> ConflictError:
    reason: Reason = "taken" if not base else "deleted" if theirs is None else "changed"
    try:
        ours = _text(book, wishes, theirs)
    except RefusedError:
        ours = _text(book, wishes, None)
    return ConflictError(reason, theirs, ours, wishes)


def _text(book: Book, wishes: Wishes, there: bytes | None) -> str:
    """The text of a file with these wishes: of the file that is there, or a new one."""
    try:
        if there is None:
            return new_text(Edition(book), wishes)
        return changed_text(there.decode(), wishes)
    except UnicodeDecodeError as error:
        raise RefusedError("unreadable") from error
    except UnwritableError as error:
        raise RefusedError("by-hand") from error
    except KeyError as error:  # a role or a place that the book lacks
        raise RefusedError("errors") from error


def _numbered(project: Project, wishes: Wishes) -> Wishes:
    """The wishes with the next number, where a file on the disk has theirs already."""
    counted = COUNTED.fullmatch(wishes.requisition)
    if not counted:
        return wishes
    files = (project.content / "postings").rglob("*.yaml")
    numbers = [
        found[2]
        for file in files
        if not file.name.startswith(".") and (text := _read(file)) is not None
        for found in NUMBER.finditer(text.decode(errors="replace"))
    ]
    if wishes.requisition not in numbers:
        return wishes
    return replace(wishes, requisition=requisition_after(numbers, int(counted[1])))


def _file(book: Book, name: str) -> Path:
    """Where a posting's file stands, or would; RefusedError of what can't be an id."""
    if not is_id(name):
        raise RefusedError("unknown")
    known = book.files.get(("posting", name))
    return book.project.root / (known[0] if known else file_of(book.project, "posting", name))


def _read(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _wishes_in(text: str) -> Wishes | None:
    data = parsed(text)
    try:
        return from_posting(data) if data else None
    except ValueError:
        return None


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """Hold the project's lock on its postings."""
    try:
        with hold(project.root / FOLDER / LOCK, WAIT):
            yield
    except BuildError as error:
        raise RefusedError("busy") from error


@contextmanager
def _plainly() -> Iterator[None]:
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


# --- approving ------------------------------------------------------------------------------------


def approve(  # noqa: PLR0913 - each has a name where it is called
    project: Project,
    name: str,
    by: str,
    on: dt.date,
    *,
    seen: str | None = None,
    despite: bool = False,
) -> tuple[Finding, ...]:
    """Write an approval of what a posting on the disk says today: what is found in it all the same.

    `seen` is the digest of what the approver has read (`approval.digest`): of anything else it is
    refused as `changed`. So are a person's empty name, a day to come, errors and, unless `despite`
    says so, what `rolebook approve` doesn't approve either. Raises `RefusedError`.
    """
    by = by.strip()
    if not by or not by.isprintable():
        raise RefusedError("function")
    if on > project.today:
        raise RefusedError("day")
    with _alone(project), _plainly():
        book, _, loaded = load(project)
        if unread(book, "posting", name):
            raise RefusedError("unreadable")
        if name not in book.ids["posting"]:
            raise RefusedError("unknown")
        wrong = unsound(book, parts_of(book, name), loaded)
        if wrong:
            raise RefusedError("errors", wrong)
        if seen is not None and digest(book, name) != seen:
            raise RefusedError("changed")
        try:
            made = approved(book, name, by, on, loaded)
        except UnapprovableError as refused:
            reason: Reason = "errors" if refused.findings else "by-hand"
            raise RefusedError(reason, refused.findings) from refused
        if not despite and grave(book, made.findings):
            raise RefusedError("warnings", made.findings)
        replace_file(within(project.root / made.file, project.root), made.text)
    return made.findings
