"""The industries that lie over a role into what each adds to it and puts in other words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.industry import asked
from generator.ladder import moves
from generator.views.requirements import requirement
from generator.views.skills import changed
from generator.views.sources import citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.book import Edition
    from generator.book.model import Role
    from generator.industry import Ask
    from generator.views.sources import Citation
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class IndustryLine:
    """Something that is added or sharpened: `change` says which, `more` is a second line."""

    text: str
    change: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class IndustryItem:
    """What is particular about a role in one industry."""

    id: str
    name: str
    summary: str
    duties: tuple[IndustryLine, ...]
    skills: tuple[IndustryLine, ...]
    tools: tuple[str, ...]
    requirements: tuple[IndustryLine, ...]
    citations: tuple[Citation, ...]


def industries(edition: Edition, words: Wording, name: str, role: Role) -> tuple[IndustryItem, ...]:
    """What each industry that lies over the role changes in it, by the industries' ids."""
    return tuple(
        _item(edition, words, industry, name, role) for industry in edition.industries_of(name)
    )


def _item(edition: Edition, words: Wording, industry: str, name: str, role: Role) -> IndustryItem:
    thing = edition.industry(industry)
    plain, there = asked(name, role), asked(name, role, thing)
    return IndustryItem(
        id=f"industry-{industry}",
        name=thing.name,
        summary=thing.summary,
        duties=tuple(_duties(words, plain, there)),
        skills=tuple(_skills(edition, words, plain, there)),
        tools=tuple(edition.tool(tool).name for tool in there.tools if tool not in plain.tools),
        requirements=tuple(_requirements(edition, words, plain, there)),
        citations=tuple(citation(edition, words, source) for source in thing.sources),
    )


def _duties(words: Wording, plain: Ask, there: Ask) -> Iterator[IndustryLine]:
    before = {duty.id: duty for duty in plain.duties}
    for duty in there.duties:
        if duty != before.get(duty.id):
            yield IndustryLine(duty.text, _change(words, new=duty.id not in before))


def _skills(edition: Edition, words: Wording, plain: Ask, there: Ask) -> Iterator[IndustryLine]:
    levels = {skill: need.level for skill, need in plain.skills.items()}
    for move in moves(levels, {skill: need.level for skill, need in there.skills.items()}):
        need = there.skills[move.skill]
        if need == plain.skills.get(move.skill):
            continue
        skill = edition.skill(move.skill)
        text = words.fill(
            words.gettext("%(skill)s: %(proficiency)s"),
            skill=skill.name,
            proficiency=words.proficiency(need.level),
        )
        same = move.kind == "same"
        change = _change(words, new=False) if same else changed(words, move)
        yield IndustryLine(text, change, need.evidence or skill.proficiency.at(need.level))


def _requirements(
    edition: Edition, words: Wording, plain: Ask, there: Ask
) -> Iterator[IndustryLine]:
    _ = words.gettext
    before = {item.id: item for item in plain.requirements}
    for item in there.requirements:
        if item != before.get(item.id):
            line = requirement(edition, words, item)
            weight = _("Must have") if item.must else _("Nice to have")
            yield IndustryLine(line.text, weight, line.equivalent)


def _change(words: Wording, *, new: bool) -> str:
    _ = words.gettext
    return _("+ New here") if new else _("≠ In other words")
