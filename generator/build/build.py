"""Tasks and facts into a published output: only what changed is made, nothing where errors are."""

from __future__ import annotations

import json
from array import array
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.build.place import check_paths
from generator.build.progress import Progress, Quiet
from generator.build.publish import Output, claim
from generator.build.run import collecting, run
from generator.build.stage import (
    NOTHING,
    Done,
    OnDisk,
    Stager,
    files_json,
    files_of,
    folder_of,
    intact,
    result,
)
from generator.build.state import Row
from generator.build.task import Failed
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from generator.build.state import State
    from generator.build.task import Made, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """All that there is to make, and how.

    `facts` has the digest of everything that a task may read; names that it lacks don't exist.
    `output` is None where only checks are wanted. `keep` names files that are still part of the
    output, although nobody asks for them this time; one that ends with `/` is all of a folder.
    `weigh` hears how large the files are, in bytes, by path, before the last tasks are made; what
    it tells these are facts of the kind `size`. `findings` are those of reading the book.
    """

    tasks: Sequence[Task]
    facts: Mapping[str, str]
    make: Callable[[Task], Made | Failed]
    state: State
    output: Path | None
    keep: frozenset[str] = frozenset()
    findings: Sequence[Finding] = ()
    jobs: int = 1
    weigh: Callable[[Mapping[str, int]], None] | None = None
    prepare: Callable[[Sequence[Task]], None] | None = None
    progress: Progress = field(default_factory=Quiet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a build.

    `made` counts tasks that were run, `kept` those that needn't be; `written` and `removed` are
    paths in the output, `files` is for `fresh.remember`. Errors keep anything from being published.
    """

    published: bool
    findings: tuple[Finding, ...]
    made: int
    kept: int
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    files: str = "[]"
    digests: Mapping[str, str] = field(default_factory=dict)


def execute(build: Build) -> Outcome:
    """Run what changed: the checks, then, if there is no error, the rest; then publish it.

    Raises `BuildError` when the machine fails us or the output is not ours to write.
    """
    with collecting(), claim(build.output) if build.output else nullcontext() as output:
        rows, live = build.state.tasks(build.facts)
        work = _Work(build, dict(rows), live, list(build.findings))
        work.check()
        if output and not work.stopped():
            return work.publish(output)
        build.state.keep_tasks(work.rows)
        return work.outcome()


@dataclass(slots=True)
class _Work:
    """A build under way: what is known of each task by now, what was found, how much was made."""

    build: Build
    rows: dict[str, Row]
    live: frozenset[int]
    findings: list[Finding]
    made: int = 0
    kept: int = 0
    failed: bool = False

    def check(self) -> None:
        """Run the checks whose facts changed; collect what all of them found."""
        tasks = [task for task in self.build.tasks if task.path is None]
        self.make([t for t in tasks if not self.holds(t)], lambda _, made: result(made))
        for task in tasks:
            row = self.rows.get(task.name)
            if row and row.result and row.result != NOTHING:
                self.findings += [Finding.from_dict(found) for found in json.loads(row.result)]

    def publish(self, output: Output) -> Outcome:
        """Make the files that changed, and let the output have exactly those that it should."""
        build, checked = self.build, dict(self.rows)
        tasks = {task.path: task for task in build.tasks if task.path is not None}
        single = {path for path in tasks if not path.endswith("/")}
        if tasks.keys() != output.files.keys():
            check_paths([*single, *(p for p in build.keep - tasks.keys() if not p.endswith("/"))])
        held = {p for p in output.files if _in_folder(p, tasks)}
        there = intact(output, single | held, self.rows.values())
        others = {
            path: digest
            for path, digest in output.files.items()
            if path not in tasks
            and path not in held
            and (path in build.keep or _in_folder(path, build.keep))
        }
        stager = Stager(output.folder, str(output.staging), there, self.rows)
        staged = []
        for last in (False, True):
            if last:
                self.weigh(others)
            now = [task for task in tasks.values() if task.last == last]
            stale = [task for task in now if not self.is_there(task, there)]
            paths = [t.path for t in stale if t.path in single]
            output.check(filter(None, paths), [*single, *held, *others])
            staged += self.make(stale, stager.stage)
        if self.stopped():
            build.state.keep_tasks(checked)
            return self.outcome()
        files = {
            path: file.digest
            for task in tasks.values()
            for path, file in files_of(self.rows[task.name]).items()
        } | others
        output.publish(staged, files)
        names = {task.name for task in build.tasks}
        build.state.keep_tasks(
            {n: r for n, r in self.rows.items() if n in names or r.path in {*others, *build.keep}}
        )
        return replace(
            self.outcome(),
            published=True,
            written=tuple(staged),
            removed=tuple(sorted(output.files.keys() - files.keys())),
            digests=files,
            files=files_json(output.folder, (self.rows[task.name] for task in tasks.values())),
        )

    def weigh(self, others: Collection[str]) -> None:
        """Tell how large the files are that are made by now, or were and are still there."""
        build = self.build
        last = {task.name for task in build.tasks if task.last}
        if build.weigh and last:
            paths = {task.path for task in build.tasks} | {*others}
            build.weigh(
                {
                    path: file.size
                    for name, row in self.rows.items()
                    if row.path in paths and name not in last
                    for path, file in files_of(row).items()
                }
            )
            self.live = build.state.look_again(build.facts, "size", self.live)

    def holds(self, task: Task) -> bool:
        """Whether all facts that a task read are as they were."""
        row = self.rows.get(task.name)
        if row is None or row.path != task.path:
            return False
        return self.live.issuperset(array("I", row.reads))

    def is_there(self, task: Task, there: Mapping[str, OnDisk]) -> bool:
        """Whether the output has what a task would make."""
        row = self.rows.get(task.name)
        if row is None or not self.holds(task):
            return False
        files = files_of(row)
        now = {path: there[path] for path in files if path in there}
        if len(now) < len(files) or any(now[p].digest != files[p].digest for p in files):
            return False
        if now != files:
            if row.path and row.path.endswith("/"):
                row = row._replace(result=folder_of(now))
            else:
                (file,) = now.values()
                row = row._replace(size=file.size, mtime=file.mtime)
            self.rows[task.name] = row
        return True

    def make(
        self, tasks: Sequence[Task], finish: Callable[[Task, Made], Done | Failed]
    ) -> list[str]:
        """Run tasks and note what came of them; gives the paths that were staged."""
        build = self.build

        def work(task: Task) -> Done | Failed:
            made = build.make(task)
            return made if isinstance(made, Failed) else finish(task, made)

        staged: list[str] = []
        build.state.close()
        build.progress.start(tasks)
        results = run(tasks, work, build.jobs, prepare=build.prepare, done=build.progress.done)
        try:
            with closing(results):
                for task, done in zip(tasks, results, strict=True):
                    if isinstance(done, Failed):
                        self.failed = True
                        self.findings.append(done.finding)
                        continue
                    self.rows[task.name] = self.row(task, done)
                    staged += done.staged
        finally:
            build.progress.stop()
        self.made += len(tasks)
        return staged

    def row(self, task: Task, done: Done) -> Row:
        """What the state is to know of a task."""
        reads = self.build.state.encode(done.reads)
        return Row(task.path, done.digest, done.size, done.mtime, reads, done.result)

    def stopped(self) -> bool:
        """Whether anything is so wrong that nothing may be published."""
        return self.failed or any(f.severity == "error" for f in self.findings)

    def outcome(self) -> Outcome:
        """What came of it so far."""
        return Outcome(
            published=False,
            findings=tuple(dict.fromkeys(self.findings)),
            made=self.made,
            kept=len(self.build.tasks) - self.made,
        )


def _in_folder(path: str, folders: Collection[str]) -> bool:
    """Whether a file lies in one of those paths that are folders; these have no folders above."""
    return path.partition("/")[0] + "/" in folders
