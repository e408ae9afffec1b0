"""A request to build into the last build's answer, where nothing has changed since.

It imports next to nothing, so that a build with nothing to do is done before it would have begun.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.build import fresh
from generator.build.inputs import program, walk
from generator.build.state import State, state_path
from generator.findings import Finding
from generator.packaged import PACKAGE, PACKAGED

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Request:
    """What someone asked to be built; `output` and `today` are None unless a flag names them."""

    root: Path
    only: Collection[str] | None = None
    output: Path | None = None
    today: dt.date | None = None

    def state(self) -> State:
        """What was kept of earlier builds into the same folder by this very program."""
        return State(state_path(self.root, self.output), program(PACKAGE))

    def key(self) -> str:
        """The request as text, with the packaged templates as they are."""
        files = sorted(walk(PACKAGED, ["."]).items())
        templates = sha256(repr(files).encode()).hexdigest()
        return repr((sorted(self.only or ()), self.today and self.today.isoformat(), templates))

    def day(self) -> dt.date:
        """The day by the flag, else by the clock."""
        return self.today or dt.datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: findings, a line in words, and whether the machine failed us."""

    findings: Sequence[Finding]
    summary: str = ""
    machine_failed: bool = False

    def pack(self) -> bytes:
        """The bytes to keep for the next time."""
        found = [finding.to_dict() for finding in self.findings]
        return json.dumps({"findings": found, "summary": self.summary}).encode()


def unchanged(request: Request) -> Built | None:
    """What the last build of this kind said, or None where there is something to do."""
    data = fresh.look(request.state(), request.root, request.key(), request.day().isoformat())
    if data is None:
        return None
    kept = json.loads(data)
    return Built([Finding.from_dict(found) for found in kept["findings"]], kept["summary"])
