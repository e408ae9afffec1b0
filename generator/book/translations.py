"""A project into the status of its translations, and `translations.lock` renewed after a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.book.load import load, read_lock_of
from generator.book.lock import write_lock
from generator.book.survey import LOCK
from generator.files import replace, within

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.book.status import Status
    from generator.findings import Finding
    from generator.project import Project


def statuses(project: Project) -> tuple[list[Status], list[Finding]]:
    """The status of every file in every other language, and what is wrong with the content."""
    _, loaded, findings = load(project, judging=True)
    return [status for one in loaded.values() for status in one.statuses], findings


def record(project: Project, accepted: Iterable[Status], *, whole: bool) -> tuple[Path, int]:
    """The lock's file and how many texts it now records for these translations.

    With `whole` nothing else stays in it: `accepted` is all that there is.
    """
    path = within(project.content / LOCK, project.root)
    lock = {} if whole else dict(read_lock_of(project)[0])
    count = 0
    for status in accepted:
        if status.file:
            lock[status.file.removeprefix(f"{project.settings.content}/")] = dict(status.made_from)
            count += len(status.made_from)
    replace(path, write_lock(lock))
    return path, count
