"""A form as a workbook: what one chooses and what is asked, with texts that are never formulas."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from lxml import etree

import validators
from books import SMALL, small, write
from building import contents, rolebook
from generator.book.edition import Edition
from generator.formats.registry import WORKBOOK
from generator.views.assess import AssessView, assess_view
from posted import FRENCH, HARD, LOOK, WIDE

if TYPE_CHECKING:
    from pathlib import Path

    from generator.views.frame import Frame

NB = "\N{NO-BREAK SPACE}"
MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
SHEET = "xl/worksheets/sheet1.xml"
SEEN = "I haven’t done this, or have only watched others do it."
HEADS = [
    *("Skill", "What it is", "0 – Not yet", "1 – Basic", "2 – Working", "3 – Proficient"),
    *("4 – Advanced", "5 – Leading", "Me", "Asked", "Gap", "Notes"),
]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> AssessView:
    """The form of the small book's role."""
    return _form(tmp_path_factory.mktemp("english") / "book")


def _form(folder: Path, files: dict[str, str] | None = None, language: str = "en") -> AssessView:
    return assess_view(Edition(small(folder, files)[0], language), "counter")


def _made(view: AssessView, **look: str) -> bytes:
    return WORKBOOK["xlsx"].make(view, replace(LOOK, **look))  # type: ignore[arg-type]  # a paper


def _part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(name))


def _cells(data: bytes) -> dict[str, str]:
    """What each cell holds, by its address: a text, a figure, or a formula with its `=`."""
    texts = [
        "".join(each.itertext())
        for each in _part(data, "xl/sharedStrings.xml").iterfind("m:si", MAIN)
    ]
    found = {}
    for cell in _part(data, SHEET).iterfind(".//m:c", MAIN):
        formula, value = cell.find("m:f", MAIN), cell.find("m:v", MAIN)
        if formula is not None:
            found[cell.get("r", "")] = f"={formula.text}"
        elif value is not None and value.text is not None:
            text = texts[int(value.text)] if cell.get("t") == "s" else value.text
            found[cell.get("r", "")] = text
    return found


def _named(view: AssessView, name: str) -> AssessView:
    """The form with its one skill called something else."""
    (group,) = view.groups
    (skill,) = group.skills
    skills = (replace(skill, name=name, summary=name, choices=(skill.choices[0],)),)
    return replace(view, groups=(replace(group, skills=skills),))


def _filled(data: bytes, value: int) -> bytes:
    """The workbook as someone saved it who chose `value` for the first skill."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == SHEET:
                part = re.sub(rb'(<c r="I6" s="[0-9]+")/>', rb"\1><v>%d</v></c>" % value, part)
                part = re.sub(rb"</f><v>[^<]*</v>", b"</f>", part)
            new.writestr(name, part)
    return made.getvalue()


def test_a_row_has_a_skill_with_its_proficiencies_and_what_is_asked(form: AssessView) -> None:
    cells = _cells(_made(form))
    assert cells["A1"] == "Assess yourself: Counter"
    assert [cells[f"{letter}5"] for letter in "ABCDEFGHIJKL"] == HEADS
    assert [cells.get(f"{letter}6", "") for letter in "ABCDEFGHIJKL"] == [
        *("Counting", "Technical skill\nSaying how many.", SEEN, "To 3.", "To 9.", "To 99."),
        *("On.", "All.", "", "2", '=IF(I6="","",MAX(0,J6-I6))', ""),
    ]
    assert cells["I8"] == "=COUNT(I6:I6)"
    assert cells["K9"] == '=COUNTIF(K6:K6,">0")'


def test_what_one_chooses_is_a_number_from_0_to_5(form: AssessView) -> None:
    (rule,) = _part(_made(form), SHEET).iterfind(".//m:dataValidation", MAIN)
    assert (rule.get("type"), rule.get("sqref")) == ("list", "I6")
    assert rule.get("errorStyle") is None
    assert rule.get("error") == "Choose a number from 0 to 5, or leave the cell empty."
    assert rule.findtext("m:formula1", namespaces=MAIN) == '"0,1,2,3,4,5"'


def test_a_gap_is_set_off(form: AssessView) -> None:
    (rule,) = _part(_made(form), SHEET).iterfind(".//m:conditionalFormatting", MAIN)
    assert rule.get("sqref") == "K6"
    assert rule.findtext(".//m:formula", namespaces=MAIN) == "N($K6)>0"


def test_the_heads_stay_in_sight_and_on_every_printed_page(form: AssessView) -> None:
    data = _made(form)
    sheet = _part(data, SHEET)
    pane = sheet.find(".//m:pane", MAIN)
    assert pane is not None
    assert (pane.get("xSplit"), pane.get("ySplit"), pane.get("state")) == ("1", "5", "frozen")
    names = _part(data, "xl/workbook.xml").findtext(".//m:definedName", namespaces=MAIN)
    assert names == "'Self-assessment'!$5:$5"
    foot = sheet.findtext(".//m:oddFooter", namespaces=MAIN)
    assert foot == "&LAssess yourself: Counter&RPage &P of &N"


@pytest.mark.parametrize(("paper", "number"), [("letter", "1"), ("a4", "9")])
def test_it_prints_sideways_on_the_companys_paper(
    form: AssessView, paper: str, number: str
) -> None:
    setup = _part(_made(form, paper=paper), SHEET).find(".//m:pageSetup", MAIN)
    assert setup is not None
    assert (setup.get("paperSize"), setup.get("orientation")) == (number, "landscape")
    assert setup.get("fitToHeight") == "0"


def test_its_properties_say_title_author_language_and_a_fixed_day(form: AssessView) -> None:
    core = _part(_made(form), "docProps/core.xml")
    said = {etree.QName(each).localname: each.text for each in core}
    assert said == {
        "title": "Assess yourself: Counter",
        "subject": "A form to assess yourself by, skill by skill: Counter. Nobody else sees it.",
        "creator": "Ada",
        "lastModifiedBy": "Ada",
        "created": "1980-01-01T00:00:00Z",
        "modified": "1980-01-01T00:00:00Z",
        "language": "en",
    }


def test_its_bytes_are_the_same_every_time(form: AssessView) -> None:
    assert _made(form) == _made(form)


def test_in_french_all_but_what_exists_in_english_alone_is_french(tmp_path: Path) -> None:
    data = _made(_form(tmp_path / "book", FRENCH, "fr"))
    cells = _cells(data)
    assert cells["A1"] == f"Évaluez-vous{NB}: Compteuse ou compteur"
    assert [cells[f"{letter}5"] for letter in "ABIJKL"] == [
        *("Compétence", "Ce que c’est", "Moi", "Demandé", "Écart", "Notes"),
    ]
    assert cells["D6"] == "À 3."
    assert b"<dc:language>fr</dc:language>" in zipfile.ZipFile(BytesIO(data)).read(
        "docProps/core.xml"
    )


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://example.com","x")'),
        *("https://example.com/", "mailto:a@example.com", "{=1}", "\t=1", "internal:Sheet!A1"),
        *("_x0041_", HARD, WIDE, "a" * 200),
    ],
)
def test_a_text_stays_the_text_it_is(form: AssessView, text: str) -> None:
    data = _made(_named(form, text))
    cells = _cells(data)
    shown = re.sub(r"_x005F_(?=x[0-9A-F]{4}_)", "_", cells["A6"])
    assert shown == text
    sheet = _part(data, SHEET)
    assert [each.text for each in sheet.iterfind(".//m:f", MAIN)] == [
        *('IF(I6="","",MAX(0,J6-I6))', "COUNT(I6:I6)", 'COUNTIF(K6:K6,">0")')
    ]
    assert sheet.find(".//m:hyperlink", MAIN) is None


def test_nothing_leads_out_of_it(form: AssessView) -> None:
    with zipfile.ZipFile(BytesIO(_made(form))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name, part in parts.items() if b"External" in part] == []
    assert [name for name in parts if "externalLink" in name] == []


def test_a_long_title_and_ampersands_fit_the_foot(form: AssessView) -> None:
    frame: Frame = replace(form.frame, heading="R&D " * 75)
    foot = _part(_made(replace(form, frame=frame)), SHEET).findtext(
        ".//m:oddFooter", namespaces=MAIN
    )
    assert foot is not None
    assert foot.startswith("&LR&&D R&&D ")
    assert len(foot) < 255


def test_a_language_from_right_to_left_has_its_sheet_so(form: AssessView) -> None:
    view = replace(form, frame=replace(form.frame, language="ar", direction="rtl"))
    seen = _part(_made(view), SHEET).find(".//m:sheetView", MAIN)
    assert seen is not None
    assert seen.get("rightToLeft") == "1"


def test_a_text_that_no_cell_can_hold_is_an_error(form: AssessView) -> None:
    with pytest.raises(ValueError, match="a cell can't hold the 32,768 characters"):
        _made(_named(form, "a" * 32_768))


def test_openxml_audit_finds_nothing(tmp_path: Path, form: AssessView) -> None:
    file, hard = tmp_path / "form.xlsx", tmp_path / "hard.xlsx"
    file.write_bytes(_made(form))
    hard.write_bytes(_made(_named(form, HARD)))
    assert validators.openxml_audit(file, hard) == []


def test_libreoffice_reckons_the_gap_once_one_has_chosen(tmp_path: Path, form: AssessView) -> None:
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(_made(form))
    filled = {tmp_path / f"{mine}.xlsx": mine for mine in (0, 1, 2, 5)}
    for file, mine in filled.items():
        file.write_bytes(_filled(_made(form), mine))
    before, *after = validators.libreoffice_cells(blank, *filled)
    assert before[4] == HEADS
    assert before[5][8:11] == ["", "2", ""]
    assert [rows[5][8:11] for rows in after] == [
        *(["0", "2", "2"], ["1", "2", "1"], ["2", "2", "0"], ["5", "2", "0"]),
    ]
    assert [(rows[7][8], rows[8][10]) for rows in after] == [
        *(("1", "1"), ("1", "1"), ("1", "0"), ("1", "0")),
    ]


def test_a_build_makes_workbooks_alone_where_that_is_asked(tmp_path: Path) -> None:
    project = write(
        tmp_path / "book",
        SMALL,
        {"rolebook.yaml": SMALL["rolebook.yaml"].replace("[en, fr]", "[en]")},
    )
    rolebook("--project", project, "build", "--only", "xlsx")
    found = [name for name in contents(project / "output") if name.startswith("assess")]
    assert found == [
        "assess/chief-counter/chief-counter-self-assessment.xlsx",
        "assess/counter/counter-self-assessment.xlsx",
    ]
