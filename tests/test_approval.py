"""An approval fits what a posting says, and what doesn't fit any more is a draft everywhere."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from books import SMALL, small, told, write
from building import contents, copy_book, rolebook
from generator.approval import POSTING, ROLE, changed, digest
from generator.book.edition import Edition
from generator.checks import check
from generator.cli import main
from generator.drafts import signed
from generator.formats.registry import FEEDS
from generator.formats.registry import POSTING as FORMS

if TYPE_CHECKING:
    from pathlib import Path

NAME = "counter-toronto"
FILE = f"content/postings/{NAME}.yaml"
ROLE_FILE = "content/roles/counter.yaml"
CHIEF = "content/roles/chief-counter.yaml"
PLACES = "content/locations.yaml"
FRENCH = f"content/postings/{NAME}.fr.yaml"
ROLE_FRENCH = "content/roles/counter.fr.yaml"
TRADE = "content/industries/trade.yaml"
TRADE_FRENCH = "content/industries/trade.fr.yaml"

WHOLE: dict[str, str | None] = {
    "rolebook.yaml": "site: https://our-company.test/\n" + SMALL["rolebook.yaml"],
    FILE: SMALL[FILE]
    + """\
industry: trade
note: Few sheep.
languages: [{language: fr, level: basic, reason: Half of the sheep speak French.}]
contact: {name: Talent team, email: talent@our-company.test}
""",
    FRENCH: """\
note: Peu de moutons.
languages: [{language: fr, reason: La moitié des moutons parlent français.}]
""",
    ROLE_FILE: SMALL[ROLE_FILE].replace(
        "from: 2026-01-01}\n",
        "from: 2026-01-01}\n"
        "  - {zone: US, currency: USD, period: year, min: 50000, max: 60000, from: 2026-01-01}\n",
    )
    + "questions: [{id: why, q: Why?, a: Because.}]\n",
    ROLE_FRENCH: """\
title: Compteur
duties: [{id: count, text: Compter.}]
questions: [{id: why, q: Pourquoi?, a: Parce que.}]
""",
    TRADE: """\
name: Trade
summary: Buying and selling.
overlays:
  - {id: stock, roles: [counter], duties: [{id: stock, text: Count the stock.}]}
  - {id: chiefs, roles: [chief-counter], duties: [{id: stock, text: Count the counters.}]}
""",
    TRADE_FRENCH: """\
name: Commerce
overlays:
  - {id: stock, duties: [{id: stock, text: Compter le stock.}]}
  - {id: chiefs, duties: [{id: stock, text: Compter les compteurs.}]}
""",
    "content/locations.yaml": SMALL["content/locations.yaml"].replace(
        "  CA: {name: Canada}\n", "  CA: {name: Canada}\n  US: {name: United States}\n"
    )
    + "  halifax: {name: Halifax, region: CA-NS, zone: CA}\n",
}
"""The small book with everything that an approval speaks of."""


def found(folder: Path, edits: dict[str, str | None], approved: str) -> tuple[str, ...]:
    """The parts of the posting that have changed since, in the book with these files."""
    book, findings = small(folder, {**WHOLE, **edits})
    assert [f for f in findings if f.severity == "error"] == []
    return changed(book, NAME, approved)


@pytest.fixture
def approved(tmp_path: Path) -> str:
    """The digest of the posting before anything is edited."""
    book, _ = small(tmp_path, WHOLE)
    return digest(book, NAME)


def test_an_approval_fits_what_was_approved(approved: str, tmp_path: Path) -> None:
    assert found(tmp_path, {}, approved) == ()
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{8}){13}", approved)


EDITS = [
    (
        FILE,
        "role: counter",
        "role: chief-counter",
        "role pay title duties skills requirements industry translations",
    ),
    (FILE, "industry: trade\n", "", "role industry translations"),
    (FILE, "location: toronto", "location: halifax", "place"),
    (FILE, "work_mode: on-site", "work_mode: hybrid", "place"),
    (PLACES, "region: CA-ON, zone: CA", "region: CA-AB, zone: CA", "place"),
    (PLACES, "region: CA-ON, zone: CA", "city: Ottawa, region: CA-ON, zone: CA", "place"),
    (PLACES, "CA-ON, zone: CA", "CA-ON, zone: CA, remote_areas: [CA-ON]", "place"),
    (FILE, "vacancy:", "employment: contract\nvacancy:", "terms"),
    (FILE, "vacancy:", "hours: 30\nvacancy:", "terms"),
    (FILE, "vacancy:", "travel_percent: 10\nvacancy:", "terms"),
    (FILE, "vacancy:", "starts: 2027-01-04\nvacancy:", "terms"),
    (FILE, "vacancy:", "starts: 2027-01-04\nends: 2027-12-31\nvacancy:", "terms"),
    (FILE, "vacancy:", "openings: 2\nvacancy:", "terms"),
    (FILE, "vacancy:", "pay: {min: 51000, max: 60000}\nvacancy:", "pay"),
    (FILE, "vacancy:", "other_pay: A share of the profit.\nvacancy:", "pay"),
    (FILE, "posted: 2026-11-01", "posted: 2026-11-02", "dates"),
    (FILE, "closes: 2026-12-01", "closes: ongoing", "dates"),
    (FILE, "R-2026-001", "R-2026-002", "selection"),
    (FILE, "vacancy: existing", "vacancy: future", "selection"),
    (FILE, "ai_screening: false", "ai_screening: true", "selection"),
    (FILE, "level: basic", "level: working", "selection"),
    (FILE, "Few sheep", "Many sheep", "note"),
    (FILE, "our-company.test/1", "our-company.test/2", "contact"),
    (FILE, "talent@", "team@", "contact"),
    (ROLE_FILE, "title: Counter", "title: Teller", "title"),
    (ROLE_FILE, "summary: Counts.", "summary: Counts sheep.", "title"),
    (ROLE_FILE, "Count things", "Count all things", "duties"),
    (ROLE_FILE, "level: 2, evidence", "level: 3, evidence", "skills"),
    (ROLE_FILE, "requirements:", "tools: [abacus]\nrequirements:", "skills"),
    (ROLE_FILE, "months: 6", "months: 12", "requirements"),
    (ROLE_FILE, "CAD, period: year, min: 50000", "CAD, period: year, min: 49000", "pay"),
    (ROLE_FILE, "currency: CAD, period: year", "currency: CAD, period: month", "pay"),
    (
        ROLE_FILE,
        "pay:\n",
        (
            "pay:\n  - {zone: CA, currency: CAD, period: year, "
            "min: 52000, max: 60000, from: 2026-06-01}\n"
        ),
        "pay",
    ),
    (TRADE, "Count the stock.", "Count all the stock.", "industry"),
    (FILE, "vacancy:", "differs: {duties: {order: [report]}}\nvacancy:", "differs"),
    (FRENCH, "Peu de moutons.", "Quelques moutons.", "translations"),
    (FRENCH, "La moitié", "Le tiers", "translations"),
    (FRENCH, "note: Peu de moutons.\n", "", "translations"),
    (FRENCH, "note:", "apply: https://apply.our-company.test/fr\nnote:", "translations"),
    (ROLE_FRENCH, "Compteur", "Compteuse", "translations"),
    (ROLE_FRENCH, "Compter.", "Tout compter.", "translations"),
    (TRADE_FRENCH, "Compter le stock.", "Compter tout.", "translations"),
]
"""A file, what stands in it, what then stands there, and the parts that are told."""


@pytest.mark.parametrize(("file", "old", "new", "parts"), EDITS)
def test_an_edit_changes_its_part_and_no_other(
    file: str, old: str, new: str, parts: str, approved: str, tmp_path: Path
) -> None:
    text = WHOLE[file]
    assert text is not None
    assert text.count(old) == 1
    assert found(tmp_path, {file: text.replace(old, new)}, approved) == tuple(parts.split())


def test_every_part_has_an_edit() -> None:
    told_of = {part for *_, parts in EDITS for part in parts.split()}
    assert told_of == {*POSTING, *ROLE, "industry", "translations"}


SAME = [
    (FILE, "on: 2026-10-30", "on: 2026-10-31"),
    (FILE, "approval: {by: People operations, on: 2026-10-30}\n", ""),
    (FILE, "vacancy:", "internal: {notes: Ask twice.}\nvacancy:"),
    (FILE, "reason: It is small.", "reason: It is very small."),
    (FILE, "vacancy:", "differs: {}\nvacancy:"),
    (FILE, "note: Few sheep.", "note: >- # so far\n  Few\n  sheep."),
    (FILE, "vacancy: existing\nai_screening: false", "ai_screening: false\nvacancy: 'existing'"),
    (ROLE_FILE, "also_called:", ("governance: {owner: X, version: 1.0.0, effective: 2026-01-01}\n"
     "also_called:")),
    (ROLE_FILE, "q: Why?", "q: Why so?"),
    (ROLE_FILE, "A year without error", "Two years without error"),
    (ROLE_FILE, "USD, period: year, min: 50000", "USD, period: year, min: 49000"),
    (
        ROLE_FILE,
        "pay:\n",
        ("pay:\n"
        "  - {zone: CA, currency: CAD, period: year, min: 52000, max: 60000, from: 2027-01-01}\n"),
    ),
    (ROLE_FILE, "from: 2026-01-01}\n  - {zone: US",
     "from: 2026-01-01, approved: {by: X, on: 2026-01-01}}\n  - {zone: US"),
    (ROLE_FRENCH, "Parce que.", "Parce que oui."),
    (TRADE, "Count the counters.", "Count all the counters."),
    (TRADE, "roles: [counter]", "roles: [counter, chief-counter]"),
    (TRADE, "name: Trade", "name: Trading"),
    (TRADE_FRENCH, "Compter les compteurs.", "Compter tout le monde."),
    (CHIEF, "Count counters.", "Count all counters."),
    ("rolebook.yaml", "[en, fr]", "[en, fr, de]"),
    ("content/company.yaml", "We count things.", "We count all things."),
    (PLACES, "region: CA-ON, zone: CA", "street: 1 Main Street, region: CA-ON, zone: CA"),
]  # fmt: skip
"""A file, what stands in it, what then stands there: none of it is what was approved."""


@pytest.mark.parametrize(("file", "old", "new"), SAME)
def test_what_was_not_approved_changes_nothing(
    file: str, old: str, new: str, approved: str, tmp_path: Path
) -> None:
    text = WHOLE.get(file, SMALL.get(file))
    assert text is not None
    assert old in text
    assert found(tmp_path, {file: text.replace(old, new, 1)}, approved) == ()


DUTIES = ("count, text: Count things.", "report, text: Say how many.")


def test_duties_in_another_order_are_no_other_translation(approved: str, tmp_path: Path) -> None:
    one, other = (f"  - {{id: {duty}}}\n" for duty in DUTIES)
    assert one + other in str(WHOLE[ROLE_FILE])
    role = str(WHOLE[ROLE_FILE]).replace(one + other, other + one)
    assert found(tmp_path, {ROLE_FILE: role}, approved) == ("duties",)


def test_a_text_with_a_translation_changes_its_own_part_alone(
    approved: str, tmp_path: Path
) -> None:
    role = str(WHOLE[ROLE_FILE]).replace("Count things", "Count sheep")
    assert found(tmp_path, {ROLE_FILE: role}, approved) == ("duties",)


EVERYTHING = (*(part for part in POSTING if part != "differs"), *ROLE, "industry", "translations")
"""The parts of a posting in which nothing differs from its role."""


@pytest.mark.parametrize("foreign", ["00000000", "-".join(["00000000"] * 14), "a", "", "-" * 13])
def test_a_digest_of_something_else_fits_nothing(foreign: str, tmp_path: Path) -> None:
    assert sorted(found(tmp_path, {}, foreign)) == sorted(EVERYTHING)


DIFFERS = """\
differs:
  duties:
    order: [report]
    add: [{id: weigh, text: Weigh., reason: A scale is there.}]
  requirements: {leave_out: [{id: school, reason: Nobody asks.}]}
"""
WITH = {
    FILE: str(WHOLE[FILE]) + DIFFERS,
    FRENCH: str(WHOLE[FRENCH]) + "differs: {duties: {add: [{id: weigh, text: Peser.}]}}\n",
}


def test_what_differs_is_a_part_of_its_own_at_the_end(approved: str, tmp_path: Path) -> None:
    book, _ = small(tmp_path, {**WHOLE, **WITH})
    pieces = digest(book, NAME).split("-")
    assert len(pieces) == len(approved.split("-")) + 1
    assert pieces[:13] == approved.split("-")[:13]
    assert changed(book, NAME, "-".join(pieces)) == ()
    assert changed(book, NAME, approved) == ("translations", "differs")
    assert changed(book, NAME, "-".join(["00000000"] * 15)) == (*EVERYTHING, "differs")


@pytest.mark.parametrize(
    ("file", "old", "new", "parts"),
    [
        (FILE, "order: [report]", "order: [report, count]", "differs"),
        (FILE, "text: Weigh.", "text: Weigh all.", "differs"),
        (FILE, "A scale is there.", "There is a scale.", "differs"),
        (
            FILE,
            "  requirements: {leave_out: [{id: school, reason: Nobody asks.}]}\n",
            "",
            "differs",
        ),
        (FRENCH, "Peser.", "Tout peser.", "translations"),
        (FILE, "Few sheep", "Many sheep", "note"),
    ],
)
def test_an_edit_of_what_differs_is_told(
    file: str, old: str, new: str, parts: str, tmp_path: Path
) -> None:
    book, _ = small(tmp_path, {**WHOLE, **WITH})
    before = digest(book, NAME)
    assert WITH[file].count(old) == 1
    assert found(tmp_path, {**WITH, file: WITH[file].replace(old, new)}, before) == (parts,)


def test_what_no_longer_differs_is_told(tmp_path: Path) -> None:
    book, _ = small(tmp_path, {**WHOLE, **WITH})
    before = digest(book, NAME)
    assert found(tmp_path, {FRENCH: WHOLE[FRENCH]}, before) == ("translations", "differs")


def test_without_a_digest_nothing_is_known_to_have_changed(tmp_path: Path) -> None:
    book, _ = small(tmp_path, WHOLE)
    assert changed(book, NAME, None) == ()


def test_a_digest_cut_short_is_told_and_a_draft(approved: str, tmp_path: Path) -> None:
    line = f"on: 2026-10-30, digest: {approved.rpartition('-')[0]}}}"
    book, _ = small(tmp_path, {**WHOLE, FILE: str(WHOLE[FILE]).replace("on: 2026-10-30}", line)})
    assert not Edition(book).approved(NAME)
    lines = told([f for f in check(book, "posting", NAME)[0] if f.code == "approval-outdated"])
    assert lines == [
        (
            f"{FILE} approval-outdated approval: since People operations approved this on "
            "2026-10-30, these have changed: role, place, terms, pay, dates, selection, note, "
            "contact, title, duties, skills, requirements, industry, translations; "
            "it is a draft again"
        )
    ]


# --- the command, and what builds make of it ------------------------------------------------------

TODAY = ("--today", "2026-11-24")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The book without an approval, where we stand; all forms but PDFs are built."""
    text = str(WHOLE[FILE]).replace(
        "approval: {by: People operations, on: 2026-10-30}\n", "# Ours\n"
    )
    forms = ", ".join(("html", *FORMS, *FEEDS))
    settings = f"{WHOLE['rolebook.yaml']}formats: [{forms}]\n"
    folder = write(tmp_path / "book", SMALL, WHOLE, {FILE: text, "rolebook.yaml": settings})
    monkeypatch.chdir(folder)
    return folder


def approve(*more: str) -> Result:
    return run("approve", NAME, "--by", "People operations", *more)


def test_approving_writes_one_line_and_leaves_the_others(book: Path) -> None:
    before = (book / FILE).read_text("utf-8")
    result = approve()
    assert result.exit_code == 0
    assert result.output.startswith(f"Approved {FILE}\nadvice[translation-unlocked]: ")
    after = (book / FILE).read_text("utf-8")
    assert after.startswith(before)
    assert re.fullmatch(
        r"approval: \{by: People operations, on: 2026-11-24, digest: [0-9a-f-]{125}\}\n",
        after.removeprefix(before),
    )
    assert approve().exit_code == 0
    assert (book / FILE).read_text("utf-8") == after


HINT = (
    "# A draft: it isn't on the site until `rolebook approve` has put in who approved it, and when."
)
SHOWN = "# approval: {by: People operations, on: 2026-11-24}"


def test_an_approval_takes_the_place_of_what_the_starter_says_of_a_draft(book: Path) -> None:
    run("new", "posting", "counter", "--location", "toronto", "--apply", "jobs@a.test", "--id", "n")
    file = book / "content/postings/n.yaml"
    before = file.read_text("utf-8")
    assert before.count(f"\n{HINT}\n") == before.count(f"\n{SHOWN}\n") == 1
    assert run("approve", "n", "--by", "Director", "--despite-warnings").exit_code == 0
    after = file.read_text("utf-8")
    line = after.splitlines()[-1]
    assert line.startswith("approval: {by: Director, on: 2026-11-24, digest: ")
    assert after == before.replace(f"{HINT}\n", "").replace(SHOWN, line)


DIGEST = "-".join(["01234567"] * 14)
SIGNED = f"approval: {{by: Director, on: 2026-11-24, digest: {DIGEST}}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{HINT}\na: 1\n{SHOWN}\nb: 2\n", f"a: 1\n{SIGNED}\nb: 2\n"),
        (f"a: 1\n{SHOWN}", f"a: 1\n{SIGNED}\n"),
        (f"{HINT}\r\na: 1\r\n", f"a: 1\r\n{SIGNED}\n"),
        (f"{SHOWN.replace('11-24', '01-02')}\na: 1\n", f"{SIGNED}\na: 1\n"),
        # approved before, when the comments were left
        (f"{HINT}\na: 1\n{SHOWN}\napproval: {{by: X}}\n", f"a: 1\n{SIGNED}\n"),
        (f"approval:\n  by: X\n{SHOWN}\na: 1\n", f"{SIGNED}\na: 1\n"),
        (f"{SHOWN}\n{SHOWN}\na: 1\n", f"{SIGNED}\na: 1\n"),
    ],
)
def test_hints_of_the_starter_go_with_an_approval(before: str, after: str) -> None:
    assert signed(before, "Director", dt.date(2026, 11, 24), DIGEST) == after


@pytest.mark.parametrize(
    "text",
    [
        "# A draft: Mia writes it\na: 1\n",
        "# approval: {by: Director, on: 2026-11-24}\na: 1\n",
        "# approval: ask Mia first\na: 1\n",
        f"{SHOWN} # as Mia said\na: 1\n",
        f"#{HINT}\n  {SHOWN}\n{SHOWN} \na: 1\n",
        f"a: 1 {HINT}\n",
        "# To add a field, take away the `# ` before it.\na: 1\n# hours: 37.5 # a week\n",
        f"a: |\n  One\n  {HINT}\n  {SHOWN}\n",
        f'a: "One\n\n{HINT}\n{SHOWN}"\n',
        f'a: "One\n{SHOWN}\n"\n',
        f"a:\n{SHOWN}\n  - 1\n",
    ],
)
def test_what_somebody_else_wrote_stays(text: str) -> None:
    assert signed(text, "Director", dt.date(2026, 11, 24), DIGEST) == f"{text}{SIGNED}\n"


def test_an_approval_takes_the_place_of_an_older_one(book: Path) -> None:
    with (book / FILE).open("a", encoding="utf-8") as file:
        file.write("approval:\n  by: Someone\n  on: 2026-01-01\n# The end\n")
    before = (book / FILE).read_text("utf-8")
    assert approve("--on", "2026-11-20").exit_code == 0
    after = (book / FILE).read_text("utf-8")
    line = next(line for line in after.splitlines() if line.startswith("approval: "))
    assert "by: People operations, on: 2026-11-20, digest: " in line
    old = "approval:\n  by: Someone\n  on: 2026-01-01\n"
    assert after == before.replace(old, f"{line}\n")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            ["counter-toront", "--by", "X"],
            2,
            (
                "Error: Invalid value for 'POSTING': There is no posting 'counter-toront'. "
                "Did you mean 'counter-toronto'?"
            ),
        ),
        (
            ["zzz", "--by", "X"],
            2,
            (
                "Error: Invalid value for 'POSTING': There is no posting 'zzz'. "
                "There are: counter-toronto."
            ),
        ),
        ([NAME], 2, "rolebook: say who approves, with --by FUNCTION such as 'People operations'"),
        (
            [NAME, "--by", " "],
            2,
            (
                "Error: Invalid value for '--by': Write who approves in a few words, such as "
                "'People operations'."
            ),
        ),
        (
            [NAME, "--by", "a\nb"],
            2,
            (
                "Error: Invalid value for '--by': Write who approves in a few words, such as "
                "'People operations'."
            ),
        ),
        (
            [NAME, "--by", "X", "--on", "2026-11-25"],
            2,
            "Error: Invalid value for '--on': 2026-11-25 has not come yet; today is 2026-11-24.",
        ),
    ],
)
def test_an_approval_that_cannot_be_is_refused(
    words: list[str], code: int, message: str, book: Path
) -> None:
    before = contents(book)
    result = run("approve", *words)
    assert (result.exit_code, result.output.splitlines()[-1]) == (code, message)
    assert contents(book) == before


@pytest.mark.parametrize(
    ("file", "what"),
    [
        (FILE, "posting counter-toronto"),
        (ROLE_FILE, "role counter"),
        (PLACES, "location toronto"),
        (TRADE, "industry trade"),
    ],
)
def test_what_cannot_be_read_is_not_approved(file: str, what: str, book: Path) -> None:
    (book / file).write_text("title: [\n")
    before = contents(book)
    result = approve()
    message = f"rolebook: {what} can't be read; `rolebook check` tells why\n"
    assert (result.exit_code, result.output) == (1, message)
    assert contents(book) == before


@pytest.mark.parametrize("file", [FRENCH, ROLE_FRENCH, TRADE_FRENCH])
def test_a_translation_that_cannot_be_read_is_not_approved(file: str, book: Path) -> None:
    (book / file).write_text("note: [\n")
    before = contents(book)
    result = approve()
    assert (result.exit_code, result.output.splitlines()[1]) == (1, f" --> {file}:2:1")
    assert contents(book) == before


@pytest.mark.parametrize(
    "file",
    [
        "content/company.yaml",
        "content/skills.yaml",
        "content/ladders/counters.yaml",
        "content/company.fr.yaml",
        "content/words/jargon.yaml",
    ],
)
def test_no_posting_is_approved_or_made_where_what_all_need_cannot_be_read(
    file: str, book: Path
) -> None:
    """Laws and words can't be checked then; a fault in a page or in another role keeps nobody."""
    write(book, {file: "name: [\n", "content/pages/odd.md": "", "content/roles/odd.yaml": "{"})
    before = contents(book)
    new = ("post", "counter", "--location", "toronto", "--closes", "ongoing", "--id", "new")
    for result in (approve(), run("post", NAME), run(*new)):
        told = result.output.splitlines()[1]
        assert (result.exit_code, told.split(":")[0]) == (1, f" --> {file}")
        assert "error" in result.output.splitlines()[0]
    assert contents(book) == before


def test_a_fault_in_another_role_or_a_page_keeps_no_posting_from_being_approved(book: Path) -> None:
    write(book, {"content/pages/odd.md": "", "content/roles/odd.yaml": "{"})
    assert approve().exit_code == 0


def test_one_wrong_posting_keeps_all_from_being_approved(book: Path) -> None:
    before = (book / FILE).read_text("utf-8")
    wrong = before.replace("R-2026-001", "R-2026-002").replace("closes: 2026-12", "closes: 2026-10")
    (book / "content/postings/other.yaml").write_text(wrong, encoding="utf-8")
    result = run("approve", NAME, "other", "--by", "X")
    assert result.exit_code == 1
    assert "error[posting-closes-before-posted]" in result.output
    assert (book / FILE).read_text("utf-8") == before


def test_a_file_in_which_no_line_can_be_put_is_left_alone(book: Path) -> None:
    fields = [
        "requisition: R-1",
        "role: counter",
        "location: toronto",
        "work_mode: on-site",
        "posted: 2026-11-01",
        "closes: 2026-12-01",
        "vacancy: existing",
        "ai_screening: false",
        "apply: 'https://apply.our-company.test/1'",
    ]
    text = f"{{{', '.join(fields)}}}\n"
    (book / FRENCH).unlink()
    (book / FILE).write_text(text, encoding="utf-8")
    result = approve()
    message = f"rolebook: {FILE}: write the approval into this file by hand\n"
    assert (result.exit_code, result.output) == (1, message)
    assert (book / FILE).read_text("utf-8") == text


def shown(folder: Path) -> set[str]:
    """The files of an output that speak of the posting, by name or by what they say."""
    files = {k: v for k, v in contents(folder).items() if not k.startswith(".rolebook")}
    marks = (NAME.encode(), b"R-2026-001", b"apply.our-company.test")
    return {name for name, data in files.items() if NAME in name or any(m in data for m in marks)}


def cold(book: Path, twin: Path) -> dict[str, bytes]:
    """What a build of the same files makes that has never seen them."""
    write(twin, {name: data.decode() for name, data in contents(book).items()
                 if name.startswith("content/") or name == "rolebook.yaml"})  # fmt: skip
    assert run("--project", str(twin), "build", "--quiet").exit_code == 0
    return files_of(twin / "output")


def files_of(output: Path) -> dict[str, bytes]:
    return {k: v for k, v in contents(output).items() if not k.startswith(".rolebook")}


def test_a_posting_is_on_the_site_as_long_as_its_approval_fits(book: Path, tmp_path: Path) -> None:
    output = book / "output"
    assert run("build", "--quiet").exit_code == 0
    assert shown(output) == set()
    assert files_of(output) == cold(book, tmp_path / "first")

    assert approve().exit_code == 0
    assert run("build", "--quiet").exit_code == 0
    there = shown(output)
    forms = [form.file for form in FORMS.values()]
    for home in ("", "fr/"):
        assert there >= {f"{home}postings/{NAME}/{NAME}{ending}" for ending in forms}
        assert there >= {f"{home}{form.file}" for form in FEEDS.values()}
        assert there >= {
            f"{home}index.html",
            f"{home}postings/{NAME}/index.html",
            f"{home}roles/counter/index.html",
            "sitemap.xml",
        }
    assert files_of(output) == cold(book, tmp_path / "second")

    role = book / ROLE_FILE
    role.write_text(role.read_text("utf-8").replace("Count things", "Count all"), "utf-8")
    assert run("build", "--quiet").exit_code == 0
    assert shown(output) == set()
    assert files_of(output) == cold(book, tmp_path / "third")

    assert approve().exit_code == 0
    assert run("build", "--quiet").exit_code == 0
    assert shown(output) == there
    assert files_of(output) == cold(book, tmp_path / "fourth")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FRENCH, "Peu de", "Plus de"),
        (TRADE, "Count the stock", "Count all the stock"),
        (PLACES, "region: CA-ON, zone: CA", "region: CA-ON, zone: US"),
        (PLACES, "region: CA-ON, zone: CA", "region: CA-AB, zone: CA"),
        (FILE, "vacancy: existing", "vacancy: future"),
    ],
)
def test_a_build_notices_whatever_an_approval_stands_on(
    file: str, old: str, new: str, book: Path, tmp_path: Path
) -> None:
    assert approve().exit_code == 0
    assert run("build", "--quiet").exit_code == 0
    assert shown(book / "output")
    text = (book / file).read_text("utf-8")
    assert old in text
    (book / file).write_text(text.replace(old, new), "utf-8")
    assert run("build", "--quiet").exit_code == 0
    assert shown(book / "output") == set()
    assert files_of(book / "output") == cold(book, tmp_path / "twin")
    assert run("check").output.count("warning[approval-outdated]") == 1


def test_what_an_approved_posting_alone_must_have_is_asked_for_before_it_is_signed(
    tmp_path: Path,
) -> None:
    """In Quebec a posting with a text of its own is in French too; without one, nothing lacks."""
    project = copy_book(tmp_path / "book")
    file = project / "content/postings/montreal.yaml"
    words = ("approve", "montreal", "--by", "People operations")
    posting = """\
requisition: R-2026-900
role: account-manager
location: montreal
work_mode: hybrid
posted: 2026-11-24
closes: 2026-12-20
vacancy: existing
ai_screening: false
apply: https://apply.our-company.test/1
"""
    file.write_text(posting + "note: Eight clients come with it.\n")
    said = rolebook("--project", project, *words, code=1)
    message = "error[translation-required]: CA-QC requires this posting in `fr`"
    assert message in said.stderr + said.stdout
    assert "approval" not in file.read_text()
    file.write_text(posting)
    rolebook("--project", project, *words)
    assert "approval: {by: People operations, on: 2026-11-24, digest: " in file.read_text()
    rolebook("--project", project, "check")


# --- what stands against an approval --------------------------------------------------------------

EXAMPLE = {"content/company.yaml": SMALL["content/company.yaml"] + "example: true\n"}
EXPERIENCE = "note: Canadian experience required."
TO_DO = 'summary: "TO DO: what the role is for"'
GRAVE = [
    (FILE, "note: Few sheep.", EXPERIENCE, "warning[law-canadian-experience]: "),
    (FILE, "R-2026-001", "TO DO", "warning[unfinished-text]: this vacancy has no number"),
    (FILE, "apply.our-company.test", "example.com", "warning[unfinished-text]: nobody can apply "),
    (ROLE_FILE, "summary: Counts.", TO_DO, "warning[unfinished-text]: `summary` is not written "),
]
"""A file, what stands in it, what then stands there, and what is told of it."""


def edited(book: Path, file: str, old: str, new: str) -> dict[str, bytes]:
    """The files of the book, once one of them is edited."""
    text = (book / file).read_text("utf-8")
    assert text.count(old) == 1
    (book / file).write_text(text.replace(old, new), "utf-8")
    return contents(book)


@pytest.mark.parametrize(("file", "old", "new", "told_of"), GRAVE)
def test_what_a_law_asks_or_nobody_has_written_keeps_from_approving(
    file: str, old: str, new: str, told_of: str, book: Path
) -> None:
    before = edited(book, file, old, new)
    result = approve()
    assert result.exit_code == 1
    assert told_of in result.output
    assert result.output.endswith(
        "rolebook: nothing was approved: mend what these warnings say, or approve it with "
        "--despite-warnings\n"
    )
    assert contents(book) == before
    insisted = approve("--despite-warnings")
    assert insisted.exit_code == 0
    assert insisted.output.startswith(f"Approved {FILE}\n")
    assert told_of in insisted.output


@pytest.mark.parametrize(("file", "old", "new", "told_of"), [GRAVE[0], GRAVE[-1]])
def test_an_example_is_approved_with_its_warnings(
    file: str, old: str, new: str, told_of: str, book: Path
) -> None:
    write(book, EXAMPLE)
    edited(book, file, old, new)
    result = approve()
    assert result.exit_code == 0
    assert result.output.startswith(f"Approved {FILE}\n")
    assert told_of in result.output


def test_words_that_others_do_better_without_are_told_and_approved(book: Path) -> None:
    edited(book, FILE, "note: Few sheep.", "note: A young rockstar.")
    result = approve()
    assert result.exit_code == 0
    assert "warning[age-words]: " in result.output
    assert "advice[hype]: " in result.output


@pytest.mark.parametrize("example", [{}, EXAMPLE])
def test_nobody_approves_a_posting_for_which_nobody_can_apply(
    example: dict[str, str], book: Path
) -> None:
    write(book, example)
    before = edited(book, FILE, "https://apply.our-company.test/1", "TO DO")
    assert "warning[unfinished-text]: nothing says where to apply" in run("check").output
    result = approve("--despite-warnings")
    assert result.exit_code == 1
    assert result.output.startswith("error[posting-no-apply]: nothing says where to apply\n")
    assert contents(book) == before


def test_a_draft_in_quebec_is_told_that_french_will_be_required(tmp_path: Path) -> None:
    project = copy_book(tmp_path / "book")
    words = ("--location", "montreal", "--closes", "2026-12-20", "--apply", "jobs@ours.test")
    new = ("new", "posting", "account-manager", *words, "--note", "Eight clients come with it.")
    rolebook("--project", project, *new)
    said = rolebook("--project", project, "check").stdout
    assert (
        "warning[translation-awaited]: before anyone approves it, CA-QC requires this posting in "
        "`fr`: posting `account-manager-montreal` is not wholly translated\n"
    ) in said
    rolebook("--project", project, "approve", "account-manager-montreal", "--by", "HR", code=1)
    french = project / "content/postings/account-manager-montreal.fr.yaml"
    french.write_text("note: Huit clients en font partie.\n", "utf-8")
    assert "translation-awaited" not in rolebook("--project", project, "check").stdout
    rolebook("--project", project, "approve", "account-manager-montreal", "--by", "HR")
