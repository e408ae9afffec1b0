"""An edition into what the site's scripts know of every role: enough to find and to name one."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from generator.addresses import list_of, page_of
from generator.book.edition import Edition
from generator.views.dated import last_changed
from generator.views.text import foreign_texts
from generator.views.vacancies import is_open


@dataclass(frozen=True, slots=True)
class CatalogueRole:
    """A role: where its page is below the language's folder, where it stands, what it asks for.

    `skills` are proficiencies from 1 to 5 by skill; `open` is how many of its postings are open.
    """

    id: Annotated[str, Field(description="Its permanent id.")]
    title: Annotated[str, Field(description="Its title.")]
    summary: Annotated[str, Field(description="What it is for.")]
    href: Annotated[str, Field(description="Its page, below the folder of the language.")]
    ladder: Annotated[str, Field(description="The id of its ladder.")]
    track: Annotated[str, Field(description="The id of its track there.")]
    level: Annotated[int, Field(description="Its level there.")]
    skills: Annotated[
        Mapping[str, int], Field(description="How well it asks for each skill, from 1 to 5.")
    ]
    open: Annotated[int, Field(description="How many of its postings are open.")]


@dataclass(frozen=True, slots=True)
class CatalogueLadder:
    """A ladder, with the names of its tracks by id and of its levels by number."""

    title: Annotated[str, Field(description="Its title.")]
    href: Annotated[str, Field(description="Its page, below the folder of the language.")]
    tracks: Annotated[Mapping[str, str], Field(description="The names of its tracks by id.")]
    levels: Annotated[Mapping[int, str], Field(description="The names of its levels by number.")]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every role, the ladders they stand on, and the names of the skills they ask for.

    Texts are in the page's language, unless `languages` says not. `formerly` has the ids that
    roles had, with those that they have now.
    """

    of: Annotated[
        str, Field(description="The folder of what it lists, below that of the language.")
    ]
    language: Annotated[str, Field(description="The language of the page (BCP 47).")]
    roles: Annotated[
        tuple[CatalogueRole, ...], Field(description="Ladder by ladder, lowest level first.")
    ]
    ladders: Annotated[Mapping[str, CatalogueLadder], Field(description="The ladders by id.")]
    skills: Annotated[Mapping[str, str], Field(description="The names of skills by id.")]
    formerly: Annotated[
        Mapping[str, str], Field(description="Ids that roles had, with those that they have now.")
    ]
    languages: Annotated[
        Mapping[str, str],
        Field(description="Each text here that is in another language, with that language."),
    ]
    changed: Annotated[
        dt.date | None,
        Field(description="The day on which any role last changed; absent: not known."),
    ] = None


def catalogue_view(edition: Edition) -> Catalogue:
    """The catalogue of a language: ladder by ladder, lowest level first."""
    standing = {name: edition.roles_of(name) for name in edition.ids("ladder")}
    roles = tuple(_role(edition, role) for names in standing.values() for role in names)
    ladders = {name: _ladder(edition, name) for name in standing}
    needed = {skill for role in roles for skill in role.skills}
    skills = {name: edition.skill(name).name for name in edition.ids("skill") if name in needed}
    return Catalogue(
        of=list_of("role", "").rstrip("/"),
        language=edition.language,
        roles=roles,
        ladders=ladders,
        skills=skills,
        formerly=edition.moved(),
        languages=dict(foreign_texts((roles, ladders, skills))),
        changed=last_changed(edition, "catalogue"),
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
