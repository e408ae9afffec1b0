"""What the employer gives and says, into what holds for one place and type of employment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.offer import statements_there
from generator.views.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.book.model import Location, Posting
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class StatementItem:
    """A heading and the full sentences below it; contact details where one may ask."""

    title: str
    text: tuple[str, ...]
    email: str = ""
    phone: str = ""


def statements(
    edition: Edition, words: Wording, posting: Posting, location: Location
) -> tuple[StatementItem, ...]:
    """What a posting says at its end: about the vacancy, by the employer, whom to ask what.

    A statement for a place is also shown where the work may be done there remotely.
    """
    said = [
        StatementItem(statement.title, paragraphs(statement.text))
        for statement in statements_there(edition, location)
    ]
    contact = accommodation(edition, words)
    if contact:
        said.append(contact)
    vacancy = (vacancy_statement(words, posting), ai_statement(words, posting))
    return (
        StatementItem(words.gettext("Vacancy and selection"), vacancy),
        *_questions(words, posting),
        *said,
    )


def accommodation(edition: Edition, words: Wording) -> StatementItem | None:
    """Whom to ask for an accommodation while one applies; None where the employer names nobody."""
    contact = edition.company().accommodation
    if not contact:
        return None
    title = words.gettext("If you need an accommodation")
    return StatementItem(title, paragraphs(contact.text), contact.email, contact.phone or "")


def _questions(words: Wording, posting: Posting) -> Iterator[StatementItem]:
    """Whom to ask about the vacancy, if the posting says so."""
    contact = posting.contact
    if contact:
        title = words.gettext("Questions about this vacancy")
        yield StatementItem(title, (contact.name,), contact.email, contact.phone or "")


def hours_words(words: Wording, hours: float | None) -> str:
    """The hours of a week, in words; empty where they aren't said."""
    if not hours:
        return ""
    return words.fill(words.gettext("%(hours)s hours a week"), hours=words.number(hours))


def travel_words(words: Wording, percent: float | None) -> str:
    """How much of the working time is spent travelling; empty where it isn't said."""
    _ = words.gettext
    if percent is None:
        return ""
    if not percent:
        return _("No travel")
    return words.fill(_("%(share)s of the working time"), share=words.percent(percent))


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
