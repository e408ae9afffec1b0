"""Make `templates/default/documents/posting.docx`: the Word file that postings are laid into.

It is made once, by this script, so that its parts can be read here; after that it is a Word file
like any other, which anyone may restyle in Word and lay over this one in a project's templates.
"""

from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FILE = Path(__file__).parents[1] / "templates" / "default" / "documents" / "posting.docx"
FONT = "Calibri"
GREY = RGBColor(0x55, 0x5F, 0x66)


def main() -> None:
    """Write the file."""
    word = Document()
    styles(word)
    for section in word.sections:
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin = section.bottom_margin = Mm(20)
    header = word.sections[0].header.paragraphs[0]
    header.text = "{% if draft %}{{ notice }}{% endif %}"
    header.style = word.styles["Draft"]
    footer = word.sections[0].footer.paragraphs[0]
    footer.style = word.styles["Small"]
    footer.add_run("{{ title }} · {{ company }} · {{ reference }} · ")
    field(footer, "PAGE")
    footer.add_run(" / ")
    field(footer, "NUMPAGES")
    for style, text in BODY:
        front, _, back = text.partition("|")
        made = word.add_paragraph(front, style=style)
        if back:
            made.add_run(back, style="Aside")
        if text == "{{ reference }}.":
            table(word)
    clean(word)
    word.save(str(FILE))


BODY = (
    ("Title", "{{ title }}"),
    ("Subtitle", "{{ company }} · {{ place }}"),
    ("Normal", "{%p if notice %}"),
    ("Notice", "{{ notice }}"),
    ("Normal", "{%p endif %}"),
    ("Intense Quote", "{{ summary }}"),
    ("Small", "{{ reference }}."),
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
"""The paragraphs of the template, each with its style; behind | is what stands back."""


def styles(word: Word) -> None:
    """A quiet look, which Word's own gallery of styles can change in one place each."""
    for name, size, before, after in (
        ("Normal", 10.5, 0, 6),
        ("Title", 24, 0, 2),
        ("Subtitle", 12, 0, 10),
        ("Heading 1", 14, 14, 4),
        ("Heading 2", 11.5, 8, 3),
        ("List Bullet", 10.5, 0, 3),
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


def table(word: Word) -> None:
    """The facts: a row each, label and value."""
    made = word.add_table(rows=3, cols=2)
    made.autofit = False
    made.rows[0].cells[0].text = "{%tr for fact in facts %}"
    made.rows[1].cells[0].text = "{{ fact.0 }}"
    made.rows[1].cells[0].paragraphs[0].style = word.styles["Small"]
    made.rows[1].cells[1].text = "{{ fact.1 }}"
    made.rows[2].cells[0].text = "{%tr endfor %}"
    for row in made.rows:
        row.cells[0].width, row.cells[1].width = Pt(110), Pt(360)


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
