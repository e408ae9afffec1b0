"""Whether what an industry lays over roles changes anything there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.model import Overlay
    from generator.checks.subject import Subject
    from generator.findings import Finding


def raises(subject: Subject) -> Iterator[Finding]:
    """An overlay never asks less than a role that it lies over."""
    edition = subject.edition
    for number, overlay in enumerate(subject.thing.overlays):
        yield from _requirements(subject, number, overlay)
        cards = [edition.card(role) for role in overlay.roles if edition.whole("role", role)]
        for skill, need in overlay.skills.items():
            above = next((card for card in cards if card.skills.get(skill, 0) > need.level), None)
            if above:
                yield subject.find(
                    "overlay-lowers",
                    ("overlays", number, "skills", skill),
                    f"`{above.id}` needs `{skill}` at {above.skills[skill]} already",
                    "an industry can only ask more: raise it here, or leave the role out",
                )


def changes(subject: Subject) -> Iterator[Finding]:
    """An overlay says something about the roles that it lies over."""
    for number, overlay in enumerate(subject.thing.overlays):
        if not any((overlay.duties, overlay.skills, overlay.tools, overlay.requirements)):
            yield subject.find(
                "overlay-empty",
                ("overlays", number, "id"),
                f"`{overlay.id}` changes nothing in its roles",
                "say which duties, skills, tools or requirements differ here, or take it out",
            )


def _requirements(subject: Subject, number: int, overlay: Overlay) -> Iterator[Finding]:
    """A requirement in the place of one that the role has asks no less than that one."""
    edition = subject.edition
    roles = [(name, edition.role(name)) for name in overlay.roles if edition.whole("role", name)]
    for index, ours in enumerate(overlay.requirements):
        pairs = [(name, r) for name, role in roles for r in role.requirements if r.id == ours.id]
        for name, theirs in pairs:
            fewer = (ours.months or 0) < (theirs.months or 0)
            if theirs.must and (fewer or not ours.must):
                what = f"{theirs.months} months" if fewer else "it"
                yield subject.find(
                    "overlay-lowers",
                    ("overlays", number, "requirements", index, "id"),
                    f"`{name}` asks for {what} as a must in `{ours.id}`",
                    "an industry can only ask more: ask as much here, or leave the role out",
                )
                break


def lies_over(subject: Subject) -> Iterator[Finding]:
    """The industry of a posting says something about its role."""
    posting, edition = subject.thing, subject.edition
    name = posting.industry
    if name is None or not edition.whole("industry", name):
        return
    if edition.whole("role", posting.role) and name not in edition.industries_of(posting.role):
        yield subject.find(
            "industry-without-overlay",
            ("industry",),
            f"`{name}` has no overlay for `{posting.role}`, so it changes nothing here",
            "add one to the industry, or take the line out",
        )
