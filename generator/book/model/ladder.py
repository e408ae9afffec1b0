"""A family of roles: ladders/ID.yaml."""

from __future__ import annotations

from pydantic import Field

from generator.book.model.common import Governance, Silences, record
from generator.book.values import Id, Level, Words


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
    silence: Silences = ()
