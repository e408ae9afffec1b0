"""The comparison with golden files fails whenever it should."""

from pathlib import Path

import pytest

from golden import UPDATE, compare


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(UPDATE, raising=False)
    (tmp_path / "a.txt").write_text("one\ntwo\n")
    return tmp_path


def test_the_same_text_passes(folder: Path) -> None:
    assert compare(folder, {"a.txt": "one\ntwo\n"}) == []


def test_another_text_fails(folder: Path) -> None:
    assert compare(folder, {"a.txt": "one\n2\n"}) == [
        "--- golden a.txt\n+++ made a.txt\n@@ -1,2 +1,2 @@\n one\n-two\n+2"
    ]


def test_a_text_without_a_golden_fails(folder: Path) -> None:
    made = {"a.txt": "one\ntwo\n", "b.txt": "three\n"}
    assert compare(folder, made) == ["b.txt: there is no golden for this"]


def test_a_golden_that_nothing_makes_fails(folder: Path) -> None:
    assert compare(folder, {}) == ["a.txt: nothing makes this golden any more"]


def test_a_missing_last_line_break_fails(folder: Path) -> None:
    assert compare(folder, {"a.txt": "one\ntwo"}) == ["a.txt: differs in white space at its end"]


def test_updating_writes_what_is_made_and_deletes_what_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(UPDATE, "1")
    assert compare(folder, {"b/c.txt": "three\n"}) == []
    assert {p.name for p in folder.rglob("*.txt")} == {"c.txt"}
