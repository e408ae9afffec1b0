"""The bands of a ladder's roles into charts and tables: one of each a currency and basis."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.pay import HOURS_A_YEAR, band_now, yearly, zones
from generator.views.bands import basis_words, variable_words
from generator.views.charts import Row, bars
from generator.views.places import place_label
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.book.book import Card
    from generator.book.edition import Edition
    from generator.book.model import PayBand
    from generator.book.values import Period
    from generator.views.charts import Bars
    from generator.wording import Wording


LONG = 8
"""More rows than these are too many to scroll past."""


@dataclass(frozen=True, slots=True)
class PayCell:
    """What a role pays in a zone; `since` only where not all bands of the table began together."""

    zone: str
    pay: str
    since: str


@dataclass(frozen=True, slots=True)
class PayRow:
    """What a role pays, zone by zone; `variable` is what comes on top."""

    level: str
    title: str
    href: str
    cells: tuple[PayCell, ...]
    variable: str


@dataclass(frozen=True, slots=True)
class PayByLevel:
    """The bands in one currency and basis; the chart shows one zone, the table all.

    A `long` table is folded away at first.
    """

    id: str
    title: str
    caption: str
    zones: tuple[str, ...]
    rows: tuple[PayRow, ...]
    wide: Bars
    tall: Bars
    notes: tuple[str, ...]
    has_variable: bool
    long: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The bands in one currency and basis, by role and zone, and the zone that stands for all."""

    bands: Mapping[str, Mapping[str, PayBand]]
    base: str

    def of(self, role: str) -> PayBand | None:
        """What a role pays in the zone that stands for all."""
        return self.bands.get(role, {}).get(self.base)


@dataclass(frozen=True, slots=True)
class _Yearly:
    min: float
    max: float


def groups(edition: Edition, cards: Iterable[Card]) -> tuple[Group, ...]:
    """The bands that hold today, the head office's country first.

    A group's base is the zone in which most roles have a band; then the head office's country; then
    a whole country before a part of one; then the order of locations.yaml.
    """
    found: dict[tuple[str, str], dict[str, dict[str, PayBand]]] = {}
    for card in cards:
        for zone, band in _bands(edition, card.id):
            group = found.setdefault((band.currency, band.basis), {})
            group.setdefault(card.id, {})[zone] = band
    made = [Group(bands, _base(edition, bands)) for bands in found.values()]
    home = edition.company().country
    return tuple(sorted(made, key=lambda group: zones(group.base)[-1] != zones(home)[-1]))


def pay_by_level(
    edition: Edition, words: Wording, group: Group, cards: Sequence[Card], home: str
) -> PayByLevel:
    """One group's chart and table, in the order of the cards."""
    _ = words.gettext
    kept = [card for card in cards if card.id in group.bands]
    every = [band for bands in group.bands.values() for band in bands.values()]
    begun = {band.since for band in every}
    mixed = _mixed(every)
    dated = len(begun) > 1
    names = {code: place_label(edition, words, code) for code in _zones(edition, group.bands)}
    rows = tuple(
        PayRow(
            level=words.number(card.level),
            title=card.title,
            href=home + page_of("role", card.id),
            cells=tuple(
                _cell(words, name, group.bands[card.id].get(code), dated=dated, mixed=mixed)
                for code, name in names.items()
            ),
            variable=_variable(words, group.bands[card.id].values()),
        )
        for card in kept
    )
    notes = []
    if len(begun) == 1:
        notes.append(words.fill(_("In effect from %(date)s."), date=words.date(every[0].since)))
    if mixed:
        hours = words.number(edition.hours_per_year())
        notes.append(
            words.fill(_("To compare, the chart counts a year as %(hours)s hours."), hours=hours)
        )
    wide, tall = band_charts(edition, words, kept, group)
    currency = words.currency(every[0].currency)
    return PayByLevel(
        id=f"pay-{every[0].currency.lower()}-{every[0].basis}",
        title=currency if mixed else words.per(currency, every[0].period),
        caption=basis_words(words, every[0]),
        zones=tuple(names.values()),
        rows=rows,
        wide=wide,
        tall=tall,
        notes=tuple(notes),
        has_variable=any(row.variable for row in rows),
        long=len(rows) > LONG,
    )


def in_short(words: Wording, band: PayBand | None) -> str:
    """A band without the name of its currency: `$78,000 to $98,000`; empty for none."""
    return words.pay(band.min, band.max, band.currency, named=False) if band else ""


def boxed(words: Wording, bands: Iterable[PayBand]) -> tuple[str, ...]:
    """From the lowest to the highest of bands, as a picture has room for it.

    There is one range for each currency and period, which is only told where it isn't a year.
    """
    found: dict[tuple[str, Period], list[PayBand]] = {}
    for band in bands:
        found.setdefault((band.currency, band.period), []).append(band)
    ranges = (
        (period, words.pay(min(b.min for b in some), max(b.max for b in some), code, named=False))
        for (code, period), some in found.items()
    )
    return tuple(pay if period == "year" else words.per(pay, period) for period, pay in ranges)


def _bands(edition: Edition, role: str) -> Iterable[tuple[str, PayBand]]:
    """The bands of a role that hold today, by zone, in the order of the file."""
    pay = edition.role(role).pay
    for zone in dict.fromkeys(band.zone for band in pay):
        band = band_now((band for band in pay if band.zone == zone), zone, edition.begun)
        if band:
            yield zone, band


def _base(edition: Edition, bands: Mapping[str, Mapping[str, PayBand]]) -> str:
    roles = Counter(zone for paid in bands.values() for zone in paid)
    country = edition.company().country
    order = edition.ids("zone")
    return min(roles, key=lambda z: (-roles[z], z != country, "-" in z, order.index(z)))


def _zones(edition: Edition, bands: Mapping[str, Mapping[str, PayBand]]) -> list[str]:
    used = {zone for paid in bands.values() for zone in paid}
    return [zone for zone in edition.ids("zone") if zone in used]


def _mixed(bands: Iterable[PayBand]) -> bool:
    return len({band.period for band in bands}) > 1


def _cell(words: Wording, zone: str, band: PayBand | None, *, dated: bool, mixed: bool) -> PayCell:
    if not band:
        return PayCell(plain(zone), "", "")
    pay = in_short(words, band)
    since = words.fill(words.gettext("from %(date)s"), date=words.date(band.since))
    return PayCell(
        plain(zone), words.per(pay, band.period) if mixed else pay, since if dated else ""
    )


def _variable(words: Wording, bands: Iterable[PayBand]) -> str:
    """What comes on top, once where it is the same in all zones."""
    texts = dict.fromkeys(variable_words(words, band) for band in bands)
    return "; ".join(text for text in texts if text)


def band_charts(
    edition: Edition, words: Wording, cards: Sequence[Card], group: Group
) -> tuple[Bars, Bars]:
    """The bands that a group's roles have in its base, as bars on one axis: wide, and tall."""
    _ = words.gettext
    drawn = [(card, band) for card in cards if (band := group.of(card.id))]
    mixed = _mixed(band for __, band in drawn)
    rows = []
    hours = edition.hours_per_year() if mixed else HOURS_A_YEAR
    for card, band in drawn:
        low, high = (
            (yearly(end, band.period, hours) if mixed else end) for end in (band.min, band.max)
        )
        least, most = (words.money(end, band.currency, named=False) for end in (low, high))
        rows.append(Row(card.title, _Yearly(low, high), least, most, words.range(least, most)))
    first = drawn[0][1]
    zone = plain(place_label(edition, words, group.base))
    said = [words.fill(_("%(role)s: %(pay)s"), role=plain(row.label), pay=row.ends) for row in rows]

    def chart(name: str, *, tall: bool) -> Bars:
        return bars(
            rows,
            lambda amount: words.money(amount, first.currency, named=False),
            name=f"{name}-{first.currency.lower()}-{first.basis}",
            title=words.fill(_("Pay bands by level, %(zone)s"), zone=zone),
            description="; ".join(said),
            color=edition.company().brand.color,
            tall=tall,
        )

    return chart("bands", tall=False), chart("bands-tall", tall=True)
