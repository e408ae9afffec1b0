"""Whether someone looks after a thing, has approved it, and has said what people ask about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.subject import Subject
    from generator.findings import Finding

APPROVED = "`approved: {by: …, on: YYYY-MM-DD}` in `governance`"
GOVERNANCE = (
    "`governance: {owner: …, version: 1.0.0, effective: YYYY-MM-DD, "
    "approved: {by: …, on: YYYY-MM-DD}}`"
)


def review(subject: Subject) -> Iterator[Finding]:
    """Nobody has let the day pass by which a role or a ladder is read again."""
    governance = subject.thing.governance
    if governance and governance.review_by and subject.edition.past(governance.review_by):
        yield subject.find(
            "review-due",
            ("governance", "review_by"),
            f"this was to be read again by {governance.review_by}",
            "read it, then write the next day and, if anything changed, a new version",
        )


def approval(subject: Subject) -> Iterator[Finding]:
    """Someone has approved a role or a ladder."""
    governance = subject.thing.governance
    if governance is None or governance.approved is None:
        yield subject.find(
            "not-approved",
            ("governance",),
            f"nobody has approved this {subject.kind}",
            f"write who did and when: {APPROVED if governance else GOVERNANCE}",
            on="key",
        )


def approval_of_bands(subject: Subject) -> Iterator[Finding]:
    """Someone has approved a band: with the role's version or, if it begins later, by itself."""
    governance = subject.thing.governance
    covered = governance.effective if governance and governance.approved else None
    for index, band in enumerate(subject.thing.pay):
        if covered and band.since > covered and not band.approved:
            yield subject.find(
                "not-approved",
                ("pay", index, "from"),
                f"nobody has approved this band: it begins after the role’s version of {covered}",
                "add `approved: {by: …, on: …}` to the band, or a new version of the role",
            )


def changes(subject: Subject) -> Iterator[Finding]:
    """The changes of a role or a ladder go back from its version, and so do their days."""
    governance = subject.thing.governance
    if governance is None:
        return
    newer, day = _numbers(governance.version), governance.effective
    for index, change in enumerate(governance.changes):
        number = _numbers(change.version)
        if number > newer or (index and number == newer) or change.on > day:
            before = governance.changes[index - 1].version if index else governance.version
            yield subject.find(
                "changes-order",
                ("governance", "changes", index, "version"),
                f"version {change.version} of {change.on} can’t come after {before} of {day}"
                if index
                else f"version {change.version} of {change.on} is newer than {before} of {day}",
                "write the newest version first, and no version that isn’t in effect yet",
            )
            return
        newer, day = number, change.on


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def as_approved(subject: Subject) -> Iterator[Finding]:
    """A posting is as it was approved, and its approval can tell.

    What stands on something that can't be read isn't called changed: that is told already.
    """
    posting, edition = subject.thing, subject.edition
    approval = posting.approval
    stands_on = (("role", posting.role), ("location", posting.location))
    if approval is None or not all(edition.whole(*thing) for thing in stands_on):
        return
    changed = subject.edition.changed(subject.name) or ()
    if changed:
        yield subject.find(
            "approval-outdated",
            ("approval",),
            f"since {approval.by} approved this on {approval.on}, these have changed: "
            f"{', '.join(changed)}; it is a draft again",
            f"look at it, then run `rolebook approve {subject.name} --by FUNCTION`",
        )
    elif approval.digest is None:
        yield subject.find(
            "approval-without-digest",
            ("approval",),
            "this approval doesn’t say of what: later changes will go unnoticed",
            f"run `rolebook approve {subject.name} --by FUNCTION` in its place",
        )


def complete(subject: Subject) -> Iterator[Finding]:
    """A role has codes or a reason for none, questions, and indicators of success."""
    role = subject.thing
    if role.codes is None or not any((role.codes.noc_2021, role.codes.onet_soc, role.codes.none)):
        yield subject.find(
            "no-code",
            ("codes",),
            "no official classification is named for this role",
            "write `codes: {noc_2021: …, onet_soc: …}`, or `codes: {none: why none fits}`",
            on="key",
        )
    if not role.questions:
        yield subject.find(
            "no-questions",
            ("questions",),
            "no question that people ask is answered",
            "add `questions: [{id: …, q: …, a: …}]`",
            on="key",
        )
    if not role.performance:
        yield subject.find(
            "no-indicators",
            ("performance",),
            "nothing says what success is seen by",
            "add `performance: [{id: …, text: …}]`",
            on="key",
        )
