"""`rolebook describe`: a role and a place into the job description that people file and sign."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import complete
from generator.commands.new import asked, choice, unoccupied
from generator.commands.terminal import WRONG_USE, fail, finish, open_here, root_of, shown
from generator.commands.words import Words, today_option
from generator.formats.registry import DESCRIPTION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.book.book import Book
    from generator.book.edition import Edition
    from generator.project import Project

FOLDER = "descriptions"
"""The folder for the files, in the project."""


@click.command()
@click.argument("role", required=False, metavar="ROLE", shell_complete=complete.roles)
@click.option(
    "--location", metavar="ID", shell_complete=complete.locations, help="Where the work is done."
)
@click.option(
    "--format",
    "forms",
    type=Words(tuple(DESCRIPTION), "a format"),
    default=("docx",),
    help="Which files; else docx.",
)
@click.option("--language", metavar="CODE", help="The language; else the first one.")
@click.option(
    "--to",
    "target",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"The folder for the files; else {FOLDER}/ in the project. Never one of the site.",
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@today_option
@click.pass_obj
def describe(  # noqa: PLR0913 - each has a name where it is called
    folder: Path | None,
    *,
    role: str | None,
    location: str | None,
    forms: tuple[str, ...],
    language: str | None,
    target: Path | None,
    force: bool,
    today: dt.date | None,
) -> None:
    """Make the job description of a role, to be filed and signed.

    The description is of ROLE, and internal: it also holds what no page shows, and nothing of it
    goes to the site.

    What is missing is asked for on a terminal.
    """
    from generator.describing import faults, stem
    from generator.files import together

    project, book = _book(folder, today)
    edition = _edition(book, language)
    role = choice("role", asked(role, "role", edition), edition.ids("role"), "ROLE", book)
    place = choice(
        "location",
        asked(location, "location", edition),
        edition.ids("location"),
        "--location",
        book,
    )
    finish(faults(edition, role, place), project.root, "text")
    home = _safe(target or project.root / FOLDER, project)
    name = stem(edition, role, place)
    paths = {form: home / f"{name}{DESCRIPTION[form].file}" for form in forms}
    unoccupied(paths.values(), force=force)
    with together({paths[form]: data for form, data in _files(edition, role, place, forms)}):
        pass
    for path in paths.values():
        click.echo(f"Wrote {shown(path)}")


def _book(folder: Path | None, today: dt.date | None) -> tuple[Project, Book]:
    """The project here and its book; files that can't be read end the command."""
    from generator.book.load import load

    project = open_here(root_of(folder), today=today)
    book, _, findings = load(project)
    finish((f for f in findings if f.severity == "error"), project.root, "text")
    return project, book


def _edition(book: Book, language: str | None) -> Edition:
    """The book in the language that was wished for."""
    from generator.book.edition import Edition

    if language:
        choice("language", language, book.project.settings.languages, "--language")
    return Edition(book, language or "")


def _safe(target: Path, project: Project) -> Path:
    """The folder for the files with all links resolved; one that is published ends the command."""
    from generator.build.manifest import MANIFEST
    from generator.build.place import OURS
    from generator.files import within

    folder = target.resolve()
    if Path(os.path.abspath(target)).is_relative_to(project.root):  # noqa: PTH100 - resolve() would follow links
        within(target, project.root)
    closed = {"the site's output": project.output, "the content": project.content}
    if project.templates:
        closed["the templates"] = project.templates
    if project.settings.archive:
        closed["the archive"] = project.root / project.settings.archive
    closed["Rolebook's own folder"] = project.root / OURS
    for each in (folder, *folder.parents):
        inside = next((what for what, path in closed.items() if _same(each, path)), "")
        if inside or (each / OURS / MANIFEST).exists():
            what = inside or "a site"
            fail(f"{shown(target)} is in {what}; choose another folder with --to", WRONG_USE)
    if folder.exists() and not folder.is_dir():
        fail(f"{shown(target)} is no folder; choose another one with --to", WRONG_USE)
    return folder


def _same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same place, in other letters too where case is no matter."""
    return one == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


def _files(
    edition: Edition, role: str, place: str, forms: tuple[str, ...]
) -> Iterator[tuple[str, bytes]]:
    """The bytes of each form; a fault of a template ends the command."""
    from generator.describing import described
    from generator.formats.html import TemplateError

    try:
        yield from described(edition, role, place, forms)
    except TemplateError as error:
        finish([error.finding], edition.book.project.root, "text")
