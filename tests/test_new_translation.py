"""`new translation`: an original into the file of a translation, in which everything waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from books import SMALL, opened, write
from building import copy_book
from generator.book.translations import statuses
from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from generator.book.status import Status

COUNTER = "content/roles/counter.yaml"
FRENCH = "content/roles/counter.fr.yaml"
PAGE = "content/pages/why.md"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small book in English, which should be in French too, where we stand."""
    folder = write(
        tmp_path / "book",
        SMALL,
        {PAGE: "---\ntitle: Why\nsummary: Because.\n---\nSheep **don’t**.\n\n- One\n"},
    )
    monkeypatch.chdir(folder)
    return folder


def standing(folder: Path) -> dict[str, Status]:
    """How the translation of each file stands; no file may have an error."""
    known, findings = statuses(opened(folder))
    assert [f for f in findings if f.severity == "error"] == []
    return {status.original: status for status in known}


def test_the_texts_of_the_original_wait_in_it_under_their_keys(book: Path) -> None:
    result = run("new", "translation", COUNTER, "--language", "fr")
    assert (result.exit_code, result.output) == (
        0,
        (
            f"Wrote {FRENCH}\n"
            "Next: translate its texts, then\n"
            "  rolebook check\n"
            f"  rolebook translations --accept {FRENCH}\n"
        ),
    )
    assert (
        (book / FRENCH).read_text("utf-8")
        == """\
# yaml-language-server: $schema=../../.rolebook/schema/role-translation.json
# Translate each text and take its TO DO away; until then it counts as missing.
title: "TO DO: Counter"
also_called: ["TO DO: Teller", "TO DO: Reckoner"]
summary: "TO DO: Counts."
duties:
  - id: count
    text: "TO DO: Count things."
  - id: report
    text: "TO DO: Say how many."
skills:
  counting:
    evidence: "TO DO: Never misses one."
requirements:
  - id: school
    fields: ["TO DO: counting", "TO DO: adding"]
  - id: months
    in: "TO DO: counting sheep"
next:
  - role: chief-counter
    criteria:
      - id: error
        text: "TO DO: A year without error"
"""
    )


def test_a_page_has_its_text_below_its_head(book: Path) -> None:
    assert run("new", "translation", "page/why").exit_code == 0
    assert (
        (book / "content/pages/why.fr.md").read_text("utf-8")
        == """\
---
# Translate each text and take its TO DO away; until then it counts as missing.
title: "TO DO: Why"
summary: "TO DO: Because."
---
TO DO: Sheep **don’t**.

- One
"""
    )
    assert standing(book)[PAGE].missing == ("title", "summary", "body")


def test_what_still_waits_is_missing_as_if_there_were_no_translation(tmp_path: Path) -> None:
    project = copy_book(tmp_path / "checkout")
    for path in [*project.rglob("*.fr.yaml"), *project.rglob("*.fr.md")]:
        path.unlink()
    before = standing(project)
    assert len(before) > 40
    for file in before:
        result = run("--project", str(project), "new", "translation", file)
        assert result.exit_code == 0, result.output
    after = standing(project)
    assert {name: (s.missing, s.made_from) for name, s in after.items()} == {
        name: (s.missing, {}) for name, s in before.items()
    }
    assert all(status.file for status in after.values())


def test_a_text_is_translated_once_its_to_do_is_gone(book: Path) -> None:
    run("new", "translation", "role/counter")
    path = book / FRENCH
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("TO DO: Counts.", "Compte."), "utf-8")
    status = standing(book)[COUNTER]
    assert list(status.made_from) == ["summary"]
    assert "summary" not in status.missing
    path.write_text(whole.replace("TO DO: Teller", "Calculateur"), "utf-8")
    assert standing(book)[COUNTER].missing[:3] == ("title", "also_called/0", "also_called/1")


def test_a_to_do_in_a_translation_is_told_as_missing_and_not_as_unfinished_too(book: Path) -> None:
    run("new", "translation", "role/counter")
    assert (book / FRENCH).is_file()
    lines = run("check", "--format", "concise").output.splitlines()
    assert [line for line in lines if line.startswith(FRENCH)] == [
        f"{FRENCH}:3:1: warning[translation-missing] 11 of 11 texts are not translated into `fr`"
    ]


@pytest.mark.parametrize("word", ["company", "content/company.yaml"])
def test_a_file_without_a_folder_goes_by_its_name(word: str, book: Path) -> None:
    assert run("new", "translation", word).exit_code == 0
    assert (
        (book / "content/company.fr.yaml").read_text("utf-8")
        == """\
# yaml-language-server: $schema=../.rolebook/schema/company-translation.json
# Translate each text and take its TO DO away; until then it counts as missing.
tagline: "TO DO: We count."
about: "TO DO: We count things."
"""
    )


def test_a_file_is_found_from_where_one_stands(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(book / "content" / "roles")
    assert run("new", "translation", "counter.yaml").output.startswith("Wrote counter.fr.yaml\n")


def test_a_translation_that_is_there_is_never_overwritten(book: Path) -> None:
    (book / FRENCH).write_text("title: Compteur\n")
    result = run("new", "translation", COUNTER)
    assert (result.exit_code, result.output) == (2, f"rolebook: {FRENCH} exists already\n")
    assert (book / FRENCH).read_text() == "title: Compteur\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["role/conter"],
            (
                "Invalid value for 'FILE': 'role/conter' is no file of the book. "
                "Did you mean 'role/counter'?"
            ),
        ),
        (
            ["../../x"],
            (
                "Invalid value for 'FILE': '../../x' is no file of the book. "
                "Name it as content/roles/ID.yaml or role/ID."
            ),
        ),
        (
            [COUNTER, "--language", "de"],
            "Invalid value for '--language': There is no language 'de'. There are: fr.",
        ),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(words: list[str], message: str, book: Path) -> None:
    result = run("new", "translation", *words)
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {message}")
    assert list(book.rglob("*.fr.*")) == []


@pytest.mark.parametrize(
    ("files", "word", "code", "message"),
    [
        (
            {"rolebook.yaml": "languages: [en]\n"},
            COUNTER,
            2,
            "the book is in en alone; name more in `languages` of rolebook.yaml",
        ),
        (
            {},
            "posting/counter-toronto",
            2,
            "content/postings/counter-toronto.yaml has nothing to translate",
        ),
        (
            {COUNTER: "title: [\n"},
            COUNTER,
            1,
            f"{COUNTER} has an error; `rolebook check` tells which",
        ),
        (
            {COUNTER: "title: Counter\n"},
            COUNTER,
            1,
            f"{COUNTER} has an error; `rolebook check` tells which",
        ),
    ],
)
def test_what_cannot_be_translated_says_why(
    files: dict[str, str], word: str, code: int, message: str, book: Path
) -> None:
    write(book, files)
    result = run("new", "translation", word)
    assert (result.exit_code, result.output) == (code, f"rolebook: {message}\n")
    assert list(book.rglob("*.fr.*")) == []
