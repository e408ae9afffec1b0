"""The short way out when nothing changed notices everything that did."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from engine import CODE, Site
from generator.build import fresh
from generator.build.inputs import program, survey, walk
from generator.build.state import State, state_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLACES = ("rolebook.yaml", "content", "templates")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path / "project", {"one": "First", "two": "Second @one"})
    (site.root / "content/roles").mkdir(parents=True)
    (site.root / "templates").mkdir()
    (site.root / "rolebook.yaml").write_text("site: https://example.com/\n")
    (site.root / "content/roles/one.yaml").write_text("title: One\n")
    (site.root / "content/company.yaml").write_text("name: Company\n")
    (site.root / "templates/role.html").write_text("<p>")
    _build(site)
    return site


def _build(site: Site, *, request: str = "build", today: str = "2026-11-22") -> None:
    state, since = site.state(), time.time_ns()
    now = survey(site.root, PLACES, state.inputs(), state.since())
    state.keep_book(now, since, {}, [], {})
    outcome = site.build(state=state)
    fresh.remember(
        state,
        request,
        b"what it said",
        today=today,
        pinned=False,
        places=PLACES,
        output=site.output,
        files=outcome.files,
    )


def _look(site: Site, request: str = "build", today: str = "2026-11-22") -> bytes | None:
    return fresh.look(site.state(), site.root, request, today)


def _age(site: Site) -> None:
    """Let the known files be older than the survey, as they are after a while."""
    state = site.state()
    state.store.write(
        lambda db: db.execute("UPDATE meta SET value = value + 10e9 WHERE name = 'since'")
    )


def test_a_build_of_which_nothing_changed_is_as_it_was(site: Site) -> None:
    assert _look(site) == b"what it said"
    _age(site)
    assert _look(site) == b"what it said"


def _edit(root: Path) -> None:
    (root / "content/roles/one.yaml").write_text("title: Two, and longer\n")


def _edit_same_size(root: Path) -> None:
    (root / "content/roles/one.yaml").write_text("title: Owe\n")


def _add(root: Path) -> None:
    (root / "content/roles/two.yaml").write_text("title: Two\n")


def _add_template(root: Path) -> None:
    (root / "templates/page.html").write_text("<p>")


def _remove(root: Path) -> None:
    (root / "content/company.yaml").unlink()


def _remove_project(root: Path) -> None:
    (root / "rolebook.yaml").unlink()


def _rename(root: Path) -> None:
    (root / "content/company.yaml").rename(root / "content/locations.yaml")


def _edit_output(root: Path) -> None:
    (root / "output/index.html").write_text("<p>")


def _remove_output(root: Path) -> None:
    (root / "output/pages/one/index.html").unlink()


def _edit_manifest(root: Path) -> None:
    (root / "output/.rolebook/manifest.json").write_text("{}")


def _leave_journal(root: Path) -> None:
    (root / "output/.rolebook/journal.json").write_text("{}")


def _damage(root: Path) -> None:
    state_path(root).write_bytes(b"damaged")


CHANGES = [
    _edit,
    _edit_same_size,
    _add,
    _add_template,
    _remove,
    _remove_project,
    _rename,
    _edit_output,
    _remove_output,
    _edit_manifest,
    _leave_journal,
    _damage,
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("aged", [False, True])
def test_any_change_is_noticed(site: Site, change: Callable[[Path], None], *, aged: bool) -> None:
    if aged:
        _age(site)
    change(site.root)
    assert _look(site) is None


def test_a_change_within_one_tick_of_the_clock_is_noticed(site: Site) -> None:
    path = site.root / "content/roles/one.yaml"
    for number in range(30):
        path.write_text(f"title: {number:03}\n")
        _build(site)
        path.write_text(f"title: {number:03}\n".replace("0", "1"))
        assert _look(site) is None, number


def test_a_file_as_new_as_the_survey_is_read_and_an_older_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("title: One\n")
    found = walk(tmp_path, ["one.yaml"])
    known = {"one.yaml": (found["one.yaml"], b"the digest of something else")}
    written = found["one.yaml"][2]
    for since in (written, written + 10**9):
        assert list(survey(tmp_path, ["one.yaml"], known, since).changed) == ["one.yaml"]
    assert not survey(tmp_path, ["one.yaml"], known, written + 3 * 10**9).changed


def test_a_change_that_keeps_size_and_date_is_noticed(site: Site) -> None:
    path = site.root / "content/roles/one.yaml"
    before = path.stat()
    _age(site)
    path.write_text("title: Owe\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert _look(site) is None


def test_a_file_with_another_date_and_the_same_bytes_is_the_same(site: Site) -> None:
    os.utime(site.root / "content/roles/one.yaml", ns=(1, 1))
    assert _look(site) == b"what it said"


@pytest.mark.parametrize("name", [".hidden.yaml", "one.yaml~", "#one.yaml#"])
def test_files_that_editors_leave_are_no_change(site: Site, name: str) -> None:
    (site.root / "content/roles" / name).write_text("title: One\n")
    assert _look(site) == b"what it said"


def test_a_file_of_someone_else_in_the_output_is_no_change(site: Site) -> None:
    (site.output / "CNAME").write_text("example.com")
    assert _look(site) == b"what it said"


def test_another_request_or_another_program_is_another_build(site: Site) -> None:
    assert _look(site, request="build --only html") is None
    other = State(state_path(site.root), f"not {CODE}")
    assert fresh.look(other, site.root, "build", "2026-11-22") is None


def test_a_day_matters_only_when_something_asked_about_it(site: Site) -> None:
    assert _look(site, today="2031-01-01") == b"what it said"


@pytest.mark.parametrize(
    ("today", "span"),
    [
        ("2026-01-01", ("", "2026-11-22")),
        ("2026-11-22", ("", "2026-11-22")),
        ("2026-11-23", ("2026-11-22", "2026-12-20")),
        ("2026-12-20", ("2026-11-22", "2026-12-20")),
        ("2026-12-21", ("2026-12-20", "~")),
    ],
)
def test_a_build_holds_until_the_next_day_that_matters_is_over(
    today: str, span: tuple[str, str]
) -> None:
    assert fresh.span(today, ["2026-12-20", "2026-11-22"]) == span


def test_a_build_holds_on_the_days_of_its_span_alone(site: Site) -> None:
    site.texts["three"] = "Third"
    state = site.state()
    outcome = site.build(state=state)
    state.store.write(
        lambda db: db.execute("INSERT INTO facts VALUES (999, 'past/2026-12-20', '')")
    )
    values = {"places": PLACES, "output": site.output, "files": outcome.files}
    fresh.remember(state, "r", b"said", today="2026-12-20", pinned=False, **values)  # type: ignore[arg-type]  # values of a table
    assert _look(site, "r", "2026-12-20") == b"said"
    assert _look(site, "r", "2026-12-21") is None
    fresh.remember(state, "r", b"said", today="2026-12-20", pinned=True, **values)  # type: ignore[arg-type]  # values of a table
    assert _look(site, "r", "2026-12-21") == b"said"


def test_a_killed_build_leaves_nothing_to_trust(site: Site) -> None:
    (site.root / "content/roles/one.yaml").write_text("title: Changed\n")
    state = site.state()
    now = survey(site.root, PLACES, state.inputs(), state.since())
    state.keep_book(now, time.time_ns(), {}, [], {})
    assert _look(site) is None


def test_a_build_that_was_overtaken_by_another_is_not_trusted(site: Site) -> None:
    first, second = site.state(), site.state()
    for state, title in ((first, "First"), (second, "Second")):
        (site.root / "content/roles/one.yaml").write_text(f"title: {title}\n")
        now = survey(site.root, PLACES, state.inputs(), state.since())
        state.keep_book(now, time.time_ns(), {}, [], {})
    files = site.build(state=first).files
    fresh.remember(
        first,
        "build",
        b"what the first said",
        today="2026-11-22",
        pinned=False,
        places=PLACES,
        output=site.output,
        files=files,
    )
    assert _look(site) is None


def test_links_to_files_are_followed_and_links_to_folders_are_not(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file.yaml").write_text("1")
    (root / "content/folder").symlink_to(outside)
    (root / "content/file.yaml").symlink_to(outside / "file.yaml")
    (root / "content/loop").symlink_to(root / "content")
    (root / "content/dangling").symlink_to(root / "nothing")
    os.mkfifo(root / "content/pipe")
    found = walk(root, ["content"])
    assert sorted(found) == [
        f"content/{n}" for n in ("dangling", "file.yaml", "folder", "loop", "pipe")
    ]
    known = survey(root, ["content"], {}, 0)
    kept = {name: (found[name], digest) for name, digest in known.changed.items()}
    since = time.time_ns() + 10**10
    assert not survey(root, ["content"], kept, since).changed
    (outside / "file.yaml").write_text("2")
    assert list(survey(root, ["content"], kept, since).changed) == ["content/file.yaml"]


def test_names_that_are_not_unicode_do_no_harm(site: Site) -> None:
    (site.root / "content" / os.fsdecode(b"caf\xe9.yaml")).write_text("title: One\n")
    assert _look(site) is None
    _build(site)
    assert _look(site) == b"what it said"


def test_a_change_to_the_program_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("1")
    (tmp_path / "__pycache__").mkdir()
    before = program(tmp_path)
    (tmp_path / "__pycache__/module.pyc").write_text("1")
    assert program(tmp_path) == before
    (tmp_path / "module.py").write_text("22")
    assert program(tmp_path) != before


def test_the_short_way_imports_none_of_the_libraries() -> None:
    modules = "generator.build.fresh, generator.build.lock, generator.build.progress, sys"
    heavy = "{'pydantic', 'jinja2', 'babel', 'yaml', 'markdown', 'weasyprint', 'multiprocessing'}"
    code = f"import {modules}; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
