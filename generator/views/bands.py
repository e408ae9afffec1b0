"""A role's own pay bands into tables and charts: one for each currency, period and basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.pay import axis, replaced, zones
from generator.views.charts import gaps
from generator.views.places import place_label
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from generator.book.edition import Edition
    from generator.book.model import PayBand
    from generator.pay import Axis
    from generator.wording import Wording

MOST_TICKS = 4
"""More round figures than these don't fit on a phone."""
ROW = 46
"""The height of a bar with its label, in pixels."""
FOOT = 26
THINNEST = 0.004
"""The share of the width that a band of one amount takes."""
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
    """Bars on one axis; `name` is unique on its page; grid lines leave out what is written."""

    name: str
    title: str
    description: str
    height: int
    foot: int
    gaps: str
    bars: tuple[BandBar, ...]
    ticks: tuple[BandTick, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands of one currency, period and basis: a chart and the same figures in a table.

    What is the same for all stands in sentences; `by_variable` and `by_date` say what isn't. One
    band alone needs no chart.
    """

    title: str
    sentences: tuple[str, ...]
    rows: tuple[BandRow, ...]
    chart: BandChart | None
    by_variable: bool
    by_date: bool


class Held(NamedTuple):
    """A band, and whether it holds already."""

    band: PayBand
    begun: bool


def standing(edition: Edition, pay: Iterable[PayBand]) -> list[Held]:
    """The bands that hold today or will later: not those that a newer one has replaced."""
    bands = tuple(pay)
    begun = edition.begun
    return [Held(b, begun(b.since)) for b in bands if not replaced(b, bands, begun)]


def bands(edition: Edition, words: Wording, held: Iterable[Held]) -> tuple[Bands, ...]:
    """These bands in the order of the file."""
    groups: dict[tuple[str, str, str], list[Held]] = {}
    for each in held:
        band = each.band
        groups.setdefault((band.currency, band.period, band.basis), []).append(each)
    return tuple(
        _group(edition, words, group, f"bands-{number}")
        for number, group in enumerate(groups.values(), start=1)
    )


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


def since_words(words: Wording, held: Held) -> str:
    """From when a band holds, as a sentence."""
    _ = words.gettext
    sentence = (
        _("In effect since %(date)s.") if held.begun else _("Not yet in effect: from %(date)s.")
    )
    return words.fill(sentence, date=words.date(held.band.since))


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


def _group(edition: Edition, words: Wording, group: Sequence[Held], name: str) -> Bands:
    rows = tuple(_row(edition, words, held) for held in group)
    by_variable = len({row.variable for row in rows}) > 1
    by_date = len({row.since for row in rows}) > 1
    first = group[0].band
    sentences = []
    if first.variable and not by_variable:
        sentences.append(variable_sentence(words, first))
    if not by_date:
        sentences.append(rows[0].since)
    if _nested({held.band.zone for held in group}):
        sentences.append(
            words.gettext("Where a place lies within another one, the band of the smaller counts.")
        )
    return Bands(
        title=band_title(words, first),
        sentences=tuple(sentences),
        rows=rows,
        chart=_chart(words, [held.band for held in group], rows, name) if len(rows) > 1 else None,
        by_variable=by_variable,
        by_date=by_date,
    )


def _nested(codes: AbstractSet[str]) -> bool:
    """Whether one of these zones lies within another."""
    return any(codes & set(zones(code)[1:]) for code in codes)


def variable_sentence(words: Wording, band: PayBand) -> str:
    """What depends on results, as a sentence, of a band that has such pay."""
    _ = words.gettext
    sentence = _("Variable pay on top: %(variable)s.")
    if band.basis == "on-target":
        sentence = _("Variable pay included: %(variable)s.")
    return words.fill(sentence, variable=variable_words(words, band))


def _row(edition: Edition, words: Wording, held: Held) -> BandRow:
    return BandRow(
        zone=place_label(edition, words, held.band.zone),
        pay=band_words(words, held.band),
        variable=variable_words(words, held.band),
        since=since_words(words, held),
    )


def _chart(
    words: Wording, group: Sequence[PayBand], rows: Sequence[BandRow], name: str
) -> BandChart:
    _ = words.gettext
    scale = axis([end for band in group for end in (band.min, band.max)], MOST_TICKS)
    pairs = enumerate(zip(group, rows, strict=True))
    said = [words.fill(_("%(zone)s: %(pay)s"), zone=plain(row.zone), pay=row.pay) for row in rows]
    return BandChart(
        name=name,
        title=_("Pay bands by place"),
        description="; ".join(said),
        height=len(rows) * ROW + FOOT,
        foot=len(rows) * ROW,
        gaps=gaps([(row * ROW, row * ROW + 20) for row in range(len(rows))], len(rows) * ROW),
        bars=tuple(_bar(words, scale, index * ROW, band, row) for index, (band, row) in pairs),
        ticks=_ticks(words, scale, group[0].currency),
    )


def _bar(words: Wording, scale: Axis, top: int, band: PayBand, row: BandRow) -> BandBar:
    low, high = scale.at(band.min), scale.at(band.max)
    label = plain(row.zone)
    pay = words.pay(band.min, band.max, band.currency)
    return BandBar(
        label=label,
        pay=pay if len(label) + len(pay) <= FITS else "",
        y=top + 15,
        bar_y=top + 23,
        x=_percent(low),
        width=_percent(max(high - low, THINNEST)),
    )


def _ticks(words: Wording, scale: Axis, currency: str) -> tuple[BandTick, ...]:
    last = len(scale.ticks) - 1
    return tuple(
        BandTick(
            label=words.money(tick, currency, named=False),
            x=_percent(scale.at(tick)),
            anchor="start" if not index else "end" if index == last else "middle",
        )
        for index, tick in enumerate(scale.ticks)
    )


def _percent(share: float) -> str:
    return f"{share * 100:.4g}%"
