"""A place and an employment into what the employer offers and says there: benefits, statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.book.edition import Edition
    from generator.book.model import Benefit, Location, Statement
    from generator.book.values import Employment


def region_of(location: Location) -> str:
    """The country or part of one that a location lies in; its pay zone where it doesn't say."""
    return location.region or location.zone


def regions_of(location: Location) -> dict[str, None]:
    """The regions that work at a location is found by, each once."""
    return dict.fromkeys((location.zone, region_of(location), *location.remote_areas))


def within(region: str, place: str) -> bool:
    """Whether a region is a place or a part of it: CA-ON lies in CA."""
    return region == place or region.startswith(f"{place}-")


def benefits_there(edition: Edition, location: Location) -> tuple[Benefit, ...]:
    """What employees get there, whatever their employment, in the order of company.yaml."""
    region = region_of(location)
    return tuple(
        benefit
        for benefit in edition.company().benefits
        if not benefit.countries or any(within(region, place) for place in benefit.countries)
    )


def benefits(edition: Edition, location: Location, employment: Employment) -> tuple[str, ...]:
    """What employees get there, in the order of company.yaml.

    Someone who works remotely gets what holds for the whole of the location's region.
    """
    return tuple(
        benefit.text
        for benefit in benefits_there(edition, location)
        if not benefit.employment or employment in benefit.employment
    )


def statements_there(edition: Edition, location: Location) -> tuple[Statement, ...]:
    """What the employer says in every posting at a place, or for work done there remotely."""
    regions = (region_of(location), *location.remote_areas)
    return tuple(
        statement
        for statement in edition.company().statements
        if not statement.places
        or any(
            within(region, place) or within(place, region)
            for place in statement.places
            for region in regions
        )
    )
