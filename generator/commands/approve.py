"""`rolebook approve`: what postings say today into the approval in their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.commands import complete
from generator.commands.new import at_terminal
from generator.commands.saved import alone, readable, whole
from generator.commands.terminal import (
    WRONG_CONTENT,
    WRONG_USE,
    fail,
    finish,
    open_here,
    root_of,
    shown,
)
from generator.commands.words import Day, Text, hint, listed, today_option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from generator.approving import Approved
    from generator.book.book import Book
    from generator.findings import Finding
    from generator.project import Project


@click.command()
@click.argument(
    "names", metavar="POSTING...", nargs=-1, required=True, shell_complete=complete.postings
)
@click.option(
    "--by", metavar="TEXT", type=Text(), help="Who approves: a function, never a person's name."
)
@click.option("--on", type=Day(), help="The day of the approval; else today.")
@click.option(
    "--despite-warnings",
    "despite",
    is_flag=True,
    help="Approve what warnings of law, or texts that nobody has written, stand against.",
)
@today_option
@click.pass_obj
def approve(  # noqa: PLR0913 - each has a name where it is called
    folder: Path | None,
    *,
    names: tuple[str, ...],
    by: str | None,
    on: dt.date | None,
    despite: bool,
    today: dt.date | None,
) -> None:
    """Record that postings may be published as they stand.

    An approval holds a digest of what the posting says, with its role, pay band and translations:
    when any of these changes, the posting is a draft again until someone approves it.

    What `rolebook check` says of the postings is shown. Of an employer that is no example, none is
    approved that a law asks more of, or in which something is not written yet, unless
    --despite-warnings says so. Who approves is asked for on a terminal.
    """
    project = open_here(root_of(folder), today=today)
    by = _by(by)
    on = on or project.today
    if on > project.today:
        message = f"{on} has not come yet; today is {project.today}."
        raise click.BadParameter(message, param_hint="'--on'")
    with alone(project):
        found = _all_approved(project, names, by, on, despite=despite)
    finish(found, project.root, "text")


def _all_approved(
    project: Project, names: Iterable[str], by: str, on: dt.date, *, despite: bool
) -> list[Finding]:
    """Writes the approval into the files of all these postings, or ends the command."""
    from generator.approving import grave
    from generator.book.load import load
    from generator.files import within
    from generator.studio.approvals import put

    book, _, loaded = load(project)
    for name in names:
        _known(book, name)
        whole(project, book, name, loaded)
    every: dict[Path, Approved] = {}
    found: list[Finding] = []
    for name in names:
        made = _approved(project, book, name, by, on, loaded)
        every[within(project.root / made.file, project.root)] = made
        found += made.findings
    if not despite and grave(book, found):
        finish(found, project.root, "text")
        advice = "mend what these warnings say, or approve it with --despite-warnings"
        fail(f"nothing was approved: {advice}", WRONG_CONTENT)
    for path, made in every.items():
        put(project, made)
        click.echo(f"Approved {shown(path)}")
    return found


def _by(said: str | None) -> str:
    """Who approves; asks for it, or ends the command."""
    if said is None and not at_terminal():
        fail("say who approves, with --by FUNCTION such as 'People operations'", WRONG_USE)
    by = said if said is not None else click.prompt("Approved by (a function)", err=True)
    by = by.strip()
    if not by or not by.isprintable():
        message = "Write who approves in a few words, such as 'People operations'."
        raise click.BadParameter(message, param_hint="'--by'")
    return str(by)


def _known(book: Book, name: str) -> None:
    readable(book, "posting", name)
    names = book.ids["posting"]
    if name not in names:
        advice = hint(name, names) or f" There are: {listed(names) or 'none'}."
        raise click.BadParameter(f"There is no posting '{name}'.{advice}", param_hint="'POSTING'")


def _approved(  # noqa: PLR0913, PLR0917 - what an approval is made of
    project: Project, book: Book, name: str, by: str, on: dt.date, loaded: Iterable[Finding]
) -> Approved:
    """A posting with its approval; what stands against it ends the command."""
    from generator.approving import UnapprovableError, approved

    try:
        return approved(book, name, by, on, loaded)
    except UnapprovableError as refused:
        finish(refused.findings, project.root, "text", texts=refused.texts)
        fail(f"{refused.file}: write the approval into this file by hand", WRONG_CONTENT)
