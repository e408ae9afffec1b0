"""When a translation is stale, and how the record of what it was made from is kept."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzz  # noqa: F401 - how hypothesis is used here
from books import SMALL, opened, small, told, write
from generator.book.load import load
from generator.book.lock import Lock, read_lock, write_lock
from generator.book.overlay import digest
from generator.book.translations import record, statuses
from generator.findings import Finding, Place

if TYPE_CHECKING:
    from pathlib import Path

LOCK = "content/translations.lock"
ROLE = "content/roles/counter.yaml"
FRENCH = "content/roles/counter.fr.yaml"
TITLE = f"roles/counter.fr.yaml title {digest('Counter')}\n"

names = st.text("abcdefghij-/.", min_size=1, max_size=12).filter(lambda name: name[0] != "#")
locks = st.dictionaries(
    names,
    st.dictionaries(names, st.text("0123456789abcdef", min_size=12, max_size=12), min_size=1),
)


@given(locks)
def test_a_lock_is_read_as_it_was_written(lock: Lock) -> None:
    assert read_lock(write_lock(lock), LOCK) == (lock, [])


def test_a_lock_is_sorted_and_says_who_writes_it() -> None:
    lock = {
        "roles/b.fr.yaml": {"title": "b" * 12, "summary": "a" * 12},
        "a.fr.yaml": {"x": "c" * 12},
    }
    assert write_lock(lock) == (
        "# Made by `rolebook translations --accept`: what each translated text was made from.\n"
        "a.fr.yaml x cccccccccccc\n"
        "roles/b.fr.yaml summary aaaaaaaaaaaa\n"
        "roles/b.fr.yaml title bbbbbbbbbbbb\n"
    )


def test_a_line_that_says_nothing_is_a_finding_and_the_others_count() -> None:
    text = "# a comment\n\n<<<<<<< ours\na.fr.yaml title 0123456789ab\r\na.fr.yaml title\n"
    advice = "`rolebook translations --accept --all` writes it anew"
    message = "this line is not a file, a text and a digest"
    assert read_lock(text, LOCK) == (
        {"a.fr.yaml": {"title": "0123456789ab"}},
        [
            Finding("lock-invalid", LOCK, message, advice, place=Place(3, 1, 12)),
            Finding("lock-invalid", LOCK, message, advice, place=Place(5, 1, 15)),
        ],
    )


def french(folder: Path, lock: str | None, role: str = SMALL[ROLE]) -> list[str]:
    """What is told of the French counter, whose title alone is translated."""
    files = {ROLE: role, FRENCH: "title: Compteur\n", LOCK: lock}
    return [line for line in told(small(folder, files)[1]) if line.startswith(FRENCH)]


MISSING = f"{FRENCH} translation-missing: 10 of 11 texts are not translated into `fr`"


def test_a_translation_made_from_the_text_as_it_is_is_current(tmp_path: Path) -> None:
    assert french(tmp_path, TITLE) == [MISSING]


def test_a_translation_is_stale_when_its_original_has_changed(tmp_path: Path) -> None:
    changed = SMALL[ROLE].replace("title: Counter", "title: Reckoner")
    assert french(tmp_path, TITLE, changed) == [
        MISSING,
        f"{FRENCH} translation-stale: the original of 1 text has changed since",
    ]


def test_a_text_outside_the_translation_makes_nothing_stale(tmp_path: Path) -> None:
    changed = SMALL[ROLE].replace("summary: Counts.", "summary: Counts a lot.")
    assert french(tmp_path, TITLE, changed) == [MISSING]


def test_a_translation_that_nothing_is_recorded_of_is_neither_current_nor_stale(
    tmp_path: Path,
) -> None:
    assert french(tmp_path, None) == [
        MISSING,
        f"{FRENCH} translation-unlocked: nothing records what 1 text was translated from",
    ]


@pytest.mark.parametrize(
    "order",
    [
        "- {id: report, text: Say how many.}\n  - {id: count, text: Count things.}",
        "- {id: new, text: New.}\n  - {id: count, text: Count things.}",
    ],
)
def test_a_new_order_or_a_new_item_makes_nothing_stale(tmp_path: Path, order: str) -> None:
    kept = "- {id: count, text: Count things.}\n  - {id: report, text: Say how many.}"
    files = {
        ROLE: SMALL[ROLE].replace(kept, order),
        FRENCH: "duties: [{id: count, text: Compter.}]\n",
        LOCK: f"roles/counter.fr.yaml duties/count/text {digest('Count things.')}\n",
    }
    assert order in files[ROLE]
    found = [line for line in told(small(tmp_path, files)[1]) if line.startswith(FRENCH)]
    assert [line.split()[1] for line in found] == ["translation-missing:"]


def test_the_status_of_every_file_is_known_in_the_order_of_the_book(tmp_path: Path) -> None:
    project = opened(write(tmp_path, SMALL, {FRENCH: "title: Compteur\n", LOCK: ""}))
    found, _ = statuses(project)
    assert [(s.original, s.file, len(s.missing), s.unrecorded) for s in found] == [
        ("content/company.yaml", "", 2, ()),
        ("content/locations.yaml", "", 2, ()),
        ("content/skills.yaml", "", 8, ()),
        ("content/ladders/counters.yaml", "", 14, ()),
        ("content/roles/chief-counter.yaml", "", 3, ()),
        (ROLE, FRENCH, 10, ("title",)),
    ]


def test_what_is_accepted_is_current_until_its_original_changes(tmp_path: Path) -> None:
    project = opened(write(tmp_path, SMALL, {FRENCH: "title: Compteur\n"}))
    path, count = record(project, statuses(project)[0], whole=True)
    assert (path, count) == (tmp_path / LOCK, 1)
    assert path.read_text().splitlines()[1:] == [TITLE.rstrip()]
    assert [f.code for f in load(project)[2] if f.file == FRENCH] == ["translation-missing"]
    (tmp_path / ROLE).write_text(SMALL[ROLE].replace("title: Counter", "title: Teller"))
    codes = [f.code for f in load(project)[2] if f.file == FRENCH]
    assert codes == ["translation-missing", "translation-stale"]


def test_accepting_one_file_leaves_what_is_recorded_of_the_others(tmp_path: Path) -> None:
    company, gone = "company.fr.yaml tagline 0123456789ab", "roles/gone.fr.yaml title 0123456789ab"
    files = {FRENCH: "title: Compteur\n", "content/company.fr.yaml": "tagline: Compte.\n"}
    project = opened(write(tmp_path, SMALL, files, {LOCK: f"{gone}\n{company}\n"}))
    found = statuses(project)[0]
    record(project, [s for s in found if s.file == FRENCH], whole=False)
    assert (tmp_path / LOCK).read_text().splitlines()[1:] == [
        company,
        TITLE.rstrip(),
        gone,
    ]
    record(project, found, whole=True)
    assert (tmp_path / LOCK).read_text().splitlines()[1:] == [
        f"company.fr.yaml tagline {digest('We count.')}",
        TITLE.rstrip(),
    ]


def test_a_lock_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    project = opened(write(tmp_path, SMALL, {FRENCH: "title: Compteur\n", LOCK: TITLE}))
    found = statuses(project)[0]
    hidden = f".translations.lock.{os.getpid()}.{threading.get_ident()}"
    blocked = tmp_path / "content" / hidden
    blocked.mkdir()
    with pytest.raises(OSError, match="exists"):
        record(project, found, whole=True)
    assert (tmp_path / LOCK).read_text() == TITLE
    assert blocked.is_dir()
