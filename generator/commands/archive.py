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

    from generator.archive import Copy


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
    for copy in found:
        click.echo(_line(copy))
    over = list(_over(found, project.today))
    if over:
        click.echo(f"\nTheir time is over on {project.today}, as far as is known here:")
        for path in over:
            click.echo(f"  {path}")
    click.echo(f"\n{NOT_ADVICE.capitalize()}.")


def _line(copy: Copy) -> str:
    """A copy in a line: which, since when, how many files, until when."""
    from generator.archive import term

    kept = term(copy)
    until = f"keep until {kept.until} ({kept.why})" if kept.until else kept.why
    number = f"{len(copy.sums)} files"
    said = until or "no law known here wants it kept"
    return f"{copy.posting}  {copy.folder.name}  {number}  {said}"


def _over(found: list[Copy], today: dt.date) -> Iterator[str]:
    from generator.archive import term

    for copy in found:
        until = term(copy).until
        if until and until < today:
            yield f"{shown(copy.folder)}  since {until}"


def _verify(found: list[Copy]) -> None:
    """Ends the command where a copy isn't as it was made."""
    from generator.archive import faults

    wrong = [f"{shown(copy.folder)}: {fault}" for copy in found for fault in faults(copy)]
    for line in wrong:
        click.echo(line, err=True)
    if wrong:
        number = "1 fault" if len(wrong) == 1 else f"{len(wrong):,} faults"
        fail(f"{number} in {len(found):,} copies", WRONG_CONTENT)
    click.echo(f"{len(found):,} copies are as they were made")
