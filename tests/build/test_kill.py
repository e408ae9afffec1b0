"""A build may be killed at any moment: every file is whole, and the next build puts all right."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine import Site, cold, in_child, kill_me, tree
from generator.build.task import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.filterwarnings("ignore:This process .*multi-threaded:DeprecationWarning")

EVENTS = ("open", "os.", "shutil.", "sqlite3.")
"""Audit events that come right before something is done to a file."""

BEFORE = {
    "same": "Stays",
    "changed": "Version 1 @same",
    "gone": "Goes away",
    "x/y": "A file that becomes a folder",
    "d/e/f": "A file in a folder that becomes a file",
}
AFTER = {
    "same": "Stays",
    "changed": "Version 2 @new",
    "new": "Comes in @changed",
    "x/y/z": "In a folder that was a file",
    "d/e": "A file that was a folder",
}
FOREIGN = {"pages/gone/mine.txt": b"mine", "mine/thesis.txt": b"mine too"}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where the system has one: these tests build some thousand times."""
    memory = Path("/dev/shm")  # noqa: S108 - a small disk, where there is one
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as name:
        yield Path(name)


class Project:
    """A site that was built with `BEFORE`, as often as needed."""

    def __init__(self, root: Path, *, built: bool) -> None:
        self.site = Site(root / "project", dict(BEFORE) if built else {})
        self.site.root.mkdir()
        self.saved = root / "saved"
        if built:
            self.site.build()
            for path, data in FOREIGN.items():
                (self.site.output / path).parent.mkdir(parents=True, exist_ok=True)
                (self.site.output / path).write_bytes(data)
        shutil.copytree(self.site.root, self.saved)
        self.foreign = FOREIGN if built else {}
        self.before = tree(self.site.output)
        self.site.texts = dict(AFTER)
        self.after = {**cold(self.site, root / "twin"), **self.foreign}

    def again(self) -> None:
        """Back to what it was before the first kill, dates included."""
        shutil.rmtree(self.site.root)
        shutil.copytree(self.saved, self.site.root)

    def check(self) -> None:
        """Hold every file in the output to what it was or what it shall be."""
        found = tree(self.site.output)
        for path, data in found.items():
            if not path.startswith(".rolebook/"):
                assert data in {self.before.get(path), self.after.get(path)}, path
        for path, data in self.foreign.items():
            assert found[path] == data, path
        lost = self.before.keys() & self.after.keys() - found.keys()
        assert not lost, "a file that was there before and after is missing"

    def heal(self) -> None:
        """Hold the next build to what a build in a new project gives."""
        assert self.site.build().published
        found = tree(self.site.output)
        assert found.keys() == self.after.keys()
        assert found == self.after


def killed_at(event: int, work: Callable[[], object]) -> bool:
    """Whether some work, in a child that is killed right before such an event, got that far."""

    def run() -> None:
        left = event

        def hook(name: str, _: object) -> None:
            nonlocal left
            if name.startswith(EVENTS):
                left -= 1
                if left == 0:
                    kill_me()

        sys.addaudithook(hook)
        work()

    return bool(in_child(run) == -signal.SIGKILL)


@pytest.mark.parametrize("built", [True, False], ids=["later build", "first build"])
def test_killed_before_any_step_all_files_are_whole_and_the_next_build_heals(
    folder: Path, *, built: bool
) -> None:
    project = Project(folder, built=built)
    event = 0
    while killed_at(event := event + 1, project.site.build):
        project.check()
        if killed_at(1 + event // 2, project.site.build):
            project.check()  # also when the build that heals is killed
        project.heal()
        project.again()
    assert event > 60


def test_killed_anywhere_while_it_publishes_a_build_is_finished_by_the_next(
    folder: Path,
) -> None:
    project = Project(folder, built=True)
    line = 0
    while in_child(partial(_kill_at_line, line, project.site.build)) == -signal.SIGKILL:
        project.check()
        project.heal()
        project.again()
        line += 7
    assert line > 300


def test_killed_after_any_time_with_workers_all_files_are_whole_and_the_next_build_heals(
    folder: Path,
) -> None:
    project = Project(folder, built=True)
    project.site.jobs = 2
    start = time.monotonic()
    in_child(project.site.build)
    took = time.monotonic() - start
    project.again()
    chance = random.Random(4)  # noqa: S311 - any sequence will do, as long as it is always the same
    killed = 0
    for _ in range(50):
        child = os.fork()
        if child == 0:
            try:
                project.site.build()
            finally:
                os._exit(0)
        time.sleep(chance.random() * took)
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        project.check()
        project.heal()
        project.again()
    assert killed > 10


def test_a_disk_that_fills_up_at_any_step_leaves_whole_files_and_the_next_build_heals(
    folder: Path,
) -> None:
    project = Project(folder, built=True)
    step = 0
    while code := in_child(partial(_full_at, step := step + 1, project.site)):
        assert code == "disk-full"
        project.check()
        project.heal()
        project.again()
    assert step > 20


def _full_at(step: int, site: Site) -> str:
    """What a build says on a disk that is full from one step on: a code, or nothing."""
    left = step

    def hook(name: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        writes = name in {"os.rename", "os.mkdir"} or (
            name == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        )
        if writes and str(site.output) in str(arguments[0]):
            left -= 1
            if left <= 0:
                raise OSError(errno.ENOSPC, "no room")

    sys.addaudithook(hook)
    try:
        site.build()
    except BuildError as error:
        return error.finding.code
    return ""


def _kill_at_line(line: int, work: Callable[[], object]) -> None:
    """Do some work, but no more than so many lines of the modules that publish."""
    left = line

    def trace(frame: object, event: str, _: object) -> object:
        nonlocal left
        code = frame.f_code.co_filename  # type: ignore[attr-defined]  # a frame has it
        if not code.endswith(("publish.py", "moves.py", "disk.py", "state.py", "store.py")):
            return None
        if event == "line":
            left -= 1
            if left < 0:
                kill_me()
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]  # a frame has it
    work()
