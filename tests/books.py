"""A small book, as files → a project in a folder, and what is read of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from benchmarks.book import ladder_id
from generator.book.load import load
from generator.checks import check
from generator.project import open_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.book.book import Book
    from generator.findings import Finding
    from generator.project import Project

TODAY = dt.date(2026, 11, 24)

SILENT = """\
silence:
  - {code: no-code, reason: It is small.}
  - {code: no-questions, reason: It is small.}
  - {code: no-indicators, reason: It is small.}
  - {code: not-approved, reason: It is small.}
"""
"""What lets a role be as short as it is here."""

SMALL = {
    "rolebook.yaml": "languages: [en, fr]\ntoday: 2026-11-24\nchecks: {posting_words: [1, 800]}\n",
    "content/company.yaml": "name: Ada\ncountry: CA\ntagline: We count.\nabout: We count things.\n",
    "content/locations.yaml": """\
zones:
  CA: {name: Canada}
locations:
  toronto: {name: Toronto, region: CA-ON, zone: CA}
""",
    "content/skills.yaml": """\
skills:
  counting:
    name: Counting
    kind: technical
    summary: Saying how many.
    proficiency: {basic: To 3., working: To 9., proficient: To 99., advanced: On., leading: All.}
tools:
  abacus: {name: Abacus}
silence: [{code: unused-entry, reason: It is small.}]
""",
    "content/ladders/counters.yaml": """\
title: Counters
summary: Those who count.
tracks: [{id: main, name: Main, summary: Counting more.}]
levels:
  - {level: 1, name: One, scope: Few., autonomy: None., influence: None., complexity: Low.}
  - {level: 2, name: Two, scope: Many., autonomy: Some., influence: Some., complexity: High.}
silence: [{code: not-approved, reason: It is small.}]
""",
    "content/roles/counter.yaml": """\
title: Counter
also_called: [Teller, Reckoner]
ladder: counters
track: main
level: 1
summary: Counts.
duties:
  - {id: count, text: Count things.}
  - {id: report, text: Say how many.}
skills:
  counting: {level: 2, evidence: Never misses one.}
requirements:
  - {id: school, education: diploma, fields: [counting, adding], must: true}
  - {id: months, months: 6, in: counting sheep, must: false}
pay:
  - {zone: CA, currency: CAD, period: year, min: 50000, max: 60000, from: 2026-01-01}
next:
  - {role: chief-counter, kind: promotion, criteria: [{id: error, text: A year without error}]}
"""
    + SILENT,
    "content/roles/chief-counter.yaml": """\
title: Chief counter
ladder: counters
track: main
level: 2
summary: Counts counters.
duties: [{id: count, text: Count counters.}]
skills: {counting: 5}
"""
    + SILENT
    + "  - {code: dead-end, reason: It is small.}\n",
    "content/postings/counter-toronto.yaml": """\
requisition: R-2026-001
role: counter
location: toronto
work_mode: on-site
posted: 2026-11-01
closes: 2026-12-01
vacancy: existing
ai_screening: false
apply: https://apply.our-company.test/1
approval: {by: People operations, on: 2026-10-30}
silence:
  - {code: law-accommodation, reason: It is small.}
  - {code: approval-without-digest, reason: Tests change what was approved.}
""",
}
"""A book without an error, in English; nothing of it is in French."""


def write(folder: Path, *books: Mapping[str, str | None]) -> Path:
    """A folder with these files; a later book lies over an earlier one, and None leaves one out."""
    files = {name: text for book in books for name, text in book.items()}
    for name, text in files.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
    return folder


def on_one_ladder(folder: Path, ladders: int) -> None:
    """Put the roles of the first so many ladders of a generated book onto the first one."""
    first, *others = (ladder_id(number) for number in range(ladders))
    for ladder in others:
        (folder / "content" / "ladders" / f"{ladder}.yaml").unlink()
        for role in (folder / "content" / "roles").glob(f"{ladder}-*.yaml"):
            text = role.read_text("utf-8").replace(f"ladder: {ladder}\n", f"ladder: {first}\n")
            role.write_text(text, "utf-8")


def opened(folder: Path) -> Project:
    """The project in a folder, whose rolebook.yaml must be right."""
    project, findings = open_project(folder)
    assert project is not None, findings
    return project


def small(
    folder: Path, files: Mapping[str, str | None] | None = None
) -> tuple[Book, list[Finding]]:
    """The small book with some files changed, as it is loaded, and what is wrong with it."""
    book, _, findings = load(opened(write(folder, SMALL, files or {})))
    return book, findings


def checked(book: Book, kind: str, name: str) -> list[Finding]:
    """What is wrong with one thing, apart from what the small book has a reason to lack."""
    return [f for f in check(book, kind, name)[0] if f"code: {f.code}," not in SILENT]


def told(findings: list[Finding]) -> list[str]:
    """Findings in short: file, code, path and message."""
    return [
        f"{f.file} {f.code} {'/'.join(map(str, f.at))}: {f.message}".replace(" :", ":")
        for f in findings
    ]
