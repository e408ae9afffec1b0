"""Tasks over several processes: the same results in the same order, and never a hang."""

from __future__ import annotations

import gc
import os
import signal
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from engine import Site, in_child, kill_me, refusal, tree
from generator.build.run import cores, run
from generator.build.task import BuildError, Task
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:This process .*multi-threaded:DeprecationWarning")

TASKS = [Task(f"page/{number}", None, "pages") for number in range(300)]
MIXED = [Task(f"mixed/{number}", None, "pages", 1 + 60 * (number % 7 == 0)) for number in range(99)]


def name(task: Task) -> str:
    return task.name


@pytest.mark.parametrize("jobs", [1, 2, 3, 8])
@pytest.mark.parametrize("tasks", [TASKS, MIXED, TASKS[:41], TASKS[:1], []])
def test_results_come_in_the_order_of_the_tasks(tasks: list[Task], jobs: int) -> None:
    def slowly(task: Task) -> str:
        time.sleep(0.002 * (task.name.endswith("0")))
        return task.name

    assert list(run(tasks, slowly, jobs)) == [task.name for task in tasks]


def test_each_task_is_run_once_and_heard_of_once() -> None:
    heard: list[Task] = []
    results = list(run(MIXED, name, 3, done=heard.append))
    assert len(results) == len(set(results)) == len(MIXED)
    assert sorted(task.name for task in heard) == sorted(task.name for task in MIXED)


def test_large_tasks_run_in_other_processes_and_a_few_small_ones_in_this_one() -> None:
    def where(_: Task) -> int:
        return os.getpid()

    assert os.getpid() not in set(run(TASKS, where, 2))
    assert set(run(TASKS[:3], where, 2)) == {os.getpid()}
    assert set(run(TASKS, where, 1)) == {os.getpid()}


def test_results_may_be_larger_than_a_pipe() -> None:
    def large(task: Task) -> bytes:
        return task.name.encode() * 20_000

    assert [len(data) for data in run(TASKS[:60], large, 2)] == [
        len(task.name) * 20_000 for task in TASKS[:60]
    ]


def test_what_is_prepared_is_there_in_every_worker() -> None:
    prepared: list[int] = []

    def prepare(tasks: Sequence[Task]) -> None:
        prepared.append(len(tasks))

    assert set(run(TASKS, lambda _: tuple(prepared), 2, prepare=prepare)) == {(300,)}
    assert list(run([], name, 2, prepare=prepare)) == []
    assert prepared == [300]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_comes_out_and_knows_its_task(jobs: int) -> None:
    def fail(task: Task) -> str:
        if task.name == "page/123":
            raise ZeroDivisionError("by nothing")
        return task.name

    with pytest.raises(ZeroDivisionError, match="by nothing") as caught:
        list(run(TASKS, fail, jobs))
    assert caught.value.__notes__[0] == "while making page/123"


def test_an_exception_comes_out_although_its_worker_has_more_to_do() -> None:
    def fail(task: Task) -> str:
        if task.name == "page/160":  # the other worker's second chunk
            raise ZeroDivisionError
        return task.name

    def listen() -> None:
        for result in run(TASKS, fail, 2):
            time.sleep(0.05 * (result == "page/0"))

    for _ in range(5):
        with pytest.raises(ZeroDivisionError):
            listen()


def test_an_exception_that_can_not_be_sent_comes_out_as_words() -> None:
    class Local(Exception):  # noqa: N818 - it is none of ours
        def __init__(self, one: int, two: int) -> None:
            super().__init__(f"{one} and {two}")

    def fail(_: Task) -> str:
        raise Local(1, 2)

    with pytest.raises(RuntimeError, match="Local: 1 and 2"):
        list(run(TASKS, fail, 2))


def test_a_build_error_in_a_worker_comes_out_with_its_finding() -> None:
    expected = Finding("disk-full", "", "no room")

    def fail(_: Task) -> str:
        raise BuildError(expected)

    assert refusal(lambda: list(run(TASKS, fail, 2))) == expected


def test_a_worker_that_is_killed_names_its_task() -> None:
    def die(task: Task) -> str:
        if task.name == "page/77":
            kill_me()
        return task.name

    finding = refusal(lambda: list(run(TASKS, die, 2)))
    assert finding.code == "worker-died"
    assert finding.message == "the process that made `page/77` was killed by SIGKILL"


def test_a_worker_that_ends_by_itself_names_its_task() -> None:
    def end(task: Task) -> str:
        if task.name == "page/5":
            os._exit(3)
        return task.name

    finding = refusal(lambda: list(run(TASKS, end, 2)))
    assert finding.message == "the process that made `page/5` ended by itself, with code 3"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_without_memory_is_named(jobs: int) -> None:
    def hoard(task: Task) -> str:
        if task.name == "page/9":
            bytearray(1 << 60)
        return task.name

    finding = refusal(lambda: list(run(TASKS, hoard, jobs)))
    assert finding.code == "worker-died"
    assert finding.message == "the process that made `page/9` ran out of memory"


def test_whoever_stops_listening_stops_all_workers_at_once() -> None:
    start = time.monotonic()
    with closing(run([Task(f"x/{n}", None, "x", 60) for n in range(9)], _pid, 3)) as results:
        worker = next(results)
    assert time.monotonic() - start < 30
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_an_interrupt_stops_a_build_and_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    site = Site(tmp_path, {"one": "First", "two": "Second"}, jobs=2)
    site.build()
    before = tree(site.output)
    site.texts = {f"n{number}": "New" for number in range(20)}

    def interrupted() -> str:
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's `&` has it ignored
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(0, signal.SIGINT))
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        try:
            site.build(make=_for_ever)
        except KeyboardInterrupt:
            return "interrupted"
        return "done"

    start = time.monotonic()
    assert in_child(interrupted) == "interrupted"
    assert time.monotonic() - start < 30
    assert tree(site.output) == before


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    def work(task: Task) -> str:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(0.5)
        return task.name

    def killed() -> None:
        signal.signal(signal.SIGALRM, lambda *_: kill_me())
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        list(run(TASKS, work, 2))

    assert in_child(killed) == -signal.SIGKILL
    _end(int(path.name) for path in tmp_path.iterdir())


def test_workers_that_wait_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    tasks = [Task(f"x/{number}", None, "x", 60) for number in range(3)]

    def work(task: Task) -> str:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(0.1)
        return task.name

    def listen() -> None:
        for _ in run(tasks, work, 3):
            time.sleep(0.5)
            kill_me()

    assert in_child(listen) == -signal.SIGKILL
    _end(int(path.name) for path in tmp_path.iterdir())


def test_garbage_is_collected_as_before_afterwards() -> None:
    assert gc.isenabled()
    for jobs in (1, 2):
        with closing(run(TASKS, name, jobs)) as results:
            next(results)
            assert not gc.isenabled()
        assert gc.isenabled()


@pytest.mark.parametrize("jobs", [2, 5])
def test_the_bytes_are_the_same_whatever_the_jobs(tmp_path: Path, jobs: int) -> None:
    texts = {f"n{number}": f"Text {number} @n{number * 7 % 30}" for number in range(30)}
    one = Site(tmp_path / "one", texts)
    many = Site(tmp_path / "many", dict(reversed(texts.items())), jobs=jobs)
    for site in (one, many):
        site.root.mkdir()
        site.build()
    assert tree(one.output) == tree(many.output)


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1


def _pid(task: Task) -> int:
    time.sleep(0.01 if task.name == "x/0" else 60)
    return os.getpid()


def _for_ever(_: Task) -> None:
    time.sleep(60)


def _end(processes: Iterable[int]) -> None:
    """Hold some processes to have ended, or to do so in a moment."""
    left = list(processes)
    assert len(left) > 1
    deadline = time.monotonic() + 8
    while any(_runs(process) for process in left):
        assert time.monotonic() < deadline, "a worker outlives its parent"
        time.sleep(0.02)


def _runs(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:  # noqa: PTH123 - it is no file of ours
            return file.read().split(")")[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
