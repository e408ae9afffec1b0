"""A ladder of an edition into the view that its page and its PDF show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.addresses import file_of, list_of, page_of
from generator.formats.registry import PDF
from generator.ladder import below, moves
from generator.views.changes import in_brief
from generator.views.dated import last_changed
from generator.views.drawing import PAPER, PHONE
from generator.views.files import file_links
from generator.views.frame import Link, frame, relative, with_notes
from generator.views.history import VersionItem, history
from generator.views.matrix import matrices
from generator.views.pay_by_level import boxed, groups, pay_by_level
from generator.views.places import place_label
from generator.views.sources import citation, sources
from generator.views.stepmap import FEW, MANY, Edge, Names, Node, step_map, step_maps
from generator.views.steps import steps
from generator.views.text import paragraphs
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.book.book import Card
    from generator.book.edition import Edition
    from generator.book.model import Ladder, PayBand
    from generator.book.values import StepKind
    from generator.views.changes import Brief
    from generator.views.drawing import StepMap
    from generator.views.files import FileLink
    from generator.views.frame import Frame
    from generator.views.matrix import Matrix
    from generator.views.pay_by_level import Group, PayByLevel
    from generator.views.sources import Citation, SourceItem
    from generator.views.steps import StepItem
    from generator.wording import Wording

MOST_CHANGES = 24
"""On more roles than these what changes would make the page too long: about 4 kB a role."""

KINDS: tuple[StepKind, ...] = ("promotion", "lateral", "track-change", "family-change")


@dataclass(frozen=True, slots=True)
class LadderFact:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Rung:
    """A role on the ladder at a glance: where it stands, what it pays, asks anew and leads to.

    `against` is the role that `new` and `raised` skills are compared with; empty where the ladder
    begins.
    """

    id: str
    title: str
    href: str
    level: str
    pay: str
    entry: bool
    terminal: bool
    against: str
    new: str
    raised: str
    targets: tuple[StepItem, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """A step of which more is said than where it leads, and the role that it starts from."""

    start: str
    step: StepItem


@dataclass(frozen=True, slots=True)
class TrackLane:
    """A track and the roles on it, lowest level first."""

    id: str
    name: str
    summary: tuple[str, ...]
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class RoleLink:
    """A role by its title."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class LevelLine:
    """What a level means, and the roles that stand on it."""

    number: str
    name: str
    scope: str
    autonomy: str
    influence: str
    complexity: str
    roles: tuple[RoleLink, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the ladder or out of it, and who says so."""

    text: str
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways in, or ways out; `citation` is the one source of all of them, where there is one."""

    title: str
    ways: tuple[Way, ...]
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class LadderView:
    """All that the page and the PDF of a ladder show, in one language."""

    frame: Frame
    id: str
    title: str
    summary: tuple[str, ...]
    facts: tuple[LadderFact, ...]
    files: tuple[FileLink, ...]
    wide: StepMap | None
    tall: tuple[StepMap, ...]
    paper: tuple[StepMap, ...]
    lanes: tuple[TrackLane, ...]
    changes: tuple[Brief, ...]
    changes_elsewhere: tuple[Link, ...]
    compare: str
    pay_zone: str
    levels: tuple[LevelLine, ...]
    matrices: tuple[Matrix, ...]
    compared: bool
    pay: tuple[PayByLevel, ...]
    leads: tuple[Lead, ...]
    ways: tuple[Ways, ...]
    sources: tuple[SourceItem, ...]
    history: tuple[VersionItem, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every part of the view is made from; `home` leads to this language's pages."""

    edition: Edition
    words: Wording
    ladder: Ladder
    cards: Sequence[Card]
    paid: Sequence[Group]
    home: str

    def band(self, role: str) -> PayBand | None:
        """What a role pays in the zone that stands for all."""
        return self.paid[0].of(role) if self.paid else None

    def bands(self, roles: Iterable[str]) -> list[PayBand]:
        """What roles pay there, as far as they have a band."""
        return [band for role in roles if (band := self.band(role))]

    def link(self, role: str) -> str:
        """The address of a role's page."""
        return self.home + page_of("role", role)


def ladder_view(edition: Edition, name: str) -> LadderView:
    """The view of a ladder; everything it asks the edition for is noted there."""
    words = wording(edition.language)
    ladder = edition.ladder(name)
    address = page_of("ladder", name)
    home = relative(address)
    cards = [edition.card(role) for role in edition.roles_of(name)]
    paid = groups(edition, cards)
    ground = _Ground(edition, words, ladder, cards, paid, home)
    wide, tall, paper = _pictures(ground)
    lanes = tuple(_lanes(ground))
    tables = matrices(edition, words, cards, {t.id: t.name for t in ladder.tracks}, home)
    told = tuple(_changes(ground))
    doors = (*ladder.ways_in, *ladder.ways_out)
    view = LadderView(
        frame=frame(
            edition,
            address,
            ladder.title,
            ladder.summary,
            governance=ladder.governance,
            last=last_changed(edition, "ladder", name),
        ),
        id=name,
        title=ladder.title,
        summary=paragraphs(ladder.summary),
        facts=tuple(_facts(ground)),
        files=_files(edition, words, name),
        wide=wide,
        tall=tall,
        paper=paper,
        lanes=lanes,
        changes=told,
        changes_elsewhere=tuple(_elsewhere(ground)) if not told else (),
        compare=home + list_of("compare") if "compare" in edition.parts() else "",
        pay_zone=place_label(edition, words, paid[0].base) if paid else "",
        levels=tuple(_levels(ground)),
        matrices=tables,
        compared=any(column.compared for table in tables for column in table.columns),
        pay=tuple(pay_by_level(edition, words, group, cards, home) for group in paid),
        leads=tuple(_leads(lanes)),
        ways=tuple(_ways(edition, words, ladder)),
        sources=sources(edition, words, (door.source for door in doors if door.source)),
        history=history(words, ladder.governance),
    )
    return with_notes(edition, "ladder", name, view)


def _files(edition: Edition, words: Wording, name: str) -> tuple[FileLink, ...]:
    forms = {"pdf": (PDF, words.gettext("This ladder on paper"))}
    return tuple(file_links(edition, words, file_of("ladder", name, name), forms))


def _facts(ground: _Ground) -> Iterable[LadderFact]:
    words, cards = ground.words, ground.cards
    _ = words.gettext
    if cards:
        yield LadderFact(_("Roles"), _count(words, cards))
    yield LadderFact(_("Tracks"), words.all_of(track.name for track in ground.ladder.tracks))
    bands = ground.bands(card.id for card in cards)
    if bands and len({band.period for band in bands}) == 1:
        low, high = min(band.min for band in bands), max(band.max for band in bands)
        zone = place_label(ground.edition, words, ground.paid[0].base)
        label = words.fill(_("Pay, %(zone)s"), zone=zone)
        yield LadderFact(label, words.pay(low, high, bands[0].currency, bands[0].period))


def _count(words: Wording, cards: Sequence[Card]) -> str:
    """How many roles there are on which levels."""
    _ = words.gettext
    number, (low, high) = words.number(len(cards)), (words.number(cards[i].level) for i in (0, -1))
    if low == high:
        return words.fill(_("%(number)s on level %(level)s"), number=number, level=low)
    levels = words.range(low, high)
    return words.fill(_("%(number)s on levels %(levels)s"), number=number, levels=levels)


def _lanes(ground: _Ground) -> Iterable[TrackLane]:
    for track in ground.ladder.tracks:
        rungs = tuple(_rung(ground, card) for card in ground.cards if card.track == track.id)
        if rungs:
            yield TrackLane(track.id, track.name, paragraphs(track.summary), rungs)


def _changes(ground: _Ground) -> Iterable[Brief]:
    """What changes at each role with one below, lane by lane; none where that would be too many."""
    edition = ground.edition
    upper = [card.id for card in ground.cards if below(edition, card.id)]
    if len(upper) <= MOST_CHANGES:
        for track in ground.ladder.tracks:
            for card in ground.cards:
                if card.track == track.id and card.id in upper:
                    yield from in_brief(edition, ground.words, card.id, ground.home)


def _elsewhere(ground: _Ground) -> Iterable[Link]:
    """Where each role with one below says what changes."""
    for card in ground.cards:
        if below(ground.edition, card.id):
            yield Link(card.title, f"{ground.link(card.id)}#changes")


def _leads(lanes: Iterable[TrackLane]) -> Iterable[Lead]:
    for lane in lanes:
        for rung in lane.rungs:
            for step in rung.targets:
                if step.criteria or step.process:
                    yield Lead(rung.title, step)


def _rung(ground: _Ground, card: Card) -> Rung:
    edition, words = ground.edition, ground.words
    lower = below(edition, card.id)
    changes = moves(edition.card(lower).skills, card.skills) if lower else ()
    band = ground.band(card.id)

    def named(kind: str) -> str:
        found = (edition.skill(change.skill).name for change in changes if change.kind == kind)
        return words.all_of(found)

    return Rung(
        id=card.id,
        title=card.title,
        href=ground.link(card.id),
        level=_level(words, ground.ladder, card.level),
        pay=words.pay(band.min, band.max, band.currency, band.period) if band else "",
        entry=card.entry,
        terminal=card.terminal,
        against=edition.card(lower).title if lower else "",
        new=named("new"),
        raised=named("raised"),
        targets=steps(edition, words, card.id, edition.role(card.id), ground.home).targets,
    )


def _level(words: Wording, ladder: Ladder, level: int) -> str:
    _ = words.gettext
    name = next((line.name for line in ladder.levels if line.level == level), "")
    number = words.number(level)
    if not name:
        return words.fill(_("Level %(level)s"), level=number)
    return words.fill(_("Level %(level)s: %(name)s"), level=number, name=name)


def _levels(ground: _Ground) -> Iterable[LevelLine]:
    for line in ground.ladder.levels:
        yield LevelLine(
            number=ground.words.number(line.level),
            name=line.name,
            scope=line.scope,
            autonomy=line.autonomy,
            influence=line.influence,
            complexity=line.complexity,
            roles=tuple(
                RoleLink(card.title, ground.link(card.id))
                for card in ground.cards
                if card.level == line.level
            ),
        )


def _ways(edition: Edition, words: Wording, ladder: Ladder) -> Iterable[Ways]:
    _ = words.gettext
    both = ((_("How people come in"), ladder.ways_in), (_("Where people go"), ladder.ways_out))
    for title, doors in both:
        said = {door.source for door in doors}
        one = said.pop() if len(said) == 1 and len(doors) > 1 else None
        ways = tuple(
            Way(
                door.text,
                citation(edition, words, door.source) if door.source and not one else None,
            )
            for door in doors
        )
        if ways:
            yield Ways(title, ways, citation(edition, words, one) if one else None)


# --- the picture ---------------------------------------------------------------------------------


def _pictures(
    ground: _Ground,
) -> tuple[StepMap | None, tuple[StepMap, ...], tuple[StepMap, ...]]:
    """The map of the ladder, wide, for phones and for paper; none where no role stands on it."""
    cards, words = ground.cards, ground.words
    if not cards:
        return None, (), ()
    lanes = [track for track in ground.ladder.tracks if any(c.track == track.id for c in cards)]
    columns = sorted({card.level for card in cards})
    places = {track.id: lane for lane, track in enumerate(lanes)}
    nodes = tuple(
        Node(
            id=card.id,
            title=card.title,
            notes=boxed(words, ground.bands([card.id])),
            lane=places[card.track],
            column=columns.index(card.level),
        )
        for card in cards
    )
    edges = tuple(Edge(card.id, end, kind) for card in cards for end, kind in card.steps)
    names = Names(
        name="map",
        title=words.fill(
            words.gettext("Roles and steps: %(ladder)s"), ladder=plain(ground.ladder.title)
        ),
        color=ground.edition.company().brand.color,
        lanes=tuple(track.name for track in lanes),
        columns=tuple(_level(words, ground.ladder, level) for level in columns),
        kinds={kind: words.step(kind) for kind in KINDS},
        of=lambda lane: words.fill(
            words.gettext("Roles and steps: %(ladder)s, %(track)s"),
            ladder=plain(ground.ladder.title),
            track=plain(lane),
        ),
        told=lambda roles: _in_words(words, cards, roles),
        leads=lambda kind, end: words.fill(
            words.gettext("%(kind)s to %(role)s"), kind=kind, role=end
        ),
        at=lambda lane, level: words.fill(
            words.gettext("%(track)s, %(level)s"), track=lane, level=level
        ),
        several=lambda titles: _several(words, titles),
        together=lambda roles: _together(ground, roles),
    )
    slender = replace(
        names,
        name="map-tall",
        columns=tuple(
            words.fill(words.gettext("Level %(level)s"), level=words.number(level))
            for level in columns
        ),
    )
    tall = step_maps(nodes, edges, slender, PHONE)
    paper = step_maps(nodes, edges, replace(slender, name="map-paper"), PAPER)
    return step_map(nodes, edges, names), tall, paper


def _together(ground: _Ground, roles: Sequence[str]) -> tuple[str, ...]:
    """What roles that share a box pay: each by itself where they are named, else from and to."""
    if len(roles) > FEW:
        return boxed(ground.words, ground.bands(roles))
    return tuple(pay for role in roles for pay in _paid(ground, role))


def _paid(ground: _Ground, role: str) -> tuple[str, ...]:
    """What a named role pays, or that this isn't published."""
    return boxed(ground.words, ground.bands([role])) or (ground.words.gettext("Pay not published"),)


def _several(words: Wording, titles: Sequence[str]) -> str:
    """Two roles by their titles; more by their number."""
    if len(titles) <= FEW:
        return words.all_of(titles)
    count = words.ngettext("%(number)s role", "%(number)s roles", len(titles))
    return words.fill(count, number=words.number(len(titles)))


def _in_words(words: Wording, cards: Sequence[Card], roles: Sequence[str]) -> str:
    """The steps of a picture of these roles in a sentence each, or where to find them."""
    _ = words.gettext
    titles = {card.id: plain(card.title) for card in cards}
    kinds: dict[str, str] = {kind: words.step(kind) for kind in KINDS}
    said = [
        words.fill(
            _("%(kind)s from %(start)s to %(end)s."),
            kind=kinds[kind],
            start=titles[card.id],
            end=titles[end],
        )
        for card in cards
        for end, kind in card.steps
        if card.id in roles and end in titles
    ]
    if len(cards) > MANY:
        return _("The same roles and steps stand in the lists below.")
    return " ".join(said) or words.fill(
        _("%(roles)s."), roles=words.all_of(titles[role] for role in roles)
    )
