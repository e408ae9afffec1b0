"""The one definition of content: what each kind of file may say, and what each field means.

Every class is a frozen pydantic dataclass that refuses unknown fields and reads strictly (a number
is not a text). `schema.py` makes the editors' JSON Schemas from it, `load.py` the book.

A list whose items carry a key (`id`, `role`, `level`, `zone`) is translated by that key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar, dataclass_transform

from pydantic import BeforeValidator, ConfigDict, Field, Strict, StringConstraints
from pydantic.dataclasses import dataclass

from generator.book.values import (
    DIGEST,
    NOC,
    OCCUPATION,
    ONET,
    PHRASE,
    PROFICIENCIES,
    Amount,
    Apply,
    Called,
    Currency,
    Date,
    Degree,
    Employment,
    Hours,
    Id,
    Language,
    Level,
    Link,
    LooseDate,
    Months,
    Name,
    Percent,
    Period,
    Proficiency,
    Region,
    Statistic,
    StepKind,
    Translatable,
    Version,
    Words,
    WorkMode,
)

CONFIG = ConfigDict(extra="forbid", strict=True, validate_by_name=True, validate_by_alias=True)

T = TypeVar("T")


def _need(value: object) -> object:
    return {"level": value} if isinstance(value, int) and not isinstance(value, bool) else value


def _demands(value: object) -> object:
    # A function before a type makes plain data of it, in which a list is no tuple: hence `Strict`.
    if not isinstance(value, str):
        return value
    return [{"text": value, "duties": []}] if value.strip() else []


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
def record(cls: type[T]) -> type[T]:
    """One kind of thing in the content: a frozen dataclass with named fields only."""
    made: type[T] = dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)(cls)  # type: ignore[assignment]  # pydantic gives back what it was given
    return made


@record
class Silence:
    """A warning or an advice that this file has a reason to leave standing."""

    code: Id = Field(description="The code of the finding to silence; an error can't be silenced.")
    reason: Name = Field(description="Why it may stand, for the next person who reads this file.")


@record
class Approval:
    """Who agreed to this, and when."""

    by: Name = Field(description="A function, such as People operations; never a person's name.")
    on: Date = Field(description="The day of the approval.")
    digest: Annotated[str, StringConstraints(pattern=DIGEST)] | None = Field(
        default=None, description="The digest of what was approved; `rolebook approve` writes it."
    )


@record
class Governance:
    """Who looks after this, which version it is, and when it is looked at again."""

    owner: Words = Field(description="The function that looks after it; never a person's name.")
    version: Version = Field(description="major.minor.patch: more asked, clarified, reworded.")
    effective: Date = Field(description="The day from which this version holds.")
    approved: Approval | None = Field(
        default=None, description="Who approved this version, and when."
    )
    review_by: Date | None = Field(
        default=None, description="The day by which someone reads it again."
    )


@record
class Translation:
    """Whether someone who knows the language has read this translation."""

    reviewed_by: Name | None = Field(
        default=None, description="A function; absent: nobody has yet."
    )
    reviewed_on: Date | None = Field(default=None, description="The day of that review.")


# --- company.yaml ---------------------------------------------------------------------------------


@record
class Brand:
    """How the employer looks."""

    color: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] = Field(
        default="#1d5b8f",
        description="The brand colour, as #rrggbb; links and charts are drawn in it.",
    )


@record
class Benefit:
    """One thing that employees get besides pay."""

    id: Id = Field(description="Its permanent name.")
    text: Words = Field(description="What one gets, in one phrase.")
    countries: tuple[Region, ...] = Field(
        default=(), description="Where it is offered; empty: everywhere."
    )
    employment: tuple[Employment, ...] = Field(
        default=(), description="To whom; empty: to everyone."
    )


@record
class Statement:
    """A full sentence that postings end with."""

    id: Id = Field(
        description="Its permanent name; job descriptions carry the one called equal-opportunity."
    )
    title: Words = Field(description="The heading above it.")
    text: Words = Field(description="The statement, in full sentences.")
    places: tuple[Region, ...] = Field(
        default=(), description="Where it is shown; empty: everywhere."
    )


@record
class Contact:
    """Whom to ask for an accommodation during the hiring process."""

    email: Name = Field(description="An e-mail address of a function.")
    phone: Name | None = Field(
        default=None, description="A telephone number, with its country code."
    )
    text: Words = Field(description="What one may ask for, and how.")


@record
class CompanyInternal:
    """What the company knows about itself and never publishes."""

    headcount: Mapping[Region, int] = Field(
        default={},
        description="Employees by place, for the laws; each in the most exact place alone.",
    )
    notes: str | None = Field(default=None, description="Notes for those who keep the book.")


@record
class Company:
    """The employer."""

    name: Name = Field(description="The name that candidates know.")
    legal_name: Name | None = Field(
        default=None, description="The name in contracts, where it differs."
    )
    example: bool = Field(default=False, description="An invented employer: every page says so.")
    country: Region = Field(description="The country of the head office; decides the paper size.")
    tagline: Words = Field(description="One sentence under the name on the home page.")
    about: Words = Field(description="What the company does; postings begin with it.")
    website: Link | None = Field(default=None, description="The company's own site.")
    brand: Brand = Field(default=Brand(), description="How its pages and documents look.")
    benefits: tuple[Benefit, ...] = Field(default=(), description="What employees get besides pay.")
    statements: tuple[Statement, ...] = Field(
        default=(), description="What postings say at their end."
    )
    accommodation: Contact | None = Field(
        default=None, description="Whom to ask for an accommodation."
    )
    internal: CompanyInternal | None = Field(default=None, description="Never published.")
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


# --- locations.yaml -------------------------------------------------------------------------------


@record
class Zone:
    """A part of the world in which the employer pays by the same bands."""

    name: Words = Field(description="Its name in a sentence: Ontario, the United States.")


@record
class Location:
    """A place to work, or an area to work from."""

    name: Words = Field(description="As a posting shows it: Toronto, Ontario.")
    city: Words | None = Field(default=None, description="The city, for addresses and feeds.")
    region: Region | None = Field(default=None, description="Country and part of it: CA-ON, US-CO.")
    street: Name | None = Field(default=None, description="Street and number.")
    postal_code: Name | None = Field(default=None, description="Postal code.")
    zone: Region = Field(description="The pay zone; CA-ON falls back on CA.")
    remote_areas: tuple[Region, ...] = Field(
        default=(), description="Remote work: where one may live."
    )


@record
class LocationsFile:
    """content/locations.yaml: pay zones and places to work."""

    zones: Mapping[Region, Zone] = Field(description="Pay zones by the code of their place.")
    locations: Mapping[Id, Location] = Field(description="Places to work, by id.")
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


# --- skills.yaml ----------------------------------------------------------------------------------


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
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


# --- sources.yaml, resources.yaml -----------------------------------------------------------------


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
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


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
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


# --- occupations.yaml -----------------------------------------------------------------------------


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
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


# --- ladders/ID.yaml ------------------------------------------------------------------------------


@record
class Track:
    """A lane of a ladder: a kind of work in which one grows."""

    id: Id = Field(description="Its permanent name: client, people.")
    name: Words = Field(description="Its name.")
    summary: Words = Field(description="What growing in it means, in one or two sentences.")


@record
class LadderLevel:
    """What a level means in this family of roles."""

    level: Level = Field(description="The level, an ordinal of the whole company.")
    name: Words = Field(description="What the level is called.")
    scope: Words = Field(description="What one answers for.")
    autonomy: Words = Field(description="How much one decides alone.")
    influence: Words = Field(description="Whom one moves.")
    complexity: Words = Field(description="How tangled the work is.")


@record
class Doorway:
    """A usual way into a ladder, or out of it."""

    id: Id = Field(description="Its permanent name.")
    text: Words = Field(description="The way, in one sentence.")
    source: Id | None = Field(default=None, description="Who says so.")


@record
class Ladder:
    """A family of roles: its tracks, its levels and what each level means."""

    title: Words = Field(description="The family's name: Account management.")
    summary: Words = Field(description="What the family is for, in one or two sentences.")
    tracks: tuple[Track, ...] = Field(min_length=1, description="The lanes, first lane first.")
    levels: tuple[LadderLevel, ...] = Field(min_length=1, description="The levels, lowest first.")
    ways_in: tuple[Doorway, ...] = Field(default=(), description="How people usually come in.")
    ways_out: tuple[Doorway, ...] = Field(default=(), description="Where people go from here.")
    governance: Governance | None = Field(default=None, description="Owner, version, dates.")
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


# --- roles/ID.yaml --------------------------------------------------------------------------------


@record
class Codes:
    """Where official classifications put the role; our choice, and said to be so."""

    noc_2021: Annotated[str, StringConstraints(pattern=NOC)] | None = Field(
        default=None, description="National Occupational Classification 2021 (Canada), five digits."
    )
    onet_soc: Annotated[str, StringConstraints(pattern=ONET)] | None = Field(
        default=None, description="O*NET-SOC (United States): 11-2022.00."
    )
    none: Words | None = Field(default=None, description="Why no code fits, where none does.")


@record
class Superior:
    """A post outside the book that the role reports to."""

    title: Words = Field(description="The title, never a name.")


@record
class Duty:
    """What the role does, and not how."""

    id: Id = Field(
        description="Permanent; the same id in two roles is the same duty at two levels."
    )
    text: Words = Field(description="One sentence that begins with a verb.")
    essential: bool = Field(default=True, description="Whether the role exists for it.")


@record
class SkillNeed:
    """How well the role needs a skill."""

    level: Proficiency = Field(
        description="1 basic, 2 working, 3 proficient, 4 advanced, 5 leading."
    )
    evidence: Words | None = Field(
        default=None, description="What one would see in this very role."
    )


Need = Annotated[SkillNeed, BeforeValidator(_need, json_schema_input_type=Proficiency | SkillNeed)]


@record
class Requirement:
    """One thing to bring: a degree, experience, a certification, or what `text` says."""

    id: Id = Field(description="Its permanent name.")
    must: bool = Field(description="true: must have; false: nice to have.")
    education: Degree | None = Field(default=None, description="The degree.")
    fields: tuple[Words, ...] = Field(default=(), description="Fields of study that fit.")
    or_experience: bool = Field(default=False, description="Whether experience may stand for it.")
    months: Months | None = Field(default=None, description="Months of experience.")
    of: Words | None = Field(
        default=None, alias="in", description="Experience in what, as a phrase."
    )
    certification: Id | None = Field(default=None, description="A certification of resources.yaml.")
    text: Words | None = Field(
        default=None, description="Anything else, or the whole in other words."
    )
    equivalent: Words | None = Field(
        default=None, description="What counts as much, in one sentence."
    )


@record
class Indicator:
    """What the role's success is seen by."""

    id: Id = Field(description="Its permanent name.")
    text: Words = Field(description="The measure, as a phrase.")


@record
class Variable:
    """Pay that depends on results."""

    target_percent: Percent = Field(description="Percent of base pay when targets are met.")
    basis: Literal["quota", "bonus", "commission"] = Field(description="What it depends on.")


@record
class PayBand:
    """What the employer pays for the role in one zone, from a day on."""

    zone: Region = Field(description="A pay zone of locations.yaml.")
    currency: Currency = Field(description="ISO 4217.")
    period: Period = Field(description="hour, day, week, month or year.")
    basis: Literal["base", "on-target"] = Field(
        default="base", description="Without or with variable pay."
    )
    min: Amount = Field(description="The low end, in the currency, for the period.")
    max: Amount = Field(description="The high end.")
    variable: Variable | None = Field(default=None, description="Pay that depends on results.")
    since: Date = Field(alias="from", description="The day from which the band holds.")
    approved: Approval | None = Field(
        default=None,
        description="Who approved it; a band that begins after the role's version needs it.",
    )


@record
class MarketFigure:
    """What a source reports for this title somewhere: never the employer's own pay."""

    id: Id = Field(description="Its permanent name.")
    place: Region = Field(description="The country or part of one.")
    place_inferred: bool = Field(default=False, description="The source doesn't state the place.")
    currency: Currency = Field(description="ISO 4217.")
    currency_inferred: bool = Field(default=False, description="The source doesn't print it.")
    period: Period = Field(description="hour, day, week, month or year.")
    statistic: Statistic = Field(description="What kind of figure it is.")
    amount: Amount = Field(description="The figure, exactly as the source gives it.")
    approximate: bool = Field(default=False, description="The source says around or nearly.")
    source: Id = Field(description="A source of sources.yaml.")
    as_of: LooseDate = Field(description="The figure's own date, or `undated`.")
    note: Words | None = Field(default=None, description="What the source adds.")


@record
class Outlook:
    """What a source says of the demand for this work, somewhere, up to some time."""

    id: Id = Field(description="Its permanent name.")
    place: Region | None = Field(
        default=None, description="The country or part of one; absent: the source doesn't say."
    )
    until: LooseDate | None = Field(default=None, description="The year it looks ahead to.")
    text: Words = Field(description="What it says, in one or two sentences.")
    source: Id = Field(description="A source of sources.yaml.")
    as_of: LooseDate = Field(description="The statement's own date, or `undated`.")


@record
class Criterion:
    """What is looked at when someone takes a step."""

    id: Id = Field(description="Its permanent name.")
    text: Words = Field(description="What has been shown, as a phrase.")


@record
class Step:
    """A way from this role to another."""

    role: Id = Field(description="The role it leads to.")
    kind: StepKind = Field(description="promotion, lateral, track-change or family-change.")
    criteria: tuple[Criterion, ...] = Field(default=(), description="What is looked at.")
    process: Words | None = Field(default=None, description="How it is decided.")
    typical_months: tuple[Months, Months] | None = Field(
        default=None,
        description="Months in this role before it, from and to; informs, never gates.",
    )


@record
class Question:
    """What people ask about the role."""

    id: Id = Field(description="Its permanent name.")
    q: Words = Field(description="The question, as people ask it.")
    a: Words = Field(description="The answer.")
    sources: tuple[Id, ...] = Field(default=(), description="Who says so.")


@record
class Demand:
    """What the body needs for a part of the work, and the essential duties that it belongs to."""

    text: Name = Field(description="The demand, as a phrase: Standing and walking for two hours.")
    duties: Annotated[tuple[Id, ...], Strict(strict=False)] = Field(
        description="The ids of the essential duties that it belongs to."
    )


Demands = Annotated[
    tuple[Demand, ...],
    Strict(strict=False),
    BeforeValidator(_demands, json_schema_input_type=str | tuple[Demand, ...]),
]


@record
class RoleInternal:
    """What the job description holds and no page shows."""

    department: Name | None = Field(default=None, description="The department.")
    flsa: Literal["exempt", "non-exempt"] | None = Field(
        default=None, description="United States only."
    )
    hours: Hours | None = Field(default=None, description="Hours a week.")
    travel_percent: Percent | None = Field(
        default=None, description="Share of time away, in percent."
    )
    direct_reports: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="How many."
    )
    physical: Demands = Field(
        default=(),
        description="Physical demands and surroundings, each with its duties; or one text for all.",
    )
    notes: str | None = Field(default=None, description="Notes for those who keep the book.")


@record
class Role:
    """What someone does, what it takes, what it pays and where it leads."""

    title: Words = Field(description="The title, as on a business card.")
    also_called: tuple[Words, ...] = Field(
        default=(), description="Other titles for the same work."
    )
    ladder: Id = Field(description="The ladder it stands on.")
    track: Id = Field(description="Its track on that ladder.")
    level: Level = Field(description="Its level on that ladder.")
    entry: bool = Field(default=False, description="People come in here from outside.")
    terminal: bool = Field(default=False, description="From here, growing on is a choice.")
    featured: bool = Field(
        default=False, description="One of the ladder's main roles: the home page shows it first."
    )
    codes: Codes | None = Field(default=None, description="Where official classifications put it.")
    reports_to: Id | Superior | None = Field(default=None, description="A role, or {title: …}.")
    summary: Words = Field(description="What the role is for, in one sentence.")
    duties: tuple[Duty, ...] = Field(min_length=1, description="Most important first.")
    skills: Mapping[Id, Need] = Field(description="Skills and how well each is needed.")
    tools: tuple[Id, ...] = Field(default=(), description="Tools of skills.yaml.")
    requirements: tuple[Requirement, ...] = Field(default=(), description="What to bring.")
    performance: tuple[Indicator, ...] = Field(default=(), description="What success is seen by.")
    pay: tuple[PayBand, ...] = Field(default=(), description="The employer's own bands.")
    market: tuple[MarketFigure, ...] = Field(default=(), description="What others report.")
    outlook: tuple[Outlook, ...] = Field(default=(), description="How the demand may develop.")
    next: tuple[Step, ...] = Field(default=(), description="Where it leads.")
    resources: tuple[Id, ...] = Field(
        default=(), description="What helps to get there or grow in it."
    )
    questions: tuple[Question, ...] = Field(default=(), description="What people ask about it.")
    governance: Governance | None = Field(default=None, description="Owner, version, dates.")
    internal: RoleInternal | None = Field(default=None, description="Never published.")
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


# --- industries/ID.yaml ---------------------------------------------------------------------------


@record
class Overlay:
    """What an industry adds to some roles, and what it puts in other words for them."""

    id: Id = Field(description="Its permanent name.")
    roles: tuple[Id, ...] = Field(min_length=1, description="The roles that it lies over.")
    duties: tuple[Duty, ...] = Field(
        default=(), description="A duty with an id that the role has replaces its words; else new."
    )
    skills: Mapping[Id, Need] = Field(
        default={}, description="Skills that are needed here at least so well."
    )
    tools: tuple[Id, ...] = Field(default=(), description="Tools that come on top.")
    requirements: tuple[Requirement, ...] = Field(
        default=(), description="What to bring besides; with an id that the role has: in place."
    )


@record
class Industry:
    """What is particular about roles in one industry."""

    name: Words = Field(description="Its name: Telecommunications.")
    summary: Words = Field(description="What the work is there, in one or two sentences.")
    overlays: tuple[Overlay, ...] = Field(
        min_length=1, description="What is added or sharpened, for which roles."
    )
    sources: tuple[Id, ...] = Field(default=(), description="Who says so.")
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


# --- postings/ID.yaml -----------------------------------------------------------------------------


@record
class PostingPay:
    """The pay of one vacancy, in the currency and period of the role's band there."""

    min: Amount | None = Field(
        default=None, description="The least that will be paid; without `max`: from it."
    )
    max: Amount | None = Field(
        default=None, description="The most that will be paid; without `min`: up to it."
    )
    may_exceed: bool | None = Field(
        default=None, description="Whether more may be paid, as Austria asks to say."
    )


@record
class LanguageNeed:
    """A language that the vacancy needs, and why."""

    language: Language = Field(description="The language: fr.")
    level: Literal["basic", "working", "proficient", "advanced", "leading"] = Field(
        description="How well."
    )
    reason: Words = Field(description="Why the work needs it.")


@record
class Asking:
    """Whom to ask about a vacancy before applying."""

    name: Words = Field(description="A function, such as Talent team; never a person's name.")
    email: Name = Field(description="An e-mail address of that function.")
    phone: Name | None = Field(
        default=None, description="A telephone number, with its country code."
    )


@record
class PostingInternal:
    """What only those who hire need to know."""

    notes: str | None = Field(default=None, description="Notes for those who hire.")
    replaces: str | None = Field(default=None, description="Why the vacancy exists.")


@record
class Posting:
    """One vacancy: a role, somewhere, from a day to a day."""

    requisition: Name = Field(description="The requisition's number, never used again.")
    role: Id = Field(description="The role.")
    location: Id = Field(description="The place, of locations.yaml.")
    industry: Id | None = Field(
        default=None, description="The industry whose overlay lies over the role, of industries/."
    )
    work_mode: WorkMode = Field(description="on-site, hybrid or remote.")
    employment: Employment = Field(
        default="full_time", description="full_time, part_time, contract …"
    )
    openings: Annotated[int, Field(ge=1)] = Field(
        default=1, description="How many people are sought."
    )
    posted: Date = Field(description="The day on which it opens.")
    closes: Date | Literal["ongoing"] = Field(description="The last day to apply, or `ongoing`.")
    starts: Date | None = Field(default=None, description="The day on which the work begins.")
    ends: Date | None = Field(default=None, description="The last day of work for a fixed term.")
    hours: Hours | None = Field(default=None, description="Hours a week.")
    travel_percent: Percent | None = Field(
        default=None, description="Percent of the working time spent travelling."
    )
    pay: PostingPay | None = Field(
        default=None, description="Inside the role's band; absent: the band."
    )
    other_pay: Words | Literal[False] | None = Field(
        default=None, description="Pay besides that, in a sentence; false: there is none."
    )
    vacancy: Literal["existing", "future"] = Field(description="An existing vacancy or a pool.")
    ai_screening: bool = Field(description="Whether software screens or ranks applicants.")
    languages: tuple[LanguageNeed, ...] = Field(
        default=(), description="Languages it needs, and why."
    )
    note: Words | None = Field(default=None, description="What is particular about this vacancy.")
    apply: Annotated[Apply, Translatable(required=False)] = Field(
        description="Where to apply; in a draft `TO DO`, until it is known."
    )
    contact: Asking | None = Field(
        default=None, description="Whom to ask about the vacancy before applying."
    )
    approval: Approval | None = Field(default=None, description="Who approved it; absent: a draft.")
    internal: PostingInternal | None = Field(default=None, description="Never published.")
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


# --- words/ID.yaml --------------------------------------------------------------------------------


Phrase = Annotated[str, StringConstraints(pattern=PHRASE)]
"""Words to look for: `rock star/stars`, `synerg*`, `aged N to N`."""


@record
class Term:
    """Words that a list speaks of, in all their forms."""

    id: Id = Field(description="Its permanent name; that of a packaged term changes that term.")
    words: tuple[Phrase, ...] = Field(
        default=(), description="The words: rock star/stars; synerg* for all endings; N: a number."
    )
    instead: Name | None = Field(
        default=None, description="What to write instead; absent: what the list says."
    )
    unless: tuple[Phrase, ...] = Field(
        default=(), description="Phrases in which the words mean something else: hero image."
    )
    beside: tuple[Name, ...] = Field(
        default=(), description="Words beside which they may stand: the other gender's form."
    )
    off: bool = Field(default=False, description="true: a packaged term that isn't looked for.")


@record
class WordList:
    """Words that postings do better without, or what a project changes in such a list."""

    code: (
        Literal[
            "age-words",
            "gendered-words",
            "jargon",
            "hype",
            "exclusion",
            "empty-promise",
            "gender-balance",
        ]
        | None
    ) = Field(default=None, description="The code of its findings.")
    language: Language | None = Field(default=None, description="The language of its words.")
    side: Literal["masculine", "feminine"] | None = Field(
        default=None, description="Of gender-coded words: how they are coded."
    )
    says: Name | None = Field(
        default=None, description="What is said of its words, as a phrase: is jargon."
    )
    instead: Name | None = Field(default=None, description="What to write instead, in general.")
    source: Name | None = Field(default=None, description="On whose authority.")
    strength: Name | None = Field(
        default=None,
        description="How strong the evidence is: law, moderate, mixed, weak, practice.",
    )
    licence: Name | None = Field(
        default=None, description="Whose entries it has and on which terms."
    )
    unless: tuple[Name, ...] = Field(
        default=(), description="Marks that keep it silent in a text: h/f."
    )
    terms: tuple[Term, ...] = Field(default=(), description="The words.")
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )


# --- pages/ID.md ----------------------------------------------------------------------------------


@record
class Page:
    """A free page: the head of a Markdown file, and the Markdown below it."""

    title: Words = Field(description="The page's title.")
    order: int = Field(default=100, description="Its place in the menu; low first.")
    summary: Words | None = Field(default=None, description="One sentence for search engines.")
    sources: tuple[Id, ...] = Field(default=(), description="Who says what stands on the page.")
    body: Words = Field(
        default="", description="The Markdown below the head; not a field of the head."
    )
    silence: tuple[Silence, ...] = Field(
        default=(), description="Findings that may stand, with reasons."
    )
