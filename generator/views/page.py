"""A free page's Markdown into the view of its page: HTML that can do no harm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

from generator.addresses import page_of
from generator.book.book import Foreign
from generator.views.dated import last_changed
from generator.views.frame import Frame, frame, with_notes
from generator.views.sources import sources
from generator.wording import wording

if TYPE_CHECKING:
    from generator.book.edition import Edition
    from generator.views.sources import SourceItem

TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "em", "strong"),
    *("ul", "ol", "li", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "sup", "sub"),
    *("abbr", "del", "ins"),
}
ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "th": {"scope"},
    **{tag: {"id"} for tag in ("h2", "h3", "h4", "h5", "h6")},
}
SCHEMES = {"http", "https", "mailto"}
EMPTY = re.compile(r"<h([1-6])[^<>]*>\s*</h\1>\n?")
UNSEEN = re.compile(r"[\x00-\x20]+")
"""What browsers leave out of an address, and more."""
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2}")
"""How an address of another host begins; browsers take a backslash for a slash."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What a free page shows; `language` is set where its text is in another language."""

    frame: Frame
    id: str
    title: str
    summary: str
    body: Markup
    language: str
    sources: tuple[SourceItem, ...]


def page_view(edition: Edition, name: str) -> PageView:
    """The view of a free page."""
    page = edition.page(name)
    view = PageView(
        frame=frame(
            edition,
            page_of("page", name),
            page.title,
            page.summary or "",
            last=last_changed(edition, "page", name),
        ),
        id=name,
        title=page.title,
        summary=page.summary or "",
        body=to_html(page.body, wording(edition.language).gettext("Table")),
        language=page.body.lang if isinstance(page.body, Foreign) else "",
        sources=sources(edition, wording(edition.language), page.sources),
    )
    return with_notes(edition, "page", name, view)


def to_html(markdown: str, table: str = "Table") -> Markup:
    """Markdown as HTML, without what could do harm; the title above it is the one first heading.

    A table scrolls in a frame of its own, by keyboard too; `table` is what that frame is called.
    """
    html = EMPTY.sub("", _converter().reset().convert(str.__str__(markdown)))
    html = re.sub(r"<(/?)h1\b", r"<\1h2", html)
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=_Attributes().filter,
    )
    begin = f'<div class="scroll" role="group" tabindex="0" aria-label="{escape(table)}"><table>'
    framed = clean.replace("<table>", begin).replace("</table>", "</table></div>")
    return Markup(framed.replace("<th>", '<th scope="col">'))  # noqa: S704 - nh3 has cleaned it


class _Attributes:
    """Keeps an id once in a page, and no picture of another host: a page asks none for anything."""

    def __init__(self) -> None:
        self.ids = {"main"}

    def filter(self, tag: str, name: str, value: str) -> str | None:
        """The value of an attribute, None for none."""
        if tag == "img" and name == "src" and ELSEWHERE.match(UNSEEN.sub("", value)):
            return None
        if name != "id":
            return value
        kept = None if value in self.ids else value
        self.ids.add(value)
        return kept


@cache
def _converter() -> Markdown:
    return Markdown(
        extensions=["tables", "sane_lists", "fenced_code", "toc", "smarty"],
        extension_configs={"toc": {"toc_depth": "2-6"}},
        tab_length=2,
        output_format="html",
    )
