"""The sources that a page cites into the list at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.text import called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.book.edition import Edition
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A citation: `details` are its dates and what we know about it, as sentences' parts."""

    id: str
    publisher: str
    title: str
    href: str
    details: str
    note: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A short mention of a source, that leads to the list."""

    text: str
    href: str


def sources(edition: Edition, words: Wording, ids: Iterable[str]) -> tuple[SourceItem, ...]:
    """Each source once, in the order in which the page cites them, with those that quote them."""
    found: dict[str, None] = {}
    for name in ids:
        source: str | None = name
        while source and source not in found:
            found[source] = None
            source = edition.source(source).quoted_by
    return tuple(_item(edition, words, name) for name in found)


def citation(edition: Edition, words: Wording, name: str, date: str = "") -> Citation:
    """A source's publisher with a date: the figure's own if given, else the source's."""
    source = edition.source(name)
    when = dated(edition, words, name, date or source.date)
    text = words.fill(
        words.gettext("%(publisher)s, %(date)s"), publisher=source.publisher, date=when
    )
    return Citation(text, f"#source-{name}")


def dated(edition: Edition, words: Wording, name: str, date: str) -> str:
    """A date in words; for what has none, `undated` and the day on which it was read, and where."""
    if date != "undated":
        return words.loose(date)
    _ = words.gettext
    source = edition.source(name)
    if source.read:
        return words.fill(_("undated, read on %(date)s"), date=words.date(source.read))
    quoting = edition.source(source.quoted_by) if source.quoted_by else None
    if quoting and quoting.read:
        return words.fill(
            _("undated, read on %(date)s as quoted by %(publisher)s"),
            date=words.date(quoting.read),
            publisher=quoting.publisher,
        )
    return _("undated")


def _item(edition: Edition, words: Wording, name: str) -> SourceItem:
    _ = words.gettext
    source = edition.source(name)
    details = [words.loose(source.date)]
    if source.read:
        details.append(words.fill(_("read on %(date)s"), date=words.date(source.read)))
    if source.quoted_by:
        by = edition.source(source.quoted_by).publisher
        details.append(words.fill(_("as quoted by %(publisher)s"), publisher=by))
    if source.address == "unknown":
        details.append(_("without a link"))
    return SourceItem(
        id=f"source-{name}",
        publisher=source.publisher,
        title=called(edition, "source", name, "title", source.language),
        href="" if source.address == "unknown" else source.address,
        details=", ".join(details),
        note=source.note or "",
    )
