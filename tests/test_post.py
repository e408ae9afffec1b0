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
from generator.book.values import PROFICIENCIES, YEARS, Employment, WorkMode
from generator.brand import tones
from generator.cli import main
from generator.commands import vacancy, words
from generator.commands.post import ENDINGS, FORMS
from generator.commands.vacancy import EMPLOYMENT, WORK_MODES
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


NUMBERED = [
    ([], "To be posted on November 24, 2026."),
    (["--requisition", "A-7"], "Requisition A-7, to be posted on November 24, 2026."),
    (["--save"], "Requisition R-2026-001, to be posted on November 24, 2026."),
]


@pytest.mark.parametrize(("words", "line"), NUMBERED)
def test_a_draft_has_a_number_once_it_is_in_the_book(
    words: list[str], line: str, book: Path
) -> None:
    assert post(*CLOSES, "--format", ",".join(FORMS), *words).exit_code == 0
    lacking = [f for f in FORMS if line[:-1] not in text_of(book / f"{NAME}{ENDINGS[f]}")]
    assert lacking == ["json", "jsonresume"]
    data = json.loads((book / f"{NAME}.json").read_bytes())
    number = line.partition(",")[0].removeprefix("Requisition ") if "Req" in line else None
    assert data.get("requisition") == number


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
    (["--apply", " jobs@our-company.test "], "apply", "mailto:jobs@our-company.test"),
    (["--openings", "2"], "openings", 2),
    (["--travel", "12.5"], "travel_percent", 12.5),
    (["--travel", "0"], "travel_percent", 0),
    (["--vacancy", "future"], "vacancy", "future"),
    (["--ai-screening"], "ai_screening", True),
    (["--other-pay", "A share: of all."], "other_pay", "A share: of all."),
    (["--other-pay", "none"], "other_pay", False),
    (
        ["--contact", "Talent, team <talent@our-company.test>"],
        "contact",
        {"name": "Talent, team", "email": "talent@our-company.test"},
    ),
    (
        [
            "--needs-language",
            "fr:basic:Half call: in French, [so].",
            "--needs-language",
            "de:working:X",
        ],
        "languages",
        [
            {"language": "fr", "level": "basic", "reason": "Half call: in French, [so]."},
            {"language": "de", "level": "working", "reason": "X"},
        ],
    ),
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
    others = {"--language", "--format", "--to", "--force", "--save", "--today"}
    assert flags == tried | others


def test_flags_have_the_words_of_the_model() -> None:
    assert (get_args(WorkMode), get_args(Employment)) == (WORK_MODES, EMPLOYMENT)
    assert (words.YEARS, vacancy.LEVELS) == (YEARS, PROFICIENCIES)


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
        " --> --work-mode\n"
    )
    assert (book / f"{NAME}.txt").is_file()
    saved = post(*TEXT, "--work-mode", "remote", "--save", "--force").output
    assert f" --> {FILE}:7:12\n" in saved


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


def test_people_read_a_mailbox_and_machines_its_address(book: Path) -> None:
    words = (*CLOSES, "--format", ",".join(FORMS), "--apply", "jobs@our-company.test")
    assert post(*words).exit_code == 0
    for form in FORMS:
        path = book / f"{NAME}{ENDINGS[form]}"
        said = text_of(path)
        assert "jobs@our-company.test" in said or form == "jsonresume"
        if form in {"txt", "pdf", "docx"}:
            assert "mailto:" not in said
    assert "- **Apply at**: [jobs@our-company.test](<mailto:jobs@our-company.test>)\n" in (
        book / f"{NAME}.md"
    ).read_text("utf-8")
    assert '<a href="mailto:jobs@our-company.test">jobs@our-company.test</a>' in (
        book / f"{NAME}.html"
    ).read_text("utf-8")
    data = json.loads((book / f"{NAME}.json").read_bytes())
    assert data["apply"] == "mailto:jobs@our-company.test"


FOUND_AT = [
    ("--note", "a\u202eb", "error[bidi-override]"),
    ("--apply", "javascript:alert(1)", "error[bad-link]"),
    ("--pay-min", "70000", "error[posting-pay-outside-band]"),
    ("--note", "Canadian experience required.", "warning[law-canadian-experience]"),
    ("--note", "A young rockstar.", "warning[age-words]"),
    ("--note", "A young rockstar.", "advice[hype]"),
]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(("flag", "value", "told"), FOUND_AT)
def test_what_is_found_is_put_to_what_was_typed(flag: str, value: str, told: str) -> None:
    where = "--pay-min and --pay-max" if flag == "--pay-min" else flag
    made = [post(*TEXT, flag, value)]
    if told.startswith("error"):
        made.append(run("new", "posting", "counter", *PLACE, *APPLY, flag, value))
    for result in made:
        lines = result.output.splitlines()
        head = next(number for number, line in enumerate(lines) if line.startswith(told))
        assert lines[head + 1] == f" --> {where}"
        assert FILE not in result.output


def test_post_says_what_check_says(book: Path) -> None:
    """The same findings in the same words, though the file isn't there yet."""
    place = "  austin: {name: Austin, region: US-TX, zone: CA}\n"
    with (book / "content/locations.yaml").open("a", encoding="utf-8") as places:
        places.write(place)
    words = ["post", "counter", "--location", "austin", *APPLY, *TEXT, "--note", "Young rockstars."]
    drafted = run(*words).output
    saved = run(*words, "--save", "--force").output
    heads = re.findall(r"^(?:error|warning|advice)\[.*", drafted, re.MULTILINE)
    assert "advice[law-none-known]: no law on job advertisements is known here for US-TX" in drafted
    assert re.findall(r"^(?:error|warning|advice)\[.*", saved, re.MULTILINE)
    checked = run("check").output
    own = [part for part in checked.split("\n\n") if "counter-austin.yaml" in part]
    assert sorted(heads) == sorted(part.splitlines()[0] for part in own)
    assert all(part in saved for part in own)
    assert set(own) <= set(
        run("post", "counter-austin", *TEXT[-2:], "--force").output.partition("\n")[2].split("\n\n")
    )


# --- a posting of the book ------------------------------------------------------------------------


@pytest.fixture
def kept(book: Path) -> Path:
    """The book with a draft of the posting in it."""
    words = (*PLACE, *CLOSES, *APPLY)
    assert run("new", "posting", "counter", *words).exit_code == 0
    return book


def test_a_saved_draft_can_be_looked_at_in_every_form(kept: Path) -> None:
    before = contents(kept)
    result = run("post", NAME, "--format", ",".join(FORMS), "--to", "made")
    files = [f"made/{NAME}{ENDINGS[form]}" for form in FORMS]
    assert (result.exit_code, result.output) == (0, "".join(f"Wrote {f}\n" for f in files))
    after = contents(kept)
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() == set(files)
    assert [f for f in FORMS if DRAFT["en"] not in text_of(kept / f"made/{NAME}{ENDINGS[f]}")] == []


def test_what_is_written_into_a_saved_draft_is_shown(kept: Path) -> None:
    with (kept / FILE).open("a", encoding="utf-8") as file:
        file.write("note: Nine young sheep.\n")
    result = run("post", NAME, "--format", "txt")
    assert result.exit_code == 0
    assert result.output.startswith(f"Wrote {NAME}.txt\nwarning[age-words]: ")
    assert f"--> {FILE}:29:7\n" in result.output
    assert "Nine young sheep." in text_of(kept / f"{NAME}.txt")


def test_an_approved_posting_is_no_draft(kept: Path) -> None:
    assert run("approve", NAME, "--by", "People operations").exit_code == 0
    assert run("post", NAME, "--format", "txt,json").exit_code == 0
    assert "Draft" not in text_of(kept / f"{NAME}.txt")
    assert json.loads((kept / f"{NAME}.json").read_bytes())["state"] == "open"


def test_an_error_in_a_saved_posting_is_shown_and_nothing_is_made(kept: Path) -> None:
    text = (kept / FILE).read_text("utf-8")
    (kept / FILE).write_text(text.replace("closes: 2026-12-18", "closes: 2026-10-01"), "utf-8")
    before = contents(kept)
    result = run("post", NAME, "--format", "txt")
    assert result.exit_code == 1
    assert "error[posting-closes-before-posted]" in result.output
    (kept / FILE).write_text("role: [\n", "utf-8")
    result = run("post", NAME, "--format", "txt")
    message = f"rolebook: posting {NAME} can't be read; `rolebook check` tells why\n"
    assert (result.exit_code, result.output) == (1, message)
    assert contents(kept).keys() == before.keys()


@pytest.mark.parametrize("words", [["--note", "x"], ["--travel", "0"], ["--id", "x"], ["--save"]])
def test_what_a_saved_posting_says_is_changed_in_its_file(words: list[str], kept: Path) -> None:
    before = contents(kept)
    result = run("post", NAME, *words)
    assert result.exit_code == 2
    assert result.output.splitlines()[-1] == (
        f"Error: Invalid value for '{words[0]}': The posting {NAME} is in the book already; "
        f"write what changes into {FILE}."
    )
    assert contents(kept) == before


@pytest.mark.usefixtures("book")
def test_a_posting_that_is_called_as_a_role_can_be_looked_at() -> None:
    words = ("new", "posting", "counter", *PLACE, *CLOSES, *APPLY, "--id", "counter")
    assert run(*words).exit_code == 0
    assert run("post", "counter", "--format", "txt").output == "Wrote counter.txt\n"
    assert post(*TEXT).output == f"Wrote {NAME}.txt\n"


def test_several_languages_are_made_at_once(book: Path) -> None:
    settings = str(BOOK["rolebook.yaml"])
    (book / "rolebook.yaml").write_text(settings.replace("[en]", "[en, fr]"))
    result = post(*TEXT, "--language", "en, fr")
    assert result.output == f"Wrote {NAME}.txt\nWrote {NAME}.fr.txt\n"
    assert DRAFT["en"] in text_of(book / f"{NAME}.txt")
    assert DRAFT["fr"] in text_of(book / f"{NAME}.fr.txt")


@pytest.mark.usefixtures("book")
def test_html_is_the_page_that_stands_alone() -> None:
    for form in ("html", "standalone"):
        assert post(*CLOSES, "--format", form, "--force").output == f"Wrote {NAME}.html\n"


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
        (["post", "counter", "--closes", "9999-12-31"],
         ("Invalid value for '--closes': '9999-12-31' is too far away: years run from 1900 to "
          "2199.")),
        (["post", "counter", *PLACE, *CLOSES, "--format", "pdf,doc"],
         "Invalid value for '--format': 'doc' is not a format. Did you mean 'docx'?"),
        (["post", "counter", *PLACE, *CLOSES, "--format", "Word"],
         "Invalid value for '--format': 'Word' is not a format. Did you mean 'docx'?"),
        (["post", "counter", *PLACE, *TEXT, "--contact", "jobs@a.test"],
         ("Invalid value for '--contact': 'jobs@a.test' has another form. "
         "Write it as 'Talent team <jobs@our-company.com>'.")),
        (["post", "counter", *PLACE, *TEXT, "--needs-language", "fr:good:X"],
         ("Invalid value for '--needs-language': 'fr:good:X' has another form. "
         "Write it as 'fr:working:Half of the callers speak French.'.")),
        (["post", "counter", *PLACE, *TEXT, "--openings", "0"],
         "Invalid value for '--openings': 0 is not in the range x>=1."),
        (["post", "counter", *PLACE, *TEXT, "--hours", "nan"],
         "Invalid value for '--hours': 'nan' is not a number."),
        (["post", "counter", *PLACE, *TEXT, "--hours", "169"],
         "Invalid value for '--hours': 169.0 is not in the range 0<x<=168."),
        (["post", "counter", *PLACE, *TEXT, "--pay-min", "nan"],
         "Invalid value for '--pay-min': 'nan' is not a number."),
        (["post", "counter", *PLACE, *TEXT, "--pay-max", "1e999"],
         "Invalid value for '--pay-max': '1e999' is not a number."),
        (["post", "counter", *PLACE, *TEXT, "--hours", "37,5"],
         "Invalid value for '--hours': '37,5' is not a number. Write it as 37.5."),
        (["post", "counter", *PLACE, *TEXT, "--pay-min", "$95,000"],
         "Invalid value for '--pay-min': '$95,000' is not a number. Write it as 95000."),
        (["post", "counter", *PLACE, *TEXT, "--pay-min", "much"],
         "Invalid value for '--pay-min': 'much' is not a number."),
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


def test_a_role_without_pay_there_is_told(book: Path) -> None:
    result = run("post", "chief-counter", *PLACE, *APPLY, *TEXT)
    assert result.exit_code == 1
    assert result.output.endswith(
        "error[posting-no-band]: `chief-counter` has no pay band for the zone CA on 2026-11-24\n"
        " --> --location\n"
        "  = help: add one to `pay` of the role, for CA\n"
        "\n"
        "1 error, 1 warning\n"
    )
    assert not (book / "chief-counter-toronto.txt").exists()


AWAITED = """\
warning[posting-awaits-band]: `chief-counter` has no pay band for the zone CA on 2026-11-24: \
this pay has no currency, and the draft can’t be approved
 --> --pay-min and --pay-max
  = help: ask who looks after `chief-counter` to add one to `pay` of the role, for CA
"""


@pytest.mark.parametrize(
    ("pay", "shown"),
    [
        (["--pay-min", "5000", "--pay-max", "6000.5"], "5,000 to 6,000.5"),
        (["--pay-min", "5000"], "From 5,000"),
        (["--pay-max", "6000"], "Up to 6,000"),
    ],
)
def test_a_draft_with_pay_of_its_own_needs_no_band(pay: list[str], shown: str, book: Path) -> None:
    result = run("post", "chief-counter", *PLACE, *APPLY, *TEXT, *pay)
    assert result.exit_code == 0
    assert AWAITED in result.output
    assert "no pay is stated" not in result.output
    assert "warning[law-pay-range]: no band says in which currency this is paid" in result.output
    said = text_of(book / "chief-counter-toronto.txt")
    assert f"Pay: {shown} · No pay band for this place says yet in which currency." in said


def test_who_looks_after_a_role_is_named_where_its_band_is_lacking(book: Path) -> None:
    with (book / "content/roles/chief-counter.yaml").open("a", encoding="utf-8") as role:
        role.write("governance: {owner: Pay team, version: 1.0.0, effective: 2026-01-01}\n")
    result = run("post", "chief-counter", *PLACE, *APPLY, *TEXT, "--pay-min", "5")
    assert "  = help: ask Pay team to add one to `pay` of the role, for CA\n" in result.output


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


def test_a_role_that_can_not_be_read_keeps_no_posting_of_another_one_away(book: Path) -> None:
    write(book, {"content/roles/chief-counter.yaml": "a: [\n"})
    result = post(*TEXT, "--to", "made")
    assert result.exit_code == 0, result.output
    text = (book / f"made/{NAME}.txt").read_text("utf-8")
    assert "Count things." in text
    assert "chief" not in text.lower()


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
    assert "Roles:\n  1  chief-counter  Chief counter\n  2  counter  Counter\n" in said
    assert "Error: 'conter' is none of them. Did you mean 'counter'?\n" in said
    assert "Locations:\n  1  toronto  Toronto\n  2  home  Canada\n" in said
    assert "'tomorrow' is not a day. Write it as 2026-11-24." in said
    assert saved(book)["closes"] == "2026-12-22"
    assert (book / f"{NAME}.txt").is_file()


@pytest.mark.parametrize("answer", ["1", "toronto", "TORONTO", " Toronto "])
def test_a_place_is_chosen_by_its_number_its_id_or_its_name(answer: str, book: Path) -> None:
    answers = [("Location: ", "\n"), ("Location: ", "7\n"), ("Location: ", f"{answer}\n")]
    said, code = ask(book, ["post", "counter", *APPLY, *TEXT], answers)
    assert code == 0, said
    listing = "Locations:\n  1  toronto  Toronto\n  2  home  Canada\n"
    assert f"Error: Type a number, an id or a name of this list.\n{listing}" in said
    assert f"Error: '7' is none of them. {listing}" in said
    assert (book / f"{NAME}.txt").is_file()


WHERE = "Apply at (an address or a mailbox; empty: not known yet): "
UNKNOWN = {"en": "Apply at: Not known yet", "fr": "Postuler à : Pas encore connu"}


def test_where_people_apply_is_asked_for(book: Path) -> None:
    answers = [(WHERE, "our page\n"), (WHERE, "jobs@our-company.test\n")]
    said, code = ask(book, ["post", "counter", *PLACE, *TEXT, "--save"], answers)
    assert code == 0, said
    assert "Error: Type https://… or a mailbox such as jobs@our-company.com.\n" in said
    assert saved(book)["apply"] == "mailto:jobs@our-company.test"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_where_to_apply_may_be_unknown_and_is_said_to_be(language: str, book: Path) -> None:
    settings = str(BOOK["rolebook.yaml"])
    (book / "rolebook.yaml").write_text(settings.replace("[en]", "[en, fr]"))
    words = ["post", "counter", *PLACE, *TEXT, "--save", "--language", language]
    said, code = ask(book, words, [(WHERE, "\n")])
    assert code == 0, said
    assert said.endswith(
        "  = help: put the address where people apply: https://…, or mailto:… for a mailbox\n"
        "\n"
        "1 warning\n"
        f"Next: put in where to apply, then\n  rolebook approve {NAME} --by FUNCTION\n"
    )
    assert saved(book)["apply"] == "TO DO"
    shown = text_of(book / f"{NAME}.txt").replace("\N{NO-BREAK SPACE}", " ")
    assert UNKNOWN[language] in shown
    assert "TO DO" not in shown
    check = run("check", "--format", "concise").output
    assert f"{FILE}:24:8: warning[unfinished-text] nothing says where to apply\n" in check


def test_every_form_says_that_where_to_apply_is_not_known_yet(book: Path) -> None:
    result = run("post", "counter", *PLACE, *CLOSES, "--format", ",".join(FORMS))
    assert result.exit_code == 0
    for form in FORMS:
        said = text_of(book / f"{NAME}{ENDINGS[form]}")
        assert "TO DO" not in said
        assert "example.com" not in said
        assert "Not known yet" in said or "json" in form, form
    assert "apply" not in json.loads((book / f"{NAME}.json").read_bytes())


def test_an_id_that_is_taken_is_told_before_anything_else_is_asked(book: Path) -> None:
    assert post(*TEXT, "--save").exit_code == 0
    said, code = ask(book, ["post", "counter"], [("Location: ", "toronto\n")])
    assert code == 2
    assert said.endswith(f"{FILE} exists already; give the new one another name with --id\n")
    said, code = ask(
        book,
        ["post", "counter", *PLACE, "--id", "x", "--format", "txt"],
        [("Closes [2026-12-22]: ", "\n"), (WHERE, "\n")],
    )
    assert code == 0, said
    said, code = ask(book, ["post", "counter", *PLACE, "--id", "x", "--format", "txt"], [])
    assert (said, code) == ("rolebook: x.txt exists already; replace it with --force\n", 2)


def test_what_was_typed_is_not_asked_for(book: Path) -> None:
    words = ["post", "counter", *PLACE, *APPLY, *TEXT]
    assert ask(book, words, []) == (f"Wrote {NAME}.txt\n", 0)


def test_who_approves_is_asked_for(book: Path) -> None:
    assert post(*TEXT, "--save").exit_code == 0
    said, code = ask(book, ["approve", NAME], [("Approved by (a function): ", "Talent team\n")])
    assert code == 0, said
    assert saved(book)["approval"]["by"] == "Talent team"  # type: ignore[index]


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
    assert [path.name for path in (book / "output/postings").iterdir() if path.is_dir()] == []
