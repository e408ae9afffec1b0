"""An edition into what has been changed in the book, version by version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import language_folder, page_of
from generator.views.frame import employer
from generator.wording import plain, wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.book.model import Governance
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class VersionItem:
    """A version on the page of a role or a ladder: its number, its day, and what it changed."""

    version: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """A version of a thing: `address` is that of its page, `text` says what has changed.

    `key` is permanent, the same in every language but for the folder of its address.
    """

    key: str
    address: str
    title: str
    version: str
    on: dt.date
    updated: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """What the book says of its own versions, newest first."""

    language: str
    company: str
    address: str
    title: str
    entries: tuple[VersionEntry, ...]


def history_view(edition: Edition) -> HistoryView:
    """The view of the feed: every version of a role or a ladder that is known and in effect."""
    words, company = wording(edition.language), employer(edition)
    site = edition.setting("site")
    entries = [
        entry
        for kind in ("ladder", "role")
        for name in edition.ids(kind)
        for entry in _entries(edition, words, kind, name)
    ]
    entries.sort(key=lambda entry: entry.key)
    entries.sort(key=lambda entry: entry.updated, reverse=True)
    return HistoryView(
        language=edition.language,
        company=company,
        address=f"{site}/{language_folder(edition)}",
        title=words.fill(words.gettext("Changes to the roles at %(company)s"), company=company),
        entries=tuple(entries),
    )


def history(words: Wording, governance: Governance | None) -> tuple[VersionItem, ...]:
    """What has been changed, newest version first, as the page of the thing says it."""
    changes = governance.changes if governance else ()
    return tuple(VersionItem(each.version, words.date(each.on), each.text) for each in changes)


def _entries(edition: Edition, words: Wording, kind: str, name: str) -> Iterator[VersionEntry]:
    thing = edition.role(name) if kind == "role" else edition.ladder(name)
    governance = thing.governance
    if governance is None:
        return
    page = f"{edition.setting('site').rstrip('/')}/{language_folder(edition)}{page_of(kind, name)}"
    told = {each.version: each for each in governance.changes}
    first = words.fill(
        words.gettext("Version %(version)s, in effect from %(date)s."),
        version=governance.version,
        date=words.date(governance.effective),
    )
    versions = [(governance.version, governance.effective, first)] * (
        governance.version not in told
    )
    versions += [(each.version, each.on, each.text) for each in governance.changes]
    for version, day, text in versions:
        if not edition.begun(day):
            continue
        approved = governance.approved.on if governance.approved else day
        current = version == governance.version
        yield VersionEntry(
            key=f"{page}#version-{version}",
            address=page,
            title=f"{plain(thing.title)} – {version}",
            version=version,
            on=day,
            updated=max(day, approved) if current else day,
            text=plain(text),
        )
