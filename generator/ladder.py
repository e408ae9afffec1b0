"""Roles as a graph: the role below another, and what changes from one role to the next.

`below` names the role to compare with, `moves`, `compare` and `contrast` say what changes. All give
ids; the words come from the roles themselves, in any language.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from generator.pay import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.book.book import Card
    from generator.book.edition import Edition
    from generator.book.model import (
        Duty,
        Ladder,
        LadderLevel,
        PayBand,
        Requirement,
        Role,
        SkillNeed,
    )

Moved = Literal["new", "raised", "same", "lowered", "dropped"]
"""What becomes of a skill from one role to the next."""

Kept = Literal["new", "changed", "same", "dropped"]
"""What becomes of a duty or a requirement."""

Paid = Literal["new", "raised", "lowered", "changed", "same", "dropped"]
"""What becomes of a band; `changed`: its ends move apart or together, or what is on top differs."""

Facet = Literal["scope", "autonomy", "influence", "complexity"]
"""A side of what a level of a ladder means."""

FACETS: tuple[Facet, ...] = ("scope", "autonomy", "influence", "complexity")

UPWARD = ("promotion", "track-change")
"""Steps that can lead up, most telling first."""


@dataclass(frozen=True, slots=True)
class SkillChange:
    """How well a skill is needed below and here, from 1 to 5; None: not needed."""

    skill: str
    before: int | None
    now: int | None

    @property
    def kind(self) -> Moved:
        """new, raised, same, lowered or dropped."""
        if self.before is None:
            return "new"
        if self.now is None:
            return "dropped"
        if self.now == self.before:
            return "same"
        return "raised" if self.now > self.before else "lowered"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a duty or a requirement, by its id."""

    id: str
    kind: Kept


@dataclass(frozen=True, slots=True)
class FacetChange:
    """What becomes of a side of the level: the texts of each role's own ladder."""

    facet: Facet
    before: str
    now: str

    @property
    def kind(self) -> Kept:
        """new, changed, same or dropped."""
        return _became(self.before or None, self.now or None)


@dataclass(frozen=True, slots=True)
class PayChange:
    """The bands of one zone, currency, period and basis that hold today; None: there is none."""

    key: str
    before: PayBand | None
    now: PayBand | None

    @property
    def kind(self) -> Paid:
        """new, raised, lowered, changed, same or dropped; nothing is converted."""
        if self.before is None:
            return "new"
        if self.now is None:
            return "dropped"
        low, high = self.now.min - self.before.min, self.now.max - self.before.max
        if not low and not high:
            return "same" if self.now.variable == self.before.variable else "changed"
        if low >= 0 and high >= 0:
            return "raised"
        return "lowered" if low <= 0 and high <= 0 else "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes from one role to another: in the order of the second, dropped things last.

    `scope` and `pay` are told of roles where they stand (`contrast`), and empty of what is asked.
    """

    skills: tuple[SkillChange, ...]
    duties: tuple[Change, ...]
    requirements: tuple[Change, ...]
    scope: tuple[FacetChange, ...] = ()
    pay: tuple[PayChange, ...] = ()

    def of_duties(self, *kinds: Kept) -> tuple[str, ...]:
        """The ids of the duties of which one of these became."""
        return tuple(change.id for change in self.duties if change.kind in kinds)

    def of_requirements(self, *kinds: Kept) -> tuple[str, ...]:
        """The ids of the requirements of which one of these became."""
        return tuple(change.id for change in self.requirements if change.kind in kinds)


class Asking(Protocol):
    """A role, or what it asks in an industry (`industry.Ask`)."""

    @property
    def skills(self) -> Mapping[str, SkillNeed]: ...  # noqa: D102 - said in the class
    @property
    def duties(self) -> Sequence[Duty]: ...  # noqa: D102 - said in the class
    @property
    def requirements(self) -> Sequence[Requirement]: ...  # noqa: D102 - said in the class


def compare(lower: Asking, role: Asking) -> Difference:
    """What changes from `lower` to `role`; both in the same language, or every text looks changed.

    A duty or requirement is `changed` where anything said of it differs, not only its words.
    """
    return Difference(
        skills=moves(
            {skill: need.level for skill, need in lower.skills.items()},
            {skill: need.level for skill, need in role.skills.items()},
        ),
        duties=_changes(lower.duties, role.duties),
        requirements=_changes(lower.requirements, role.requirements),
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """A role where it stands: what its level means there, and the bands that hold today."""

    role: Role
    level: LadderLevel | None
    bands: tuple[PayBand, ...]


def contrast(lower: Placed, upper: Placed) -> Difference:
    """What changes from one role to any other, with scope and pay, whatever ladders they are on."""
    return replace(
        compare(lower.role, upper.role),
        scope=tuple(
            change
            for facet in FACETS
            for change in (FacetChange(facet, _facet(lower, facet), _facet(upper, facet)),)
            if change.before or change.now
        ),
        pay=_pay(lower.bands, upper.bands),
    )


def placed(edition: Edition, name: str) -> Placed:
    """A role with its level and today's bands."""
    role, begun = edition.role(name), edition.begun
    bands = tuple(
        band for band in role.pay if begun(band.since) and not replaced(band, role.pay, begun)
    )
    return Placed(role, level_of(edition.ladder(role.ladder), role.level), bands)


def level_of(ladder: Ladder, level: int) -> LadderLevel | None:
    """What a level means on a ladder; None where the ladder doesn't say."""
    return next((line for line in ladder.levels if line.level == level), None)


def pay_key(band: PayBand) -> str:
    """What makes two bands comparable: `CA-ON.CAD.year.base`."""
    return f"{band.zone}.{band.currency}.{band.period}.{band.basis}"


def moves(before: Mapping[str, int], now: Mapping[str, int]) -> tuple[SkillChange, ...]:
    """What becomes of each skill, given the proficiencies by skill of two roles."""
    kept = (SkillChange(skill, before.get(skill), level) for skill, level in now.items())
    gone = (SkillChange(skill, level, None) for skill, level in before.items() if skill not in now)
    return (*kept, *gone)


# --- the role below ------------------------------------------------------------------------------


def below(edition: Edition, role: str) -> str | None:
    """The role to compare a role with: the one from which most people come; see `lower_of`."""
    origins = [edition.card(origin) for origin in edition.leading_to(role)]
    return lower_of(edition.card(role), origins)


def lower_of(card: Card, origins: Iterable[Card]) -> str | None:
    """The role below one, of those from which a step leads to it; None for a start.

    Only a lower level of the same ladder counts. A promotion goes before a change of track; then
    the same track before another; then the nearest level; then the id that sorts first.
    """
    found = [
        (UPWARD.index(kind), origin.track != card.track, -origin.level, origin.id)
        for origin in origins
        for target, kind in origin.steps
        if target == card.id
        and kind in UPWARD
        and origin.ladder == card.ladder
        and origin.level < card.level
    ]
    return min(found)[-1] if found else None


def ordered(one: Card, other: Card) -> tuple[str, str]:
    """Two roles that a step links, as they are compared: lower level first, else from and to.

    Levels are ordinals of the whole company. Where steps lead both ways, the id that sorts first.
    """
    if one.level != other.level:
        return (one.id, other.id) if one.level < other.level else (other.id, one.id)
    there = any(target == other.id for target, _ in one.steps)
    back = any(target == one.id for target, _ in other.steps)
    if there == back:
        return (one.id, other.id) if one.id < other.id else (other.id, one.id)
    return (one.id, other.id) if there else (other.id, one.id)


def pairs(cards: Mapping[str, Card]) -> tuple[tuple[str, str], ...]:
    """Each two roles that a step links, once, in the order of the roles and their steps."""
    found = {
        ordered(card, cards[target]): None
        for card in cards.values()
        for target, _ in card.steps
        if target in cards and target != card.id
    }
    return tuple(found)


class Named(Protocol):
    """Something with an id of its own."""

    @property
    def id(self) -> str: ...  # noqa: D102 - said in the class


T = TypeVar("T", bound=Named)


def _changes(before: Sequence[T], now: Sequence[T]) -> tuple[Change, ...]:
    old = {thing.id: thing for thing in before}
    ids = {thing.id for thing in now}
    kept = (Change(thing.id, _became(old.get(thing.id), thing)) for thing in now)
    return (*kept, *(Change(thing.id, "dropped") for thing in before if thing.id not in ids))


def _became(before: object, now: object) -> Kept:
    if before is None:
        return "new"
    if now is None:
        return "dropped"
    return "same" if before == now else "changed"


def _facet(side: Placed, facet: Facet) -> str:
    return str(getattr(side.level, facet)) if side.level else ""


def _pay(before: Iterable[PayBand], now: Iterable[PayBand]) -> tuple[PayChange, ...]:
    old = {pay_key(band): band for band in before}
    new = {pay_key(band): band for band in now}
    kept = (PayChange(key, old.get(key), band) for key, band in new.items())
    return (*kept, *(PayChange(key, band, None) for key, band in old.items() if key not in new))
