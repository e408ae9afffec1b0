"""The forms in which postings leave, by name: their files, and the function that makes them.

A form more is an entry here and a function in a module of its own, which is imported only where
such a file is made.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from generator.addresses import PAPER
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.formats.html import Templates
    from generator.formats.paper import Paper


@dataclass(frozen=True, slots=True)
class Look:
    """What a form may need besides the view: templates, brand colour (`#rrggbb`) and paper."""

    templates: Templates
    color: str
    paper: Paper


class FormatError(Exception):
    """A form that can't be made, through a fault of its function; `finding` says where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Form(NamedTuple):
    """One form: how its file's name ends (of a feed: its path), where it is made, its name.

    `function` takes a view and a `Look`, and gives bytes; `template` is the file of the templates
    that it depends on. `label` is what people call it, the same in all languages, as it is a name;
    a form without one is for machines and stands in no list of downloads. `media` is its type.
    """

    file: str
    module: str
    function: str
    label: str = ""
    template: str = ""
    weight: int = 1
    media: str = ""

    def make(self, view: object, look: Look) -> bytes:
        """The bytes of the file."""
        function: Callable[[object, Look], bytes] = getattr(
            import_module(f"generator.formats.{self.module}"), self.function
        )
        return function(view, look)

    def fault(self, path: str, error: Exception) -> Finding:
        """What to say when the function raises an error where the file at `path` is made."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        said = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
        return Finding(
            code="format-error",
            file="",
            message=f"`{path}` can't be made: {said}",
            help=f"look at line {last.lineno} of `{last.filename}`; the file is as it was",
        )


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ATOM = "application/atom+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

PDF = Form(".pdf", "pdf", "render", "PDF", weight=100, media="application/pdf")
"""The form of a page for paper; `build.make` renders it, with a template of its own."""

POSTING: Mapping[str, Form] = {
    "docx": Form(".docx", "word", "word", "Word", "documents/posting.docx", 20, WORD),
    "txt": Form(".txt", "plaintext", "plaintext", "TXT", media="text/plain"),
    "md": Form(".md", "markdown", "markdown", "Markdown", media="text/markdown"),
    "standalone": Form(".html", "standalone", "standalone", "", "standalone.html"),
    "json": Form(".json", "opening", "as_json"),
    "jsonresume": Form(".jsonresume.json", "opening", "as_json_resume"),
}
"""The forms of one posting, beside its page and its PDF."""

CARRIED: Mapping[str, Form] = {
    "jsonld": Form(".jsonld", "jsonld", "as_file", "JSON-LD", media="application/ld+json"),
    "rich": Form(".rich.html", "richtext", "richtext"),
}
"""The forms of one posting to be put into other systems; no site has them, as its pages say it."""

WORKBOOK: Mapping[str, Form] = {
    "xlsx": Form(f"{PAPER}.xlsx", "workbook", "workbook", "XLSX", weight=3, media=EXCEL),
}
"""The form of what people fill in with figures: to judge oneself for a role."""

PAPER_FORM = PDF._replace(file=f"{PAPER}.pdf")
"""The form of what people fill in by hand."""

FEEDS: Mapping[str, Form] = {
    "indeed": Form("feeds/indeed.xml", "feeds", "indeed"),
    "linkedin": Form("feeds/linkedin.xml", "feeds", "linkedin"),
    "atom": Form("feeds/openings.atom", "feeds", "atom", "Atom", media=ATOM),
    "openings": Form(
        "feeds/openings.json", "feeds", "openings_json", "JSON", media="application/json"
    ),
}
"""The forms of all open postings together; they need the site's address."""

LINKED = ("pdf", *WORKBOOK, *(key for key, form in {**POSTING, **FEEDS}.items() if form.label))
"""What pages link to as files for people."""

HISTORY: Mapping[str, Form] = {
    "changes": Form("feeds/changes.atom", "history", "atom"),
}
"""The feeds of changes to the book; they need the site's address."""

FONTS = tuple(f"fonts/Inter-{weight}.ttf" for weight in ("Bold", "SemiBold", "Regular"))
"""The files of the fonts that pictures are drawn with, by weight."""

PICTURES: Mapping[str, Form] = {"png": Form(".png", "picture", "picture", weight=8)}
"""What is shown of a page where its link is shared."""

BESIDE: Mapping[str, Form] = {
    "page-json": Form("index.json", "beside", "as_json"),
    "page-script": Form("data.js", "beside", "as_script"),
}
"""What comes with a page: what it says as data, and the same for the site's own scripts."""

DESCRIPTION: Mapping[str, Form] = {
    "docx": Form(".docx", "word", "description", "Word", "documents/description.docx"),
    "pdf": Form(".pdf", "description", "printed", "PDF", "documents/description.html"),
    "html": Form(".html", "description", "alone", "HTML", "description.html"),
}
"""The forms of a job description, which no site has."""

SEARCH = "search"
"""Full-text search: the folder of its index, and what `formats` calls it."""

NAMES = ("html", "pdf", *POSTING, *WORKBOOK, *FEEDS, *HISTORY, *PICTURES, SEARCH)
"""What `formats` of rolebook.yaml and `--only` may name."""
