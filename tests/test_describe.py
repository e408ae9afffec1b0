"""`describe`: the files of a job description, where they go, and that no site ever has them."""

from __future__ import annotations

import re
import shutil
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import etree

from books import SILENT, SMALL, write
from building import ROOT, build, contents, copy_book
from generator.build.make import FORMS
from generator.cli import main
from generator.commands import new
from generator.formats.registry import DESCRIPTION, NAMES
from golden import compare
from reading import page_text, pdf_text
from validators import html_validate, outloud, pdfua, qpdf

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from playwright.sync_api import Browser

GOLDEN = ROOT / "tests" / "described"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROLE = """\
title: Counter
ladder: counters
track: main
level: 1
codes: {noc_2021: "14200"}
reports_to: chief-counter
summary: Counts.
duties:
  - {id: count, text: Count things.}
  - {id: dust, text: Dust the abacus., essential: false}
  - {id: report, text: Say how many.}
skills:
  counting: {level: 2, evidence: Never misses one.}
tools: [abacus]
requirements:
  - {id: school, education: diploma, fields: [counting, adding], must: true}
  - {id: months, months: 6, in: counting sheep, must: false}
pay:
  - {zone: CA, currency: CAD, period: year, min: 50000, max: 60000, from: 2026-01-01}
next:
  - {role: chief-counter, kind: promotion, typical_months: [12, 24]}
governance: {owner: Sums office, version: 1.2.0, effective: 2026-10-01}
internal:
  department: Sums
  flsa: non-exempt
  hours: 30
  travel_percent: 5
  physical:
    - {text: Standing for two hours, duties: [count]}
    - {text: Calling out, duties: [count, report]}
"""
BOOK = {
    **SMALL,
    "content/roles/counter.yaml": ROLE + SILENT,
    "content/locations.yaml": """\
zones:
  CA: {name: Canada}
  US: {name: United States}
locations:
  toronto: {name: Toronto, region: CA-ON, zone: CA}
  denver: {name: Denver, region: US-CO, zone: US}
""",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with two places, in which we stand."""
    monkeypatch.chdir(write(tmp_path / "book", BOOK))
    return tmp_path / "book"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with descriptions of the shipped book in every form, in both languages."""
    folder = tmp_path_factory.mktemp("shipped")
    project = copy_book(folder / "book")
    for role, place, language in (
        ("key-account-manager", "toronto", "en"),
        ("assistant-account-manager", "denver", "fr"),
    ):
        words = ("--location", place, "--language", language, "--format", "docx,pdf,html")
        made = run("--project", str(project), "describe", role, *words, "--to", str(folder / "to"))
        assert made.exit_code == 0, made.output
    return folder / "to"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def describe(*words: str) -> Result:
    return run("describe", "counter", "--location", "toronto", *words)


def word_text(data: bytes) -> str:
    """The paragraphs of a Word file, a line each; what breaks a line is a |."""
    found = []
    with zipfile.ZipFile(BytesIO(data)) as file:
        for part in ("header1", "document", "footer1"):
            tree = etree.fromstring(file.read(f"word/{part}.xml"))
            for paragraph in tree.iter(f"{WORD}p"):
                style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
                pieces = [
                    "|" if each.tag == f"{WORD}br" else each.text or ""
                    for each in paragraph.iter(f"{WORD}t", f"{WORD}br")
                ]
                name = "" if style is None else style.get(f"{WORD}val")
                found.append(f"{name}: {''.join(pieces)}".strip())
    return "\n".join(found) + "\n"


# --- what the files say ---------------------------------------------------------------------------


def test_every_form_says_exactly_what_it_should(here: Path) -> None:
    for place, language in (("toronto", "en"), ("denver", "en"), ("denver", "fr")):
        words = ("--location", place, "--language", language, "--format", "docx,pdf,html")
        result = run("describe", "counter", *words)
        assert result.exit_code == 0, result.output
    made = {}
    for path in sorted((here / "descriptions").iterdir()):
        data = path.read_bytes()
        if path.suffix == ".pdf":
            made[f"{path.name}.txt"] = pdf_text(path)
        else:
            reader = page_text if path.suffix == ".html" else word_text
            made[f"{path.name}.txt"] = reader(data)
    assert len(made) == 9
    assert "\n\n".join(compare(GOLDEN, made)) == ""


def test_the_same_book_gives_the_same_bytes(here: Path) -> None:
    assert describe("--format", "docx,pdf,html", "--to", "one").exit_code == 0
    assert describe("--format", "docx,pdf,html", "--to", "two").exit_code == 0
    assert contents(here / "one") == contents(here / "two")


def test_each_form_says_that_it_is_internal_and_has_lines_to_sign(shipped: Path) -> None:
    for path in sorted(shipped.iterdir()):
        text = pdf_text(path) if path.suffix == ".pdf" else path.read_bytes().decode("latin-1")
        text = word_text(path.read_bytes()) if path.suffix == ".docx" else text
        french = ".fr." in path.name
        assert ("Document interne" if french else "Internal: ") in text
        assert ("Ressources humaines" if french else "Human resources") in text
        assert "Signature" in text


def test_what_is_said_of_the_language_stands_at_the_top(shipped: Path) -> None:
    said = "Certains textes de cette page n’existent qu’en anglais."
    for path in sorted(shipped.glob("*.fr.*")):
        data = path.read_bytes()
        if path.suffix == ".pdf":
            text = pdf_text(path)
        else:
            text = (page_text if path.suffix == ".html" else word_text)(data)
        assert text.count(said) == 1
        assert text.index(said) < text.index("Famille d’emplois")


def test_word_needs_no_tag_any_more(shipped: Path) -> None:
    for path in shipped.glob("*.docx"):
        assert not re.search(r"{{|{%|None", word_text(path.read_bytes()))


# --- programs that no one here wrote --------------------------------------------------------------


def test_the_pdfs_can_be_heard(shipped: Path) -> None:
    pdfs = sorted(shipped.glob("*.pdf"))
    assert len(pdfs) == 2
    assert outloud(*pdfs) == []
    assert pdfua(*pdfs) == []
    assert qpdf(*pdfs) == []


def test_the_pages_are_valid_and_can_be_used_by_all(shipped: Path, browser: Browser) -> None:
    from validators import axe

    pages = sorted(shipped.glob("*.html"))
    assert len(pages) == 2
    assert html_validate(*pages) == []
    assert axe(browser, pages) == []


# --- where the files go ---------------------------------------------------------------------------


def test_without_a_wish_it_is_one_word_file_in_the_projects_own_folder(here: Path) -> None:
    result = describe()
    assert (result.exit_code, result.output) == (0, "Wrote descriptions/counter-toronto.docx\n")
    assert [path.name for path in (here / "descriptions").iterdir()] == ["counter-toronto.docx"]


def test_the_default_folder_is_out_of_git() -> None:
    for file in (ROOT / ".gitignore", ROOT / "generator/data/starter/project/gitignore"):
        assert "/descriptions/" in file.read_text("utf-8").splitlines()


def test_a_file_is_replaced_only_when_that_is_said(here: Path) -> None:
    path = here / "descriptions" / "counter-toronto.docx"
    path.parent.mkdir()
    path.write_text("signed")
    result = describe("--format", "html,docx")
    assert (result.exit_code, result.output) == (
        2,
        "rolebook: descriptions/counter-toronto.docx exists already; replace it with --force\n",
    )
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert path.read_text() == "signed"
    assert describe("--force").exit_code == 0
    assert path.read_bytes().startswith(b"PK")


def test_a_link_in_the_place_of_a_file_is_not_followed(here: Path) -> None:
    there = here / "output" / "x.docx"
    path = here / "descriptions" / "counter-toronto.docx"
    path.parent.mkdir()
    path.symlink_to(there)
    result = describe()
    assert (result.exit_code, result.output) == (
        2,
        "rolebook: descriptions/counter-toronto.docx exists already; replace it with --force\n",
    )
    assert describe("--force").exit_code == 0
    assert path.is_file()
    assert not path.is_symlink()
    assert not there.exists()


def test_a_folder_that_leads_out_of_the_project_is_not_followed(here: Path, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (here / "descriptions").symlink_to(tmp_path / "away")
    result = describe()
    assert (result.exit_code, result.output) == (
        3,
        f"rolebook: {here}/descriptions: leads out of its project\n",
    )
    assert not list((tmp_path / "away").iterdir())
    assert describe("--to", str(tmp_path / "away")).exit_code == 0


def test_when_one_file_cannot_be_written_none_is(here: Path) -> None:
    (here / "descriptions" / "counter-toronto.html").mkdir(parents=True)
    result = describe("--format", "docx,html", "--force")
    assert (result.exit_code, result.output) == (
        2,
        "rolebook: descriptions/counter-toronto.html is a folder\n",
    )
    assert [path.name for path in (here / "descriptions").iterdir()] == ["counter-toronto.html"]


@pytest.mark.parametrize(
    ("folder", "what"),
    [
        ("output", "the site's output"),
        ("output/hr/2026", "the site's output"),
        ("content", "the content"),
        ("content/roles", "the content"),
        ("own/documents", "the templates"),
        ("archive/2026", "the archive"),
        (".rolebook/build", "Rolebook's own folder"),
        ("way-in", "the site's output"),
        ("way-in/deeper", "the site's output"),
        ("descriptions/../output", "the site's output"),
        ("elsewhere/hr", "a site"),
    ],
)
def test_a_folder_that_is_published_or_read_is_refused(folder: str, what: str, here: Path) -> None:
    settings = (here / "rolebook.yaml").read_text("utf-8")
    (here / "rolebook.yaml").write_text(f"{settings}templates: own\n", "utf-8")
    (here / "own").mkdir()
    if folder.startswith("elsewhere"):
        build(here, "--only", "html", "--output", here / "elsewhere")
    (here / "output").mkdir()
    (here / "way-in").symlink_to(here / "output")
    (here / "descriptions").mkdir()
    before = contents(here)
    result = describe("--to", folder)
    assert result.exit_code == 2
    assert (
        result.output
        == f"rolebook: {_shown(folder)} is in {what}; choose another folder with --to\n"
    )
    assert contents(here) == before


def _shown(folder: str) -> str:
    return folder.replace("descriptions/../", "")


def test_an_output_folder_called_as_ours_is_refused(here: Path) -> None:
    settings = (here / "rolebook.yaml").read_text("utf-8")
    (here / "rolebook.yaml").write_text(f"{settings}output: descriptions\n", "utf-8")
    result = describe()
    assert result.exit_code == 2
    assert "descriptions is in the site's output" in result.output
    assert not (here / "descriptions").exists()


# --- nothing of it is published -------------------------------------------------------------------


def test_no_build_makes_or_takes_up_a_description(tmp_path: Path) -> None:
    project = copy_book(tmp_path / "book")
    planted: list[str] = []
    for path in sorted((project / "content" / "roles").glob("*.yaml")):
        text = path.read_text("utf-8")
        if "\ninternal:" in text:
            canary = f"Canary{len(planted):02}x"
            planted.append(canary)
            text = re.sub(r"(    - text: )", rf"\g<1>{canary} ", text)
            text = re.sub(r"(  department: )", rf"\g<1>{canary} ", text)
            path.write_text(text, "utf-8")
    assert len(planted) == 13
    words = ("--location", "toronto", "--format", "html,docx,pdf")
    described = run("--project", str(project), "describe", "key-account-manager", *words)
    assert described.exit_code == 0, described.output
    page = project / "descriptions" / "key-account-manager-toronto.html"
    assert "Canary" in page.read_text("utf-8")
    output = build(project, "--only", "html,txt,md,json")
    found = contents(output)
    assert len(found) > 40
    assert [name for name, data in found.items() if b"Canary" in data] == []
    assert [name for name in found if "description" in name] == []


def test_no_setting_names_a_form_of_descriptions() -> None:
    assert not {form.function for form in DESCRIPTION.values()} & {
        form.function for form in FORMS.values()
    }
    assert "description" not in NAMES


# --- wrong words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["countr", "--location", "toronto"],
            "Invalid value for 'ROLE': There is no role 'countr'. Did you mean 'counter'?",
        ),
        (
            ["counter", "--location", "toronta"],
            "for '--location': There is no location 'toronta'. Did you mean 'toronto'?",
        ),
        (
            ["counter", "--location", "toronto", "--language", "de"],
            "Invalid value for '--language': There is no language 'de'. There are: en, fr.",
        ),
        (
            ["counter", "--location", "toronto", "--format", "doc"],
            "Invalid value for '--format': 'doc' is not a format. Did you mean 'docx'?",
        ),
        (
            ["counter"],
            "rolebook: there are 2 locations: choose one of toronto, denver with --location",
        ),
        (
            ["--location", "toronto"],
            "rolebook: there are 2 roles: choose one of chief-counter, counter with ROLE",
        ),
    ],
)
def test_a_wrong_word_is_told_with_what_would_be_right(
    words: list[str], said: str, here: Path
) -> None:
    result = run("describe", *words)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert not (here / "descriptions").exists()


def test_on_a_terminal_what_is_missing_is_asked_for(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new, "at_terminal", lambda: True)
    result = CliRunner().invoke(main, ["describe"], input="counter\ndenver\n")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "Wrote descriptions/counter-denver.docx"
    assert (here / "descriptions" / "counter-denver.docx").is_file()


def test_an_error_in_the_role_is_shown_and_nothing_is_written(here: Path) -> None:
    role = here / "content" / "roles" / "counter.yaml"
    role.write_text(role.read_text("utf-8").replace("[count]", "[cuont]"), "utf-8")
    result = describe()
    assert result.exit_code == 1
    assert "error[unknown-duty]: there is no duty `cuont`" in result.output
    assert not (here / "descriptions").exists()


def test_a_file_that_cannot_be_read_is_shown_and_nothing_is_written(here: Path) -> None:
    (here / "content" / "skills.yaml").write_text("skills: [", "utf-8")
    result = describe()
    assert result.exit_code == 1
    assert "content/skills.yaml" in result.output
    assert not (here / "descriptions").exists()


# --- templates of a project's own -----------------------------------------------------------------


def _own(here: Path, name: str) -> Path:
    """A copy of a packaged template in the project's own folder."""
    settings = (here / "rolebook.yaml").read_text("utf-8")
    (here / "rolebook.yaml").write_text(f"{settings}templates: own\n", "utf-8")
    path = here / "own" / name
    path.parent.mkdir(parents=True)
    shutil.copy(ROOT / "templates" / "default" / name, path)
    return path


def _replace(path: Path, old: bytes, new: bytes) -> None:
    """Put other text into a Word file."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    assert parts["word/document.xml"].count(old) == 1
    parts["word/document.xml"] = parts["word/document.xml"].replace(old, new)
    with zipfile.ZipFile(path, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)


def test_a_word_template_of_the_projects_own_lies_over_the_packaged_one(here: Path) -> None:
    _replace(_own(here, "documents/description.docx"), b"{{ title }}", b"OUR {{ title }}")
    assert describe().exit_code == 0
    made = (here / "descriptions" / "counter-toronto.docx").read_bytes()
    assert "Title: OUR Counter\n" in word_text(made)


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        (b"{{ titel }}", "paragraph 3, `{{ titel }}`: `titel` is not there"),
        (b"{{ title }", "paragraph 3, `{{ title }`: "),
    ],
)
def test_a_broken_word_template_is_told_with_file_paragraph_and_tag(
    tag: bytes, said: str, here: Path
) -> None:
    _replace(_own(here, "documents/description.docx"), b"{{ title }}", tag)
    result = describe("--format", "html,docx")
    assert result.exit_code == 1
    assert f"error[template-error]: {said}" in result.output
    assert "--> own/documents/description.docx" in result.output
    assert not (here / "descriptions").exists()


def test_a_broken_page_template_is_told_with_file_and_line(here: Path) -> None:
    page = _own(here, "description.html")
    page.write_text(page.read_text("utf-8").replace("view.title", "view.titel"), "utf-8")
    result = describe("--format", "html")
    assert result.exit_code == 1
    assert "`titel` is not a part of `DescriptionView`" in result.output
    assert "--> own/description.html:16:1" in result.output
    assert "did you mean `title`?" in result.output
