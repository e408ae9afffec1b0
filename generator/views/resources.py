"""Certifications, courses and reading into lines: what, by whom, how long, on which conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.sources import citation
from generator.views.text import native

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    conditions: tuple[ConditionLine, ...]
    note: str


def resources(edition: Edition, words: Wording, ids: Iterable[str]) -> tuple[ResourceItem, ...]:
    """The resources in the order given."""
    return tuple(_item(edition, words, name) for name in ids)


def resource_kind(words: Wording, resource: Resource) -> str:
    """What kind of thing it is, as a label."""
    return {
        "certification": words.pgettext("resource", "Certification"),
        "course": words.pgettext("resource", "Course"),
        "reading": words.pgettext("resource", "Reading"),
        "community": words.pgettext("resource", "Community"),
    }[resource.kind]


def _item(edition: Edition, words: Wording, name: str) -> ResourceItem:
    resource = edition.resource(name)
    title = native(resource.name, resource.language, edition.language)
    if resource.short:
        title = words.fill("%(name)s (%(short)s)", name=title, short=resource.short)
    return ResourceItem(
        id=name,
        name=title,
        href=resource.address or "",
        details=", ".join(_details(edition, words, resource)),
        conditions=tuple(
            ConditionLine(
                condition.text,
                citation(edition, words, condition.source) if condition.source else None,
            )
            for condition in resource.conditions
        ),
        note=resource.note or "",
    )


def _details(edition: Edition, words: Wording, resource: Resource) -> list[str]:
    _ = words.gettext
    details = [resource_kind(words, resource)]
    if resource.provider:
        details.append(resource.provider)
    if resource.months:
        details.append(words.months(*resource.months))
    if resource.language != edition.language:
        language = words.language_name(resource.language)
        details.append(words.fill(_("in %(language)s"), language=language))
    return details
