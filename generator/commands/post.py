"""`rolebook post`: a role and a place into one posting's files, without touching the site."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands import complete
from generator.commands.new import (
    OPEN_FOR,
    WORK_MODES,
    asked,
    at_terminal,
    book_of,
    choice,
    free,
    open_days,
    path_of,
    posting_draft,
    unoccupied,
    write,
    wrong,
)
from generator.commands.terminal import WRONG_USE, fail, finish, shown, typed
from generator.commands.words import Amount, Day, Text, Word, Words, today_option
from generator.formats.registry import POSTING
from generator.pay import digits

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.book.book import Book
    from generator.book.edition import Edition
    from generator.project import Project

FORMS = ("pdf", *POSTING)
EMPLOYMENT = ("full_time", "part_time", "contract", "temporary", "internship")
"""Those of `values.Employment`, which takes pydantic to import."""
ENDINGS = {"pdf": ".pdf"} | {name: form.file for name, form in POSTING.items()}


@click.command()
@click.argument("role", required=False, metavar="ROLE", shell_complete=complete.roles)
@click.option("--location", metavar="ID", shell_complete=complete.locations, help="Where.")
@click.option("--closes", type=Day("ongoing"), help="The last day to apply.")
@click.option("--posted", type=Day(), help="The day on which it opens; else today.")
@click.option("--starts", type=Day(), help="The first day of work.")
@click.option("--ends", type=Day(), help="The last day of a fixed term.")
@click.option(
    "--work-mode",
    type=Word(WORK_MODES),
    help="Else on-site, or remote where the place is an area to work from.",
)
@click.option("--employment", type=Word(EMPLOYMENT), help="Else full_time.")
@click.option("--hours", metavar="N", type=Amount(0, 168, min_open=True), help="Hours a week.")
@click.option(
    "--pay-min",
    metavar="AMOUNT",
    type=Amount(0),
    help="The low end of pay; else the band's.",
)
@click.option(
    "--pay-max",
    metavar="AMOUNT",
    type=Amount(0),
    help="The high end of pay; else the band's.",
)
@click.option("--industry", metavar="ID", help="An industry whose overlay lies over the role.")
@click.option("--note", metavar="TEXT", type=Text(), help="What is particular about this vacancy.")
@click.option("--apply", metavar="LINK", type=Text(), help="Where to apply.")
@click.option(
    "--requisition", metavar="TEXT", type=Text(), help="Its number; else the next one of the year."
)
@click.option("--id", "name", metavar="ID", help="The posting's id; else ROLE-LOCATION.")
@click.option("--language", metavar="CODE", help="The language of the files; else the first one.")
@click.option(
    "--format",
    "forms",
    type=Words(FORMS, "a format"),
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
def post(folder: Path | None, /, today: dt.date | None, **wishes: Any) -> None:  # noqa: ANN401 - a flag each
    """Make the files of one posting, without touching the site.

    The posting is of ROLE, and a draft.

    What is missing is asked for on a terminal. With --save the posting is written into
    content/postings/ too, where `rolebook approve` makes it one for the site.
    """
    from generator.drafts import trial
    from generator.files import together

    project, edition = book_of(folder, today)
    wish = Wishes(**wishes)
    _apart(project, wish.target)
    text = _text(project, edition, wish)
    name = wish.name or f"{wish.role}-{wish.location}"
    free(project, edition.book, "posting", name, "--id")
    file = path_of(project, "posting", name).relative_to(project.root).as_posix()
    book, findings = trial(edition.book, "posting", name, file, text)
    if book is None or any(found.severity == "error" for found in findings):
        finish(findings, project.root, "text", texts={file: text.encode()})
        return
    paths = {form: wish.target / f"{name}{ENDINGS[form]}" for form in wish.forms}
    unoccupied(paths.values(), force=wish.force)
    made = {paths[form]: data for form, data in _files(book, name, wish)}
    with together(made):
        if wish.save:
            write(project, edition.book, "posting", name, text)
    for path in made:
        click.echo(f"Wrote {shown(path)}")
    told = [found for found in findings if found.severity == "warning"]
    if told:
        finish(told, project.root, "text", texts={file: text.encode()})
    if wish.save:
        click.echo(f"Next: {typed(f'approve {name} --by FUNCTION', project.root)}")


@dataclass(slots=True, kw_only=True)
class Wishes:
    """What was typed: a value for each flag, None where it wasn't."""

    role: str | None
    location: str | None
    closes: dt.date | str | None
    posted: dt.date | None
    starts: dt.date | None
    ends: dt.date | None
    work_mode: str | None
    employment: str | None
    hours: float | None
    pay_min: float | None
    pay_max: float | None
    industry: str | None
    note: str | None
    apply: str | None
    requisition: str | None
    name: str | None
    language: str | None
    forms: tuple[str, ...]
    target: Path
    force: bool
    save: bool

    def fields(self) -> Iterator[tuple[str, str]]:
        """The fields of a posting that a draft only shows, as YAML."""
        plain = (
            ("industry", self.industry),
            ("employment", self.employment),
            ("starts", self.starts),
            ("ends", self.ends),
            ("hours", None if self.hours is None else digits(self.hours)),
        )
        yield from ((name, str(value)) for name, value in plain if value)
        if self.note:
            from generator.drafts import scalar

            yield "note", scalar(self.note)


def _text(project: Project, edition: Edition, wish: Wishes) -> str:
    """The file of the posting; asks for what is missing, or ends the command."""
    from generator.drafts import filled

    book = edition.book
    wish.role = choice("role", asked(wish.role, "role", edition), edition.ids("role"), "ROLE", book)
    place = asked(wish.location, "location", edition)
    wish.location = choice("location", place, edition.ids("location"), "--location", book)
    posted = wish.posted or project.today
    closes = wish.closes or _day(max(posted, project.today) + OPEN_FOR)
    open_days(posted, closes, project.today)
    if wish.industry:
        wish.industry = choice("industry", wish.industry, edition.ids("industry"), "--industry")
    if wish.language:
        languages = project.settings.languages
        wish.language = choice("language", wish.language, languages, "--language")
    text = posting_draft(
        edition,
        requisition=wish.requisition,
        role=wish.role,
        location=wish.location,
        work_mode=wish.work_mode,
        posted=posted,
        closes=closes,
        apply=wish.apply,
    )
    fields = dict(wish.fields())
    if wish.pay_min is not None or wish.pay_max is not None:
        fields["pay"] = _pay(edition, wish, posted)
    return filled(text, fields)


def _pay(edition: Edition, wish: Wishes, posted: dt.date) -> str:
    """The range of the posting; an end that wasn't typed is that of the band."""
    from generator.pay import band_for

    zone = edition.location(str(wish.location)).zone
    band = band_for(edition.role(str(wish.role)).pay, zone, posted)
    low = band.min if wish.pay_min is None and band else wish.pay_min
    high = band.max if wish.pay_max is None and band else wish.pay_max
    said = {name: digits(end) for name, end in (("min", low), ("max", high)) if end is not None}
    return f"{{{', '.join(f'{name}: {end}' for name, end in said.items())}}}"


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


def _day(usual: dt.date) -> dt.date | str:
    if not at_terminal():
        fail(
            "say until when one can apply, with --closes YYYY-MM-DD or --closes ongoing", WRONG_USE
        )
    said: dt.date | str = click.prompt("Closes", type=Day("ongoing"), default=usual, err=True)
    return said


def _files(book: Book, name: str, wish: Wishes) -> Iterator[tuple[str, bytes]]:
    """The bytes of each form; a fault of a template ends the command."""
    from generator.book.edition import Edition
    from generator.build.make import Maker
    from generator.build.plan import Output
    from generator.formats.html import TemplateError

    edition = Edition(book, wish.language or "")
    maker = Maker(book, {})
    for form in wish.forms:
        output = Output("posting", name, edition.language, form, f"{name}{ENDINGS[form]}")
        try:
            yield form, maker.content(output, edition)
        except TemplateError as error:
            finish([error.finding], book.project.root, "text")
