"""Files that were saved into a new state of the shelf, and word of it to all who wait for it."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from watchfiles._rust_notify import RustNotify

from generator.build.checking import places
from generator.root import FILE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from generator.studio.shelf import Shelf

log = logging.getLogger("rolebook")

LOOK = 2000
"""After so many ms without word of a saved file one looks by oneself.

Not every file system sends word, and none does of a new day.
"""

STEP = 50
"""So many ms after the last of several saved files they are read, together."""

MOST = 1600
"""So many ms after the first of several saved files they are read, whatever follows."""

POLL = 300
"""Ms between looks where `POLLING` is set, for file systems that send no word."""

POLLING = "WATCHFILES_FORCE_POLLING"

QUIET = 15.0
"""After so many seconds without news, those who wait are told that there are none."""


class Watch:
    """A thread that looks after a shelf, and those who wait for its news."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._stop = threading.Event()
        self._waiting: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self) -> None:
        """Let all who wait go, and look no more; may be called from anywhere, and again."""
        self._stop.set()
        self._tell()

    def join(self) -> None:
        """Wait until the last look is over."""
        self._thread.join()

    async def news(self) -> AsyncIterator[int | None]:
        """The number of each new reading, at first that of now; None where nothing is new."""
        told = asyncio.Event()
        self._waiting[told] = asyncio.get_running_loop()
        seen = None
        try:
            while not self._stop.is_set():
                told.clear()
                now = self.shelf.now.number
                yield None if now == seen else now
                seen = now
                if self.shelf.now.number == seen:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(told.wait(), QUIET)
        finally:
            del self._waiting[told]

    @property
    def waiting(self) -> int:
        """How many wait for news."""
        return len(self._waiting)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._watch()
            except Exception:  # else one fault would end all news until the next start
                log.exception("the project can't be watched; it is looked at again")
                self._stop.wait(LOOK / 1000)

    def _watch(self) -> None:
        """Read what was saved until the files and folders themselves are others."""
        there = self._there()
        paths = [path for path, _ in there]
        polling = bool(os.environ.get(POLLING))
        with RustNotify(paths, False, polling, POLL, True, True) as word:  # noqa: FBT003 - its own order
            self._look()  # for what was saved before it listened
            while self._there() == there:
                if word.watch(MOST, STEP, LOOK, self._stop) == "stop":
                    return
                self._look()

    def _look(self) -> None:
        if self.shelf.refresh():
            self._tell()

    def _there(self) -> list[tuple[str, int]]:
        """What there is to watch, and its inode: a file saved by renaming has a new one."""
        root, project = self.shelf.root, self.shelf.now.project
        found = []
        for place in places(project) if project else (FILE,):
            with suppress(OSError):
                found.append((str(root / place), (root / place).stat().st_ino))
        return found or [(str(root), root.stat().st_ino)]

    def _tell(self) -> None:
        for event, loop in list(self._waiting.items()):
            with suppress(RuntimeError):  # a loop that is over
                loop.call_soon_threadsafe(event.set)
