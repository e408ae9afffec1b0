"""An edition into the home page: the employer, what is open, and every role by ladder and level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from generator.addresses import HOME, list_of, page_of
from generator.formats.registry import FEEDS, HISTORY
from generator.offer import regions_of
from generator.pay import band_now
from generator.views.bands import band_words
from generator.views.dated import last_changed
from generator.views.find import Find, answering, choice, places
from generator.views.frame import Frame, Link, employer, frame, with_notes
from generator.views.places import place_label
from generator.views.posting_list import together
from generator.views.role import level_name, track_name
from generator.views.text import paragraphs
from generator.views.vacancies import Vacancy, is_open, open_postings, vacancy
from generator.wording import NBSP, join, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.book import Card
    from generator.book.edition import Edition
    from generator.book.model import Ladder
    from generator.wording import Wording

SHORT = 60
"""In a book of more roles than these, the list has titles alone."""

HANDFUL = 5
"""As many openings stand on the home page; the others have a page of their own."""


@dataclass(frozen=True, slots=True)
class RoleItem:
    """A role in the list; no track where the ladder's roles are all on one.

    `on` is the track's id. `places`, `skills` and `open` are what it answers to when one looks for
    it, with `text`, its other names; values are parted by spaces.
    """

    id: str
    title: str
    href: str
    track: str
    summary: str
    on: str
    places: str
    skills: str
    open: bool
    text: str


@dataclass(frozen=True, slots=True)
class LevelRoles:
    """The roles of a ladder at one level, track by track."""

    id: str
    level: int
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
    family: str
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
    """What the home page shows; `feeds` are those for people that are built.

    `vacancies` are a handful; `all` leads to all openings, where there are any.
    """

    frame: Frame
    company: str
    tagline: str
    about: tuple[str, ...]
    vacancies: tuple[Vacancy, ...]
    all: Link | None
    ladders: tuple[LadderRoles, ...]
    find: Find | None
    full: bool
    guides: tuple[GuideItem, ...]
    feeds: tuple[Link, ...]
    aids: tuple[Link, ...]


def index_view(edition: Edition) -> IndexView:
    """The view of the home page."""
    words = wording(edition.language)
    company, name = edition.company(), employer(edition)
    roles = edition.ids("role")
    full = len(roles) <= SHORT
    ladders = tuple(
        _ladder(edition, words, ladder, names, full=full)
        for ladder in edition.ids("ladder")
        if (names := edition.roles_of(ladder))
    )
    openings = open_postings(edition)
    view = IndexView(
        frame=frame(
            edition,
            HOME,
            words.gettext("Careers"),
            company.tagline,
            last=last_changed(edition, "index"),
        ),
        company=name,
        tagline=company.tagline,
        about=paragraphs(company.about),
        vacancies=tuple(vacancy(edition, words, *each, "") for each in openings[:HANDFUL]),
        all=_all(words, len(openings)),
        ladders=ladders,
        find=_find(edition, words, ladders) if len(roles) > 1 else None,
        full=full,
        guides=tuple(_guide(edition, name) for name, _ in edition.guides()),
        feeds=tuple(_feeds(edition, words, name)),
        aids=tuple(_aids(edition, words)) if len(roles) > 1 else (),
    )
    return with_notes(edition, "company", "company", view)


def _aids(edition: Edition, words: Wording) -> Iterator[Link]:
    """What helps to choose between roles, where it is built."""
    _ = words.gettext
    texts = {
        "compare": _("Compare any roles side by side"),
        "ways": _("Find a way from one role to another"),
        "assess": _("Assess yourself for a role"),
    }
    for part, text in texts.items():
        if part in edition.parts():
            yield Link(text, list_of(part))


def _all(words: Wording, openings: int) -> Link | None:
    if not openings:
        return None
    text = words.fill(words.gettext("All openings (%(number)s)"), number=words.number(openings))
    return Link(text, list_of("posting"))


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
            form = FEEDS.get(name) or HISTORY[name]
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
        family=name,
        title=ladder.title,
        href=page_of("ladder", name),
        summary=ladder.summary,
        count=_count(words, len(cards)),
        main=tuple(_main(edition, words, ladder, card) for card in cards if card.featured),
        levels=tuple(_levels(edition, words, name, ladder, cards, full=full)),
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


def _levels(  # noqa: PLR0913 - each is one thing that the list is made from
    edition: Edition,
    words: Wording,
    name: str,
    ladder: Ladder,
    cards: list[Card],
    *,
    full: bool,
) -> Iterator[LevelRoles]:
    order = [track.id for track in ladder.tracks]
    several = len({card.track for card in cards}) > 1
    levels: dict[int, list[Card]] = {}
    for card in sorted(cards, key=lambda card: (card.level, order.index(card.track))):
        levels.setdefault(card.level, []).append(card)
    for level, here in levels.items():
        yield LevelRoles(
            id=f"ladder-{name}-{level}",
            level=level,
            name=level_name(words, ladder, level),
            roles=tuple(
                _item(edition, card, track_name(ladder, card.track) if several else "", full=full)
                for card in here
            ),
        )


def _item(edition: Edition, card: Card, track: str, *, full: bool) -> RoleItem:
    regions = dict.fromkeys(card.zones)
    postings = [
        p for p in map(edition.posting, edition.postings_of(card.id)) if is_open(edition, p)
    ]
    for location in (edition.location(posting.location) for posting in postings):
        regions |= regions_of(location)
    return RoleItem(
        id=card.id,
        title=card.title,
        href=page_of("role", card.id),
        track=track,
        summary=card.summary if full else "",
        on=card.track,
        places=" ".join(answering(edition, regions)),
        skills=" ".join(card.skills),
        open=bool(postings),
        text=" ".join(card.also_called),
    )


def _find(edition: Edition, words: Wording, ladders: tuple[LadderRoles, ...]) -> Find:
    """The form that narrows the list of roles to what someone looks for."""
    _ = words.gettext
    items = [role for ladder in ladders for level in ladder.levels for role in level.roles]
    used = {(ladder.family, r.on) for ladder in ladders for lv in ladder.levels for r in lv.roles}
    tracks = [
        (track.id, track.name)
        for ladder in ladders
        for track in edition.ladder(ladder.family).tracks
        if (ladder.family, track.id) in used
    ]
    asked = {skill for item in items for skill in item.skills.split()}
    skills = {name: edition.skill(name).name for name in edition.ids("skill") if name in asked}
    return Find(
        title=_("Find a role"),
        text=_("Title or another name"),
        hint=_(
            "Place: where we publish a pay band for the role or have an opening, in the place "
            "itself, a part of it or the country around it."
        ),
        choices=(
            *choice("family", _("Job family"), {each.family: each.title for each in ladders}),
            *choice("track", _("Track"), together(tracks)),
            *choice("level", _("Level"), _level_names(words, ladders)),
            *choice(
                "place",
                _("Place"),
                places(edition, words, (name for item in items for name in item.places.split())),
            ),
            *choice("skill", _("Skill"), dict(sorted(skills.items(), key=_by_name))),
        ),
        open=_("With an opening now"),
        count=_("Roles shown: %(shown)s of %(total)s."),
        none=_("No role fits all of this."),
        without=_("Without “%(what)s”: %(number)s"),
    )


def _level_names(words: Wording, ladders: tuple[LadderRoles, ...]) -> dict[str, str]:
    """Levels by number, with their name where there is one ladder alone."""
    if len(ladders) == 1:
        return {str(level.level): level.name for level in ladders[0].levels}
    numbers = sorted({level.level for ladder in ladders for level in ladder.levels})
    return {str(number): words.number(number) for number in numbers}


def _by_name(pair: tuple[str, str]) -> tuple[str, str]:
    """A skill's place among others: by its name, accents apart."""
    name = normalize("NFKD", pair[1]).casefold()
    return "".join(letter for letter in name if not combining(letter)), pair[0]
