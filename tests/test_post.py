"""`rolebook post`: one posting's files from a few words, whole or not at all, beside the site."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import termios
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from click.testing import CliRunner, Result

from books import SMALL, write
from building import ROLEBOOK, ROOT, contents
from generator.book import source
from generator.book.values import Employment, WorkMode
from generator.brand import tones
from generator.cli import main
from generator.commands.new import WORK_MODES
from generator.commands.post import EMPLOYMENT, ENDINGS, FORMS
from reading import pdf_pixels

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "counter-toronto"
FILE = f"content/postings/{NAME}.yaml"
CLOSES = ("--closes", "2026-12-18")
TEXT = (*CLOSES, "--format", "txt")
QUICK = ",".join(form for form in FORMS if form != "pdf")
"""All forms but the slow one."""

BOOK: dict[str, str | None] = {
    "rolebook.yaml": "site: https://our-company.test/\nlanguages: [en]\ntoday: 2026-11-24\n"
    "checks: {posting_words: [1, 800]}\n",
    FILE: None,
    "content/company.yaml": str(SMALL["content/company.yaml"])
    + "accommodation: {email: help@our-company.test, text: Ask us.}\n",
    "content/locations.yaml": str(SMALL["content/locations.yaml"])
    + "  home: {name: Canada, region: CA, zone: CA, remote_areas: [CA-ON]}\n",
    "content/industries/trade.yaml": """\
name: Trade
summary: Buying and selling.
overlays: [{id: stock, roles: [counter], duties: [{id: stock, text: Count the stock.}]}]
""",
}
APPLY = ("--apply", "https://apply.our-company.test/9")
PLACE = ("--location", "toronto")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def post(*words: str) -> Result:
    return run("post", "counter", *PLACE, *APPLY, *words)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small book without a posting, where we stand."""
    folder = write(tmp_path / "book", SMALL, BOOK)
    monkeypatch.chdir(folder)
    return folder


def saved(book: Path, name: str = NAME) -> dict[str, object]:
    data = source.parse((book / f"content/postings/{name}.yaml").read_bytes(), "x").data
    assert isinstance(data, dict)
    return data


# --- what is made ---------------------------------------------------------------------------------


def test_a_posting_is_made_in_every_form_and_nothing_else_changes(book: Path) -> None:
    assert run("build", "--only", "html", "--quiet").exit_code == 0
    before = contents(book)
    result = post(*CLOSES, "--format", ",".join(FORMS), "--to", "made")
    files = [f"made/{NAME}{ENDINGS[form]}" for form in FORMS]
    assert (result.exit_code, result.output) == (0, "".join(f"Wrote {f}\n" for f in files))
    after = contents(book)
    assert after.keys() - before.keys() == set(files)
    assert {name: after[name] for name in before} == before


def test_without_a_form_it_is_a_pdf_in_this_folder(book: Path) -> None:
    assert post(*CLOSES).output == f"Wrote {NAME}.pdf\n"
    assert (book / f"{NAME}.pdf").read_bytes().startswith(b"%PDF-")


def test_the_pdf_of_a_draft_is_marked_across_its_pages(book: Path) -> None:
    assert post(*CLOSES).exit_code == 0
    grey = bytes.fromhex(tones("#0f4c5c")[0].line.removeprefix("#"))
    pages = pdf_pixels(book / f"{NAME}.pdf")
    assert pages
    assert all(page.count(grey) >= 150 for page in pages)


DRAFT = {
    "en": "Draft: nobody has approved this posting yet.",
    "fr": "Ébauche : personne n’a encore approuvé cette offre d’emploi.",
}


def text_of(path: Path) -> str:
    """What a file says, with plain spaces."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            names = [n for n in parts.namelist() if n.startswith("word/") and n.endswith(".xml")]
            text = " ".join(parts.read(name).decode() for name in names)
            text = re.sub(r"<[^>]*>", "", text)
    elif path.suffix == ".pdf":
        text = subprocess.run(
            ["pdftotext", path, "-"], capture_output=True, encoding="utf-8", check=True
        ).stdout
    else:
        text = path.read_text("utf-8")
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_form_of_a_draft_says_so(language: str, book: Path) -> None:
    settings = str(BOOK["rolebook.yaml"])
    (book / "rolebook.yaml").write_text(settings.replace("[en]", "[en, fr]"))
    words = ("--format", ",".join(FORMS), "--language", language)
    assert post(*CLOSES, *words).exit_code == 0
    lacking = [
        form for form in FORMS if DRAFT[language] not in text_of(book / f"{NAME}{ENDINGS[form]}")
    ]
    assert lacking == []
    data = json.loads((book / f"{NAME}.json").read_bytes())
    assert (data["state"], "url" in data, data["language"]) == ("draft", False, language)
    resume = json.loads((book / f"{NAME}.jsonresume.json").read_bytes())
    assert "canonical" not in resume["meta"]


def test_a_language_without_a_translation_shows_the_original(book: Path) -> None:
    settings = str(BOOK["rolebook.yaml"])
    (book / "rolebook.yaml").write_text(settings.replace("[en]", "[en, fr]"))
    assert post(*TEXT, "--language", "fr").exit_code == 0
    said = text_of(book / f"{NAME}.txt")
    assert "Count things." in said
    assert "Du 24 novembre 2026" in said or "24 novembre 2026" in said


WISHES = [
    (["--closes", "ongoing"], "closes", "ongoing"),
    (["--posted", "2026-12-01"], "posted", "2026-12-01"),
    (["--starts", "2027-02-01"], "starts", "2027-02-01"),
    (["--starts", "2027-02-01", "--ends", "2027-08-31"], "ends", "2027-08-31"),
    (["--work-mode", "hybrid"], "work_mode", "hybrid"),
    (["--location", "home"], "work_mode", "remote"),
    (["--employment", "part_time"], "employment", "part_time"),
    (["--hours", "37.5"], "hours", 37.5),
    (["--hours", "40"], "hours", 40),
    (["--hours", "40.0"], "hours", 40),
    (["--pay-min", "55000"], "pay", {"min": 55000, "max": 60000}),
    (["--pay-max", "55000.50"], "pay", {"min": 50000, "max": 55000.5}),
    (["--pay-min", "5e4", "--pay-max", "6E4"], "pay", {"min": 50000, "max": 60000}),
    (["--industry", "trade"], "industry", "trade"),
    (["--note", "Nine sheep."], "note", "Nine sheep."),
    (["--requisition", "A 7: x # y"], "requisition", "A 7: x # y"),
    (["--apply", "mailto:jobs@our-company.test"], "apply", "mailto:jobs@our-company.test"),
    (["--id", "spring"], "role", "counter"),
]


@pytest.mark.parametrize(("words", "field", "value"), WISHES)
def test_a_wish_is_met_and_saved(words: list[str], field: str, value: object, book: Path) -> None:
    name = words[1] if words[0] == "--id" else NAME
    name = "counter-home" if "home" in words else name
    result = post(*TEXT, "--save", *words)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[:2] == [
        f"Wrote content/postings/{name}.yaml",
        f"Wrote {name}.txt",
    ]
    assert result.output.endswith(f"Next: rolebook approve {name} --by FUNCTION\n")
    assert saved(book, name)[field] == value
    check = run("check", "--format", "concise").output
    assert "error[" not in check


def test_every_flag_has_a_test() -> None:
    from generator.commands.post import post as command

    flags = {flag for option in command.params for flag in option.opts if flag.startswith("--")}
    tried = {word for words, *_ in WISHES for word in words if word.startswith("--")}
    others = {"--closes", "--language", "--format", "--to", "--force", "--save", "--today"}
    assert flags == tried | others


def test_flags_have_the_words_of_the_model() -> None:
    assert (get_args(WorkMode), get_args(Employment)) == (WORK_MODES, EMPLOYMENT)


LARGE = """\
  - {zone: CA, currency: CAD, period: year, min: 1000000, max: 123456789, from: 2026-01-01}
"""


def test_large_amounts_are_written_in_digits(book: Path) -> None:
    role = book / "content/roles/counter.yaml"
    text = role.read_text("utf-8")
    role.write_text(re.sub(r"  - \{zone: CA, .*\n", LARGE, text), "utf-8")
    amounts = ("--pay-min", "1234567", "--pay-max", "98765432")
    assert post(*TEXT, "--save", *amounts).exit_code == 0
    lines = (book / FILE).read_text("utf-8").splitlines()
    (line,) = [line for line in lines if line.startswith("pay: ")]
    assert line.startswith("pay: {min: 1234567, max: 98765432} # inside the role's band: ")
    assert "$1,234,567 to $98,765,432 CAD a year" in text_of(book / f"{NAME}.txt")


def test_what_is_saved_keeps_the_comments_and_is_silent(book: Path) -> None:
    words = ("--hours", "30", "--note", "Nine sheep.", "--starts", "2027-02-01")
    assert post(*TEXT, "--save", *words).exit_code == 0
    text = (book / FILE).read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../.rolebook/schema/posting.json\n")
    for line in (
        "hours: 30 # a week",
        "note: Nine sheep.",
        "starts: 2027-02-01",
        "# openings: 2 # how many people are sought",
        "# approval: {by: People operations, on: 2026-11-24}",
    ):
        assert line in text.splitlines()
    assert "# hours" not in text
    result = run("check", "--strict", "--format", "concise")
    unused = "content/locations.yaml:5:3: advice[unused-entry] nothing names the location `home`\n"
    assert (result.exit_code, result.output) == (0, unused)


def test_what_is_doubtful_is_told_and_made(book: Path) -> None:
    result = post(*TEXT, "--work-mode", "remote")
    assert result.exit_code == 0
    assert result.output.startswith(
        f"Wrote {NAME}.txt\n"
        "warning[posting-remote-nowhere]: nothing says where one may live: "
        "`toronto` has no `remote_areas`\n"
        f" --> {FILE}:7:12\n"
    )
    assert (book / f"{NAME}.txt").is_file()


NOTES = [
    "a: b # c",
    'He said "no" and ‘yes’',
    "First.\n\nSecond: with {braces}, [brackets] & <tags>",
    "- a list\n- of two",
    "back\\slash \\1 \\g<0>",
    "]]> and </script> and <!-- and {{ view }} and {% endif %}",
    "pay: 5\nclosing: never",
    "null",
    "2026-01-01",
    "'",
    "=1+1",
    "%TAG ! &x *x !y | >",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_is_written_as_it_was_typed(note: str, book: Path) -> None:
    result = post(*CLOSES, "--format", QUICK, "--save", "--note", note)
    assert result.exit_code == 0, result.output
    assert saved(book)["note"] == note
    assert "error[" not in run("check", "--format", "concise").output
    shown = " ".join(note.split())
    for ending in ("txt", "docx"):
        said = text_of(book / f"{NAME}.{ending}")
        for raw, coded in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
            said = said if ending == "txt" else said.replace(coded, raw)
        assert shown.replace("- of", "").replace(" ", "") in said.replace("- of", "").replace(
            " ", ""
        )


@pytest.mark.parametrize(
    ("flag", "value", "code"),
    [
        ("--note", "a\u202eb", "bidi-override"),
        ("--note", "a\x07b", "control-character"),
        ("--note", "a\x1b[31mb", "control-character"),
        ("--note", "a\x00b", "control-character"),
        ("--note", "a\x7fb", "control-character"),
        ("--requisition", "R\u202b 1", "bidi-override"),
        ("--requisition", "a\nb\x07", "control-character"),
        ("--apply", "javascript:alert(1)", "bad-link"),
        ("--apply", "data:text/html,x", "bad-link"),
        ("--apply", "/jobs/1", "bad-link"),
        ("--apply", "jobs.html", "bad-link"),
        ("--apply", "//evil.test/x", "bad-link"),
        ("--apply", "https://a.test/\u202ex", "bidi-override"),
        ("--apply", "https://", "bad-link"),
        ("--apply", "ftp://a.test/", "bad-link"),
        ("--apply", "mailto:nobody", "bad-link"),
        ("--pay-min", "40000", "posting-pay-outside-band"),
        ("--pay-max", "30", "posting-pay-outside-band"),
        ("--ends", "2026-01-01", "posting-ends-before-starts"),
    ],
)
def test_what_check_would_refuse_is_shown_and_nothing_is_written(
    flag: str, value: str, code: str, book: Path
) -> None:
    before = contents(book)
    result = post(*CLOSES, "--format", QUICK, "--save", flag, value)
    assert result.exit_code == 1, result.output
    assert f"error[{code}]" in result.output
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    assert contents(book) == before


# --- wrong words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["post", "conter", *PLACE, *TEXT], ("Invalid value for 'ROLE': There is no role 'conter'. "
         "Did you mean 'counter'?")),
        (["post", "counter", "--location", "torono", *TEXT], ("Invalid value for '--location': "
         "There is no location 'torono'. Did you mean 'toronto'?")),
        (["post", "counter", *PLACE, *TEXT, "--industry", "trad"], ("Invalid value for "
         "'--industry': There is no industry 'trad'. Did you mean 'trade'?")),
        (["post", "counter", *PLACE, *TEXT, "--language", "fr"], ("Invalid value for "
         "'--language': There is no language 'fr'. There are: en.")),
        (["post", "counter", *PLACE, "--closes", "2026-11-23"], ("Invalid value for '--closes': "
         "2026-11-23 is before 2026-11-24, the day on which the posting opens.")),
        (["post", "counter", *PLACE, "--posted", "2026-10-01", "--closes", "2026-11-23"],
         "Invalid value for '--closes': 2026-11-23 is over; today is 2026-11-24."),
        (["post", "counter", *PLACE, "--closes", "soon"],
         "Invalid value for '--closes': 'soon' is not a day. Write it as 2026-11-24."),
        (["post", "counter", *PLACE, *CLOSES, "--format", "pdf,doc"],
         "Invalid value for '--format': 'doc' is not a format. Did you mean 'docx'?"),
        (["post", "counter", *PLACE, *TEXT, "--hours", "nan"],
         "Invalid value for '--hours': 'nan' is not a number."),
        (["post", "counter", *PLACE, *TEXT, "--hours", "169"],
         "Invalid value for '--hours': 169.0 is not in the range 0<x<=168."),
        (["post", "counter", *PLACE, *TEXT, "--pay-min", "nan"],
         "Invalid value for '--pay-min': 'nan' is not a number."),
        (["post", "counter", *PLACE, *TEXT, "--pay-max", "1e999"],
         "Invalid value for '--pay-max': '1e999' is not a number."),
        (["post", "counter", *PLACE, *TEXT, "--pay-min", "-1"],
         "Invalid value for '--pay-min': -1.0 is not in the range x>=0."),
        (["post", "counter", *PLACE, *TEXT, "--id", "../x"],
         ("Invalid value for '--id': An id is lower-case words and hyphens, at most 64 "
         "characters. Did you mean 'x'?")),
        (["post", "counter", *PLACE, *TEXT, "--note", "a\udcffb"],
         "Invalid value for '--note': This is no text in UTF-8."),
        (["post", "counter", *PLACE, *TEXT, "--apply", "https://a.test/\udcff"],
         "Invalid value for '--apply': This is no text in UTF-8."),
        (["new", "role", "x", "--title", "\udcff"],
         "Invalid value for '--title': This is no text in UTF-8."),
        (["new", "industry", "x", "--name", "\udcff"],
         "Invalid value for '--name': This is no text in UTF-8."),
        (["new", "posting", "counter", "--requisition", "\udcff"],
         "Invalid value for '--requisition': This is no text in UTF-8."),
        (["post", "counter", *PLACE, *TEXT, "--employment", "fulltime"],
         ("Invalid value for '--employment': 'fulltime' is not one of 'full_time', 'part_time', "
         "'contract', 'temporary', 'internship'. Did you mean 'full_time'?")),
        (["post", "counter", *PLACE, *TEXT, "--to", "rolebook.yaml"],
         "Invalid value for '--to': Directory 'rolebook.yaml' is a file."),
        (["post", "counter", *PLACE, *TEXT, "--to", "output/x"],
         "Invalid value for '--to': 'output/x' is in output/, which has another use."),
        (["post", "counter", *PLACE, *TEXT, "--to", "content"],
         "Invalid value for '--to': 'content' is in content/, which has another use."),
        (["post", "counter", *PLACE, *TEXT, "--to", "archive"],
         "Invalid value for '--to': 'archive' is in archive/, which has another use."),
        (["post", "counter", *PLACE, *TEXT, "--to", ".rolebook"],
         "Invalid value for '--to': '.rolebook' is in .rolebook/, which has another use."),
    ],
)  # fmt: skip
def test_a_wrong_word_is_an_error_with_a_suggestion(
    words: list[str], message: str, book: Path
) -> None:
    before = contents(book)
    result = run(*words)
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {message}")
    assert contents(book) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["post"], "there are 2 roles: choose one of chief-counter, counter with ROLE"),
        (
            ["post", "counter"],
            "there are 2 locations: choose one of toronto, home with --location",
        ),
        (
            ["post", "counter", *PLACE],
            "say until when one can apply, with --closes YYYY-MM-DD or --closes ongoing",
        ),
    ],
)
def test_where_nobody_can_be_asked_what_is_missing_is_said(
    words: list[str], message: str, book: Path
) -> None:
    before = contents(book)
    result = run(*words)
    assert (result.exit_code, result.output) == (2, f"rolebook: {message}\n")
    assert contents(book) == before


def test_places_that_cannot_be_read_are_not_called_missing(book: Path) -> None:
    (book / "content/locations.yaml").write_text("locations: [\n")
    for place, what in (((), "no location can"), (PLACE, "location toronto can't")):
        result = run("post", "counter", *place, *TEXT)
        message = f"rolebook: {what} be read; `rolebook check` tells why\n"
        assert (result.exit_code, result.output) == (1, message)


def test_a_role_without_pay_there_is_told_however_much_is_offered(book: Path) -> None:
    for pay in ([], ["--pay-min", "5"], ["--pay-min", "5", "--pay-max", "6"]):
        result = run("post", "chief-counter", *PLACE, *APPLY, *TEXT, *pay)
        assert result.exit_code == 1
        assert "error[posting-no-band]" in result.output
    assert not (book / "chief-counter-toronto.txt").exists()


def test_a_posting_that_is_in_the_book_is_not_made_again(book: Path) -> None:
    assert post(*TEXT, "--save").exit_code == 0
    before = contents(book)
    result = post(*TEXT, "--save", "--force")
    message = f"{FILE} exists already; give the new one another name with --id"
    assert (result.exit_code, result.output) == (2, f"rolebook: {message}\n")
    number = post(*TEXT, "--id", "x", "--requisition", "R-2026-001")
    assert number.output.splitlines()[-1] == (
        "Error: Invalid value for '--requisition': "
        f"'R-2026-001' is the number of the posting '{NAME}'."
    )
    assert contents(book) == before


# --- whole or not at all --------------------------------------------------------------------------


def test_what_is_there_is_replaced_only_when_asked(book: Path) -> None:
    (book / f"{NAME}.md").write_text("mine")
    before = contents(book)
    result = post(*CLOSES, "--format", "txt,md", "--save")
    message = f"rolebook: {NAME}.md exists already; replace it with --force\n"
    assert (result.exit_code, result.output) == (2, message)
    assert contents(book) == before
    assert post(*CLOSES, "--format", "txt,md", "--force").exit_code == 0
    assert (book / f"{NAME}.md").read_text("utf-8").startswith("# Counter\n")


def test_a_folder_is_never_replaced(book: Path) -> None:
    (book / f"{NAME}.txt").mkdir()
    result = post(*TEXT, "--force")
    assert (result.exit_code, result.output) == (2, f"rolebook: {NAME}.txt is a folder\n")


@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_place_of_a_file_is_not_written_through(there: bool, book: Path) -> None:  # noqa: FBT001 - a parameter
    other = book.parent / "other.txt"
    if there:
        other.write_text("mine")
    (book / f"{NAME}.txt").symlink_to(other)
    result = post(*TEXT)
    message = f"rolebook: {NAME}.txt exists already; replace it with --force\n"
    assert (result.exit_code, result.output) == (2, message)
    assert post(*TEXT, "--force").exit_code == 0
    assert not (book / f"{NAME}.txt").is_symlink()
    assert other.exists() == there
    assert not there or other.read_text() == "mine"


def test_a_form_that_fails_leaves_nothing_of_the_others(book: Path) -> None:
    settings = f"{BOOK['rolebook.yaml']}templates: mine\n"
    write(book, {"rolebook.yaml": settings, "mine/standalone.html": "{{ view.nothing.at.all }}\n"})
    before = contents(book)
    result = post(*CLOSES, "--format", QUICK, "--save", "--to", "made")
    assert result.exit_code == 1
    assert "error[template-error]" in result.output
    assert contents(book) == before
    assert not (book / "made").exists()


def test_a_word_template_that_is_broken_is_told(book: Path) -> None:
    settings = f"{BOOK['rolebook.yaml']}templates: mine\n"
    write(book, {"rolebook.yaml": settings, "mine/documents/posting.docx": "no zip"})
    before = contents(book)
    result = post(*CLOSES, "--format", "txt,docx", "--save")
    assert result.exit_code == 1
    assert "error[template-error]" in result.output
    assert contents(book) == before


@pytest.mark.skipif(os.name != "posix", reason="needs limits on the size of files")
@pytest.mark.parametrize("save", [[], ["--save"]])
def test_a_disk_that_fills_up_leaves_everything_as_it_was(save: list[str], book: Path) -> None:
    before = contents(book)
    words = ["post", "counter", *PLACE, *APPLY, *CLOSES, "--format", "txt,docx", "--to", "made"]
    line = " ".join([*ROLEBOOK, *words, *save])
    done = subprocess.run(
        ["sh", "-c", f"ulimit -f 4; exec {line} 2>&1 | cat"],
        cwd=book,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith("rolebook: ")
    assert done.stdout.endswith(": file too large\n")
    assert contents(book) == before
    assert not (book / "made").exists()


def test_a_book_that_cannot_be_written_keeps_the_files_away(book: Path) -> None:
    (book / "content/postings").symlink_to(book.parent)
    before = sorted(path.name for path in book.iterdir())
    result = post(*TEXT, "--save")
    path = book / FILE
    assert (result.exit_code, result.output) == (
        3,
        f"rolebook: {path}: leads out of its project\n",
    )
    assert sorted(path.name for path in book.iterdir()) == before
    assert not (book.parent / f"{NAME}.yaml").exists()


def test_a_folder_that_leads_out_of_the_project_is_told(book: Path) -> None:
    outside = book.parent / "outside"
    outside.mkdir()
    (book / "link").symlink_to(outside)
    for target in ("link", "link/deep"):
        result = post(*TEXT, "--to", target)
        message = f"rolebook: {target}: leads out of its project\n"
        assert (result.exit_code, result.output) == (3, message)
    assert contents(outside) == {}
    assert post(*TEXT, "--to", str(outside)).exit_code == 0


def test_a_way_into_the_output_by_a_link_is_told(book: Path) -> None:
    assert run("build", "--only", "html", "--quiet").exit_code == 0
    (book.parent / "way").symlink_to(book / "output")
    result = post(*TEXT, "--to", "../way")
    where = book.parent / "way"
    assert result.output.splitlines()[-1] == (
        f"Error: Invalid value for '--to': '{where}' is in output/, which has another use."
    )


def test_a_file_where_a_folder_must_be_is_told(book: Path) -> None:
    (book / "taken").write_text("mine")
    before = contents(book)
    result = post(*TEXT, "--to", "taken/deep")
    assert (result.exit_code, result.output) == (3, "rolebook: taken/deep: not a directory\n")
    assert contents(book) == before


def test_a_folder_that_cannot_be_written_is_told(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path, *_: object) -> None:
        raise PermissionError(13, os.strerror(13), str(path))

    before = contents(book)
    monkeypatch.setattr(Path, "mkdir", closed)
    result = post(*TEXT, "--save", "--to", "closed")
    assert (result.exit_code, result.output) == (3, "rolebook: closed: permission denied\n")
    assert contents(book) == before


def test_two_runs_give_the_same_bytes(book: Path) -> None:
    for folder in ("one", "two"):
        assert post(*CLOSES, "--format", ",".join(FORMS), "--to", folder).exit_code == 0
    assert contents(book / "one") == contents(book / "two")


# --- asking ---------------------------------------------------------------------------------------


CTRL_C, CTRL_D = "\x03", "\x04"


def own_terminal() -> None:
    """In the process to be: its keys reach it, even where ours ignores them."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ask(book: Path, words: Sequence[str], answers: Sequence[tuple[str, str]]) -> tuple[str, int]:
    """What a command says on a terminal where each prompt gets its answer, and its exit code."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*ROLEBOOK, *words],
        cwd=book,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=own_terminal,  # noqa: PLW1509 - there are no threads
    )
    os.close(theirs)
    said, waiting, end = "", list(answers), time.monotonic() + 60
    while time.monotonic() < end:
        if waiting and waiting[0][0] in said:
            said = said.replace(waiting[0][0], waiting[0][0].strip() + "|", 1)
            os.write(ours, waiting.pop(0)[1].encode())
        if not select.select([ours], [], [], 2)[0]:
            if CTRL_C in dict(answers).values() and "stopped" not in said and not waiting:
                os.write(ours, CTRL_C.encode())  # Python may have been about to read: as one does
            continue
        try:
            part = os.read(ours, 4096)
        except OSError:  # it has ended
            break
        if not part:
            break
        said += part.decode()
    os.close(ours)
    code = process.wait(timeout=60)
    assert waiting == [], said
    return said.replace("\r\n", "\n"), code


def test_on_a_terminal_what_is_missing_is_asked_for(book: Path) -> None:
    said, code = ask(
        book,
        ["post", "--format", "txt", "--save", *APPLY],
        [
            ("Role: ", "conter\n"),
            ("Role: ", "counter\n"),
            ("Location: ", "toronto\n"),
            ("Closes [2026-12-22]: ", "tomorrow\n"),
            ("Closes [2026-12-22]: ", "\n"),
        ],
    )
    assert code == 0, said
    assert "Did you mean 'counter'?" in said
    assert "'tomorrow' is not a day. Write it as 2026-11-24." in said
    assert saved(book)["closes"] == "2026-12-22"
    assert (book / f"{NAME}.txt").is_file()


def test_what_was_typed_is_not_asked_for(book: Path) -> None:
    words = ["post", "counter", *PLACE, *APPLY, *TEXT]
    assert ask(book, words, []) == (f"Wrote {NAME}.txt\n", 0)


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_an_answer_may_be_refused(key: str, book: Path) -> None:
    before = contents(book)
    said, code = ask(book, ["post", "counter", *APPLY], [("Location: ", key)])
    assert (code, said.endswith("rolebook: stopped\n")) == (130, True), said
    assert contents(book) == before


def test_questions_do_not_go_where_the_output_goes(book: Path) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, b"\n")
    done = subprocess.run(
        [*ROLEBOOK, "post", "counter", *PLACE, *APPLY, "--format", "txt"],
        cwd=book,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb"},
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, done.stdout) == (0, f"Wrote {NAME}.txt\n")


def test_the_site_of_a_draft_that_was_saved_is_as_before(book: Path) -> None:
    assert run("build", "--only", "html", "--quiet").exit_code == 0
    output = contents(book / "output")
    assert post(*TEXT, "--save").exit_code == 0
    shutil.rmtree(book / "archive", ignore_errors=True)
    assert run("build", "--only", "html", "--quiet").exit_code == 0
    after = contents(book / "output")
    keep = {name for name in output if not name.startswith(".rolebook")}
    assert {name: after[name] for name in keep} == {name: output[name] for name in keep}
    assert not (book / "output/postings").exists()
