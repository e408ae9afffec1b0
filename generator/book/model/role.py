"""A role, and what an industry lays over it: roles/ID.yaml, industries/ID.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Strict, StringConstraints

from generator.book.model.common import Approval, Governance, Silences, record
from generator.book.values import (
    NOC,
    ONET,
    Amount,
    Currency,
    Date,
    Degree,
    Hours,
    Id,
    Level,
    LooseDate,
    Months,
    Name,
    Percent,
    Period,
    Proficiency,
    Region,
    Statistic,
    StepKind,
    Words,
)


def _need(value: object) -> object:
    return {"level": value} if isinstance(value, int) and not isinstance(value, bool) else value


def _demands(value: object) -> object:
    # A function before a type makes plain data of it, in which a list is no tuple: hence `Strict`.
    if not isinstance(value, str):
        return value
    return [{"text": value, "duties": []}] if value.strip() else []


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
    formerly: tuple[Id, ...] = Field(
        default=(), description="Ids that the role had; their addresses lead to it."
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
    silence: Silences = ()


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
    silence: Silences = ()
