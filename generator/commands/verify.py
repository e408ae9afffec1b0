"""`rolebook verify`: a built site into the first difference between its formats, or none."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.terminal import (
    WRONG_CONTENT,
    WRONG_USE,
    fail,
    open_here,
    root_of,
    shown,
)

AGAIN = "if it is damaged, or left from an earlier build: `rolebook build` makes it again"


@click.command()
@click.argument("output", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def verify(folder: Path | None, output: Path | None) -> None:
    """Prove that the formats of each posting agree.

    Reads back what was built into OUTPUT, else into the project's output folder: pages and the
    markup in them, PDFs, Word files, Markdown, text, JSON and feeds, with readers that share no
    code with what writes them. Title, employer, place, way of working, pay, dates, where to apply
    and every duty are compared; everything in the markup must be on the page. The first difference
    is named, and the exit code is 1. Nothing is written.

    What was made by `build --only` may be newer than what it left: build all of it first.
    """
    from generator.verify.output import NotOurs
    from generator.verify.site import verify as compare

    if output is None:
        project = open_here(root_of(folder))
        output = project.root / project.settings.output
    try:
        count, difference = compare(output)
    except NotOurs as error:
        fail(str(error), WRONG_USE)
    if difference:
        fail(f"{difference}\n{AGAIN}", WRONG_CONTENT)
    if not count.postings:
        click.echo(f"{shown(output)}: no posting was built")
        return
    click.echo(
        f"{shown(output)}: {_number(count.files, 'file')} of "
        f"{_number(count.postings, 'posting')} in {_number(count.languages, 'language')} agree; "
        f"{_number(count.values, 'value')} compared"
    )
    if count.unread:
        click.echo(f"{_number(count.unread, 'PDF')} not read: not in letters that the reader knows")


def _number(number: int, of: str) -> str:
    return f"{number:,} {of}" if number == 1 else f"{number:,} {of}s"
