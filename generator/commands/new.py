"""`rolebook new`: a few words into the file of something new, to fill in."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands import complete
from generator.commands.saved import alone
from generator.commands.terminal import (
    WRONG_CONTENT,
    WRONG_USE,
    fail,
    finish,
    in_project,
    open_here,
    root_of,
    shown,
    typed,
)
from generator.commands.vacancy import at_options, fields, vacancy_options
from generator.commands.words import Commands, Text, hint, listed, pick, today_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.book.book import Book
    from generator.book.edition import Edition
    from generator.book.survey import Group
    from generator.project import Project


@click.group(cls=Commands)
def new() -> None:
    """Begin a role, an industry, a posting or a translation."""


@new.command("role")
@click.argument("name", metavar="ID")
@click.option("--title", metavar="TEXT", type=Text(), help="The role's title; else made of the id.")
@click.option(
    "--ladder", metavar="ID", shell_complete=complete.ladders, help="Its ladder; else the only one."
)
@click.option(
    "--track",
    metavar="ID",
    shell_complete=complete.tracks,
    help="Its track on the ladder; else the first.",
)
@click.option(
    "--level", metavar="N", type=click.IntRange(1, 20), help="Its level; else the ladder's lowest."
)
@today_option
@click.pass_obj
def new_role(  # noqa: PLR0913 - each has a name where it is called
    folder: Path | None,
    *,
    name: str,
    title: str | None,
    ladder: str | None,
    track: str | None,
    level: int | None,
    today: dt.date | None,
) -> None:
    """Begin a role in content/roles/ID.yaml.

    The file holds what a role must have, and shows what else it may have in comments.
    """
    from generator.drafts import role_text

    project, edition = book_of(folder, today)
    free(project, edition.book, "role", name, "ID")
    ladder = choice("ladder", ladder, edition.ids("ladder"), "--ladder", edition.book)
    family = edition.ladder(ladder)
    tracks, levels = [t.id for t in family.tracks], [str(n.level) for n in family.levels]
    text = role_text(
        edition,
        title=title or name.replace("-", " ").capitalize(),
        ladder=ladder,
        track=choice("track", track or tracks[0], tracks, "--track"),
        level=int(choice("level", str(level or min(map(int, levels))), levels, "--level")),
        today=project.today,
    )
    write(project, edition.book, "role", name, text)
    click.echo("Next: put your texts into it, then")
    click.echo(f"  {typed('check', project.root)}")


@new.command("industry")
@click.argument("name", metavar="ID")
@click.option(
    "--name",
    "called",
    metavar="TEXT",
    type=Text(),
    help="The industry's name; else made of the id.",
)
@click.option(
    "--role",
    "roles",
    metavar="ID",
    multiple=True,
    shell_complete=complete.roles,
    help="A role that it lies over, as often as there are any; else the only one.",
)
@today_option
@click.pass_obj
def new_industry(
    folder: Path | None,
    *,
    name: str,
    called: str | None,
    roles: tuple[str, ...],
    today: dt.date | None,
) -> None:
    """Begin an industry in content/industries/ID.yaml.

    The file lies over the roles that are named, and shows what it may add to them.
    """
    from generator.drafts import industry_text

    project, edition = book_of(folder, today)
    free(project, edition.book, "industry", name, "ID")
    known = edition.ids("role")
    over = [choice("role", role, known, "--role", edition.book) for role in roles or [None]]
    text = industry_text(
        edition,
        name=called or name.replace("-", " ").capitalize(),
        roles=tuple(dict.fromkeys(over)),
    )
    write(project, edition.book, "industry", name, text)
    click.echo("Next: put your texts into it, then")
    click.echo(f"  {typed('check', project.root)}")


@new.command("posting")
@click.argument("role", shell_complete=complete.roles)
@vacancy_options
@today_option
@click.pass_obj
def new_posting(folder: Path | None, /, role: str, today: dt.date | None, **typed: Any) -> None:  # noqa: ANN401 - an option each
    """Begin a posting of ROLE: a draft, until it is approved.

    The file, in content/postings/, holds what a posting must have, and shows what else it may have
    in comments. It is on the site once `rolebook approve` has put in who approved it. It is open
    for four weeks, unless --closes says otherwise.
    """
    from generator.drafts import faults

    project, edition = book_of(folder, today)
    vacancy = vacancy_of(project, edition, role, typed)
    with alone(project):
        text = posting_of(project, edition, vacancy, typed)
        found = faults(edition.book, "posting", vacancy.name, vacancy.file, text)
        if any(each.severity == "error" for each in found):
            finish(at_options(found, vacancy.file, text), project.root, "text")
        put(project, "posting", vacancy.name, text)
    say_next(
        project,
        "check",
        f"approve {vacancy.name} --by FUNCTION",
        lacks=not typed["apply"],
    )


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A posting to be: its role, its place, and an id and a file that are free."""

    role: str
    location: str
    name: str
    file: str


def vacancy_of(
    project: Project, edition: Edition, role: str | None, typed: Mapping[str, Any]
) -> Vacancy:
    """The posting that is meant; asks for its role and its place, or ends the command."""
    book = edition.book
    role = choice("role", asked(role, "role", edition), edition.ids("role"), "ROLE", book)
    place = asked(typed["location"], "location", edition)
    place = choice("location", place, edition.ids("location"), "--location", book)
    name = typed["name"] or f"{role}-{place}"
    free(project, book, "posting", name, "--id")
    file = path_of(project, "posting", name).relative_to(project.root).as_posix()
    return Vacancy(role, place, name, file)


def posting_of(
    project: Project, edition: Edition, vacancy: Vacancy, typed: Mapping[str, Any]
) -> str:
    """The text of the file of a posting, as it was typed; what wasn't is as is usual."""
    from generator.book.values import UNFINISHED
    from generator.drafts import (
        OPEN_FOR,
        filled,
        on_the_disk,
        posting_text,
        requisition_after,
        usual_mode,
    )

    posted = typed["posted"] or project.today
    closes = typed["closes"] or max(posted, project.today) + OPEN_FOR
    open_days(posted, closes, project.today)
    if typed["industry"]:
        choice("industry", typed["industry"], edition.ids("industry"), "--industry")
    taken = (edition.posting(each).requisition for each in edition.ids("posting"))
    requisition = typed["requisition"] or requisition_after(
        [*taken, *on_the_disk(project)], project.today.year
    )
    unused(edition, requisition)
    text = posting_text(
        edition,
        requisition=requisition,
        role=vacancy.role,
        location=vacancy.location,
        work_mode=typed["work_mode"] or usual_mode(edition.location(vacancy.location)),
        posted=posted,
        closes=closes,
        apply=typed["apply"] or UNFINISHED,
        today=project.today,
    )
    low, high = typed["pay_min"], typed["pay_max"]
    pay = {} if low is None and high is None else {"pay": _pay(edition, vacancy, posted, low, high)}
    return filled(text, {**fields(typed), **pay})


def _pay(
    edition: Edition, vacancy: Vacancy, posted: dt.date, low: float | None, high: float | None
) -> str:
    """The range of a posting; an end that wasn't typed is that of the band."""
    from generator.pay import band_for, digits

    zone = edition.location(vacancy.location).zone
    band = band_for(edition.role(vacancy.role).pay, zone, posted)
    low = band.min if low is None and band else low
    high = band.max if high is None and band else high
    said = {name: digits(end) for name, end in (("min", low), ("max", high)) if end is not None}
    return f"{{{', '.join(f'{name}: {end}' for name, end in said.items())}}}"


def say_next(project: Project, *commands: str, lacks: bool) -> None:
    """Says what comes after a draft; first where to apply, if it lacks that."""
    lines = [typed(command, project.root) for command in commands]
    if len(lines) == 1 and not lacks:
        click.echo(f"Next: {lines[0]}")
        return
    click.echo("\n  ".join(["Next: put in where to apply, then" if lacks else "Next:", *lines]))


@new.command("translation")
@click.argument("original", metavar="FILE", shell_complete=complete.originals)
@click.option("--language", metavar="CODE", help="Into which language; else the only other one.")
@click.pass_obj
def new_translation(folder: Path | None, *, original: str, language: str | None) -> None:
    """Begin the translation of FILE, beside it.

    FILE is one of the content, as its path or as KIND/ID: role/office-coordinator. The new file has
    its texts, each behind a TO DO; until that is gone, a text counts as missing.
    """
    from generator.book.load import original as read_original
    from generator.files import create, within
    from generator.translation_draft import translation_text

    project = open_here(root_of(folder))
    first, *others = project.settings.languages
    if not others:
        fail(f"the book is in {first} alone; name more in `languages` of rolebook.yaml", WRONG_USE)
    group = _group(project, original)
    language = choice("language", language, others, "--language")
    stem, _, ending = group.file.rpartition(".")
    file = f"{stem}.{language}.{ending}"
    path = project.root / file
    if os.path.lexists(path):
        fail(f"{shown(path)} exists already", WRONG_USE)
    found = read_original(project, group)
    if found is None:
        fail(f"{group.file} has an error; `rolebook check` tells which", WRONG_CONTENT)
    text = translation_text(group.kind, *found, project.settings.content)
    if not text:
        fail(f"{group.file} has nothing to translate", WRONG_USE)
    with alone(project):
        create({within(path, project.root): text})
    click.echo(f"Wrote {shown(path)}")
    click.echo("Next: translate its texts, then")
    click.echo(f"  {typed('check', project.root)}")
    click.echo(f"  {typed(f'translations --accept {shlex.quote(file)}', project.root)}")


def _group(project: Project, original: str) -> Group:
    """The file of the content that is meant, with its translations; else the end of the command."""
    from generator.book.survey import LIBRARIES, survey

    groups, _ = survey(project)
    known = {group.file: group for group in groups}
    for group in groups:
        short = group.kind if group.kind in LIBRARIES else f"{group.kind}/{group.name}"
        known[short] = group
    for name in (original, in_project(Path(original), project.root)):
        if name in known:
            return known[name]
    advice = hint(original, known) or " Name it as content/roles/ID.yaml or role/ID."
    raise wrong(f"'{original}' is no file of the book.{advice}", "FILE")


def book_of(folder: Path | None, today: dt.date | None) -> tuple[Project, Edition]:
    """The project here, and its book in the first language."""
    from generator.book.edition import Edition
    from generator.book.load import load

    project = open_here(root_of(folder), today=today)
    book, _, _ = load(project)
    return project, Edition(book)


def choice(
    kind: str, wish: str | None, known: Iterable[str], option: str, book: Book | None = None
) -> str:
    """The thing that was wished for, or the only one; else the end of the command."""
    names = list(known)
    if wish is None and len(names) == 1:
        return names[0]
    if wish in names:
        return wish
    if wish is None:
        if not names and book and any(broken == kind for broken, _ in book.broken):
            fail(f"no {kind} can be read; `rolebook check` tells why", WRONG_CONTENT)
        advice = f"choose one of {listed(names)} with {option}" if names else "write one first"
        fail(f"there are {len(names) or 'no'} {kind}s: {advice}", WRONG_USE)
    if book and {(kind, wish), (kind, "*")} & book.broken:
        fail(f"{kind} {wish} can't be read; `rolebook check` tells why", WRONG_CONTENT)
    advice = hint(wish, names) or f" There are: {listed(names) or 'none'}."
    raise wrong(f"there is no {kind} '{wish}'.{advice}", option)


def asked(wish: str | None, kind: str, edition: Edition) -> str | None:
    """What was typed, or is chosen now from a list; None where nobody can be asked."""
    ids = edition.ids(kind)
    if wish or len(ids) <= 1 or not at_terminal():  # one is taken without asking
        return wish
    if kind == "role":
        names = {each: str(edition.card(each).title) for each in ids}
    else:
        names = {each: str(edition.location(each).name) for each in ids}
    return pick(kind.capitalize(), names)


def at_terminal() -> bool:
    """Whether there is someone to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def free(project: Project, book: Book, kind: str, name: str, option: str) -> None:
    """Ends the command unless an id is one, and is free."""
    from generator.book.values import is_id, near_id

    if not is_id(name):
        better = near_id(name)
        advice = f" Did you mean '{better}'?" if better else ""
        raise wrong(
            f"an id is lower-case words and hyphens, at most 64 characters.{advice}", option
        )
    path = path_of(project, kind, name)
    file = book.files[kind, name][0] if (kind, name) in book.files else None
    if file or path.exists() or path.is_symlink():
        where = shown(project.root / file if file else path)
        more = "; give the new one another name with --id" if option == "--id" else ""
        fail(f"{where} exists already{more}", WRONG_USE)


def unoccupied(paths: Iterable[Path], *, force: bool) -> None:
    """Ends the command where something stands that a file must not replace."""
    for path in paths:
        if path.is_dir():
            fail(f"{shown(path)} is a folder", WRONG_USE)
        if os.path.lexists(path) and not force:
            fail(f"{shown(path)} exists already; replace it with --force", WRONG_USE)


def open_days(posted: dt.date, closes: dt.date | str, today: dt.date) -> None:
    """Ends the command unless one could apply on some day from today."""
    if isinstance(closes, dt.date) and closes < posted:
        raise wrong(f"{closes} is before {posted}, the day on which the posting opens.", "--closes")
    if isinstance(closes, dt.date) and closes < today:
        raise wrong(f"{closes} is over; today is {today}.", "--closes")


def unused(edition: Edition, requisition: str) -> None:
    """Ends the command where another posting has this number."""
    for posting in edition.postings_numbered(requisition):
        raise wrong(f"'{requisition}' is the number of the posting '{posting}'.", "--requisition")


def write(project: Project, book: Book, kind: str, name: str, text: str) -> None:
    """Writes a file that `check` accepts; shows what is wrong with any other, and ends."""
    from generator.drafts import faults

    path = path_of(project, kind, name)
    file = path.relative_to(project.root).as_posix()
    findings = faults(book, kind, name, file, text)
    if any(finding.severity == "error" for finding in findings):
        finish(findings, project.root, "text", texts={file: text.encode()})
    with alone(project):
        put(project, kind, name, text)


def put(project: Project, kind: str, name: str, text: str) -> None:
    """Writes the file of a new thing, while one holds the lock."""
    from generator.files import create, within

    path = path_of(project, kind, name)
    create({within(path, project.root): text})
    click.echo(f"Wrote {shown(path)}")


def path_of(project: Project, kind: str, name: str) -> Path:
    """Where the file of a thing stands."""
    from generator.book.survey import file_of

    return project.root / file_of(project, kind, name)


def wrong(message: str, option: str) -> click.BadParameter:
    """What ends a command for a wrong value of an option."""
    return click.BadParameter(message[:1].upper() + message[1:], param_hint=f"'{option}'")
