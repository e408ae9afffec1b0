"""The steps to and from a role into a small map and the lists that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import page_of

if TYPE_CHECKING:
    from generator.book.edition import Edition
    from generator.book.model import Role, Step
    from generator.wording import Wording

ARROWS = {"promotion": "↑", "lateral": "→", "track-change": "↗", "family-change": "↔"}


@dataclass(frozen=True, slots=True)
class StepBox:
    """A role at the other end of a step."""

    title: str
    href: str
    kind: str
    sign: str


@dataclass(frozen=True, slots=True)
class StepItem:
    """A step from here: its kind, what is looked at, how it is decided, how long it takes."""

    title: str
    href: str
    kind: str
    sign: str
    criteria: tuple[str, ...]
    process: str
    months: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Where people come from and where the role leads; `ways` is the page of all ways to it."""

    origins: tuple[StepBox, ...]
    targets: tuple[StepItem, ...]
    ways: str


def steps(edition: Edition, words: Wording, name: str, role: Role, home: str) -> Steps:
    """The steps from other roles, lowest level first, and to others in the order of the file.

    A role that could not be read is left out: a posting of this one can be made all the same.
    """
    origins = []
    for origin in edition.leading_to(name):
        card = edition.card(origin)
        origins += [
            StepBox(card.title, home + page_of("role", origin), words.step(kind), ARROWS[kind])
            for target, kind in card.steps
            if target == name
        ]
    there = (step for step in role.next if edition.whole("role", step.role))
    targets = tuple(step_item(edition, words, step, home) for step in there)
    return Steps(tuple(origins), targets, _ways(edition, name, home))


def step_item(edition: Edition, words: Wording, step: Step, home: str) -> StepItem:
    """A step as the page of the role that it starts from says it."""
    return StepItem(
        title=edition.card(step.role).title,
        href=home + page_of("role", step.role),
        kind=words.step(step.kind),
        sign=ARROWS[step.kind],
        criteria=tuple(criterion.text for criterion in step.criteria),
        process=step.process or "",
        months=words.months(*step.typical_months) if step.typical_months else "",
    )


def _ways(edition: Edition, name: str, home: str) -> str:
    return home + page_of("ways", name) if "ways" in edition.parts() else ""
