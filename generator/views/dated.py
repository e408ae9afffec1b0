"""What a page shows into the day on which it last changed, by the days that the content gives.

No clock is read: a day counts that is here or over on the day of the build, and where the content
gives none, nothing is said.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.book.book import version_days
from generator.ladder import pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.book.edition import Edition
    from generator.book.model import Posting
    from generator.wording import Wording

    Days = Iterable[dt.date]


@dataclass(frozen=True, slots=True)
class LastChange:
    """The day on which a page last changed, and the sentence that says so."""

    on: dt.date
    sentence: str


def change_on(words: Wording, day: dt.date) -> LastChange:
    """The day with its sentence."""
    shown = Markup('<time datetime="{}">{}</time>').format(day.isoformat(), words.date(day))
    return LastChange(day, words.fill(words.gettext("Last changed on %(date)s."), date=shown))


def last(edition: Edition, days: Days) -> dt.date | None:
    """The latest of these days that is here or over; None where there is none."""
    return next((day for day in sorted(set(days), reverse=True) if edition.begun(day)), None)


def last_changed(edition: Edition, kind: str, name: str = "") -> dt.date | None:
    """The day on which a page last changed, by its view; that of a list needs no name."""
    return last(edition, DAYS[kind](edition, name))


def of_roles(edition: Edition, roles: Iterable[str]) -> Iterator[dt.date]:
    """The days on which the versions of roles came."""
    for role in dict.fromkeys(roles):
        yield from edition.days(role)


def of_pay(edition: Edition, roles: Iterable[str]) -> Iterator[dt.date]:
    """The days from which the bands of roles hold."""
    for role in dict.fromkeys(roles):
        yield from (band.since for band in edition.figures(role).pay)


def of_posting(posting: Posting) -> Iterator[dt.date]:
    """The days on which the page of a posting changes: it is approved, it opens, it closes."""
    yield posting.posted
    if posting.approval:
        yield posting.approval.on
    if isinstance(posting.closes, dt.date):
        yield posting.closes + dt.timedelta(days=1)


def _home(edition: Edition, _: str) -> Iterator[dt.date]:
    """What is open, the versions of ladders and roles, and the bands of the main roles."""
    yield from _openings(edition, "")
    for ladder in edition.ids("ladder"):
        roles = edition.roles_of(ladder)
        yield from version_days(edition.ladder(ladder).governance)
        yield from of_roles(edition, roles)
        yield from of_pay(edition, (role for role in roles if edition.card(role).featured))


def _page(edition: Edition, name: str) -> Iterator[dt.date]:
    updated = edition.page(name).updated
    if updated:
        yield updated


def _role(edition: Edition, name: str) -> Iterator[dt.date]:
    """Its versions, its bands, and the vacancies that its page leads to."""
    yield from of_roles(edition, (name,))
    yield from of_pay(edition, (name,))
    for posting in edition.postings_of(name):
        yield from of_posting(edition.posting(posting))


def _ladder(edition: Edition, name: str) -> Iterator[dt.date]:
    yield from version_days(edition.ladder(name).governance)
    yield from of_roles(edition, edition.roles_of(name))
    yield from of_pay(edition, edition.roles_of(name))


def _openings(edition: Edition, _: str) -> Iterator[dt.date]:
    """What has closed has changed the list too."""
    for name in edition.ids("posting"):
        if edition.approved(name):
            yield from of_posting(edition.posting(name))


def _posting(edition: Edition, name: str) -> Iterator[dt.date]:
    return of_posting(edition.posting(name))


def _skills(edition: Edition, _: str) -> Iterator[dt.date]:
    for name in edition.ids("skill"):
        yield from _skill(edition, name)


def _skill(edition: Edition, name: str) -> Iterator[dt.date]:
    return of_roles(edition, edition.asking(name))


def _compared(edition: Edition, name: str) -> Iterator[dt.date]:
    """Of two roles by `A--B`."""
    yield from of_roles(edition, name.split("--"))
    yield from of_pay(edition, name.split("--"))


def _pairs(edition: Edition, _: str) -> Iterator[dt.date]:
    """Of all roles that are compared on pages."""
    cards = {role: edition.card(role) for role in edition.ids("role")}
    return of_roles(edition, (role for pair in pairs(cards) for role in pair))


def _every(edition: Edition, _: str) -> Iterator[dt.date]:
    for ladder in edition.ids("ladder"):
        yield from of_roles(edition, edition.roles_of(ladder))


def _versions(edition: Edition, name: str) -> Iterator[dt.date]:
    return of_roles(edition, (name,))


def _assessed(edition: Edition, _: str) -> Iterator[dt.date]:
    roles = (role for ladder in edition.ids("ladder") for role in edition.roles_of(ladder))
    return of_roles(edition, (role for role in roles if edition.card(role).skills))


DAYS: Mapping[str, Callable[[Edition, str], Iterator[dt.date]]] = {
    "index": _home,
    "page": _page,
    "role": _role,
    "catalogue": _every,
    "ladder": _ladder,
    "posting": _posting,
    "posting_list": _openings,
    "skill": _skill,
    "skill_list": _skills,
    "compare": _compared,
    "compare_list": _pairs,
    "ways_list": _every,
    "assess": _versions,
    "assess_list": _assessed,
}
"""The days on which pages change, by the kinds of their views.

Those of places and of the ways to a role come from what their views have found anyway.
"""
