"""What a role asks people to bring into sentences: must-have apart from nice-to-have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views.resources import resource_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.book.edition import Edition
    from generator.book.model import Requirement
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """One thing to bring, and what counts as much."""

    id: str
    text: str
    equivalent: str


@dataclass(frozen=True, slots=True)
class Requirements:
    """What one must have, and what is nice to have."""

    must: tuple[RequirementLine, ...]
    nice: tuple[RequirementLine, ...]


def requirements(edition: Edition, words: Wording, asked: Iterable[Requirement]) -> Requirements:
    """The requirements in the order of the file."""
    lines = [(item.must, requirement(edition, words, item)) for item in asked]
    return Requirements(
        must=tuple(line for must, line in lines if must),
        nice=tuple(line for must, line in lines if not must),
    )


def requirement(edition: Edition, words: Wording, item: Requirement) -> RequirementLine:
    """One requirement: degree, experience, certification and text, each a clause of its own."""
    _ = words.gettext
    clauses = [
        clause
        for clause in (
            _degree(words, item),
            _experience(words, item),
            resource_name(edition, words, item.certification) if item.certification else "",
            item.text or "",
        )
        if clause
    ]
    text = clauses[0] if clauses else ""
    for clause in clauses[1:]:
        text = words.fill(_("%(one)s; %(other)s"), one=text, other=clause)
    equivalent = item.equivalent or ""
    if item.or_experience and not equivalent:
        equivalent = _("Experience that shows the same counts as much.")
    return RequirementLine(item.id, text, equivalent)


def _degree(words: Wording, item: Requirement) -> str:
    if not item.education:
        return ""
    degree = words.degree(item.education)
    if not item.fields:
        return degree
    fields = words.one_of(item.fields)
    return words.fill(words.gettext("%(degree)s in %(fields)s"), degree=degree, fields=fields)


def _experience(words: Wording, item: Requirement) -> str:
    _ = words.gettext
    if item.months is None:
        return words.fill(_("Experience in %(field)s"), field=item.of) if item.of else ""
    time = words.months(item.months)
    if not item.of:
        return words.fill(_("%(time)s of experience"), time=time)
    return words.fill(_("%(time)s of experience in %(field)s"), time=time, field=item.of)
