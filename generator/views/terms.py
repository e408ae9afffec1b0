"""What the employer gives and says, into what holds for one place and type of employment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.book.edition import Edition
    from generator.book.model import Location, Posting
    from generator.book.values import Employment
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class StatementItem:
    """A heading and the full sentences below it; contact details where one may ask."""

    title: str
    text: tuple[str, ...]
    email: str = ""
    phone: str = ""


def region_of(location: Location) -> str:
    """The country or part of one that a location lies in; its pay zone where it doesn't say."""
    return location.region or location.zone


def within(region: str, place: str) -> bool:
    """Whether a region is a place or a part of it: CA-ON lies in CA."""
    return region == place or region.startswith(f"{place}-")


def benefits(edition: Edition, location: Location, employment: Employment) -> tuple[str, ...]:
    """What employees get there, in the order of company.yaml.

    Someone who works remotely gets what holds for the whole of the location's region.
    """
    region = region_of(location)
    return tuple(
        benefit.text
        for benefit in edition.company().benefits
        if (not benefit.countries or any(within(region, place) for place in benefit.countries))
        and (not benefit.employment or employment in benefit.employment)
    )


def statements(
    edition: Edition, words: Wording, posting: Posting, location: Location
) -> tuple[StatementItem, ...]:
    """What a posting says at its end: about the vacancy, by the employer, whom to ask what.

    A statement for a place is also shown where the work may be done there remotely.
    """
    company = edition.company()
    regions = (region_of(location), *location.remote_areas)
    said = [
        StatementItem(statement.title, paragraphs(statement.text))
        for statement in company.statements
        if _shown(statement.places, regions)
    ]
    contact = company.accommodation
    if contact:
        title = words.gettext("If you need an accommodation")
        said.append(
            StatementItem(title, paragraphs(contact.text), contact.email, contact.phone or "")
        )
    vacancy = (vacancy_statement(words, posting), ai_statement(words, posting))
    return (
        StatementItem(words.gettext("Vacancy and selection"), vacancy),
        *_questions(words, posting),
        *said,
    )


def _questions(words: Wording, posting: Posting) -> Iterator[StatementItem]:
    """Whom to ask about the vacancy, if the posting says so."""
    contact = posting.contact
    if contact:
        title = words.gettext("Questions about this vacancy")
        yield StatementItem(title, (contact.name,), contact.email, contact.phone or "")


def vacancy_statement(words: Wording, posting: Posting) -> str:
    """Whether there is a vacancy, in a sentence."""
    _ = words.gettext
    if posting.vacancy == "existing":
        return _("This posting is for an existing vacancy.")
    return _("This posting is not for an existing vacancy, but for vacancies that may come.")


def ai_statement(words: Wording, posting: Posting) -> str:
    """Whether software judges applicants, in a sentence."""
    _ = words.gettext
    if posting.ai_screening:
        return _("We use artificial intelligence to screen, assess or select applicants.")
    return _("We don’t use artificial intelligence to screen, assess or select applicants.")


def _shown(places: Sequence[str], regions: Iterable[str]) -> bool:
    return not places or any(
        within(region, place) or within(place, region) for place in places for region in regions
    )
