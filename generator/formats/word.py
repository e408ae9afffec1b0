"""The view of a posting or a job description into a Word file, by a template restyled in Word.

The template is a .docx with Jinja's tags in its text (docxtpl); a project's own
`documents/posting.docx` or `documents/description.docx` lies over the packaged one.
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
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it has no types
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from generator.findings import Finding
from generator.formats.html import Absent, TemplateError
from generator.formats.registry import DESCRIPTION, POSTING
from generator.views.outline import Part, facts, notes, outline
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.formats.html import Templates
    from generator.formats.paper import Paper
    from generator.formats.registry import Look
    from generator.views.description import DescriptionView, Section
    from generator.views.frame import Frame
    from generator.views.posting import PostingView

BLANK = "_" * 30
SHORT = "_" * 14
"""What one writes on: in a line of its own, and in a cell of a table."""

SHEETS: dict[Paper, tuple[Mm, Mm]] = {
    "letter": (Mm(215.9), Mm(279.4)),
    "a4": (Mm(210), Mm(297)),
}

ONCE = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: the same bytes for the same posting."""

PROPERTY = 255
"""The most characters of a title or an author in a file's properties."""

PLAIN = jinja2.Environment(autoescape=True)

AROUND = {
    "for": "%s{%% endfor %%}",
    "if": "%s{%% endif %%}",
    "elif": "{%% if a %%}%s{%% endif %%}",
    "else": "{%% if a %%}%s{%% endif %%}",
    "endif": "{%% if a %%}%s",
    "with": "%s{%% endwith %%}",
    "endwith": "{%% with %%}%s",
    "endfor": "{%% for a in b %%}%s",
}
"""What a tag needs before or after it to be read on its own."""

HALF = re.compile(r"{{|}}|{%|%}")
"""A tag that is not closed, or was not opened."""

WEB = re.compile(r"(?:https?://|mailto:)[\w.~:/?#@!$&'()*+,;=%-]+", re.ASCII)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
"""An address of a page, and one of a mailbox."""

TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}")
WORD = re.compile(r"{%-?(?:(?:p|tr|tc|r)\b)?\s*(\w+)")
"""A tag that does something, and what."""

ENDS = {"endfor": "for", "endif": "if"}
"""Tags that end what others opened."""

GOING_ON = {"else": {"for", "if"}, "elif": {"if"}}
"""Tags that go on with what others opened."""

KINDS = re.compile(r"^({[{%#])(?:p|tr|tc|r)\b")
"""What docxtpl puts before a tag that stands for a whole paragraph, row, cell or run."""


def word(view: PostingView, look: Look) -> bytes:
    """The bytes of a posting's .docx; a fault of the template is a TemplateError."""
    return _laid(POSTING["docx"].template, _posting(view), view.frame, view.job.posted, look)


def description(view: DescriptionView, look: Look) -> bytes:
    """The bytes of a job description's .docx; a fault of the template is a TemplateError."""
    return _laid(DESCRIPTION["docx"].template, _description(view), view.frame, view.day, look)


def _laid(template: str, values: dict[str, Any], frame: Frame, day: dt.date, look: Look) -> bytes:
    """Values in a template, as of a day; a TemplateError names the tag and the paragraph."""
    file = look.templates.file(template)
    env = ImmutableSandboxedEnvironment(undefined=Absent, autoescape=True, finalize=_safe)
    saved = BytesIO()
    try:
        made = DocxTemplate(BytesIO(file.read_bytes()))
        made.render(values, env)
        _dress(made.docx, frame, day, look.paper)
        made.docx.save(saved)
    except Exception as error:
        raise TemplateError(_finding(error, file, look.templates)) from error
    return _packed(saved)


def _safe(value: object) -> object:
    """A text as Word's XML may hold it; docxtpl would take `{_{` for `{{`."""
    if not isinstance(value, str):
        return value
    text = str(escape(plain(value))).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(text)  # noqa: S704 - escaped above


def _posting(view: PostingView) -> dict[str, Any]:
    """What its template may name: the head of the posting, its parts, and the whole view."""
    return {
        "view": view,
        "draft": view.draft,
        "title": plain(view.title),
        "company": plain(view.frame.company),
        "place": plain(view.place),
        "notice": plain(view.notice),
        "watermark": wording(view.frame.language).gettext("Draft"),
        "summary": plain(view.work.summary),
        "reference": view.reference,
        "facts": facts(view),
        "parts": tuple(map(_part, outline(view))),
        "notes": tuple(map(plain, notes(view))),
    }


def _description(view: DescriptionView) -> dict[str, Any]:
    """What its template may name: the head, the sections, who signs, and the whole view."""
    words = wording(view.frame.language)
    blank, short = (f"{line} {words.gettext('to be filled in')}" for line in (BLANK, SHORT))
    return {
        "view": view,
        "title": plain(view.title),
        "company": plain(view.frame.company),
        "place": plain(view.place),
        "kind": words.gettext("Job description"),
        "notice": view.notice,
        "facts": tuple((entry.label, plain(entry.value) or short) for entry in view.entries),
        "sections": tuple(
            _section(section, blank) | {"signed": section in view.bodies[-2:]}
            for section in view.bodies
        ),
        "signs": words.gettext("Signs as"),
        "signers": view.signers,
        "columns": view.columns,
        "remarks": tuple(map(plain, view.frame.notes)),
        "notes": tuple(filter(None, (view.frame.example,))),
    }


def _section(section: Section, blank: str) -> dict[str, Any]:
    """A section's title, texts, items with a bullet or with a number, and parts below."""
    part = _part(section.part) if section.part else Part("", "")
    return {
        "title": part.title,
        "texts": (blank,) if section.blank else part.paragraphs,
        "bullets": () if section.numbered else part.items,
        "numbered": part.items if section.numbered else (),
        "parts": part.parts,
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


def _dress(made: Any, frame: Frame, day: dt.date, paper: Paper) -> None:  # noqa: ANN401 - python-docx's own
    """Language, paper, links and properties, which no tag can say."""
    for mark in made.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), frame.language)
    for section in made.sections:
        _lay(made, section, SHEETS[paper])
    _link(made)
    about = made.core_properties
    about.title = plain(frame.title)[:PROPERTY]
    about.author = plain(frame.company)[:PROPERTY]
    about.language = frame.language
    about.created = about.modified = dt.datetime.combine(day, dt.time())
    about.revision = 1


def _lay(made: Any, section: Any, sheet: tuple[Mm, Mm]) -> None:  # noqa: ANN401 - as above
    """Paper under a section; a tab at the right edge of its text stays there."""
    sides = section.left_margin + section.right_margin
    before, after = section.page_width - sides, sheet[0] - sides
    section.page_width, section.page_height = sheet
    for style in made.styles:
        stops = style.paragraph_format.tab_stops if style.type == WD_STYLE_TYPE.PARAGRAPH else ()
        for stop in stops:
            if abs(stop.position - before) < Mm(1):
                stop.position = after


def _link(made: Any) -> None:  # noqa: ANN401 - as above
    """What is an address and nothing else leads there, in the style that Word has for it."""
    style = made.styles["Hyperlink"].style_id if "Hyperlink" in made.styles else None
    for text in list(made.element.body.iter(qn("w:t"))):
        address, run = text.text or "", text.getparent()
        alone = run.getparent().tag == qn("w:p")
        if not alone or not (WEB.fullmatch(address) or MAIL.fullmatch(address)):
            continue
        target = address if WEB.fullmatch(address) else f"mailto:{address}"
        link = OxmlElement("w:hyperlink")
        key = made.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), key)
        run.addprevious(link)
        link.append(run)
        run.style = style


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
    help_ = hint or "open it in Word, and write the tag as in the packaged template"
    try:
        stories = list(_stories(Document(str(file))))
    except Exception:  # noqa: BLE001 - a file that is none has many ways to say so
        message, help_ = "it is not a Word file (.docx)", "open it in Word, and save it as .docx"
    else:
        found = _broken(stories, message)
        if found:
            message = f"paragraph {found[0]}, `{found[1]}`: {message}"
    return Finding("template-error", templates.shown(file), message, help_)


def _broken(stories: list[list[tuple[int, str]]], message: str) -> tuple[int, str] | None:
    """The number of the paragraph with the tag at fault, and that tag.

    At fault is the first tag that can't be read, one that is not closed, one that opens or ends
    what nothing ends or opens, and else the first one with the name that the message tells.
    """
    told = re.search("[`']([^`']+)[`']", message)
    name = re.compile(rf"\b{re.escape(told[1])}\b") if told else None
    named = None
    for story in stories:
        opened: list[tuple[int, str]] = []
        for number, text in story:
            for tag in TAG.findall(text):
                if not (_reads(tag) and _fits(tag, opened)):
                    return number, tag
                if WORD.match(tag):
                    _keep(number, tag, opened)
                if named is None and name and name.search(tag):
                    named = number, tag
            if HALF.search(TAG.sub("", text)):
                return number, text.strip()
        if opened:
            return opened[-1]
    return named


def _stories(read: Any) -> Iterator[list[tuple[int, str]]]:  # noqa: ANN401 - python-docx's own
    """The paragraphs of header, body with its tables, and footer; numbered from first to last."""
    first, number = read.sections[0], 0
    for story in (first.header, read, first.footer):
        found = []
        for element in story._element.iter(qn("w:p")):  # noqa: SLF001 - no public way to it
            number += 1
            found.append((number, Paragraph(element, story).text or ""))
        yield found


def _word(tag: str) -> str:
    """The word that a tag such as `{%p for … %}` begins with; empty for one that prints."""
    match = WORD.match(tag)
    return match[1] if match else ""


def _fits(tag: str, opened: list[tuple[int, str]]) -> bool:
    """Whether what a tag ends or goes on with was opened, and nothing within is open still."""
    word = _word(tag)
    last = _word(opened[-1][1]) if opened else ""
    if word in GOING_ON:
        return last in GOING_ON[word]
    return word not in ENDS or last == ENDS[word]


def _keep(number: int, tag: str, opened: list[tuple[int, str]]) -> None:
    """Note what a tag opens, or that it ends what was opened last."""
    word = _word(tag)
    if word in ENDS.values():
        opened.append((number, tag))
    elif word in ENDS:
        opened.pop()


def _reads(tag: str) -> bool:
    """Whether Jinja can read a tag, with what it needs around it."""
    bare = KINDS.sub(r"\1", tag)
    try:
        PLAIN.compile(AROUND.get(_word(tag), "%s") % bare)
    except jinja2.TemplateSyntaxError:
        return False
    return True
