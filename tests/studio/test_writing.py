"""Wishes into a posting's file: what is meant is what it says, and nobody's comment is lost."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from books import SMALL, small
from building import ROOT
from generator.book import source
from generator.book.edition import Edition
from generator.book.model import Asking, LanguageNeed, PostingPay
from generator.studio.wishes import Wishes, from_posting, from_role, to_data
from generator.studio.writing import UnwritableError, changed_text, new_text

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = {
    path.stem: path.read_text("utf-8")
    for path in sorted((ROOT / "content" / "postings").glob("*.yaml"))
    if not path.stem.endswith(".fr")
}
SMALL_POSTING = SMALL["content/postings/counter-toronto.yaml"]
assert SMALL_POSTING is not None
MANY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

LETTERS = st.characters(
    codec="utf-8", exclude_categories=["C", "Zl", "Zp"], exclude_characters="\u00a0"
)
LINES = st.text(LETTERS, min_size=1, max_size=120).map(str.strip).filter(bool)
PROSE = st.lists(LINES, min_size=1, max_size=4).flatmap(
    lambda lines: st.sampled_from([" ", "\n", "\n\n"]).map(lambda between: between.join(lines))
)
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31))
NEEDS = st.builds(
    LanguageNeed,
    language=st.sampled_from(["fr", "en", "de"]),
    level=st.sampled_from(["basic", "working", "leading"]),
    reason=PROSE,
)
AMOUNTS = st.integers(0, 200_000) | st.integers(0, 10_000).map(lambda cents: cents / 100)
DIFFERS = st.fixed_dictionaries(
    {},
    optional={
        part: st.fixed_dictionaries(
            {},
            optional={
                "order": st.lists(st.sampled_from(["plan", "sell", "count"]), min_size=1),
                "leave_out": st.lists(
                    st.fixed_dictionaries({"id": st.just("plan"), "reason": LINES}), min_size=1
                ),
                "add": st.lists(
                    st.fixed_dictionaries({"id": st.just("more"), "text": PROSE, "reason": LINES}),
                    min_size=1,
                ),
            },
        ).filter(bool)
        for part in ("duties", "requirements")
    },
).map(lambda said: said or None)
CHANGES: Any = st.fixed_dictionaries(
    {},
    optional={
        "requisition": LINES,
        "industry": st.none() | st.just("fishing"),
        "work_mode": st.sampled_from(["on-site", "hybrid", "remote"]),
        "employment": st.sampled_from(["full_time", "part_time", "contract"]),
        "openings": st.integers(1, 9),
        "posted": DAYS,
        "closes": DAYS | st.just("ongoing"),
        "starts": DAYS | st.none(),
        "ends": DAYS | st.none(),
        "hours": st.none() | st.sampled_from([37.5, 40, 0.5]),
        "travel_percent": st.none() | st.integers(0, 100),
        "pay": st.none() | st.builds(PostingPay, min=AMOUNTS, max=st.none() | AMOUNTS),
        "other_pay": st.none() | st.just(False) | PROSE,  # noqa: FBT003 - as the file has it
        "vacancy": st.sampled_from(["existing", "future"]),
        "ai_screening": st.booleans(),
        "languages": st.lists(NEEDS, max_size=3).map(tuple),
        "differs": st.none() | DIFFERS,
        "note": st.none() | PROSE,
        "apply": st.sampled_from(["TO DO", "https://a.test/1#x", "mailto:jobs@a.test"]),
        "contact": st.none()
        | st.builds(Asking, name=LINES, email=st.just("jobs@a.test"), phone=st.none() | LINES),
    },
)


def data(text: str) -> Any:
    parsed = source.parse(text.encode(), "x.yaml")
    assert parsed.findings == ()
    return parsed.data


def wishes_of(text: str) -> Wishes:
    return from_posting(data(text))


def strewn(text: str, places: list[int]) -> tuple[str, list[str]]:
    """A posting's text with comments at some of the places where YAML lets them stand."""
    events = [e for e in source.events(text.encode()) if e.kind == "scalar"]
    inside = [(e.start, e.end) for e in events]
    lines, at = text.splitlines(keepends=True), 0
    made, comments = [], []
    for number, line in enumerate(lines):
        begin, end = at, at + len(line.rstrip("\n"))
        at += len(line)
        free = not any(start < end < stop or start < begin < stop for start, stop in inside)
        if number in places and free:
            comments += [f"# above {number}", f"# beside {number}"]
            line = f"# above {number}\n{line.rstrip()} # beside {number}\n"  # noqa: PLW2901
        made.append(line)
    return "".join(made), comments


@pytest.mark.parametrize("name", SHIPPED)
@MANY
@given(
    changes=CHANGES,
    places=st.lists(st.integers(0, 30), max_size=8),
    ending=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_what_was_meant_and_comments_stay(
    name: str, changes: dict[str, Any], places: list[int], ending: str
) -> None:
    text, comments = strewn(SHIPPED[name], places)
    before = data(text)
    assert before == data(SHIPPED[name])
    comments += re.findall(r"(?m)^# .*|(?<= )# also .*|(?<= )# no `pay`.*", SHIPPED[name])
    text = text.replace("\n", ending)
    wishes = replace(from_posting(before), **changes)
    made = changed_text(text, wishes)
    after = data(made)
    assert to_data(from_posting(after)) == to_data(wishes)
    others = {key: value for key, value in after.items() if key not in changes}
    assert others == {key: value for key, value in before.items() if key not in changes}
    assert list(others) == [key for key in before if key in others]
    for comment in comments:
        assert comment in made
    assert set(re.findall(r"\r?\n", made)) == {ending}


@MANY
@given(changes=CHANGES)
def test_a_new_file_says_what_was_meant(
    changes: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    edition = _edition(tmp_path_factory)
    wishes = replace(from_role(edition, "counter", "toronto"), **changes)
    made = new_text(edition, wishes)
    assert data(made) == to_data(wishes)
    assert made.startswith("# yaml-language-server: $schema=../../.rolebook/schema/posting.json\n")


_EDITIONS: list[Edition] = []


def _edition(factory: pytest.TempPathFactory) -> Edition:
    if not _EDITIONS:
        _EDITIONS.append(Edition(small(factory.mktemp("small"))[0]))
    return _EDITIONS[0]


BAND = "# inside the role's band: 50000 to 60000 CAD a year; absent: the whole band"


def test_a_new_file_is_tidy(tmp_path: Path) -> None:
    edition = Edition(small(tmp_path)[0])
    wishes = replace(
        from_role(edition, "counter", "toronto"),
        note="You would count sheep in the morning and lambs in the afternoon.\n\n"
        "Nobody counts goats.",
        languages=(LanguageNeed(language="fr", level="basic", reason="Half of the sheep do."),),
        apply="https://a.test/1",
    )
    made = [line for line in new_text(edition, wishes).splitlines() if not line.startswith("# ")]
    assert made == [
        "requisition: R-2026-002 # the number of the vacancy, never used again",
        "role: counter # Counter",
        "location: toronto # Toronto",
        "work_mode: on-site # on-site, hybrid or remote",
        "posted: 2026-11-24",
        "closes: 2026-12-22 # the last day to apply, or `ongoing`",
        f"pay: {{min: 50000, max: 60000}} {BAND}",
        "vacancy: existing # existing, or future: a pool for vacancies to come",
        "ai_screening: false # whether software screens or ranks applicants",
        "languages:",
        "  - {language: fr, level: basic, reason: Half of the sheep do.}",
        "note: >-",
        "  You would count sheep in the morning and lambs in the afternoon.",
        "",
        "",
        "  Nobody counts goats.",
        "apply: https://a.test/1 # where to apply",
    ]


def test_only_the_lines_of_changed_fields_are_written() -> None:
    text = (
        "# Ours.\n"
        "requisition:   R-1   # once\n"
        "role: 'counter'\n"
        "location: toronto\n"
        "work_mode: on-site\n"
        "posted: 2026-11-01\n"
        "closes: 2026-12-01 # a Tuesday\n"
        "pay: # as agreed\n"
        "  min: 50000 # the least\n"
        "  max: 60000\n"
        "# The rest.\n"
        "vacancy: existing\n"
        "ai_screening: false\n"
        "apply: TO DO\n"
        "internal: {notes: Soon.}\n"
    )
    wishes = replace(
        wishes_of(text), closes="ongoing", pay=PostingPay(min=51000), starts=dt.date(2027, 1, 4)
    )
    assert changed_text(text, wishes) == (
        "# Ours.\n"
        "requisition:   R-1   # once\n"
        "role: 'counter'\n"
        "location: toronto\n"
        "work_mode: on-site\n"
        "posted: 2026-11-01\n"
        "closes: ongoing # a Tuesday\n"
        "starts: 2027-01-04\n"
        "# the least\n"
        "pay: {min: 51000} # as agreed\n"
        "# The rest.\n"
        "vacancy: existing\n"
        "ai_screening: false\n"
        "apply: TO DO\n"
        "internal: {notes: Soon.}\n"
    )


def test_what_is_as_it_was_changes_nothing() -> None:
    for text in SHIPPED.values():
        assert changed_text(text, wishes_of(text)) == text


def test_a_file_with_a_byte_order_mark_keeps_it() -> None:
    text = f"\ufeff{SMALL_POSTING}"
    made = changed_text(text, replace(wishes_of(SMALL_POSTING), note="Few sheep."))
    assert made.startswith("\ufeffrequisition:")
    assert wishes_of(made).note == "Few sheep."


def test_an_approval_that_cannot_tell_a_change_is_taken_out_with_it() -> None:
    assert "approval: " in SMALL_POSTING
    wishes = wishes_of(SMALL_POSTING)
    assert "approval" not in data(changed_text(SMALL_POSTING, replace(wishes, note="Few.")))
    digested = SMALL_POSTING.replace("on: 2026-10-30}", "on: 2026-10-30, digest: 4f6b031f}")
    kept = data(changed_text(digested, replace(wishes, note="Few.")))
    assert kept["approval"]["digest"] == "4f6b031f"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a list\n",
        "role: [\n",
        f"{{{', '.join(SMALL_POSTING.splitlines()[:9])}}}\n",
        SMALL_POSTING.replace("role: counter", "? role\n: counter"),
        SMALL_POSTING.replace("11-01", "11-01 # \n").replace("posted: ", "posted: &day ")
        + "internal: {notes: *day}\n",
        SMALL_POSTING.replace("posted: 2026-11-01", "posted: 2026-11-01\nposted: 2026-11-02"),
        SMALL_POSTING.replace("vacancy: existing", "vacancy: none"),
    ],
)
def test_what_cannot_be_changed_line_by_line_is_refused(text: str) -> None:
    wishes = replace(
        wishes_of(SMALL_POSTING), role="chief-counter", posted=dt.date(2026, 11, 3), note="New."
    )
    with pytest.raises(UnwritableError):
        changed_text(text, wishes)
