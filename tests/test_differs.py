"""What differs from the role in one vacancy: every form shows it, and every check reads it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from agreeing import ALL, told
from books import SMALL, checked, small, write
from books import told as lines
from building import build, contents
from generator.book.edition import Edition
from generator.industry import asked_by
from generator.views.posting import posting_view

if TYPE_CHECKING:
    from pathlib import Path

NAME = "counter-toronto"
FILE = f"content/postings/{NAME}.yaml"
FRENCH = f"content/postings/{NAME}.fr.yaml"
ROLE = "content/roles/counter.yaml"

DIFFERS = """\
differs:
  duties:
    order: [weigh, report]
    leave_out: [{id: count, reason: Secret one.}]
    add:
      - {id: weigh, text: Weigh things., reason: Secret two.}
      - {id: sort, text: Sort things., reason: Secret three., essential: false}
  requirements:
    order: [months]
    leave_out: [{id: school, reason: Secret four.}]
    add:
      - {id: scale, must: true, text: A steady hand, reason: Secret five.}
      - {id: herd, must: false, months: 12, in: herding sheep, reason: Secret six.}
"""
"""Everything that may differ, in the small book's posting."""

TRANSLATED = """\
differs:
  duties: {add: [{id: weigh, text: Peser des choses.}]}
  requirements: {add: [{id: scale, text: Une main sûre}]}
"""


def posting(differs: str) -> dict[str, str | None]:
    return {FILE: SMALL[FILE] + differs}


def ids(folder: Path, differs: str, files: dict[str, str | None] | None = None) -> tuple[str, str]:
    """The ids of the duties and of the requirements, in order."""
    book, findings = small(folder, {**(files or {}), **posting(differs)})
    assert [f for f in findings if f.severity == "error"] == []
    edition = Edition(book)
    ask = asked_by(edition, edition.posting(NAME))
    return " ".join(d.id for d in ask.duties), " ".join(r.id for r in ask.requirements)


@pytest.mark.parametrize(
    ("differs", "duties", "requirements"),
    [
        ("", "count report", "school months"),
        ("differs: {}\n", "count report", "school months"),
        ("differs: {duties: {order: [report]}}\n", "report count", "school months"),
        ("differs: {requirements: {order: [months, school]}}\n", "count report", "months school"),
        (
            "differs: {duties: {leave_out: [{id: count, reason: No.}]}}\n",
            "report",
            "school months",
        ),
        (
            (
                "differs: {duties: {add: [{id: b, text: B., reason: Yes.},"
                " {id: a, text: A., reason: Yes.}]}}\n"
            ),
            "count report b a",
            "school months",
        ),
        (DIFFERS, "weigh report sort", "months scale herd"),
    ],
)
def test_named_ids_come_first_then_the_others_then_what_is_added(
    differs: str, duties: str, requirements: str, tmp_path: Path
) -> None:
    assert ids(tmp_path, differs) == (duties, requirements)


def test_an_order_that_names_what_is_gone_keeps_the_rest_of_it(tmp_path: Path) -> None:
    differs = "differs: {duties: {order: [gone, report, lost, count]}}\n"
    assert ids(tmp_path, differs) == ("report count", "school months")


def test_what_an_industry_adds_can_be_left_out_and_ordered(tmp_path: Path) -> None:
    trade = """\
name: Trade
summary: Buying and selling.
overlays:
  - id: stock
    roles: [counter]
    duties: [{id: stock, text: Count the stock.}, {id: till, text: Count the till.}]
"""
    differs = (
        "industry: trade\n"
        "differs: {duties: {order: [till], leave_out: [{id: stock, reason: There is none.}]}}\n"
    )
    files: dict[str, str | None] = {"content/industries/trade.yaml": trade}
    assert ids(tmp_path, differs, files) == ("till count report", "school months")
    book, _ = small(tmp_path, {**files, **posting(differs)})
    assert [f for f in checked(book, "posting", NAME) if "differs" in f.at] == []


def test_a_posting_shows_what_differs_and_its_role_does_not(tmp_path: Path) -> None:
    book, _ = small(tmp_path, posting(DIFFERS))
    view = posting_view(Edition(book), NAME)
    assert (view.work.duties, view.work.also) == (
        ("Weigh things.", "Say how many."),
        ("Sort things.",),
    )
    must, nice = view.asked.requirements.must, view.asked.requirements.nice
    assert [line.text for line in must] == ["A steady hand"]
    assert [line.text for line in nice] == [
        "6 months of experience in counting sheep",
        "1 year of experience in herding sheep",
    ]
    assert [duty.id for duty in Edition(book).role("counter").duties] == ["count", "report"]


def test_added_texts_are_translated_and_others_fall_back(tmp_path: Path) -> None:
    book, _ = small(tmp_path, {**posting(DIFFERS), FRENCH: TRANSLATED})
    view = posting_view(Edition(book, "fr"), NAME)
    assert view.work.duties == ("Peser des choses.", "Say how many.")
    assert [line.text for line in view.asked.requirements.must] == ["Une main sûre"]
    lacking = Edition(book).lacking("posting", NAME, "fr")
    assert sorted(map(str, (path[1:] for path in lacking))) == [
        "('duties', 'add', 1, 'text')",
        "('requirements', 'add', 1, 'in')",
    ]


def test_a_translation_has_no_reasons(tmp_path: Path) -> None:
    text = "differs: {duties: {add: [{id: weigh, text: Peser., reason: Secret.}]}}\n"
    _, findings = small(tmp_path, {**posting(DIFFERS), FRENCH: text})
    assert lines([f for f in findings if f.severity == "error"]) == [
        (
            f"{FRENCH} translation-adds differs/duties/add/0/reason: "
            "`reason` is the same in every language"
        )
    ]


def test_no_reason_is_in_any_file_that_is_built(tmp_path: Path) -> None:
    output = build(write(tmp_path / "book", SMALL, ALL, posting(DIFFERS), {FRENCH: TRANSLATED}))
    assert told(output) == ""
    files = contents(output)
    for name in [name for name in files if name.endswith(".docx")]:
        with zipfile.ZipFile(output / name) as parts:
            files |= {f"{name}/{part}": parts.read(part) for part in parts.namelist()}
    assert [name for name, data in files.items() if b"Secret" in data] == []
    texts = {name for name, data in files.items() if b"Weigh things." in data}
    forms = {name.rpartition(".")[2] for name in texts}
    assert forms >= {"html", "txt", "md", "json", "xml"}
    role = files["roles/counter/index.html"].decode()
    assert ("Count things." in role, "Weigh things." in role) == (True, False)


# --- what checks see ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Weigh things.", "Weigh things!!", "shouting differs/duties/add/0/text"),
        ("Weigh things.", "<script>x</script>", "html-in-text differs/duties/add/0/text"),
        ("Weigh things.", "'TO DO: say it.'", "unfinished-text differs/duties/add/0/text"),
        ("Weigh things.", "ꙮ.", "missing-glyph differs/duties/add/0/text"),
        ("Sort things.", "Be a rock star.", "hype differs/duties/add/1/text"),
        ("herding sheep", "YOUNG people", "age-words differs/requirements/add/1/in"),
        (
            "A steady hand",
            "Ideally a steady hand",
            "requirements-not-split differs/requirements/add/0/text",
        ),
        (
            "A steady hand",
            "Experience in Canada",
            "law-canadian-experience differs/requirements/add/0",
        ),
        (
            "herding sheep,",
            "herding sheep, certification: shears,",
            "unknown-resource differs/requirements/add/1/certification",
        ),
    ],
)
def test_checks_read_what_is_added(old: str, new: str, expected: str, tmp_path: Path) -> None:
    assert DIFFERS.count(old) == 1
    book, findings = small(tmp_path, posting(DIFFERS.replace(old, new)))
    assert [f for f in findings if f.severity == "error"] == []
    found = [
        f"{f.code} {'/'.join(map(str, f.at))}"
        for f in checked(book, "posting", NAME)
        if f.at[:1] == ("differs",)
    ]
    assert found == [expected]


def test_an_added_text_in_another_language_is_told_in_its_file(tmp_path: Path) -> None:
    french = TRANSLATED.replace("Peser des choses.", "Peser des choses!!")
    book, _ = small(tmp_path, {**posting(DIFFERS), FRENCH: french})
    found = [f for f in checked(book, "posting", NAME) if f.code == "shouting"]
    assert [(f.file, f.at) for f in found] == [
        (FRENCH, ("differs", "duties", "add", "weigh", "text"))
    ]


def test_a_certification_that_a_posting_alone_asks_for_is_used(tmp_path: Path) -> None:
    shears = """\
resources:
  shears: {kind: certification, name: Shears, source: maker, url: https://our-company.test/}
"""
    asked = DIFFERS.replace("herding sheep,", "herding sheep, certification: shears,")
    files = {"content/resources.yaml": shears, **posting(asked)}
    book, _ = small(tmp_path, files)
    assert book.named & {"resource/shears"} == {"resource/shears"}


def test_what_needs_a_reason_says_when_it_has_none(tmp_path: Path) -> None:
    bare = DIFFERS.replace(", reason: Secret one.", "").replace(", reason: Secret six.", "")
    _, findings = small(tmp_path, posting(bare))
    assert lines([f for f in findings if f.severity == "error"]) == [
        f"{FILE} missing-field differs/duties/leave_out/0: `reason` is missing",
        f"{FILE} missing-field differs/requirements/add/1: `reason` is missing",
    ]


def test_a_posting_whose_role_lost_a_duty_keeps_its_order_and_is_told(tmp_path: Path) -> None:
    differs = "differs: {duties: {order: [report, count]}}\n"
    role = SMALL[ROLE].replace("  - {id: report, text: Say how many.}\n", "")
    book, _ = small(tmp_path, {ROLE: role, **posting(differs)})
    found = [f for f in checked(book, "posting", NAME) if f.code == "posting-order"]
    assert [(f.severity, *lines([f])) for f in found] == [
        (
            "warning",
            f"{FILE} posting-order differs/duties/order/0: `report` is no duty of this posting",
        )
    ]
