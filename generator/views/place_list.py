"""An edition into the page that lists its pay zones, with what we pay and what is open in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import list_of, page_of
from generator.pay import band_now
from generator.views.dated import last
from generator.views.frame import Frame, frame, relative, with_notes
from generator.views.place import every_figure, openings_in
from generator.views.places import place_label
from generator.views.posting_list import opening_count
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book.edition import Edition
    from generator.book.model import PayBand
    from generator.book.values import Period
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class PlaceItem:
    """A zone in the list; `pay` is from the lowest to the highest of its bands, by currency."""

    code: str
    name: str
    href: str
    roles: int
    count: str
    pay: tuple[str, ...]
    openings: int
    opened: str


@dataclass(frozen=True, slots=True)
class PlaceListView:
    """What the page shows."""

    frame: Frame
    places: tuple[PlaceItem, ...]


def place_list_view(edition: Edition) -> PlaceListView:
    """The view of the page."""
    words = wording(edition.language)
    _ = words.gettext
    address = list_of("place")
    home = relative(address)
    bands = _bands(edition)
    description = _("Our pay bands, place by place; and apart from them, what others report.")
    days = (band.since for found in bands.values() for band in found)
    view = PlaceListView(
        frame=frame(edition, address, _("Pay by place"), description, last=last(edition, days)),
        places=tuple(_item(edition, words, code, found, home) for code, found in bands.items()),
    )
    return with_notes(edition, "company", "company", view)


def _bands(edition: Edition) -> dict[str, list[PayBand]]:
    """The bands that hold today in each zone, ladder by ladder."""
    every = edition.once(every_figure)
    return {
        code: [
            band for _role, figures in every if (band := band_now(figures.pay, code, edition.begun))
        ]
        for code in edition.ids("zone")
    }


def _item(
    edition: Edition, words: Wording, code: str, bands: list[PayBand], home: str
) -> PlaceItem:
    openings = len(list(openings_in(edition, code)))
    count = words.ngettext("A band for %(number)s role", "Bands for %(number)s roles", len(bands))
    return PlaceItem(
        code=code,
        name=place_label(edition, words, code),
        href=home + page_of("place", code.lower()),
        roles=len(bands),
        count=words.fill(count, number=words.number(len(bands)))
        if bands
        else words.gettext("No band published"),
        pay=tuple(_ranges(words, bands)),
        openings=openings,
        opened=opening_count(words, openings) if openings else "",
    )


def _ranges(words: Wording, bands: Iterable[PayBand]) -> Iterator[str]:
    """From the lowest to the highest of bands, for each currency and period."""
    found: dict[tuple[str, Period], list[PayBand]] = {}
    for band in bands:
        found.setdefault((band.currency, band.period), []).append(band)
    for (currency, period), some in found.items():
        low, high = min(band.min for band in some), max(band.max for band in some)
        yield words.pay(low, high, currency, period)
