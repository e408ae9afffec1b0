"""The open postings of a role into links: where, how, until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.book.model import Posting
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An open posting: `details` are whether it is a pool, work mode and closing day."""

    title: str
    place: str
    href: str
    details: str


def vacancies(edition: Edition, words: Wording, role: str, home: str) -> tuple[Vacancy, ...]:
    """The postings of a role that are open today."""
    found = ((name, edition.posting(name)) for name in edition.postings_of(role))
    return tuple(
        _vacancy(edition, words, name, posting, home)
        for name, posting in found
        if is_open(edition, posting)
    )


def all_vacancies(edition: Edition, words: Wording, home: str) -> tuple[Vacancy, ...]:
    """Every approved posting that is open today, in the order of the files."""
    found = ((name, edition.posting(name)) for name in edition.ids("posting"))
    return tuple(
        _vacancy(edition, words, name, posting, home)
        for name, posting in found
        if edition.approved(name) and is_open(edition, posting)
    )


def is_open(edition: Edition, posting: Posting) -> bool:
    """Whether one can apply today: it has been posted, and its closing day isn't over."""
    begun = edition.begun(posting.posted)
    return begun and (posting.closes == "ongoing" or not edition.past(posting.closes))


def closing(words: Wording, posting: Posting) -> str:
    """Until when one can apply, as a phrase."""
    _ = words.gettext
    if posting.closes == "ongoing":
        return _("open until filled")
    return words.fill(_("apply by %(date)s"), date=words.date(posting.closes))


def _vacancy(edition: Edition, words: Wording, name: str, posting: Posting, home: str) -> Vacancy:
    return Vacancy(
        title=edition.card(posting.role).title,
        place=edition.location(posting.location).name,
        href=f"{home}postings/{name}/index.html",
        details=", ".join(_details(words, posting)),
    )


def _details(words: Wording, posting: Posting) -> Iterator[str]:
    if posting.vacancy == "future":
        yield words.gettext("pool for later vacancies")
    yield words.work_mode(posting.work_mode)
    yield closing(words, posting)
