"""Those who write into a project, one after the other: threads of the studio, and commands."""

from __future__ import annotations

import os
import threading
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from generator.build.lock import alone
from generator.build.task import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT = 5.0
"""Seconds that a command waits for its turn."""

_QUEUES: dict[str, threading.Lock] = {}
"""By folder, where threads of one process stand in line: each has its turn once the last is done.
"""


class BusyError(Exception):
    """Others have had the turn for as long as one would wait."""


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
        try:
            held.enter_context(alone(folder, folder, until - time.monotonic()))
        except BuildError as error:
            raise BusyError from error
        yield
