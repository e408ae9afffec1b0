"""The folder of a built site into the files of each posting and the feeds, in each language."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.verify.said import Unreadable
from generator.verify.sheets import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

MANIFEST = ".rolebook/manifest.json"
FORMAT = "rolebook output "

SUFFIXES = {
    ".jsonresume.json": "jsonresume",
    ".json": "json",
    ".html": "standalone",
    ".md": "md",
    ".txt": "txt",
    ".docx": "docx",
    ".pdf": "pdf",
}
PAGE = "index.html"
BESIDE = "index.json"
FEEDS = {
    "indeed.xml": "indeed",
    "linkedin.xml": "linkedin",
    "openings.atom": "atom",
    "openings.json": "openings",
}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LANG = re.compile(rb"<html[^>]*\blang=[\"']?([A-Za-z0-9-]+)")

Files = dict[str, str]
"""The files of a posting, or the feeds, by their form."""


class NotOurs(Exception):  # noqa: N818 - it says what the folder is
    """A folder that is no built site of Rolebook; the message says why."""


@dataclass(slots=True)
class Language:
    """What is there in one language: its postings by id, and its feeds."""

    name: str
    postings: dict[str, Files] = field(default_factory=dict)
    feeds: Files = field(default_factory=dict)


class Output:
    """A built site: its languages, the first one first, and what its manifest lists."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.listed = _listed(root)
        self.found = {
            path.relative_to(root).as_posix()
            for folder in self._folders()
            for path in folder.rglob("*")
            if path.is_file() and not path.name.startswith(".")
        }
        self.languages = self._languages()

    def missing(self) -> list[str]:
        """What the manifest lists of postings and feeds and isn't there."""
        return sorted(name for name in self.listed - self.found if _is_ours(name))

    def extra(self) -> list[str]:
        """What is among the postings and feeds and no build has made."""
        return sorted(self.found - self.listed)

    def read(self, name: str) -> bytes:
        """The bytes of a file, if they are not too many."""
        path = self.root / name
        try:
            size = path.stat().st_size
            if size > MOST:
                raise Unreadable(f"it has {size:,} bytes; more than {MOST:,} are not read")
            return path.read_bytes()
        except OSError as error:
            raise Unreadable(error.strerror or "it can't be read") from error

    def _folders(self) -> Iterator[Path]:
        tops = [self.root, *(self.root / name for name in self._tops())]
        yield from (top / part for top in tops for part in ("postings", "feeds"))

    def _tops(self) -> list[str]:
        """The folders of further languages."""
        tops = {PurePosixPath(name).parts[0] for name in self.listed if _is_ours(name)}
        return sorted(name for name in tops - {"postings", "feeds"} if LANGUAGE.fullmatch(name))

    def _languages(self) -> list[Language]:
        tops = {top: Language(top) for top in ("", *self._tops())}
        for name in sorted(self.found & self.listed):
            parts = PurePosixPath(name).parts
            top = "" if parts[0] in {"postings", "feeds"} else parts[0]
            rest = parts[1:] if top else parts
            if rest[0] == "feeds" and rest[-1] in FEEDS:
                tops[top].feeds[FEEDS[rest[-1]]] = name
            elif rest[0] == "postings" and len(rest) == 3:  # noqa: PLR2004 - postings/ID/FILE
                form = _form(rest[1], rest[2])
                if form:
                    tops[top].postings.setdefault(rest[1], {})[form] = name
        tops[""].name = self._first(tops[""])
        return list(tops.values())

    def _first(self, language: Language) -> str:
        """The name of the first language, as its pages or its data say it."""
        files = [name for forms in language.postings.values() for name in forms.values()]
        for name in (*files, PAGE):
            if name.endswith((".html", ".json")) and (self.root / name).is_file():
                told = self._told(name)
                if told:
                    return told
        return "en"

    def _told(self, name: str) -> str:
        """The language that a page or a posting's data names; empty where it names none."""
        try:
            data = self.read(name)
            if name.endswith(".html"):
                found = LANG.search(data[:4096])
                return found[1].decode() if found else ""
            told = json.loads(data)
        except (Unreadable, ValueError, RecursionError):
            return ""
        return str(told.get("language", "")) if isinstance(told, dict) else ""


def _form(name: str, file: str) -> str:
    if file == PAGE:
        return "page"
    if file == BESIDE:
        return "data"
    return SUFFIXES.get(file.removeprefix(name), "") if file.startswith(name) else ""


def _is_ours(name: str) -> bool:
    """Whether a file belongs to a posting or is a feed, in whatever language."""
    return bool({"postings", "feeds"} & set(PurePosixPath(name).parts[:2]))


def _listed(root: Path) -> set[str]:
    """The files that the last build left here."""
    if not root.is_dir():
        raise NotOurs(f"there is no folder {root}")
    try:
        data = json.loads((root / MANIFEST).read_text("utf-8"))
        if str(data["format"]).startswith(FORMAT):
            return set(map(str, data["files"]))
    except FileNotFoundError as error:
        raise NotOurs(f"{root} was not built by Rolebook: it has no {MANIFEST}") from error
    except OSError as error:
        raise NotOurs(f"{root / MANIFEST}: {error.strerror}") from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotOurs(f"{root / MANIFEST} is no list of files that a build left") from error
    raise NotOurs(f"{root / MANIFEST} is of another version of Rolebook")
