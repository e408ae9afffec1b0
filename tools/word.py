"""Make the Word files in `templates/default/documents/` that documents are laid into.

`python tools/word.py posting description` makes those that are named. Each is made once, by this
script, so that its parts can be read here; after that it is a Word file like any other, which
anyone may restyle in Word and lay over this one in a project's templates.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parents[1] / "templates" / "default" / "documents"
FONT = "Calibri"
GREY = RGBColor(0x55, 0x5F, 0x66)


@dataclass(frozen=True)
class Kind:
    """A document: its header and footer, and its paragraphs, each with its style.

    Behind | is what stands back; a style that begins with # is the name of a table.
    """

    header: str
    footer: str
    body: tuple[tuple[str, str], ...]


def main() -> None:
    """Write the files that are named."""
    for name in sys.argv[1:]:
        write(FOLDER / f"{name}.docx", KINDS[name])


def write(file: Path, kind: Kind) -> None:
    """Write one file."""
    word = Document()
    styles(word)
    for section in word.sections:
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin = section.bottom_margin = Mm(20)
    header = word.sections[0].header.paragraphs[0]
    header.text = kind.header
    header.style = word.styles["Draft" if "draft" in kind.header else "Small"]
    footer = word.sections[0].footer.paragraphs[0]
    footer.style = word.styles["Small"]
    footer.add_run(f"{kind.footer} · ")
    field(footer, "PAGE")
    footer.add_run(" / ")
    field(footer, "NUMPAGES")
    for style, text in kind.body:
        if style.startswith("#"):
            TABLES[style](word)
            continue
        front, _, back = text.partition("|")
        made = word.add_paragraph(front, style=style)
        if back:
            made.add_run(back, style="Aside")
        if text == "{{ note }}":
            made.paragraph_format.space_before = Pt(8)
    clean(word)
    word.save(str(file))


POSTING = (
    ("Title", "{{ title }}"),
    ("Subtitle", "{{ company }} · {{ place }}"),
    ("Normal", "{%p if notice %}"),
    ("Notice", "{{ notice }}"),
    ("Normal", "{%p endif %}"),
    ("Intense Quote", "{{ summary }}"),
    ("Small", "{{ reference }}."),
    ("#facts", ""),
    ("Normal", "{%p for part in parts %}"),
    ("Heading 1", "{{ part.title }}"),
    ("Normal", "{%p for text in part.paragraphs %}"),
    ("Normal", "{{ text }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p for item in part.items %}"),
    ("List Bullet", "{{ item.text }}|{{ item.more }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p for below in part.parts %}"),
    ("Heading 2", "{{ below.title }}"),
    ("Normal", "{%p for item in below.items %}"),
    ("List Bullet", "{{ item.text }}|{{ item.more }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p for note in notes %}"),
    ("Small", "{{ note }}"),
    ("Normal", "{%p endfor %}"),
)

DESCRIPTION = (
    ("Small", "{{ company }} · {{ kind }}"),
    ("Title", "{{ title }}"),
    ("Subtitle", "{{ place }}"),
    ("Notice", "{{ notice }}"),
    ("#facts", ""),
    ("Normal", "{%p for section in sections %}"),
    ("Heading 1", "{{ section.title }}"),
    ("Normal", "{%p for text in section.texts %}"),
    ("Normal", "{{ text }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p for item in section.numbered %}"),
    ("List Number", "{{ item.text }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p for item in section.bullets %}"),
    ("List Bullet", "{{ item.text }}|{{ item.more }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p for below in section.parts %}"),
    ("Heading 2", "{{ below.title }}"),
    ("Normal", "{%p for item in below.items %}"),
    ("List Bullet", "{{ item.text }}|{{ item.more }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endfor %}"),
    ("#signatures", ""),
    ("Normal", "{%p for note in notes %}"),
    ("Small", "{{ note }}"),
    ("Normal", "{%p endfor %}"),
)


def styles(word: Word) -> None:
    """A quiet look, which Word's own gallery of styles can change in one place each."""
    for name, size, before, after in (
        ("Normal", 10.5, 0, 6),
        ("Title", 24, 0, 2),
        ("Subtitle", 12, 0, 10),
        ("Heading 1", 14, 14, 4),
        ("Heading 2", 11.5, 8, 3),
        ("List Bullet", 10.5, 0, 3),
        ("List Number", 10.5, 0, 3),
        ("Intense Quote", 12, 0, 10),
    ):
        style = word.styles[name]
        style.font.name = FONT
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            if key.endswith("Theme"):
                del fonts.attrib[key]
        for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(key), FONT)
        style.font.color.rgb = RGBColor(0x1B, 0x22, 0x27)
    word.styles["Subtitle"].font.color.rgb = GREY
    word.styles["Subtitle"].font.italic = False
    lead = word.styles["Intense Quote"]
    lead.font.italic, lead.font.bold = False, False
    lead.paragraph_format.left_indent = lead.paragraph_format.right_indent = Pt(0)
    for borders in lead.element.iter(qn("w:pBdr")):
        borders.getparent().remove(borders)
        break
    for borders in word.styles["Title"].element.iter(qn("w:pBdr")):
        borders.getparent().remove(borders)
        break
    aside = word.styles.add_style("Aside", WD_STYLE_TYPE.CHARACTER)
    aside.font.color.rgb = GREY
    for name, size in (("Small", 9), ("Notice", 11), ("Draft", 20)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        style.font.size = Pt(size)
        style.font.color.rgb = GREY
        style.font.bold = name != "Small"
    word.styles["Draft"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def facts(word: Word) -> None:
    """The facts: a row each, label and value."""
    made = word.add_table(rows=3, cols=2)
    made.autofit = False
    made.rows[0].cells[0].text = "{%tr for fact in facts %}"
    made.rows[1].cells[0].text = "{{ fact.0 }}"
    made.rows[1].cells[0].paragraphs[0].style = word.styles["Small"]
    made.rows[1].cells[1].text = "{{ fact.1 }}"
    made.rows[2].cells[0].text = "{%tr endfor %}"
    widths(made, 110, 360)


def signatures(word: Word) -> None:
    """A row for each who signs, with room for a name, a signature and a date."""
    made = word.add_table(rows=4, cols=4)
    made.style = word.styles["Table Grid"]
    made.autofit = False
    heads = ("{{ signs }}", *(f"{{{{ columns.{column} }}}}" for column in range(3)))
    for cell, text in zip(made.rows[0].cells, heads, strict=True):
        cell.text = text
        cell.paragraphs[0].style = word.styles["Small"]
    made.rows[1].cells[0].text = "{%tr for signer in signers %}"
    made.rows[2].cells[0].text = "{{ signer }}"
    made.rows[2].height = Pt(32)
    made.rows[3].cells[0].text = "{%tr endfor %}"
    widths(made, 110, 140, 140, 80)
    for row in made.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def widths(made: Table, *points: float) -> None:
    """How wide the columns are, for Word (by cell) and others (by column)."""
    for column, width in zip(made.columns, points, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)


TABLES = {"#facts": facts, "#signatures": signatures}

KINDS = {
    "posting": Kind(
        "{% if draft %}{{ notice }}{% endif %}",
        "{{ title }} · {{ company }} · {{ reference }}",
        POSTING,
    ),
    "description": Kind("{{ notice }}", "{{ title }} · {{ place }} · {{ company }}", DESCRIPTION),
}


def field(paragraph: Paragraph, name: str) -> None:
    """A field that Word counts: the page, or how many there are."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind in {"begin", "separate", "end"}:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        elif kind == "text":
            part = OxmlElement("w:t")
            part.text = text
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)  # type: ignore[arg-type]  # noqa: SLF001 - no public way to it


def clean(word: Word) -> None:
    """No word or picture of the tool that made it, and no second, older styles.

    Word 2010 kept a copy of the styles for itself; one that differs makes Word repair the file.
    """
    for relations in (word.part.rels, word.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del relations[key]
    word.core_properties.author = ""
    word.core_properties.comments = ""
    word.core_properties.title = ""


if __name__ == "__main__":
    main()
