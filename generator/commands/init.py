"""`rolebook init`: a folder into a project that builds as it is."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from generator.commands.terminal import WRONG_USE, fail, shown
from generator.commands.words import listed


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Begin a project in DIR: an employer, a place, a ladder and a role, which build as they are.

    DIR is made if it doesn't exist. Nothing that is there is overwritten.
    """
    from generator.files import TakenError
    from generator.starter import begin

    try:
        files = begin(folder)
    except TakenError as error:
        fail(f"{listed(map(shown, error.paths))} exists already; nothing was written", WRONG_USE)
    click.echo(f"Wrote {len(files)} files to {shown(folder)}, and schemas for editors.")
    click.echo("Next:")
    if folder.resolve() != Path.cwd():
        click.echo(f"  cd {shlex.quote(str(folder))}")
    click.echo("  rolebook build")
