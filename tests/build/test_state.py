"""The state is only a cache: whatever happens to it costs time and nothing else."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from engine import CODE, Site, tree
from generator.build.inputs import Survey
from generator.build.state import State, Thing, state_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROLE = Thing("role", "one", "en", "content/one.yaml", "digest", "")
FRENCH = Thing("role", "one", "fr", "content/one.yaml", "digest2", "untranslated")
OTHER = Thing("role", "two", "en", "content/two.yaml", "digest3", "")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path, {"one": "First", "two": "Second @one", "three": "Third"})
    site.build()
    return site


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("This is no database at all. " * 1000)


def _half(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _noise(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = random.Random(1).randbytes(len(data) - 4096)  # noqa: S311 - for damage it will do
    path.write_bytes(data)


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE tasks (someone TEXT, elses TEXT)")
        other.commit()


def _older(path: Path) -> None:
    with closing(sqlite3.connect(path)) as state:
        state.execute("PRAGMA user_version = 0")
        state.commit()


def _table_gone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as state:
        state.execute("DROP TABLE facts")
        state.commit()


@pytest.mark.parametrize("damage", [_nothing, _text, _half, _noise, _foreign, _older, _table_gone])
def test_a_useless_state_is_thrown_away_and_the_build_is_a_cold_one(
    site: Site, damage: Callable[[Path], None]
) -> None:
    path = state_path(site.root)
    damage(path)
    expected = tree(site.output)
    assert site.build().published
    assert len(site.made) == 10
    assert tree(site.output) == expected
    site.build()
    assert site.made == []


def test_bytes_damaged_at_random_never_break_a_build(site: Site) -> None:
    path = state_path(site.root)
    sound = path.read_bytes()
    expected = tree(site.output)
    chance = random.Random(2)  # noqa: S311 - for damage it will do
    for _ in range(40):
        data = bytearray(sound)
        start = chance.randrange(len(data))
        data[start : start + 40] = chance.randbytes(40)
        path.write_bytes(data[: len(sound)])
        assert site.build().published
        assert tree(site.output) == expected


def test_a_state_of_another_version_of_the_program_is_not_used(site: Site) -> None:
    site.build(state=State(state_path(site.root), "another version"))
    assert len(site.made) == 10


def test_a_folder_in_its_place_is_no_reason_to_fail(site: Site) -> None:
    path = state_path(site.root)
    path.unlink()
    path.mkdir()
    state = site.state()
    assert site.build(state=state).published
    assert state.lost
    assert path.is_dir()


def test_a_link_in_its_place_leaves_what_it_leads_to_alone(site: Site, tmp_path: Path) -> None:
    path = state_path(site.root)
    victim = tmp_path / "victim"
    victim.write_text("mine, and no database")
    path.unlink()
    path.symlink_to(victim)
    assert site.build().published
    assert victim.read_text() == "mine, and no database"


def test_version_control_leaves_the_state_alone(site: Site) -> None:
    assert (site.root / ".rolebook/build/.gitignore").read_text() == "*\n"


def test_each_output_has_a_state_of_its_own(site: Site) -> None:
    assert state_path(site.root) != state_path(site.root, site.root / "other")
    assert state_path(site.root, site.root / "other") == state_path(site.root, site.root / "other")


def test_without_a_path_nothing_is_known_and_nothing_kept(site: Site) -> None:
    state = State(None)
    site.build(state=state)
    site.build(state=state)
    assert len(site.made) == 10
    assert not state.lost


def test_what_a_build_left_of_dead_facts_is_tidied_up(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.build.state.MANY", 50)
    for number in range(3):
        site.texts = {f"n{number}-{i}": "A text of its own" for i in range(60)}
        site.build(only={"checks"})
    names = {name for (name,) in site.state().store.read("SELECT name FROM facts")}
    assert names == {"ids", *(f"text/{name}" for name in site.texts)}


def test_a_book_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    state = State(tmp_path / "state.sqlite", CODE)
    files = {"content/one.yaml": (1, 2, 3, 4), "content/two.yaml": (5, 6, 7, 8)}
    survey = Survey(files, dict.fromkeys(files, b"sha"), frozenset(), frozenset())
    things = [(ROLE, b"1"), (FRENCH, b"1f"), (OTHER, b"2")]
    state.keep_book(survey, 99, dict.fromkeys(files, b"notes"), things, {"cards": b"{}"})
    again = State(tmp_path / "state.sqlite", CODE)
    assert again.since() == 99
    assert again.inputs() == {name: (stat, b"sha") for name, stat in files.items()}
    assert again.notes() == dict.fromkeys(files, b"notes")
    assert again.things() == [ROLE, FRENCH, OTHER]
    assert again.data(("role", "one", "fr")) == b"1f"
    assert again.blob("cards") == b"{}"
    assert again.blob("nothing") is None
    with pytest.raises(KeyError):
        again.data(("role", "nobody", "en"))
    again.close()


def test_a_group_that_is_read_again_or_gone_takes_its_things_with_it(tmp_path: Path) -> None:
    state = State(tmp_path / "state.sqlite", CODE)
    files = {"content/one.yaml": (1, 2, 3, 4), "content/two.yaml": (5, 6, 7, 8)}
    survey = Survey(files, dict.fromkeys(files, b"sha"), frozenset(), frozenset())
    state.keep_book(
        survey, 1, dict.fromkeys(files, b""), [(ROLE, b"1"), (FRENCH, b"1f"), (OTHER, b"2")], {}
    )
    left = {"content/one.yaml": (1, 9, 9, 4)}
    later = Survey(
        left, {"content/one.yaml": b"sha2"}, frozenset({"content/two.yaml"}), frozenset()
    )
    groups = {"content/one.yaml": b"changed", "content/two.yaml": None}
    state.keep_book(later, 2, groups, [(ROLE._replace(digest="new"), b"new")], {})
    assert state.things() == [ROLE._replace(digest="new")]
    assert state.notes() == {"content/one.yaml": b"changed"}
    assert state.inputs() == {"content/one.yaml": ((1, 9, 9, 4), b"sha2")}
    assert state.data(("role", "one", "en")) == b"new"
    state.close()
    assert len(state.store.read("SELECT * FROM bodies")) == 1
