"""What is read of a content folder, what is wrong with it, and what one fault leaves standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import SMALL, checked, opened, small, told, write
from generator.book.load import MANY, load
from generator.checks import check, subjects

if TYPE_CHECKING:
    from pathlib import Path

ROLE = "content/roles/counter.yaml"
LANGUAGE = "translation-language: `de` is not a language to translate into"
ENGLISH = {"rolebook.yaml": "languages: [en]\ntoday: 2026-11-24\n"}


def only(folder: Path, files: dict[str, str | None]) -> list[str]:
    """What is told of the small book in English alone, with some files changed."""
    return told(small(folder, {**ENGLISH, **files})[1])


def test_a_whole_book_has_no_findings(tmp_path: Path) -> None:
    book, findings = small(tmp_path, ENGLISH)
    assert findings == []
    assert {kind: ids for kind, ids in book.ids.items() if ids} == {
        "company": ("company",),
        "zone": ("CA",),
        "location": ("toronto",),
        "skill": ("counting",),
        "tool": ("abacus",),
        "ladder": ("counters",),
        "role": ("chief-counter", "counter"),
        "posting": ("counter-toronto",),
    }


def test_a_library_keeps_the_order_in_which_it_is_written(tmp_path: Path) -> None:
    text = "zones: {US: {name: US}, CA: {name: Canada}}\nlocations: {}\n"
    book, _ = small(tmp_path, {"content/locations.yaml": text})
    assert book.ids["zone"] == ("US", "CA")


def test_one_bad_file_never_hides_what_is_wrong_in_others(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        "content/company.yaml": "name: [\n",
        "content/skills.yaml": "skils: {}\n",
        ROLE: SMALL[ROLE].replace("level: 1", "level: one"),
        "content/postings/counter-toronto.yaml": "\tx",
        "content/roles/Big Chief.yaml": "title: Chief\n",
    }
    assert sorted({line.partition(":")[0].strip() for line in only(tmp_path, files)}) == [
        "content/company.yaml syntax",
        "content/postings/counter-toronto.yaml tab-indentation",
        "content/roles/Big Chief.yaml bad-id",
        "content/roles/counter.yaml wrong-type level",
        "content/skills.yaml unknown-field skils",
    ]


def test_a_file_with_two_faults_has_two_findings(tmp_path: Path) -> None:
    text = SMALL[ROLE].replace("level: 1", "level: one").replace("summary:", "sumary:")
    assert sorted(only(tmp_path, {ROLE: text})) == [
        "content/roles/counter.yaml unknown-field sumary: `sumary` is not a field of a role",
        "content/roles/counter.yaml wrong-type level: `level` must be a whole number, not text",
    ]


def test_a_broken_item_of_a_library_leaves_the_others(tmp_path: Path) -> None:
    text = SMALL["content/skills.yaml"].replace("skills:\n", "skills:\n  lying: {name: Lying}\n")
    book, findings = small(tmp_path, {**ENGLISH, "content/skills.yaml": text})
    assert {f.code for f in findings} == {"missing-field"}
    assert book.ids["skill"] == ("counting",)
    assert book.broken == {("skill", "lying")}


def test_nobody_calls_unknown_what_is_only_broken(tmp_path: Path) -> None:
    skills = SMALL["content/skills.yaml"].replace("skills:\n", "skills:\n  lying: {name: Lying}\n")
    role = SMALL[ROLE].replace("skills:\n", "skills:\n  lying: 2\n  lyning: 2\n")
    book, _ = small(tmp_path, {"content/skills.yaml": skills, ROLE: role})
    found = checked(book, "role", "counter")
    assert [(f.code, f.at) for f in found] == [("unknown-skill", ("skills", "lyning"))]


@pytest.mark.parametrize("text", [None, "skills: {}\n"])
def test_that_a_book_has_no_skills_at_all_is_told_once(tmp_path: Path, text: str | None) -> None:
    book, _ = small(tmp_path, {"content/skills.yaml": text})
    found = [f for kind, name in subjects(book) for f in check(book, kind, name)[0]]
    assert told([f for f in found if f.severity == "error"]) == [
        (
            "content/skills.yaml missing-file: roles name skills and tools, such as `counting`, "
            "and the book has none"
        )
    ]


@pytest.mark.parametrize("text", ["", "skills: [\n", "- a list\n", "skills: 5\ntools: {}\n"])
def test_nobody_calls_unknown_what_stands_in_an_unreadable_library(
    tmp_path: Path, text: str
) -> None:
    book, findings = small(tmp_path, {"content/skills.yaml": text})
    assert ("skill", "*") in book.broken
    codes = {"unknown-skill", "missing-file"}
    found = [f for kind, name in subjects(book) for f in check(book, kind, name)[0]]
    assert [f for f in found if f.code in codes] == []
    assert [f.file for f in findings if f.severity == "error"] == ["content/skills.yaml"]


def test_a_role_that_cannot_be_read_is_not_unknown_to_others(tmp_path: Path) -> None:
    book, _ = small(tmp_path, {"content/roles/chief-counter.yaml": "title: Chief\n"})
    assert book.broken == {("role", "chief-counter")}
    assert checked(book, "role", "counter") == []


def test_items_of_a_list_that_claim_one_key_are_found(tmp_path: Path) -> None:
    text = SMALL[ROLE].replace("id: report", "id: count")
    assert only(tmp_path, {ROLE: text}) == [
        "content/roles/counter.yaml duplicate-item duties/1/id: `count` is already the id of item 1"
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "content/rolse/x.yaml",
            "content/rolse/x.yaml unknown-file: Rolebook doesn't read this file",
        ),
        (
            "content/roles/x.yml",
            "content/roles/x.yml unknown-file: Rolebook doesn't read this file",
        ),
        (
            "content/compny.yaml",
            "content/compny.yaml unknown-file: Rolebook doesn't read this file",
        ),
        (
            "content/roles/Ünïcode.yaml",
            "content/roles/Ünïcode.yaml bad-id: `Ünïcode` can't be an id",
        ),
        ("content/roles/con.yaml", "content/roles/con.yaml bad-id: `con` can't be an id"),
        (
            "content/roles/sales/counter.yaml",
            f"content/roles/sales/counter.yaml duplicate-id: `counter` is already the id of {ROLE}",
        ),
        ("content/roles/x.de.yaml", f"content/roles/x.de.yaml {LANGUAGE}"),
        (
            "content/roles/conter.fr.yaml",
            "content/roles/conter.fr.yaml translation-orphan: there is no `conter` to translate",
        ),
    ],
)
def test_a_file_that_does_not_belong_is_found(tmp_path: Path, name: str, line: str) -> None:
    book, findings = small(tmp_path, {name: "title: X\n"})
    assert [t for t in told(findings) if t.startswith(name)] == [line]
    assert book.ids["role"] == ("chief-counter", "counter")


@pytest.mark.parametrize(
    "name", [".DS_Store", "roles/.counter.yaml.swp", "roles/counter.yaml~", "roles/#counter.yaml#"]
)
def test_hidden_files_and_copies_of_editors_are_left_alone(tmp_path: Path, name: str) -> None:
    assert only(tmp_path, {f"content/{name}": "x"}) == []


def test_roles_may_stand_in_folders_of_their_own(tmp_path: Path) -> None:
    files = {ROLE: None, "content/roles/sales/counter.yaml": SMALL[ROLE]}
    book, findings = small(tmp_path, {**ENGLISH, **files})
    assert findings == []
    assert book.files["role", "counter"] == ("content/roles/sales/counter.yaml", ())


def test_a_book_without_an_employer_lacks_a_file(tmp_path: Path) -> None:
    assert only(tmp_path, {"content/company.yaml": None}) == [
        "content/company.yaml missing-file: the book has no company.yaml"
    ]


def test_a_project_without_content_lacks_a_file(tmp_path: Path) -> None:
    _, _, findings = load(opened(write(tmp_path, ENGLISH)))
    assert told(findings) == ["content/company.yaml missing-file: the book has no company.yaml"]


def test_a_page_is_a_head_and_a_text(tmp_path: Path) -> None:
    page = "---\ntitle: About\n---\n# Hello\n\nWorld.\n"
    book, findings = small(tmp_path, {**ENGLISH, "content/pages/about.md": page})
    assert findings == []
    found = book.get("page", "about", "en")
    assert (found.title, found.order, found.body) == ("About", 100, "# Hello\n\nWorld.\n")


def test_a_page_may_have_a_head_alone(tmp_path: Path) -> None:
    page = "---\ntitle: About\n---\n\n"
    book, findings = small(tmp_path, {**ENGLISH, "content/pages/about.md": page})
    assert findings == []
    assert book.get("page", "about", "en").body == ""


def test_the_text_of_a_page_stands_below_its_head(tmp_path: Path) -> None:
    page = "---\ntitle: About\nbody: Lost.\n---\nKept.\n"
    name = "content/pages/about.md"
    assert only(tmp_path, {name: page}) == [
        f"{name} unknown-field body: `body` is not a field of a page"
    ]


def test_a_translation_of_a_page_without_a_text_falls_back(tmp_path: Path) -> None:
    files = {
        "content/pages/about.md": "---\ntitle: About\n---\nWorld.\n",
        "content/pages/about.fr.md": "---\ntitle: À propos\n---\n",
    }
    book, findings = small(tmp_path, files)
    line = "translation-missing: 1 of 2 texts is not translated into `fr`"
    assert f"content/pages/about.fr.md {line}" in told(findings)
    found = book.get("page", "about", "fr")
    assert (found.title, found.body, getattr(found.body, "lang", "")) == (
        "À propos",
        "World.\n",
        "en",
    )


def test_a_large_book_is_the_same_on_all_cores(tmp_path: Path) -> None:
    role = SMALL["content/roles/chief-counter.yaml"]
    more = {f"content/roles/counter-{n:03}.yaml": role for n in range(MANY)}
    more["content/roles/broken.yaml"] = "title: X\n"
    project = opened(write(tmp_path, SMALL, more))
    one, many = load(project, 1), load(project, 2)
    assert one[0].entries == many[0].entries
    assert one[0].broken == many[0].broken == {("role", "broken")}
    assert one[2] == many[2]
