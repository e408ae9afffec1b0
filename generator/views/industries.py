"""The industries that lie over a role into what each adds to it and puts in other words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.industry import asked
from generator.ladder import compare
from generator.views.requirements import requirement
from generator.views.skills import changed
from generator.views.sources import citation
from generator.views.text import tool_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.book.model import Role
    from generator.industry import Ask
    from generator.ladder import Difference
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
    difference = compare(plain, there)
    return IndustryItem(
        id=f"industry-{industry}",
        name=thing.name,
        summary=thing.summary,
        duties=tuple(_duties(words, there, difference)),
        skills=tuple(_skills(edition, words, plain, there, difference)),
        tools=tool_names(edition, (tool for tool in there.tools if tool not in plain.tools)),
        requirements=tuple(_requirements(edition, words, there, difference)),
        citations=tuple(citation(edition, words, source) for source in thing.sources),
    )


def _duties(words: Wording, there: Ask, difference: Difference) -> Iterator[IndustryLine]:
    texts = {duty.id: duty.text for duty in there.duties}
    new = difference.of_duties("new")
    for name in difference.of_duties("new", "changed"):
        yield IndustryLine(texts[name], _change(words, new=name in new))


def _skills(
    edition: Edition, words: Wording, plain: Ask, there: Ask, difference: Difference
) -> Iterator[IndustryLine]:
    for move in difference.skills:
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
    edition: Edition, words: Wording, there: Ask, difference: Difference
) -> Iterator[IndustryLine]:
    _ = words.gettext
    told = difference.of_requirements("new", "changed")
    for item in there.requirements:
        if item.id in told:
            line = requirement(edition, words, item)
            weight = _("Must have") if item.must else _("Nice to have")
            yield IndustryLine(line.text, weight, line.equivalent)


def _change(words: Wording, *, new: bool) -> str:
    _ = words.gettext
    return _("+ New here") if new else _("≠ Changed here")
