"""`rolebook init`: a folder into a project that builds as it is."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from generator.commands.terminal import WRONG_USE, fail, shown
from generator.commands.words import Word, listed

BOOKS = ("account-management",)
"""The books that a project can begin with, in place of an empty one."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--with",
    "book",
    type=Word(BOOKS),
    help="Begin with a whole book, in English and French, in place of one role.",
)
def init(folder: Path, book: str | None) -> None:
    """Begin a project in DIR that builds as it is.

    It has an employer, a place to work, a few skills, a ladder and a role, to be replaced by yours;
    or, by --with account-management, the thirteen roles of the book that Rolebook ships.
    DIR is made if it doesn't exist. Nothing that is there is overwritten.
    """
    from generator.files import TakenError
    from generator.starter import IGNORED, begin, unignored

    try:
        files = begin(folder, whole=bool(book))
    except TakenError as error:
        names = listed(map(shown, error.paths))
        several = len(error.paths) > 1
        why = "exist already" if several else "exists already"
        if error.blocked:
            why += " and are no folders" if several else " and is no folder"
        fail(f"{names} {why}; nothing was written", WRONG_USE)
    click.echo(f"Wrote {len(files)} files to {shown(folder)}, and schemas for editors.")
    lacking = unignored(folder)
    if lacking:
        *others, last = lacking
        named = f"{', '.join(others)} and {last} belong" if others else f"{last} belongs"
        click.echo(f"Left {IGNORED} as it is; {named} in it.")
    here = folder.resolve() == Path.cwd()
    way = f"./{folder}" if str(folder).startswith("-") else str(folder)
    click.echo("Next:")
    click.echo("  rolebook check" if here else f"  cd {shlex.quote(way)}")
    click.echo("  rolebook build")
