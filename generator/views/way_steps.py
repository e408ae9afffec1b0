"""A step between two roles into what is said of it: what carries over, what to learn, how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.ladder import compare
from generator.views.frame import Link
from generator.views.requirements import requirement
from generator.views.resources import resources, teaching
from generator.views.role import track_name
from generator.views.steps import step_item
from generator.ways import KINDS
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.book.model import Role, Step
    from generator.book.values import StepKind
    from generator.ladder import Difference
    from generator.views.requirements import RequirementLine
    from generator.views.resources import ResourceItem
    from generator.views.steps import StepItem
    from generator.wording import Wording

HELD = ("same", "lowered")
"""What becomes of skills that one has well enough already."""

LEARNED = ("new", "raised")
"""What becomes of skills that are to be learned."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A skill to learn or to raise: the proficiency here, empty for a new one, and there."""

    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class WayStep:
    """All that is said of a step; `months` are those spent in the first role, from and to.

    `levels` say where the roles stand, as `standing` does. `keeps` are the skills that one has well
    enough, `duties` those that stay, in the words of the second role, and `stays` their number;
    `requirements` are new, or other than before.
    """

    id: str
    roles: tuple[str, str]
    kind: StepKind
    start: Link
    end: Link
    levels: tuple[str, str]
    item: StepItem
    months: tuple[int, int] | None
    keeps: tuple[str, ...]
    duties: tuple[str, ...]
    stays: str
    learns: tuple[Learned, ...]
    requirements: tuple[RequirementLine, ...]
    resources: tuple[ResourceItem, ...]


def step_id(start: str, end: str) -> str:
    """The id of a step on the pages that describe it."""
    return f"step-{start}--{end}"


def way_step(edition: Edition, start: str, end: str, home: str) -> WayStep:
    """What is said of the step between two roles, of which there must be one."""
    return edition.once(_way_step, start, end, home)


def _way_step(edition: Edition, start: str, end: str, home: str) -> WayStep:
    words = wording(edition.language)
    lower, role = edition.role(start), edition.role(end)
    step = step_of(lower, end)
    change = compare(lower, role)
    stays = change.of_duties("same", "changed" if lower.ladder == role.ladder else "same")
    learned = [each.skill for each in change.skills if each.kind in LEARNED]
    duties = tuple(duty.text for duty in role.duties if duty.id in stays)
    return WayStep(
        id=step_id(start, end),
        roles=(start, end),
        kind=step.kind,
        start=Link(edition.card(start).title, home + page_of("role", start)),
        end=Link(edition.card(end).title, home + page_of("role", end)),
        levels=(standing(edition, words, start), standing(edition, words, end, start)),
        item=step_item(edition, words, step, home),
        months=step.typical_months,
        keeps=tuple(edition.skill(c.skill).name for c in change.skills if c.kind in HELD),
        duties=duties,
        stays=words.number(len(duties)),
        learns=learns(edition, words, change),
        requirements=tuple(line for _, line in brought(edition, words, role, change)),
        resources=resources(edition, words, teaching(edition, learned)),
    )


def step_of(role: Role, end: str) -> Step:
    """The step from a role to another; where there are several, the one that ways try first."""
    found = (step for step in role.next if step.role == end)
    return min(found, key=lambda step: KINDS.index(step.kind))


def standing(edition: Edition, words: Wording, role: str, before: str = "") -> str:
    """The level of a role; with its track where that is another than of the role before it."""
    card = edition.card(role)
    level = words.number(card.level)
    if before:
        other = edition.card(before)
        track = track_name(edition.ladder(card.ladder), card.track)
        if track and (other.ladder, other.track) != (card.ladder, card.track):
            sentence = words.gettext("%(track)s, level %(level)s")
            return words.fill(sentence, track=track, level=level)
    return words.fill(words.gettext("Level %(level)s"), level=level)


def learns(edition: Edition, words: Wording, change: Difference) -> tuple[Learned, ...]:
    """The skills that a role asks for and the one before doesn't, or not as well."""
    return tuple(
        Learned(
            name=edition.skill(each.skill).name,
            before=words.proficiency(each.before) if each.before else "",
            now=words.proficiency(each.now) if each.now else "",
        )
        for each in change.skills
        if each.kind in LEARNED
    )


def brought(
    edition: Edition, words: Wording, role: Role, change: Difference
) -> Iterator[tuple[bool, RequirementLine]]:
    """The requirements of a role that the one before hasn't, or has otherwise; whether a must."""
    asked = change.of_requirements("new", "changed")
    for each in role.requirements:
        if each.id in asked:
            yield each.must, requirement(edition, words, each)
