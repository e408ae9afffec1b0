"""An edition into the page that leads to the form of each role, by ladder and level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import list_of, page_of
from generator.views.dated import last_changed
from generator.views.frame import Frame, frame, relative, with_notes
from generator.views.role import level_name, track_name
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class FormLink:
    """The form of a role; no track where the ladder's roles are all on one."""

    role: str
    title: str
    href: str
    track: str


@dataclass(frozen=True, slots=True)
class FormsOfLevel:
    """The forms for the roles at one level of a ladder."""

    name: str
    forms: tuple[FormLink, ...]


@dataclass(frozen=True, slots=True)
class FormsOfLadder:
    """The forms for the roles of a ladder, lowest level first."""

    id: str
    title: str
    count: str
    levels: tuple[FormsOfLevel, ...]


@dataclass(frozen=True, slots=True)
class AssessListView:
    """What the page shows."""

    frame: Frame
    title: str
    ladders: tuple[FormsOfLadder, ...]


def assess_list_view(edition: Edition) -> AssessListView:
    """The view of the page, without the roles that ask for no skill."""
    words = wording(edition.language)
    _ = words.gettext
    address = list_of("assess")
    title = _("Assess yourself")
    told = _(
        "Choose a role, and assess yourself by what one would see you do. Nobody else sees it."
    )
    ladders = ((name, _asking(edition, name)) for name in edition.ids("ladder"))
    view = AssessListView(
        frame=frame(edition, address, title, told, last=last_changed(edition, "assess_list")),
        title=title,
        ladders=tuple(_ladder(edition, words, name, roles) for name, roles in ladders if roles),
    )
    return with_notes(edition, "company", "company", view)


def _asking(edition: Edition, ladder: str) -> tuple[str, ...]:
    """The roles of a ladder that ask for skills: the others have no form."""
    return tuple(role for role in edition.roles_of(ladder) if edition.card(role).skills)


def _ladder(edition: Edition, words: Wording, name: str, roles: tuple[str, ...]) -> FormsOfLadder:
    count = words.ngettext("%(number)s role", "%(number)s roles", len(roles))
    return FormsOfLadder(
        id=f"ladder-{name}",
        title=edition.ladder(name).title,
        count=words.fill(count, number=words.number(len(roles))),
        levels=tuple(_levels(edition, words, name, roles)),
    )


def _levels(
    edition: Edition, words: Wording, name: str, roles: tuple[str, ...]
) -> Iterator[FormsOfLevel]:
    ladder, cards = edition.ladder(name), [edition.card(role) for role in roles]
    order = [track.id for track in ladder.tracks]
    several = len({card.track for card in cards}) > 1
    home = relative(list_of("assess"))
    levels: dict[int, list[FormLink]] = {}
    for card in sorted(cards, key=lambda card: (card.level, order.index(card.track))):
        track = track_name(ladder, card.track) if several else ""
        link = FormLink(card.id, card.title, home + page_of("assess", card.id), track)
        levels.setdefault(card.level, []).append(link)
    for level, links in levels.items():
        yield FormsOfLevel(level_name(words, ladder, level), tuple(links))
