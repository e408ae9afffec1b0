"""Certifications, courses and reading into lines: what, by whom, how long, on which conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.sources import citation
from generator.views.text import Native, called

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.book.book import Edition
    from generator.book.model import Resource
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
    edition: Edition, words: Wording, ids: Iterable[str], skills: Iterable[str] = ()
) -> tuple[ResourceItem, ...]:
    """The resources in the order given, then those that help to learn one of the skills."""
    taught = teaching(edition, skills)
    return tuple(
        _item(edition, words, name, taught.get(name, ())) for name in dict.fromkeys((*ids, *taught))
    )


def helpful(edition: Edition, ids: Iterable[str], skills: Iterable[str]) -> tuple[str, ...]:
    """The ids of these resources and of those that help to learn one of the skills, once each."""
    return tuple(dict.fromkeys((*ids, *teaching(edition, skills))))


def teaching(edition: Edition, skills: Iterable[str]) -> dict[str, list[str]]:
    """The resources that help to learn skills: for each its id, the names of those skills."""
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
    resource = edition.resource(name)
    title = called(edition, "resource", name, "name", resource.language)
    if not resource.short:
        return title
    return words.fill("%(name)s (%(short)s)", name=title, short=resource.short)


def _item(edition: Edition, words: Wording, name: str, skills: Sequence[str]) -> ResourceItem:
    resource = edition.resource(name)
    return ResourceItem(
        id=name,
        name=resource_name(edition, words, name),
        href=resource.address or "",
        details=", ".join(_details(edition, words, name)),
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


def _details(edition: Edition, words: Wording, name: str) -> list[str]:
    _ = words.gettext
    resource = edition.resource(name)
    details = [resource_kind(words, resource)]
    if resource.provider:
        details.append(resource.provider)
    if resource.months:
        details.append(words.months(*resource.months))
    if isinstance(called(edition, "resource", name, "name", resource.language), Native):
        language = words.language_name(resource.language)
        details.append(words.fill(_("in %(language)s"), language=language))
    return details
