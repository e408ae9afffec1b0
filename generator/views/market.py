"""What sources report for a title into rows: figure, kind, place, source and date, and doubts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.age import age
from generator.views.places import place_label
from generator.views.sources import citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.book.edition import Edition
    from generator.book.model import MarketFigure
    from generator.views.sources import Citation
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class MarketRow:
    """One figure as its source gives it; `doubts` are what we inferred, in sentences.

    `age` says how old it is; empty unless it is old.
    """

    statistic: str
    place: str
    figure: str
    citation: Citation
    age: str
    doubts: tuple[str, ...]


def market(
    edition: Edition, words: Wording, figures: Iterable[MarketFigure]
) -> tuple[MarketRow, ...]:
    """The figures in the order of the file; never blended."""
    return tuple(_row(edition, words, figure) for figure in figures)


def _row(edition: Edition, words: Wording, figure: MarketFigure) -> MarketRow:
    _ = words.gettext
    amount = words.per(words.money(figure.amount, figure.currency), figure.period)
    if figure.approximate:
        amount = words.fill(_("about %(amount)s"), amount=amount)
    doubts = []
    if figure.currency_inferred:
        sentence = _("Currency: %(currency)s, inferred; the source doesn’t print it.")
        doubts.append(words.fill(sentence, currency=figure.currency))
    place = place_label(edition, words, figure.place)
    if figure.place_inferred:
        sentence = _("Place: %(place)s, inferred; the source doesn’t state it.")
        doubts.append(words.fill(sentence, place=place))
    return MarketRow(
        statistic=words.statistic(figure.statistic),
        place=place,
        figure=amount,
        citation=citation(edition, words, figure.source, figure.as_of),
        age=age(edition, words, figure.as_of),
        doubts=(*doubts, figure.note) if figure.note else tuple(doubts),
    )
