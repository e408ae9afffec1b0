"""Whether a build would give what the last one gave: the answer for when nothing changed.

Uses the standard library alone and looks at dates, so that it is there before anything is imported.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from generator.build.inputs import survey
from generator.build.manifest import JOURNAL
from generator.build.place import OURS
from generator.build.state import Summary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.build.state import State


def look(state: State, root: Path, request: str, today: str) -> bytes | None:
    """What the last build of this kind said, if all that it stands on is as it was.

    `request` is whatever else the build depends on: its flags, as text. A file that is new, changed
    or gone, also in the output, is a reason to build.
    """
    last = state.summary(request)
    if last is None or not last.low < today <= last.high:
        return None
    try:
        found = survey(root, last.places, state.inputs(), state.since())
        same = not found.changed and not found.removed and _published(last)
    except OSError:
        return None
    return last.data if same else None


def remember(  # noqa: PLR0913 - each is one thing that a summary stands on
    state: State,
    request: str,
    data: bytes,
    *,
    today: str,
    pinned: bool,
    places: Iterable[str],
    output: Path | None,
    files: str,
) -> None:
    """Keep what a build said; `pinned` where the project itself says which day it is."""
    low, high = ("", "~") if pinned else span(today, state.days())
    state.keep_summary(Summary(request, low, high, tuple(places), str(output or ""), files, data))


def span(today: str, days: Iterable[str]) -> tuple[str, str]:
    """After which day and up to which one the same days are over as are today; ISO dates."""
    days = list(days)
    low = max((day for day in days if day < today), default="")
    high = min((day for day in days if day >= today), default="~")
    return low, high


def _published(last: Summary) -> bool:
    """Whether the output has what was published, and nobody was killed while changing it."""
    folder = last.output
    if not folder:
        return True
    if os.path.lexists(f"{folder}/{OURS}/{JOURNAL}"):
        return False
    for path, size, mtime in json.loads(last.files):
        found = os.lstat(f"{folder}/{path}")
        if found.st_size != size or found.st_mtime_ns != mtime:
            return False
    return True
