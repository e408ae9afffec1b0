"""The addresses of a site into sitemap.xml and robots.txt, for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from generator.addresses import HOME
from generator.site_pages import pages
from generator.views.dated import DAYS, last_changed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from generator.book.edition import Edition

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


LED_TO = ("compare", "assess")
"""They say what roles' pages say: their lists lead to them."""


class Entry(NamedTuple):
    """A page below a language's folder, and the day on which the book says it last changed."""

    path: str
    changed: dt.date | None = None


def sitemap(edition: Edition) -> bytes:
    """All pages in all languages, each with the same page in the others; needs the site's address.

    A date is there only where the content gives one: no clock is read.
    """
    site = edition.setting("site")
    first, *others = edition.languages()
    folders = {first: "", **{language: f"{language}/" for language in others}}
    urls = (
        _url(site, entry, folder, folders)
        for entry in entries(edition)
        for folder in folders.values()
    )
    return f"{HEAD}<urlset {SPACES}>\n{''.join(urls)}</urlset>\n".encode()


def robots(site: str) -> bytes:
    """What robots may read: everything; and where the sitemap is, if the site has an address."""
    where = f"\nSitemap: {site}/sitemap.xml\n" if site else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()


def entries(edition: Edition) -> Iterator[Entry]:
    """Every page that someone may look for, by its address; drafts have none.

    Places and the ways to a role carry no day here: to know it takes as long as their pages.
    """
    for kind, name, folder, forms in pages(edition):
        if "html" in forms and kind not in LED_TO:
            day = last_changed(edition, kind, name) if kind in DAYS else None
            yield Entry(folder + HOME, day)


def _url(site: str, entry: Entry, folder: str, folders: dict[str, str]) -> str:
    parts = [f"<loc>{escape(f'{site}/{folder}{entry.path}')}</loc>"]
    if entry.changed:
        parts.append(f"<lastmod>{entry.changed.isoformat()}</lastmod>")
    parts += _alternates(site, entry, list(folders.items())) if len(folders) > 1 else ()
    return f"<url>{''.join(parts)}</url>\n"


def _alternates(site: str, entry: Entry, folders: Sequence[tuple[str, str]]) -> Iterator[str]:
    for language, folder in folders:
        href = quoteattr(f"{site}/{folder}{entry.path}")
        yield f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={href}/>'
