"""Whether roles and steps make a ladder that one can climb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.subject import Subject
    from generator.findings import Finding


def steps(subject: Subject) -> Iterator[Finding]:
    """A step leads to another role of the book, and a promotion upwards."""
    edition = subject.edition
    for index, step in enumerate(subject.thing.next):
        at = ("next", index, "role")
        if not edition.knows("role", step.role):
            yield subject.unknown("role", step.role, at)
        elif step.role == subject.name:
            yield subject.find(
                "step-to-itself", at, "this step leads back to its own role", "name another role"
            )
        elif step.kind == "promotion" and edition.whole("role", step.role):
            target = edition.card(step.role)
            if target.level <= subject.thing.level:
                yield subject.find(
                    "step-not-up",
                    at,
                    f"a promotion from level {subject.thing.level} can't lead to level "
                    f"{target.level}",
                    "call it lateral or track-change, or correct one of the levels",
                )


def circular_reports(subject: Subject) -> Iterator[Finding]:
    """Following `reports_to` never comes back; told once, at the first id of the circle."""
    edition = subject.edition
    chain = [subject.name]
    superior = subject.thing.reports_to
    while isinstance(superior, str) and edition.whole("role", superior):
        if superior == subject.name:
            if min(chain) == subject.name:
                circle = " → ".join((*chain, superior))
                yield subject.find(
                    "circular-reports-to",
                    ("reports_to",),
                    f"these roles report to each other: {circle}",
                    "one of them reports to someone outside the circle",
                )
            return
        if superior in chain:
            return
        chain.append(superior)
        superior = edition.card(superior).reports_to


def isolated(subject: Subject) -> Iterator[Finding]:
    """A step leads to or from each role of a ladder with more than one, unless it is marked."""
    role, edition = subject.thing, subject.edition
    if role.entry or role.terminal or role.next or edition.leading_to(subject.name):
        return
    if len(edition.roles_of(role.ladder)) > 1:
        yield subject.find(
            "isolated-role",
            ("next",),
            "no step leads to this role or from it",
            "add a step to `next` here or in another role, or mark it `entry` or `terminal`",
        )
