"""An edition into the home page: the employer, what is open, and every role by ladder and level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import HOME, page_of
from generator.formats.registry import CHANGES, FEEDS
from generator.pay import band_now
from generator.views.bands import band_words
from generator.views.frame import Frame, Link, employer, frame, with_notes
from generator.views.places import place_label
from generator.views.role import level_name, track_name
from generator.views.text import paragraphs
from generator.views.vacancies import Vacancy, all_vacancies
from generator.wording import NBSP, join, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.book import Card
    from generator.book.edition import Edition
    from generator.book.model import Ladder
    from generator.wording import Wording

SHORT = 60
"""In a book of more roles than these, the list has titles alone."""


@dataclass(frozen=True, slots=True)
class RoleItem:
    """A role in the list; no track where the ladder's roles are all on one."""

    title: str
    href: str
    track: str
    summary: str


@dataclass(frozen=True, slots=True)
class LevelRoles:
    """The roles of a ladder at one level, track by track."""

    id: str
    name: str
    roles: tuple[RoleItem, ...]


@dataclass(frozen=True, slots=True)
class MainRole:
    """One of the roles that stand for their ladder: what it is, and what it pays where we are.

    `where` says how high on the ladder it stands, and on which track.
    """

    title: str
    href: str
    where: str
    summary: str
    pay: str


@dataclass(frozen=True, slots=True)
class LadderRoles:
    """A ladder with its main roles and all its roles, lowest level first."""

    id: str
    title: str
    href: str
    summary: str
    count: str
    main: tuple[MainRole, ...]
    levels: tuple[LevelRoles, ...]


@dataclass(frozen=True, slots=True)
class GuideItem:
    """A free page in the list."""

    title: str
    href: str
    summary: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """What the home page shows; `feeds` are those for people that are built."""

    frame: Frame
    company: str
    tagline: str
    about: tuple[str, ...]
    vacancies: tuple[Vacancy, ...]
    ladders: tuple[LadderRoles, ...]
    full: bool
    guides: tuple[GuideItem, ...]
    feeds: tuple[Link, ...]


def index_view(edition: Edition) -> IndexView:
    """The view of the home page."""
    words = wording(edition.language)
    company, name = edition.company(), employer(edition)
    roles = edition.ids("role")
    ladders = ((name, edition.roles_of(name)) for name in edition.ids("ladder"))
    full = len(roles) <= SHORT
    view = IndexView(
        frame=frame(edition, HOME, words.gettext("Careers"), company.tagline),
        company=name,
        tagline=company.tagline,
        about=paragraphs(company.about),
        vacancies=all_vacancies(edition, words, ""),
        ladders=tuple(
            _ladder(edition, words, name, names, full=full) for name, names in ladders if names
        ),
        full=full,
        guides=tuple(_guide(edition, name) for name, _ in edition.guides()),
        feeds=tuple(_feeds(edition, words, name)),
    )
    return with_notes(edition, "company", "company", view)


def _feeds(edition: Edition, words: Wording, company: str) -> Iterator[Link]:
    """The feeds for people that are built: of openings, and of changes to the book."""
    if not edition.setting("site"):
        return
    titles = {
        "atom": words.gettext("Openings at %(company)s"),
        "changes": words.gettext("Changes to the roles at %(company)s"),
    }
    for name, title in titles.items():
        if name in edition.formats():
            form = FEEDS.get(name) or CHANGES[name]
            yield Link(words.fill(title, company=company), form.file)


def _guide(edition: Edition, name: str) -> GuideItem:
    page = edition.page(name)
    return GuideItem(page.title, page_of("page", name), page.summary or "")


def _count(words: Wording, number: int) -> str:
    sentence = words.ngettext("%(number)s role", "%(number)s roles", number)
    return words.fill(sentence, number=words.number(number))


def _ladder(
    edition: Edition, words: Wording, name: str, roles: tuple[str, ...], *, full: bool
) -> LadderRoles:
    ladder = edition.ladder(name)
    cards = [edition.card(role) for role in roles]
    return LadderRoles(
        id=f"ladder-{name}",
        title=ladder.title,
        href=page_of("ladder", name),
        summary=ladder.summary,
        count=_count(words, len(cards)),
        main=tuple(_main(edition, words, ladder, card) for card in cards if card.featured),
        levels=tuple(_levels(words, name, ladder, cards, full=full)),
    )


def _main(edition: Edition, words: Wording, ladder: Ladder, card: Card) -> MainRole:
    country = edition.company().country
    band = band_now(edition.role(card.id).pay, country, edition.past)
    place = place_label(edition, words, country)
    return MainRole(
        title=card.title,
        href=page_of("role", card.id),
        where=_where(words, ladder, card),
        summary=card.summary,
        pay=words.fill(
            words.gettext("Pay, %(zone)s: %(pay)s"), zone=place, pay=band_words(words, band)
        )
        if band
        else "",
    )


def _where(words: Wording, ladder: Ladder, card: Card) -> str:
    """How high on its ladder a role stands, and on which track where there are several."""
    level, most = (words.number(n) for n in (card.level, len(ladder.levels)))
    height = words.fill(words.gettext("Level %(level)s of %(most)s"), level=level, most=most)
    if len(ladder.tracks) == 1:
        return height
    return join((height, f"{NBSP}· ", track_name(ladder, card.track)))


def _levels(
    words: Wording, name: str, ladder: Ladder, cards: list[Card], *, full: bool
) -> Iterator[LevelRoles]:
    order = [track.id for track in ladder.tracks]
    several = len({card.track for card in cards}) > 1
    levels: dict[int, list[Card]] = {}
    for card in sorted(cards, key=lambda card: (card.level, order.index(card.track))):
        levels.setdefault(card.level, []).append(card)
    for level, here in levels.items():
        yield LevelRoles(
            id=f"ladder-{name}-{level}",
            name=level_name(words, ladder, level),
            roles=tuple(
                RoleItem(
                    title=card.title,
                    href=page_of("role", card.id),
                    track=track_name(ladder, card.track) if several else "",
                    summary=card.summary if full else "",
                )
                for card in here
            ),
        )
