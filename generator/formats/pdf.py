"""A document's HTML into the bytes of a PDF, by print styles, with the shipped fonts alone.

The only module that imports WeasyPrint: it takes most of a second, so import this one only where a
PDF is made. `prepare` warms everything up; processes forked after it start warm.
"""

from __future__ import annotations

import gc
import os
import ssl
from contextlib import contextmanager
from functools import cache
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from generator.brand import tones
from generator.findings import Finding
from generator.formats import paper as sheets
from generator.formats.html import TemplateError
from generator.formats.tags import repair
from generator.garbage import unhurried

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydyf import PDF  # type: ignore[import-untyped]  # it has no types

    from generator.formats.html import Templates
    from generator.formats.paper import Paper


@contextmanager
def _shipped_fonts() -> Iterator[None]:
    """Let fontconfig know of the shipped fonts alone, and keep its cache nowhere."""
    with TemporaryDirectory(prefix="rolebook-", ignore_cleanup_errors=True) as cache_folder:
        ours = {
            "FONTCONFIG_FILE": str(sheets.FONTS / "fonts.conf"),
            "XDG_CACHE_HOME": cache_folder,
        }
        kept = {name: os.environ.pop(name, None) for name in (*ours, "FONTCONFIG_SYSROOT")}
        os.environ.update(ours)
        try:
            yield
        finally:
            for name, value in kept.items():
                os.environ.pop(name, None)
                if value is not None:
                    os.environ[name] = value


with _shipped_fonts():
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    FONTS = FontConfiguration()

BASE = "https://templates.invalid/"
"""What addresses in a document are relative to; nothing is ever there (RFC 6761)."""

LEADS = ("http", "https", "mailto", "tel")
"""The schemes of links that work from anywhere."""

SAMPLE = (
    "<h1>R</h1><ul class=items><li><a href='https://a.invalid/'>R</a> <i>I</i></ul>"
    "<table class=data><thead><tr><th>B<tbody><tr><td>R</table>"
    "<svg width=9 height=9><title>R</title><text>R</text></svg>"
)
"""Something of all that documents have, to warm up with."""


def prepare(
    templates: Templates, color: str, *papers: Paper, languages: Iterable[str] = ("en",)
) -> None:
    """Warm up for documents on these papers: fonts, style sheets, all that is made once."""
    for language in languages:
        page = f'<html lang="{language}"><title>-</title><body>{SAMPLE}</body></html>'.encode()
        for paper in papers:
            render(page, templates=templates, color=color, paper=paper)


def render(
    html: bytes, *, templates: Templates, color: str, paper: Paper, address: str = ""
) -> bytes:
    """The PDF of a document whose HTML says its title and its language.

    `address` is that of its page on the site: links are absolute from there, and plain text where
    it is empty. A document that asks for anything but the templates' own fonts and images is a
    TemplateError. The same input gives the same bytes.
    """
    return _press(templates).print(html, color, paper, address)


@cache
def _press(templates: Templates) -> _Press:
    return _Press(templates)


class _Press:
    """Keeps what documents share: assets, and a parsed style sheet for each paper and colour."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates
        self.fetcher = _Assets(templates)
        self.elements = self._parsed(sheets.elements(templates))
        self.styles: dict[tuple[str, Paper, str], weasyprint.CSS] = {}

    def print(self, html: bytes, color: str, paper: Paper, address: str) -> bytes:
        self.fetcher.refused.clear()
        with _collecting_after():
            page = _Page(string=html, encoding="utf-8", base_url=BASE, url_fetcher=self.fetcher)
            page.elements = self.elements
            _aim_links(page, address)
            self.fetcher.drawn = _draw_watermarks(page, tones(color)[0].line)
            language = page.etree_element.get("lang") or "en"
            made: bytes = page.write_pdf(
                stylesheets=[self._style(color, paper, language)],
                font_config=FONTS,
                pdf_variant="pdf/ua-1",
                finisher=_finish,
            )
        self._complain()
        return made

    def _style(self, color: str, paper: Paper, language: str) -> weasyprint.CSS:
        key = (color, paper, language)
        if key not in self.styles:
            self.styles[key] = self._parsed(sheets.style(self.templates, *key))
        return self.styles[key]

    def _parsed(self, style: str) -> weasyprint.CSS:
        return weasyprint.CSS(
            string=style, base_url=BASE, url_fetcher=self.fetcher, font_config=FONTS
        )

    def _complain(self) -> None:
        if self.fetcher.refused:
            raise TemplateError(
                Finding(
                    code="template-error",
                    file="",
                    message=f"a document asks for `{self.fetcher.refused[0]}`",
                    help="put what it shows into `fonts` or `images` of the project's templates",
                )
            )


class _Page(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A page whose elements are what our own short sheet says, which takes a tenth off the time."""

    elements: weasyprint.CSS

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:  # noqa: ARG002, FBT001, FBT002 - WeasyPrint's own shape
        return [self.elements]


class _Assets(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the fonts and images of the templates, and notes what else is asked for.

    `drawn` are pictures made for the document that is being printed.
    """

    def __init__(self, templates: Templates) -> None:
        bare = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # the default one takes 20 ms to make
        super().__init__(ssl_context=bare, allowed_protocols=())
        self.files = sheets.assets(templates)
        self.refused: list[str] = []
        self.drawn: dict[str, bytes] = {}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's own shape
        """The bytes of a file of the templates or a drawing; of anything else, a ValueError."""
        if url in self.drawn:
            return URLFetcherResponse(url, self.drawn[url], {"Content-Type": "image/svg+xml"})
        file = self.files.get(url.removeprefix(BASE)) if url.startswith(BASE) else None
        if file is None:
            self.refused.append(url)
            raise ValueError(f"{url} is no file of the templates")
        return URLFetcherResponse(url, file.read_bytes())


def _aim_links(page: weasyprint.HTML, address: str) -> None:
    """Make links absolute, and plain text of those that lead nowhere from a PDF."""
    for link in page.etree_element.iter("a"):
        href = link.attrib.pop("href", "")
        if href.startswith("#"):
            link.set("href", href)
        elif whole := _absolute(address, href):
            link.set("href", whole)


def _draw_watermarks(page: weasyprint.HTML, color: str) -> dict[str, bytes]:
    """Draw what stands across all pages, so that nobody finds its letters among the text's."""
    drawn: dict[str, bytes] = {}
    for mark in [each for each in page.etree_element.iter() if each.get("class") == "watermark"]:
        address = f"{BASE}watermark-{len(drawn)}.svg"
        drawn[address] = _aslant(" ".join("".join(mark.itertext()).split()), color)
        for child in list(mark):
            mark.remove(child)
        mark.tag, mark.text = "div", None
        mark.set("style", f"background-image: url({address})")
    return drawn


def _aslant(word: str, color: str) -> bytes:
    from generator.formats.lettering import aslant  # drafts alone need it

    return aslant(word, color)


def _absolute(address: str, href: str) -> str:
    """Where a link on the page at `address` leads; empty where nobody could follow it."""
    try:
        whole = urljoin(address, href)
        return whole if urlsplit(whole).scheme in LEADS else ""
    except ValueError:
        return ""


def _finish(_: weasyprint.Document, pdf: PDF) -> None:
    repair(pdf)


@contextmanager
def _collecting_after() -> Iterator[None]:
    """Hold the garbage collector back while a document is made, then let it take that alone."""
    with unhurried():
        try:
            yield
        finally:
            gc.collect(0)
