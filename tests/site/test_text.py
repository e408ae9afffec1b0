"""What the shipped site says: goldens, no faults of templates, nothing that is internal."""

import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from building import build, contents, copy_book
from golden import compare
from reading import docx_text, headings, page_text, pdf_text
from validators import tool

pytestmark = pytest.mark.xdist_group("site")

GOLDEN = Path(__file__).parent.parent / "golden"
PAGES = (
    "index.html",
    "404.html",
    "pages/about-this-book/index.html",
    "ladders/account-management/index.html",
    "roles/assistant-account-manager/index.html",
    "roles/key-account-manager/index.html",
    "assess/index.html",
    "assess/key-account-manager/index.html",
    "postings/assistant-account-manager-montreal/index.html",
    "postings/key-account-manager-toronto/index.html",
    "postings/index.html",
    "skills/index.html",
    "skills/negotiation/index.html",
    "places/index.html",
    "places/ca-on/index.html",
    "fr/skills/negotiation/index.html",
    "fr/places/ca/index.html",
    "fr/index.html",
    "fr/404.html",
    "fr/ladders/account-management/index.html",
    "fr/roles/assistant-account-manager/index.html",
    "fr/roles/key-account-manager/index.html",
    "fr/assess/key-account-manager/index.html",
    "fr/postings/assistant-account-manager-montreal/index.html",
)
DOCUMENTS = (
    "roles/key-account-manager/key-account-manager.pdf",
    "ladders/account-management/account-management.pdf",
    "postings/key-account-manager-toronto/key-account-manager-toronto.pdf",
    "fr/roles/assistant-account-manager/assistant-account-manager.pdf",
    "assess/key-account-manager/key-account-manager-self-assessment.pdf",
)
POSTED = (
    "postings/key-account-manager-toronto/key-account-manager-toronto",
    "fr/postings/assistant-account-manager-montreal/assistant-account-manager-montreal",
)
ENDS = (".docx", ".html", ".json", ".jsonresume.json", ".md", ".txt")
FORMS = tuple(f"{POSTED[0]}{end}" for end in ENDS)
FEEDS = ("feeds/indeed.xml", "feeds/linkedin.xml", "feeds/openings.atom", "feeds/openings.json")
PLAIN = ("robots.txt", "sitemap.xml")
TEMPLATE = re.compile(rb"<template\b.*?</template>", re.DOTALL)
FAULTS = re.compile(
    r"\bNone\b|\bundefined\b|\bnan\b|\bNaN\b|\{\{|\}\}|\{%|%\}|\{#|#\}|%\(\w+\)"
    r"|  ,| ,|,,|\.\.(?!\.)|\(\)|\[\]|<bound |object at 0x|&amp;amp;|&lt;span|Foreign\("
)


def test_the_text_of_every_kind_of_output_is_as_it_should_be(site: Path) -> None:
    made = {f"{name}.txt": page_text((site / name).read_bytes()) for name in PAGES}
    made |= {f"{name}.txt": pdf_text(site / name) for name in DOCUMENTS}
    made |= {f"{name}.docx.txt": docx_text(site / f"{name}.docx") for name in POSTED}
    made |= {f"{name}.html.txt": page_text((site / f"{name}.html").read_bytes()) for name in POSTED}
    as_they_are = (
        *PLAIN,
        *(f"{name}{end}" for name in POSTED for end in ENDS[2:]),
    )
    made |= {name: (site / name).read_text("utf-8") for name in as_they_are}
    feeds = [f"{home}{name}" for home in ("", "fr/") for name in FEEDS]
    made |= {f"{name}.txt": _brief((site / name).read_text("utf-8")) for name in feeds}
    assert "\n\n".join(compare(GOLDEN, made)) == ""


def test_no_page_shows_a_fault_of_its_making(pages: list[Path]) -> None:
    for path in pages:
        text = page_text(TEMPLATE.sub(b"", path.read_bytes()))
        assert (path, [m[0] for m in FAULTS.finditer(text)]) == (path, [])


def test_what_scripts_say_has_no_fault_but_gaps_that_they_fill(pages: list[Path]) -> None:
    for path in pages:
        text = "".join(page_text(each) for each in TEMPLATE.findall(path.read_bytes()))
        faults = [m[0] for m in FAULTS.finditer(text.replace("None yet", ""))]
        assert (path, [fault for fault in faults if not fault.startswith("%(")]) == (path, [])


def test_no_document_shows_a_fault_of_its_making(documents: list[Path]) -> None:
    for path in documents:
        text = re.sub(r" {2,}", " ", pdf_text(path))
        assert (path, [m[0] for m in FAULTS.finditer(text)]) == (path, [])


@pytest.mark.parametrize(
    "text", ["pay: None", "{{ title }}", "a , b", "undefined Level II", "NaN% weight", "%(name)s"]
)
def test_faults_are_recognized(text: str) -> None:
    assert FAULTS.search(text)


def test_no_heading_is_empty(pages: list[Path]) -> None:
    for path in pages:
        assert [h for h in headings(path.read_bytes()) if not h.strip("# ")] == []
        assert not re.search(rb"<h([1-6])[^>]*>\s*</h\1>", path.read_bytes())


def test_nothing_internal_is_published_in_any_format(tmp_path: Path) -> None:
    project = copy_book(tmp_path / "book")
    planted = list(_plant(project))
    assert len(planted) > 12
    output = build(project)
    found = {}
    for name, data in contents(output).items():
        text = _searchable(output / name, data)
        found[name] = [canary for canary in planted if canary in text]
    assert len(found) > 40
    assert set(FORMS) | set(FEEDS) <= found.keys()
    assert {name: canaries for name, canaries in found.items() if canaries} == {}


def test_a_canary_that_is_published_is_found(tmp_path: Path) -> None:
    project = copy_book(tmp_path / "book")
    role = project / "content/roles/key-account-manager.yaml"
    role.write_text(
        role.read_text("utf-8").replace("title: Key", "title: CanaryTitle Key"), "utf-8"
    )
    for posting in (project / "content/postings").glob("*.yaml"):
        approved = re.sub(r", digest: [0-9a-f-]+", "", posting.read_text("utf-8"))
        posting.write_text(approved, "utf-8")  # else what has changed is a draft, in no file at all
    output = build(project)
    for name in ("roles/key-account-manager/index.html", PDF, *FORMS, *FEEDS):
        found = _searchable(output / name, (output / name).read_bytes())
        assert (name, "CanaryTitle" in found) == (name, True)


PDF = "roles/key-account-manager/key-account-manager.pdf"


def _plant(project: Path) -> list[str]:
    """Puts words into everything that is internal, and gives the words."""
    planted: list[str] = []

    def word() -> str:
        planted.append(f"Canary{len(planted):02}x")
        return planted[-1]

    for path in sorted((project / "content").rglob("*.yaml")):
        if path.name.count(".") > 1:
            continue
        text = path.read_text("utf-8")
        text = re.sub(r"^internal:.*?(?=^\S|\Z)", "", text, flags=re.MULTILINE | re.DOTALL)
        text = re.sub(r"by: People operations", lambda _: f"by: {word()}", text)
        kind = path.parent.name
        if kind == "roles":
            text += f"\ninternal: {{department: {word()}, physical: {word()}, notes: {word()}}}\n"
        elif kind == "postings":
            text += f"\ninternal: {{notes: {word()}, replaces: {word()}}}\n"
        elif path.name == "company.yaml":
            text += f"\ninternal: {{notes: {word()}, headcount: {{CA-ON: 987654321}}}}\n"
            planted.append("987654321")
        text += f"# {word()}\n"
        path.write_text(text, "utf-8")
    return planted


def _brief(feed: str) -> str:
    """A feed with the long texts of its first opening alone: those of the others are like it."""
    if feed.startswith("["):
        first, *others = json.loads(feed)
        short = [{key: each[key] for key in ("id", "state", "title")} for each in others]
        return json.dumps([first, *short], ensure_ascii=False, indent=1) + "\n"
    name = "content" if "<content" in feed else "description"
    head, end, rest = feed.partition(f"</{name}>")
    return head + end + re.sub(rf"(<{name}\b[^>]*>).*?(</{name}>)", r"\1…\2", rest)


def _searchable(path: Path, data: bytes) -> str:
    """All text of a file that someone could find.

    Of a PDF its pages, its tags and its metadata; of a Word file or a workbook every part, with
    tags and without.
    """
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as word:
            parts = [word.read(name).decode("utf-8", errors="replace") for name in word.namelist()]
        return "\n".join([*parts, *(re.sub("<[^>]+>", "", part) for part in parts)])
    if path.suffix != ".pdf":
        return data.decode("utf-8", errors="replace")
    plain = subprocess.run(
        [tool("qpdf"), "--qdf", "--object-streams=disable", path, "-"],
        capture_output=True,
        check=True,
    ).stdout
    return pdf_text(path) + plain.decode("latin-1")
