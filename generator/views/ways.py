"""A role of an edition into the page of the ways to it: from where, and each step once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.addresses import list_of, page_of
from generator.ladder import compare
from generator.views.dated import last, of_roles
from generator.views.frame import Frame, Link, frame, relative, with_notes
from generator.views.steps import ARROWS, steps
from generator.views.way_steps import (
    HELD,
    brought,
    learns,
    standing,
    step_id,
    step_of,
    way_step,
)
from generator.ways import LONGEST, Ways, kind_of
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.book.edition import Edition
    from generator.views.requirements import RequirementLine
    from generator.views.steps import StepItem
    from generator.views.way_steps import Learned, WayStep
    from generator.ways import Graph, Way
    from generator.wording import Wording

    Legs = Mapping[tuple[str, str], tuple["Leg", tuple[int, int] | None]]

NEAREST = 24
"""As many roles stand on the page, and any others from which one step leads here."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A step of a way: the role that it leads to, its kind, and where the page describes it.

    `level` says where the role stands, as `way_steps.standing` does.
    """

    title: str
    href: str
    level: str
    kind: str
    sign: str
    described: str


@dataclass(frozen=True, slots=True)
class WayLine:
    """A way: its roles by id, its steps, how many they are and how long they take, in words."""

    roles: Way
    legs: tuple[Leg, ...]
    count: str
    months: str


@dataclass(frozen=True, slots=True)
class Total:
    """All that a role asks and another doesn't: what the steps of any way add up to.

    `requirements` say where they are nice to have; `held` are the skills that one has well enough
    already, in words.
    """

    learns: tuple[Learned, ...]
    requirements: tuple[RequirementLine, ...]
    held: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A role that ways lead from: the shortest first, and what to bring at the end of each."""

    id: str
    title: str
    href: str
    level: str
    entry: bool
    ways: tuple[WayLine, ...]
    total: Total


@dataclass(frozen=True, slots=True)
class WaysView:
    """All ways to a role, in one language.

    `left` says how many roles the page leaves to the chooser, `none` why there is no way.
    """

    frame: Frame
    id: str
    title: str
    role: Link
    chooser: str
    origins: tuple[Origin, ...]
    left: str
    none: str
    steps: tuple[WayStep, ...]
    targets: tuple[StepItem, ...]
    longest: str


def ways_view(edition: Edition, name: str) -> WaysView:
    """The view of the ways to a role."""
    words = wording(edition.language)
    _ = words.gettext
    address = page_of("ways", name)
    home = relative(address)
    graph = edition.steps_to(name)
    ways = Ways(graph, name)
    card = edition.card(name)
    near = _near(ways)
    found = {origin: ways.of(origin) for origin in near}
    used = _used(ways, found)
    legs = {pair: _leg(edition, words, graph, pair, home) for pair in used}
    origins = [_origin(edition, words, origin, found[origin], legs, home) for origin in near]
    longest = words.number(LONGEST)
    title = words.fill(_("Ways to %(role)s"), role=card.title)
    summary = words.fill(
        _("From where people come to the role of %(role)s, step by step."), role=card.title
    )
    shown = (name, *near, *(role for step in used for role in step))
    view = WaysView(
        frame=frame(edition, address, title, summary, last=last(edition, of_roles(edition, shown))),
        id=name,
        title=title,
        role=Link(card.title, home + page_of("role", name)),
        chooser=home + list_of("ways"),
        origins=tuple(sorted(origins, key=lambda origin: not origin.entry)),
        left=_left(words, len(near), len(ways.far) - 1),
        none="" if near else _none(words, card.title, entry=card.entry),
        steps=tuple(way_step(edition, start, end, home) for start, end in used),
        targets=steps(edition, words, name, edition.role(name), home).targets,
        longest=words.fill(
            _("Ways have at most %(number)s steps and meet no role twice."), number=longest
        ),
    )
    return with_notes(edition, "role", name, view)


def _near(ways: Ways) -> list[str]:
    """The roles that the page speaks of: the nearest first, and all that are one step away."""
    roles = [role for role in ways.far if role != ways.target]
    beside = sum(ways.far[role] == 1 for role in roles)
    return roles[: max(NEAREST, beside)]


def _used(ways: Ways, found: Mapping[str, Iterable[Way]]) -> list[tuple[str, str]]:
    """The steps of some ways: those that end nearest to the role first."""
    pairs = {pair for each in found.values() for way in each for pair in pairwise(way)}
    return sorted(pairs, key=lambda pair: (ways.far[pair[1]], ways.far[pair[0]], pair))


def _left(words: Wording, near: int, every: int) -> str:
    """How many roles the page leaves to the chooser, in a sentence; empty for none."""
    if near == every:
        return ""
    sentence = words.gettext(
        "The nearest %(shown)s of %(all)s roles stand here. Choose from and to for the others."
    )
    return words.fill(sentence, shown=words.number(near), all=words.number(every))


def _none(words: Wording, role: str, *, entry: bool) -> str:
    _ = words.gettext
    if entry:
        return words.fill(
            _("No step leads to %(role)s: people come from outside and start here."), role=role
        )
    return words.fill(_("No way to %(role)s is described yet."), role=role)


def _origin(  # noqa: PLR0913, PLR0917 - a role, its ways and the words for them
    edition: Edition, words: Wording, origin: str, ways: Iterable[Way], legs: Legs, home: str
) -> Origin:
    card = edition.card(origin)
    lines = tuple(_line(words, way, legs) for way in ways)
    return Origin(
        id=origin,
        title=card.title,
        href=home + page_of("role", origin),
        level=standing(edition, words, origin),
        entry=card.entry,
        ways=lines,
        total=_total(edition, words, origin, lines[0].roles[-1]),
    )


def _line(words: Wording, way: Way, legs: Legs) -> WayLine:
    steps = [legs[pair] for pair in pairwise(way)]
    number = words.number(len(steps))
    return WayLine(
        roles=way,
        legs=tuple(leg for leg, _ in steps),
        count=words.fill(
            words.ngettext("%(number)s step", "%(number)s steps", len(steps)), number=number
        ),
        months=_months(words, [time for _, time in steps]),
    )


def _leg(
    edition: Edition, words: Wording, graph: Graph, pair: tuple[str, str], home: str
) -> tuple[Leg, tuple[int, int] | None]:
    """A step in short, and how long it takes."""
    start, end = pair
    kind = kind_of(graph, start, end)
    leg = Leg(
        title=edition.card(end).title,
        href=home + page_of("role", end),
        level=standing(edition, words, end, start),
        kind=words.step(kind),
        sign=ARROWS[kind],
        described=f"#{step_id(start, end)}",
    )
    return leg, step_of(edition.role(start), end).typical_months


def _months(words: Wording, times: list[tuple[int, int] | None]) -> str:
    """How long a way takes where its steps say so; how many say nothing."""
    _ = words.gettext
    known = [time for time in times if time]
    low, high = (sum(time[end] for time in known) for end in (0, 1))
    if not known:
        return _("How long it takes is not said.")
    text = words.fill(_("Usually after %(time)s in all."), time=words.months(low, high))
    silent = len(times) - len(known)
    if silent:
        more = words.ngettext(
            "%(text)s Of %(number)s step the time is not said.",
            "%(text)s Of %(number)s steps the time is not said.",
            silent,
        )
        text = words.fill(more, text=text, number=words.number(silent))
    return text


def _total(edition: Edition, words: Wording, origin: str, target: str) -> Total:
    role = edition.role(target)
    change = compare(edition.role(origin), role)
    nice = words.gettext("%(requirement)s (nice to have)")
    return Total(
        learns=learns(edition, words, change),
        requirements=tuple(
            line if must else replace(line, text=words.fill(nice, requirement=line.text))
            for must, line in brought(edition, words, role, change)
        ),
        held=words.all_of(edition.skill(c.skill).name for c in change.skills if c.kind in HELD),
    )
