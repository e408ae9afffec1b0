"""The open postings of a role into links: where, how, for how much, until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.pay import band_for, ends
from generator.wording import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.book.model import Posting
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An open posting: `terms` are whether it is a pool, employment and work mode.

    `pay` is empty where no band holds.
    """

    title: str
    place: str
    href: str
    pay: str
    terms: str
    closing: str


def vacancies(edition: Edition, words: Wording, role: str, home: str) -> tuple[Vacancy, ...]:
    """The postings of a role that are open today."""
    found = ((name, edition.posting(name)) for name in edition.postings_of(role))
    return tuple(
        vacancy(edition, words, name, posting, home)
        for name, posting in found
        if is_open(edition, posting)
    )


def open_postings(edition: Edition) -> list[tuple[str, Posting]]:
    """Every approved posting that is open today: pools last, the one that closes soonest first.

    What stays open until filled stands behind what has a last day, newest first.
    """
    found = ((name, edition.posting(name)) for name in edition.ids("posting"))
    held = [
        (name, posting)
        for name, posting in found
        if edition.approved(name) and is_open(edition, posting)
    ]

    def place(item: tuple[str, Posting]) -> tuple[bool, bool, int, str]:
        name, posting = item
        pool = posting.vacancy == "future"
        if posting.closes == "ongoing":
            return pool, True, -posting.posted.toordinal(), name
        return pool, False, posting.closes.toordinal(), name

    return sorted(held, key=place)


def is_open(edition: Edition, posting: Posting) -> bool:
    """Whether one can apply today: it has been posted, and its closing day isn't over."""
    begun = edition.begun(posting.posted)
    return begun and (posting.closes == "ongoing" or not edition.past(posting.closes))


def closing(words: Wording, posting: Posting) -> str:
    """Until when one can apply, as a label."""
    _ = words.gettext
    if posting.closes == "ongoing":
        return _("Open until filled")
    return words.fill(_("Apply by %(date)s"), date=words.date(posting.closes))


def vacancy(edition: Edition, words: Wording, name: str, posting: Posting, home: str) -> Vacancy:
    """What a list says of a posting."""
    return Vacancy(
        title=edition.card(posting.role).title,
        place=edition.location(posting.location).name,
        href=home + page_of("posting", name),
        pay=_pay(edition, words, posting),
        terms=f"{NBSP}· ".join(_terms(words, posting)),
        closing=closing(words, posting),
    )


def _terms(words: Wording, posting: Posting) -> Iterator[str]:
    if posting.vacancy == "future":
        yield words.gettext("Pool for later openings")
    yield words.employment(posting.employment)
    yield words.work_mode(posting.work_mode)


def _pay(edition: Edition, words: Wording, posting: Posting) -> str:
    """What the vacancy pays: its own range, or the band of its place on the day it was posted."""
    zone = edition.location(posting.location).zone
    band = band_for(edition.role(posting.role).pay, zone, posting.posted)
    return words.pay(*ends(posting.pay, band), band.currency, band.period) if band else ""
