"""`rolebook laws`: a place and a day into what its laws ask of job advertisements."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import complete
from generator.commands.words import Day, hint

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.law import Law, Requirement

WIDTH = 96
DAY = len("2026-11-24")

CLOSE = 0.8
"""How much of a name must be as it was typed, to be suggested; less would be far-fetched."""


@click.command()
@click.argument("place", required=False, shell_complete=complete.places)
@click.option("--on", "day", type=Day(), help="Only what holds, or may hold, on this day.")
@click.pass_obj
def laws(folder: Path | None, place: str | None, day: dt.date | None) -> None:
    """List what the law asks of job advertisements.

    PLACE is a code such as CA-ON, a name such as Ontario, or a place of the book; without it, all
    places are listed. Each requirement has the day from which it holds; each law says whom it
    binds, how surely it was read, and where. This is information, not legal advice.
    """
    from generator.law import NOT_ADVICE, laws_of, table

    code = _code(place, folder) if place else ""
    found = laws_of(code) if place else table().laws
    parts = [text for law in found if (text := "\n".join(_told(law, day)))]
    of = f" of {code}" if place else ""
    if found and not parts:
        parts = [f"No law{of} that is known here holds on {day}."]
    elif not found:
        doubt = "which isn’t to say that there is none"
        parts = [f"No law{of} on job advertisements is known here, {doubt}."]
    click.echo("\n\n".join((*parts, f"{NOT_ADVICE.capitalize()}.")))


def _code(typed: str, folder: Path | None) -> str:
    """The code of a place that someone typed, as a code or a name; else the end of the command."""
    from generator.gazetteer import codes_of, folded, names
    from generator.law import table

    laws = table().laws
    own = {folded(name): law.place for law in laws for name in (law.place, *law.cities)}
    codes = codes_of(typed)
    if not codes and folded(typed) in own:
        codes = (own[folded(typed)],)
    codes = codes or tuple(dict.fromkeys(_of_the_book(folded(typed), folder)))
    if len(codes) == 1:
        return codes[0]
    message = f"'{typed}' is no place that is known here."
    if codes:
        message = f"There is more than one place of this name: write {' or '.join(codes)}."
    elif near := hint(typed, names(), CLOSE):
        message += near
    else:
        message += " Write the code that ISO 3166 gives it, such as CA-ON or DE-BY."
    raise click.BadParameter(message, param_hint="'PLACE'")


def _of_the_book(name: str, folder: Path | None) -> Iterator[str]:
    """The regions of the locations that a book here, if there is one, has under a name."""
    from generator.book.load import load
    from generator.gazetteer import folded
    from generator.project import open_project
    from generator.root import find_root

    root = find_root(folder or Path.cwd())
    project = open_project(root)[0] if root else None
    if project is None:
        return
    book, _, _ = load(project)
    for location in book.ids["location"]:
        place = book.get("location", location, book.language)
        if name in {folded(called) for called in (location, place.name, place.city or "")}:
            yield place.region or place.zone


def _told(law: Law, day: dt.date | None) -> Iterator[str]:
    """The lines about a law; none where nothing of it holds on the day."""
    from generator.law import holds_on

    rows = [row for row in law.requires if day is None or holds_on(row, day)]
    if not rows:
        return
    yield from _lines("", f"{law.name} ({law.place}): {law.law}")
    yield from _lines("  ", f"binds {law.whom}")
    if law.remote:
        yield from _lines("  ", f"work from home: {law.remote}")
    for row in rows:
        since = row.since.isoformat() if row.since else "not known"
        yield from _lines(f"  {since:{DAY}}  ", _requirement(row))
    if law.in_force:
        yield from _lines("  ", f"for certain in {', '.join(law.in_force)}, by national law")
    if law.note:
        yield from _lines("  ", f"note: {law.note}")
    yield from _lines("  ", f"how sure: {law.confidence}")
    yield from (f"  {source}" for source in law.sources)


def _requirement(row: Requirement) -> str:
    """What is asked for, with what was read about it."""
    from generator.law import NAMES

    details = list(row.details)
    if row.single_amount is not None:
        from_day = f" from {row.single_amount_from} on" if row.single_amount_from else ""
        details.append(
            f"one amount will do{from_day}" if row.single_amount else "one amount won’t do"
        )
    if row.open_ended is False:
        details.append("an open end won’t do")
    if row.everything:
        details.append("all of them")
    if row.width:
        width = row.width
        details.append(
            f"at most {width.amount:,} {width.currency} a year wide, unless the top is over "
            f"{width.exempt_above:,}"
        )
    return f"{NAMES[row.what]}{': ' if details else ''}{'; '.join(details)}"


def _lines(lead: str, text: str) -> list[str]:
    """A text with a lead before its first line, wrapped to the terminal of most."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * max(len(lead), 4),
        break_long_words=False,
        break_on_hyphens=False,
    )
