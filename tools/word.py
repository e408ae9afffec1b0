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
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parents[1] / "templates" / "default" / "documents"
FONT = "Calibri"
INK = RGBColor(0x1B, 0x22, 0x27)
GREY = RGBColor(0x55, 0x5F, 0x66)
LINE = "C9CED2"
LETTER = Mm(215.9), Mm(279.4)
MARGIN = Mm(22)


@dataclass(frozen=True)
class Kind:
    """A document: the runs of its header, the lines of its footer, and its paragraphs by style.

    Behind | is what stands back; a style that begins with # is the name of a table.
    """

    header: tuple[str, ...]
    footer: tuple[str, ...]
    body: tuple[tuple[str, str], ...]


def main() -> None:
    """Write the files that are named."""
    for name in sys.argv[1:]:
        write(FOLDER / f"{name}.docx", KINDS[name])


def write(file: Path, kind: Kind) -> None:
    """Write one file."""
    word = Document()
    styles(word)
    section = word.sections[0]
    section.page_width, section.page_height = LETTER
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Mm(20)
    header = section.header.paragraphs[0]
    header.style = word.styles["Header"]
    for text in kind.header:
        if text == WATERMARK:
            header.add_run()._r.append(parse_xml(text))  # noqa: SLF001 - no public way to it
        else:
            header.add_run(text)
    footer = section.footer.paragraphs[0]
    footer.style = word.styles["Footer"]
    first, *more = kind.footer
    footer.add_run(f"{first}\t")
    field(footer, "PAGE")
    footer.add_run(" / ")
    field(footer, "NUMPAGES")
    for line in more:
        footer.add_run(f"\n{line}")
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


WATERMARK = """\
<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>
<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom"
 o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136"
 alt="{{ watermark }}" o:allowincell="f" fillcolor="#dfe2e5" stroked="f"
 style="position:absolute;margin-left:0;margin-top:0;width:400pt;height:125pt;rotation:325;\
z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
mso-position-vertical:center;mso-position-vertical-relative:margin">
<v:textpath style="font-family:Calibri;font-size:1pt;font-weight:bold" string="{{ watermark }}"/>
</v:shape></w:pict>"""
"""A word across the page and behind its text, as Word itself makes it: letters of a drawing."""

POSTING = (
    ("Title", "{{ title }}"),
    ("Subtitle", "{{ company }} · {{ place }}"),
    ("Normal", "{%p if notice and not draft %}"),
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
    ("Normal", "{%p for remark in remarks %}"),
    ("Small", "{{ remark }}"),
    ("Normal", "{%p endfor %}"),
    ("#pairs", ""),
    ("Normal", "{%p for section in sections %}"),
    ("Heading 1", "{{ section.title }}"),
    ("Normal", "{%p for text in section.texts %}"),
    ("Normal", "{%p if section.signed %}"),
    ("Closing", "{{ text }}"),
    ("Normal", "{%p else %}"),
    ("Normal", "{{ text }}"),
    ("Normal", "{%p endif %}"),
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
        ("Title", 24, 0, 3),
        ("Subtitle", 12, 0, 9),
        ("Heading 1", 14, 15, 4),
        ("Heading 2", 11.5, 9, 3),
        ("List Bullet", 10.5, 0, 3),
        ("List Number", 10.5, 0, 3),
        ("Intense Quote", 12, 0, 9),
        ("Header", 9, 0, 0),
        ("Footer", 9, 0, 0),
    ):
        style = word.styles[name]
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        letters(style, size)
    word.styles["Normal"].paragraph_format.line_spacing = 1.05
    word.styles["Title"].font.bold = True
    word.styles["Title"].paragraph_format.line_spacing = 1.0
    word.styles["Title"].paragraph_format.keep_with_next = True
    word.styles["Subtitle"].font.color.rgb = GREY
    word.styles["Subtitle"].font.italic = False
    lead = word.styles["Intense Quote"]
    lead.font.italic, lead.font.bold = False, False
    lead.paragraph_format.left_indent = lead.paragraph_format.right_indent = Pt(0)
    for name in ("Intense Quote", "Title"):
        without(word.styles[name], "w:pBdr")
    for name in ("List Bullet", "List Number"):
        word.styles[name].paragraph_format.keep_together = True
        without(word.styles[name], "w:contextualSpacing")
    edges(word)
    own(word)


def letters(style: ParagraphStyle, size: float) -> None:
    """One font, and none of the theme's; its letters stand as close as they are made to."""
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.color.rgb = INK
    properties = style.element.get_or_add_rPr()
    for spread in properties.findall(qn("w:spacing")):
        properties.remove(spread)
    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)


def without(style: ParagraphStyle, name: str) -> None:
    """A style without what it says of this."""
    for found in list(style.element.iter(qn(name))):
        found.getparent().remove(found)


def own(word: Word) -> None:
    """The styles that Word has no name for, and its own for links."""
    link = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor(0x1F, 0x4E, 0x79), True
    aside = word.styles.add_style("Aside", WD_STYLE_TYPE.CHARACTER)
    aside.font.color.rgb = GREY
    aside.font.size = Pt(9.5)
    for name, size in (("Small", 9), ("Label", 10.5), ("Notice", 11), ("Closing", 10.5)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        style.font.size = Pt(size)
    for name in ("Small", "Label"):
        word.styles[name].font.color.rgb = GREY
    word.styles["Notice"].font.bold = True
    word.styles["Closing"].paragraph_format.keep_with_next = True
    table_styles(word)


def edges(word: Word) -> None:
    """Above a page what must be seen first, below it what it is of, and at the right its number."""
    word.styles["Header"].font.bold = True
    word.styles["Header"].paragraph_format.space_after = Pt(9)
    word.styles["Footer"].font.color.rgb = GREY
    for name in ("Header", "Footer"):
        without(word.styles[name], "w:tabs")
    stops = word.styles["Footer"].paragraph_format.tab_stops
    stops.add_tab_stop(LETTER[0] - 2 * MARGIN, WD_TAB_ALIGNMENT.RIGHT)


def table_styles(word: Word) -> None:
    """The looks of tables: facts between thin lines, signatures in a grid of them."""
    for name, lines in (
        ("Facts", (("top", 12), ("bottom", 4), ("insideH", 4))),
        ("Signatures", (("top", 12), ("bottom", 4), ("insideH", 4), ("insideV", 4))),
    ):
        made = word.styles.add_style(name, WD_STYLE_TYPE.TABLE)
        made.base_style = word.styles["Normal Table"]
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:space="0" '
            f'w:color="{INK if side == "top" else LINE}"/>'
            for side, size in lines
        )
        made.element.append(
            parse_xml(
                f"<w:tblPr {nsdecls('w')}><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
                '<w:left w:w="0" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar>'
                "</w:tblPr>"
            )
        )


def facts(word: Word) -> None:
    """The facts: a row each, label and value."""
    made = word.add_table(rows=3, cols=2)
    made.rows[0].cells[0].text = "{%tr for fact in facts %}"
    for cell, text in zip(made.rows[1].cells, ("{{ fact.0 }}", "{{ fact.1 }}"), strict=True):
        cell.text = text
    made.rows[2].cells[0].text = "{%tr endfor %}"
    dress(word, made, "Facts", 26, 74)
    label(word, made, 0)


def pairs(word: Word) -> None:
    """The facts: two a row, each with its label and its value."""
    made = word.add_table(rows=3, cols=4)
    made.rows[0].cells[0].text = "{%tr for pair in facts|batch(2, ('', '')) %}"
    texts = ("{{ pair.0.0 }}", "{{ pair.0.1 }}", "{{ pair.1.0 }}", "{{ pair.1.1 }}")
    for cell, text in zip(made.rows[1].cells, texts, strict=True):
        cell.text = text
    made.rows[2].cells[0].text = "{%tr endfor %}"
    dress(word, made, "Facts", 18, 32, 18, 32)
    label(word, made, 0, 2)


def signatures(word: Word) -> None:
    """A row for each who signs, with room for a name, a signature and a date."""
    made = word.add_table(rows=4, cols=4)
    heads = ("{{ signs }}", *(f"{{{{ columns.{column} }}}}" for column in range(3)))
    for cell, text in zip(made.rows[0].cells, heads, strict=True):
        cell.text = text
    made.rows[1].cells[0].text = "{%tr for signer in signers %}"
    made.rows[2].cells[0].text = "{{ signer }}"
    made.rows[2].height = Pt(36)
    made.rows[3].cells[0].text = "{%tr endfor %}"
    dress(word, made, "Signatures", 24, 28, 30, 18)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as below
    for row in made.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    for column, cell in enumerate(made.rows[0].cells):
        cell.paragraphs[0].style = word.styles["Small"]
        cell.paragraphs[0].paragraph_format.left_indent = Pt(5 if column else 0)


def dress(word: Word, made: Table, style: str, *shares: int) -> None:
    """A look, all of the width in these parts of a hundred, and rows that no page cuts in two."""
    made.style = word.styles[style]
    made.autofit = False
    whole = LETTER[0] - 2 * MARGIN
    for column, share in zip(made.columns, shares, strict=True):
        column.width = whole * share // 100
        for cell in column.cells:
            cell.width = column.width
            part(cell._tc.get_or_add_tcPr(), "w:tcW", share)  # noqa: SLF001 - no public way to it
            space = cell.paragraphs[0].paragraph_format
            space.space_before = space.space_after = Pt(2.5)
    part(made._tbl.tblPr, "w:tblW", 100)  # noqa: SLF001 - as above
    for row in made.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above


def part(properties: BaseOxmlElement, name: str, share: int) -> None:
    """A width in parts of a hundred: it fits any paper."""
    for width in properties.findall(qn(name)):
        width.set(qn("w:type"), "pct")
        width.set(qn("w:w"), str(share * 50))


def label(word: Word, made: Table, *columns: int) -> None:
    """Columns that name what stands beside them."""
    for column in columns:
        made.rows[1].cells[column].paragraphs[0].style = word.styles["Label"]


TABLES = {"#facts": facts, "#pairs": pairs, "#signatures": signatures}

KINDS = {
    "posting": Kind(
        ("{% if draft %}{{ notice }}", WATERMARK, "{% endif %}"),
        ("{{ title }} · {{ company }}", "{{ reference }}"),
        POSTING,
    ),
    "description": Kind(
        ("{{ notice }}",), ("{{ title }} · {{ place }} · {{ company }}",), DESCRIPTION
    ),
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
