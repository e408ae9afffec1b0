"""Two roles that a step links into the page that shows them side by side, and into its data."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field

from generator.addresses import file_of, list_of, page_of
from generator.book.edition import Edition
from generator.ladder import Difference, contrast, placed
from generator.views.changes import marks, part_names
from generator.views.dated import last_changed
from generator.views.frame import Frame, frame, language_notes, relative
from generator.views.profile import (
    Named,
    Profile,
    ProfileDuty,
    ProfileFacet,
    ProfilePay,
    ProfileRequirement,
    ProfileSkill,
    profile_view,
)
from generator.views.skills import METERS
from generator.wording import Wording, plain, wording

Kind = Literal["first", "none", "new", "raised", "changed", "lowered", "same", "dropped"]


@dataclass(frozen=True, slots=True)
class CompareCell:
    """What one of the roles says."""

    kind: Annotated[
        Kind,
        Field(description="What became of it since the role before; `first`: there is none."),
    ]
    text: Annotated[str, Field(description="What the role says; or that it says nothing.")]
    mark: Annotated[str, Field(description="The kind in words, with a sign; may be empty.")] = ""
    meter: Annotated[str, Field(description="A proficiency as five shapes; else empty.")] = ""
    more: Annotated[str, Field(description="What else it says; may be empty.")] = ""
    href: Annotated[str, Field(description="Where it leads, from the page; may be empty.")] = ""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One thing, side by side."""

    id: Annotated[str, Field(description="The thing's id.")]
    name: Annotated[str, Field(description="What it is called; duties have no name.")]
    shared: Annotated[bool, Field(description="Whether it is the very same in all roles.")]
    cells: Annotated[tuple[CompareCell, ...], Field(description="One for each role.")]


@dataclass(frozen=True, slots=True)
class ComparePart:
    """One side on which roles are compared."""

    id: Annotated[str, Field(description="facts, pay, skills, duties, requirements or scope.")]
    title: Annotated[str, Field(description="Its title.")]
    rows: Annotated[
        tuple[CompareRow, ...],
        Field(description="In the order of the last role; what it lacks stands last."),
    ]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Roles side by side as data: what became of each thing is told from the first to the last."""

    version: Annotated[Literal[1], Field(description="The version of this shape.")]
    of: Annotated[str, Field(description="The folder of the page, below that of the language.")]
    language: Annotated[str, Field(description="The language of the page (BCP 47).")]
    roles: Annotated[
        tuple[Named, ...], Field(description="The roles, lower level first; addresses as of here.")
    ]
    parts: Annotated[tuple[ComparePart, ...], Field(description="What they say.")]
    changed: Annotated[
        dt.date | None, Field(description="The day on which it last changed; absent: not known.")
    ] = None


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page: the comparison, and where to compose another of the same roles with more."""

    frame: Frame
    title: str
    comparison: Comparison
    compose: str
    words: "CompareWords"


@dataclass(frozen=True, slots=True)
class CompareWords:
    """The words that a page and its script say of rows and cells."""

    marks: Mapping[str, str]
    parts: Mapping[str, str]
    not_asked: str
    not_done: str
    not_published: str
    none: str


def compare_view(edition: Edition, name: str) -> CompareView:
    """The view of `A--B`; everything it asks the edition for is noted there."""
    words = wording(edition.language)
    ids = name.split("--")
    lower, upper = ids
    address = page_of("compare", name)
    home = relative(address)
    profiles = [edition.once(profile_view, role) for role in ids]
    titles = [plain(profile.title) for profile in profiles]
    sentence = words.gettext("%(one)s and %(other)s compared")
    title = words.fill(sentence, one=titles[0], other=titles[1])
    said = words.gettext(
        "%(one)s and %(other)s side by side: what each does, takes, asks and pays."
    )
    description = words.fill(said, one=titles[0], other=titles[1])
    difference = contrast(placed(edition, lower), placed(edition, upper))
    day = last_changed(edition, "compare", name)
    view = CompareView(
        frame=frame(edition, address, title, description, last=day),
        title=title,
        comparison=Comparison(
            version=1,
            of=file_of("compare", name, "").rstrip("/"),
            language=edition.language,
            roles=tuple(Named(p.id, p.title, home + p.href) for p in profiles),
            parts=_parts(words, home, profiles[0], profiles[1], difference),
            changed=day,
        ),
        compose=f"{home}{list_of('compare')}#roles={lower}+{upper}",
        words=compare_words(words),
    )
    notes = dict.fromkeys(
        note
        for role in ids
        if not edition.main
        for note in language_notes(edition, "role", role, view)
    )
    return replace(view, frame=replace(view.frame, notes=tuple(notes)))


def compare_words(words: Wording) -> CompareWords:
    """What is said of rows and cells, in one language."""
    _ = words.gettext
    return CompareWords(
        marks=marks(words),
        parts={"facts": _("At a glance"), **part_names(words)},
        not_asked=_("Not asked for"),
        not_done=_("Not part of this role"),
        not_published=_("Not published"),
        none=_("Not said"),
    )


def _parts(
    words: Wording, home: str, lower: Profile, upper: Profile, difference: Difference
) -> tuple[ComparePart, ...]:
    said = compare_words(words)
    rows = {
        "facts": _facts(said, home, lower, upper),
        "pay": _rows(
            said,
            [(change.key, change.kind) for change in difference.pay],
            _by_id(lower.pay),
            _by_id(upper.pay),
        ),
        "skills": _rows(
            said,
            [(change.skill, change.kind) for change in difference.skills],
            _by_id(lower.skills),
            _by_id(upper.skills),
        ),
        "duties": _rows(
            said,
            [(change.id, change.kind) for change in difference.duties],
            _by_id(lower.duties),
            _by_id(upper.duties),
        ),
        "requirements": _rows(
            said,
            [(change.id, change.kind) for change in difference.requirements],
            _by_id(lower.requirements),
            _by_id(upper.requirements),
        ),
        "scope": _rows(
            said,
            [(change.facet, change.kind) for change in difference.scope],
            _by_id(lower.scope),
            _by_id(upper.scope),
        ),
    }
    made = (ComparePart(part, said.parts[part], tuple(found)) for part, found in rows.items())
    return tuple(part for part in made if part.rows)


def _by_id(things: Iterable[Any]) -> dict[str, Any]:
    return {thing.id: thing for thing in things}


def fact_kinds(lower: Profile, upper: Profile) -> dict[str, Kind]:
    """What becomes of each fact at the top from one role to the next, by its id."""
    before, now = _by_id(lower.facts), _by_id(upper.facts)
    found: dict[str, Kind] = {}
    for name in dict.fromkeys((*now, *before)):
        if name not in before or name not in now:
            found[name] = "new" if name in now else "dropped"
        else:
            found[name] = "same" if before[name].value == now[name].value else "changed"
    return found


def _facts(said: CompareWords, home: str, lower: Profile, upper: Profile) -> Iterator[CompareRow]:
    before, now = _by_id(lower.facts), _by_id(upper.facts)
    for name, became in fact_kinds(lower, upper).items():
        sides = (before.get(name), now.get(name))
        shared = became == "same"
        kinds: tuple[Kind, Kind] = ("first" if sides[0] else "none", became)
        cells = tuple(
            CompareCell(
                kind,
                fact.value if fact else said.none,
                href=home + fact.href if fact and fact.href else "",
            )
            for kind, fact in zip(kinds, sides, strict=True)
        )
        yield CompareRow(name, next(fact.label for fact in sides if fact), shared, cells)


def _rows(
    said: CompareWords,
    changes: Iterable[tuple[str, Any]],
    before: Mapping[str, Any],
    now: Mapping[str, Any],
) -> Iterator[CompareRow]:
    for name, kind in changes:
        sides = (before.get(name), now.get(name))
        cells = (_cell(said, sides, 0, "first"), _cell(said, sides, 1, kind))
        thing = next(side for side in sides if side)
        yield CompareRow(name, _name(thing), kind == "same", cells)


def _name(thing: Any) -> str:  # noqa: ANN401 - any part of a profile
    if isinstance(thing, ProfilePay):
        return thing.place
    return thing.name if isinstance(thing, ProfileSkill | ProfileFacet) else ""


def _lacking(said: CompareWords, other: Any) -> str:  # noqa: ANN401 - any part of a profile
    """What stands where a role says nothing of a thing that the other one has."""
    match other:
        case ProfilePay():
            return said.not_published
        case ProfileFacet():
            return said.none
        case ProfileDuty():
            return said.not_done
    return said.not_asked


def _cell(said: CompareWords, sides: tuple[Any, Any], column: int, kind: Kind) -> CompareCell:
    thing = sides[column]
    mark = "" if kind == "first" else said.marks[kind]
    if thing is None:
        return CompareCell("none" if kind == "first" else kind, _lacking(said, sides[1 - column]))
    match thing:
        case ProfileSkill():
            return CompareCell(kind, thing.word, mark, METERS[thing.level], thing.seen)
        case ProfilePay():
            return CompareCell(kind, thing.text, mark, more=thing.variable or "")
        case ProfileRequirement():
            return CompareCell(kind, thing.text, mark, more=thing.equivalent or "")
        case ProfileDuty() | ProfileFacet():
            return CompareCell(kind, thing.text, mark)
    raise TypeError(thing)
