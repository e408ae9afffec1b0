"""Bands and ranges as figures: midpoints, spreads, overlaps, the band of a zone, places on an axis.

Amounts stand in a range's own currency and for its own period; nothing here converts a currency.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.book.model import PayBand
    from generator.book.values import Period

HOURS_A_YEAR = 2080
"""Forty hours in each of 52 weeks, where nothing else is known."""

Begun: TypeAlias = "Callable[[dt.date], bool]"
"""Whether a day is here or over: `edition.begun`, so that today itself is never asked for."""

HOURS_A_DAY = 8
WEEKS_A_YEAR = 52
MONTHS_A_YEAR = 12


class Ends(Protocol):
    """What a posting says of its pay: a low end, a high end, both or neither."""

    @property
    def min(self) -> float | None:
        """The low end; None where it isn't said."""

    @property
    def max(self) -> float | None:
        """The high end; None where it isn't said."""


class Range(Protocol):
    """Pay from a low end to a high end, in one currency and for one period."""

    @property
    def min(self) -> float:
        """The low end."""

    @property
    def max(self) -> float:
        """The high end."""


def midpoint(pay: Range) -> float:
    """The middle of a range, in its currency and period."""
    return (pay.min + pay.max) / 2


def spread(pay: Range) -> float | None:
    """How many times the low end goes into the high end; None where the low end is nothing."""
    return pay.max / pay.min if pay.min else None


def rise(lower: Range, upper: Range) -> float | None:
    """The step from one midpoint to the next, as a share of the lower one: 0.12 is 12 % more."""
    middle = midpoint(lower)
    return midpoint(upper) / middle - 1 if middle else None


def overlap(lower: Range, upper: Range) -> float:
    """The share of the upper range, 0 to 1, that the lower one pays as well.

    An upper range of one amount overlaps wholly where the lower range holds it.
    """
    common = min(lower.max, upper.max) - max(lower.min, upper.min)
    width = upper.max - upper.min
    if not width:
        return float(common >= 0)
    return max(common / width, 0.0)


def yearly(amount: float, period: Period, hours_per_year: float) -> float:
    """An amount as one of a year, in the same currency: only to compare, and labelled as such.

    A year has `hours_per_year` hours, a day of eight hours, 52 weeks and 12 months.
    """
    times = {
        "hour": hours_per_year,
        "day": hours_per_year / HOURS_A_DAY,
        "week": WEEKS_A_YEAR,
        "month": MONTHS_A_YEAR,
        "year": 1,
    }
    return amount * times[period]


# --- the band that holds -------------------------------------------------------------------------


def zones(zone: str) -> tuple[str, ...]:
    """The zones whose bands serve a place, most specific first: CA-ON, then CA."""
    country, _, part = zone.partition("-")
    return (zone, country) if part else (zone,)


def band_for(bands: Iterable[PayBand], zone: str, day: dt.date) -> PayBand | None:
    """The band of a zone that holds on a day.

    The most specific zone wins: CA-ON before CA. Within it the latest `from` that isn't after the
    day. A specific zone whose bands all begin later leaves the day to the wider one.
    """
    return _band(bands, zone, lambda since: since <= day)


def band_now(bands: Iterable[PayBand], zone: str, begun: Begun) -> PayBand | None:
    """The band of a zone that holds today, by the rule of `band_for`."""
    return _band(bands, zone, begun)


def replaced(band: PayBand, bands: Iterable[PayBand], begun: Begun) -> bool:
    """Whether another band of the same zone holds in its place by now."""
    return any(
        other.zone == band.zone and other.since > band.since and begun(other.since)
        for other in bands
    )


def side_by_side(
    lower: Sequence[PayBand], upper: Sequence[PayBand], begun: Begun
) -> Iterator[tuple[PayBand, PayBand]]:
    """The bands of two roles that hold in one zone at one time, now or later.

    Each pair has one of `lower` and one of `upper`; zones as `upper` lists them, earliest first.
    """
    for zone in dict.fromkeys(band.zone for band in upper):
        ours, theirs = ([b for b in bands if b.zone == zone] for bands in (upper, lower))
        days = sorted({band.since for band in (*ours, *theirs)})
        for day, following in zip_longest(days, days[1:]):
            if following and begun(following):
                continue
            one, other = band_for(theirs, zone, day), band_for(ours, zone, day)
            if one and other:
                yield one, other


def ends(pay: Ends | None, band: Range) -> tuple[float | None, float | None]:
    """The ends of a posting's pay: its own, where it has any, else those of the role's band.

    One of them may be None, never both: pay from an amount, or up to one.
    """
    if pay is None or not has_ends(pay):
        return band.min, band.max
    return pay.min, pay.max


def has_ends(pay: Ends | None) -> bool:
    """Whether a posting says any amount of its own."""
    return pay is not None and (pay.min is not None or pay.max is not None)


def _band(bands: Iterable[PayBand], zone: str, begun: Begun) -> PayBand | None:
    newest = sorted(bands, key=lambda band: band.since, reverse=True)
    for code in zones(zone):
        for band in newest:
            if band.zone == code and begun(band.since):
                return band
    return None


# --- an axis -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of money with round figures, for ranges in one currency and period."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def at(self, amount: float) -> float:
        """Where an amount lies: 0 at the low end, 1 at the high end, to four places."""
        share = (amount - self.low) / (self.high - self.low)
        return round(min(max(share, 0.0), 1.0), 4)


def axis(amounts: Sequence[float], most: int = 6) -> Axis:
    """The axis from nothing to a round end beyond all amounts (at least one), with few ticks.

    Ticks are 1, 2, 2.5 or 5 times a power of ten apart; there are at most `most` of them.
    """
    high = max(amounts) or 1.0
    step = next(step for step in _steps(high, most) if _count(high, step) <= most)
    ticks = tuple(round(i * step, 6) for i in range(_count(high, step)))
    return Axis(0, ticks[-1], ticks)


def _steps(width: float, most: int) -> Iterable[float]:
    power = 10.0 ** math.floor(math.log10(width / most))
    return (factor * power for factor in (1, 2, 2.5, 5, 10, 20, 25, 50, 100))


def _count(high: float, step: float) -> int:
    return math.ceil(high / step) + 1


def digits(amount: float) -> str:
    """An amount as machines write it: digits, a point where it isn't whole, no exponent."""
    return str(int(amount)) if amount == int(amount) else f"{amount:.4f}".rstrip("0")
