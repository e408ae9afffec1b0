"""An edition into the page that lists its skills by kind, with what each is and who asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import list_of, page_of
from generator.views.dated import last_changed
from generator.views.frame import Frame, frame, relative, with_notes
from generator.views.skill import asked_by
from generator.views.skills import kind_titles
from generator.wording import wording

if TYPE_CHECKING:
    from generator.book.edition import Edition
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class SkillItem:
    """A skill in the list; `levels` are the proficiencies that roles ask for, in words."""

    id: str
    name: str
    href: str
    summary: str
    roles: int
    asked: str
    levels: str


@dataclass(frozen=True, slots=True)
class SkillKind:
    """The skills of one kind, in the order of skills.yaml."""

    id: str
    title: str
    skills: tuple[SkillItem, ...]


@dataclass(frozen=True, slots=True)
class SkillListView:
    """What the page shows; `steps` are the names of the five proficiencies, lowest first."""

    frame: Frame
    kinds: tuple[SkillKind, ...]
    steps: str


def skill_list_view(edition: Edition) -> SkillListView:
    """The view of the page."""
    words = wording(edition.language)
    _ = words.gettext
    address = list_of("skill")
    home = relative(address)
    titles = kind_titles(words)
    items: dict[str, list[SkillItem]] = {kind: [] for kind in titles}
    for name in edition.ids("skill"):
        items[edition.skill(name).kind].append(_item(edition, words, name, home))
    description = _("What each skill is, how well it is asked for, and by which roles.")
    view = SkillListView(
        frame=frame(
            edition, address, _("Skills"), description, last=last_changed(edition, "skill_list")
        ),
        kinds=tuple(
            SkillKind(kind, title, tuple(items[kind]))
            for kind, title in titles.items()
            if items[kind]
        ),
        steps=words.all_of(words.proficiency(step).lower() for step in range(1, 6)),
    )
    return with_notes(edition, "company", "company", view)


def _item(edition: Edition, words: Wording, name: str, home: str) -> SkillItem:
    skill, roles = edition.skill(name), edition.asking(name)
    levels = sorted({edition.card(role).skills[name] for role in roles})
    ends = [words.proficiency(level) for level in (*levels[:1], *levels[1:][-1:])]
    return SkillItem(
        id=name,
        name=skill.name,
        href=home + page_of("skill", name),
        summary=skill.summary,
        roles=len(roles),
        asked=asked_by(words, len(roles)),
        levels=words.range(*ends) if len(ends) > 1 else "".join(ends),
    )
