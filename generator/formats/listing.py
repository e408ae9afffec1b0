"""The views of openings and skills into the data beside their pages; each has a schema.

All texts are plain, in the page's language; addresses lead from the folder of the language's pages.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from generator.addresses import list_of, page_of
from generator.book.model import record
from generator.book.values import Employment, WorkMode
from generator.formats.told import Told, head
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.views.posting_list import OpeningItem, PostingListView
    from generator.views.skill import SkillView
    from generator.views.skill_list import SkillListView


@record
class ListedOpening:
    """An opening, as its list shows it."""

    id: str = Field(description="What names this posting for ever.")
    requisition: str = Field(description="The requisition's number.")
    href: str = Field(description="Its page.")
    title: str = Field(description="The title of the role.")
    role: str = Field(description="The role's id.")
    ladder: str = Field(description="The id of the role's ladder.")
    track: str = Field(description="The id of the role's track.")
    level: int = Field(description="The role's level.")
    place: str = Field(description="Where the work is done.")
    zones: tuple[str, ...] = Field(description="The pay zones that it is found by, in lower case.")
    work_mode: WorkMode = Field(description="on-site, hybrid or remote.")
    employment: Employment = Field(description="The type of employment.")
    languages: tuple[str, ...] = Field(description="The languages that it asks for (BCP 47).")
    vacancy: Literal["existing", "future"] = Field(description="A vacancy today, or a pool.")
    pay: str | None = Field(default=None, description="Its pay in words; absent: not published.")
    posted: dt.date = Field(description="The day on which it opened.")
    closes: dt.date | None = Field(
        default=None, description="The last day to apply; absent: it stays open until filled."
    )


@record
class OpeningsPage(Told):
    """What is open: postings/index.json."""

    openings: tuple[ListedOpening, ...] = Field(description="Soonest closing first, pools last.")


@record
class ListedSkill:
    """A skill, as the list of skills shows it."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    kind: str = Field(description="human or technical.")
    summary: str = Field(description="What it is.")
    href: str = Field(description="Its page.")
    roles: int = Field(description="How many roles ask for it.")


@record
class SkillsPage(Told):
    """The library of skills: skills/index.json."""

    skills: tuple[ListedSkill, ...] = Field(description="By kind, in the order of the library.")


@record
class ProficiencyStep:
    """One of the five proficiencies of a skill."""

    level: int = Field(description="From 1 (basic) to 5 (leading).")
    proficiency: str = Field(description="The level in words.")
    seen: str = Field(description="What one would see someone do.")
    roles: int = Field(description="How many roles ask for it at this level.")


@record
class Asking:
    """A role that asks for the skill."""

    role: str = Field(description="Its id.")
    title: str = Field(description="Its title.")
    href: str = Field(description="Its page.")
    ladder: str = Field(description="The id of its ladder.")
    level: int = Field(description="Its level on the ladder.")
    proficiency: int = Field(description="How well it asks for the skill, from 1 to 5.")


@record
class Raising:
    """An industry that asks for more."""

    industry: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    roles: tuple[str, ...] = Field(description="The titles of the roles, each with how well.")


@record
class Helping:
    """What helps to learn the skill."""

    id: str = Field(description="Its id.")
    name: str = Field(description="What it is called.")
    details: str = Field(description="Its kind, who gives it, how long it takes.")
    address: str | None = Field(default=None, description="Where it is.")


@record
class Together:
    """A skill that is mostly asked together with it."""

    skill: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    both: int = Field(description="How many roles ask for both.")
    either: int = Field(description="How many ask for either.")


@record
class SkillPage(Told):
    """A skill: skills/ID/index.json."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    kind: str = Field(description="human or technical.")
    summary: str = Field(description="What it is.")
    proficiencies: tuple[ProficiencyStep, ...] = Field(description="Lowest first.")
    roles: tuple[Asking, ...] = Field(description="Ladder by ladder, lowest level first.")
    industries: tuple[Raising, ...] = Field(description="Industries that ask for more.")
    resources: tuple[Helping, ...] = Field(description="What helps to learn it.")
    neighbours: tuple[Together, ...] = Field(description="Closest first.")


def _openings(view: PostingListView) -> OpeningsPage:
    items = (item for group in view.groups for item in group.items)
    return OpeningsPage(
        **head(view.frame, list_of("posting")),
        openings=tuple(map(_opening, items)),
    )


def _opening(item: OpeningItem) -> ListedOpening:
    return ListedOpening(
        id=item.id,
        requisition=item.requisition,
        href=page_of("posting", item.id),
        title=plain(item.vacancy.title),
        role=item.role,
        ladder=item.ladder,
        track=item.track,
        level=item.level,
        place=plain(item.vacancy.place),
        zones=item.places,
        work_mode=item.mode,
        employment=item.employment,
        languages=item.languages,
        vacancy="future" if item.pool else "existing",
        pay=plain(item.vacancy.pay) or None,
        posted=item.posted,
        closes=item.closes,
    )


def _skills(view: SkillListView) -> SkillsPage:
    return SkillsPage(
        **head(view.frame, list_of("skill")),
        skills=tuple(
            ListedSkill(
                id=skill.id,
                name=plain(skill.name),
                kind=kind.id,
                summary=plain(skill.summary),
                href=page_of("skill", skill.id),
                roles=skill.roles,
            )
            for kind in view.kinds
            for skill in kind.skills
        ),
    )


def _skill(view: SkillView) -> SkillPage:
    return SkillPage(
        **head(view.frame, page_of("skill", view.id)),
        id=view.id,
        name=plain(view.name),
        kind=view.kind,
        summary=plain(view.summary),
        proficiencies=tuple(
            ProficiencyStep(
                level=step.level, proficiency=step.name, seen=plain(step.seen), roles=step.count
            )
            for step in view.proficiencies
        ),
        roles=tuple(
            Asking(
                role=role.id,
                title=plain(role.title),
                href=page_of("role", role.id),
                ladder=ladder.id,
                level=level.level,
                proficiency=role.level,
            )
            for ladder in view.ladders
            for level in ladder.levels
            for role in level.roles
        ),
        industries=tuple(
            Raising(
                industry=each.id,
                name=plain(each.name),
                roles=tuple(plain(f"{role.title}: {role.change}") for role in each.roles),
            )
            for each in view.industries
        ),
        resources=tuple(
            Helping(
                id=each.id,
                name=plain(each.name),
                details=plain(each.details),
                address=each.href or None,
            )
            for each in view.resources
        ),
        neighbours=tuple(
            Together(skill=each.id, name=plain(each.name), both=each.both, either=each.either)
            for each in view.neighbours
        ),
    )


SHAPES: Mapping[str, Callable[[Any], Any]] = {
    "PostingListView": _openings,
    "SkillListView": _skills,
    "SkillView": _skill,
}
"""The views that have data of these shapes, by the names of their classes."""

DOCUMENTED: Mapping[str, type] = {
    "openings": OpeningsPage,
    "skills": SkillsPage,
    "skill": SkillPage,
}
"""The shapes by the names of their schemas in docs/formats/."""
