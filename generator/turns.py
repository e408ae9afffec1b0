"""Those who write into a project, one after the other: threads of the studio, and commands."""

from __future__ import annotations

import os
import threading
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from generator.build.lock import PAUSE, alone
from generator.build.task import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT = 5.0
"""Seconds that a command waits for its turn."""

_QUEUES: dict[str, threading.Lock] = {}
"""By folder, where threads of one process stand in line: each has its turn once the last is done.
"""


_OVER = threading.Event()


class BusyError(Exception):
    """Others have had the turn for as long as one would wait."""


def end() -> None:
    """Let nobody in this process wait for another one any more: it is about to end."""
    _OVER.set()


@contextmanager
def turn(folder: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock on a folder, which ends with its process; `BusyError` after so many seconds.

    The folder itself is locked, so nothing has to be written for it, and nothing is left behind.
    """
    until = time.monotonic() + wait
    queue = _QUEUES.setdefault(os.path.realpath(folder), threading.Lock())
    with ExitStack() as held:
        if not queue.acquire(timeout=wait):
            raise BusyError
        held.callback(queue.release)
        while not _taken(folder, held):
            if _OVER.is_set() or time.monotonic() > until:
                raise BusyError
            time.sleep(PAUSE)
        yield


def _taken(folder: Path, held: ExitStack) -> bool:
    try:
        held.enter_context(alone(folder, folder, 0))
    except BuildError:
        return False
    return True
