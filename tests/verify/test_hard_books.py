"""Books that are hard to read back: whatever content and settings say, what was built agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agreeing import ALL, told
from books import SMALL, write
from building import build, rolebook

if TYPE_CHECKING:
    from pathlib import Path

POSTING = "content/postings/counter-toronto.yaml"
ROLE = "content/roles/counter.yaml"
PLACES = "content/locations.yaml"
COMPANY = "content/company.yaml"
SETTINGS = "rolebook.yaml"
BAND = "currency: CAD, period: year, min: 50000, max: 60000, from: 2026-01-01"
LONG = f"{'a' * 30}-{'b' * 20}"

Change = tuple[str, str, str]
"""A file, and what in it becomes what."""

BOOKS: dict[str, tuple[Change, ...]] = {
    "French first": ((SETTINGS, "[en, fr]", "[fr, en]"),),
    "countries": ((SETTINGS, "[en, fr]", "[en-US, en-GB, fr-CH]"),),
    "other languages": ((SETTINGS, "[en, fr]", "[de, pl]"),),
    "Japanese": ((SETTINGS, "[en, fr]", "[en, ja]"),),
    "no address": ((SETTINGS, "site: https://careers.our-company.test/\n", ""),),
    "no data": ((SETTINGS, " json, jsonresume,", ""), (SETTINGS, ", openings", "")),
    "pay by the hour": ((ROLE, BAND, BAND.replace("year, min: 50000", "hour, min: 21.5")),),
    "one amount in euros": (
        (ROLE, BAND, "currency: EUR, period: month, min: 3000, max: 3000, from: 2026-01-01"),
    ),
    "pay on target": (
        (
            ROLE,
            BAND,
            f"{BAND}, basis: on-target, variable: {{target_percent: 20, basis: quota}}",
        ),
    ),
    "from": ((POSTING, "vacancy:", "pay: {min: 51000}\nvacancy:"),),
    "up to": ((POSTING, "vacancy:", "pay: {max: 59000}\nvacancy:"),),
    "every date": (
        (POSTING, "closes: 2026-12-01", "closes: ongoing\nstarts: 2027-01-01\nends: 2027-08-01"),
        (POSTING, "vacancy:", "employment: temporary\nopenings: 1200\nhours: 37.5\nvacancy:"),
    ),
    "a mailbox": ((POSTING, "https://apply.our-company.test/1", "mailto:jobs@our-company.test"),),
    "a mailbox with a subject": (
        (
            POSTING,
            "https://apply.our-company.test/1",
            "mailto:jobs+x@our-company.test?subject=A%20b&body=1",
        ),
    ),
    "a long address": ((POSTING, "test/1", f"test/1?a=1&b=2_3*4~5&c={'d' * 120}#x"),),
    "remote": (
        (POSTING, "on-site", "remote"),
        (PLACES, "zone: CA}\n", "zone: CA, remote_areas: [CA-ON, US, CA-QC]}\n"),
    ),
    "hybrid": (
        (POSTING, "on-site", "hybrid"),
        (
            PLACES,
            "{name: Toronto,",
            '{name: "Toronto · Ontario", city: Toronto, street: 1 King St,',
        ),
    ),
    "hostile": (
        (ROLE, "title: Counter", r'title: "Co*un_ter_ – <b>A & B</b> ]]> \\ `q` C# 1. · D"'),
        (ROLE, "Count things.", '"- Count [things](x) & 2 * 3 </script> ]]> it’s a-b"'),
        (ROLE, "Say how many.", '"1. Say: how many?  Twice &amp; more - e-mail: x"'),
        (COMPANY, "We count things.", '"# We count - 1. things: ok"'),
        (COMPANY, "name: Ada", 'name: "Ada · Söhne & Co. <x>"'),
    ),
    "letters of all kinds": (
        (
            POSTING,
            "vacancy:",
            'note: "🎉👩‍💻✌️ العربية שלום 漢字 a \\u2066b\\u2069 \\u2067c\\u2069 end."\nvacancy:',
        ),
        (ROLE, "Count things.", "Count 数 العدد 🧮 things."),
        (COMPANY, "We count things.", "We count things 🎉, ספירה."),
    ),
    "an upper-case scheme": ((POSTING, "https://apply", "HTTPS://Apply"),),
    "an insecure upper-case scheme": ((POSTING, "https://apply", "HTTP://apply"),),
    "a host with letters": ((POSTING, "our-company.test/1", "exämple.test/é?a=b&c=d#x"),),
    "escapes": ((POSTING, "test/1", "test/%c3%A9/%20/a%2Fb?x=%26"),),
    "other pay": (
        (POSTING, "vacancy:", "other_pay: A fee of 5 CAD.\npay: {may_exceed: true}\nvacancy:"),
    ),
    "languages and travel": (
        (
            POSTING,
            "vacancy:",
            "travel_percent: 20\nhours: 37.5\n"  # noqa: ISC004 - one text
            "languages: [{language: fr, level: advanced, reason: It is spoken.}]\nvacancy:",
        ),
    ),
    "what differs from the role": (
        (
            POSTING,
            "vacancy:",
            "differs:\n"  # noqa: ISC004 - one text
            "  duties:\n"
            "    order: [weigh, report]\n"
            "    leave_out: [{id: count, reason: Others count.}]\n"
            "    add:\n"
            "      - {id: weigh, text: Weigh *things* & more., reason: There is a scale.}\n"
            "      - {id: sort, text: Sort them., essential: false, reason: They come mixed.}\n"
            "  requirements:\n"
            "    order: [hand]\n"
            "    leave_out: [{id: school, reason: Nobody asks.}]\n"
            "    add:\n"
            "      - {id: hand, must: true, text: A steady hand, equivalent: Two hands., "
            "reason: It falls.}\n"
            "      - {id: degree, must: false, education: bachelor, fields: [weighing], "
            "or_experience: true, reason: It helps.}\n"
            "vacancy:",
        ),
    ),
    "a text that is a heading": (
        (POSTING, "vacancy:", 'note: "What you do\\n\\nMust have\\n\\nAnd more."\nvacancy:'),
    ),
    "duties of two kinds": (
        (
            ROLE,
            "  - {id: report, text: Say how many.}\n",
            "  - {id: a, text: Counting, essential: false}\n"  # noqa: ISC004 - one text
            "  - {id: b, text: Count, essential: false}\n",
        ),
    ),
}


def changed(*changes: Change) -> dict[str, str | None]:
    files: dict[str, str | None] = {SETTINGS: ALL[SETTINGS]}
    for file, old, new in changes:
        text = files.get(file) or SMALL[file]
        assert old in text, old
        files[file] = text.replace(old, new)
    return files


@pytest.mark.parametrize("name", BOOKS)
def test_what_was_built_of_a_hard_book_agrees(tmp_path: Path, name: str) -> None:
    output = build(write(tmp_path / "book", SMALL, changed(*BOOKS[name])))
    assert told(output) == ""


def test_ids_that_linkedin_cuts_are_told_apart(tmp_path: Path) -> None:
    text = SMALL[POSTING]
    more = {
        f"content/postings/{LONG}{end}.yaml": text.replace("2026-001", f"2026-00{number}")
        for number, end in enumerate(("", "-c", "-d"), 2)
    }
    output = build(write(tmp_path / "book", SMALL, changed((SETTINGS, "pdf, ", "")), more))
    assert told(output) == ""


def test_pdfs_in_letters_that_are_not_known_are_said_to_be_unread(tmp_path: Path) -> None:
    change = (SETTINGS, "[en, fr]", "[en, ar]")
    book = write(tmp_path / "book", SMALL, changed(change))
    build(book)
    said = rolebook("verify", cwd=book).stdout.splitlines()
    assert said[0].startswith("output: 25 files of 1 posting in 2 languages agree; ")
    assert said[1:] == ["1 PDF not read: not in letters that the reader knows"]
