"""Names that can't be ids, and the ids of the book that are suggested for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import SMALL, opened, write
from generator.build.checking import check_project

if TYPE_CHECKING:
    from pathlib import Path

RULE = "an id is lower-case words and hyphens, at most 64 characters; did you mean "


@pytest.mark.parametrize(
    ("file", "old", "new", "advice"),
    [
        ("content/roles/counter.yaml", "  counting:", "  Countting:", "did you mean `counting`?"),
        ("content/roles/counter.yaml", "  counting:", "  Juggling!:", f"{RULE}`juggling`?"),
        ("content/skills.yaml", "  counting:", "  Counting:", f"{RULE}`counting`?"),
        ("content/roles/counter.yaml", "{id: count,", "{id: Counting,", f"{RULE}`counting`?"),
    ],
)
def test_a_skill_by_no_id_is_answered_with_one_of_the_book_where_one_is_near(
    file: str, old: str, new: str, advice: str, tmp_path: Path
) -> None:
    text = SMALL[file]
    assert text.count(old) == 1
    project = opened(write(tmp_path, SMALL, {file: text.replace(old, new)}))
    found = [f for f in check_project(project, 1) if f.code == "bad-id"]
    assert [(f.file, f.help) for f in found] == [(file, advice)]
