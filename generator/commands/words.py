"""Words typed in a terminal into values; a word that nobody knows gets a suggestion."""

from __future__ import annotations

import datetime as dt
import errno
import math
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from generator.commands.terminal import MACHINE_FAILED, STOPPED, fail

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS = range(1900, 2200)
"""Those of `values.YEARS`, which takes pydantic to import."""

FORMATS = {"word": "docx", "text": "txt", "markdown": "md"}
"""What people call a format, and its name."""

LISTED = 12
"""Names that a message lists at most."""


class Commands(click.Group):
    """A group of commands that suggests the nearest one, and tells what the machine refuses."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names in the order in which one comes to need them."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return click's answer, or fail with the nearest command's name."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            ctx.fail(f"No such command '{args[0]}'.{hint(args[0], self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own shape
        """Return what the command does; an OSError ends it with 3 and what the system said."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            fail("stopped", STOPPED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            what = f"{error.filename}: " if error.filename else ""
            fail(f"{what}{(error.strerror or str(error)).lower()}", MACHINE_FAILED)


class Word(click.Choice[str]):
    """One of a few words."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's own shape
        """Return click's message and the nearest word."""
        return super().get_invalid_choice_message(value, ctx) + hint(str(value), self.choices)


class Words(click.ParamType[tuple[str, ...]]):
    """Some of a few words, with commas between them."""

    def __init__(
        self,
        choices: Sequence[str],
        noun: str,
        meant: Mapping[str, str] | None = None,
    ) -> None:
        """`meant` has what a choice stands for, where that has another name."""
        self.choices = choices
        self.noun = noun
        self.meant = meant or {}
        self.name = ",".join(choices)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what stands for the value in help, as it is typed."""
        del param, ctx
        return self.name

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own shape
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        """Return the words, or fail with those that there are."""
        if isinstance(value, tuple):
            return value
        words = tuple(word.strip() for word in value.split(","))
        for word in words:
            if word not in self.choices and word not in self.meant.values():
                near = FORMATS.get(word.casefold(), word)
                advice = hint(near, self.choices) or f" Choose from {', '.join(self.choices)}."
                self.fail(f"'{word}' is not {self.noun}.{advice}", param, ctx)
        return tuple(self.meant.get(word, word) for word in words)


class Day(click.ParamType[dt.date | str]):
    """A day as YYYY-MM-DD, or a word that may stand for one."""

    def __init__(self, *others: str) -> None:
        self.others = others
        self.name = "|".join(["YYYY-MM-DD", *others])

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what stands for the value in help, as it is typed."""
        del param, ctx
        return self.name

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own shape
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.date | str:
        """Return the day or the word, or fail with an example."""
        if isinstance(value, dt.date) or value in self.others:
            day: dt.date | str = value
            return day
        with suppress(ValueError):
            found = dt.date.fromisoformat(value) if DAY.fullmatch(value) else None
            if found and found.year in YEARS:
                return found
            if found:
                message = f"'{value}' is too far away: years run from {YEARS[0]} to {YEARS[-1]}."
                return self.fail(message, param, ctx)
        advice = hint(value, self.others) or " Write it as 2026-11-24."
        return self.fail(f"'{value}' is not a day.{advice}", param, ctx)


class Text(click.ParamType[str]):
    """A text that can stand in a file."""

    name = "text"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own shape
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """Return the text, or fail where a terminal gave bytes that are none."""
        text = str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail("This is no text in UTF-8.", param, ctx)
        return text


class Amount(click.FloatRange):
    """A number that one can count with: neither infinite nor none at all."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own shape
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> float:
        """Return the number, or fail with the way to write it."""
        from generator.book.numerals import numeral

        try:
            found = float(value)
        except ValueError:
            found = math.nan
        if not math.isfinite(found):
            number = numeral(value)
            advice = f" Write it as {number}." if number else ""
            self.fail(f"'{value}' is not a number.{advice}", param, ctx)
        return float(super().convert(found, param, ctx))


def pick(label: str, names: Mapping[str, str]) -> str:
    """The id that is chosen on the terminal from a list: by its number, itself or its name."""
    lines = [f"  {at}  {each}  {name}" for at, (each, name) in enumerate(names.items(), 1)]
    listing = "\n".join([f"{label}s:", *lines])
    numbers = {str(at): each for at, each in enumerate(names, 1)}
    folded = {name.casefold(): each for each, name in names.items()}
    known = folded | numbers | {each.casefold(): each for each in names}

    def chosen(said: str) -> str:
        found = known.get(said.strip().casefold())
        if found is None and not said.strip():
            raise click.UsageError(f"Type a number, an id or a name of this list.\n{listing}")
        if found is None:
            near = hint(said, names) or hint(said, names.values())
            raise click.UsageError(f"'{said}' is none of them.{near or f' {listing}'}")
        return found

    click.echo(listing, err=True)
    said: str = click.prompt(label, value_proc=chosen, default="", show_default=False, err=True)
    return said


def hint(word: str, known: Iterable[str], close: float = 0.6) -> str:
    """The nearest of the known words, as the end of a message; empty when none is so close."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), folded, 1, close)
    return f" Did you mean '{folded[near[0]]}'?" if near else ""


def listed(names: Iterable[str]) -> str:
    """Names with commas between them; of many, the first ones and how many more there are."""
    found = list(names)
    more = len(found) - LISTED
    return ", ".join(found[:LISTED]) + (f" and {more} more" if more > 0 else "")


today_option = click.option(
    "--today",
    type=Day(),
    help="Act as if on this day, in place of rolebook.yaml's or the clock's.",
)
