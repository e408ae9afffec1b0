"""Texts that mean something to a format are texts in it: no file is broken, nothing is lost."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from html import unescape
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from books import SMALL, write
from generator.cli import main
from generator.formats.registry import FEEDS, NAMES
from generator.formats.registry import POSTING as FORMS
from reading import page_text

if TYPE_CHECKING:
    from pathlib import Path

NAME = "counter-toronto"
FILE = f"content/postings/{NAME}.yaml"
ROLE = "content/roles/counter.yaml"
COMPANY = "content/company.yaml"
PLACES = "content/locations.yaml"
SKILLS = "content/skills.yaml"
SETTINGS = (
    "site: https://our-company.test/\nlanguages: [en]\ntoday: 2026-11-24\n"
    f"checks: {{posting_words: [1, 800]}}\nformats: [{', '.join(NAMES)}]\narchive: null\n"
)
SIGNS = (
    " ]]> </script> <!-- --> <b>x</b> & &amp; ' {{ view }} {% if %} {# #} \\ ` * [z](u) "
    "%(a)s ${b} {0} "
)
TEXT = f"=1+1{SIGNS}end"
"""What XML, HTML, Word, Jinja, Markdown, JSON, gettext and spreadsheets have signs for."""

YAML = json.dumps(TEXT)


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(folder), *words])


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a book in which every name and text is like that."""
    posting = SMALL[FILE] + f"note: {YAML}\nother_pay: {YAML}\n"
    role = SMALL[ROLE]
    for old in ("Counter", "Count things.", "Never misses one.", "counting sheep"):
        assert role.count(f": {old}") == 1
        role = role.replace(f": {old}", f": {YAML}")
    book = {
        "rolebook.yaml": SETTINGS,
        FILE: posting,
        ROLE: role,
        COMPANY: SMALL[COMPANY].replace(": Ada", f": {YAML}"),
        PLACES: SMALL[PLACES].replace("name: Toronto", f"name: {YAML}"),
        SKILLS: SMALL[SKILLS].replace("name: Counting", f"name: {YAML}"),
    }
    folder = write(tmp_path_factory.mktemp("hostile"), SMALL, book)
    result = run(folder, "build", "--quiet", "--format", "concise")
    assert result.exit_code == 0, result.output
    report = run(folder, "report", "--format", "csv")
    assert report.exit_code == 0
    (folder / "output" / "report.csv").write_text(report.output, "utf-8")
    return folder / "output"


def squeezed(text: str) -> str:
    """A text without its spaces, which every form breaks in its own way."""
    return re.sub(r"\s+", "", text)


def said(path: Path) -> str:
    """The text of a file for people, read by what reads such files."""
    data = path.read_bytes()
    if path.suffix == ".html":
        return page_text(data)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            return "".join(etree.fromstring(parts.read("word/document.xml")).itertext())
    if path.suffix == ".pdf":
        return subprocess.run(
            ["pdftotext", "-raw", path, "-"], capture_output=True, encoding="utf-8", check=True
        ).stdout
    return data.decode()


@pytest.mark.parametrize("ending", [".html", ".docx", ".pdf", ".txt"])
def test_a_text_is_whole_in_every_form_for_people(ending: str, output: Path) -> None:
    text = squeezed(said(output / f"postings/{NAME}/{NAME}{ending}"))
    assert text.count(squeezed(TEXT)) >= 5


def test_a_text_is_whole_in_markdown(output: Path) -> None:
    data = (output / f"postings/{NAME}/{NAME}.md").read_text("utf-8")
    plain = unescape(re.sub(r"\\([\W_])", r"\1", data))
    assert squeezed(plain).count(squeezed(unescape(TEXT))) >= 3
    assert "<b>" not in re.sub(r"\\<", "", data)


def test_every_file_is_well_formed(output: Path) -> None:
    forms = [f"postings/{NAME}/{NAME}{form.file}" for form in FORMS.values()]
    files = [*forms, *(form.file for form in FEEDS.values()), "sitemap.xml"]
    for file in files:
        path = output / file
        if path.suffix in {".xml", ".atom"}:
            etree.parse(path)
        elif path.suffix == ".json":
            json.loads(path.read_bytes())
        elif path.suffix == ".docx":
            with zipfile.ZipFile(path) as parts:
                for name in parts.namelist():
                    if name.endswith((".xml", ".rels")):
                        etree.fromstring(parts.read(name))


@pytest.mark.parametrize("feed", ["indeed", "linkedin"])
def test_a_title_is_whole_in_a_feed(feed: str, output: Path) -> None:
    tree = etree.parse(output / FEEDS[feed].file)
    titles = [element.text for element in tree.iter("title")]
    assert [squeezed(title or "") for title in titles] == [squeezed(TEXT)]


def test_a_text_is_whole_in_json(output: Path) -> None:
    data = json.loads((output / f"postings/{NAME}/{NAME}.json").read_bytes())
    assert (data["title"], data["note"], data["duties"][0]) == (TEXT, [TEXT], TEXT)
    (posting,) = json.loads((output / FEEDS["openings"].file).read_bytes())
    assert posting["title"] == TEXT


OWN = re.compile(r' src="(?:\.\./)*assets/[a-z]+\.js"(?: data-home="[./]*")? defer')
"""The site's own scripts, which are files."""


def test_nothing_runs_on_a_page(output: Path) -> None:
    pages = sorted(output.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        text = page.read_text("utf-8")
        scripts = re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL)
        assert text.count("<script") == len(scripts) == text.count("</script")
        for kind, script in scripts:
            if re.fullmatch(
                r' src="(?:\.\./)*assets/[a-z]+\.js"(?: data-home="[./]*")? defer', kind
            ):
                assert script == ""
                continue
            assert kind == ' type="application/ld+json"'
            json.loads(script)
        assert "<b>x</b>" not in text
        assert "javascript:" not in text


def test_no_cell_of_a_report_is_a_formula(output: Path) -> None:
    cell = TEXT.replace('"', '""')
    assert f"counter,en,,,'{cell}," in (output / "report.csv").read_text("utf-8")


FIELDS = [
    (FILE, "R-2026-001", '"X"'),
    (FILE, "https://apply.our-company.test/1", '"https://a.test/X"'),
    (FILE, "by: People operations", 'by: "X"'),
    (FILE, "location: toronto", 'location: "X"'),
    (FILE, "vacancy:", 'note: "X"\nvacancy:'),
    (FILE, "vacancy:", 'contact: {name: "X", email: "X@b.test", phone: "X"}\nvacancy:'),
    (FILE, "vacancy:", 'internal: {notes: "X"}\nvacancy:'),
    (ROLE, "title: Counter", 'title: "X"'),
    (ROLE, "Count things.", '"X"'),
    (COMPANY, "name: Ada", 'name: "X"'),
    (PLACES, "name: Toronto", 'name: "X"'),
    (PLACES, "region: CA-ON", 'region: "X"'),
    (SKILLS, "name: Counting", 'name: "X"'),
]
SEEN_BY_NOBODY = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\ufeff]")
CODES = {
    r"\u202e": "bidi-override",
    r"\u202b": "bidi-override",
    r"\a": "control-character",
    r"\0": "control-character",
    r"\e[31m": "control-character",
    r"\x7f": "control-character",
    r"\u0085": "control-character",
    r"\u2028": "control-character",
    r"\ufeff": "control-character",
    r"\uffff": "control-character",
    r"\ud800": "syntax",
}


@pytest.mark.parametrize("sign", CODES)
@pytest.mark.parametrize("field", range(len(FIELDS)))
def test_a_sign_that_nobody_sees_is_an_error_and_nothing_is_lost(
    field: int, sign: str, tmp_path: Path
) -> None:
    file, old, new = FIELDS[field]
    text = SMALL[file]
    assert old in text
    files = {file: text.replace(old, new.replace("X", f"a{sign}b"), 1), "rolebook.yaml": SETTINGS}
    folder = write(tmp_path, SMALL, files)
    result = run(folder, "check", "--format", "concise", "--jobs", "1")
    assert result.exit_code == 1, result.output
    assert f"error[{CODES[sign]}]" in result.output
    assert not SEEN_BY_NOBODY.search(result.output)
    assert (folder / file).read_text("utf-8") == files[file]
