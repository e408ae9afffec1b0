"""A command into how long it took, how much the processors worked, and how much memory it held."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PROC = Path("/proc")
PAUSE = 0.01
"""Seconds between two looks at the memory."""


class MeasureError(Exception):
    """A measured command that didn't do what it was asked to."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, and seconds of work summed over all processors."""

    seconds: float
    work: float


def middle(costs: Iterable[Cost]) -> Cost:
    """The medians of several runs."""
    kept = list(costs)
    return Cost(median(c.seconds for c in kept), median(c.work for c in kept))


def cost(
    command: Sequence[str], folder: Path | None = None, extra: Mapping[str, str] | None = None
) -> Cost:
    """What one run of a command costs; `extra` is added to its environment."""
    start = time.perf_counter()
    process = _start(command, folder, extra)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    _finish(process)
    return Cost(seconds, used.ru_utime + used.ru_stime)


def peak(command: Sequence[str], folder: Path | None = None) -> float | None:
    """The most memory that a command and all its children held at any moment, in MB.

    Sums the proportional set size (PSS): a page that several processes share is counted once. None
    where the system doesn't tell.
    """
    if not (PROC / "self" / "smaps_rollup").exists():
        return None
    process = _start(command, folder, None)
    most = 0
    while process.poll() is None:
        most = max(most, sum(_held(pid) for pid in _family(process.pid)))
        time.sleep(PAUSE)
    _finish(process)
    return most / 1000


def _start(
    command: Sequence[str], folder: Path | None, extra: Mapping[str, str] | None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(extra or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _finish(process: subprocess.Popen[bytes]) -> None:
    if process.returncode:
        raise MeasureError(f"`{process.args!r}` ended with {process.returncode}")


def _family(pid: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield pid
    with suppress(OSError):
        for task in (PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _held(pid: int) -> int:
    """What a process holds, in kB of 1,000 bytes; nothing where it has just ended."""
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 // 1000
    return 0
