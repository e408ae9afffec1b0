"""What roles name: skills.yaml, sources.yaml, resources.yaml, occupations.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.book.model.common import Silences, record
from generator.book.values import (
    OCCUPATION,
    PROFICIENCIES,
    Amount,
    Called,
    Currency,
    Date,
    Id,
    Language,
    Link,
    LooseDate,
    Months,
    Name,
    Period,
    Region,
    Statistic,
    Words,
)


@record
class Proficiencies:
    """What one would see someone do at each of the five proficiencies."""

    basic: Words = Field(description="1: does it with help.")
    working: Words = Field(description="2: does the usual cases alone.")
    proficient: Words = Field(description="3: does difficult cases alone.")
    advanced: Words = Field(description="4: others come to them with theirs.")
    leading: Words = Field(description="5: sets how it is done here.")

    def at(self, proficiency: int) -> str:
        """What one would see at a proficiency from 1 to 5."""
        text: str = getattr(self, PROFICIENCIES[proficiency - 1])
        return text


@record
class Skill:
    """Something that people learn to do, in five proficiencies."""

    name: Words = Field(description="Its name, as a phrase: Negotiation.")
    kind: Literal["human", "technical"] = Field(description="human or technical.")
    summary: Words = Field(description="What it is, in one sentence.")
    proficiency: Proficiencies = Field(description="What each proficiency looks like.")
    resources: tuple[Id, ...] = Field(
        default=(), description="What helps to learn it, of resources.yaml."
    )


@record
class Tool:
    """Software or equipment that a role works with."""

    name: Words = Field(description="The kind of tool, not a brand: spreadsheets.")


@record
class SkillsFile:
    """content/skills.yaml: the library of skills and tools."""

    skills: Mapping[Id, Skill] = Field(description="Skills, by id.")
    tools: Mapping[Id, Tool] = Field(default={}, description="Tools, by id.")
    silence: Silences = ()


@record
class Source:
    """A publication that a figure or a statement comes from."""

    publisher: Called = Field(description="Who published it.")
    title: Called = Field(description="Its title in its own language, or what it is.")
    language: Language = Field(default="en", description="The language it is written in.")
    address: Link | Literal["unknown"] = Field(description="Where it is, or `unknown`.")
    date: LooseDate = Field(description="The date that the source gives itself, or `undated`.")
    read: Date | None = Field(default=None, description="The day on which it was read.")
    quoted_by: Id | None = Field(default=None, description="The source by which we know this one.")
    note: Words | None = Field(default=None, description="What a reader should know about it.")


@record
class SourcesFile:
    """content/sources.yaml: citations."""

    sources: Mapping[Id, Source] = Field(description="Sources, by id.")
    silence: Silences = ()


@record
class Condition:
    """What one must have before a certification or a course, and who says so."""

    id: Id = Field(description="Its permanent name.")
    text: Words = Field(description="The condition, in one sentence.")
    source: Id | None = Field(default=None, description="Who says so.")


@record
class Resource:
    """A certification, a course or something to read."""

    kind: Literal["certification", "course", "reading", "community"] = Field(
        description="certification, course, reading or community."
    )
    name: Called = Field(description="Its own name in its own language, or what it is called.")
    short: Name | None = Field(default=None, description="Its usual short form: CSAM.")
    language: Language = Field(default="en", description="The language it is given in.")
    provider: Called | None = Field(default=None, description="Who gives or publishes it.")
    address: Link | None = Field(default=None, description="Where it is.")
    months: tuple[Months, Months] | None = Field(
        default=None, description="Months it takes, from and to."
    )
    conditions: tuple[Condition, ...] = Field(default=(), description="What one needs before it.")
    source: Id | None = Field(default=None, description="The source that names it.")
    note: Words | None = Field(default=None, description="What a reader should know about it.")


@record
class ResourcesFile:
    """content/resources.yaml: certifications, courses, reading."""

    resources: Mapping[Id, Resource] = Field(description="Resources, by id.")
    silence: Silences = ()


@record
class Wage:
    """What official statistics say that an occupation earns somewhere: never the pay of a title."""

    id: Id = Field(description="Its permanent name.")
    place: Region = Field(description="The country or part of one.")
    currency: Currency = Field(description="ISO 4217.")
    period: Period = Field(description="hour, day, week, month or year.")
    figures: Mapping[Statistic, Amount] = Field(
        min_length=1, description="The figures as published, by statistic: p10, median, p90."
    )
    source: Id = Field(description="A source of sources.yaml.")
    as_of: LooseDate = Field(
        description="The period that the figures are of, or the day on which the source gives them."
    )
    note: Words | None = Field(default=None, description="What the source says about them.")


@record
class Occupation:
    """An occupation of an official classification, which gathers many titles and industries."""

    title: Words = Field(description="Its title in the classification.")
    wages: tuple[Wage, ...] = Field(default=(), description="What it earns, place by place.")


OccupationCode = Annotated[str, StringConstraints(pattern=OCCUPATION)]
"""A classification and a code of it: noc-60010, soc-11-2022."""


@record
class OccupationsFile:
    """content/occupations.yaml: occupations and their wages in official statistics."""

    occupations: Mapping[OccupationCode, Occupation] = Field(
        description="Occupations by code: noc-60010, soc-11-2022."
    )
    silence: Silences = ()
