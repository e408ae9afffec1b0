"""A posting as a Word file: by a template that people restyle, whose faults are told by name."""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.shared import Mm, RGBColor

import validators
from building import ROOT
from generator.formats.html import TemplateError, Templates, templates
from generator.formats.word import word
from posted import HARD, LOOK, WIDE, posted, with_duties
from reading import docx_text
from tools.word import KINDS, write

if TYPE_CHECKING:
    from pathlib import Path

    from generator.findings import Finding
    from generator.formats.paper import Paper
    from generator.formats.registry import Look
    from generator.views.posting import PostingView

NB = "\N{NO-BREAK SPACE}"
TEMPLATE = ROOT / "templates" / "default" / "documents" / "posting.docx"
TEXT = f"""\
Counter
Ada · Toronto
Counts.
Requisition R-2026-001, posted on November{NB}1,{NB}2026.
Place
Toronto · Canada
Way of working
On site
Employment
Full time
Pay
$50,000 to $60,000{NB}CAD a{NB}year
Apply by
December{NB}1,{NB}2026
Apply at
https://apply.our-company.test/1
About Ada
We count things.
What you do
Count things.
Say how many.
What you bring
Must have
College diploma in counting or adding
Nice to have
6 months of experience in counting sheep
What it takes
Counting: Working
Never misses one.
Pay and benefits
$50,000 to $60,000{NB}CAD a{NB}year
Base pay
Where it leads
Chief counter
Promotion
Vacancy and selection
This posting is for an existing vacancy.
We don’t use artificial intelligence to screen, assess or select applicants.
Counter · Ada\t1 / 1
Requisition R-2026-001, posted on November{NB}1,{NB}2026
"""


def _saved(folder: Path, view: PostingView, look: Look = LOOK) -> Path:
    file = folder / "posting.docx"
    file.write_bytes(word(view, look))
    return file


def test_a_posting_is_laid_out_from_top_to_bottom(view: PostingView, tmp_path: Path) -> None:
    assert docx_text(_saved(tmp_path, view)) == TEXT


def test_a_posting_in_french(french: PostingView, tmp_path: Path) -> None:
    file = _saved(tmp_path, french)
    text = docx_text(file)
    assert text.startswith("Compteuse ou compteur\nAda · Toronto\nCompte.\n")
    assert f"\nPostuler au plus tard le\n1er{NB}décembre{NB}2026\n" in text
    assert Document(str(file)).core_properties.language == "fr"
    assert 'w:val="fr"' in zipfile.ZipFile(file).read("word/styles.xml").decode()


def test_headings_lists_and_tables_are_words_own(view: PostingView, tmp_path: Path) -> None:
    read = Document(str(_saved(tmp_path, view)))
    styles = {p.text: p.style.name for p in read.paragraphs if p.style}
    assert styles["Counter"] == "Title"
    assert styles["What you do"] == "Heading 1"
    assert styles["Must have"] == "Heading 2"
    assert styles["Count things."] == "List Bullet"
    (facts,) = read.tables
    assert [cell.text for cell in facts.rows[0].cells] == ["Place", "Toronto · Canada"]


def test_the_file_says_what_it_is(view: PostingView, tmp_path: Path) -> None:
    about = Document(str(_saved(tmp_path, view))).core_properties
    assert (about.title, about.author) == ("Counter, Toronto – Ada", "Ada")
    assert about.created == about.modified == dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def test_a_title_that_is_too_long_for_words_properties_is_cut(
    view: PostingView, tmp_path: Path
) -> None:
    frame = replace(view.frame, title="Counter " * 40, company="Ada " * 70)
    about = Document(str(_saved(tmp_path, replace(view, frame=frame)))).core_properties
    assert (len(about.title), len(about.author)) == (255, 255)


@pytest.mark.parametrize(("paper", "width"), [("letter", 215.9), ("a4", 210)])
def test_paper_is_that_of_the_place(
    view: PostingView, tmp_path: Path, paper: Paper, width: float
) -> None:
    look = replace(LOOK, paper=paper)
    (section,) = Document(str(_saved(tmp_path, view, look))).sections
    assert section.page_width
    assert abs(section.page_width - Mm(width)) < Mm(0.1)


def test_a_draft_says_so_above_every_page(view: PostingView, tmp_path: Path) -> None:
    draft = replace(view, draft=True, notice="Draft: nobody has approved it.")
    assert docx_text(_saved(tmp_path, draft)).startswith("Draft: nobody has approved it.\nCounter")
    read = Document(str(tmp_path / "posting.docx"))
    assert read.sections[0].header.paragraphs[0].text == "Draft: nobody has approved it."


def test_a_draft_has_its_word_across_every_page(
    view: PostingView, french: PostingView, tmp_path: Path
) -> None:
    for each, said in ((view, "Draft"), (french, "Ébauche")):
        for draft in (True, False):
            file = _saved(tmp_path, replace(each, draft=draft, notice="Not yet."))
            with zipfile.ZipFile(file) as parts:
                header = parts.read("word/header1.xml").decode()
            assert (f'string="{said}"' in header) is draft
            assert "{" not in header
            assert validators.openxml_audit(file) == []


def test_addresses_lead_there(view: PostingView, tmp_path: Path) -> None:
    mail = "mailto:jobs@our-company.test?subject=R-1"
    texts = ("jobs@our-company.test", "https://a.test/?b=1&c=%20", "See https://a.test/.", mail)
    file = _saved(tmp_path, with_duties(view, *texts))
    links = {
        link.text: (link.address, [run.style.name for run in link.runs])
        for paragraph in Document(str(file)).paragraphs
        for link in paragraph.hyperlinks
    }
    assert links == {
        texts[0]: (f"mailto:{texts[0]}", ["Hyperlink"]),
        texts[1]: (texts[1], ["Hyperlink"]),
        mail: (mail, ["Hyperlink"]),
    }
    (facts,) = Document(str(file)).tables
    (link,) = facts.rows[-1].cells[1].paragraphs[0].hyperlinks
    assert link.address == link.text == view.apply
    assert validators.docx_integrity(file) == []
    assert validators.openxml_audit(file) == []


def test_a_template_without_a_style_for_links_has_links_all_the_same(
    view: PostingView, tmp_path: Path
) -> None:
    file, look = _own(tmp_path)
    read = Document(str(file))
    read.styles["Hyperlink"].delete()
    read.save(str(file))
    made = Document(str(_saved(tmp_path, view, look)))
    assert made.tables[0].rows[-1].cells[1].paragraphs[0].hyperlinks[0].address == view.apply


@pytest.mark.parametrize(("paper", "width"), [("letter", 171.9), ("a4", 166)])
def test_the_number_of_a_page_stands_at_the_right_edge(
    view: PostingView, tmp_path: Path, paper: Paper, width: float
) -> None:
    read = Document(str(_saved(tmp_path, view, replace(LOOK, paper=paper))))
    (stop,) = read.styles["Footer"].paragraph_format.tab_stops
    assert abs(stop.position - Mm(width)) < Mm(0.1)


def test_no_page_cuts_a_row(view: PostingView, tmp_path: Path) -> None:
    read = Document(str(_saved(tmp_path, view)))
    (facts,) = read.tables
    assert facts.style
    assert facts.style.name == "Facts"
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in facts.rows)  # noqa: SLF001 - no public way to it


def test_signs_of_xml_and_of_templates_stay_as_they_are(view: PostingView, tmp_path: Path) -> None:
    texts = (HARD, WIDE, "&amp; <w:p/> ]]>", "{_{ x }_} {_% y %_}", "=1+1", "a  b")
    file = _saved(tmp_path, with_duties(view, *texts))
    text = docx_text(file)
    assert text[text.index("What you do\n") :].split("\n")[1:7] == list(texts)
    assert validators.docx_integrity(file) == []
    assert validators.openxml_audit(file) == []
    (read,) = validators.libreoffice(file)
    assert [each for each in texts if each not in read] == []


def test_the_same_posting_gives_the_same_bytes(view: PostingView, tmp_path: Path) -> None:
    first = word(view, LOOK)
    assert word(posted(tmp_path), LOOK) == first
    with zipfile.ZipFile(BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- templates of a project's own ----------------------------------------------------------------


def _own(folder: Path) -> tuple[Path, Look]:
    """A copy of the template in a project's own folder, and the look that takes it from there."""
    file = folder / "templates" / "documents" / "posting.docx"
    file.parent.mkdir(parents=True)
    shutil.copy(TEMPLATE, file)
    return file, replace(LOOK, templates=Templates(folder / "templates"))


def test_a_projects_own_template_is_used(view: PostingView, tmp_path: Path) -> None:
    file, look = _own(tmp_path)
    restyled = Document(str(file))
    restyled.styles["Title"].font.color.rgb = RGBColor(0xC0, 0x00, 0x00)
    restyled.add_paragraph("Printed on paper of our own. {{ company }}!")
    restyled.save(str(file))
    made = _saved(tmp_path, view, look)
    read = Document(str(made))
    assert read.styles["Title"].font.color.rgb == RGBColor(0xC0, 0x00, 0x00)
    assert read.paragraphs[-1].text == "Printed on paper of our own. Ada!"
    assert _saved(tmp_path, view).read_bytes() != word(view, look)


def _fault(tmp_path: Path, view: PostingView, old: str, *runs: str) -> Finding:
    """What is said about a template in which one paragraph's text is replaced, in these runs."""
    file, look = _own(tmp_path)
    read = Document(str(file))
    paragraph = next(p for p in read.paragraphs if p.text == old)
    paragraph.text = ""
    for run in runs:
        paragraph.add_run(run).bold = run == runs[0]
    read.save(str(file))
    with pytest.raises(TemplateError) as caught:
        word(view, look)
    found = caught.value.finding
    assert (found.code, found.file) == ("template-error", "templates/documents/posting.docx")
    return found


@pytest.mark.parametrize(
    ("old", "runs", "message", "help_"),
    [
        ("{{ summary }}", ["{{ summary"], "paragraph 7, `{{ summary`: ", ""),
        (
            "{{ summary }}",
            ["{{ sumary }}"],
            "paragraph 7, `{{ sumary }}`: `sumary` is not there",
            "",
        ),
        ("{{ summary }}", ["{{ su", "mary ", "}"], "paragraph 7, `{{ sumary }`: ", ""),
        ("{{ summary }}", ["{{ ", "sumary }}"], "paragraph 7, `{{ sumary }}`: `sumary` is not", ""),
        (
            "{{ part.title }}",
            ["{{ part.titel }}"],
            "paragraph 16, `{{ part.titel }}`: `titel` is not a part of `Part`",
            "did you mean `title`?",
        ),
        ("{{ summary }}", ["{% sum %}"], "paragraph 7, `{% sum %}`: Encountered unknown tag", ""),
        ("{{ summary }}", ["{{ summary|upper( }}"], "paragraph 7, `{{ summary|upper( }}`: ", ""),
        (
            "{{ summary }}",
            ["{{ summary|shout }}"],
            "paragraph 7, `{{ summary|shout }}`: No filter",
            "",
        ),
        ("{{ summary }}", ["{{ 1 / 0 }}"], "division by zero", ""),
        (
            "{{ summary }}",
            ["{{ cycler.__init__.__globals__.os.popen('touch reached').read() }}"],
            "}}`: access to attribute '__init__' of 'type' object is unsafe",
            "",
        ),
        ("{%p endif %}", [""], "paragraph 4, `{%p if notice and not draft %}`: ", ""),
        ("{{ text }}", ["{%p endif %}"], "paragraph 18, `{%p endif %}`: ", ""),
        ("{%p for note in notes %}", ["{%p for note in %}"], "`{%p for note in %}`: ", ""),
    ],
)
def test_a_broken_tag_is_told_with_its_paragraph(
    view: PostingView, tmp_path: Path, old: str, runs: list[str], message: str, help_: str
) -> None:
    found = _fault(tmp_path, replace(view, notice="Now."), old, *runs)
    assert message in found.message
    assert help_ in found.help


def test_a_loop_that_is_not_closed_is_told(view: PostingView, tmp_path: Path) -> None:
    file, look = _own(tmp_path)
    read = Document(str(file))
    last = [p for p in read.paragraphs if p.text == "{%p endfor %}"][-1]
    parent = last._p.getparent()  # noqa: SLF001 - no public way to it
    assert parent is not None
    parent.remove(last._p)  # noqa: SLF001 - as above
    read.save(str(file))
    with pytest.raises(TemplateError) as caught:
        word(view, look)
    assert "`{%p for note in notes %}`: " in caught.value.finding.message


def test_a_tag_that_word_split_over_runs_is_one_tag(view: PostingView, tmp_path: Path) -> None:
    file, look = _own(tmp_path)
    read = Document(str(file))
    paragraph = next(p for p in read.paragraphs if p.text == "{{ summary }}")
    paragraph.text = ""
    for run in ("{", "{ su", "mma", "ry }", "}"):
        paragraph.add_run(run)
    read.save(str(file))
    assert docx_text(_saved(tmp_path, view, look)) == TEXT


@pytest.mark.parametrize("data", [b"This is no Word file.", b"", TEMPLATE.read_bytes()[:5000]])
def test_a_template_that_is_no_word_file_is_told(
    view: PostingView, tmp_path: Path, data: bytes
) -> None:
    file, look = _own(tmp_path)
    file.write_bytes(data)
    with pytest.raises(TemplateError) as caught:
        word(view, look)
    found = caught.value.finding
    assert found.file == "templates/documents/posting.docx"
    assert found.message == "it is not a Word file (.docx)"


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_packaged_templates_are_those_that_their_script_makes(
    name: str, tmp_path: Path
) -> None:
    packaged, made = TEMPLATE.with_name(f"{name}.docx"), tmp_path / f"{name}.docx"
    write(made, KINDS[name])
    assert templates().file(f"documents/{name}.docx") == packaged
    assert _parts(made) == _parts(packaged), "run tools/word.py, or say there what was restyled"
    assert validators.docx_integrity(packaged) == []
    assert validators.openxml_audit(packaged) == []


def _parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as parts:
        return {name: parts.read(name) for name in parts.namelist()}
