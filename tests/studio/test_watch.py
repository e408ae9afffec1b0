"""A saved file is a new state of the shelf, however the editor saves, and all who wait hear."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from books import SMALL, write
from generator.studio.shelf import Shelf
from generator.studio.watch import Watch
from studios import WAITS, file_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROLE = "content/roles/counter.yaml"
PAGE = "roles/counter/index.html"
PAUSE = 0.05


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """A shelf that is watched, and looked at by itself so seldom that word alone can be quick."""
    monkeypatch.setattr("generator.studio.watch.LOOK", 600_000)
    shelf = Shelf(write(tmp_path / "project", SMALL))
    watch = Watch(shelf)
    watch.start()
    first_word(shelf)
    yield shelf
    watch.close()
    watch.join()


def first_word(shelf: Shelf) -> None:
    """Touch files until one is heard of: from then on nothing is missed."""
    probe = shelf.root / "content/words/probe.yaml"
    probe.parent.mkdir()
    seen = shelf.now.number
    for number in range(WAITS):
        probe.write_text(f"# {number}\n", "utf-8")
        time.sleep(PAUSE)
        if shelf.now.number > seen:
            break
    else:
        pytest.fail("no word of any file")
    probe.unlink()
    until(shelf, lambda: not any("probe" in f.file for f in shelf.now.findings))


def until(shelf: Shelf, done: Callable[[], bool]) -> None:
    for _ in range(WAITS):
        if done():
            return
        time.sleep(PAUSE)
    pytest.fail(f"not seen: {shelf.now.findings}")


def says(shelf: Shelf, text: str) -> Callable[[], bool]:
    def said() -> bool:
        file = file_in(shelf, PAGE)
        return file is not None and text in file.data.decode()

    return said


def changed(text: str) -> str:
    return SMALL[ROLE].replace("Count things.", text)


def test_a_file_that_is_saved_in_place_is_seen(shelf: Shelf) -> None:
    (shelf.root / ROLE).write_text(changed("Count in place."), "utf-8")
    until(shelf, says(shelf, "Count in place."))


def test_a_file_that_is_saved_by_renaming_is_seen_each_time(shelf: Shelf) -> None:
    path = shelf.root / ROLE
    for text in ("Count once.", "Count twice.", "Count thrice."):
        fresh = path.with_name(".counter.yaml.tmp")
        fresh.write_text(changed(text), "utf-8")
        fresh.replace(path)
        until(shelf, says(shelf, text))


def test_a_file_that_is_moved_away_first_is_seen(shelf: Shelf) -> None:
    path = shelf.root / ROLE
    path.rename(path.with_name("counter.yaml~"))
    path.write_text(changed("Count anew."), "utf-8")
    until(shelf, says(shelf, "Count anew."))


def test_rolebook_yaml_is_seen_each_time_it_is_saved_by_renaming(shelf: Shelf) -> None:
    path = shelf.root / "rolebook.yaml"
    for number in (1, 2, 3):
        fresh = path.with_name(f".rolebook.yaml.{number}")
        fresh.write_text(SMALL["rolebook.yaml"].replace("[1, 800]", f"[1, 80{number}]"), "utf-8")
        fresh.replace(path)

        def read(number: int = number) -> bool:
            project = shelf.now.project
            return project is not None and project.settings.checks.posting_words[1] == 800 + number

        until(shelf, read)


def test_new_files_and_lost_ones_are_seen(shelf: Shelf) -> None:
    new = shelf.root / "content/roles/teller.yaml"
    new.write_text(SMALL[ROLE].replace("title: Counter", "title: Teller"), "utf-8")
    until(shelf, lambda: file_in(shelf, "roles/teller/index.html") is not None)
    new.unlink()
    until(shelf, lambda: file_in(shelf, "roles/teller/index.html") is None)


def test_templates_that_a_project_begins_to_have_are_seen(shelf: Shelf) -> None:
    write(shelf.root, {"own/role.html": "{% extends 'default/role.html' %}"})
    (shelf.root / "rolebook.yaml").write_text(f"templates: own\n{SMALL['rolebook.yaml']}", "utf-8")
    until(shelf, lambda: bool(shelf.now.project and shelf.now.project.templates))
    head = "{% extends 'default/role.html' %}{% block main %}"
    (shelf.root / "own/role.html").write_text(f"{head}<p>Mine</p>{{% endblock %}}", "utf-8")
    until(shelf, says(shelf, "<p>Mine</p>"))


def test_a_fault_is_seen_and_so_is_its_mending(shelf: Shelf) -> None:
    path = shelf.root / ROLE
    path.write_text("title: [", "utf-8")
    until(shelf, lambda: any(f.code == "syntax" for f in shelf.now.findings))
    path.write_text(changed("Count well."), "utf-8")
    until(shelf, says(shelf, "Count well."))


def test_a_folder_that_is_taken_away_and_comes_back_is_seen_without_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.studio.watch.LOOK", 50)
    shelf = Shelf(write(tmp_path / "project", SMALL))
    watch = Watch(shelf)
    watch.start()
    content = shelf.root / "content"
    content.rename(tmp_path / "away")
    until(shelf, lambda: any(f.code == "missing-file" for f in shelf.now.findings))
    (tmp_path / "away").rename(content)
    until(shelf, lambda: not any(f.code == "missing-file" for f in shelf.now.findings))
    (shelf.root / ROLE).write_text(changed("Count again."), "utf-8")
    until(shelf, says(shelf, "Count again."))
    watch.close()
    watch.join()


def test_those_who_wait_hear_of_each_state_and_are_let_go(tmp_path: Path) -> None:
    shelf = Shelf(write(tmp_path / "project", SMALL))
    watch = Watch(shelf)
    watch.start()

    async def listen() -> list[int | None]:
        heard: list[int | None] = []
        async for number in watch.news():
            if number is not None:
                heard.append(number)
            if len(heard) == 1:
                (shelf.root / ROLE).write_text(changed("Count aloud."), "utf-8")
            if len(heard) == 2:
                watch.close()
        return heard

    first = shelf.now.number
    with ThreadPoolExecutor(1) as elsewhere:  # here a browser's loop may run already
        heard = elsewhere.submit(asyncio.run, asyncio.wait_for(listen(), 60)).result()
    assert heard == [first, shelf.now.number]
    assert shelf.now.number > first
    assert watch.waiting == 0
    watch.join()
