"""What sources say of the demand for a role into lines: where, until when, who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.places import place_label
from generator.views.sources import citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.book.edition import Edition
    from generator.book.model import Outlook
    from generator.views.sources import Citation
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class OutlookLine:
    """Where, with the year it looks ahead to; what is said; and who says it."""

    place: str
    text: str
    citation: Citation


def outlook(edition: Edition, words: Wording, said: Iterable[Outlook]) -> tuple[OutlookLine, ...]:
    """The statements in the order of the file."""
    return tuple(
        OutlookLine(
            place=_place(edition, words, each),
            text=each.text,
            citation=citation(edition, words, each.source, each.as_of),
        )
        for each in said
    )


def _place(edition: Edition, words: Wording, said: Outlook) -> str:
    _ = words.gettext
    place = place_label(edition, words, said.place) if said.place else _("Place not stated")
    if not said.until:
        return place
    until = words.loose(said.until)
    return words.fill(_("%(place)s, up to %(year)s"), place=place, year=until)
