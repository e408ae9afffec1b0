"""The frozen `Book`: everything that the content says, decoded when it is asked for."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from html import escape
from typing import TYPE_CHECKING, Any, Self

from pydantic import TypeAdapter

from generator.approval import changed
from generator.book import model
from generator.book.overlay import digest, texts
from generator.book.shape import shape_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping

    from generator.project import Project

CLASSES: Mapping[str, type] = {
    "company": model.Company,
    "zone": model.Zone,
    "location": model.Location,
    "skill": model.Skill,
    "tool": model.Tool,
    "source": model.Source,
    "resource": model.Resource,
    "occupation": model.Occupation,
    "ladder": model.Ladder,
    "role": model.Role,
    "industry": model.Industry,
    "posting": model.Posting,
    "page": model.Page,
    "words": model.WordList,
}
"""The kinds of things that a book holds."""

COMPANY = ("company", "company")


class Foreign(str):
    """A text that stands in another language than the page around it."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str) -> Self:
        """The same text, knowing its language."""
        self = super().__new__(cls, text)
        self.lang = lang
        return self

    def __repr__(self) -> str:
        return f"{str(self)!r} in {self.lang}"

    def __html__(self) -> str:
        return f'<span lang="{self.lang}">{escape(self)}</span>'

    def __reduce__(self) -> tuple[type[Foreign], tuple[str, str]]:
        return Foreign, (str(self), self.lang)


@dataclass(frozen=True, slots=True)
class Card:
    """What other pages say about a role: enough for lists, ladders and steps.

    `zones` are those in which it has a pay band. `figures` is JSON, which `Edition.figures` reads
    and which is a fact of its own, as `days` is: the days on which its versions came, with spaces
    between, which `Edition.days` reads. `sources` (ids of what it cites), `names` (`kind/id` of the
    tools, resources and occupations that it names) and `duties` (`id=digest of its words`, with
    spaces between) are for checks of the book as a whole, and no part of what pages depend on.
    """

    id: str
    title: str
    summary: str
    ladder: str
    track: str
    level: int
    entry: bool
    terminal: bool
    featured: bool
    reports_to: str | None
    skills: Mapping[str, int]
    steps: tuple[tuple[str, str], ...]
    formerly: tuple[str, ...]
    sources: tuple[str, ...] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    duties: str = field(repr=False)
    also_called: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    figures: str = field(default="{}", repr=False)
    days: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a role: its own bands, what is reported for its title, its occupations."""

    pay: tuple[model.PayBand, ...] = ()
    market: tuple[model.MarketFigure, ...] = ()
    occupations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the book in one language: its data as JSON, and what is not translated."""

    data: bytes
    digest: str
    untranslated: tuple[tuple[str | int, ...], ...] = ()
    reviewed_by: str | None = None
    reviewed_on: str | None = None


@dataclass(frozen=True)
class Book:
    """Everything that the content says; things are decoded when they are asked for.

    `entries` has them by kind, id and language; a language without an entry falls back on the
    first. `broken` names things whose file could not be read, so that nobody calls them unknown;
    a broken id of `*` stands for a whole kind. `files` says where each thing stands: its
    file, and language and file of each translation.
    """

    project: Project
    entries: Mapping[tuple[str, str, str], Entry]
    cards: Mapping[str, Mapping[str, Card]]
    files: Mapping[tuple[str, str], tuple[str, tuple[tuple[str, str], ...]]]
    broken: frozenset[tuple[str, str]]
    fetch: Callable[[tuple[str, str, str]], bytes] | None = None
    _decoded: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    _guides: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    _changed: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    memory: dict[Hashable, tuple[Any, frozenset[str]]] = field(default_factory=dict)
    """What `Edition.once` has made of late, and what was read for it."""

    @property
    def language(self) -> str:
        """The language that the content is written in."""
        return self.project.settings.languages[0]

    @cached_property
    def settings(self) -> Mapping[str, str]:
        """Each setting that pages and checks may depend on, as text."""
        from generator.project import facts

        return facts(self.project.settings)

    @cached_property
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of each kind, in the order of the files or, in libraries, as written."""
        found: dict[str, list[str]] = {kind: [] for kind in CLASSES}
        for kind, name, language in self.entries:
            if language == self.language:
                found[kind].append(name)
        return {kind: tuple(names) for kind, names in found.items()}

    @cached_property
    def ladders(self) -> Mapping[str, tuple[str, ...]]:
        """The roles of each ladder by level, then as its tracks are listed, then by id."""
        found: dict[str, list[Card]] = {}
        for card in self.cards[self.language].values():
            found.setdefault(card.ladder, []).append(card)
        order = {
            (ladder, track.id): place
            for ladder in self.ids["ladder"]
            for place, track in enumerate(self.get("ladder", ladder, self.language).tracks)
        }

        def place(card: Card) -> tuple[int, int, str]:
            return (card.level, order.get((card.ladder, card.track), len(order)), card.id)

        return {
            ladder: tuple(card.id for card in sorted(cards, key=place))
            for ladder, cards in found.items()
        }

    @cached_property
    def origins(self) -> Mapping[str, tuple[str, ...]]:
        """The roles from which a step leads to each role, lowest level first."""
        cards = self.cards[self.language]
        found: dict[str, list[Card]] = {}
        for card in cards.values():
            for target, _ in card.steps:
                found.setdefault(target, []).append(card)
        return {
            target: tuple(dict.fromkeys(c.id for c in sorted(cards, key=lambda c: (c.level, c.id))))
            for target, cards in found.items()
        }

    @cached_property
    def graph(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Every step: by role, in the order of the files, where it leads and of what kind it is."""
        return {name: card.steps for name, card in self.cards[self.language].items()}

    def steps_to(self, role: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The steps of a role and of all from which steps lead to it; none of an unknown role.

        Where these are more than `WIDE` roles, it is every step of the book.
        """
        found = {role} & self.graph.keys()
        waiting = list(found)
        for here in waiting:
            others = [name for name in self.origins.get(here, ()) if name not in found]
            found.update(others)
            waiting += others
            if len(waiting) > WIDE:
                return self.graph
        return {name: self.graph[name] for name in sorted(waiting)}

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """The ids that roles had, and the ids that these roles have now."""
        cards = self.cards[self.language].values()
        return {old: card.id for card in cards for old in card.formerly}

    @cached_property
    def claims(self) -> Mapping[str, tuple[str, ...]]:
        """Which roles say that they had an id."""
        found: dict[str, list[str]] = {}
        for card in self.cards[self.language].values():
            for old in dict.fromkeys(card.formerly):
                found.setdefault(old, []).append(card.id)
        return {old: tuple(names) for old, names in found.items()}

    def file_of(self, kind: str, name: str, language: str) -> str:
        """The file of a thing in a language, or in the first one where it isn't translated."""
        file, translations = self.files[kind, name]
        return dict(translations).get(language, file)

    @cached_property
    def askers(self) -> Mapping[str, tuple[str, ...]]:
        """The roles that ask for each skill, ladder by ladder, lowest level first."""
        found: dict[str, list[str]] = {}
        for ladder in self.ids["ladder"]:
            for role in self.ladders.get(ladder, ()):
                for skill in self.cards[self.language][role].skills:
                    found.setdefault(skill, []).append(role)
        return {skill: tuple(roles) for skill, roles in found.items()}

    @cached_property
    def industries(self) -> Mapping[str, tuple[str, ...]]:
        """The industries that lie over each role."""
        found: dict[str, list[str]] = {}
        for name in self.ids["industry"]:
            industry: model.Industry = self.get("industry", name, self.language)
            for role in dict.fromkeys(r for overlay in industry.overlays for r in overlay.roles):
                found.setdefault(role, []).append(name)
        return {role: tuple(names) for role, names in found.items()}

    @cached_property
    def needs(self) -> Mapping[str, tuple[int, ...]]:
        """The proficiencies, lowest first, at which roles and industries need each skill.

        A proficiency that is needed several times stands there twice.
        """
        found: dict[str, Counter[int]] = {}
        for card in self.cards[self.language].values():
            for skill, level in card.skills.items():
                found.setdefault(skill, Counter())[level] += 1
        for name in self.ids["industry"]:
            for overlay in self.get("industry", name, self.language).overlays:
                for skill, need in overlay.skills.items():
                    found.setdefault(skill, Counter())[need.level] += 1
        return {
            skill: tuple(sorted(level for level in levels for _ in range(min(2, levels[level]))))
            for skill, levels in found.items()
        }

    @cached_property
    def cited(self) -> frozenset[str]:
        """The sources that anything in the book cites."""
        found = {name for card in self.cards[self.language].values() for name in card.sources}
        for kind in ("ladder", "resource", "source", "occupation", "industry", "page"):
            for name in self.ids[kind]:
                found.update(_names(json.loads(self.data((kind, name, self.language))), CITING))
        return frozenset(found)

    @cached_property
    def named(self) -> frozenset[str]:
        """The tools, resources, occupations and locations that anything names, as `kind/id`."""
        found = {name for card in self.cards[self.language].values() for name in card.names}
        for name in self.ids["skill"]:
            skill: model.Skill = self.get("skill", name, self.language)
            found.update(f"resource/{resource}" for resource in skill.resources)
        for name in self.ids["industry"]:
            for overlay in self.get("industry", name, self.language).overlays:
                found.update(names_in(overlay))
        for name in self.ids["posting"]:
            posting: model.Posting = self.get("posting", name, self.language)
            found.add(f"location/{posting.location}")
            found.update(_certifications(posting.differs.requirements.add))
        return frozenset(found)

    @cached_property
    def requisitions(self) -> Mapping[str, tuple[str, ...]]:
        """The postings of each requisition; spaces and upper case make no other number."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.ids["posting"]):
            posting: model.Posting = self.get("posting", name, self.language)
            found.setdefault(same_number(posting.requisition), []).append(name)
        return {number: tuple(names) for number, names in found.items()}

    @cached_property
    def repeated(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The duties of each role whose words stand in another: their id, and the first such role.

        Of two roles that say the same, the one whose id sorts later is told.
        """
        cards = self.cards[self.language]
        texts: dict[str, str] = {}
        found: dict[str, list[tuple[str, str]]] = {}
        for role in sorted(cards):
            for duty in cards[role].duties.split():
                name, _, digest = duty.partition("=")
                first = texts.setdefault(digest, role)
                if first != role:
                    found.setdefault(role, []).append((name, first))
        return {role: tuple(pairs) for role, pairs in found.items()}

    @cached_property
    def vacancies(self) -> Mapping[str, tuple[str, ...]]:
        """The postings of each role that someone has approved."""
        found: dict[str, list[str]] = {}
        for name in self.ids["posting"]:
            posting: model.Posting = self.get("posting", name, self.language)
            if self.changed(name) == ():
                found.setdefault(posting.role, []).append(name)
        return {role: tuple(sorted(names)) for role, names in found.items()}

    def changed(self, posting: str) -> tuple[str, ...] | None:
        """The parts of a posting that are not as someone approved them; None: nobody has."""
        if posting not in self._changed:
            thing: model.Posting = self.get("posting", posting, self.language)
            seen = thing.approval
            self._changed[posting] = changed(self, posting, seen.digest) if seen else None
        return self._changed[posting]

    def get(self, kind: str, name: str, language: str) -> Any:  # noqa: ANN401 - a thing of any kind
        """One thing in one language, texts of another language marked as `Foreign`."""
        key = (kind, name, language)
        thing = self._decoded.get(key)
        if thing is None:
            if len(self._decoded) > DECODED_AT_MOST:
                self._decoded.clear()
            there = key in self.entries
            data = self.data(key if there else (kind, name, self.language))
            thing = decode(kind, data)
            if there:
                lacking = self.entries[key].untranslated
            else:
                lacking = tuple(texts(shape_of(CLASSES[kind]), json.loads(data)))
            mark(thing, lacking, self.language)
            self._decoded[key] = thing
        return thing

    def guides(self, language: str) -> tuple[tuple[str, str], ...]:
        """The ids and titles of the free pages, in their order."""
        if language not in self._guides:
            pages = {name: self.get("page", name, language) for name in self.ids["page"]}
            order = sorted(pages, key=lambda name: (pages[name].order, name))
            self._guides[language] = tuple((name, pages[name].title) for name in order)
        return self._guides[language]

    def card(self, role: str, language: str) -> Card:
        """What other pages say about a role in one language, marked as `get` marks it."""
        card = self.cards[language].get(role) or self.cards[self.language][role]
        if language == self.language:
            return card
        entry = self.entries.get(("role", role, language))
        lacking = entry.untranslated if entry else CARD_TEXTS
        foreign: dict[str, Any] = {
            path[0]: Foreign(getattr(card, str(path[0])), self.language)
            for path in CARD_TEXTS
            if path in lacking
        }
        return replace(card, **foreign) if foreign else card

    def texts_of(self, kind: str, name: str) -> tuple[tuple[str | int, ...], ...]:
        """The paths of all that a thing says and that wants a translation."""
        data = json.loads(self.data((kind, name, self.language)))
        return tuple(texts(shape_of(CLASSES[kind]), data))

    def data(self, key: tuple[str, str, str]) -> bytes:
        """The JSON of a thing, by kind, id and language."""
        return self.entries[key].data or (self.fetch(key) if self.fetch else b"")


CITING = ("source", "sources", "quoted_by")
"""The fields in which things name sources."""


def _names(data: Any, fields: Collection[str]) -> Iterator[str]:  # noqa: ANN401 - a thing of any kind
    """The texts that stand in some fields, anywhere in plain data."""
    if isinstance(data, list):
        for item in data:
            yield from _names(item, fields)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in fields:
                yield from _names(value, fields)
            elif isinstance(value, str):
                yield value
            elif isinstance(value, list):
                yield from (name for name in value if isinstance(name, str))


CARD_TEXTS = (("title",), ("summary",))
"""The paths of a card's texts in its role."""

WIDE = 500
"""Where ways to a role come from more roles than these, every step of the book counts for it."""

DECODED_AT_MOST = 2000
"""Things kept decoded at once; more would cost memory for nothing in a large book."""


@cache
def adapter(cls: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a class, hashable
    """The validator of a class of the model."""
    return TypeAdapter(cls)


def decode(kind: str, data: bytes) -> Any:  # noqa: ANN401 - a thing of any kind
    """A thing from the JSON that `load.py` made of it."""
    return adapter(CLASSES[kind]).validate_json(data)


def mark(thing: Any, paths: tuple[tuple[str | int, ...], ...], language: str) -> None:  # noqa: ANN401 - a thing of any kind
    """Turns the texts at these paths into `Foreign` ones, before anyone else sees the thing."""
    for path in paths:
        holder, attribute = thing, ""
        for index, step in enumerate(path):
            if isinstance(step, str) and not isinstance(holder, dict):
                attribute = shape_of(holder.__class__).attributes[step]
                value = getattr(holder, attribute)
            else:
                value = holder[step]
            if isinstance(value, str):
                object.__setattr__(holder, attribute, Foreign(value, language))
            elif isinstance(value, tuple) and isinstance(value[0], str):
                last = path[index + 1]
                texts = tuple(Foreign(t, language) if i == last else t for i, t in enumerate(value))
                object.__setattr__(holder, attribute, texts)
                break
            holder = value


def make_card(name: str, role: model.Role) -> Card:
    """What other pages say about a role."""
    return Card(
        id=name,
        title=role.title,
        summary=role.summary,
        ladder=role.ladder,
        track=role.track,
        level=role.level,
        entry=role.entry,
        terminal=role.terminal,
        featured=role.featured,
        reports_to=role.reports_to if isinstance(role.reports_to, str) else None,
        skills={skill: need.level for skill, need in role.skills.items()},
        steps=tuple((step.role, step.kind) for step in role.next),
        sources=tuple(dict.fromkeys(cited_by(role))),
        names=tuple(dict.fromkeys((*names_in(role), *occupations_of(role.codes)))),
        formerly=role.formerly,
        duties=" ".join(f"{duty.id}={digest(' '.join(duty.text.split()))}" for duty in role.duties),
        also_called=role.also_called,
        zones=tuple(dict.fromkeys(band.zone for band in role.pay)),
        figures=adapter(Figures)
        .dump_json(_figures(role), by_alias=True, exclude_defaults=True)
        .decode(),
        days=" ".join(day.isoformat() for day in version_days(role.governance)),
    )


def version_days(governance: model.Governance | None) -> tuple[dt.date, ...]:
    """The days on which the versions of a thing came, and on which the present one was approved."""
    if governance is None:
        return ()
    approved = (governance.approved.on,) if governance.approved else ()
    return governance.effective, *approved, *(change.on for change in governance.changes)


def _figures(role: model.Role) -> Figures:
    """What a role says in figures, without the words beside them."""
    return Figures(
        pay=role.pay,
        market=tuple(replace(figure, note=None) for figure in role.market),
        occupations=tuple(name.partition("/")[2] for name in occupations_of(role.codes)),
    )


def cited_by(role: model.Role) -> Iterator[str]:
    """The ids of the sources that a role itself names."""
    for figure in role.market:
        yield figure.source
    for outlook in role.outlook:
        yield outlook.source
    for question in role.questions:
        yield from question.sources


def names_in(thing: model.Role | model.Overlay) -> Iterator[str]:
    """The tools and resources that a role or an overlay names, as `kind/id`."""
    yield from (f"tool/{tool}" for tool in thing.tools)
    yield from _certifications(thing.requirements)
    if isinstance(thing, model.Role):
        yield from (f"resource/{resource}" for resource in thing.resources)


def _certifications(requirements: Iterable[model.Requirement]) -> Iterator[str]:
    """The certifications that requirements ask for, as `kind/id`."""
    return (f"resource/{item.certification}" for item in requirements if item.certification)


def occupations_of(codes: model.Codes | None) -> Iterator[str]:
    """The occupations that a role's codes name, as `kind/id`; O*NET's have six digits of SOC."""
    if codes and codes.noc_2021:
        yield f"occupation/noc-{codes.noc_2021}"
    if codes and codes.onet_soc:
        yield f"occupation/soc-{codes.onet_soc.partition('.')[0]}"


def same_number(requisition: str) -> str:
    """A requisition as it is compared with others."""
    return " ".join(requisition.split()).casefold()


def as_json(data: object) -> bytes:
    """Plain data as compact JSON, the same bytes for the same data."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
