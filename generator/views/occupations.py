"""A role's codes into the wages of its occupations in official statistics: never a title's pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.age import age
from generator.views.places import place_label
from generator.views.sources import citation
from generator.wording import join, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.book.edition import Edition
    from generator.book.model import Codes, Wage
    from generator.book.values import Statistic
    from generator.views.sources import Citation
    from generator.wording import Wording

ORDER: tuple[Statistic, ...] = (
    "low",
    "p10",
    "p25",
    "median",
    "p75",
    "p90",
    "high",
    "typical",
    "average",
    "bonus",
)
"""The order in which figures of a distribution are read; what is none of it last."""

SOC = slice(0, 7)
"""The part of an O*NET-SOC code, such as 11-2022.00, that is one of SOC."""


@dataclass(frozen=True, slots=True)
class WageRow:
    """A statistic, and the figure in each place of the table."""

    statistic: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WageTable:
    """Figures of one source in one currency and for one period, a column a place.

    `age` says how old they are; empty unless they are old.
    """

    caption: str
    places: tuple[str, ...]
    rows: tuple[WageRow, ...]
    citation: Citation
    age: str
    note: str


@dataclass(frozen=True, slots=True)
class OccupationItem:
    """An occupation by its title and code, with its wages; none where we have no figure."""

    title: str
    code: str
    tables: tuple[WageTable, ...]


def occupations(
    edition: Edition, words: Wording, codes: Codes | None
) -> tuple[OccupationItem, ...]:
    """The occupations that a role's codes name, as far as the book describes them."""
    return tuple(
        OccupationItem(
            title=edition.occupation(code).title,
            code=label,
            tables=tuple(wage_tables(edition, words, edition.occupation(code).wages)),
        )
        for label, code in _official(codes, words.gettext("NOC 2021"))
        if edition.whole("occupation", code)
    )


def occupation_sources(edition: Edition, codes: Codes | None) -> Iterator[str]:
    """The ids of the sources of these wages, in the order of the page."""
    for _, code in _official(codes):
        if edition.whole("occupation", code):
            yield from (wage.source for wage in edition.occupation(code).wages)


def _official(codes: Codes | None, noc: str = "") -> Iterator[tuple[str, str]]:
    """What people call the codes of a role's occupations, and the ids of these."""
    if codes and codes.noc_2021:
        yield f"{noc} {codes.noc_2021}", f"noc-{codes.noc_2021}"
    if codes and codes.onet_soc:
        soc = codes.onet_soc[SOC]
        yield f"SOC {soc}", f"soc-{soc}"


def wage_tables(edition: Edition, words: Wording, wages: Iterable[Wage]) -> Iterator[WageTable]:
    """These wages, a table for each source, date, currency and period."""
    groups: dict[tuple[str, str, str, str], list[Wage]] = {}
    for wage in wages:
        key = (wage.currency, wage.period, wage.source, wage.as_of)
        groups.setdefault(key, []).append(wage)
    for group in groups.values():
        yield _table(edition, words, group)


def _table(edition: Edition, words: Wording, group: Sequence[Wage]) -> WageTable:
    first = group[0]
    there = [statistic for statistic in ORDER if any(statistic in w.figures for w in group)]
    cents = any(amount != int(amount) for wage in group for amount in wage.figures.values())
    notes = dict.fromkeys(wage.note for wage in group if wage.note)
    return WageTable(
        caption=words.per(words.currency(first.currency), first.period),
        places=tuple(plain(place_label(edition, words, wage.place)) for wage in group),
        rows=tuple(
            WageRow(
                words.statistic(statistic),
                tuple(_figure(words, wage, statistic, cents=cents) for wage in group),
            )
            for statistic in there
        ),
        citation=citation(edition, words, first.source, first.as_of),
        age=age(edition, words, first.as_of),
        note=join(piece for note in notes for piece in (" ", note)).strip(),
    )


def _figure(words: Wording, wage: Wage, statistic: Statistic, *, cents: bool) -> str:
    if statistic not in wage.figures:
        return ""
    return words.money(wage.figures[statistic], wage.currency, named=False, cents=cents)
