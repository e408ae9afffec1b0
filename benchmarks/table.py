"""Measured rows into a table: as plain text for a terminal, or as Markdown."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.measure import Cost

HEADS = ("what", "Rolebook", "beside", "ratio", "aim", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured: our figure, another's, how they compare, and the aim if there is one."""

    what: str
    ours: str
    beside: str = ""
    ratio: str = ""
    aim: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...]


def verdict(*, met: bool) -> str:
    """Whether an aim is met, in words."""
    return "met" if met else "NOT MET"


def seconds(value: float) -> str:
    """A time: `0.061 s`, `5.21 s`."""
    return f"{value:.3f} s" if value < 1 else f"{value:.2f} s"


def taken(cost: Cost) -> str:
    """What a run took, on the clock and in work of the processors: `5.21 s (work 9.80 s)`."""
    return f"{seconds(cost.seconds)} (work {seconds(cost.work)})"


def megabytes(value: float | None) -> str:
    """An amount of memory, or that nobody knows."""
    return "unknown" if value is None else f"{value:,.0f} MB"


def text(facts: Iterable[tuple[str, str]], parts: Sequence[Part]) -> str:
    """The facts, then the parts one below the other, their columns aligned."""
    lines = [f"{label:<12} {value}" for label, value in facts]
    for part in parts:
        cells = [HEADS, *(astuple(row) for row in part.rows)]
        widths = [max(len(line[column]) for line in cells) for column in range(len(HEADS))]
        shown = [
            "  ".join(f"{c:<{w}}" for c, w in zip(line, widths, strict=True)) for line in cells
        ]
        rule = "-" * max(len(line.rstrip()) for line in shown)
        lines += ["", part.title, rule, shown[0].rstrip(), rule]
        lines += [line.rstrip() for line in shown[1:]]
    return "\n".join(lines) + "\n"


def markdown(facts: Iterable[tuple[str, str]], parts: Sequence[Part]) -> str:
    """The same as Markdown."""
    lines = [f"- {label}: {value}" for label, value in facts]
    for part in parts:
        lines += ["", f"## {part.title}", "", _cells(HEADS), _cells(["---"] * len(HEADS))]
        lines += [_cells(astuple(row)) for row in part.rows]
    return "\n".join(lines) + "\n"


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
