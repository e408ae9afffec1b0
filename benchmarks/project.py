"""A book of some roles in a folder of its own, and the commands that are measured on it."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import book
from benchmarks.measure import Cost, MeasureError, cost

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROLEBOOK = str(Path(sys.executable).with_name("rolebook"))
ROLE = "content/roles"

PAGE = """{{% extends "default/{name}" %}}
{{% block head %}}<meta name="edition" content="{number}">{{% endblock %}}
"""
DOCUMENT = """{{% extends "default/{name}" %}}
{{% block main %}}
{{{{ super() }}}}
<p>Edition {number}</p>
{{% endblock %}}
"""
"""A project's own templates: what the packaged ones say, and one line more."""


@dataclass(frozen=True, slots=True)
class Project:
    """The folder of a project whose content and templates are changed again and again."""

    folder: Path
    numbers: Iterator[int]

    def build(self, *flags: str) -> Cost:
        """What a build costs."""
        return cost(self.command(*flags), self.folder)

    def command(self, *flags: str) -> Sequence[str]:
        """The words of a build."""
        return [ROLEBOOK, "build", "--quiet", *flags]

    def clean(self) -> None:
        """Forget every build."""
        for name in ("output", ".rolebook"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def setting(self, name: str, value: str = "") -> None:
        """Let rolebook.yaml say this of a setting, as YAML; or, if empty, nothing."""
        file = self.folder / "rolebook.yaml"
        lines = [line for line in file.read_text("utf-8").splitlines() if _name(line) != name]
        file.write_text("\n".join([*lines, *([f"{name}: {value}"] if value else []), ""]), "utf-8")

    def retitle(self) -> None:
        """Give the role in the middle of the book another title."""
        roles = sorted((self.folder / ROLE).iterdir())
        file = roles[len(roles) // 2]
        text = file.read_text("utf-8")
        title = re.sub(r", edition \d+", "", text.splitlines()[0])
        new = f"{title}, edition {next(self.numbers)}"
        file.write_text(text.replace(text.splitlines()[0], new, 1), "utf-8")

    def retouch(self, name: str) -> None:
        """Change a template in the project's own folder."""
        file = self.folder / "templates" / name
        file.parent.mkdir(exist_ok=True)
        own = DOCUMENT if name.startswith("documents/") else PAGE
        file.write_text(own.format(name=name, number=next(self.numbers)), "utf-8")

    def published(self, ending: str = "") -> dict[Path, int]:
        """Each published file, with the time at which it was written, in ns."""
        found = (self.folder / "output").rglob(f"*{ending}")
        return {
            f: f.stat().st_mtime_ns for f in found if f.is_file() and ".rolebook" not in f.parts
        }

    def changed(self, before: dict[Path, int], ending: str = "") -> int:
        """How many files are new or written again since `published` was asked."""
        return sum(before.get(file) != time for file, time in self.published(ending).items())


def _name(line: str) -> str:
    """What a line of rolebook.yaml sets; those of the books are one for each setting."""
    return line.partition(":")[0]


def make(folder: Path, roles: int, posting_every: int = book.POSTING_EVERY) -> Project:
    """Write a book of so many roles into a new folder."""
    book.write(folder, roles, posting_every)
    project = Project(folder, count(1))
    project.retouch("role.html")
    cost([ROLEBOOK, "check"], folder)  # a book with errors would measure nothing
    return project


def expect(name: str, found: int, wanted: int) -> None:
    """Fail where a measured build did more or less than it is measured for."""
    if found != wanted:
        raise MeasureError(f"{name}: {found} instead of {wanted}")
