"""An approval into its posting's file, and beside it the text that it is of, as candidates read it.

    .rolebook/approved/POSTING/DIGEST/en.txt, fr.txt, …

By these texts one sees later, word by word, what changed since. They stay on the machine that
approved: version control leaves their folder alone.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.book.values import DIGEST
from generator.files import OutsideError, read_plain, replace, within
from generator.root import FOLDER
from generator.studio.between import read_as

if TYPE_CHECKING:
    from pathlib import Path

    from generator.approving import Approved
    from generator.project import Project

APPROVED = "approved"
IGNORED = ".gitignore"


def put(project: Project, made: Approved) -> None:
    """Write an approval into the file of its posting; whoever calls has the turn to write.

    First the text is kept, by the digest of the approval, then the file is written, and last the
    texts of earlier approvals go. So an approval has its text whenever the process ends, and one
    that couldn't be written leaves the earlier one with its own; a text too many goes with the next
    approval. Where texts can't be kept, the posting is approved without: of a change one is told
    the parts alone then. Raises OSError where the posting's file can't be written.
    """
    approval = made.book.get("posting", made.name, made.book.language).approval
    digest = (approval and approval.digest) or ""
    with suppress(OSError):
        _keep(project, made, digest)
    replace(within(project.root / made.file, project.root), made.text)
    with suppress(OSError):
        _forget_others(project, made.name, digest)


def text_of(project: Project, name: str, digest: str, language: str) -> str | None:
    """What candidates read of a posting when it was approved; None where no text was kept."""
    path = _home(project, name) / digest / f"{language}.txt"
    try:
        data = read_plain(within(path, project.root), project.root)
    except OutsideError:
        return None
    return None if data is None else data.decode(errors="replace")


def _keep(project: Project, made: Approved, digest: str) -> None:
    """Keep what candidates read of a posting in each language; each file is whole, or not there."""
    folder = within(_home(project, made.name) / digest, project.root)
    folder.mkdir(parents=True, exist_ok=True)
    ignored = within(project.root / FOLDER / APPROVED / IGNORED, project.root)
    if not ignored.exists():
        replace(ignored, "*\n")
    for language in project.settings.languages:
        text = read_as(made.book, made.name, language)
        if text is not None:
            replace(within(folder / f"{language}.txt", project.root), text)


def _forget_others(project: Project, name: str, digest: str) -> None:
    for folder in within(_home(project, name), project.root).iterdir():
        if folder.name != digest and re.fullmatch(DIGEST, folder.name):
            shutil.rmtree(folder, ignore_errors=True)


def _home(project: Project, name: str) -> Path:
    return project.root / FOLDER / APPROVED / name
