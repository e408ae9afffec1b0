"""The views of places, and of what is paid there, into the data beside their pages.

All texts are plain, in the page's language; addresses lead from the folder of the language's pages.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pydantic import Field

from generator.addresses import list_of, page_of
from generator.book.model import record
from generator.book.values import Currency, Period
from generator.formats.told import Told, head
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.views.place import PlaceView, PlaceWages, Reported
    from generator.views.place_list import PlaceListView


@record
class ListedPlace:
    """A pay zone, as the list of places shows it."""

    code: str = Field(description="Its code (ISO 3166).")
    name: str = Field(description="Its name.")
    href: str = Field(description="Its page.")
    roles: int = Field(description="For how many roles a band holds there.")
    openings: int = Field(description="How many openings there are.")


@record
class PlacesPage(Told):
    """Pay by place: places/index.json."""

    places: tuple[ListedPlace, ...] = Field(description="In the order of the book.")


@record
class BandThere:
    """The employer's own band of a role in a place."""

    role: str = Field(description="The role's id.")
    title: str = Field(description="The role's title.")
    level: int = Field(description="Its level on its ladder.")
    text: str = Field(description="The band in words.")
    zone: str = Field(description="The zone whose band holds: the place, or the country around it.")
    currency: Currency = Field(description="ISO 4217.")
    period: Period = Field(description="What the figures are paid for.")
    basis: str = Field(description="Without (`base`) or with (`on-target`) variable pay.")
    min: float = Field(description="The low end.")
    max: float = Field(description="The high end.")
    since: dt.date = Field(description="The day from which it holds.")


@record
class FigureThere:
    """What a source reports for a title: never what the employer pays."""

    title: str = Field(description="The title of the role.")
    figure: str = Field(description="The figure in words.")
    statistic: str = Field(description="What kind of figure it is.")
    source: str = Field(description="Its source and date.")
    age: str | None = Field(default=None, description="How old it is, where it is old.")
    doubts: tuple[str, ...] = Field(description="What was inferred.")


@record
class WageThere:
    """What official statistics say that an occupation earns: never the pay of a title."""

    occupation: str = Field(description="Its title in the classification.")
    code: str = Field(description="The classification and its code.")
    unit: str = Field(description="Currency and period.")
    figures: dict[str, str] = Field(description="The figures by statistic.")
    source: str = Field(description="Its source and date.")
    age: str | None = Field(default=None, description="How old it is, where it is old.")


@record
class PlacePage(Told):
    """Pay in a place: places/ZONE/index.json. What others report stands apart from the bands."""

    code: str = Field(description="Its code (ISO 3166).")
    name: str = Field(description="Its name.")
    bands: tuple[BandThere, ...] = Field(description="What the employer pays.")
    locations: tuple[str, ...] = Field(description="Where the employer works there.")
    openings: tuple[str, ...] = Field(description="The pages of what is open there.")
    reported: tuple[FigureThere, ...] = Field(description="What publications report for titles.")
    wages: tuple[WageThere, ...] = Field(description="Wages of occupations.")


def _places(view: PlaceListView) -> PlacesPage:
    return PlacesPage(
        **head(view.frame, list_of("place")),
        places=tuple(
            ListedPlace(
                code=place.code,
                name=plain(place.name),
                href=page_of("place", place.code.lower()),
                roles=place.roles,
                openings=place.openings,
            )
            for place in view.places
        ),
    )


def _place(view: PlaceView) -> PlacePage:
    rows = (row for group in view.pay for ladder in group.ladders for row in ladder.rows)
    return PlacePage(
        **head(view.frame, page_of("place", view.code.lower())),
        code=view.code,
        name=plain(view.name),
        bands=tuple(
            BandThere(
                role=row.id,
                title=plain(row.title),
                level=row.number,
                text=row.pay,
                zone=row.band.zone,
                currency=row.band.currency,
                period=row.band.period,
                basis=row.band.basis,
                min=row.band.min,
                max=row.band.max,
                since=row.band.since,
            )
            for row in rows
        ),
        locations=tuple(map(plain, view.locations)),
        openings=tuple(each.href.removeprefix(view.frame.home) for each in view.openings),
        reported=tuple(map(_figure, view.reported)),
        wages=tuple(wage for each in view.wages for wage in _wages(each)),
    )


def _figure(each: Reported) -> FigureThere:
    return FigureThere(
        title=plain(each.role.text),
        figure=each.row.figure,
        statistic=each.row.statistic,
        source=plain(each.row.citation.text),
        age=each.row.age or None,
        doubts=tuple(map(plain, each.row.doubts)),
    )


def _wages(each: PlaceWages) -> list[WageThere]:
    return [
        WageThere(
            occupation=plain(each.title),
            code=each.code,
            unit=table.caption,
            figures={row.statistic: row.figures[0] for row in table.rows},
            source=plain(table.citation.text),
            age=table.age or None,
        )
        for table in each.tables
    ]


SHAPES: Mapping[str, Callable[[Any], Any]] = {
    "PlaceListView": _places,
    "PlaceView": _place,
}
"""The views that have data of these shapes, by the names of their classes."""

DOCUMENTED: Mapping[str, type] = {
    "places": PlacesPage,
    "place": PlacePage,
}
"""The shapes by the names of their schemas in docs/formats/."""
