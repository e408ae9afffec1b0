"""A role, an industry and a posting into what is asked there.

An industry sharpens words and adds things; a posting may leave out, add, and change the order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.book.edition import Edition
    from generator.book.model import (
        Differing,
        Duty,
        Industry,
        Overlay,
        Posting,
        Requirement,
        Role,
        SkillNeed,
    )
    from generator.ladder import T


@dataclass(frozen=True, slots=True)
class Ask:
    """What a role does and asks: as it is, in an industry, or in one vacancy."""

    duties: tuple[Duty, ...]
    skills: Mapping[str, SkillNeed]
    tools: tuple[str, ...]
    requirements: tuple[Requirement, ...]


def asked(name: str, role: Role, industry: Industry | None = None) -> Ask:
    """What the role called `name` asks; where an industry is given, with what lies over it there.

    A duty or requirement with an id that the role has stands in its place, a new one behind those
    that are there. A skill is never needed less than the role needs it.
    """
    ask = Ask(role.duties, role.skills, role.tools, role.requirements)
    for overlay in overlays(name, industry) if industry else ():
        ask = Ask(
            duties=_laid(ask.duties, overlay.duties),
            skills=_raised(ask.skills, overlay.skills),
            tools=tuple(dict.fromkeys((*ask.tools, *overlay.tools))),
            requirements=_laid(ask.requirements, overlay.requirements),
        )
    return ask


def asked_of(edition: Edition, posting: Posting) -> Ask:
    """What a posting's role asks, in the posting's industry if it names one."""
    industry = edition.industry(posting.industry) if posting.industry else None
    return asked(posting.role, edition.role(posting.role), industry)


def asked_by(edition: Edition, posting: Posting) -> Ask:
    """What a posting asks: its role in its industry, but for what differs in this vacancy.

    Ids that the posting's order names come first; then the others as they stand in the role, then
    what is added.
    """
    ask, differs = asked_of(edition, posting), posting.differs
    duties, requirements = differs.duties, differs.requirements
    return replace(
        ask,
        duties=_differing(ask.duties, duties, duties.add),
        requirements=_differing(ask.requirements, requirements, requirements.add),
    )


def overlays(name: str, industry: Industry) -> tuple[Overlay, ...]:
    """The overlays of an industry that lie over a role, in the order of the file."""
    return tuple(overlay for overlay in industry.overlays if name in overlay.roles)


def _laid(there: Iterable[T], over: Iterable[T]) -> tuple[T, ...]:
    found = {thing.id: thing for thing in there}
    return tuple((found | {thing.id: thing for thing in over}).values())


def _differing(there: Iterable[T], said: Differing, added: Iterable[T]) -> tuple[T, ...]:
    """What is left of a list, in the order that is said, with what is added."""
    gone = {one.id for one in said.leave_out}
    found = {thing.id: thing for thing in there if thing.id not in gone}
    found |= {thing.id: thing for thing in added}
    first = {name: found[name] for name in said.order if name in found}
    return tuple((first | found).values())


def _raised(
    there: Mapping[str, SkillNeed], over: Mapping[str, SkillNeed]
) -> Mapping[str, SkillNeed]:
    found = dict(there)
    for skill, need in over.items():
        if skill not in found or found[skill].level <= need.level:
            found[skill] = need
    return found
