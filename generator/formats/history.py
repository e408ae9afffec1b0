"""What has been changed in the book into an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from generator.formats.feeds import HEAD

if TYPE_CHECKING:
    from generator.formats.registry import Look
    from generator.views.history import HistoryView, VersionEntry


def atom(view: HistoryView, _look: Look) -> bytes:
    """The feed, as of its last change: an entry a version, newest first."""
    address = f"{view.address}feeds/changes.atom"
    last = max((each.updated for each in view.entries), default=dt.date(1970, 1, 1))
    entries = "".join(map(_entry, view.entries))
    return (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{view.language}">\n'
        f"<id>{escape(address)}</id>\n<title>{escape(view.title)}</title>\n"
        f"<updated>{_time(last)}</updated>\n"
        f"<author><name>{escape(view.company)}</name></author>\n"
        f'<link rel="self" href={quoteattr(address)}/>\n'
        f'<link rel="alternate" href={quoteattr(view.address + "index.html")}/>\n'
        f"{entries}</feed>\n"
    ).encode()


def _entry(each: VersionEntry) -> str:
    return (
        f"<entry>\n<id>{escape(each.key)}</id>\n<title>{escape(each.title)}</title>\n"
        f"<published>{_time(each.on)}</published>\n<updated>{_time(each.updated)}</updated>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(each.address)}/>\n'
        f"<summary>{escape(each.text)}</summary>\n</entry>\n"
    )


def _time(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
