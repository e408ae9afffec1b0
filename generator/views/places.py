"""Countries and their parts into labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.book.edition import Edition
    from generator.wording import Wording


def place_label(edition: Edition, words: Wording, region: str) -> str:
    """A place as a label: a country as the language calls it, a part as the book's zones do."""
    if "-" in region and region in edition.ids("zone"):
        return edition.zone(region).name
    return words.place(region)
