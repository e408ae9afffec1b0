"""Whether what a posting says to differ from its role has something to differ from."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.industry import asked_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.book.model import DutiesDiffer, RequirementsDiffer
    from generator.checks.subject import Subject
    from generator.findings import Finding

KINDS = {"duties": "duty", "requirements": "requirement"}
"""The lists that may differ, and what stands in each."""


def left_out(subject: Subject) -> Iterator[Finding]:
    """What a posting leaves out is something that its role has."""
    for field, there, said in _lists(subject):
        for index, one in enumerate(said.leave_out):
            if one.id not in there:
                at = ("differs", field, "leave_out", index, "id")
                yield subject.unknown(KINDS[field], one.id, at, known=there)


def added(subject: Subject) -> Iterator[Finding]:
    """What a posting adds has an id that nothing in its role has."""
    for field, there, said in _lists(subject):
        for index, name in enumerate(one.id for one in said.add):
            if name in there:
                yield subject.find(
                    "posting-adds-again",
                    ("differs", field, "add", index, "id"),
                    f"`{subject.thing.role}` has a {KINDS[field]} `{name}` here already",
                    "give this one another id; where it takes the other’s place, leave that out",
                )


def order(subject: Subject) -> Iterator[Finding]:
    """The order of a posting names only what the posting shows."""
    for field, there, said in _lists(subject):
        gone = {one.id for one in said.leave_out}
        shown = [name for name in (*there, *(one.id for one in said.add)) if name not in gone]
        for index, name in enumerate(said.order):
            if name not in shown:
                near = () if name in gone else get_close_matches(name, shown, 1)
                why = "left out here" if name in gone else f"no {KINDS[field]} of this posting"
                yield subject.find(
                    "posting-order",
                    ("differs", field, "order", index),
                    f"`{name}` is {why}",
                    f"did you mean `{near[0]}`?" if near else "take it out of the order",
                )


def essential(subject: Subject) -> Iterator[Finding]:
    """A posting keeps one at least of the duties that its role exists for."""
    for field, there, said in _lists(subject):
        needed = {name for name, is_needed in there.items() if is_needed}
        if field == "duties" and needed and needed <= {one.id for one in said.leave_out}:
            yield subject.find(
                "posting-no-essential",
                ("differs", "duties", "leave_out"),
                f"all essential duties of `{subject.thing.role}` are left out",
                "keep one of them, or make the posting for another role",
                on="key",
            )


def _lists(
    subject: Subject,
) -> Iterator[tuple[str, Mapping[str, bool], DutiesDiffer | RequirementsDiffer]]:
    """Each list: its field, what the role has in it in the posting's industry, and what differs.

    What the role has are ids, and whether it can't be without; nothing comes where the role or the
    industry can't be read.
    """
    posting, edition = subject.thing, subject.edition
    if not edition.whole("role", posting.role):
        return
    if posting.industry and not edition.whole("industry", posting.industry):
        return
    ask = asked_of(edition, posting)
    duties = {duty.id: duty.essential for duty in ask.duties}
    yield "duties", duties, posting.differs.duties
    bring = {item.id: item.must for item in ask.requirements}
    yield "requirements", bring, posting.differs.requirements
