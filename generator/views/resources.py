"""Certifications, courses and reading into lines: what, by whom, how long, on which conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.sources import citation
from generator.views.text import Native, called

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.book.edition import Edition
    from generator.book.model import Resource, Role
    from generator.views.sources import Citation
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """What one needs before it, and who says so."""

    text: str
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class ResourceItem:
    """Something that helps: its name, where it is, what kind it is, how long it takes."""

    id: str
    name: str
    href: str
    details: str
    helps: str
    conditions: tuple[ConditionLine, ...]
    note: str


def resources(
    edition: Edition, words: Wording, helpful: Mapping[str, Sequence[str]]
) -> tuple[ResourceItem, ...]:
    """What is said of each resource, given by id with the names of the skills that it teaches."""
    return tuple(_item(edition, words, name, skills) for name, skills in helpful.items())


def helping(edition: Edition, role: Role) -> dict[str, list[str]]:
    """What helps in a role: its own resources, then those that help to learn its skills.

    Each by its id, with the names of those skills.
    """
    taught = teaching(edition, role.skills)
    return {name: taught.pop(name, []) for name in role.resources} | taught


def teaching(edition: Edition, skills: Iterable[str]) -> dict[str, list[str]]:
    """What helps to learn skills, given by id: each by its id, with the names of those skills."""
    found: dict[str, list[str]] = {}
    for skill in map(edition.skill, skills):
        for name in skill.resources:
            found.setdefault(name, []).append(skill.name)
    return found


def resource_kind(words: Wording, resource: Resource) -> str:
    """What kind of thing it is, as a label."""
    return {
        "certification": words.pgettext("resource", "Certification"),
        "course": words.pgettext("resource", "Course"),
        "reading": words.pgettext("resource", "Reading"),
        "community": words.pgettext("resource", "Community"),
    }[resource.kind]


def resource_name(edition: Edition, words: Wording, name: str) -> str:
    """A resource's name with its short form."""
    return _with_short(words, edition.resource(name), _title(edition, name))


def _title(edition: Edition, name: str) -> str:
    return called(edition, "resource", name, "name", edition.resource(name).language)


def _with_short(words: Wording, resource: Resource, title: str) -> str:
    if not resource.short:
        return title
    return words.fill("%(name)s (%(short)s)", name=title, short=resource.short)


def _item(edition: Edition, words: Wording, name: str, skills: Sequence[str]) -> ResourceItem:
    resource, title = edition.resource(name), _title(edition, name)
    return ResourceItem(
        id=name,
        name=_with_short(words, resource, title),
        href=resource.address or "",
        details=", ".join(_details(words, resource, title)),
        helps=words.all_of(skills),
        conditions=tuple(
            ConditionLine(
                condition.text,
                citation(edition, words, condition.source) if condition.source else None,
            )
            for condition in resource.conditions
        ),
        note=resource.note or "",
    )


def _details(words: Wording, resource: Resource, title: str) -> list[str]:
    _ = words.gettext
    details = [resource_kind(words, resource)]
    if resource.provider:
        details.append(resource.provider)
    if resource.months:
        details.append(words.months(*resource.months))
    if isinstance(title, Native):
        language = words.language_name(resource.language)
        details.append(words.fill(_("in %(language)s"), language=language))
    return details
