"""Whether what a library holds is used, and what is said there is in order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.checks.pay import min_over_max

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.subject import Subject
    from generator.findings import Finding

RISING = (("p10", "p25", "median", "p75", "p90"), ("low", "median", "high"))
"""Statistics of one distribution, in the order in which they can only grow."""


def source_is_cited(subject: Subject) -> Iterator[Finding]:
    """Something in the book cites a source."""
    if subject.edition.whole_book() and not subject.edition.is_cited(subject.name):
        yield subject.find(
            "unused-source",
            (),
            f"nothing cites `{subject.name}`",
            "cite it where it says something, or delete it",
            on="key",
        )


def skill_is_needed(subject: Subject) -> Iterator[Finding]:
    """Something in the book needs a skill, and not always equally well."""
    if not subject.edition.whole_book():
        return
    levels = subject.edition.needs(subject.name)
    if not levels:
        yield subject.find(
            "unused-skill",
            (),
            f"no role needs `{subject.name}`",
            "name it in the roles that need it, or delete it",
            on="key",
        )
    elif len(levels) > 1 and len(set(levels)) == 1:
        yield subject.find(
            "skill-one-level",
            (),
            f"every role needs `{subject.name}` at {levels[0]}",
            "let the roles differ in how well they need it, or take it as known",
            on="key",
        )


def wages(subject: Subject) -> Iterator[Finding]:
    """The figures of a distribution grow from its low end to its high one."""
    for index, wage in enumerate(subject.thing.wages):
        for order in RISING:
            there = [name for name in order if name in wage.figures]
            for low, high in pairwise(there):
                at = ("wages", index, "figures", high)
                yield from min_over_max(subject, wage.figures[low], wage.figures[high], at)
