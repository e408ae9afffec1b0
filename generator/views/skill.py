"""A skill of an edition into the view of its page: what one would see, and who asks for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import list_of, page_of
from generator.industry import asked
from generator.views.dated import last_changed
from generator.views.frame import Frame, Link, frame, relative, with_notes
from generator.views.resources import resources
from generator.views.role import level_name
from generator.views.skills import METERS, STEPS, kind_name
from generator.views.sources import sources
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.book.edition import Edition
    from generator.book.model import Skill
    from generator.views.resources import ResourceItem
    from generator.views.sources import SourceItem
    from generator.wording import Wording

TOGETHER = 0.5
"""The share of the roles that ask for either of two skills which must ask for both."""

NEIGHBOURS = 6
"""As many of the skills that are asked together are named."""

FEW = 2
"""Fewer roles than these say nothing of what is asked together."""


@dataclass(frozen=True, slots=True)
class ProficiencyItem:
    """What one would see at a proficiency, and how many roles ask for it."""

    level: int
    name: str
    meter: str
    seen: str
    count: int
    asked: str


@dataclass(frozen=True, slots=True)
class AskingRole:
    """A role that asks for the skill, and how well."""

    id: str
    title: str
    href: str
    level: int
    proficiency: str
    meter: str


@dataclass(frozen=True, slots=True)
class AskingLevel:
    """The roles of one level that ask for it."""

    level: int
    name: str
    roles: tuple[AskingRole, ...]


@dataclass(frozen=True, slots=True)
class AskingLadder:
    """The roles of a ladder that ask for it, lowest level first."""

    id: str
    title: str
    href: str
    levels: tuple[AskingLevel, ...]


@dataclass(frozen=True, slots=True)
class RaisingRole:
    """A role that asks for more of the skill in an industry, or for the skill there alone."""

    title: str
    href: str
    level: int
    change: str


@dataclass(frozen=True, slots=True)
class RaisingIndustry:
    """An industry in which roles ask for more of the skill."""

    id: str
    name: str
    roles: tuple[RaisingRole, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A skill that most roles ask for together with this one: `both` of the `either` that do."""

    id: str
    name: str
    href: str
    both: int
    either: int
    sentence: str


@dataclass(frozen=True, slots=True)
class SkillView:
    """All that the page of a skill shows, in one language; `asked` says how many roles ask."""

    frame: Frame
    id: str
    name: str
    kind: str
    kind_name: str
    summary: str
    all: Link
    asked: str
    proficiencies: tuple[ProficiencyItem, ...]
    ladders: tuple[AskingLadder, ...]
    industries: tuple[RaisingIndustry, ...]
    resources: tuple[ResourceItem, ...]
    neighbours: tuple[Neighbour, ...]
    sources: tuple[SourceItem, ...]


def skill_view(edition: Edition, name: str) -> SkillView:
    """The view of a skill; everything it asks the edition for is noted there."""
    words = wording(edition.language)
    skill = edition.skill(name)
    address = page_of("skill", name)
    home = relative(address)
    roles = edition.asking(name)
    helpful: dict[str, list[str]] = {resource: [] for resource in skill.resources}
    view = SkillView(
        frame=frame(
            edition,
            address,
            skill.name,
            skill.summary,
            last=last_changed(edition, "skill", name),
        ),
        id=name,
        name=skill.name,
        kind=skill.kind,
        kind_name=kind_name(words, skill),
        summary=skill.summary,
        all=Link(words.gettext("All skills"), home + list_of("skill")),
        asked=asked_by(words, len(roles)),
        proficiencies=tuple(_proficiencies(edition, words, name, skill, roles)),
        ladders=tuple(_ladders(edition, words, name, roles, home)),
        industries=tuple(_industries(edition, words, name)),
        resources=resources(edition, words, helpful),
        neighbours=tuple(_neighbours(edition, words, name, roles, home)),
        sources=sources(edition, words, _cited(edition, skill)),
    )
    return with_notes(edition, "skill", name, view)


def asked_by(words: Wording, roles: int) -> str:
    """How many roles ask for a skill, as a label."""
    if not roles:
        return words.gettext("No role asks for it")
    sentence = words.ngettext(
        "Asked for by %(number)s role", "Asked for by %(number)s roles", roles
    )
    return words.fill(sentence, number=words.number(roles))


def _proficiencies(
    edition: Edition, words: Wording, name: str, skill: Skill, roles: Sequence[str]
) -> Iterator[ProficiencyItem]:
    counts = Counter(edition.card(role).skills[name] for role in roles)
    for level in range(1, STEPS + 1):
        count = counts[level]
        yield ProficiencyItem(
            level=level,
            name=words.proficiency(level),
            meter=METERS[level],
            seen=skill.proficiency.at(level),
            count=count,
            asked=asked_by(words, count) if count else "",
        )


def _ladders(
    edition: Edition, words: Wording, name: str, roles: Sequence[str], home: str
) -> Iterator[AskingLadder]:
    cards = [edition.card(role) for role in roles]
    for ladder in dict.fromkeys(card.ladder for card in cards):
        thing = edition.ladder(ladder)
        here = [card for card in cards if card.ladder == ladder]
        yield AskingLadder(
            id=ladder,
            title=thing.title,
            href=home + page_of("ladder", ladder),
            levels=tuple(
                AskingLevel(
                    level=level,
                    name=level_name(words, thing, level),
                    roles=tuple(
                        AskingRole(
                            id=card.id,
                            title=card.title,
                            href=home + page_of("role", card.id),
                            level=card.skills[name],
                            proficiency=words.proficiency(card.skills[name]),
                            meter=METERS[card.skills[name]],
                        )
                        for card in here
                        if card.level == level
                    ),
                )
                for level in dict.fromkeys(card.level for card in here)
            ),
        )


def _industries(edition: Edition, words: Wording, name: str) -> Iterator[RaisingIndustry]:
    """The industries that raise the skill in a role or add it to one, each with these roles."""
    for industry in edition.ids("industry"):
        thing = edition.industry(industry)
        over = dict.fromkeys(
            role for overlay in thing.overlays if name in overlay.skills for role in overlay.roles
        )
        found = tuple(_raised(edition, words, name, industry, over))
        if found:
            yield RaisingIndustry(industry, thing.name, found)


def _raised(
    edition: Edition, words: Wording, name: str, industry: str, roles: Iterable[str]
) -> Iterator[RaisingRole]:
    _ = words.gettext
    home = relative(page_of("skill", name))
    for role in roles:
        card = edition.card(role)
        there = asked(role, edition.role(role), edition.industry(industry)).skills[name].level
        plain = card.skills.get(name, 0)
        if there <= plain:
            continue
        now = words.proficiency(there)
        change = (
            words.fill(
                _("%(now)s there, %(else)s elsewhere"),
                **{"now": now, "else": words.proficiency(plain)},
            )
            if plain
            else words.fill(_("%(now)s there, not asked for elsewhere"), now=now)
        )
        href = f"{home}{page_of('role', role)}#industry-{industry}"
        yield RaisingRole(card.title, href, there, change)


def _neighbours(
    edition: Edition, words: Wording, name: str, roles: Sequence[str], home: str
) -> Iterator[Neighbour]:
    """The skills that are mostly asked together with this one, closest first.

    That is so where at least half of the roles that ask for either ask for both, and two or more.
    """
    both = Counter(other for role in roles for other in edition.card(role).skills if other != name)
    found = []
    for other, count in both.items():
        either = len(roles) + len(edition.asking(other)) - count
        if count >= FEW and count / either >= TOGETHER:
            found.append((-count / either, other, count, either))
    for _share, other, count, either in sorted(found)[:NEIGHBOURS]:
        sentence = words.gettext("both in %(both)s of the %(either)s roles that ask for either")
        yield Neighbour(
            id=other,
            name=edition.skill(other).name,
            href=home + page_of("skill", other),
            both=count,
            either=either,
            sentence=words.fill(sentence, both=words.number(count), either=words.number(either)),
        )


def _cited(edition: Edition, skill: Skill) -> Iterator[str]:
    for resource in map(edition.resource, skill.resources):
        if resource.source:
            yield resource.source
        yield from (each.source for each in resource.conditions if each.source)
