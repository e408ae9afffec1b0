"""Tasks into results over forked processes: chunks out, results back, one pipe for each worker."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import struct
import traceback
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from mmap import mmap
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from generator.build.run import alone, collecting, killed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

    from generator.build.task import Task

R = TypeVar("R")

CHUNK = 50
"""The most that a worker gets at once, in pages' worth; less towards the end, to end together."""

AHEAD = 2
"""Chunks that a worker has at once, so that it needn't wait for the next."""


class _Fault(NamedTuple):
    """An exception in a worker."""

    error: BaseException


@dataclass(frozen=True, slots=True)
class _Worker:
    process: ForkProcess
    pipe: Connection
    chunks: deque[tuple[int, int]] = field(default_factory=deque)


def pool(
    tasks: Sequence[Task],
    work: Callable[[Task], R],
    many: int,
    done: Callable[[Task], None] | None,
) -> Iterator[R]:
    """Give what `work` makes of each task in so many processes, in the order of the tasks."""
    crew = _Crew(tasks, work, many)
    try:
        crew.start()
        waiting: dict[int, list[R]] = {}
        start = 0
        while start < len(tasks):
            for first, results in crew.receive():
                waiting[first] = results
                for task in tasks[first : first + len(results)] if done else ():
                    done(task)  # type: ignore[misc]  # it is there, or the loop is empty
            while start in waiting:
                results = waiting.pop(start)
                start += len(results)
                yield from results
    finally:
        crew.stop()


class _Crew(Generic[R]):
    """The workers, and what has not been given to them yet."""

    def __init__(self, tasks: Sequence[Task], work: Callable[[Task], R], many: int) -> None:
        self.tasks = tasks
        self.work = work
        self.many = many
        self.at = mmap(-1, 8 * many)
        """Which task each worker is at, for when it can't tell any more."""
        self.workers: list[_Worker] = []
        self.next = 0
        self.left = sum(task.weight for task in tasks)

    def start(self) -> None:
        """Start all workers and give each its first chunks."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            for slot in range(self.many):
                self._start(slot)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for _ in range(AHEAD):
            for worker in self.workers:
                self._feed(worker)

    def _start(self, slot: int) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        inherited = [ours, *(worker.pipe for worker in self.workers)]
        process = context.Process(
            target=self._serve, args=(slot, theirs, inherited, os.getpid()), daemon=True
        )
        process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours))

    def _feed(self, worker: _Worker) -> None:
        """Give a worker its next chunk, if there is one."""
        most = max(1, min(CHUNK, self.left // (AHEAD * self.many)))
        first, weight = self.next, 0
        while self.next < len(self.tasks) and weight < most:
            weight += self.tasks[self.next].weight
            self.next += 1
        self.left -= weight
        if self.next > first:
            worker.chunks.append((first, self.next))
            with suppress(OSError):  # it has ended: what it said last comes out when we listen
                worker.pipe.send((first, self.next))

    def receive(self) -> Iterator[tuple[int, list[R]]]:
        """Wait for results: the index of the first one, and the results."""
        busy = {worker.pipe: worker for worker in self.workers if worker.chunks}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]  # only pipes were waited for
            try:
                found = worker.pipe.recv()
            except (EOFError, OSError) as error:
                raise self._killed(worker) from error
            if isinstance(found, _Fault):
                raise found.error
            first, _ = worker.chunks.popleft()
            self._feed(worker)
            yield first, found

    def stop(self) -> None:
        """Kill all workers: none of them has anything that is worth waiting for."""
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()
            worker.process.close()
            worker.pipe.close()
        self.at.close()

    def _killed(self, worker: _Worker) -> BaseException:
        worker.process.join()
        (index,) = struct.unpack_from("q", self.at, 8 * self.workers.index(worker))
        return killed(self.tasks[index], worker.process.exitcode)

    def _serve(self, slot: int, pipe: Connection, inherited: list[Connection], parent: int) -> None:
        """What a worker does, until there is no more or its parent is gone."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for other in inherited:
            other.close()  # or nobody would notice when the parent is gone
        with collecting() as collect:
            while os.getppid() == parent:
                try:
                    first, last = pipe.recv()
                except (EOFError, OSError):
                    return
                results = []
                for index in range(first, last):
                    if os.getppid() != parent:
                        return
                    struct.pack_into("q", self.at, 8 * slot, index)
                    try:
                        results.append(alone(self.work, self.tasks[index]))
                    except Exception as error:  # noqa: BLE001 - all of them belong to the parent
                        pipe.send(_Fault(_portable(error)))
                        return
                    collect(self.tasks[index].weight)
                pipe.send(results)


def _portable(error: Exception) -> Exception:
    """An exception that can be sent to another process, with what happened in this one."""
    error.add_note(traceback.format_exc())
    try:
        copy: Exception = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - anything can be in an exception
        copy = RuntimeError(f"{type(error).__name__}: {error}")
        copy.add_note(traceback.format_exc())
    return copy
