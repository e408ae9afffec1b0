"""Whether what an industry lays over roles changes anything there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.subject import Subject
    from generator.findings import Finding


def raises(subject: Subject) -> Iterator[Finding]:
    """An overlay never asks less of a skill than a role that it lies over: that has no effect."""
    edition = subject.edition
    for number, overlay in enumerate(subject.thing.overlays):
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
