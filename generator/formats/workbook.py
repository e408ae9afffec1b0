"""A role's form into a workbook: a row a skill, a choice from 0 to 5, and the gap as a formula.

The bytes are the same on every run: its day is the role's, or a fixed one. Texts are written as
texts, whatever they begin with, so that none becomes a formula or a link.
"""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from generator import brand
from generator.views.skills import STEPS
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from generator.formats.registry import Look
    from generator.views.assess import AssessView, SkillForm
    from generator.wording import Wording

UNDATED = dt.date(1980, 1, 1)
LONGEST_PROPERTY = 255
LONGEST_FOOT = 100
PAPERS = {"letter": 1, "a4": 9}
"""Numbers of papers in SpreadsheetML."""

NAME, WHAT, SEEN, MINE, ASKED, GAP, NOTES = 0, 1, 2, 3 + STEPS, 4 + STEPS, 5 + STEPS, 6 + STEPS
"""Columns, from 0; from `SEEN` on, one for each proficiency from 0 to 5."""
WIDTHS = {NAME: 18, WHAT: 20, MINE: 8, ASKED: 8, GAP: 8, NOTES: 24}
SEEN_WIDTH = 20
LINE, HIGHEST = 12, 400
"""Heights in points: of a line of text, and of a row at most, by what Excel takes."""
HEAD = 4
"""The row of the column heads, from 0."""


def workbook(view: AssessView, look: Look) -> bytes:
    """The workbook of a form, as XLSX."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        day = view.changed or UNDATED
        book.set_properties(
            {
                "title": plain(view.frame.heading)[:LONGEST_PROPERTY],
                "author": plain(view.frame.company)[:LONGEST_PROPERTY],
                "subject": plain(view.frame.description)[:LONGEST_PROPERTY],
                "created": dt.datetime.combine(day, dt.time()),
            }
        )
        _Sheet(view, look, book).write()
    return _in_language(buffer.getvalue(), view.frame.language)


class _Sheet:
    """The one sheet of a workbook while it is written."""

    def __init__(self, view: AssessView, look: Look, book: xlsxwriter.Workbook) -> None:
        self.view, self.words = view, wording(view.frame.language)
        self.skills = [skill for group in view.groups for skill in group.skills]
        self.sheet: Worksheet = book.add_worksheet(_tab(self.words))
        self.looks = _looks(book, look.color)
        self._set_up(look)

    def write(self) -> None:
        """Write all of it."""
        _ = self.words.gettext
        first = _(
            "Choose under “Me” what one would see you do, from 0 to 5, before you look at what the "
            "role asks."
        )
        alone = _("This file stays with you: nobody sees it, and nothing is decided by it.")
        self._text(0, NAME, self.view.frame.heading, "title")
        self._text(1, NAME, first, "plain")
        self._text(2, NAME, alone, "plain")
        self._heads()
        for row, skill in enumerate(self.skills, HEAD + 1):
            self._skill(row, skill)
        self._rules()
        self._sums(HEAD + len(self.skills) + 2)

    def _set_up(self, look: Look) -> None:
        sheet, words = self.sheet, self.words
        for column, width in WIDTHS.items():
            sheet.set_column(column, column, width)
        sheet.set_column(SEEN, SEEN + STEPS, SEEN_WIDTH)
        sheet.freeze_panes(HEAD + 1, 1)
        sheet.set_landscape()
        sheet.set_paper(PAPERS[look.paper])
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD)
        sheet.hide_gridlines(2)
        page = words.fill(words.gettext("Page %(page)s of %(pages)s"), page="&P", pages="&N")
        title = plain(self.view.frame.heading)[:LONGEST_FOOT].replace("&", "&&")
        sheet.set_footer(f"&L{title}&R{page}")
        if words.direction == "rtl":
            sheet.right_to_left()

    def _text(self, row: int, column: int, text: str, look: str) -> None:
        if self.sheet.write_string(row, column, plain(text), self.looks[look]):
            said = f"a cell can't hold the {len(text):,} characters of `{plain(text)[:40]}…`"
            raise ValueError(said)

    def _heads(self) -> None:
        words = self.words
        _ = words.gettext
        heads = {NAME: _("Skill"), WHAT: _("What it is"), MINE: words.pgettext("rating", "Me")}
        heads |= {ASKED: _("Asked"), GAP: _("Gap"), NOTES: _("Notes")}
        heads[SEEN] = f"0 – {_('Not yet')}"
        for level in range(1, STEPS + 1):
            heads[SEEN + level] = f"{words.number(level)} – {words.proficiency(level)}"
        for column, text in sorted(heads.items()):
            self._text(HEAD, column, text, "head")

    def _skill(self, row: int, skill: SkillForm) -> None:
        self._text(row, NAME, skill.name, "name")
        what = f"{skill.kind}\n{plain(skill.summary)}"
        self._text(row, WHAT, what, "cell")
        for choice in skill.choices:
            self._text(row, SEEN + choice.level, choice.seen, "cell")
        self.sheet.write_blank(row, MINE, None, self.looks["mine"])
        self.sheet.write_number(row, ASKED, skill.asked, self.looks["number"])
        mine, asked = (f"{_letter(column)}{row + 1}" for column in (MINE, ASKED))
        formula = f'=IF({mine}="","",MAX(0,{asked}-{mine}))'
        self.sheet.write_formula(row, GAP, formula, self.looks["number"], "")
        self.sheet.write_blank(row, NOTES, None, self.looks["cell"])
        texts = [(plain(skill.name), WIDTHS[NAME]), (what + " " * WIDTHS[WHAT], WIDTHS[WHAT])]
        texts += [(plain(choice.seen), SEEN_WIDTH) for choice in skill.choices]
        self.sheet.set_row(row, _height(texts))

    def _rules(self) -> None:
        """What may be chosen, and how a gap looks: bold with a tone, and a figure that isn't 0."""
        _ = self.words.gettext
        first, last = HEAD + 1, HEAD + len(self.skills)
        self.sheet.data_validation(
            first,
            MINE,
            last,
            MINE,
            {
                "validate": "list",
                "source": [str(level) for level in range(STEPS + 1)],
                "error_title": _("From 0 to 5"),
                "error_message": _("Choose a number from 0 to 5, or leave the cell empty."),
            },
        )
        cell = f"${_letter(GAP)}{first + 1}"
        rule = {"type": "formula", "criteria": f"=N({cell})>0", "format": self.looks["gap"]}
        self.sheet.conditional_format(first, GAP, last, GAP, rule)

    def _sums(self, row: int) -> None:
        _ = self.words.gettext
        first, last = HEAD + 2, HEAD + 1 + len(self.skills)
        mine = f"{_letter(MINE)}{first}:{_letter(MINE)}{last}"
        gaps = f"{_letter(GAP)}{first}:{_letter(GAP)}{last}"
        self._text(row, NAME, _("Skills rated"), "name")
        self.sheet.write_formula(row, MINE, f"=COUNT({mine})", self.looks["number"], 0)
        self._text(row + 1, NAME, _("Skills with a gap"), "name")
        self.sheet.write_formula(row + 1, GAP, f'=COUNTIF({gaps},">0")', self.looks["number"], 0)


def _looks(book: xlsxwriter.Workbook, color: str) -> Mapping[str, Format]:
    tones = brand.tones(color)[0]
    cell = {
        "text_wrap": True,
        "indent": 1,
        "valign": "top",
        "font_size": 9,
        "font_color": tones.ink,
    }
    cell |= {"bottom": 1, "bottom_color": tones.line}
    head = {**cell, "bold": True, "bg_color": tones.tint, "bottom_color": tones.ink}
    number = {**cell, "indent": 0, "align": "center", "font_size": 11}
    looks = {
        "title": {"bold": True, "font_size": 16, "font_color": tones.ink},
        "plain": {"font_size": 10, "font_color": tones.ink},
        "head": head,
        "cell": cell,
        "name": {**cell, "bold": True},
        "number": number,
        "mine": {**number, "border": 1, "border_color": tones.edge, "bold": True},
        "gap": {"bold": True, "bg_color": tones.tint, "font_color": tones.brand},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def _tab(words: Wording) -> str:
    """The name of the sheet, of which Excel takes 31 characters and no signs of its own."""
    return words.gettext("Self-assessment")


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _height(texts: Sequence[tuple[str, int]]) -> float:
    """A row's height in points: programs don't reckon it where a file says none."""
    lines = max(-(-len(text) // width) for text, width in texts)
    return min(LINE * lines + 8, HIGHEST)


def _in_language(data: bytes, language: str) -> bytes:
    """A workbook whose properties say its language too, which XlsxWriter can't."""
    found, made = BytesIO(data), BytesIO()
    end = b"</cp:coreProperties>"
    with ZipFile(found) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "docProps/core.xml":
                said = f"<dc:language>{language}</dc:language>".encode()
                part = part.replace(end, said + end)
            new.writestr(info, part, ZIP_DEFLATED)
    return made.getvalue()
