"""The skills of roles into tables: how well each role needs each one, and what changes on the way.

A table has at most six roles side by side, so that nobody scrolls sideways; a larger ladder has
one or more tables a track.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.ladder import below, moves
from generator.views.skills import METERS, skill_page
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.book.book import Card
    from generator.book.edition import Edition
    from generator.ladder import SkillChange
    from generator.wording import Wording

MOST = 6
"""Roles side by side."""


@dataclass(frozen=True, slots=True)
class Column:
    """A role of the table, and whether there is a role below to compare it with.

    `against` names that role where it isn't the column before.
    """

    title: str
    href: str
    level: str
    compared: bool
    against: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How well a role needs a skill; empty texts: not at all. `change` says what changed, in words.

    `role` is its title without markup, as the label of a card; `id` names the cell for good, and is
    empty where the role doesn't ask for the skill.

    `kind` is start (nothing to compare with), new, raised, same, lowered, dropped or none.
    """

    role: str
    kind: str
    proficiency: str
    meter: str
    change: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill across the roles of a table; `changes` where any of them begins or changes it."""

    name: str
    cells: tuple[Cell, ...]
    changes: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The skills of a few roles; `caption` tells it from others where there are several."""

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[SkillLine, ...]


def matrices(
    edition: Edition, words: Wording, cards: Sequence[Card], tracks: Mapping[str, str], home: str
) -> tuple[Matrix, ...]:
    """The tables of these roles, which come lowest level first; `tracks` names tracks by id."""
    if not any(card.skills for card in cards):
        return ()
    if len(cards) <= MOST:
        return (_matrix(edition, words, cards, "", home),)
    return tuple(
        _matrix(edition, words, part, _caption(words, name, part), home)
        for track, name in tracks.items()
        for part in _parts([card for card in cards if card.track == track])
    )


def _caption(words: Wording, track: str, cards: Sequence[Card]) -> str:
    _ = words.gettext
    low, high = (words.number(cards[end].level) for end in (0, -1))
    if low == high:
        return words.fill(_("%(track)s, level %(level)s"), track=track, level=low)
    levels = words.range(low, high)
    return words.fill(_("%(track)s, levels %(levels)s"), track=track, levels=levels)


def _parts(cards: Sequence[Card]) -> Iterable[Sequence[Card]]:
    """The roles in parts of nearly the same size."""
    count = -(-len(cards) // MOST)
    for part in range(count):
        yield cards[part * len(cards) // count : (part + 1) * len(cards) // count]


def _matrix(
    edition: Edition, words: Wording, cards: Sequence[Card], caption: str, home: str
) -> Matrix:
    lowers = {card.id: below(edition, card.id) for card in cards}
    changes = {card.id: _changes(edition, card, lowers[card.id]) for card in cards}
    titles = {card.id: plain(card.title) for card in cards}
    before = dict(zip([card.id for card in cards], [None, *(c.id for c in cards)], strict=False))
    columns = tuple(
        Column(
            title=card.title,
            href=home + page_of("role", card.id),
            level=words.fill(words.gettext("Level %(level)s"), level=words.number(card.level)),
            compared=lower is not None,
            against=edition.card(lower).title if lower and lower != before[card.id] else "",
        )
        for card, lower in ((card, lowers[card.id]) for card in cards)
    )
    lines = []
    for skill in _order(edition, changes.values()):
        cells = tuple(
            _named(
                _cell(words, title, changes[role].get(skill), compared=lowers[role] is not None),
                f"{role}--{skill}",
            )
            for role, title in titles.items()
        )
        moved = any(cell.kind not in {"same", "none"} for cell in cells)
        href = skill_page(edition, skill, home)
        lines.append(SkillLine(edition.skill(skill).name, cells, moved, href))
    return Matrix(caption, columns, tuple(lines))


def _changes(edition: Edition, card: Card, lower: str | None) -> dict[str, SkillChange]:
    before = edition.card(lower).skills if lower else {}
    return {change.skill: change for change in moves(before, card.skills)}


def _order(edition: Edition, roles: Iterable[Mapping[str, SkillChange]]) -> Sequence[str]:
    """Every skill once: human ones first, each kind as the lowest roles name them."""
    found = dict.fromkeys(skill for changes in roles for skill in changes)
    return sorted(found, key=lambda skill: edition.skill(skill).kind != "human")


def _named(cell: Cell, name: str) -> Cell:
    """The cell with its id, where the role asks for the skill."""
    return replace(cell, id=name) if cell.proficiency else cell


def _cell(words: Wording, role: str, change: SkillChange | None, *, compared: bool) -> Cell:
    _ = words.gettext
    if change is None:
        return Cell(role, "none", "", "", "")
    if change.now is None:
        return Cell(role, "dropped", "", "", _("no longer listed"))
    proficiency, meter = words.proficiency(change.now), METERS[change.now]
    if not compared:
        return Cell(role, "start", proficiency, meter, "")
    if change.before is None:
        return Cell(role, "new", proficiency, meter, _("+ new"))
    was = words.proficiency(change.before)
    said = {
        "raised": _("↑ from %(proficiency)s"),
        "same": _("as before"),
        "lowered": _("↓ from %(proficiency)s"),
    }[change.kind]
    return Cell(role, change.kind, proficiency, meter, words.fill(said, proficiency=was))
