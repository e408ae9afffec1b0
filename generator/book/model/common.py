"""What every kind of file shares: how its classes are made, silences, approvals, governance."""

from __future__ import annotations

from typing import Annotated, TypeVar, dataclass_transform

from pydantic import ConfigDict, Field, StringConstraints
from pydantic.dataclasses import dataclass

from generator.book.values import DIGEST, Date, Id, Name, Version, Words

CONFIG = ConfigDict(extra="forbid", strict=True, validate_by_name=True, validate_by_alias=True)

T = TypeVar("T")


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


Silences = Annotated[
    tuple[Silence, ...], Field(description="Findings that may stand, with reasons.")
]
"""What each file may say of its own findings."""


@record
class Approval:
    """Who agreed to this, and when."""

    by: Name = Field(description="A function, such as People operations; never a person's name.")
    on: Date = Field(description="The day of the approval.")
    digest: Annotated[str, StringConstraints(pattern=DIGEST)] | None = Field(
        default=None, description="The digest of what was approved; `rolebook approve` writes it."
    )


@record
class Change:
    """What a version changed, for those who follow the book."""

    version: Version = Field(description="The version that came of it.")
    on: Date = Field(description="The day from which that version held.")
    text: Words = Field(description="What has changed, in one or two sentences.")


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
    changes: tuple[Change, ...] = Field(
        default=(), description="What has been changed, newest version first."
    )


@record
class Translation:
    """Whether someone who knows the language has read this translation."""

    reviewed_by: Name | None = Field(
        default=None, description="A function; absent: nobody has yet."
    )
    reviewed_on: Date | None = Field(default=None, description="The day of that review.")
