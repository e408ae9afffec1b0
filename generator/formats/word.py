"""A posting's view into a Word file, by a Word template that people restyle in Word.

The template is a .docx with Jinja's tags in its text (docxtpl); a project's own
`documents/posting.docx` lies over the packaged one.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import jinja2
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it has no types

from generator.findings import Finding
from generator.formats.html import Absent, TemplateError
from generator.views.outline import facts, notes, outline
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.formats.html import Templates
    from generator.formats.paper import Paper
    from generator.formats.registry import Look
    from generator.views.outline import Part
    from generator.views.posting import PostingView

TEMPLATE = "documents/posting.docx"

SHEETS: dict[Paper, tuple[Mm, Mm]] = {
    "letter": (Mm(215.9), Mm(279.4)),
    "a4": (Mm(210), Mm(297)),
}

ONCE = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: the same bytes for the same posting."""

PLAIN = jinja2.Environment(autoescape=True)

AROUND = {
    "for": "%s{%% endfor %%}",
    "if": "%s{%% endif %%}",
    "elif": "{%% if a %%}%s{%% endif %%}",
    "else": "{%% if a %%}%s{%% endif %%}",
    "endif": "{%% if a %%}%s",
    "endfor": "{%% for a in b %%}%s",
}
"""What a tag needs before or after it to be read on its own."""

HALF = re.compile(r"{{|}}|{%|%}")
"""A tag that is not closed, or was not opened."""

TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}")
KINDS = re.compile(r"^({[{%#])(?:p|tr|tc|r)\b")
"""What docxtpl puts before a tag that stands for a whole paragraph, row, cell or run."""

ROOM = 255
"""Characters that python-docx lets a property have."""


def word(view: PostingView, look: Look) -> bytes:
    """The bytes of a .docx; a fault of the template is a TemplateError that names the paragraph."""
    file = look.templates.file(TEMPLATE)
    values = _values(view)
    env = jinja2.Environment(undefined=Absent, autoescape=True)
    try:
        made = DocxTemplate(BytesIO(file.read_bytes()))
        made.render(values, env)
    except Exception as error:
        raise TemplateError(_finding(error, file, look.templates)) from error
    _dress(made.docx, view, look.paper)
    saved = BytesIO()
    made.docx.save(saved)
    return _packed(saved)


def _values(view: PostingView) -> dict[str, Any]:
    """What a template may name: the head of the posting, its parts, and the whole view."""
    return {
        "view": view,
        "draft": view.draft,
        "title": plain(view.title),
        "company": plain(view.frame.company),
        "place": plain(view.place),
        "notice": plain(view.notice),
        "summary": plain(view.work.summary),
        "reference": view.reference,
        "facts": facts(view),
        "parts": tuple(map(_part, outline(view))),
        "notes": tuple(map(plain, notes(view))),
    }


def _part(part: Part) -> Part:
    """A part with plain texts, as Word has no markup; what explains an item begins a line."""
    return replace(
        part,
        title=plain(part.title),
        paragraphs=tuple(map(plain, part.paragraphs)),
        items=tuple(
            replace(item, text=plain(item.text), more=f"\n{plain(item.more)}" if item.more else "")
            for item in part.items
        ),
        parts=tuple(map(_part, part.parts)),
    )


def _dress(made: Any, view: PostingView, paper: Paper) -> None:  # noqa: ANN401 - python-docx's own
    """Language, paper and properties, which no tag can say."""
    for mark in made.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), view.frame.language)
    for section in made.sections:
        section.page_width, section.page_height = SHEETS[paper]
    about = made.core_properties
    day = dt.datetime.combine(view.job.posted, dt.time())
    about.title = _short(plain(view.frame.title))
    about.author = _short(plain(view.frame.company))
    about.language = view.frame.language
    about.created = about.modified = day
    about.revision = 1


def _short(text: str) -> str:
    """A text as a property of a document, which has room for so many characters."""
    return text if len(text) <= ROOM else f"{text[: ROOM - 1]}…"


def _packed(saved: BytesIO) -> bytes:
    """The same parts, all of one time."""
    out = BytesIO()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, ONCE)
            part.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(part, before.read(name))
    return out.getvalue()


def _finding(error: Exception, file: Path, templates: Templates) -> Finding:
    """What is wrong with a Word template: the tag, and the paragraph that it stands in."""
    message, _, hint = str(error).partition("\n")
    message = message.rstrip(".") or type(error).__name__
    found = _broken(file, message)
    return Finding(
        code="template-error",
        file=templates.shown(file),
        message=f"paragraph {found[0]}, `{found[1]}`: {message}" if found else message,
        help=hint or "open it in Word, and write the tag as in the packaged template",
    )


def _broken(file: Path, message: str) -> tuple[int, str] | None:
    """The number of the first paragraph with a tag at fault, and that tag.

    At fault is a tag that can't be read, one that is not closed, and else the first one with the
    name that the message tells. None where the file is no Word file.
    """
    try:
        paragraphs = [part.text or "" for part in _paragraphs(Document(str(file)))]
    except Exception:  # noqa: BLE001 - a file that is none has many ways to say so
        return None
    told = re.search("`([^`]+)`", message)
    name = re.compile(rf"\b{re.escape(told[1])}\b") if told else None
    named = None
    for number, text in enumerate(paragraphs, 1):
        for tag in TAG.findall(text):
            if not _reads(tag):
                return number, tag
            if named is None and name and name.search(tag):
                named = number, tag
        if HALF.search(TAG.sub("", text)):
            return number, text.strip()
    return named


def _paragraphs(read: Any) -> Iterator[Any]:  # noqa: ANN401 - python-docx's own
    """The paragraphs of a document in reading order: header, body with its tables, footer."""
    first = read.sections[0]
    for story in (first.header, read, first.footer):
        for element in story._element.iter(qn("w:p")):  # noqa: SLF001 - no public way to it
            yield Paragraph(element, story)


def _reads(tag: str) -> bool:
    """Whether Jinja can read a tag, with what it needs around it."""
    bare = KINDS.sub(r"\1", tag)
    word = re.match(r"{%-?\s*(\w+)", bare)
    opening = AROUND.get(word[1], "%s") if word else "%s"
    try:
        PLAIN.parse(opening % bare)
    except jinja2.TemplateSyntaxError:
        return False
    return True
