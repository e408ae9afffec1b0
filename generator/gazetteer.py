"""What people call a country, or a part of one, into its code of ISO 3166."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from generator.data.regions import COUNTRIES, OTHERWISE, PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGES = ("en", "fr")
"""The languages in which names are known."""


def codes_of(name: str) -> tuple[str, ...]:
    """Return the code of a place by its code, name or usual abbreviation: Québec, QC, USA.

    Case, accents and hyphens don't matter. Two codes are of two places with one name, as for
    Georgia; none is for a place that isn't known. Of countries other than Canada and the United
    States, parts are known by their codes alone, whatever they are.
    """
    country, _, part = name.strip().upper().partition("-")
    if country in COUNTRIES and (not part or part in PARTS.get(country, {part})):
        return (f"{country}-{part}" if part else country,)
    return _codes().get(folded(name), ())


def names() -> Iterator[str]:
    """Yield all names that are known."""
    return (name for name, _ in _named())


def folded(name: str) -> str:
    """Return a name as it is compared: without case, accents and signs."""
    signs = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", plain.casefold()))


@cache
def _codes() -> Mapping[str, tuple[str, ...]]:
    """The codes by folded names, and those of parts without their country: QC."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for country, parts in PARTS.items():
        for part in parts:
            found[folded(part)][f"{country}-{part}"] = None
    for name, code in (*_named(), *OTHERWISE.items()):
        found[folded(name)][code] = None
    return {name: tuple(codes) for name, codes in found.items()}


def _named() -> Iterator[tuple[str, str]]:
    from generator.wording import wording

    for language in LANGUAGES:
        for code, name in wording(language).countries().items():
            if code in COUNTRIES:
                yield name, code
    for country, parts in PARTS.items():
        for part, listed in parts.items():
            yield from ((name, f"{country}-{part}") for name in listed.split("/") if name)
