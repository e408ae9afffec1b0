"""What the book holds, lacks and has let grow old: one row a role and language."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from books import SMALL, opened, write
from generator.cli import main
from generator.coverage import Row, as_csv, coverage

if TYPE_CHECKING:
    from pathlib import Path

ROLE = "content/roles/counter.yaml"
GOVERNANCE = """\
governance:
  owner: O
  version: 1.0.0
  effective: 2026-01-01
  approved: {by: P, on: 2025-12-01}
  review_by: 2026-11-23
"""
FRENCH = """\
title: Compteuse ou compteur
summary: Compte.
translation: {reviewed_by: Langues, reviewed_on: 2026-01-01}
"""


def rows(folder: Path, **files: str | None) -> list[Row]:
    named = {ROLE.replace("counter", name.replace("_", ".")): text for name, text in files.items()}
    return coverage(opened(write(folder, SMALL, named)))[1]


def test_roles_stand_by_ladder_and_level_each_in_every_language(tmp_path: Path) -> None:
    found = [(r.role, r.language, r.translation) for r in rows(tmp_path)]
    assert found == [
        ("counter", "en", False),
        ("counter", "fr", True),
        ("chief-counter", "en", False),
        ("chief-counter", "fr", True),
    ]


def test_a_row_counts_texts_and_names_sections_that_are_empty(tmp_path: Path) -> None:
    first, second, *_ = rows(tmp_path)
    assert (first.texts, first.missing, first.stale) == (11, 0, 0)
    assert first.lacks == "tools, performance, market, questions, codes, governance, internal"
    assert (first.approved, first.review_by, first.overdue) == ("", "", False)
    assert (second.texts, second.missing, second.title) == (0, 11, "")


def test_a_translation_counts_what_is_there_missing_and_stale(tmp_path: Path) -> None:
    rows(tmp_path, counter_fr=FRENCH)
    lock = tmp_path / "content/translations.lock"
    lock.write_text("roles/counter.fr.yaml title 000000000000\n")
    row = coverage(opened(tmp_path))[1][1]
    assert (row.texts, row.missing, row.stale, row.reviewed_by) == (2, 9, 1, "Langues")


def test_a_review_is_overdue_from_the_day_after(tmp_path: Path) -> None:
    row = rows(tmp_path, counter=SMALL[ROLE] + GOVERNANCE)[0]
    assert (row.approved, row.review_by, row.overdue) == ("2025-12-01", "2026-11-23", True)
    project = replace(opened(tmp_path), today=dt.date(2026, 11, 23))
    assert not coverage(project)[1][0].overdue


def test_a_role_that_cannot_be_read_has_a_row(tmp_path: Path) -> None:
    assert rows(tmp_path, counter="title: [\n")[-2:] == [
        Row("counter", "en", broken=True),
        Row("counter", "fr", broken=True),
    ]


def test_a_translation_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    found = rows(tmp_path, counter_fr="title: [\n")[1]
    assert found == Row("counter", "fr", translation=True, broken=True)
    assert "can’t be read" in run(tmp_path)


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(1)"]
)
def test_no_cell_of_a_csv_file_is_a_formula(title: str) -> None:
    text = as_csv([Row("a", "en", title=title)])
    assert list(csv.reader(io.StringIO(text)))[1][4] == f"'{title}"


TABLE = """\
Role           Language  Texts  Missing  Stale  State
counter        en           12        –      –  approved on 2025-12-01; review overdue since \
2026-11-23; without tools, performance, market, questions, codes, internal
counter        fr            2       10      –  reviewed by Langues
chief-counter  en            3        –      –  without tools, requirements, performance, pay, \
market, next, questions, codes, governance, internal
chief-counter  fr            0        3      –  not translated

2 roles; texts missing: 13; stale: 0
"""


def run(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["--project", str(folder), "report", *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_terminal_gets_a_table(tmp_path: Path) -> None:
    rows(tmp_path, counter=SMALL[ROLE] + GOVERNANCE, counter_fr=FRENCH)
    assert run(tmp_path) == TABLE


def test_a_page_needs_no_other_file_and_shows_the_same(tmp_path: Path) -> None:
    rows(tmp_path, counter=SMALL[ROLE] + GOVERNANCE, counter_fr=FRENCH)
    page = run(tmp_path, "--format", "html")
    assert "<title>Coverage of the book – Ada</title>" in page
    assert page.count("<tr>") == 5
    assert "review overdue since 2026-11-23" in page
    assert "href=" not in page
    assert "url(" not in page


def test_csv_has_a_line_a_row(tmp_path: Path) -> None:
    rows(tmp_path)
    found = list(csv.DictReader(io.StringIO(run(tmp_path, "--format", "csv"))))
    assert [(row["role"], row["language"]) for row in found][:2] == [
        ("counter", "en"),
        ("counter", "fr"),
    ]


def test_a_report_of_a_book_without_a_company_or_roles_says_what_there_is(tmp_path: Path) -> None:
    write(tmp_path, {"rolebook.yaml": "languages: [en]\n"})
    assert run(tmp_path).endswith("\n0 roles; texts missing: 0; stale: 0\n")
    assert "<title>Coverage of the book</title>" in run(tmp_path, "--format", "html")
