"""The views of openings, skills and places into the data beside their pages; each has a schema.

All texts are plain, in the page's language; addresses lead from the folder of the language's pages.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, TypeAdapter

from generator.addresses import list_of, page_of
from generator.book.model import record
from generator.book.values import Currency, Employment, Period, WorkMode
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.views.place import PlaceView, PlaceWages, Reported
    from generator.views.place_list import PlaceListView
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
class OpeningsPage:
    """What is open: postings/index.json."""

    of: str = Field(description="The folder of the page.")
    language: str = Field(description="The language of all texts (BCP 47).")
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
class SkillsPage:
    """The library of skills: skills/index.json."""

    of: str = Field(description="The folder of the page.")
    language: str = Field(description="The language of all texts (BCP 47).")
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
class SkillPage:
    """A skill: skills/ID/index.json."""

    of: str = Field(description="The folder of the page.")
    language: str = Field(description="The language of all texts (BCP 47).")
    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    kind: str = Field(description="human or technical.")
    summary: str = Field(description="What it is.")
    proficiencies: tuple[ProficiencyStep, ...] = Field(description="Lowest first.")
    roles: tuple[Asking, ...] = Field(description="Ladder by ladder, lowest level first.")
    industries: tuple[Raising, ...] = Field(description="Industries that ask for more.")
    resources: tuple[Helping, ...] = Field(description="What helps to learn it.")
    neighbours: tuple[Together, ...] = Field(description="Closest first.")


@record
class ListedPlace:
    """A pay zone, as the list of places shows it."""

    code: str = Field(description="Its code (ISO 3166).")
    name: str = Field(description="Its name.")
    href: str = Field(description="Its page.")
    roles: int = Field(description="For how many roles a band holds there.")
    openings: int = Field(description="How many openings there are.")


@record
class PlacesPage:
    """Pay by place: places/index.json."""

    of: str = Field(description="The folder of the page.")
    language: str = Field(description="The language of all texts (BCP 47).")
    places: tuple[ListedPlace, ...] = Field(description="In the order of the book.")


@record
class BandThere:
    """The employer's own band of a role in a place."""

    role: str = Field(description="The role's id.")
    title: str = Field(description="The role's title.")
    level: int = Field(description="Its level on its ladder.")
    text: str = Field(description="The band in words.")
    zone: str = Field(description="The zone whose band holds: the place, or the country around it.")
    currency: Currency = Field(description="ISO 4217.")
    period: Period = Field(description="What the figures are paid for.")
    basis: str = Field(description="Without (`base`) or with (`on-target`) variable pay.")
    min: float = Field(description="The low end.")
    max: float = Field(description="The high end.")
    since: dt.date = Field(description="The day from which it holds.")


@record
class FigureThere:
    """What a source reports for a title: never what the employer pays."""

    title: str = Field(description="The title of the role.")
    figure: str = Field(description="The figure in words.")
    statistic: str = Field(description="What kind of figure it is.")
    source: str = Field(description="Its source and date.")
    age: str | None = Field(default=None, description="How old it is, where it is old.")
    doubts: tuple[str, ...] = Field(description="What was inferred.")


@record
class WageThere:
    """What official statistics say that an occupation earns: never the pay of a title."""

    occupation: str = Field(description="Its title in the classification.")
    code: str = Field(description="The classification and its code.")
    unit: str = Field(description="Currency and period.")
    figures: dict[str, str] = Field(description="The figures by statistic.")
    source: str = Field(description="Its source and date.")
    age: str | None = Field(default=None, description="How old it is, where it is old.")


@record
class PlacePage:
    """Pay in a place: places/ZONE/index.json. What others report stands apart from the bands."""

    of: str = Field(description="The folder of the page.")
    language: str = Field(description="The language of all texts (BCP 47).")
    code: str = Field(description="Its code (ISO 3166).")
    name: str = Field(description="Its name.")
    bands: tuple[BandThere, ...] = Field(description="What the employer pays.")
    locations: tuple[str, ...] = Field(description="Where the employer works there.")
    openings: tuple[str, ...] = Field(description="The pages of what is open there.")
    reported: tuple[FigureThere, ...] = Field(description="What publications report for titles.")
    wages: tuple[WageThere, ...] = Field(description="Wages of occupations.")


def _openings(view: PostingListView) -> OpeningsPage:
    items = (item for group in view.groups for item in group.items)
    return OpeningsPage(
        of=_folder(list_of("posting")),
        language=view.frame.language,
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
        of=_folder(list_of("skill")),
        language=view.frame.language,
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
        of=_folder(page_of("skill", view.id)),
        language=view.frame.language,
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


def _places(view: PlaceListView) -> PlacesPage:
    return PlacesPage(
        of=_folder(list_of("place")),
        language=view.frame.language,
        places=tuple(
            ListedPlace(
                code=place.code,
                name=plain(place.name),
                href=page_of("place", place.code.lower()),
                roles=place.roles,
                openings=place.openings,
            )
            for place in view.places
        ),
    )


def _place(view: PlaceView) -> PlacePage:
    rows = (row for group in view.pay for ladder in group.ladders for row in ladder.rows)
    return PlacePage(
        of=_folder(page_of("place", view.code.lower())),
        language=view.frame.language,
        code=view.code,
        name=plain(view.name),
        bands=tuple(
            BandThere(
                role=row.id,
                title=plain(row.title),
                level=row.number,
                text=row.pay,
                zone=row.band.zone,
                currency=row.band.currency,
                period=row.band.period,
                basis=row.band.basis,
                min=row.band.min,
                max=row.band.max,
                since=row.band.since,
            )
            for row in rows
        ),
        locations=tuple(map(plain, view.locations)),
        openings=tuple(each.href.removeprefix(view.frame.home) for each in view.openings),
        reported=tuple(map(_figure, view.reported)),
        wages=tuple(wage for each in view.wages for wage in _wages(each)),
    )


def _figure(each: Reported) -> FigureThere:
    return FigureThere(
        title=plain(each.role.text),
        figure=each.row.figure,
        statistic=each.row.statistic,
        source=plain(each.row.citation.text),
        age=each.age or None,
        doubts=tuple(map(plain, each.row.doubts)),
    )


def _wages(each: PlaceWages) -> list[WageThere]:
    return [
        WageThere(
            occupation=plain(each.title),
            code=each.code,
            unit=table.caption,
            figures={row.statistic: row.figures[0] for row in table.rows},
            source=plain(table.citation.text),
            age=old or None,
        )
        for table, old in each.tables
    ]


def _folder(address: str) -> str:
    return address.rpartition("/")[0]


SHAPES: Mapping[str, Callable[[Any], Any]] = {
    "PostingListView": _openings,
    "SkillListView": _skills,
    "SkillView": _skill,
    "PlaceListView": _places,
    "PlaceView": _place,
}
"""The views that have data of these shapes, by the names of their classes."""

DOCUMENTED: Mapping[str, type] = {
    "openings": OpeningsPage,
    "skills": SkillsPage,
    "skill": SkillPage,
    "places": PlacesPage,
    "place": PlacePage,
}
"""The shapes by the names of their schemas in docs/formats/."""


@cache
def adapter(cls: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a class, which mypy doesn't take for hashable
    """What turns records of a class into plain data."""
    return TypeAdapter(cls)


def data(view: object) -> dict[str, Any]:
    """What a view says, as plain data, without what is absent."""
    found = SHAPES[type(view).__name__](view)
    cls: Any = type(found)
    plain_data: dict[str, Any] = adapter(cls).dump_python(found, mode="json", exclude_none=True)
    return plain_data
