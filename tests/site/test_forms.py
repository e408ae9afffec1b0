"""Every form of every shipped posting, and every feed, stands up to readers no one here wrote."""

import json
import re
from pathlib import Path

import pytest
from lxml import etree

import validators
from building import ROOT
from reading import docx_text

pytestmark = pytest.mark.xdist_group("site")

SCHEMA = ROOT / "docs" / "formats" / "opening.json"
ENDS = {".docx", ".html", ".json", ".jsonresume.json", ".md", ".pdf", ".txt"}
FEEDS = ("feeds", "fr/feeds")


def _forms(postings: list[Path], end: str) -> list[Path]:
    """The file of one form of every posting."""
    return [folder / f"{folder.name}{end}" for folder in postings]


def test_every_posting_has_every_form_and_no_other(postings: list[Path]) -> None:
    for folder in postings:
        names = {path.name for path in folder.iterdir()}
        page = {"index.html", "index.json", f"{folder.name}.png"}
        assert names == {*page, *(f"{folder.name}{end}" for end in ENDS)}


def test_word_files_are_whole_and_to_microsofts_schemas(postings: list[Path]) -> None:
    files = _forms(postings, ".docx")
    assert validators.docx_integrity(*files) == []
    assert validators.openxml_audit(*files) == []


def test_libreoffice_reads_all_the_text_of_word_files(postings: list[Path]) -> None:
    files = _forms(postings, ".docx")
    for file, read in zip(files, validators.libreoffice(*files), strict=True):
        *body, _foot, _below = docx_text(file).splitlines()
        lines = [line.strip().removeprefix("•").strip() for line in read.splitlines()]
        assert (file, [line for line in body if line not in lines]) == (file, [])
        assert len(body) > 40


def test_json_fits_its_schemas(postings: list[Path]) -> None:
    assert validators.json_schema(SCHEMA, *_forms(postings, ".json")) == []
    assert validators.json_resume(*_forms(postings, ".jsonresume.json")) == []


def test_the_list_of_openings_holds_the_files_of_what_is_open(
    site: Path, postings: list[Path]
) -> None:
    for name in FEEDS:
        home = (site / name).parent
        openings = json.loads((site / name / "openings.json").read_bytes())
        files = [json.loads(file.read_bytes()) for file in _forms(postings, ".json")]
        language = "fr" if name.startswith("fr") else "en"
        ours = [each for each in files if each["language"] == language]
        assert openings == [each for each in ours if each["state"] == "open"]
        assert (home, len(ours), len(openings)) == (home, 9, 8)


@pytest.mark.parametrize(
    ("kind", "name", "item", "count"),
    [
        ("indeed", "indeed.xml", "job", 7),
        ("linkedin", "linkedin.xml", "job", 7),
        ("atom", "openings.atom", "entry", 8),
        ("atom", "openings.atom", "entry/{*}content", 8),
        ("atom", "changes.atom", "entry", 16),
        ("atom", "changes.atom", "entry/{*}content", 0),
    ],
)
def test_feeds_fit_their_schemas(
    site: Path, kind: validators.Feed, name: str, item: str, count: int
) -> None:
    files = [site / folder / name for folder in FEEDS]
    assert validators.feed(kind, *files) == []
    for file in files:
        assert len(etree.parse(file).getroot().findall(f"{{*}}{item}")) == count


def test_the_pages_that_stand_alone_are_among_those_that_are_looked_at(
    pages: list[Path], postings: list[Path]
) -> None:
    assert [path for path in _forms(postings, ".html") if path not in pages] == []


def test_no_line_of_a_text_is_over_80_but_for_a_longer_word(postings: list[Path]) -> None:
    for path in _forms(postings, ".txt"):
        long = [line for line in path.read_text("utf-8").split("\n") if len(line) > 80]
        assert [line for line in long if len(line.split()) > 2] == []


def test_the_posting_lists_its_files_and_the_home_page_its_feed(
    site: Path, postings: list[Path]
) -> None:
    for folder in postings:
        page = (folder / "index.html").read_text("utf-8")
        found = re.findall(
            rf'href="{folder.name}(\.\w+)" type="([^"]+)" hreflang="[a-z]+">([^<]+)<', page
        )
        assert len(found) == (4 if 'id="apply-title"' not in page else 8)
        unit = "ko" if "fr" in folder.parts else "kB"
        sizes = [(folder / f"{folder.name}{end}").stat().st_size for end, *_ in found[:4]]
        assert [label.replace("\u202f", " ") for *_, label in found][:4] == [
            f"{name} ({round(size / 1000)} {unit})"
            for name, size in zip(("PDF", "Word", "TXT", "Markdown"), sizes, strict=True)
        ]
    for home, title in (
        ("", "Openings at Quaycrate (example)"),
        ("fr", "Postes à pourvoir chez Quaycrate (exemple)"),
    ):
        page = (site / home / "index.html").read_text("utf-8")
        link = f'type="application/atom+xml" title="{title}"'
        assert f'<link rel="alternate" {link} href="feeds/openings.atom">' in page
