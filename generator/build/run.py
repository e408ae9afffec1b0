"""Tasks into results, in their order, over all cores; a worker that dies is never waited for."""

from __future__ import annotations

import gc
import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from generator.build.task import BuildError
from generator.findings import Finding
from generator.garbage import unhurried

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from generator.build.task import Task

R = TypeVar("R")

FEW = 40
"""Below so many pages' worth of work, starting workers takes longer than doing it."""

COLLECT = 400
"""Garbage is collected after so many pages' worth of work, instead of whenever Python likes."""


def cores() -> int:
    """How many processes can work at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    tasks: Sequence[Task],
    work: Callable[[Task], R],
    jobs: int,
    *,
    prepare: Callable[[Sequence[Task]], None] | None = None,
    done: Callable[[Task], None] | None = None,
) -> Generator[R]:
    """Give what `work` makes of each task, in the order of the tasks.

    `prepare` is called once, before workers are started, to import and warm up what the tasks need.
    `done` hears of each task when it is done, in any order. An exception in `work` comes out here;
    a worker that is killed or runs out of memory is `worker-died`. Closing the iterator stops all
    workers at once.
    """
    if not tasks:
        return
    if prepare:
        prepare(tasks)
    many = min(jobs, len(tasks))
    with collecting() as collect:
        if many > 1 and hasattr(os, "fork") and sum(t.weight for t in tasks) >= FEW:
            from generator.build.pool import pool

            yield from pool(tasks, work, many, done)
            return
        for task in tasks:
            yield alone(work, task)
            collect(task.weight)
            if done:
                done(task)


def alone(work: Callable[[Task], R], task: Task) -> R:
    """What `work` makes of one task; its exceptions know which one it was."""
    try:
        return work(task)
    except MemoryError as error:
        raise died(task, "ran out of memory") from error
    except Exception as error:
        error.add_note(f"while making {task.name}")
        raise


@contextmanager
def collecting() -> Iterator[Callable[[int], None]]:
    """Collect garbage only when told how much was done; what there is before is never looked at."""
    work = 0

    def collect(weight: int) -> None:
        nonlocal work
        work += weight
        if work >= COLLECT:
            work = 0
            gc.collect()

    with unhurried():
        gc.freeze()
        try:
            yield collect
        finally:
            gc.unfreeze()


def died(task: Task, how: str) -> BuildError:
    """The error for a task during which its process came to an end."""
    return BuildError(
        Finding(
            code="worker-died",
            file="",
            message=f"the process that made `{task.name}` {how}",
            help="nothing was published; if memory was short, close other programs and try again",
        )
    )


def killed(task: Task, code: int | None) -> BuildError:
    """The error for a process that ended with an exit code, or by a signal."""
    if code is not None and code < 0:
        return died(task, f"was killed by {signal.Signals(-code).name}")
    return died(task, f"ended by itself, with code {code}")
