"""What a server is to say with a site's files, and where old addresses lead, as hosts read it.

`_headers` and `_redirects` are read by hosts of static sites, `headers.nginx.conf` is included in
the server block of nginx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator import policy
from generator.addresses import page_of
from generator.formats.html import ALONE
from generator.formats.registry import SEARCH

if TYPE_CHECKING:
    from generator.book.edition import Edition
    from generator.formats.html import Templates

CACHE = "public, max-age=2592000"
"""Thirty days, for fonts alone: they hardly ever change, and keep their names when they do."""

FONTS = "/assets/fonts/"

NOT_FOUND = ("site",)
"""The parts of the style sheet of the page for addresses that don't exist."""

HSTS = "Strict-Transport-Security binds all of a host: say it there, once all of it is on https."


def netlify(edition: Edition, templates: Templates) -> bytes:
    """`_headers`: a path, and below it what is said with the files there."""
    lines = [
        f"# {HSTS}",
        f"{_base(edition)}/*",
        *(f"  {n}: {v}" for n, v in _headers(edition, templates).items()),
    ]
    lines += [f"{_base(edition)}{FONTS}*", f"  Cache-Control: {CACHE}"]
    return "\n".join((*lines, "")).encode()


def nginx(edition: Edition, templates: Templates) -> bytes:
    """`headers.nginx.conf`: a location with headers of its own says the others again."""
    common = [f'add_header {n} "{v}" always;' for n, v in _headers(edition, templates).items()]
    fonts = [*common, f'add_header Cache-Control "{CACHE}";']
    quoted = f"{_base(edition)}{FONTS}".replace("\\", "\\\\").replace('"', '\\"')
    lines = [
        f"# {HSTS}",
        *common,
        f'location "{quoted}" {{',
        *(f"    {one}" for one in fonts),
        "}",
    ]
    return "\n".join((*lines, "")).encode()


def redirects(edition: Edition) -> bytes:
    """`_redirects`: the old address of each renamed role in each language, and the new one."""
    lines, base = [], _base(edition)
    for language in edition.languages():
        home = f"{base}/" if language == edition.language else f"{base}/{language}/"
        for old, new in edition.moved().items():
            target = f"{home}{page_of('role', new)}"
            lines += [f"{home}{page_of('role', old)} {target} 301"]
            lines += [f"{home}roles/{old}/ {target} 301"]
    return "".join(f"{line}\n" for line in lines).encode()


def _base(edition: Edition) -> str:
    """The folder of the host that the site stands in, as its address says; empty: all of it."""
    return urlsplit(edition.setting("site")).path


def inline_styles(templates: Templates, color: str, *, alone: bool = True) -> list[str]:
    """The styles that stand in pages: in that for missing addresses, in those that stand alone."""
    styles = [templates.alone_style(color, *NOT_FOUND)]
    return [*styles, templates.alone_style(color, *ALONE)] if alone else styles


def _headers(edition: Edition, templates: Templates) -> dict[str, str]:
    color = edition.company().brand.color
    edition.reads.add("assets")
    formats = edition.formats()
    styles = inline_styles(templates, color, alone="standalone" in formats)
    return {
        "Content-Security-Policy": policy.header(*styles, search=SEARCH in formats),
        **policy.HEADERS,
    }
