"""Copies of what the site showed: made whole, when something changes, and never written again."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from books import SMALL, write
from building import ROOT, contents, rolebook
from generator.archive import Copy, Shown, Term, copies, faults, term, update
from generator.cli import main
from generator.law import NOT_ADVICE

if TYPE_CHECKING:
    from pathlib import Path

NAME = "counter-toronto"
FILE = f"content/postings/{NAME}.yaml"
DAY = "2026-11-24"
SETTINGS = """\
site: https://our-company.test/
languages: [en]
checks: {posting_words: [1, 800]}
formats: [html, docx, txt, md, standalone, json, jsonresume]
"""
FORMS = ("docx", "html", "json", "jsonresume.json", "md", "txt")
FILES = sorted(
    [f"{language}/{NAME}.{form}" for language in ("en", "fr") for form in FORMS]
    + [f"{language}/index.{form}" for language in ("en", "fr") for form in ("html", "json")]
)
ADVICE = f"{NOT_ADVICE.capitalize()}.\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book with one approved posting, in all forms but PDF, where we stand."""
    folder = write(tmp_path / "book", SMALL, {"rolebook.yaml": SETTINGS})
    monkeypatch.chdir(folder)
    return folder


def build(day: str = DAY, *words: str) -> str:
    """What a build on a day says, without how many files it wrote."""
    result = run("build", "--quiet", "--today", day, *words)
    assert (result.exit_code, result.output) == (0, "")
    result = run("build", "--today", day, *words)
    assert result.exit_code == 0
    return result.output


def edit(book: Path, old: str, new: str, file: str = FILE) -> None:
    text = (book / file).read_text("utf-8")
    assert old in text
    (book / file).write_text(text.replace(old, new), "utf-8")


def folders(book: Path) -> list[str]:
    home = book / "archive" / NAME
    return sorted(path.name for path in home.iterdir()) if home.is_dir() else []


# --- when there is a copy -------------------------------------------------------------------------


def test_the_first_publication_is_kept_in_every_form_with_checksums(book: Path) -> None:
    (book / "rolebook.yaml").write_text(SETTINGS.replace("[en]", "[en, fr]"))
    result = run("build", "--today", DAY)
    assert result.output.endswith(" written; 1 copy put into archive/\n")
    files = contents(book / "archive")
    home = f"{NAME}/{DAY}"
    assert sorted(files) == sorted(f"{home}/{n}" for n in (*FILES, "SHA256SUMS", "entry.json"))
    for name in FILES:
        language, _, file = name.partition("/")
        folder = "" if language == "en" else "fr/"
        published = book / "output" / f"{folder}postings/{NAME}/{file}"
        assert files[f"{home}/{name}"] == published.read_bytes()
    assert json.loads(files[f"{home}/entry.json"]) == {
        "posting": NAME,
        "day": DAY,
        "requisition": "R-2026-001",
        "title": "Counter",
        "place": "CA-ON",
        "areas": [],
        "posted": "2026-11-01",
        "closes": "2026-12-01",
    }
    assert files[f"{home}/SHA256SUMS"].decode() == "".join(
        f"{sha256(files[f'{home}/{name}']).hexdigest()}  {name}\n"
        for name in sorted([*FILES, "entry.json"])
    )


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_the_checksums_are_those_that_sha256sum_reads(book: Path) -> None:
    build()
    folder = book / "archive" / NAME / DAY
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=False)
    assert done.returncode == 0


def test_a_change_is_kept_by_its_day_and_what_stays_the_same_is_not(book: Path) -> None:
    build()
    assert build("2026-11-25") == "output: nothing changed\n"
    assert folders(book) == [DAY]
    edit(book, "vacancy:", "hours: 30\nvacancy:")
    build("2026-11-25")
    assert folders(book) == [DAY, "2026-11-25"]
    edit(book, "hours: 30", "hours: 35")
    build("2026-11-25")
    edit(book, "hours: 35", "hours: 40")
    build("2026-11-25")
    assert folders(book) == [DAY, "2026-11-25", "2026-11-25-2", "2026-11-25-3"]
    shown = [
        (book / "archive" / NAME / folder / f"en/{NAME}.txt").read_text("utf-8")
        for folder in folders(book)
    ]
    assert len(set(shown)) == 4


def test_what_a_posting_went_back_to_is_kept_too(book: Path) -> None:
    build()
    edit(book, "vacancy:", "hours: 30\nvacancy:")
    build()
    edit(book, "hours: 30\n", "")
    build()
    assert folders(book) == [DAY, f"{DAY}-2", f"{DAY}-3"]


def test_what_stands_around_a_posting_is_no_change_of_it(book: Path) -> None:
    build()
    page = book / "output/postings" / NAME / "index.html"
    before = page.read_bytes()
    write(book, {"content/pages/about.md": "---\ntitle: About\nsummary: S.\n---\nText.\n"})
    build()
    assert page.read_bytes() != before
    assert folders(book) == [DAY]


def test_without_other_forms_it_is_the_page_that_tells_of_a_change(book: Path) -> None:
    (book / "rolebook.yaml").write_text(re.sub("formats: .*", "formats: [html]", SETTINGS))
    build()
    edit(book, "vacancy:", "hours: 30\nvacancy:")
    build()
    assert folders(book) == [DAY, f"{DAY}-2"]


def test_a_posting_that_closes_is_kept_as_it_then_stands(book: Path) -> None:
    build()
    build("2026-12-02")
    assert folders(book) == [DAY, "2026-12-02"]


def test_a_draft_is_not_kept(book: Path) -> None:
    edit(book, "approval: {by: People operations, on: 2026-10-30}\n", "")
    edit(book, "  - {code: approval-without-digest, reason: Tests change what was approved.}\n", "")
    build()
    assert not (book / "archive").exists()


def test_the_copies_of_a_posting_that_is_gone_stay(book: Path) -> None:
    build()
    before = contents(book / "archive")
    (book / FILE).unlink()
    build()
    assert contents(book / "archive") == before


@pytest.mark.parametrize("words", [("--only", "html,txt"), ("--output", "elsewhere")])
def test_a_build_that_only_looks_keeps_nothing(words: tuple[str, ...], book: Path) -> None:
    build(DAY, *words)
    assert not (book / "archive").exists()


def test_a_project_may_keep_no_copies(book: Path) -> None:
    (book / "rolebook.yaml").write_text(f"{SETTINGS}archive: null\n")
    build()
    assert not (book / "archive").exists()
    result = run("archive")
    assert (result.exit_code, result.output) == (
        0,
        "No copies are kept: `archive` of rolebook.yaml is null.\n",
    )


def test_a_build_with_errors_keeps_nothing(book: Path) -> None:
    (book / "content/roles/chief-counter.yaml").write_text("title: [\n")
    assert run("build", "--quiet", "--today", DAY).exit_code == 1
    assert not (book / "archive").exists()


def test_two_builds_of_the_same_make_the_same_copies(book: Path, tmp_path: Path) -> None:
    build()
    twin = write(tmp_path / "a twin", SMALL, {"rolebook.yaml": SETTINGS})
    words = ("--project", twin, "build", "--today", DAY, "--jobs", "1")
    rolebook(*words, TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LC_ALL="C")
    assert contents(twin / "archive") == contents(book / "archive")


# --- never written again, whole or not at all -----------------------------------------------------


def test_a_copy_is_never_written_again(book: Path) -> None:
    build()
    folder = book / "archive" / NAME / DAY
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    before = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in [folder, *folder.rglob("*")]}
    bytes_before = contents(folder)
    for hours in (30, 35):
        edit(book, "vacancy:", f"hours: {hours}\nvacancy:")
        build()
        edit(book, f"hours: {hours}\n", "")
    shutil.rmtree(book / "output")
    shutil.rmtree(book / ".rolebook")
    build()
    after = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in [folder, *folder.rglob("*")]}
    assert (after, contents(folder)) == (before, bytes_before)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)


def test_a_copy_that_someone_changed_stays_as_it_is(book: Path) -> None:
    build()
    path = book / "archive" / NAME / DAY / "en" / f"{NAME}.txt"
    path.write_text("changed")
    edit(book, "vacancy:", "hours: 30\nvacancy:")
    build()
    assert path.read_text() == "changed"
    assert folders(book) == [DAY, f"{DAY}-2"]


KILLED = """
import os, sys, generator.archive as archive
real = archive._copy
def copy(path, target):
    if path.suffix == ".md":
        os._exit(9)
    return real(path, target)
archive._copy = copy
import generator.cli as cli
cli.main(sys.argv[1:], prog_name="rolebook")
"""


@pytest.mark.parametrize("day", [DAY, "2026-11-25"])
def test_what_a_killed_build_began_to_copy_is_no_copy_and_is_cleaned(day: str, book: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, "build", "--quiet", "--today", DAY],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 9
    assert folders(book) == [f".{DAY}"]
    assert copies(book / "archive") == []
    assert (book / "output/postings" / NAME / "index.html").is_file()
    assert run("archive").output == "archive: no copies yet; `rolebook build` makes them\n"
    build(day)
    assert folders(book) == [day]
    assert run("archive", "--verify").exit_code == 0


def test_a_link_in_place_of_a_begun_copy_is_not_followed(book: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write(outside, {"mine": "mine"})
    (book / "archive" / NAME).mkdir(parents=True)
    (book / "archive" / NAME / f".{DAY}").symlink_to(outside)
    build()
    assert contents(outside) == {"mine": b"mine"}
    assert folders(book) == [DAY]


# --- where copies may stand -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("archive", "why"),
    [
        ("content", "is in `content`, which Rolebook reads"),
        ("content/old", "is in `content`, which Rolebook reads"),
        ("mine", "is in `mine`, which Rolebook reads"),
        ("output", "is in `output`, where the site is built"),
        ("output/old", "is in `output`, where the site is built"),
        ("link", "leads out of the project"),
        ("link/old", "leads out of the project"),
        ("round", "is the project's own folder, or holds it"),
        ("inside", "is in `content`, which Rolebook reads"),
        ("circle", "leads in a circle or can't be looked at"),
        ("rolebook.yaml", "is a file"),
    ],
)
def test_copies_stand_in_a_folder_of_the_project_with_no_other_use(
    archive: str, why: str, book: Path, tmp_path: Path
) -> None:
    (tmp_path / "outside").mkdir()
    (book / "mine").mkdir()
    for name, target in {
        "link": tmp_path / "outside",
        "round": book,
        "inside": book / "content/roles",
        "circle": book / "circle",
    }.items():
        (book / name).symlink_to(target)
    (book / "rolebook.yaml").write_text(f"{SETTINGS}templates: mine\narchive: {archive}\n")
    before = contents(book)
    result = run("check", "--format", "concise", "--today", DAY)
    line = f"rolebook.yaml:6:10: error[archive-refused] `{archive}` {why}\n"
    assert (result.exit_code, result.output) == (1, line)
    result = run("build", "--format", "concise", "--today", DAY)
    assert (result.exit_code, result.output) == (
        3,
        f"error[archive-refused] `{book / archive}` {why}\n",
    )
    assert contents(book) == before
    assert contents(tmp_path / "outside") == {}


def test_the_output_does_not_stand_among_copies(book: Path) -> None:
    result = run("build", "--output", "archive/site", "--format", "concise", "--today", DAY)
    assert (result.exit_code, result.output) == (
        3,
        f"error[archive-refused] `{book / 'archive'}` holds `site`, where the site is built\n",
    )


def test_the_folder_of_a_posting_does_not_lead_out(book: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (book / "archive").mkdir()
    (book / "archive" / NAME).symlink_to(tmp_path / "outside")
    result = run("build", "--quiet", "--format", "concise", "--today", DAY)
    message = f"`{book / 'archive' / NAME}` can't be written: Operation not permitted\n"
    assert (result.exit_code, result.output) == (3, f"error[archive-unwritable] {message}")
    assert contents(tmp_path / "outside") == {}


def test_a_copy_that_cannot_be_kept_is_told_and_the_site_is_published(book: Path) -> None:
    write(book, {f"archive/{NAME}": "a file"})
    result = run("build", "--format", "concise", "--today", DAY)
    lines = result.output.splitlines()
    where = book / "archive" / NAME / f".{DAY}" / "en"
    assert result.exit_code == 3
    assert lines[-2:-1] == [
        f"error[archive-unwritable] `{where}` can't be written: Not a directory"
    ]
    assert re.fullmatch(r"output: [0-9]+ written", lines[-1])
    assert (book / "output/postings" / NAME / f"{NAME}.txt").is_file()
    again = run("build", "--format", "concise", "--today", DAY)
    assert again.exit_code == 3
    (book / "archive" / NAME).unlink()
    result = run("build", "--today", DAY)
    assert result.output == "output: nothing changed; 1 copy put into archive/\n"
    assert run("build", "--today", DAY).output == "output: nothing changed\n"


def test_a_full_disk_leaves_no_part_of_a_copy_and_the_site_published(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, target: Path) -> str:
        if path.suffix == ".md":
            raise OSError(28, os.strerror(28), str(target))
        return real(path, target)

    from generator import archive

    real = archive._copy  # noqa: SLF001 - a disk fills up in there
    monkeypatch.setattr(archive, "_copy", full)
    result = run("build", "--quiet", "--format", "concise", "--today", DAY)
    where = book / "archive" / NAME / f".{DAY}" / "en" / f"{NAME}.md"
    message = f"`{where}` can't be written: No space left on device\n"
    assert (result.exit_code, result.output) == (3, f"error[archive-unwritable] {message}")
    assert copies(book / "archive") == []
    assert (book / "output/postings" / NAME / "index.html").is_file()
    monkeypatch.undo()
    monkeypatch.chdir(book)
    assert run("build", "--quiet", "--today", DAY).exit_code == 0
    assert folders(book) == [DAY]


@pytest.mark.parametrize("lost", ["archive", f"archive/{NAME}", f"archive/{NAME}/{DAY}"])
def test_a_copy_that_is_lost_is_made_again_though_the_site_is_as_it_was(
    lost: str, book: Path
) -> None:
    build()
    before = contents(book / "archive")
    shutil.rmtree(book / lost)
    said = run("build", "--today", DAY).output
    assert said == "output: nothing changed; 1 copy put into archive/\n"
    assert contents(book / "archive") == before
    assert build() == "output: nothing changed\n"


def test_a_build_with_nothing_to_do_does_not_read_copies(book: Path) -> None:
    build()
    code = (
        "import sys, generator.cli as c\n"
        "try: c.main(['build', '--today', '2026-11-24'], prog_name='rolebook')\n"
        "except SystemExit: pass\n"
        "print(sorted({'generator.archive', 'generator.law', 'generator.build.site'} "
        "& set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=book,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "output: nothing changed\n[]\n"


# --- reading copies -------------------------------------------------------------------------------


def test_foreign_files_are_no_copies(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "README": "ours",
            ".DS_Store": "",
            "posting/notes.txt": "ours",
            "posting/2026-11-24-late/x": "",
            "posting/2026-02-30/x": "",
            "posting/2026-99-99/x": "",
            "posting/.2026-11-24/x": "",
            "posting/2026-11-25": "a file",
        },
    )
    assert copies(tmp_path) == []
    assert copies(tmp_path / "nowhere") == []
    assert copies(tmp_path / "README") == []


@pytest.mark.parametrize(
    ("sums", "entry"),
    [
        (None, None),
        ("", ""),
        ("no checksum\n", "[]"),
        ("a" * 64 + "  x\n\n", "{"),
        ("a" * 63 + "  x\n", "5"),
        ("\x00\x01", "null"),
    ],
)
def test_a_copy_without_its_papers_is_told(
    sums: str | None, entry: str | None, tmp_path: Path
) -> None:
    write(tmp_path, {f"p/{DAY}/x": "", f"p/{DAY}/SHA256SUMS": sums, f"p/{DAY}/entry.json": entry})
    (copy,) = copies(tmp_path)
    assert (copy.posting, copy.day, copy.number, copy.about) == ("p", dt.date(2026, 11, 24), 1, {})
    assert list(faults(copy)) == ["SHA256SUMS is missing or can't be read"]
    assert term(copy) == Term(None, "")


def test_copies_are_in_the_order_of_their_days_and_numbers(tmp_path: Path) -> None:
    for name in ("2026-11-24-10", "2026-11-24-2", "2026-11-24", "2025-01-01"):
        (tmp_path / "b" / name).mkdir(parents=True)
    (tmp_path / "a" / "2027-01-01").mkdir(parents=True)
    assert [f"{copy.posting} {copy.folder.name}" for copy in copies(tmp_path)] == [
        "a 2027-01-01",
        "b 2025-01-01",
        "b 2026-11-24",
        "b 2026-11-24-2",
        "b 2026-11-24-10",
    ]


def test_a_list_of_checksums_does_not_lead_out_of_its_copy(tmp_path: Path) -> None:
    write(tmp_path, {"secret": "x", f"a/p/{DAY}/SHA256SUMS": f"{'0' * 64}  ../../../secret\n"})
    (copy,) = copies(tmp_path / "a")
    assert list(faults(copy)) == ["../../../secret is missing"]


def test_no_number_of_a_day_is_used_again(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    file = tmp_path / "x.txt"
    made = []
    for text in "abc":
        file.write_text(text)
        shown = Shown("p", {"x.txt": file}, {"x.txt": sha256(text.encode()).hexdigest()}, {})
        made += [path.name for path in update(tmp_path / "archive", [shown], dt.date(2026, 11, 24))]
        if text == "b":
            shutil.rmtree(tmp_path / "archive/p" / DAY)
    assert made == [DAY, f"{DAY}-2", f"{DAY}-3"]


def copy_of(tmp_path: Path, **about: Any) -> Copy:
    return Copy("p", tmp_path, dt.date(2026, 11, 24), 1, {}, about)


@pytest.mark.parametrize(
    ("place", "areas", "closes", "expected"),
    [
        ("CA-ON", [], "2026-12-01", "2029-12-01 Ontario: 3 years after it closed"),
        ("CA-ON", [], "2028-02-29", "2031-03-01 Ontario: 3 years after it closed"),
        ("CA-ON", [], "ongoing", "None Ontario: 3 years after it closed"),
        ("US-IL", [], "2026-12-01", "2031-12-01 Illinois: 5 years after it closed"),
        ("US-IL", [], "2023-02-28", "2028-02-28 Illinois: 5 years after it closed"),
        ("US-MD", [], "2026-12-01", "2029-12-01 Maryland: 3 years after it closed"),
        ("US-ME", [], "2026-12-01", "2029-12-01 Maine: 3 years after it closed"),
        ("US-DE", [], "2026-12-01", "2029-12-01 Delaware: 3 years after it closed"),
        ("US-CO", [], "2026-12-01", "None Colorado: 2 years after the work ends"),
        ("US", ["US"], "2026-12-01", "None Colorado: 2 years after the work ends"),
        ("US", ["US-IL", "US-ME"], "2026-12-01", "2031-12-01 Illinois: 5 years after it closed"),
        ("CA-BC", [], "2026-12-01", "None "),
        ("CA-ON", [], "9999-12-31", "None Ontario: 3 years after it closed"),
        ("CA-ON", [], "soon", "None Ontario: 3 years after it closed"),
        ("nowhere", 7, None, "None "),
        (None, None, 5, "None "),
    ],
)
def test_a_copy_is_kept_as_long_as_the_laws_of_its_place_ask(
    place: object, areas: object, closes: object, expected: str, tmp_path: Path
) -> None:
    found = term(copy_of(tmp_path, place=place, areas=areas, closes=closes))
    assert f"{found.until} {found.why}" == expected


def test_a_copy_is_kept_from_the_day_on_which_the_posting_closed_in_the_end(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, place="CA-ON", closes="2026-12-01")
    assert term(copy, copy_of(tmp_path, closes="2027-06-30")).until == dt.date(2030, 6, 30)
    assert term(copy, copy_of(tmp_path, closes="ongoing")).until is None


# --- the command ----------------------------------------------------------------------------------


def test_copies_are_listed_with_how_long_they_are_kept(book: Path) -> None:
    build()
    edit(book, "closes: 2026-12-01", "closes: 2027-01-15")
    build("2026-11-25")
    result = run("archive", "--today", "2030-01-15")
    until = "9 files  keep until 2030-01-15 (Ontario: 3 years after it closed)"
    listed = f"{NAME}  {DAY}  {until}\n{NAME}  2026-11-25  {until}\n"
    assert (result.exit_code, result.output) == (0, f"{listed}\n{ADVICE}")
    result = run("archive", "--today", "2030-01-16")
    assert (result.exit_code, result.output) == (
        0,
        (
            f"{listed}\n"
            "Their time is over on 2030-01-16, as far as is known here:\n"
            f"  archive/{NAME}/{DAY}  since 2030-01-15\n"
            f"  archive/{NAME}/2026-11-25  since 2030-01-15\n"
            f"\n{ADVICE}"
        ),
    )
    assert folders(book) == [DAY, "2026-11-25"]


def test_where_no_law_is_known_it_is_said(book: Path) -> None:
    edit(book, "region: CA-ON", "region: CA-NS", "content/locations.yaml")
    edit(book, "law-accommodation", "law-none-known")
    build()
    assert run("archive").output == (
        f"{NAME}  {DAY}  9 files  no law known here wants it kept\n\n{ADVICE}"
    )


def test_copies_that_are_whole_are_verified(book: Path) -> None:
    build()
    result = run("archive", "--verify")
    assert result.exit_code == 0
    assert result.output.startswith(f"1 copy is as it was made\n{NAME}  {DAY}  9 files  ")
    edit(book, "vacancy:", "hours: 30\nvacancy:")
    build()
    result = run("archive", "--verify")
    assert result.output.startswith(f"2 copies are as they were made\n{NAME}  {DAY}  9 files  ")


def test_a_copy_that_is_not_as_it_was_made_is_told(book: Path) -> None:
    build()
    folder = book / "archive" / NAME / DAY
    (folder / f"en/{NAME}.txt").write_text("changed")
    result = run("archive", "--verify")
    assert (result.exit_code, result.output) == (
        1,
        f"archive/{NAME}/{DAY}: en/{NAME}.txt has changed\nrolebook: 1 fault in 1 copy\n",
    )
    (folder / f"en/{NAME}.md").unlink()
    (folder / "en/notes.txt").write_text("mine")
    result = run("archive", "--verify")
    assert (result.exit_code, result.output) == (
        1,
        (
            f"archive/{NAME}/{DAY}: en/{NAME}.md is missing\n"
            f"archive/{NAME}/{DAY}: en/{NAME}.txt has changed\n"
            f"archive/{NAME}/{DAY}: en/notes.txt was added\n"
            "rolebook: 3 faults in 1 copy\n"
        ),
    )
    assert run("archive").exit_code == 0
