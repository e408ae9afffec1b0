"""Whether ranges run from the low end to the high one, and whether pay grows with the levels.

The limits are those of `checks:` in rolebook.yaml; their defaults are common practice in setting
salary structures.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from generator.dates import last_day, later
from generator.ladder import below
from generator.pay import midpoint, overlap, replaced, rise, side_by_side, spread, yearly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.book.model import PayBand
    from generator.checks.subject import Subject
    from generator.findings import Finding


def bands(subject: Subject) -> Iterator[Finding]:
    """The low end of a band is not above its high end."""
    for index, band in enumerate(subject.thing.pay):
        yield from min_over_max(subject, band.min, band.max, ("pay", index, "min"))


def months_of_resource(subject: Subject) -> Iterator[Finding]:
    """The months that a course takes run from the fewest to the most."""
    if subject.thing.months:
        low, high = subject.thing.months
        yield from min_over_max(subject, low, high, ("months",))


def months_of_steps(subject: Subject) -> Iterator[Finding]:
    """The months before a step run from the fewest to the most."""
    for index, step in enumerate(subject.thing.next):
        if step.typical_months:
            low, high = step.typical_months
            yield from min_over_max(subject, low, high, ("next", index, "typical_months"))


def min_over_max(
    subject: Subject,
    low: float,
    high: float,
    at: tuple[str | int, ...],
    ends: tuple[str, str] = ("the low end", "the high end"),
) -> Iterator[Finding]:
    """A finding where a low end is above its high end; both in one currency and period."""
    if low > high:
        yield subject.find(
            "min-over-max",
            at,
            f"{ends[0]} {low} is above {ends[1]} {high}",
            "exchange them, or correct one",
        )


# --- against the limits ---------------------------------------------------------------------------


def width(subject: Subject) -> Iterator[Finding]:
    """A band is neither so narrow that nobody can grow in it nor so wide that it says nothing."""
    low, high = subject.edition.limits().spread
    bands = subject.thing.pay
    for index, band in enumerate(bands):
        if band.min > band.max or not band.max or replaced(band, bands, subject.edition.begun):
            continue
        times = spread(band)
        if times is None or not low <= times <= high:
            ends = f"the high end is {times:.2f} times the low end" if times else "the low end is 0"
            yield subject.find(
                "band-width",
                ("pay", index, "max"),
                f"{ends}; the limits are {low} to {high}",
                "correct one end, or change `checks: {spread: […]}` in rolebook.yaml",
            )


def same_day(subject: Subject) -> Iterator[Finding]:
    """Of the bands of a zone, one alone begins on a day, or nobody knows which of them holds."""
    seen: dict[tuple[str, dt.date], int] = {}
    for index, band in enumerate(subject.thing.pay):
        first = seen.setdefault((band.zone, band.since), index)
        if first != index:
            yield subject.find(
                "duplicate-item",
                ("pay", index, "from"),
                f"band {first + 1} begins on {band.since} in {band.zone} as well",
                "delete one of the two, or write the day from which it holds",
            )


def currencies(subject: Subject) -> Iterator[Finding]:
    """The bands of a role in one country are in one currency."""
    seen: dict[str, PayBand] = {}
    for index, band in enumerate(subject.thing.pay):
        if replaced(band, subject.thing.pay, subject.edition.begun):
            continue
        country = band.zone[:2]
        first = seen.setdefault(country, band)
        if first.currency != band.currency:
            yield subject.find(
                "mixed-currencies",
                ("pay", index, "currency"),
                f"{band.zone} is paid in {band.currency}, {first.zone} in {first.currency}",
                "pay one country in one currency, or make it two roles",
            )


NEARLY = dt.timedelta(days=30)
"""So long before its end an outlook is told: in time to find another."""

AGEING = {
    "market": "this figure of {} is",
    "outlook": "this outlook of {} is",
    "wages": "these wages of {} are",
}
"""The fields whose items say of when they are, and how that is told."""


def market_age(subject: Subject) -> Iterator[Finding]:
    """What sources report isn't older than the limit; what is undated can’t be judged."""
    most = subject.edition.limits().market_age
    for field, told in AGEING.items():
        for index, said in enumerate(getattr(subject.thing, field, ())):
            end = last_day(said.as_of)
            if end and subject.edition.past(later(end, most)):
                yield subject.find(
                    "market-old",
                    (field, index, "as_of"),
                    f"{told.format(said.as_of)} more than {most} months old",
                    "look for a newer one, or leave it out",
                )


def outlook_ahead(subject: Subject) -> Iterator[Finding]:
    """An outlook looks ahead; where its time is nearly over, there is time to find another."""
    for index, outlook in enumerate(subject.thing.outlook):
        end = last_day(outlook.until) if outlook.until else None
        if end and subject.edition.past(end - NEARLY):
            over = subject.edition.past(end)
            said = (
                "looked ahead to {}, which is over"
                if over
                else "looks ahead to {}, which is nearly over"
            )
            yield subject.find(
                "market-old",
                ("outlook", index, "until"),
                f"this {said.format(outlook.until)}",
                "look for a newer one, or leave it out",
            )


class _Yearly(NamedTuple):
    """The ends of a band for a year, or for its own period where both bands have the same."""

    min: float
    max: float


class _Pair(NamedTuple):
    """A band, where it stands in its role, and the ends compared, the lower role’s first."""

    at: int
    band: PayBand
    ends: tuple[_Yearly, _Yearly]


def against_below(subject: Subject) -> Iterator[Finding]:
    """Pay grows from a role to the one it is promoted to: midpoints rise, bands touch."""
    edition, name = subject.edition, subject.name
    lower = [origin for origin in edition.leading_to(name) if _promotes(subject, origin)]
    nearest = below(edition, name)
    for origin in dict.fromkeys((*([nearest] if nearest else []), *lower)):
        pairs = list(_pairs(subject, origin))
        for judge in (_midpoints, _ends):
            yield from judge(subject, origin, pairs)


def _promotes(subject: Subject, origin: str) -> bool:
    return (subject.name, "promotion") in subject.edition.card(origin).steps


def _pairs(subject: Subject, origin: str) -> Iterator[_Pair]:
    """The bands of a role, each with one of another role that holds in the same zone then."""
    edition, pay = subject.edition, subject.thing.pay
    for lower, band in side_by_side(edition.role(origin).pay, pay, edition.begun):
        if (lower.currency, lower.basis) == (band.currency, band.basis):
            hours = None if lower.period == band.period else edition.hours_per_year()
            yield _Pair(pay.index(band), band, (_ends_of(lower, hours), _ends_of(band, hours)))


def _ends_of(band: PayBand, hours: float | None) -> _Yearly:
    if hours is None:
        return _Yearly(band.min, band.max)
    return _Yearly(yearly(band.min, band.period, hours), yearly(band.max, band.period, hours))


def _midpoints(subject: Subject, origin: str, pairs: list[_Pair]) -> Iterator[Finding]:
    low, high = subject.edition.limits().midpoint_step
    falling = _first(pairs, lambda lower, upper: midpoint(upper) < midpoint(lower))
    if falling:
        pair, more = falling
        yield subject.find(
            "midpoint-falls",
            ("pay", pair.at, "min"),
            f"the midpoint in {pair.band.zone}{more} is lower than that of `{origin}`, "
            "from which one is promoted to this role",
            "raise this band, or look at the level of the two roles",
        )
        return
    off = _first(pairs, lambda a, b: not low <= _step(a, b, low) <= high)
    if off:
        pair, more = off
        step = _step(*pair.ends, low)
        yield subject.find(
            "midpoint-step",
            ("pay", pair.at, "min"),
            f"the midpoint in {pair.band.zone}{more} is {step:.1f} % above that of `{origin}`; "
            f"the limits are {low} to {high} %",
            "correct one of the bands, or change `checks: {midpoint_step: […]}` in rolebook.yaml",
        )


def _step(lower: _Yearly, upper: _Yearly, unknown: float) -> float:
    """The step between two midpoints in percent; `unknown` where the lower one is nothing."""
    share = rise(lower, upper)
    return unknown if share is None else share * 100


def _ends(subject: Subject, origin: str, pairs: list[_Pair]) -> Iterator[Finding]:
    most = subject.edition.limits().overlap
    gap = _first(pairs, lambda lower, upper: upper.min > lower.max)
    if gap:
        pair, more = gap
        yield subject.find(
            "bands-gap",
            ("pay", pair.at, "min"),
            f"the band in {pair.band.zone}{more} begins above the end of that of `{origin}`",
            "let the two bands touch, so that a promotion need not wait for a jump in pay",
        )
    wide = _first(pairs, lambda lower, upper: overlap(lower, upper) * 100 > most)
    if wide:
        pair, more = wide
        share = overlap(*pair.ends) * 100
        yield subject.find(
            "bands-overlap",
            ("pay", pair.at, "min"),
            f"`{origin}` pays {share:.0f} % of the band in {pair.band.zone}{more} as well; "
            f"the limit is {most} %",
            "move the bands apart, or change `checks: {overlap: …}` in rolebook.yaml",
        )


def _first(
    pairs: list[_Pair], wrong: Callable[[_Yearly, _Yearly], bool]
) -> tuple[_Pair, str] | None:
    """The first pair of which something is true, and how many more there are, in words."""
    found = [pair for pair in pairs if wrong(*pair.ends)]
    if not found:
        return None
    more = len(found) - 1
    return found[0], f" (and in {more} more)" if more else ""
