"""A command's place, what it says to the terminal, and how it ends."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from generator.findings import Finding
    from generator.project import Project
    from generator.rules import Severity

WRONG_CONTENT, WRONG_USE, MACHINE_FAILED, STOPPED = 1, 2, 3, 130
"""Exit codes besides 0: an error in content, wrong use, a machine that failed us, Ctrl-C."""


def root_of(folder: Path | None) -> Path:
    """The project's folder, or the end of the command; `folder` is what `--project` names."""
    from generator.root import FILE, find_root

    where = folder or Path.cwd()
    if not where.is_dir():
        fail(f"there is no folder {where}", WRONG_USE)
    root = find_root(where)
    if root is None:
        fail(
            f"there is no {FILE} in {where} or above it; `rolebook init DIR` starts a project",
            WRONG_USE,
        )
    return root


def open_here(root: Path, style: str = "text", today: dt.date | None = None) -> Project:
    """The project in a folder; when its rolebook.yaml is wrong, the end of the command."""
    from generator.project import open_project

    project, findings = open_project(root, today=today)
    if project is None:
        finish(findings, root, style)
        sys.exit(WRONG_CONTENT)
    return project


def finish(  # noqa: PLR0913 - each has a name where it is called
    findings: Iterable[Finding],
    root: Path,
    style: str,
    *,
    strict: bool = False,
    least: Severity = "advice",
    empty: str = "",
    code: int = 0,
    texts: Mapping[str, bytes] | None = None,
) -> None:
    """Shows findings in a style and ends the command with what they mean.

    What is less severe than `least` is counted alone. `texts` has files that are not on the disk
    yet, by their path in the project.
    """
    from generator.files import read_plain
    from generator.reporters import at_least, report, summary

    found = list(findings)
    told = at_least(found, least)
    color = style == "text" and sys.stdout.isatty()
    unwritten = texts or {}
    text = report(
        told, style, lambda f: unwritten.get(f) or read_plain(root / f, root), color=color
    )
    if text and (told or style not in {"text", "concise"}):
        click.echo(text.rstrip("\n"))
    if len(told) < len(found) and style in {"text", "concise"}:
        click.echo(f"not shown: {summary(f for f in found if f not in told)}")
    if empty and style in {"text", "concise"} and not (found and empty == "no findings"):
        click.echo(empty)
    severe = {"error", "warning"} if strict else {"error"}
    if code or any(f.severity in severe for f in found):
        sys.exit(code or WRONG_CONTENT)


def fail(message: str, code: int) -> NoReturn:
    """Ends the command with a message; what is wrong first, then what to do."""
    click.echo(f"rolebook: {message}", err=True)
    sys.exit(code)


def shown(path: Path) -> str:
    """A path as one would type it here: relative where it stands below this folder."""
    here = Path.cwd()
    full = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    return str(full.relative_to(here) if full.is_relative_to(here) else full)


def in_project(path: Path, root: Path) -> str:
    """A file's path in the project; typed as seen from here, or as findings name it."""
    here = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    top = root.resolve()
    if here.is_relative_to(top) and (here.exists() or path.is_absolute()):
        return here.relative_to(top).as_posix()
    return path.as_posix()


def typed(command: str, root: Path) -> str:
    """A command as one would type it here to reach the project in a folder."""
    from generator.root import find_root

    if find_root(Path.cwd()) == root.resolve():
        return f"rolebook {command}"
    return f"rolebook --project {shlex.quote(shown(root))} {command}"
