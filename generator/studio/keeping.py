"""Wishes into drafts and into the book: whole files only, and nobody's work lost.

A draft is what someone typed, in `.rolebook/drafts/ID.json`; saving writes `content/postings/`.
Whatever changes a posting holds the project's lock, and compares the file on the disk with the one
that the form began from.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import secrets
from base64 import urlsafe_b64encode
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from generator.approval import digest
from generator.approving import UnapprovableError, approved, grave
from generator.book.load import load
from generator.book.values import ID_LENGTH, is_id
from generator.drafts import on_the_disk, requisition_after
from generator.files import leads_out, together, within
from generator.files import replace as replace_file
from generator.root import FOLDER
from generator.standing import parts_of, unread, unsound
from generator.studio import approvals, filing
from generator.studio.advice import tried
from generator.studio.refusing import (
    ConflictError,
    RefusedError,
    alone,
    digest_of,
    plainly,
    wishes_in,
)
from generator.studio.wishes import Wishes, from_data, renumbered, to_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.book.book import Book
    from generator.findings import Finding
    from generator.project import Project
    from generator.studio.refusing import Reason

DRAFTS = "drafts"
RANDOM = 12
"""Bytes of chance in a draft's id: nobody guesses another's."""

DRAFT = re.compile(r"[A-Za-z0-9_-]{16}")
"""What the ids look like that are given here; anything else is no draft."""

LARGEST = 1024 * 1024
"""A draft has so many bytes at most."""

COUNTED = re.compile(r"R-(\d{4})-\d{1,6}")
NUMBER = re.compile(r"[0-9]{1,9}")
TYPED: TypeAdapter[dict[str, list[str]]] = TypeAdapter(dict[str, list[str]])


# --- drafts ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Draft:
    """What someone has typed: for which posting, empty for a new one, and from which version.

    `tab` is the page that it was last sent from, `number` how often that page had sent by then.
    `typed` are fields of a form as they were sent, which can't stand in wishes, or not yet.
    """

    id: str
    wishes: Wishes
    posting: str = ""
    base: str = ""
    tab: str = ""
    number: int = 0
    typed: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A few letters that stand for what it says."""
        said = [self.posting, self.base, to_data(self.wishes), self.typed]
        return digest_of(json.dumps(said).encode())[:16]


class OlderError(RefusedError):
    """A draft isn't written over the version `there`, which another page has sent meanwhile."""

    def __init__(self, there: Draft) -> None:
        super().__init__("older")
        self.there = there


class LateError(RefusedError):
    """What a page sent arrives after something newer of the same page, which is `there`."""

    def __init__(self, there: Draft) -> None:
        super().__init__("older")
        self.there = there


def begin(project: Project, wishes: Wishes, posting: str = "", base: str = "") -> Draft:
    """A new draft, once it is on the disk; raises `RefusedError`."""
    made = Draft(secrets.token_urlsafe(RANDOM), wishes, posting, base)
    keep(project, made)
    return made


def keep(project: Project, draft: Draft, seen: str | None = None) -> None:
    """Write a draft, whole or not at all; raises `RefusedError`.

    `seen` is the version that a page was made from (`version_of`): a draft that another page has
    changed since is not written over (`OlderError`), nor is what the same page sent later than this
    (`LateError`), and one that is gone is `ended`.
    """
    text = f"{json.dumps(_data(draft), ensure_ascii=False, indent=1)}\n"
    if len(text.encode()) > LARGEST:
        raise RefusedError("draft-large")
    with _kept():
        path = within(_path(project, draft.id), project.root)
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path.parent):
            if seen is not None:
                _check(find(project, draft.id), seen, draft.digest)
            replace_file(path, text)


def is_draft(name: str) -> bool:
    """Whether a name looks like an id that was given here."""
    return DRAFT.fullmatch(name) is not None


def new_tab() -> str:
    """What tells one page from another that shows the same draft."""
    return secrets.token_urlsafe(RANDOM)


def after(name: str, tab: str) -> str:
    """The id of the draft that takes up what a page typed for one that is gone: always the same."""
    made = sha256(f"{name} {tab}".encode()).digest()[:RANDOM]
    return urlsafe_b64encode(made).decode()


def version_of(draft: Draft, tab: str, number: int = 1) -> str:
    """What a page says when it sends a draft: which page it is, and what it was made from.

    The `number` rises with each time that the page sends something.
    """
    return f"{tab}.{number}.{draft.digest}"


def tab_of(version: str) -> str:
    """Which page it is that says so; empty where it is none of ours."""
    tab = version.partition(".")[0]
    return tab if DRAFT.fullmatch(tab) else ""


def number_of(version: str) -> int:
    """How often the page that says so has sent something; 0 where it doesn't count."""
    number = version.partition(".")[2].partition(".")[0]
    return int(number) if NUMBER.fullmatch(number) else 0


def _check(there: Draft | None, seen: str, fresh: str = "") -> None:
    """Refuse what was made from another version than the one that is there, unless it is the same.

    A page may be quicker than the answer to what it sent before: its own versions it knows. Of
    those that arrive in another order than they were sent in, the last that was sent stays.
    """
    if there is None:
        raise RefusedError("ended")
    tab, digest = tab_of(seen), seen.rpartition(".")[2]
    if tab and tab == there.tab:
        if number_of(seen) < there.number:
            raise LateError(there)
    elif there.digest not in {digest, fresh}:
        raise OlderError(there)


def _data(draft: Draft) -> dict[str, Any]:
    return {
        "posting": draft.posting,
        "base": draft.base,
        "tab": draft.tab,
        "number": draft.number,
        "typed": draft.typed,
        "wishes": to_data(draft.wishes),
    }


@contextmanager
def _kept() -> Iterator[None]:
    """Say what the machine has against a draft: then what was typed is kept nowhere."""
    try:
        with plainly():
            yield
    except RefusedError as error:
        if error.reason == "full":
            raise RefusedError("draft-full") from error
        if error.reason == "unwritable":
            raise RefusedError("draft-unwritable") from error
        raise


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
        posting, base, tab = str(data["posting"]), str(data["base"]), str(data.get("tab", ""))
        number, typed = int(data.get("number", 0)), json.dumps(data.get("typed", {}))
        sent = TYPED.validate_json(typed)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Draft(name, wishes, posting if is_id(posting) else "", base, tab, number, sent)


def drafts(project: Project) -> tuple[Draft, ...]:
    """All drafts that can be read, those that were written last first."""
    folder = project.root / FOLDER / DRAFTS
    try:
        files = [(entry.stat().st_mtime_ns, entry.name) for entry in os.scandir(folder)]
    except OSError:
        return ()
    names = [name.removesuffix(".json") for _, name in sorted(files, reverse=True)]
    return tuple(draft for name in names if (draft := find(project, name)))


def written(project: Project, draft: Draft) -> dt.datetime | None:
    """When a draft was written last, by this machine's clock and zone; None where it is gone."""
    with suppress(OSError):
        when = _path(project, draft.id).stat().st_mtime
        return dt.datetime.fromtimestamp(when, dt.UTC).astimezone()
    return None


def forget(project: Project, name: str, seen: str | None = None) -> None:
    """Delete a draft, if there is one; raises `RefusedError`, and with `seen` as `keep` does."""
    if not DRAFT.fullmatch(name):
        return
    with plainly():
        path = within(_path(project, name), project.root)
        with alone(path.parent) if path.parent.is_dir() else nullcontext():
            if seen is not None and path.exists():
                _check(find(project, name), seen)
            path.unlink(missing_ok=True)


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


def opened(book: Book, name: str) -> tuple[Wishes, str]:
    """What a posting's files on the disk say, and their digest, to begin a form from.

    Raises `RefusedError` where there is none, or it can't be read as a posting.
    """
    path = filing.path_of(book, name)
    with plainly():
        there = filing.there_of(book, path)
    if there.own is None:
        raise RefusedError("unknown")
    wishes = wishes_in(there.own.decode(errors="replace"))
    if wishes is None:
        raise RefusedError("unreadable")
    said = filing.translations_of(book, path, there, wishes)
    return replace(wishes, translations=said or None), there.digest


def free_name(book: Book, wishes: Wishes) -> str:
    """An id for a new posting: ROLE-PLACE, with a number where there is one of that name."""
    stem = f"{wishes.role}-{wishes.location}"[: ID_LENGTH - len("-999")].strip("-")
    number, name = 1, stem
    while ("posting", name) in book.files or filing.stands(book, filing.path_of(book, name)):
        number += 1
        name = f"{stem}-{number}"
    return name


def save(book: Book, name: str, wishes: Wishes, base: str = "") -> Saved:
    """Write a posting's file.

    `base` is the digest of the file that the form began from, empty for a new posting. Raises
    `ConflictError` where the file is another one by now, and `RefusedError`, with `errors` of what
    `rolebook check` calls one; nothing is written then.
    """
    if not is_id(name):
        raise RefusedError("unknown")
    project, path = book.project, filing.path_of(book, name)
    with plainly(), alone(project.root):
        within(path, project.root)
        there = filing.there_of(book, path)
        if there.digest != base:
            raise _conflict(book, wishes, there, base)
        if there.own is None:
            wishes = _numbered(project, wishes)
        text, overs = filing.text_of(book, wishes, there.own), filing.overs_of(book, wishes, there)
        file = filing.file_of_posting(book, name)
        found = tried(book, name, file, text, overs).findings
        errors = [each for each in found if each.severity == "error"]
        if errors:
            raise RefusedError("errors", errors)
        beside = filing.beside_of(book, path, there, overs)
        with together({file: text.encode() for file, text in beside.items() if text is not None}):
            if there.own is not None:
                replace_file(path, text)
            else:
                with together({path: text.encode()}):
                    pass
        for gone in (file for file, said in beside.items() if said is None):
            gone.unlink(missing_ok=True)
        digest = filing.there_of(book, path).digest
    return Saved(name, file, digest, wishes)


def _conflict(book: Book, wishes: Wishes, there: filing.There, base: str) -> ConflictError:
    reason: Reason = "taken" if not base else "deleted" if there.own is None else "changed"
    try:
        ours = filing.text_of(book, wishes, there.own)
    except RefusedError:
        ours = filing.text_of(book, wishes, None)
    files = filing.Files(ours, filing.overs_of(book, wishes, there))
    return ConflictError(reason, there.own, files, there.digest)


def _numbered(project: Project, wishes: Wishes) -> Wishes:
    """The wishes with the next number, where a file on the disk has theirs already.

    Where to apply is open then, if the address has the number in it that is taken.
    """
    counted = COUNTED.fullmatch(wishes.requisition)
    if not counted:
        return wishes
    numbers = list(on_the_disk(project))
    if wishes.requisition not in numbers:
        return wishes
    return renumbered(wishes, requisition_after(numbers, int(counted[1])))


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
    refused as `changed`. An empty function, a day to come, errors and, unless `despite` says so,
    what `rolebook approve` doesn't approve are refused too. Raises `RefusedError`.
    """
    by = by.strip()
    if not by or not by.isprintable():
        raise RefusedError("function")
    if on > project.today:
        raise RefusedError("day")
    with plainly(), alone(project.root):
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
        approvals.put(project, made)
    return made.findings
