"""One writer at a time: a lock on a folder, let go when its process and its workers are gone."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.build.task import BuildError
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAUSE = 0.05
"""Seconds between two tries."""


@contextmanager
def alone(folder: Path, what: Path, wait: float = 5.0) -> Iterator[None]:
    """Hold the lock on a folder, where the system can open folders.

    Waits that many seconds for another build, then raises `build-running`, which names `what`.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        yield
        return
    try:
        take(handle, str(what), wait)
        yield
    finally:
        os.close(handle)


def take(handle: int, what: str, wait: float) -> None:
    """Lock an open file or folder, or raise `build-running` when another build keeps it."""
    tries = int(wait / PAUSE)
    while not _try(handle):
        if tries <= 0:
            raise BuildError(
                Finding(
                    code="build-running",
                    file="",
                    message=f"another build is at work in `{what}`",
                    help="wait until it has ended, then build again",
                )
            )
        tries -= 1
        time.sleep(PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno not in (errno.EACCES, errno.EDEADLK)
        return True

else:
    import fcntl

    def _try(handle: int) -> bool:
        """Whether nobody else has the lock; some network file systems know none."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
