"""`rolebook archive`: the dated copies of postings into a list, or into what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.commands.terminal import WRONG_CONTENT, fail, open_here, root_of, shown
from generator.commands.words import today_option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from generator.archive import Copy, Term


@click.command()
@click.option("--verify", is_flag=True, help="Compare every file with its checksum.")
@today_option
@click.pass_obj
def archive(folder: Path | None, today: dt.date | None, *, verify: bool) -> None:
    """List the copies that builds keep of published postings.

    Each has the day on which the site first showed it, and how long the laws of its place want it
    kept, as far as they are known here: `rolebook laws` tells which. Copies whose time is over are
    named; nothing is ever removed. With --verify a copy that was changed, or lacks a file, is told,
    and the exit code is 1.
    """
    from generator.archive import copies
    from generator.law import NOT_ADVICE

    root = root_of(folder)
    project = open_here(root, today=today)
    if not project.settings.archive:
        click.echo("No copies are kept: `archive` of rolebook.yaml is null.")
        return
    home = project.root / project.settings.archive
    found = copies(home)
    if not found:
        click.echo(f"{shown(home)}: no copies yet; `rolebook build` makes them")
        return
    if verify:
        _verify(found)
    terms = list(_terms(found))
    for copy, kept in terms:
        click.echo(_line(copy, kept))
    over = [(copy, kept) for copy, kept in terms if kept.until and kept.until < project.today]
    if over:
        click.echo(f"\nTheir time is over on {project.today}, as far as is known here:")
        for copy, kept in over:
            click.echo(f"  {shown(copy.folder)}  since {kept.until}")
    click.echo(f"\n{NOT_ADVICE.capitalize()}.")


def _terms(found: list[Copy]) -> Iterator[tuple[Copy, Term]]:
    """Each copy with how long it is kept; the last copy of a posting knows when that closed."""
    from generator.archive import term

    last = {copy.posting: copy for copy in found}
    for copy in found:
        yield copy, term(copy, last[copy.posting])


def _line(copy: Copy, kept: Term) -> str:
    """A copy in a line: which, since when, how many files, until when."""
    until = f"keep until {kept.until} ({kept.why})" if kept.until else kept.why
    said = until or "no law known here wants it kept"
    return f"{copy.posting}  {copy.folder.name}  {len(copy.sums)} files  {said}"


def _verify(found: list[Copy]) -> None:
    """Ends the command where a copy isn't as it was made."""
    from generator.archive import faults

    wrong = [f"{shown(copy.folder)}: {fault}" for copy in found for fault in faults(copy)]
    for line in wrong:
        click.echo(line, err=True)
    number = "1 copy" if len(found) == 1 else f"{len(found):,} copies"
    if wrong:
        faulty = "1 fault" if len(wrong) == 1 else f"{len(wrong):,} faults"
        fail(f"{faulty} in {number}", WRONG_CONTENT)
    click.echo(f"{number} {'is as it was' if len(found) == 1 else 'are as they were'} made")
