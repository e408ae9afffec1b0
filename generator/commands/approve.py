"""`rolebook approve`: what postings say today into the approval in their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.commands import complete
from generator.commands.terminal import WRONG_CONTENT, fail, finish, open_here, root_of, shown
from generator.commands.words import Day, hint, listed, today_option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from generator.book.book import Book
    from generator.findings import Finding
    from generator.project import Project


@click.command()
@click.argument(
    "names", metavar="POSTING...", nargs=-1, required=True, shell_complete=complete.postings
)
@click.option(
    "--by", required=True, metavar="TEXT", help="Who approves: a function, never a person's name."
)
@click.option("--on", type=Day(), help="The day of the approval; else today.")
@today_option
@click.pass_obj
def approve(
    folder: Path | None,
    *,
    names: tuple[str, ...],
    by: str,
    on: dt.date | None,
    today: dt.date | None,
) -> None:
    """Record that postings may be published as they stand.

    An approval holds a digest of what the posting says, with its role, pay band and translations:
    when any of these changes, the posting is a draft again until someone approves it.
    """
    from generator.book.load import load
    from generator.files import replace

    by = by.strip()
    project = open_here(root_of(folder), today=today)
    if not by or not by.isprintable():
        message = "Write who approves in a few words, such as 'People operations'."
        raise click.BadParameter(message, param_hint="'--by'")
    on = on or project.today
    if on > project.today:
        message = f"{on} has not come yet; today is {project.today}."
        raise click.BadParameter(message, param_hint="'--on'")
    book, _, findings = load(project)
    for name in names:
        _known(book, name)
        _whole(project, book, name, findings)
    texts = {_file(project, book, name): _text(project, book, name, by, on) for name in names}
    for path, text in texts.items():
        replace(path, text)
        click.echo(f"Approved {shown(path)}")


def _known(book: Book, name: str) -> None:
    _read(book, "posting", name)
    names = book.ids["posting"]
    if name not in names:
        advice = hint(name, names) or f" There are: {listed(names) or 'none'}."
        raise click.BadParameter(f"There is no posting '{name}'.{advice}", param_hint="'POSTING'")


def _read(book: Book, kind: str, name: str) -> None:
    if {(kind, name), (kind, "*")} & book.broken:
        fail(f"{kind} {name} can't be read; `rolebook check` tells why", WRONG_CONTENT)


def _whole(project: Project, book: Book, name: str, findings: Iterable[Finding]) -> None:
    """Ends the command where something that a posting stands on could not be read."""
    posting = book.get("posting", name, book.language)
    parts = [("posting", name), ("role", posting.role), ("location", posting.location)]
    parts += [("industry", posting.industry)] if posting.industry else []
    files = set[str]()
    for part in parts:
        _read(book, *part)
        files |= {file for _, file in book.files[part][1]} if part in book.files else set()
    wrong = [found for found in findings if found.severity == "error" and found.file in files]
    finish(_located(project, wrong), project.root, "text")


def _located(project: Project, findings: Iterable[Finding]) -> list[Finding]:
    """Findings with their lines."""
    from generator.book.places import located as found
    from generator.files import read_plain

    return found(findings, lambda file: read_plain(project.root / file, project.root))


def _file(project: Project, book: Book, name: str) -> Path:
    from generator.files import within

    return within(project.root / book.files["posting", name][0], project.root)


def _text(project: Project, book: Book, name: str, by: str, on: dt.date) -> str:
    """The file of a posting with its approval; ends the command where `check` finds an error."""
    from generator.approval import digest
    from generator.checks import check
    from generator.drafts import signed, trial

    faults = [found for found in check(book, "posting", name)[0] if found.severity == "error"]
    finish(_located(project, faults), project.root, "text")
    file = book.files["posting", name][0]
    text = signed((project.root / file).read_text("utf-8"), by, on, digest(book, name))
    if text is None:
        fail(f"{file}: write the approval into this file by hand", WRONG_CONTENT)
    # what only an approved posting must have, such as French in Quebec
    faults = [f for f in trial(book, "posting", name, file, text)[1] if f.severity == "error"]
    finish(faults, project.root, "text", texts={file: text.encode()})
    return text
