"""`rolebook post`: a posting, new or of the book, into its files, without touching the site."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands import complete
from generator.commands.new import (
    at_terminal,
    choice,
    posting_of,
    put,
    say_next,
    unoccupied,
    vacancy_of,
    wrong,
)
from generator.commands.saved import alone, readable, sound, whole
from generator.commands.terminal import (
    WRONG_CONTENT,
    WRONG_USE,
    fail,
    finish,
    open_here,
    root_of,
    shown,
)
from generator.commands.vacancy import (
    OPTIONS,
    Link,
    at_options,
    given,
    parameter,
    vacancy_options,
)
from generator.commands.words import Day, Text, Words, today_option
from generator.formats.registry import POSTING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from generator.book.book import Book
    from generator.book.edition import Edition
    from generator.commands.new import Vacancy
    from generator.findings import Finding
    from generator.project import Project

FORMS = ("pdf", *POSTING)
ENDINGS = {"pdf": ".pdf"} | {name: form.file for name, form in POSTING.items()}
CALLED = {"standalone": "html"}
"""What people call a form that has another name in `formats`, where the page is `html`."""


@click.command()
@click.argument(
    "wanted", required=False, metavar="ROLE|POSTING", shell_complete=complete.roles_and_postings
)
@vacancy_options
@click.option(
    "--language",
    "languages",
    metavar="CODE,CODE",
    type=Text(),
    help="The languages of the files; else the first one.",
)
@click.option(
    "--format",
    "forms",
    type=Words(
        tuple(CALLED.get(form, form) for form in FORMS),
        "a format",
        {called: form for form, called in CALLED.items()},
    ),
    default=("pdf",),
    help="Which files; else pdf.",
)
@click.option(
    "--to",
    "target",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder for the files; else this one.",
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.option("--save", is_flag=True, help="Write the posting into the book too, as a draft.")
@today_option
@click.pass_obj
def post(  # noqa: PLR0913 - each has a name where it is called
    folder: Path | None,
    /,
    wanted: str | None,
    *,
    languages: str | None,
    forms: tuple[str, ...],
    target: Path,
    force: bool,
    save: bool,
    today: dt.date | None,
    **typed: Any,  # noqa: ANN401 - an option each
) -> None:
    """Make the files of one posting, without touching the site.

    Of ROLE, it is a new one, and a draft. Of POSTING, which is in the book, the files are a draft
    until it is approved.

    What is missing is asked for on a terminal. With --save a new posting is written into
    content/postings/ too, where `rolebook approve` makes it one for the site.
    """
    from generator.book.edition import Edition
    from generator.book.load import load

    project = open_here(root_of(folder), today=today)
    book, _, loaded = load(project)
    edition = Edition(book)
    _apart(project, target)
    files = Files(forms, _languages(project, languages), target, force)
    if wanted:
        readable(book, "posting", wanted)
    if wanted in edition.ids("posting") and (
        wanted not in edition.ids("role") or not _given(typed)
    ):
        _saved(
            project, book, wanted, files, loaded, [*_given(typed), *(["--save"] if save else [])]
        )
    else:
        vacancy = vacancy_of(project, edition, wanted, typed)
        sound(project, book, [("role", vacancy.role), ("location", vacancy.location)], loaded)
        _new(project, edition, vacancy, files, typed, save=save)


@dataclass(frozen=True, slots=True)
class Files:
    """Which files are wanted, and where."""

    forms: tuple[str, ...]
    languages: tuple[str, ...]
    target: Path
    force: bool

    def paths(self, book: Book, name: str) -> dict[tuple[str, str], Path]:
        """Where each form in each language goes; ends the command where something is there."""
        several = len(self.languages) > 1
        found = {}
        for language in self.languages:
            mark = f".{language}" if several and language != book.language else ""
            for form in self.forms:
                found[form, language] = self.target / f"{name}{mark}{ENDINGS[form]}"
        unoccupied(found.values(), force=self.force)
        return found

    def made(self, book: Book, name: str) -> dict[Path, bytes]:
        """The bytes of each file; a fault of a template ends the command."""
        from generator.book.edition import Edition
        from generator.build.make import Maker
        from generator.build.plan import Output
        from generator.formats.html import TemplateError

        maker = Maker(book, {})
        found = {}
        for (form, language), path in self.paths(book, name).items():
            output = Output("posting", name, language, form, path.name)
            try:
                found[path] = maker.content(output, Edition(book, language))
            except TemplateError as error:
                finish([error.finding], book.project.root, "text")
        return found


def _saved(  # noqa: PLR0913, PLR0917 - each has a name where it is called
    project: Project,
    book: Book,
    name: str,
    files: Files,
    loaded: Iterable[Finding],
    given: Iterable[str],
) -> None:
    """Makes the files of a posting of the book."""
    from generator.files import together
    from generator.standing import standing

    for flag in given:
        file = book.files["posting", name][0]
        message = f"the posting {name} is in the book already; write what changes into {file}."
        raise wrong(message, flag)
    whole(project, book, name, loaded)
    found = standing(book, name, loaded)
    if any(each.severity == "error" for each in found):
        finish(found, project.root, "text")
    made = files.made(book, name)
    with together(made):
        pass
    _told(made)
    finish(found, project.root, "text")


def _new(  # noqa: PLR0913 - each has a name where it is called
    project: Project,
    edition: Edition,
    vacancy: Vacancy,
    files: Files,
    typed: dict[str, Any],
    *,
    save: bool,
) -> None:
    """Makes the files of a new posting, and writes it into the book if that is wanted."""
    files.paths(edition.book, vacancy.name)
    typed = _rest(project, typed)
    with alone(project) if save else nullcontext():
        text, found = _written(project, edition, vacancy, files, typed, save=save)
    finish(found if save else at_options(found, vacancy.file, text), project.root, "text")
    if save:
        say_next(project, f"approve {vacancy.name} --by FUNCTION", lacks=not typed["apply"])


def _written(  # noqa: PLR0913 - each has a name where it is called
    project: Project,
    edition: Edition,
    vacancy: Vacancy,
    files: Files,
    typed: dict[str, Any],
    *,
    save: bool,
) -> tuple[str, Sequence[Finding]]:
    """The text of a new posting whose files are made, and what is found in it."""
    from generator.book.values import UNFINISHED
    from generator.drafts import trial
    from generator.files import together

    name = vacancy.name
    if not save:  # a number is given once: to what is in the book
        typed["requisition"] = typed["requisition"] or UNFINISHED
    text = posting_of(project, edition, vacancy, typed)
    book, found = trial(edition.book, "posting", name, vacancy.file, text)
    if book is None or any(each.severity == "error" for each in found):
        finish(at_options(found, vacancy.file, text), project.root, "text")
        sys.exit(WRONG_CONTENT)
    made = files.made(book, name)
    with together(made):
        if save:
            put(project, "posting", name, text)
    _told(made)
    return text, found


def _told(made: Iterable[Path]) -> None:
    for path in made:
        click.echo(f"Wrote {shown(path)}")


def _given(typed: Mapping[str, Any]) -> list[str]:
    """The flags of a vacancy that were typed."""
    flags = {parameter(option): option.flag for option in OPTIONS} | {"name": "--id"}
    return [flags[name] for name, value in typed.items() if given(value)]


def _languages(project: Project, wish: str | None) -> tuple[str, ...]:
    """The languages of the files; one that the book lacks ends the command."""
    known = project.settings.languages
    if wish is None:
        return known[:1]
    wishes = (each.strip() for each in wish.split(","))
    return tuple(dict.fromkeys(choice("language", each, known, "--language") for each in wishes))


def _rest(project: Project, typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed, with until when and where one can apply; asks for what is missing."""
    from generator.drafts import OPEN_FOR

    if not typed["closes"]:
        if not at_terminal():
            message = "say until when one can apply, with --closes YYYY-MM-DD or --closes ongoing"
            fail(message, WRONG_USE)
        usual = max(typed["posted"] or project.today, project.today) + OPEN_FOR
        typed["closes"] = click.prompt("Closes", type=Day("ongoing"), default=usual, err=True)
    if not typed["apply"] and at_terminal():
        ask = "Apply at (an address or a mailbox; empty: not known yet)"
        typed["apply"] = click.prompt(ask, type=Link(), default="", show_default=False, err=True)
    return typed


def _apart(project: Project, target: Path) -> None:
    """Ends the command where files would come into a folder that has another use."""
    from generator.files import within
    from generator.root import FOLDER

    full = Path(os.path.abspath(target))  # noqa: PTH100 - resolve() would follow links
    if full.is_relative_to(project.root):
        within(target, project.root)
    real = Path(os.path.realpath(target))
    archive = project.settings.archive
    others = [project.output, project.content, project.templates, project.root / FOLDER]
    for other in (*others, project.root / archive if archive else None):
        if other and real.is_relative_to(os.path.realpath(other)):
            message = f"'{shown(target)}' is in {other.name}/, which has another use."
            raise wrong(message, "--to")
