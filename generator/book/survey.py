"""The content folder into groups: each file with its translations, and what does not belong."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.book.values import is_id
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.project import Project

LIBRARIES = ("company", "locations", "skills", "sources", "resources", "occupations")
"""Files directly in the content folder."""

FOLDERS = {
    "ladders": "ladder",
    "roles": "role",
    "industries": "industry",
    "postings": "posting",
    "pages": "page",
    "words": "words",
}
"""Folders with one thing a file."""

LOCK = "translations.lock"
OVERLAY = re.compile(r"(?P<name>.+)\.(?P<language>[a-z]{2,3}(-[A-Z]{2})?)")


@dataclass(frozen=True, slots=True)
class Group:
    """A file and its translations; paths are relative to the project, with `/`."""

    kind: str
    name: str
    file: str
    overlays: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Seen:
    groups: dict[tuple[str, str], str] = field(default_factory=dict)
    overlays: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def translation_of(file: str, language: str) -> str:
    """Where the translation of a YAML file stands: beside it."""
    return f"{file.removesuffix('.yaml')}.{language}.yaml"


def file_of(project: Project, kind: str, name: str) -> str:
    """The file of a new thing, relative to the project, where it has a file of its own."""
    folder = next(folder for folder, held in FOLDERS.items() if held == kind)
    return f"{project.settings.content}/{folder}/{name}.yaml"


def survey(
    project: Project, files: Iterable[str] | None = None
) -> tuple[list[Group], list[Finding]]:
    """Every group of the content folder, in the order of kinds and names.

    `files` are the paths below the project's root, where someone has listed them already.
    """
    content = project.settings.content
    seen = _Seen()
    for file in _walk(project.content, content) if files is None else sorted(files):
        if file.startswith(f"{content}/"):
            _sort(file, project, seen)
    for key, overlays in seen.overlays.items():
        if key not in seen.groups:
            seen.findings += [_orphan(file, key[1]) for _, file in overlays]
    if ("company", "company") not in seen.groups:
        seen.findings.append(
            Finding(
                code="missing-file",
                file=f"{project.settings.content}/company.yaml",
                message="the book has no company.yaml",
                help="`rolebook init DIR` writes one to start from",
            )
        )
    order = (*LIBRARIES, *FOLDERS.values())
    groups = [
        Group(kind, name, file, tuple(sorted(seen.overlays.get((kind, name), ()))))
        for (kind, name), file in seen.groups.items()
    ]
    return sorted(groups, key=lambda g: (order.index(g.kind), g.name)), seen.findings


def _walk(folder: Path, name: str) -> Iterator[str]:
    """Files below a folder, sorted, without hidden ones and editors' copies."""
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith((".", "#")) or entry.name.endswith("~"):
            continue
        path = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, path)
        else:
            yield path


def _sort(file: str, project: Project, seen: _Seen) -> None:
    """Puts one file where it belongs."""
    head, *rest = file.removeprefix(f"{project.settings.content}/").split("/")
    kind = head.removesuffix(".yaml").split(".")[0] if not rest else FOLDERS.get(head, "")
    ending = ".md" if kind == "page" else ".yaml"
    name = file.rpartition("/")[2]
    if file == f"{project.settings.content}/{LOCK}":
        return
    if not kind or not name.endswith(ending) or (not rest and kind not in LIBRARIES):
        seen.findings.append(_unknown(file, head, rest))
        return
    stem = name.removesuffix(ending)
    overlay = OVERLAY.fullmatch(stem)
    if overlay:
        _sort_overlay(file, kind, overlay["name"], overlay["language"], project, seen)
    elif not is_id(stem):
        seen.findings.append(
            Finding(
                code="bad-id",
                file=file,
                message=f"`{stem}` can't be an id",
                help="name the file with lower-case words and hyphens, such as key-account-manager"
                f"{ending}; at most 64 characters, none of Windows' device names",
            )
        )
    elif (kind, stem) in seen.groups:
        seen.findings.append(
            Finding(
                code="duplicate-id",
                file=file,
                message=f"`{stem}` is already the id of {seen.groups[kind, stem]}",
                help="an id is the file's name, whatever its folder: rename one of them",
            )
        )
    else:
        seen.groups[kind, stem] = file


def _sort_overlay(  # noqa: PLR0913, PLR0917 - what is known of the file
    file: str, kind: str, name: str, language: str, project: Project, seen: _Seen
) -> None:
    first, *others = project.settings.languages
    if language in others:
        seen.overlays.setdefault((kind, name), []).append((language, file))
        return
    listed = ", ".join(others) or "none"
    seen.findings.append(
        Finding(
            code="translation-language",
            file=file,
            message=f"`{language}` is not a language to translate into",
            help=f"content is written in `{first}`"
            if language == first
            else f"add it to `languages` in rolebook.yaml; now: {listed}",
        )
    )


def _orphan(file: str, name: str) -> Finding:
    return Finding(
        code="translation-orphan",
        file=file,
        message=f"there is no `{name}` to translate",
        help="a translation stands beside its original: NAME.yaml and NAME.fr.yaml",
    )


def _unknown(file: str, head: str, rest: list[str]) -> Finding:
    known = list(FOLDERS) if rest else [f"{name}.yaml" for name in LIBRARIES]
    near = get_close_matches(head, known, 1)
    if rest and head in FOLDERS:
        ending = ".md" if head == "pages" else ".yaml"
        advice = f"files in {head}/ end in `{ending}`"
    else:
        advice = f"did you mean `{near[0]}`?" if near else f"it reads: {', '.join(known)}"
    return Finding(
        code="unknown-file", file=file, message="Rolebook doesn't read this file", help=advice
    )
