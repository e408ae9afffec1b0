"""A role and the role below it into what is new, raised, changed, lowered, the same or gone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.addresses import list_of, page_of
from generator.ladder import below, contrast, moves, ordered, placed
from generator.views.bands import band_words
from generator.views.frame import Link
from generator.views.places import place_label
from generator.views.profile import facet_names
from generator.views.requirements import requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book.edition import Edition
    from generator.ladder import Difference, PayChange, Placed, SkillChange
    from generator.wording import Wording

ORDER = ("new", "raised", "changed", "lowered", "dropped")
"""What changes, most telling first."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What became of one thing: `mark` says it with a sign, `more` what it was before."""

    kind: str
    mark: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class ChangePart:
    """What changes on one side of a role: skills, duties, requirements, scope or pay."""

    id: str
    title: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """A role against the one below; `page`, if there is one, leads to both side by side."""

    title: str
    href: str
    lower: str
    lower_href: str
    page: str
    changed: tuple[ChangePart, ...]
    same: tuple[ChangePart, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What changes at one of many roles: `skills` and `counts` in short, all else in full.

    `counts` say of each part of `changed` but the skills how much of it is new, raised and so on;
    `role` is the id, for places on the page.
    """

    role: str
    title: str
    href: str
    lower: str
    page: str
    skills: tuple[ChangeLine, ...]
    counts: tuple[str, ...]
    changed: tuple[ChangePart, ...]
    same: tuple[ChangePart, ...]


def changes(edition: Edition, words: Wording, name: str, home: str) -> tuple[Changes, ...]:
    """What changes from the role below to this one; nothing where the ladder begins."""
    lower = below(edition, name)
    if not lower:
        return ()
    before, now = placed(edition, lower), placed(edition, name)
    difference = contrast(before, now)
    parts = tuple(_parts(edition, words, before, now, difference))
    told = Changes(
        title=now.role.title,
        href=home + page_of("role", name),
        lower=before.role.title,
        lower_href=home + page_of("role", lower),
        page=home + page_of("compare", f"{lower}--{name}") if "compare" in edition.parts() else "",
        changed=tuple(_only(parts, ORDER)),
        same=tuple(_only(parts, ("same",))),
    )
    return (told,)


def in_brief(edition: Edition, words: Wording, name: str, home: str) -> tuple[Brief, ...]:
    """What changes at one of many roles: the skills by name, of all else how much, then in full.

    What was before is left to the role's own page, but for skills and pay.
    """
    return tuple(
        Brief(
            role=name,
            title=told.title,
            href=told.href,
            lower=told.lower,
            page=told.page,
            skills=tuple(_skills_by_kind(edition, words, name)),
            counts=tuple(_count(words, part) for part in told.changed if part.id != "skills"),
            changed=tuple(_shortened(part) for part in told.changed),
            same=told.same,
        )
        for told in changes(edition, words, name, home)
    )


def _skills_by_kind(edition: Edition, words: Wording, name: str) -> Iterator[ChangeLine]:
    """The names of the skills that became the same, as a line."""
    lower = below(edition, name)
    assert lower  # noqa: S101 - what changes was told against it
    moved = moves(edition.card(lower).skills, edition.card(name).skills)
    for kind in ORDER:
        skills = [edition.skill(move.skill).name for move in moved if move.kind == kind]
        if skills:
            yield ChangeLine(kind, marks(words)[kind], words.all_of(skills))


def _shortened(part: ChangePart) -> ChangePart:
    if part.id in ("skills", "pay"):
        return part
    return replace(part, lines=tuple(replace(line, more="") for line in part.lines))


def _count(words: Wording, part: ChangePart) -> str:
    """How many of a part are new, raised and so on: `Duties: 5 new and 1 no longer asked`."""
    found = Counter((line.kind, part.id == "pay") for line in part.lines)
    said = (_counted(words, kind, number, pay=pay) for (kind, pay), number in found.items())
    return words.fill(
        words.gettext("%(part)s: %(counts)s"), part=part.title, counts=words.all_of(said)
    )


def _counted(words: Wording, kind: str, number: int, *, pay: bool) -> str:
    sentence = {
        "new": words.ngettext("%(number)s new", "%(number)s new", number),
        "raised": words.ngettext("%(number)s raised", "%(number)s raised", number),
        "changed": words.ngettext("%(number)s changed", "%(number)s changed", number),
        "lowered": words.ngettext("%(number)s lowered", "%(number)s lowered", number),
        "dropped": words.ngettext("%(number)s not published", "%(number)s not published", number)
        if pay
        else words.ngettext("%(number)s no longer asked", "%(number)s no longer asked", number),
    }[kind]
    return words.fill(sentence, number=words.number(number))


def comparisons_of(edition: Edition, words: Wording, name: str, home: str) -> tuple[Link, ...]:
    """The pages that show a role beside one that a step links, and where to compose any other."""
    if "compare" not in edition.parts():
        return ()
    card = edition.card(name)
    others = dict.fromkeys((*edition.leading_to(name), *(target for target, _ in card.steps)))
    links = []
    for other in others:
        there = edition.card(other)
        if other != name:
            pair = "--".join(ordered(card, there))
            links.append(Link(there.title, home + page_of("compare", pair)))
    any_other = words.gettext("Any other role")
    return (*links, Link(any_other, f"{home}{list_of('compare')}#roles={name}"))


def marks(words: Wording) -> dict[str, str]:
    """What became of something, with its sign, by kind."""
    _ = words.gettext
    return {
        "new": _("+ New"),
        "raised": _("↑ Raised"),
        "changed": _("≠ Changed"),
        "lowered": _("↓ Lowered"),
        "same": _("= Same"),
        "dropped": _("– No longer asked"),
    }


def part_names(words: Wording) -> dict[str, str]:
    """The sides on which roles are compared, by id and in their order."""
    _ = words.gettext
    return {
        "skills": _("Skills"),
        "duties": _("Duties"),
        "requirements": _("Requirements"),
        "scope": _("What the level means"),
        "pay": _("Pay"),
    }


def _only(parts: Iterable[ChangePart], kinds: tuple[str, ...]) -> Iterator[ChangePart]:
    for part in parts:
        lines = tuple(line for kind in kinds for line in part.lines if line.kind == kind)
        if lines:
            yield ChangePart(part.id, part.title, lines)


def _parts(
    edition: Edition, words: Wording, before: Placed, now: Placed, difference: Difference
) -> Iterator[ChangePart]:
    names = part_names(words)
    lines = {
        "skills": (_skill(edition, words, move) for move in difference.skills),
        "duties": _duties(words, before, now, difference),
        "requirements": _requirements(edition, words, before, now, difference),
        "scope": _scope(words, difference),
        "pay": (_paid(edition, words, change) for change in difference.pay),
    }
    for part, found in lines.items():
        yield ChangePart(part, names[part], tuple(found))


def _skill(edition: Edition, words: Wording, move: SkillChange) -> ChangeLine:
    name = edition.skill(move.skill).name
    mark = marks(words)[move.kind]
    if move.now is None:
        return ChangeLine(move.kind, mark, name)
    text = words.fill(
        words.gettext("%(skill)s: %(proficiency)s"),
        skill=name,
        proficiency=words.proficiency(move.now),
    )
    moved = move.before is not None and move.before != move.now
    was = _was(words, words.proficiency(move.before)) if move.before and moved else ""
    return ChangeLine(move.kind, mark, text, was)


def _duties(
    words: Wording, before: Placed, now: Placed, difference: Difference
) -> Iterator[ChangeLine]:
    old = {duty.id: duty for duty in before.role.duties}
    new = {duty.id: duty for duty in now.role.duties}
    for change in difference.duties:
        mark = marks(words)[change.kind]
        if change.kind == "dropped":
            mark = words.gettext("– No longer part of the role")
        if change.kind == "changed":
            was, here = old[change.id], new[change.id]
            more = (
                _was(words, was.text) if was.text != here.text else _weight(words, here.essential)
            )
            yield ChangeLine(change.kind, mark, here.text, more)
        else:
            yield ChangeLine(change.kind, mark, (new.get(change.id) or old[change.id]).text)


def _weight(words: Wording, essential: bool) -> str:  # noqa: FBT001 - what a duty says of itself
    _ = words.gettext
    return _("The role exists for it now.") if essential else _("No longer what the role is for.")


def _requirements(
    edition: Edition, words: Wording, before: Placed, now: Placed, difference: Difference
) -> Iterator[ChangeLine]:
    _ = words.gettext
    old = {item.id: item for item in before.role.requirements}
    new = {item.id: item for item in now.role.requirements}

    def said(name: str, items: object) -> str:
        item = items[name]  # type: ignore[index]  # one of the two above
        text = requirement(edition, words, item).text
        sentence = (
            _("%(requirement)s (must have)") if item.must else _("%(requirement)s (nice to have)")
        )
        return words.fill(sentence, requirement=text)

    for change in difference.requirements:
        text = said(change.id, new if change.id in new else old)
        was = said(change.id, old) if change.kind == "changed" else ""
        more = _was(words, was) if was and was != text else ""
        yield ChangeLine(change.kind, marks(words)[change.kind], text, more)


def _scope(words: Wording, difference: Difference) -> Iterator[ChangeLine]:
    names = facet_names(words)
    for change in difference.scope:
        text = words.fill(
            words.gettext("%(facet)s: %(text)s"),
            facet=names[change.facet],
            text=change.now or change.before,
        )
        was = _was(words, change.before) if change.kind == "changed" else ""
        yield ChangeLine(change.kind, marks(words)[change.kind], text, was)


def _paid(edition: Edition, words: Wording, change: PayChange) -> ChangeLine:
    _ = words.gettext
    band = change.now or change.before
    assert band  # noqa: S101 - a band of one of the two roles made the change
    zone = place_label(edition, words, band.zone)
    text = words.fill(_("%(zone)s: %(pay)s"), zone=zone, pay=band_words(words, band))
    mark = _("– Not published") if change.now is None else marks(words)[change.kind]
    moved = change.before and change.now and change.kind != "same"
    was = _was(words, band_words(words, change.before)) if moved and change.before else ""
    return ChangeLine(change.kind, mark, text, was)


def _was(words: Wording, text: str) -> str:
    return words.fill(words.gettext("Before: %(text)s"), text=text)
