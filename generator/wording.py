"""Numbers, money, dates, lists and the interface's own words, put into one language.

`wording("fr")` gives the same `Wording` each time, and a `Wording` remembers what it has put into
words: a site says the same dates and amounts thousands of times. Content is never recased here.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, wraps
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time
from babel.languages import get_official_languages
from babel.lists import format_list
from babel.numbers import (
    format_decimal,
    format_percent,
    get_currency_name,
    get_currency_precision,
    get_currency_symbol,
)
from babel.units import format_unit
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from generator.book.values import Degree, Employment, Period, Statistic, WorkMode

LOCALES = Path(__file__).parent / "locale"
DOMAIN = "rolebook"

HOME = {"en": "CA", "fr": "CA"}
"""The country whose habits of writing a language follows when the language names none."""

NBSP = "\u00a0"
YEAR = 12
HALF = 6
MEGABYTE = 1_000_000
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter of Hebrew, of Arabic or of a script that runs as they do."""

LOOSE_MONTH = len("2024-04")
LOOSE_DAY = len("2024-04-16")


P = ParamSpec("P")
R = TypeVar("R")


def remembered(
    method: Callable[Concatenate[Wording, P], R],
) -> Callable[Concatenate[Wording, P], R]:
    """Let a method answer the same question from memory; a Wording lives as long as the program."""
    name = method.__name__

    @wraps(method)
    def answer(self: Wording, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (name, args, *kwargs.items())
        found: R | None = self.memory.get(key)
        if found is None:
            found = self.memory[key] = method(self, *args, **kwargs)
        return found

    return answer


@cache
def wording(language: str) -> Wording:
    """The words of a language: `fr` (as written in Canada) or, with a country, `fr-FR`."""
    return Wording(language)


class Wording:
    """Puts values into the words of one language, and remembers them."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = _locale(language)
        self.catalogue = _catalogue(language)
        self.gettext = self.catalogue.gettext
        self.ngettext = self.catalogue.ngettext
        self.pgettext = self.catalogue.pgettext
        self.npgettext = self.catalogue.npgettext
        self.memory: dict[Hashable, Any] = {}

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self.locale.text_direction

    # --- numbers ------------------------------------------------------------------------------

    @remembered
    def number(self, value: float) -> str:
        """A number with its groups: 1,234.5 or 1 234,5."""
        return str(format_decimal(value, locale=self.locale))

    def file_size(self, size: int) -> str:
        """The size of a file, in bytes, in the unit that reads best: `84 kB`, `1,2 Mo`; 0: none."""
        if not size:
            return ""
        unit, per = ("megabyte", MEGABYTE) if size >= MEGABYTE else ("kilobyte", 1000)
        return str(format_unit(size / per, f"digital-{unit}", "short", locale=self.locale))

    @remembered
    def percent(self, value: float) -> str:
        """A share in percent, given as 15 for 15 %."""
        return str(format_percent(value / 100, locale=self.locale, decimal_quantization=False))

    @remembered
    def money(
        self, amount: float, currency: str, *, named: bool = True, cents: bool | None = None
    ) -> str:
        """An amount: `$80,000 CAD`, `80 000 $ CA`.

        Dollars are named, because the books have several. `named=False` leaves the name out where
        it stands beside; `cents` writes them or not, and by default where there are any.
        """
        symbol, name = self._currency(currency)
        cents = _broken(amount) if cents is None else cents
        decimals = get_currency_precision(currency) if cents else 0
        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        figure = format_decimal(amount, format=pattern, locale=self.locale)
        if str(self.locale.currency_formats["standard"].pattern).lstrip().startswith("¤"):
            text = symbol + (NBSP if symbol[-1].isalpha() else "") + figure
        else:
            text = figure + NBSP + symbol
        return text + (NBSP + name if named and name else "")

    @remembered
    def _currency(self, currency: str) -> tuple[str, str]:
        """The sign, and the name that a bare `$` needs to be told from other dollars."""
        symbol = str(get_currency_symbol(currency, locale=self.locale))
        if "$" not in symbol:
            return symbol, ""
        names = {
            "CAD": self.pgettext("after an amount in dollars", "CAD"),
            "USD": self.pgettext("after an amount in dollars", "USD"),
        }
        return "$", names.get(currency, currency)

    @remembered
    def range(self, low: str, high: str) -> str:
        """From one end to the other, as ready words: `$80,000 to $96,000`."""
        _ = self.gettext
        return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}

    @remembered
    def pay(
        self,
        low: float | None,
        high: float | None,
        currency: str,
        period: Period | None = None,
        *,
        named: bool = True,
    ) -> str:
        """A range of pay: `$80,000 to $96,000 CAD a year`, `80 000 $ à 96 000 $ CA par année`.

        With one end alone it is open: `From $80,000 CAD a year`, `Up to $96,000 CAD a year`.
        """
        if low is None or high is None:
            return self._open(low, high, currency, period, named=named)
        cents = _broken(low) or _broken(high)
        text = self.money(high, currency, named=named, cents=cents)
        if low != high:
            text = self.range(self.money(low, currency, named=False, cents=cents), text)
        return self.per(text, period) if period else text

    def _open(
        self,
        low: float | None,
        high: float | None,
        currency: str,
        period: Period | None,
        *,
        named: bool,
    ) -> str:
        _ = self.gettext
        end = high if low is None else low
        if end is None:
            return ""
        amount = self.money(end, currency, named=named)
        amount = self.per(amount, period) if period else amount
        return (_("Up to %(pay)s") if low is None else _("From %(pay)s")) % {"pay": amount}

    @remembered
    def per(self, pay: str, period: Period) -> str:
        """An amount in words with its period, which stays on one line: `$22.50 an hour`."""
        _ = self.gettext
        sentence = {
            "hour": _("%(pay)s an hour"),
            "day": _("%(pay)s a day"),
            "week": _("%(pay)s a week"),
            "month": _("%(pay)s a month"),
            "year": _("%(pay)s a year"),
        }[period]
        before, gap, after = sentence.partition("%(pay)s ")
        return (before + gap + after.replace(" ", NBSP)) % {"pay": pay}

    # --- time ---------------------------------------------------------------------------------

    @remembered
    def date(self, day: dt.date) -> str:
        """A day in full, on one line: April 16, 2024; 16 avril 2024; 1er avril 2024."""
        text = str(format_date(day, "long", locale=self.locale))
        if self.locale.language == "fr":
            text = re.sub(r"^1 ", "1er ", text)
        return text.replace(" ", NBSP)

    def moment(self, at: dt.datetime) -> str:
        """A day and a time of it: Nov 27, 2026, 4:05 p.m.; 27 nov. 2026, 16 h 05."""
        day = format_date(at, "medium", locale=self.locale)
        return f"{day}, {format_time(at, 'short', locale=self.locale)}"

    @remembered
    def loose(self, date: str) -> str:
        """A date as exact as its source gives it: 2024, April 2024 or `undated`."""
        if date == "undated":
            return self.gettext("undated")
        if len(date) == LOOSE_DAY:
            return self.date(dt.date.fromisoformat(date))
        if len(date) == LOOSE_MONTH:
            month = dt.date.fromisoformat(f"{date}-01")
            return str(format_skeleton("yMMMM", month, locale=self.locale)).replace(" ", NBSP)
        return date

    @remembered
    def months(self, low: int, high: int | None = None) -> str:
        """A time given in months, as people say it: `18 months`, `2 to 3½ years`.

        Whole years are years, and from two years on so are halves: `3½ to 5½ years`. What doesn't
        come out so stays in months: nothing is rounded. A beginning of less than a year, or of
        odd months, keeps its own: `9 months to 2 years`. `ways.js` tells times by the same rule.
        """
        _ = self.gettext
        high = low if high is None else high
        years = in_years(low, high)
        told: Callable[[int], str] = self._years if years else self.number
        one = (
            self.ngettext("%(number)s year", "%(number)s years", high // YEAR)
            if years
            else self.ngettext("%(number)s month", "%(number)s months", high)
        )
        end = one % {"number": told(high)}
        if low == high:
            return end
        if not low:
            return _("up to %(time)s") % {"time": end}
        if years and (low < YEAR or low % HALF):
            return self.range(self.months(low), end)
        return one % {"number": self.range(told(low), told(high))}

    def _years(self, months: int) -> str:
        """Months that are whole years, or years and a half, as years: 3, 3½; 3, 3,5."""
        years = self.number(months // YEAR)
        return self.gettext("%(years)s½") % {"years": years} if months % YEAR else years

    # --- lists and sentences ------------------------------------------------------------------

    def all_of(self, items: Iterable[str]) -> str:
        """A list that ends in `and`, by the language's rules."""
        return self._list(tuple(items), "standard")

    def one_of(self, items: Iterable[str]) -> str:
        """A list that ends in `or`."""
        return self._list(tuple(items), "or")

    def _list(self, items: tuple[str, ...], style: str) -> str:
        marks = [f"\ue000{index}\ue001" for index in range(len(items))]
        text = str(format_list(marks, style, self.locale))  # type: ignore[arg-type]  # babel takes any name of a style
        pieces = re.split("\ue000([0-9]+)\ue001", text)
        return join(
            set_apart(items[int(piece)]) if odd % 2 else piece for odd, piece in enumerate(pieces)
        )

    def fill(self, sentence: str, **values: str) -> str:
        """A sentence with its gaps filled; markup (a text in another language) stays markup."""
        apart = {name: set_apart(value) for name, value in values.items()}
        for value in values.values():
            if type(value) is not str and hasattr(value, "__html__"):
                return escape(sentence) % apart
        return sentence % apart

    # --- names --------------------------------------------------------------------------------

    @remembered
    def language_name(self, code: str) -> str:
        """A language's name in this language: French, français."""
        return str(self.locale.languages.get(code.partition("-")[0], code))

    @remembered
    def currency(self, currency: str) -> str:
        """A currency's name for amounts in it: Canadian dollars."""
        return str(get_currency_name(currency, count=2, locale=self.locale))

    def countries(self) -> dict[str, str]:
        """The names of all countries by their codes of two letters."""
        names = self.locale.territories.items()
        return {str(code): str(name) for code, name in names if re.fullmatch("[A-Z]{2}", code)}

    @remembered
    def place(self, region: str) -> str:
        """A country's name, with the code of its part where one is meant: Canada (NT)."""
        country, _, part = region.partition("-")
        name = str(self.locale.territories.get(country, country))
        return f"{name} ({part})" if part else name

    @remembered
    def proficiency(self, step: int) -> str:
        """The name of a proficiency from 1 to 5, as a label."""
        return (
            self.pgettext("proficiency", "Basic"),
            self.pgettext("proficiency", "Working"),
            self.pgettext("proficiency", "Proficient"),
            self.pgettext("proficiency", "Advanced"),
            self.pgettext("proficiency", "Leading"),
        )[step - 1]

    @remembered
    def statistic(self, statistic: Statistic) -> str:
        """What kind of figure a market figure is, as a label."""
        return {
            "average": self.pgettext("statistic", "Average"),
            "median": self.pgettext("statistic", "Median"),
            "p10": self.pgettext("statistic", "10th percentile"),
            "p25": self.pgettext("statistic", "25th percentile"),
            "p75": self.pgettext("statistic", "75th percentile"),
            "p90": self.pgettext("statistic", "90th percentile"),
            "typical": self.pgettext("statistic", "Typical"),
            "low": self.pgettext("statistic", "Low end"),
            "high": self.pgettext("statistic", "High end"),
            "bonus": self.pgettext("statistic", "Bonus"),
        }[statistic]

    @remembered
    def step(self, kind: str) -> str:
        """What kind of step leads from one role to another, as a label."""
        return {
            "promotion": self.pgettext("step", "Promotion"),
            "lateral": self.pgettext("step", "Lateral move"),
            "track-change": self.pgettext("step", "Change of track"),
            "family-change": self.pgettext("step", "Change of job family"),
        }[kind]

    @remembered
    def degree(self, degree: Degree) -> str:
        """A degree, as a label."""
        _ = self.gettext
        return {
            "high-school": _("High-school diploma"),
            "diploma": _("College diploma"),
            "bachelor": _("Bachelor’s degree"),
            "master": _("Master’s degree"),
            "doctorate": _("Doctorate"),
            "professional": _("Professional degree"),
        }[degree]

    @remembered
    def employment(self, employment: Employment) -> str:
        """A type of employment, as a label."""
        _ = self.gettext
        return {
            "full_time": _("Full time"),
            "part_time": _("Part time"),
            "contract": _("Contract"),
            "temporary": _("Temporary"),
            "internship": _("Internship"),
        }[employment]

    @remembered
    def work_mode(self, mode: WorkMode) -> str:
        """Where the work is done, as a label."""
        _ = self.gettext
        return {
            "on-site": _("On site"),
            "hybrid": _("Hybrid"),
            "remote": _("Remote"),
        }[mode]


def join(pieces: Iterable[str]) -> str:
    """Pieces put one after the other; markup if any piece is (then the others are escaped)."""
    kept = tuple(pieces)
    if any(hasattr(piece, "__html__") for piece in kept):
        return Markup("").join(kept)
    return "".join(kept)


def set_apart(text: str) -> str:
    """A text as it stands among other words: one that runs from right to left between isolates.

    Without them it would take along the numbers and marks that follow it.
    """
    if text.isascii() or not RIGHT_TO_LEFT.search(text):
        return text
    return join(("\u2068", text, "\u2069"))


def plain(text: str) -> str:
    """A text without its markup, for attributes and titles."""
    return text.striptags() if isinstance(text, Markup) else str.__str__(text)


def in_years(low: int, high: int) -> bool:
    """Whether a time given in months is told in years: see `Wording.months`."""
    whole = low % YEAR == high % YEAR == 0 and high > 0
    return whole or (high >= 2 * YEAR and high % HALF == 0)


def _broken(amount: float) -> bool:
    return amount != int(amount)


def _locale(language: str) -> Locale:
    language, _, country = language.partition("-")
    return Locale.parse(f"{language}_{country or HOME.get(language, '')}".rstrip("_"))


def is_known(language: str) -> bool:
    """Whether Babel has the language, so that dates and numbers can be put into it."""
    try:
        _locale(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _catalogue(language: str) -> NullTranslations:
    file = LOCALES / language.partition("-")[0] / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as opened:
        return GNUTranslations(opened)


def catalogue_digest(language: str) -> str:
    """The digest of a language's interface words; empty where it has none and English is used."""
    from hashlib import sha256

    file = LOCALES / language.partition("-")[0] / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def locale_at(language: str, country: str) -> str:
    """A language with a country, as in `fr_CA`: its own, else `country`, else the likely one.

    The country given is only taken where the language is an official one.
    """
    known = Locale.parse(language, sep="-")
    region = known.territory
    if not region and known.language in get_official_languages(country):
        region = country
    region = region or str(get_global("likely_subtags").get(known.language, "")).rpartition("_")[2]
    return f"{known.language}_{region}" if region else known.language
