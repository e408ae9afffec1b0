"""The starter's files into a new project, and the committed schemas into any project."""

from __future__ import annotations

import re
from pathlib import Path

from generator.files import create, replace, within
from generator.packaged import BOOKS
from generator.root import FILE

DATA = Path(__file__).parent / "data"
SCHEMAS = ".rolebook/schema"
IGNORED = ".gitignore"
TODAY = re.compile(r"^today:.*\n", re.MULTILINE)


def begin(folder: Path, *, whole: bool = False) -> list[str]:
    """The files of a new project, by their paths in it, once they are written into a folder.

    It has one role to be replaced, or is the `whole` book of account management.

    A `.gitignore` that is there already stays as it is. Raises `TakenError`, with nothing written,
    when another of the files exists.
    """
    texts = starter()
    if whole:
        texts = {IGNORED: texts[IGNORED], **whole_book()}
    if (folder / IGNORED).is_file():
        del texts[IGNORED]
    create({within(folder / name, folder): text for name, text in texts.items()} | _schemas(folder))
    return list(texts)


def unignored(folder: Path) -> list[str]:
    """The patterns that a project's `.gitignore` lacks."""
    lines = starter()[IGNORED].splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    there = (folder / IGNORED).read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in wanted if line not in there]


def starter() -> dict[str, str]:
    """The texts of the smallest project that builds, by their paths in it."""
    top = DATA / "starter" / "project"
    names = sorted(path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file())
    texts = {name: (top / name).read_text(encoding="utf-8") for name in names}
    return {IGNORED: texts.pop("gitignore"), **texts}


def whole_book() -> dict[str, str]:
    """The texts of the book of account management, by their paths in a project.

    The day that ours is pinned to is left out: theirs goes by the calendar.
    """
    book = next(folder for folder in BOOKS if (folder / "content" / "company.yaml").is_file())
    content = sorted(path for path in (book / "content").rglob("*") if path.is_file())
    return {
        FILE: TODAY.sub("", (book / FILE).read_text(encoding="utf-8")),
        **{path.relative_to(book).as_posix(): path.read_text(encoding="utf-8") for path in content},
    }


def refresh_schemas(root: Path) -> list[str]:
    """The names of the schemas that were missing or of another version, once they are written."""
    fresh = []
    for path, text in _schemas(root).items():
        if not path.is_file() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, text)
            fresh.append(path.name)
    return fresh


def draft(kind: str) -> str:
    """The template of the file of a new thing of a kind, for `string.Template`."""
    return (DATA / "starter" / "drafts" / f"{kind}.yaml").read_text(encoding="utf-8")


def _schemas(root: Path) -> dict[Path, str]:
    return {
        within(root / SCHEMAS / path.name, root): path.read_text(encoding="utf-8")
        for path in sorted((DATA / "schema").glob("*.json"))
    }
