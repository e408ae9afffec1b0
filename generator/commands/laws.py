"""`rolebook laws`: a place and a day into what its laws ask of job advertisements."""

from __future__ import annotations

import textwrap
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


@click.command()
@click.argument("place", required=False, shell_complete=complete.places)
@click.option("--on", "day", type=Day(), help="Only what holds, or may hold, on this day.")
def laws(place: str | None, day: dt.date | None) -> None:
    """List what the law asks of job advertisements.

    PLACE is a code such as CA-ON, or a name such as Ontario; without it, all places are listed.
    Each requirement has the day from which it holds; each law says whom it binds, how surely it
    was read, and where. This is information, not legal advice.
    """
    from generator.law import NOT_ADVICE, laws_of, table

    code = _code(place) if place else ""
    found = laws_of(code) if place else table().laws
    parts = [text for law in found if (text := "\n".join(_told(law, day)))]
    of = f" of {code}" if place else ""
    if found and not parts:
        parts = [f"No law{of} that is known here holds on {day}."]
    elif not found:
        doubt = "which isn’t to say that there is none"
        parts = [f"No law{of} on job advertisements is known here, {doubt}."]
    click.echo("\n\n".join((*parts, f"{NOT_ADVICE.capitalize()}.")))


def _code(typed: str) -> str:
    """The code of a place that someone typed, as a code or a name; else the end of the command."""
    from generator.data.regions import PARTS
    from generator.law import EU, table

    known = {name: law.place for law in table().laws for name in (law.name, law.place)}
    for country, parts in PARTS.items():
        known |= {code: code for code in (country, *(f"{country}-{part}" for part in parts))}
    known[EU] = EU
    word = " ".join(typed.split())
    code = _found(word, known) or _found(word, _countries())
    country, _, part = word.upper().partition("-")
    if not code and part and country not in PARTS and _found(country, _countries()):
        code = f"{country}-{part}"
    if code:
        return code
    near = next((name for name in known if name.endswith(f"-{word.upper()}")), word)
    message = f"'{typed}' is no place that is known here.{hint(near, known | _countries())}"
    raise click.BadParameter(message, param_hint="'PLACE'")


def _found(word: str, known: dict[str, str]) -> str:
    """The code of a word, whatever its case; empty where it is none of the known ones."""
    return {name.casefold(): code for name, code in known.items()}.get(word.casefold(), "")


def _countries() -> dict[str, str]:
    """The codes of all countries by code and by English name."""
    from generator.wording import wording

    names = wording("en").countries()
    return {key: code for code, name in names.items() for key in (code, name)}


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
