"""The addresses of a site into sitemap.xml and robots.txt, for search engines."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from generator.addresses import HOME, list_of, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.book.edition import Edition

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


class Page(NamedTuple):
    """A page below a language's folder, and the day on which the book says it last changed."""

    path: str
    changed: dt.date | None = None


def sitemap(edition: Edition) -> bytes:
    """All pages in all languages, each with the same page in the others; needs the site's address.

    A date is there only where the content gives one: no clock is read.
    """
    site = edition.setting("site").rstrip("/")
    first, *others = edition.languages()
    folders = {first: "", **{language: f"{language}/" for language in others}}
    entries = (
        _entry(site, page, folder, folders)
        for page in pages(edition)
        for folder in folders.values()
    )
    return f"{HEAD}<urlset {SPACES}>\n{''.join(entries)}</urlset>\n".encode()


def robots(site: str) -> bytes:
    """What robots may read: everything; and where the sitemap is, if the site has an address."""
    where = f"\nSitemap: {site.rstrip('/')}/sitemap.xml\n" if site else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()


def pages(edition: Edition) -> Iterator[Page]:
    """Every page that someone may look for, by its address; drafts have none."""
    yield Page(HOME)
    for name in edition.ids("page"):
        yield Page(page_of("page", name))
    for name in edition.ids("ladder"):
        governance = edition.ladder(name).governance
        approved = governance.approved if governance else None
        yield Page(page_of("ladder", name), approved.on if approved else None)
    for name in edition.ids("role"):
        yield Page(page_of("role", name))
    for name in edition.ids("posting"):
        if edition.approved(name):
            yield Page(page_of("posting", name), _posted(edition, name))
    yield Page(list_of("posting"))
    for part in edition.parts():
        kind, things = PARTS[part]
        yield Page(list_of(kind))
        for name in edition.ids(things) if things else ():
            yield Page(page_of(kind, name.lower()))


PARTS: Mapping[str, tuple[str, str]] = {
    "skills": ("skill", "skill"),
    "places": ("place", "zone"),
    "compare": ("compare", ""),
    "ways": ("ways", "role"),
    "assess": ("assess", ""),
}
"""The parts of a site: the kind of their pages, and the things that each have one to look for.

Pairs of roles and forms to judge oneself by say what roles' pages say: their lists lead to them.
"""


def _posted(edition: Edition, name: str) -> dt.date | None:
    """The day on which a posting's page last changed: it closed, or it opened."""
    posting = edition.posting(name)
    if isinstance(posting.closes, dt.date) and edition.past(posting.closes):
        return posting.closes + dt.timedelta(days=1)
    return posting.posted if edition.begun(posting.posted) else None


def _entry(site: str, page: Page, folder: str, folders: dict[str, str]) -> str:
    parts = [f"<loc>{escape(f'{site}/{folder}{page.path}')}</loc>"]
    if page.changed:
        parts.append(f"<lastmod>{page.changed.isoformat()}</lastmod>")
    parts += _alternates(site, page, list(folders.items())) if len(folders) > 1 else ()
    return f"<url>{''.join(parts)}</url>\n"


def _alternates(site: str, page: Page, folders: Sequence[tuple[str, str]]) -> Iterator[str]:
    for language, folder in folders:
        href = quoteattr(f"{site}/{folder}{page.path}")
        yield f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={href}/>'
