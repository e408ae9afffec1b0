"""A vacancy: postings/ID.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.book.model.common import Approval, Silences, record
from generator.book.model.role import Duty, Requirement
from generator.book.values import (
    Amount,
    Apply,
    Date,
    Email,
    Employment,
    Hours,
    Id,
    Language,
    Name,
    Percent,
    Translatable,
    Words,
    WorkMode,
)


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
    email: Email = Field(description="An e-mail address of that function.")
    phone: Name | None = Field(
        default=None, description="A telephone number, with its country code."
    )


@record
class Omission:
    """A duty or requirement of the role that the vacancy does without."""

    id: Id = Field(description="The id that it has in the role, or in the industry's overlay.")
    reason: Name = Field(description="Why it is left out; never published.")


@record
class AddedDuty(Duty):
    """What is done in this vacancy besides."""

    reason: Name = Field(description="Why it is done here; never published.")


@record
class AddedRequirement(Requirement):
    """One thing to bring in this vacancy besides."""

    reason: Name = Field(description="Why it is asked for here; never published.")


@record
class Differing:
    """How a list of one vacancy differs from its role's, but for what comes on top."""

    order: tuple[Id, ...] = Field(
        default=(), description="Ids that come first, in this order; the others follow."
    )
    leave_out: tuple[Omission, ...] = Field(
        default=(), description="What it does without, each with the reason."
    )


@record
class DutiesDiffer(Differing):
    """How the duties of one vacancy differ from its role's."""

    add: tuple[AddedDuty, ...] = Field(
        default=(), description="Duties that come on top, each with the reason."
    )


@record
class RequirementsDiffer(Differing):
    """How what one vacancy asks for differs from what its role asks for."""

    add: tuple[AddedRequirement, ...] = Field(
        default=(), description="Requirements that come on top, each with the reason."
    )


@record
class Differs:
    """What differs from the role in one vacancy."""

    duties: DutiesDiffer = Field(
        default=DutiesDiffer(), description="Another order, duties left out and added."
    )
    requirements: RequirementsDiffer = Field(
        default=RequirementsDiffer(), description="The same of what to bring."
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
    differs: Differs = Field(
        default=Differs(), description="Duties and requirements that differ from the role's."
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
    silence: Silences = ()
