"""Whether texts can be shown as they are: no markup, no missing characters, links that work."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from posixpath import join, normpath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.addresses import CARD, FOLDERS, HOME, JSON, PAPER
from generator.formats.registry import FEEDS, HISTORY, POSTING, WORKBOOK
from generator.site_pages import DOCUMENTS, FILES, PAGES, folders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.book.overlay import Path
    from generator.checks.subject import Subject, Text
    from generator.findings import Finding
    from generator.site_pages import Page

MARKUP = re.compile(r"<\s*script\b|<[^<>]*\son[a-z]+\s*=|javascript\s*:", re.IGNORECASE)
LIST_AFTER_TEXT = re.compile(
    r"^(?![ \t]*(?:[-*+]|\d+[.)])[ \t])[^\s#>|].*\n(?:[-*+]|\d+[.)])[ \t]", re.MULTILINE
)
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Characters that have a finding of their own."""
FOLLOWED = re.compile(r"(?i:https?:|mailto:)\S|(?![/\\]{2})[^\s\\:/?#]*(?:[/?#]|\Z)")
"""Addresses that links of a page may have."""
OWN = re.compile(r"(?![/\\]{2})[^\s\\:/?#]+(?:[/?#]|\Z)|/(?![/\\\s])|\.")
"""Addresses that pictures of a page may have: those of the site itself."""
MADE = {HOME, JSON, "404.html", "robots.txt", "sitemap.xml"}
"""What stands beside the folders of pages."""
BODY = 65_536
"""The longest Markdown of a page."""
SIGNS = 2_000
"""The most of each of `MANY` in it: reading them takes their number squared."""
MANY = {
    "`[`": re.compile(r"\["),
    "`<` of tags": re.compile(r"<[A-Za-z/!?]"),
    "lines of `=` or `-`": re.compile(r"^(?:=+|-+) *$", re.MULTILINE),
}


def markup(subject: Subject) -> Iterator[Finding]:
    """No text holds a script element or an event handler; it would print, and never run."""
    for text in subject.texts(_may_be_markup):
        match = MARKUP.search(text.text)
        if match:
            yield subject.find(
                "html-in-text",
                _place(text, match[0]),
                f"`{text.name}` holds `{match[0]}`: it is printed as text and never runs",
                "texts are plain; take the markup out",
                file=text.file,
            )


def glyphs(subject: Subject) -> Iterator[Finding]:
    """The shipped fonts have every character of every text."""
    for text in subject.texts(lacking_glyphs):
        lacking = sorted(lacking_glyphs(text.text))
        if lacking:
            listed = ", ".join(f"{c} (U+{ord(c):04X})" for c in lacking[:5])
            more = f" and {len(lacking) - 5} more" if len(lacking) > 5 else ""  # noqa: PLR2004 - as many as a line holds
            yield subject.find(
                "missing-glyph",
                _place(text, lacking[0]),
                f"the shipped fonts lack {listed}{more}, in `{text.name}`",
                "browsers use another font for it, PDFs show an empty box: use other characters",
                file=text.file,
            )


def _may_be_markup(whole: str) -> bool:
    return "<" in whole or "javascript" in whole.lower()


def lacking_glyphs(text: str) -> set[str]:
    """The characters of a text that the shipped fonts lack."""
    from generator.data.glyphs import COVERED

    return set() if text.isascii() else set(text) - COVERED - OVERRIDES


def brand_contrast(subject: Subject) -> Iterator[Finding]:
    """The brand colour can be read on the page."""
    from generator.brand import REST, WHITE, contrast

    color = subject.thing.brand.color
    ratio = contrast(color, WHITE)
    if ratio < REST:
        yield subject.find(
            "brand-contrast",
            ("brand", "color"),
            f"{color} on white has a contrast of {ratio:.1f} to 1; text needs {REST}",
            "pages use a darker tone of it; choose one that reads if it must be exact",
        )


def markdown_lists(subject: Subject) -> Iterator[Finding]:
    """A list of a page has an empty line before it; without one Markdown makes no list."""
    match = LIST_AFTER_TEXT.search(subject.thing.body)
    if match:
        line = match[0].splitlines()[-1].strip()
        number = subject.thing.body.count("\n", 0, match.end())
        yield subject.find(
            "markdown-list",
            ("body", number),
            f"the list after `{match[0].splitlines()[0][:40]}` has no empty line before `{line}`",
            "put an empty line above the first item",
        )


def markdown_size(subject: Subject) -> Iterator[Finding]:
    """A page is short enough to be turned into HTML in no time."""
    for _, file, body in _bodies(subject):
        if len(body) > BODY:
            most = f"{BODY:,} characters"
        elif many := _too_many(body):
            most = f"{SIGNS:,} {many}"
        else:
            continue
        yield subject.find(
            "too-large",
            ("body",),
            f"a page has at most {most}",
            "make several pages of it",
            file=file,
        )


def _too_many(body: str) -> str:
    """What a page's Markdown holds too often to be read in no time; empty where nothing is."""
    found = (what for what, sign in MANY.items() if len(sign.findall(body)) > SIGNS)
    return next(found, "")


def markdown_links(subject: Subject) -> Iterator[Finding]:
    """A link of a page can be followed, and its pictures are the site's own."""
    for _, file, body in _bodies(subject):
        if len(body) > BODY or _too_many(body):
            continue
        try:
            finder = _links_of(body)
        except RecursionError:
            advice = "look at the indentation of its lists"
            yield subject.find("too-deep", ("body",), "lists too deep", advice, file=file)
            continue
        for link in finder.links:
            if not FOLLOWED.match(link):
                advice = "use an http, https or mailto address, or a relative one"
                message = f"`{link[:60]}` is not a link that pages may have"
                yield subject.find("bad-link", _line(body, link), message, advice, file=file)
        for picture in finder.pictures:
            if not OWN.match(picture):
                advice = "a page asks no other host for anything: link to it, or leave it out"
                message = f"`{picture[:60]}` is not a picture of this site"
                yield subject.find("bad-link", _line(body, picture), message, advice, file=file)


def dead_links(subject: Subject) -> Iterator[Finding]:
    """A relative link of a page leads to something that the site has.

    Addresses that begin with a slash may be of something else at the same host, and `assets/` may
    hold files of a project's own templates: neither is looked at.
    """
    if not subject.edition.whole_book():
        return
    for language, file, body in _bodies(subject):
        if len(body) > BODY or _too_many(body):
            continue
        here = join(language, FOLDERS["page"], subject.name)
        try:
            links = _links_of(body).links
        except RecursionError:
            continue  # that is told above
        for link in links:
            parts = urlsplit(link) if FOLLOWED.match(link) else None
            if parts is None or parts.scheme or not parts.path or parts.path.startswith("/"):
                continue
            path = normpath(join(here, parts.path))
            if parts.path.endswith(("/", "/..", "/.")):
                path = normpath(join(path, HOME))
            if not path.startswith(("../", "assets/")) and not _is_made(subject.edition, path):
                yield subject.find(
                    "dead-link",
                    _line(body, link),
                    f"`{link[:60]}` leads to nothing on this site",
                    "correct it, or take it out; a page is at `../../roles/ID/index.html`",
                    file=file,
                )


def _is_made(edition: Edition, path: str) -> bool:
    """Whether a build makes a file of this path, assets apart."""
    first, _, rest = path.partition("/")
    path = rest if first in edition.languages()[1:] else path
    folder, _, name = path.partition("/")
    if not name:
        return path in MADE or (path == CARD and _has_pictures(edition))
    if folder == "feeds":
        feeds = {**FEEDS, **HISTORY}
        formats = edition.formats() if edition.setting("site") else []
        return any(path == feeds[key].file for key in formats if key in feeds)
    return folder in folders(edition) and path in edition.once(_files, folder)


def _files(edition: Edition, folder: str) -> frozenset[str]:
    """The paths of what stands in a folder of pages."""
    return frozenset(
        page.folder + file
        for page in PAGES[folder](edition)
        for file in (*(FILES[form] for form in page.forms), *_beside(edition, page))
    )


def _beside(edition: Edition, page: Page) -> Iterator[str]:
    """The names of the files that stand beside a page in the formats that are built."""
    forms = {key: form.file for key, form in POSTING.items()} if page.kind == "posting" else {}
    if page.kind in DOCUMENTS:
        forms["pdf"] = ".pdf"
        if _has_pictures(edition):
            forms["png"] = ".png"
    if page.kind == "assess":
        forms = {"pdf": f"{PAPER}.pdf", "xlsx": WORKBOOK["xlsx"].file}
    return (f"{page.name}{forms[key]}" for key in edition.formats() if key in forms)


def _has_pictures(edition: Edition) -> bool:
    """Whether pages have pictures for where their links are shared."""
    return "png" in edition.formats() and bool(edition.setting("site"))


def _bodies(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """The Markdown of a page in each language that has one, with language and file.

    Both are empty for the original.
    """
    for language, file in subject.versions():
        data, untranslated = subject.data(language)
        if ("body",) not in untranslated:
            yield language, file, data.get("body", "")


def _place(text: Text, part: str) -> Path:
    """Where a part of a text stands: in a page's, its line."""
    return _line(text.text, part) if text.path == ("body",) else text.at


def _line(body: str, part: str) -> Path:
    """The path of the line on which a part of a page's text stands."""
    place = max(body.find(f"({part})"), 0) or body.find(part)
    return ("body", body.count("\n", 0, place)) if place >= 0 else ()


@lru_cache(maxsize=2)
def _links_of(body: str) -> _Links:
    """The links and pictures of a page's Markdown; RecursionError where its lists are too deep."""
    from markdown import markdown

    finder = _Links()
    finder.feed(markdown(body, tab_length=2))
    return finder


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.pictures: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.pictures += [value or "" for name, value in attrs if name == "src"]
