"""A role's own pay bands into tables and charts: one for each currency, period and basis."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pay import axis
from generator.views.places import place_label
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.book.book import Edition
    from generator.book.model import PayBand
    from generator.wording import Wording

MOST_TICKS = 4
"""More round figures than these don't fit on a phone."""
ROW = 46
"""The height of a bar with its label, in pixels."""
FOOT = 26
FITS = 42
"""Letters that fit on one line above a bar, at 320 pixels."""


@dataclass(frozen=True, slots=True)
class BandRow:
    """What is paid in one zone, what comes on top, and from when."""

    zone: str
    pay: str
    variable: str
    since: str


@dataclass(frozen=True, slots=True)
class BandBar:
    """A row of the chart: where its label stands and its bar lies, x in percent of the width."""

    label: str
    pay: str
    y: int
    bar_y: int
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class BandTick:
    """A round figure on the axis, x in percent of the width."""

    label: str
    x: str
    anchor: str


@dataclass(frozen=True, slots=True)
class BandChart:
    """Bars on one axis; `name` is unique on its page."""

    name: str
    title: str
    description: str
    height: int
    foot: int
    bars: tuple[BandBar, ...]
    ticks: tuple[BandTick, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands of one currency, period and basis: a chart and the same figures in a table.

    What is the same for all stands in sentences; `by_variable` and `by_date` say what isn't.
    """

    title: str
    sentences: tuple[str, ...]
    rows: tuple[BandRow, ...]
    chart: BandChart
    by_variable: bool
    by_date: bool


def bands(edition: Edition, words: Wording, pay: Iterable[PayBand]) -> tuple[Bands, ...]:
    """The bands that hold today or later, in the order of the file."""
    groups: dict[tuple[str, str, str], list[PayBand]] = {}
    for band in standing(edition, pay):
        groups.setdefault((band.currency, band.period, band.basis), []).append(band)
    return tuple(
        _group(edition, words, group, f"bands-{number}")
        for number, group in enumerate(groups.values(), start=1)
    )


def standing(edition: Edition, pay: Iterable[PayBand]) -> list[PayBand]:
    """The bands that hold today or will later: not those that a newer one has replaced."""
    kept = list(pay)
    newest: dict[str, dt.date] = {}
    for band in kept:
        if begun(edition, band) and band.since >= newest.get(band.zone, band.since):
            newest[band.zone] = band.since
    return [band for band in kept if band.since >= newest.get(band.zone, band.since)]


def begun(edition: Edition, band: PayBand) -> bool:
    """Whether a band holds today or has held before."""
    return edition.past(band.since - dt.timedelta(days=1))


def band_words(words: Wording, band: PayBand) -> str:
    """A band in words: `$78,000 to $98,000 CAD a year`."""
    return words.pay(band.min, band.max, band.currency, band.period)


def variable_words(words: Wording, band: PayBand) -> str:
    """What depends on results; empty for nothing."""
    if not band.variable:
        return ""
    _ = words.gettext
    sentence = {
        "quota": _("%(percent)s of base pay when quota is met"),
        "bonus": _("%(percent)s of base pay as a bonus when targets are met"),
        "commission": _("%(percent)s of base pay in commission when targets are met"),
    }[band.variable.basis]
    return words.fill(sentence, percent=words.percent(band.variable.target_percent))


def since_words(edition: Edition, words: Wording, band: PayBand) -> str:
    """From when a band holds, as a sentence."""
    _ = words.gettext
    if begun(edition, band):
        return words.fill(_("In effect since %(date)s."), date=words.date(band.since))
    return words.fill(_("Not yet in effect: from %(date)s."), date=words.date(band.since))


def basis_words(words: Wording, band: PayBand) -> str:
    """Base pay or pay on target, as a label."""
    _ = words.gettext
    return _("Base pay") if band.basis == "base" else _("Pay on target")


def band_title(words: Wording, band: PayBand) -> str:
    """What the figures of a band are, as a label: `Base pay in Canadian dollars`."""
    return words.fill(
        words.gettext("%(basis)s in %(currency)s"),
        basis=basis_words(words, band),
        currency=words.currency(band.currency),
    )


def _group(edition: Edition, words: Wording, group: Sequence[PayBand], name: str) -> Bands:
    _ = words.gettext
    rows = tuple(_row(edition, words, band) for band in group)
    by_variable = len({row.variable for row in rows}) > 1
    by_date = len({row.since for row in rows}) > 1
    sentences = []
    if rows[0].variable and not by_variable:
        sentence = _("Variable pay on top: %(variable)s.")
        if group[0].basis == "on-target":
            sentence = _("Variable pay included: %(variable)s.")
        sentences.append(words.fill(sentence, variable=rows[0].variable))
    if not by_date:
        sentences.append(rows[0].since)
    return Bands(
        title=band_title(words, group[0]),
        sentences=tuple(sentences),
        rows=rows,
        chart=_chart(words, group, rows, name),
        by_variable=by_variable,
        by_date=by_date,
    )


def _row(edition: Edition, words: Wording, band: PayBand) -> BandRow:
    return BandRow(
        zone=place_label(edition, words, band.zone),
        pay=band_words(words, band),
        variable=variable_words(words, band),
        since=since_words(edition, words, band),
    )


def _chart(
    words: Wording, group: Sequence[PayBand], rows: Sequence[BandRow], name: str
) -> BandChart:
    _ = words.gettext
    scale = axis([end for band in group for end in (band.min, band.max)], MOST_TICKS)
    currency = group[0].currency
    bars = []
    for index, (band, row) in enumerate(zip(group, rows, strict=True)):
        low, high = scale.at(band.min), scale.at(band.max)
        label = plain(row.zone)
        ends = words.pay(band.min, band.max, currency)
        fits = len(label) + len(ends) <= FITS
        top = index * ROW
        width = _percent(max(high - low, 0.004))
        bars.append(BandBar(label, ends if fits else "", top + 15, top + 23, _percent(low), width))
    last = len(scale.ticks) - 1
    ticks = tuple(
        BandTick(
            label=words.money(tick, currency, named=False),
            x=_percent(scale.at(tick)),
            anchor="start" if not index else "end" if index == last else "middle",
        )
        for index, tick in enumerate(scale.ticks)
    )
    said = [words.fill(_("%(zone)s: %(pay)s"), zone=plain(row.zone), pay=row.pay) for row in rows]
    return BandChart(
        name=name,
        title=_("Pay bands by place"),
        description="; ".join(said),
        height=len(bars) * ROW + FOOT,
        foot=len(bars) * ROW,
        bars=tuple(bars),
        ticks=ticks,
    )


def _percent(share: float) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"
