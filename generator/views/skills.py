"""The skills of a role into rows: how well, what one would see, and what changed from below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.ladder import below, moves

if TYPE_CHECKING:
    from generator.book.edition import Edition
    from generator.book.model import Role, Skill, SkillNeed
    from generator.ladder import SkillChange
    from generator.wording import Wording

STEPS = 5
FULL, EMPTY = "●", "○"
METERS = tuple(FULL * step + EMPTY * (STEPS - step) for step in range(STEPS + 1))
"""A proficiency from 0 to 5 as shapes that the shipped fonts have."""


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill: `change` is new, raised, same, lowered or empty, `changed` says it with a sign.

    `href` leads to its page, where skills have one.
    """

    id: str
    name: str
    level: int
    proficiency: str
    meter: str
    seen: str
    change: str
    changed: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """The skills of one kind, best needed first as in the file."""

    title: str
    rows: tuple[SkillRow, ...]


@dataclass(frozen=True, slots=True)
class Skills:
    """All skills of a role; `lower` is the role that it is compared with, if there is one."""

    groups: tuple[SkillGroup, ...]
    lower: str
    lower_href: str
    dropped: tuple[str, ...]


def skills(edition: Edition, words: Wording, name: str, role: Role, home: str) -> Skills:
    """The skills of a role by kind, against the role below it."""
    lower = below(edition, name)
    card = edition.card(lower) if lower else None
    needed = {skill: need.level for skill, need in role.skills.items()}
    changes = moves(card.skills if card else needed, needed)
    groups: dict[str, list[SkillRow]] = {"human": [], "technical": []}
    dropped = []
    for change in changes:
        skill = edition.skill(change.skill)
        if change.now is None:
            dropped.append(skill.name)
        else:
            row = _row(words, change, skill, role.skills[change.skill], compared=card is not None)
            page = skill_page(edition, change.skill, home)
            groups[skill.kind].append(replace(row, href=page))
    return Skills(
        groups=_groups(words, groups),
        lower=card.title if card else "",
        lower_href=home + page_of("role", lower) if lower else "",
        dropped=tuple(dropped),
    )


def skill_page(edition: Edition, name: str, home: str) -> str:
    """The address of a skill's page; empty where the site has none."""
    return home + page_of("skill", name) if "skills" in edition.parts() else ""


def kind_titles(words: Wording) -> dict[str, str]:
    """The kinds of skills in their order, with the headings of their lists."""
    _ = words.gettext
    return {"human": _("Human skills"), "technical": _("Technical skills")}


def kind_name(words: Wording, skill: Skill) -> str:
    """What kind of skill it is, as a label."""
    _ = words.gettext
    return _("Human skill") if skill.kind == "human" else _("Technical skill")


def _groups(words: Wording, rows: dict[str, list[SkillRow]]) -> tuple[SkillGroup, ...]:
    return tuple(
        SkillGroup(title, tuple(rows[kind]))
        for kind, title in kind_titles(words).items()
        if rows[kind]
    )


def _row(
    words: Wording, change: SkillChange, skill: Skill, need: SkillNeed, *, compared: bool
) -> SkillRow:
    return SkillRow(
        id=change.skill,
        name=skill.name,
        level=need.level,
        proficiency=words.proficiency(need.level),
        meter=METERS[need.level],
        seen=need.evidence or skill.proficiency.at(need.level),
        change=change.kind if compared else "",
        changed=changed(words, change) if compared else "",
    )


def changed(words: Wording, change: SkillChange) -> str:
    """What became of a skill, with its sign: `↑ Raised from Working`."""
    _ = words.gettext
    if change.before is None:
        return _("+ New here")
    was = words.proficiency(change.before)
    if change.kind == "raised":
        return words.fill(_("↑ Raised from %(proficiency)s"), proficiency=was)
    if change.kind == "lowered":
        return words.fill(_("↓ Lowered from %(proficiency)s"), proficiency=was)
    return _("= As before")
