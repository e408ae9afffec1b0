"""An edition into what the site's scripts know of every role: enough to find and to name one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.views.vacancies import is_open

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.book.edition import Edition


@dataclass(frozen=True, slots=True)
class CatalogueRole:
    """A role: where its page is below the language's folder, where it stands, what it asks for.

    `skills` are proficiencies from 1 to 5 by skill; `open` is how many of its postings are open.
    """

    id: str
    title: str
    summary: str
    href: str
    ladder: str
    track: str
    level: int
    skills: Mapping[str, int]
    open: int


@dataclass(frozen=True, slots=True)
class CatalogueLadder:
    """A ladder, with the names of its tracks by id and of its levels by number."""

    title: str
    href: str
    tracks: Mapping[str, str]
    levels: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every role, the ladders they stand on, and the names of the skills they ask for.

    `formerly` has the ids that roles had, with those that they have now.
    """

    language: str
    roles: tuple[CatalogueRole, ...]
    ladders: Mapping[str, CatalogueLadder]
    skills: Mapping[str, str]
    formerly: Mapping[str, str]


def catalogue_view(edition: Edition) -> Catalogue:
    """The catalogue of a language: ladder by ladder, lowest level first."""
    ladders = {name: edition.roles_of(name) for name in edition.ids("ladder")}
    roles = tuple(_role(edition, role) for names in ladders.values() for role in names)
    needed = {skill for role in roles for skill in role.skills}
    return Catalogue(
        language=edition.language,
        roles=roles,
        ladders={name: _ladder(edition, name) for name in ladders},
        skills={name: edition.skill(name).name for name in edition.ids("skill") if name in needed},
        formerly=edition.moved(),
    )


def _role(edition: Edition, name: str) -> CatalogueRole:
    card = edition.card(name)
    postings = map(edition.posting, edition.postings_of(name))
    return CatalogueRole(
        id=name,
        title=card.title,
        summary=card.summary,
        href=page_of("role", name),
        ladder=card.ladder,
        track=card.track,
        level=card.level,
        skills=card.skills,
        open=sum(is_open(edition, posting) for posting in postings),
    )


def _ladder(edition: Edition, name: str) -> CatalogueLadder:
    ladder = edition.ladder(name)
    return CatalogueLadder(
        title=ladder.title,
        href=page_of("ladder", name),
        tracks={track.id: track.name for track in ladder.tracks},
        levels={level.level: level.name for level in ladder.levels},
    )
