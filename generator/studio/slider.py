"""A band, pay within it and the law of the place, into a slider with the same said in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pay import digits, ends
from generator.studio.wishes import band_of
from generator.views.bands import band_words
from generator.views.places import place_label
from generator.wording import plain

if TYPE_CHECKING:
    from generator.book.edition import Edition
    from generator.book.model import PayBand
    from generator.checks.law import Limit
    from generator.studio.wishes import Wishes
    from generator.wording import Wording

STEPS = 50
ROUND = (0.05, 0.25, 1, 5, 25, 100, 500, 1000, 5000)
"""How far one push of a slider goes, as far as a fiftieth of the band."""

WHOLE = 1000
"""From so much on an amount is said without cents."""

FIGURE = 1234.5
"""A figure that shows how a language writes them."""


@dataclass(frozen=True, slots=True)
class Slider:
    """Pay within a band: its ends, those that are chosen, and how wide a law lets them be apart.

    Numbers are as machines write them. `most` is empty where no law says how wide a range may be;
    from a top above `free` on it may be wider. `money`, `group` and `point` are how amounts are
    written, `range` what is said of the chosen ends, with gaps.
    """

    band: str
    low: str
    high: str
    step: str
    min: str
    max: str
    lowest: str
    highest: str
    money: str
    group: str
    point: str
    range: str
    said: str
    most: str
    free: str
    law: str
    over: bool


def slider(edition: Edition, words: Wording, wishes: Wishes, limit: Limit | None) -> Slider | None:
    """The band of the place, and where the pay lies in it; None where no band holds."""
    band = band_of(edition, wishes)
    if band is None:
        return None
    low, high = ends(wishes.pay, band)
    told = words.gettext("From %(low)s to %(high)s: a range of %(wide)s")
    sample, point = words.money(FIGURE, band.currency, cents=False), words.number(FIGURE)[-2]
    figure = words.number(int(FIGURE))
    return Slider(
        band=_band(edition, words, band),
        low=digits(band.min),
        high=digits(band.max),
        step=digits(_step(band)),
        min=digits(band.min if low is None else low),
        max=digits(band.max if high is None else high),
        lowest=words.money(band.min, band.currency, named=False),
        highest=words.money(band.max, band.currency, named=False),
        money=sample.replace(figure, "%(figure)s"),
        group=figure[1:-3],
        point=point,
        range=told,
        said=_said(words, told, band, low, high),
        most=digits(limit.most) if limit else "",
        free=digits(limit.free_above) if limit else "",
        law=_law(words, band, limit) if limit else "",
        over=_over(limit, low, high),
    )


def _band(edition: Edition, words: Wording, band: PayBand) -> str:
    place = place_label(edition, words, band.zone)
    said = words.gettext("Our band for %(place)s: %(band)s")
    return plain(words.fill(said, place=place, band=band_words(words, band)))


def _said(words: Wording, told: str, band: PayBand, low: float | None, high: float | None) -> str:
    """How wide the range is; empty for one with an open end."""
    if low is None or high is None:
        return ""
    amounts = {"low": low, "high": high, "wide": max(0.0, round(high - low, 2))}
    said = {name: words.money(amount, band.currency) for name, amount in amounts.items()}
    return plain(words.fill(told, **said))


def _law(words: Wording, band: PayBand, limit: Limit) -> str:
    """How far apart the law lets the ends of a range be; of a law in doubt, that it may."""
    _ = words.gettext
    most = int(limit.most) if limit.most >= WHOLE else limit.most
    if most == limit.amount:
        said = (
            _("The law there lets these two ends be %(amount)s apart at most.")
            if limit.sure
            else _("A law there may let these two ends be %(amount)s apart at most.")
        )
    elif limit.share:
        said = (
            _(
                "The law there lets all pay that counts differ by %(amount)s; with the %(share)s "
                "that depends on results, that leaves %(most)s between these two ends."
            )
            if limit.sure
            else _(
                "A law there may let all pay that counts differ by %(amount)s at most; with the "
                "%(share)s that depends on results, that leaves %(most)s between these two ends."
            )
        )
    else:
        said = (
            _(
                "The law there lets pay differ by %(amount)s; that leaves %(most)s between these "
                "two ends."
            )
            if limit.sure
            else _(
                "A law there may let pay differ by %(amount)s at most; that leaves %(most)s "
                "between these two ends."
            )
        )
    gaps = {
        "amount": words.per(words.money(limit.amount, limit.currency), "year"),
        "most": words.per(words.money(most, band.currency), band.period),
        "share": words.percent(limit.share),
    }
    return plain(words.fill(said, **gaps))


def _over(limit: Limit | None, low: float | None, high: float | None) -> bool:
    """Whether a range is wider than a law lets it be."""
    return limit is not None and low is not None and high is not None and limit.forbids(low, high)


def _step(band: PayBand) -> float:
    """What one push of a slider adds: a round figure, about a fiftieth of the band."""
    wide = (band.max - band.min) / STEPS
    return next((step for step in ROUND if step >= wide), ROUND[-1])
