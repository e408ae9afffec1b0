"""What is wrong or doubtful in a project, as values that can be sorted, kept and shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from generator.rules import RULES, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Path = tuple[str | int, ...]
"""The way to a value in a file's data: keys of mappings and indexes of lists, from the top."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file: line and column from 1, column and length in characters."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful, where it is, and what to do about it.

    `file` is relative to the project, with `/`; empty when no file is meant. `at` leads to the
    value in the file's data, and `on` says whether its key or the value itself is meant. `place`
    is known at once for syntax errors; `book.places.located` looks the rest up, when needed.
    """

    code: str
    file: str
    message: str
    help: str = ""
    at: Path = ()
    on: Literal["key", "value"] = "value"
    place: Place | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is, as `rules.RULES` has it."""
        return RULES[self.code].severity

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON data, from which `from_dict` makes an equal finding."""
        place = self.place
        return {
            "code": self.code,
            "file": self.file,
            "message": self.message,
            "help": self.help,
            "at": list(self.at),
            "on": self.on,
            "place": [place.line, place.column, place.length] if place else None,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Finding:
        """Return the finding that `to_dict` gave this data for."""
        place = data["place"]
        return cls(
            code=data["code"],
            file=data["file"],
            message=data["message"],
            help=data["help"],
            at=tuple(data["at"]),
            on=data["on"],
            place=Place(*place) if place else None,
        )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, by file, then place in it, then code."""
    return sorted(set(findings), key=_order)


def count(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings of each severity there are, worst first."""
    counts: dict[Severity, int] = {"error": 0, "warning": 0, "advice": 0}
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def _order(finding: Finding) -> tuple[object, ...]:
    """Findings without a place stand before the others of their file, by their path in the data."""
    place = finding.place or Place(0, 0, 0)
    path = [
        (isinstance(step, str), 0 if isinstance(step, str) else step, str(step))
        for step in finding.at
    ]
    return (finding.file, place, path, finding.code, finding.message, finding.help, finding.on)
