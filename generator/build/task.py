"""What a build makes: a task, what came of it, and the one way in which a build can fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.findings import Finding


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to make.

    `name` is unique. `path` is where it goes in the output, with `/`; a task without one is a
    check, and makes the JSON of its findings. A path that ends with `/` is a folder that is the
    task's alone: the names of the files in it are known when they are made. `group` is what the
    progress shows: pages, PDFs, checks. `weight` is how much longer than a page it takes, so that
    work is shared out evenly. One that is `last` is made when all others are, as it says how large
    their files are.
    """

    name: str
    path: str | None
    group: str
    weight: int = 1
    last: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes that came of a task, and the names of the facts that were read for them.

    Of a folder, `data` is what its files are made of: `files` makes them, by their names in the
    folder, and is only asked where `data` has changed or a file isn't as it was left.
    """

    name: str
    data: bytes
    reads: frozenset[str]
    files: Callable[[], Mapping[str, bytes] | Failed] | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that could not be made for a reason in the project: a template with a fault, say."""

    name: str
    finding: Finding


class BuildError(Exception):
    """The machine failed the build, or it was asked to write where it must not."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding
