"""The addresses of a site into sitemap.xml and robots.txt, for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from generator.addresses import HOME, list_of, page_of
from generator.views.dated import DAYS, last_changed

if TYPE_CHECKING:
    import datetime as dt
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
    """Every page that someone may look for, by its address; drafts have none.

    Places and the ways to a role carry no day here: to know it takes as long as their pages.
    """
    yield Page(HOME, last_changed(edition, "index"))
    for kind in ("page", "ladder", "role", "posting"):
        for name in edition.ids(kind):
            if kind != "posting" or edition.approved(name):
                yield Page(page_of(kind, name), last_changed(edition, kind, name))
    yield Page(list_of("posting"), last_changed(edition, "postings"))
    for part in edition.parts():
        kind, things = PARTS[part]
        yield Page(list_of(kind), last_changed(edition, part) if part in DAYS else None)
        for name in edition.ids(things) if things else ():
            day = last_changed(edition, kind, name) if kind == "skill" else None
            yield Page(page_of(kind, name.lower()), day)


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
