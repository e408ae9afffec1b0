"""Whether what a library holds is used, and what is said there is in order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.book.values import PROFICIENCIES
from generator.checks.pay import min_over_max

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.subject import Subject
    from generator.findings import Finding

RISING = (("p10", "p25", "median", "p75", "p90"), ("low", "median", "high"))
"""Statistics of one distribution, in the order in which they can only grow."""

NAMING = {
    "tool": "`tools` of a role",
    "resource": "`resources` of a role or a skill, or as the `certification` of a requirement",
    "occupation": "`codes` of a role",
    "location": "a posting",
}
"""Where things of a library are named."""


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


def quoted_in_a_circle(subject: Subject) -> Iterator[Finding]:
    """Following `quoted_by` never comes back; told once, at the first id of the circle."""
    edition = subject.edition
    chain = [subject.name]
    name = subject.thing.quoted_by
    while name and name not in chain and edition.whole("source", name):
        chain.append(name)
        name = edition.source(name).quoted_by
    if name == subject.name == min(chain):
        yield subject.find(
            "circular-quoted-by",
            ("quoted_by",),
            f"these sources know each other from each other: {' → '.join((*chain, name))}",
            "one of them was read itself: take its `quoted_by` out",
        )


def entry_is_named(subject: Subject) -> Iterator[Finding]:
    """Something in the book names a tool, a resource, an occupation or a location.

    A book without postings says nothing of its locations yet.
    """
    edition, kind = subject.edition, subject.kind
    if not edition.whole_book() or (kind == "location" and not edition.ids("posting")):
        return
    if not edition.is_named(kind, subject.name):
        yield subject.find(
            "unused-entry",
            (),
            f"nothing names the {kind} `{subject.name}`",
            f"name it in {NAMING[kind]}, or delete it",
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
        level = f"{levels[0]} ({PROFICIENCIES[levels[0] - 1]})"
        yield subject.find(
            "skill-one-level",
            (),
            f"all that need `{subject.name}` need it at {level}",
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
                ends = (f"`{low}`", f"`{high}`")
                yield from min_over_max(subject, wage.figures[low], wage.figures[high], at, ends)
