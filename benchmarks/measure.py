"""A command into how long it took, how much the processors worked, and how much memory it held."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PROC = Path("/proc")
PAUSE = 0.01
"""Seconds between two looks at the memory."""

SHOWN = 2000
"""Letters of what a failed command said."""


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
    with _Run(command, folder, extra) as run:
        start = time.perf_counter()
        process = run.begin()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(seconds, used.ru_utime + used.ru_stime)


def peak(command: Sequence[str], folder: Path | None = None) -> float | None:
    """The most memory that a command and all its children held at any moment, in MB.

    Sums the proportional set size (PSS): a page that several processes share is counted once. None
    where the system doesn't tell.
    """
    if not (PROC / "self" / "smaps_rollup").exists():
        return None
    most = 0
    with _Run(command, folder, None) as run:
        process = run.begin()
        while process.poll() is None:
            most = max(most, sum(held(pid) for pid in _family(process.pid)))
            time.sleep(PAUSE)
    return most / 1000


class _Run:
    """One run of a command, and what it says, which is shown where it fails."""

    def __init__(
        self, command: Sequence[str], folder: Path | None, extra: Mapping[str, str] | None
    ) -> None:
        self.command = command
        self.folder = folder
        self.environment = {**os.environ, **(extra or {})}

    def __enter__(self) -> Self:
        self.said = tempfile.TemporaryFile()
        return self

    def begin(self) -> subprocess.Popen[bytes]:
        """Start it."""
        self.process = subprocess.Popen(
            self.command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self.said,
            stderr=subprocess.STDOUT,
        )
        return self.process

    def __exit__(self, *error: object) -> None:
        with self.said:
            if self.process.returncode:
                self.said.seek(0)
                said = self.said.read().decode(errors="replace")[:SHOWN]
                ended = f"ended with {self.process.returncode}"
                raise MeasureError(f"{' '.join(self.command)} {ended}\n{said}")


def _family(pid: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield pid
    with suppress(OSError):
        for task in (PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def work_below(pid: int) -> float:
    """Seconds that the processors have worked for what came from a process, itself left out."""
    return sum(_worked(child) for child in _family(pid) if child != pid)


def _worked(pid: int) -> float:
    with suppress(OSError):
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def held(pid: int) -> int:
    """What a process holds (PSS), in kB of 1,000 bytes; nothing where it has just ended."""
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 // 1000
    return 0
