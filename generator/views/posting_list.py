"""An edition into the page of openings: what one can apply for today, soonest closing first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import list_of
from generator.formats.registry import FEEDS
from generator.offer import regions_of
from generator.views.dated import last_changed
from generator.views.files import file_links
from generator.views.find import Find, answering, choice, places
from generator.views.frame import Frame, employer, frame, relative, with_notes
from generator.views.role import level_name
from generator.views.vacancies import Vacancy, open_postings, vacancy
from generator.wording import NBSP, join, wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from generator.book.edition import Edition
    from generator.book.model import Posting
    from generator.book.values import Employment, WorkMode
    from generator.views.files import FileLink
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class OpeningItem:
    """An open posting, where its role stands, and what it answers to when one looks for it.

    `where` is the ladder and the level. `closes` is None where it stays open until filled;
    `languages` are those that it asks for, as codes.
    """

    id: str
    requisition: str
    vacancy: Vacancy
    where: str
    role: str
    ladder: str
    track: str
    level: int
    places: tuple[str, ...]
    mode: WorkMode
    employment: Employment
    languages: tuple[str, ...]
    text: str
    pool: bool
    posted: dt.date
    closes: dt.date | None


@dataclass(frozen=True, slots=True)
class Openings:
    """The openings of one kind: vacancies, or pools for later ones."""

    id: str
    title: str
    items: tuple[OpeningItem, ...]


@dataclass(frozen=True, slots=True)
class PostingListView:
    """What the page shows; `feeds` are those of openings that are built."""

    frame: Frame
    count: str
    groups: tuple[Openings, ...]
    find: Find
    feeds: tuple[FileLink, ...]
    roles: str


def posting_list_view(edition: Edition) -> PostingListView:
    """The view of the page."""
    words = wording(edition.language)
    _ = words.gettext
    address = list_of("posting")
    home = relative(address)
    items = tuple(
        _item(edition, words, name, posting, home) for name, posting in open_postings(edition)
    )
    company = employer(edition)
    title = words.fill(_("Openings at %(company)s"), company=company)
    view = PostingListView(
        frame=frame(
            edition, address, _("Openings"), title, last=last_changed(edition, "posting_list")
        ),
        count=opening_count(words, len(items)),
        groups=tuple(_groups(words, items)),
        find=_find(edition, words, items),
        feeds=tuple(_feeds(edition, words, home)),
        roles=f"{home}index.html#roles",
    )
    return with_notes(edition, "company", "company", view)


def opening_count(words: Wording, number: int) -> str:
    """How many openings there are, as a label."""
    sentence = words.ngettext("%(number)s opening", "%(number)s openings", number)
    return words.fill(sentence, number=words.number(number))


def _groups(words: Wording, items: Iterable[OpeningItem]) -> Iterator[Openings]:
    _ = words.gettext
    now = tuple(item for item in items if not item.pool)
    later = tuple(item for item in items if item.pool)
    if now:
        yield Openings("now", _("Open now"), now)
    if later:
        yield Openings("pools", _("Pools for later openings"), later)


def _item(edition: Edition, words: Wording, name: str, posting: Posting, home: str) -> OpeningItem:
    card = edition.card(posting.role)
    ladder = edition.ladder(card.ladder)
    location = edition.location(posting.location)
    level = level_name(words, ladder, card.level)
    return OpeningItem(
        id=name,
        requisition=posting.requisition,
        vacancy=vacancy(edition, words, name, posting, home),
        where=join((ladder.title, f"{NBSP}· ", level)),
        role=posting.role,
        ladder=card.ladder,
        track=card.track,
        level=card.level,
        places=answering(edition, regions_of(location)),
        mode=posting.work_mode,
        employment=posting.employment,
        languages=tuple(need.language for need in posting.languages),
        text=" ".join((*card.also_called, location.name, posting.requisition)),
        pool=posting.vacancy == "future",
        posted=posting.posted,
        closes=None if posting.closes == "ongoing" else posting.closes,
    )


def _find(edition: Edition, words: Wording, items: tuple[OpeningItem, ...]) -> Find:
    _ = words.gettext
    ladders = {item.ladder: edition.ladder(item.ladder) for item in items}
    tracks = [
        (track.id, track.name)
        for name, ladder in ladders.items()
        for track in ladder.tracks
        if any(item.ladder == name and item.track == track.id for item in items)
    ]
    levels = sorted({item.level for item in items})
    languages = dict.fromkeys(code for item in items for code in item.languages)
    return Find(
        title=_("Narrow the list"),
        text=_("Title, place or number"),
        hint=_("Other names of the role count too."),
        choices=(
            *choice("family", _("Job family"), {k: v.title for k, v in ladders.items()}),
            *choice("track", _("Track"), together(tracks)),
            *choice("level", _("Level"), {str(level): words.number(level) for level in levels}),
            *choice(
                "place",
                _("Place"),
                places(edition, words, (place for item in items for place in item.places)),
            ),
            *choice("mode", _("Way of working"), {i.mode: words.work_mode(i.mode) for i in items}),
            *choice(
                "employment",
                _("Employment"),
                {i.employment: words.employment(i.employment) for i in items},
            ),
            *choice(
                "language",
                _("Language required"),
                {code: words.language_name(code) for code in languages},
            ),
        ),
        open="",
        count=_("Openings shown: %(shown)s of %(total)s."),
        none=_("No opening fits all of this."),
        without=_("Without “%(what)s”: %(number)s"),
    )


def together(tracks: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The names of tracks by id; where ladders give one id several names, all of them."""
    found: dict[str, dict[str, None]] = {}
    for name, label in tracks:
        found.setdefault(name, {})[label] = None
    return {name: " / ".join(labels) for name, labels in found.items()}


def _feeds(edition: Edition, words: Wording, home: str) -> Iterator[FileLink]:
    """The feeds that people and their programs may follow, where they are built."""
    if not edition.setting("site"):
        return iter(())
    _ = words.gettext
    texts = {"atom": _("Follow openings in a feed reader"), "openings": _("Openings as data")}
    forms = {key: (FEEDS[key], text) for key, text in texts.items()}
    return file_links(edition, words, "", forms, home)
