"""Whether ranges of pay and of time run from the low end to the high one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.subject import Subject
    from generator.findings import Finding


def bands(subject: Subject) -> Iterator[Finding]:
    """The low end of a band is not above its high end."""
    for index, band in enumerate(subject.thing.pay):
        yield from min_over_max(subject, band.min, band.max, ("pay", index, "min"))


def months_of_resource(subject: Subject) -> Iterator[Finding]:
    """The months that a course takes run from the fewest to the most."""
    if subject.thing.months:
        low, high = subject.thing.months
        yield from min_over_max(subject, low, high, ("months",))


def months_of_steps(subject: Subject) -> Iterator[Finding]:
    """The months before a step run from the fewest to the most."""
    for index, step in enumerate(subject.thing.next):
        if step.typical_months:
            low, high = step.typical_months
            yield from min_over_max(subject, low, high, ("next", index, "typical_months"))


def min_over_max(
    subject: Subject, low: float, high: float, at: tuple[str | int, ...]
) -> Iterator[Finding]:
    """A finding where a low end is above its high end; both in one currency and period."""
    if low > high:
        yield subject.find(
            "min-over-max",
            at,
            f"the low end {low} is above the high end {high}",
            "exchange them, or correct one",
        )
