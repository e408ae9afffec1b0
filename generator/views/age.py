"""The date of a figure into how old it is, in words, once it counts as old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.dates import last_day, later

if TYPE_CHECKING:
    from generator.book.edition import Edition
    from generator.wording import Wording

MONTHS_A_YEAR = 12
MOST = 50
"""As many years are counted."""

SAID = 2 * MONTHS_A_YEAR
"""Months after which a page says how old a figure is; a check may allow it for longer."""


def age(edition: Edition, words: Wording, as_of: str) -> str:
    """How old a figure is, as `More than 5 years old`; empty for one of the last two years.

    Where `checks: {market_age: …}` of rolebook.yaml allows fewer months than that, its age is said
    from there on. What is undated is as old as nobody knows.
    """
    end = last_day(as_of)
    if not end or not edition.past(later(end, min(SAID, edition.limits().market_age))):
        return ""
    years = 0
    while years < MOST and edition.past(later(end, (years + 1) * MONTHS_A_YEAR)):
        years += 1
    if not years:
        return words.gettext("Less than a year old, and yet out of date")
    sentence = words.ngettext(
        "More than %(years)s year old", "More than %(years)s years old", years
    )
    return words.fill(sentence, years=words.number(years))
