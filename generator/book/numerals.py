"""A number as people write it, `$70,000` or `37,5`, into the way in which it is written here."""

from __future__ import annotations

import re
import unicodedata

SPACES = re.compile(r"[\s_'’]")
MONEY = re.compile(r"[A-Z]{3}|C|CA|US", re.IGNORECASE)
"""What stands before or behind an amount, besides the sign of a currency."""

WITH_COMMAS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
WITH_POINTS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(,[0-9]{1,2})?")
DIGITS = 15
"""More of them are no amount that anyone means."""


def numeral(text: str) -> str:
    """Return a number in digits, with a point before decimals; empty for what isn't one.

    Three digits behind a comma are thousands, one or two are decimals.
    """
    bare = SPACES.sub("", "".join(sign for sign in text if unicodedata.category(sign) != "Sc"))
    edges = re.fullmatch(r"([A-Za-z]*)([0-9.,]+)([A-Za-z]*)", bare)
    if not edges or any(edge and not MONEY.fullmatch(edge) for edge in edges.group(1, 3)):
        return ""
    number = edges[2]
    if found := WITH_COMMAS.fullmatch(number):
        number = found[1].replace(",", "") + (found[2] or "")
    elif found := WITH_POINTS.fullmatch(number):
        number = found[1].replace(".", "") + (found[2] or "").replace(",", ".")
    else:
        return ""
    return number if len(number) <= DIGITS else ""
