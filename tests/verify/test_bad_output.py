"""Folders and files that nothing can be read of: a message that says which and why."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from agreeing import PAGE, POSTING, told
from building import contents, rolebook
from generator.verify import sheets

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = ".rolebook/manifest.json"


def zipped(name: str, data: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, data)
    return out.getvalue()


BAD = {
    "page-cut": (PAGE, lambda data: data[:4000], "it ends before its end: there is no </html>"),
    "page-empty": (PAGE, lambda _: b"", "it ends before its end: there is no </html>"),
    "page-latin": (PAGE, lambda data: b"\xe9" + data, "it is not UTF-8 (byte 1)"),
    "markup-cut": (
        PAGE,
        lambda data: data.replace(b'"@type":"JobPosting",', b'"@type":"JobPosting"', 1),
        "it is no JSON that can be read: Expecting ',' delimiter",
    ),
    "json-cut": (
        f"{POSTING}.json",
        lambda data: data[:200],
        "it is no JSON that can be read: ",
    ),
    "json-deep": (
        f"{POSTING}.json",
        lambda _: b"[" * 100_000 + b"]" * 100_000,
        "it is no JSON that can be read: ",
    ),
    "json-else": (f"{POSTING}.json", lambda _: b"[]", "it has not the shape of a posting: "),
    "txt-empty": (f"{POSTING}.txt", lambda _: b"", "it has no paragraphs"),
    "pdf-cut": (f"{POSTING}.pdf", lambda data: data[:900], "it is no PDF that can be read"),
    "pdf-else": (f"{POSTING}.pdf", lambda _: b"MZ", "it is no PDF that can be read"),
    "docx-cut": (f"{POSTING}.docx", lambda data: data[:900], "it is no Word file that can be read"),
    "docx-else": (
        f"{POSTING}.docx",
        lambda _: zipped("x", b""),
        "it has no word/document.xml",
    ),
    "docx-broken": (
        f"{POSTING}.docx",
        lambda _: zipped("word/document.xml", b"<a>"),
        "it is no XML that can be read",
    ),
    "docx-entities": (
        f"{POSTING}.docx",
        lambda _: zipped("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "it has a document type, which no file of ours has",
    ),
    "feed-cut": ("feeds/indeed.xml", lambda data: data[:300], "it is no XML that can be read"),
    "feed-twice": (
        "feeds/openings.json",
        lambda data: data.replace(b"[\n {", b"[\n {", 1).rstrip(b"]\n") + b"," + data.lstrip(b"["),
        "it has https://careers.our-company.test/postings/counter-toronto/index.html twice",
    ),
    "feed-else": ("feeds/openings.json", lambda _: b"{}", "it is no list"),
}


@pytest.mark.parametrize("case", sorted(BAD))
def test_a_file_that_cannot_be_read_is_told_with_why(output: Path, case: str) -> None:
    file, change, why = BAD[case]
    path = output / file
    path.write_bytes(change(path.read_bytes()))  # type: ignore[no-untyped-call]
    assert told(output).startswith(f"{file}: {why}")


def test_a_zip_bomb_is_read_as_far_as_a_file_may_be_long(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST", 1_000_000)
    bomb = zipped("word/document.xml", b" " * 5_000_000)
    assert len(bomb) < 10_000
    (output / f"{POSTING}.docx").write_bytes(bomb)
    said = told(output)
    assert said == f"{POSTING}.docx: word/document.xml in it is larger than 1 MB"


def test_a_huge_file_is_not_read(output: Path) -> None:
    with (output / f"{POSTING}.md").open("r+b") as file:
        file.truncate(sheets.MOST + 1)
    said = told(output)
    assert said == f"{POSTING}.md: it has 64,000,001 bytes; more than 64,000,000 are not read"


def test_the_command_counts_what_agrees_and_writes_nothing(project: Path) -> None:
    before = contents(project)
    said = rolebook("verify", cwd=project)
    assert (
        said.stdout == "output: 26 files of 1 posting in 2 languages agree; 1,203 values compared\n"
    )
    assert contents(project) == before


def test_a_difference_is_told_and_the_exit_code_is_1(output: Path, tmp_path: Path) -> None:
    (output / f"{POSTING}.txt").write_bytes(b"Counter\n\nAda\n")
    said = rolebook("verify", output, code=1, cwd=tmp_path)
    assert said.stdout == ""
    assert said.stderr.startswith("rolebook: counter-toronto, en: txt and json differ in posted")


def test_a_folder_that_is_no_built_site_is_wrong_use(tmp_path: Path) -> None:
    here = tmp_path.as_posix()
    assert rolebook("verify", "nowhere", code=2, cwd=tmp_path).stderr == (
        "rolebook: there is no folder nowhere\n"
    )
    assert rolebook("verify", here, code=2, cwd=tmp_path).stderr == (
        f"rolebook: {here} was not built by Rolebook: it has no {MANIFEST}\n"
    )


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000])
def test_a_broken_manifest_is_wrong_use(tmp_path: Path, text: str) -> None:
    path = tmp_path / MANIFEST
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    said = rolebook("verify", ".", code=2, cwd=tmp_path).stderr
    assert said == f"rolebook: {MANIFEST} is no list of files that a build left\n"


def test_a_manifest_of_another_version_is_wrong_use(tmp_path: Path) -> None:
    path = tmp_path / MANIFEST
    path.parent.mkdir()
    path.write_text('{"format": "else 9", "files": {}}', "utf-8")
    said = rolebook("verify", ".", code=2, cwd=tmp_path).stderr
    assert said == f"rolebook: {MANIFEST} is of another version of Rolebook\n"


def test_a_site_without_postings_has_nothing_to_compare(tmp_path: Path) -> None:
    path = tmp_path / MANIFEST
    path.parent.mkdir()
    path.write_text('{"format": "rolebook output 1", "files": {}}', "utf-8")
    assert rolebook("verify", ".", cwd=tmp_path).stdout == ".: no posting was built\n"
