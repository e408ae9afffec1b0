"""Names in a thing that must be the names of other things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book.edition import Edition
    from generator.book.model import Requirement
    from generator.checks.subject import Subject
    from generator.findings import Finding, Path


def zone_of_location(subject: Subject) -> Iterator[Finding]:
    """A location's pay zone is one of the zones."""
    zone = subject.thing.zone
    if not subject.edition.knows("zone", zone):
        yield subject.unknown("zone", zone, ("zone",))


def quoting_source(subject: Subject) -> Iterator[Finding]:
    """A source that we know by another names a source."""
    yield from _source(subject, subject.thing.quoted_by, ("quoted_by",))


def sources_of_resource(subject: Subject) -> Iterator[Finding]:
    """A resource and each of its conditions name sources."""
    yield from _source(subject, subject.thing.source, ("source",))
    for index, condition in enumerate(subject.thing.conditions):
        yield from _source(subject, condition.source, ("conditions", index, "source"))


def sources_of_ladder(subject: Subject) -> Iterator[Finding]:
    """The ways into and out of a ladder name sources."""
    for field in ("ways_in", "ways_out"):
        for index, way in enumerate(getattr(subject.thing, field)):
            yield from _source(subject, way.source, (field, index, "source"))


def place_on_ladder(subject: Subject) -> Iterator[Finding]:
    """A role stands on a ladder, on one of its tracks and at one of its levels."""
    role, edition = subject.thing, subject.edition
    if not edition.knows("ladder", role.ladder):
        yield subject.unknown("ladder", role.ladder, ("ladder",))
    if not edition.whole("ladder", role.ladder):
        return
    ladder = edition.ladder(role.ladder)
    tracks = [track.id for track in ladder.tracks]
    levels = [level.level for level in ladder.levels]
    if role.track not in tracks:
        yield subject.unknown("track", role.track, ("track",), known=tracks)
    if role.level not in levels:
        yield subject.unknown("level", str(role.level), ("level",), known=map(str, levels))


def library_of_roles(subject: Subject) -> Iterator[Finding]:
    """Where roles name skills or tools, the book has some; that it has none is told once."""
    edition = subject.edition
    if _has_library(edition):
        return
    for name in edition.ids("role"):
        role = edition.role(name)
        named = [("skill", skill) for skill in role.skills] + [
            ("tool", tool) for tool in role.tools
        ]
        if named and not edition.knows(*named[0]):
            yield subject.find(
                "missing-file",
                (),
                f"roles name skills and tools, such as `{named[0][1]}`, and the book has none",
                "`rolebook init DIR` writes a skills.yaml to start from",
                file=f"{subject.file.rpartition('/')[0]}/skills.yaml",
            )
            return


def skills_and_tools(subject: Subject) -> Iterator[Finding]:
    """A role's skills and tools are in the library."""
    yield from _skills(subject, subject.thing.skills)
    yield from _all(subject, "tool", subject.thing.tools, "tools")


def _has_library(edition: Edition) -> bool:
    return bool(edition.ids("skill") or edition.ids("tool"))


def superior(subject: Subject) -> Iterator[Finding]:
    """A role reports to a role of the book, or to a title outside it."""
    name = subject.thing.reports_to
    if isinstance(name, str) and not subject.edition.knows("role", name):
        yield subject.unknown("role", name, ("reports_to",))


def resources_of_role(subject: Subject) -> Iterator[Finding]:
    """Certifications and reading that a role names are resources."""
    yield from _certifications(subject, subject.thing.requirements, "requirements")
    yield from _all(subject, "resource", subject.thing.resources, "resources")


def duties_of_demands(subject: Subject) -> Iterator[Finding]:
    """A physical demand belongs to duties of the role, and to essential ones alone."""
    role = subject.thing
    essential = {duty.id: duty.essential for duty in role.duties}
    for index, demand in enumerate(role.internal.physical if role.internal else ()):
        for number, name in enumerate(demand.duties):
            at = ("internal", "physical", index, "duties", number)
            if name not in essential:
                yield subject.unknown("duty", name, at, known=essential)
            elif not essential[name]:
                yield subject.find(
                    "marginal-demand",
                    at,
                    f"the duty `{name}` is not essential",
                    "name the essential duties that need it, or delete the demand",
                )


def sources_of_role(subject: Subject) -> Iterator[Finding]:
    """Market figures, outlooks and answers name sources."""
    for field in ("market", "outlook"):
        for index, said in enumerate(getattr(subject.thing, field)):
            yield from _source(subject, said.source, (field, index, "source"))
    for index, question in enumerate(subject.thing.questions):
        yield from _all(subject, "source", question.sources, "questions", index, "sources")


def zones_of_role(subject: Subject) -> Iterator[Finding]:
    """A role's pay bands name pay zones."""
    for index, band in enumerate(subject.thing.pay):
        if not subject.edition.knows("zone", band.zone):
            yield subject.unknown("zone", band.zone, ("pay", index, "zone"))


def role_and_location(subject: Subject) -> Iterator[Finding]:
    """A posting is for a role at a location."""
    posting = subject.thing
    if not subject.edition.knows("role", posting.role):
        yield subject.unknown("role", posting.role, ("role",))
    if not subject.edition.knows("location", posting.location):
        yield subject.unknown("location", posting.location, ("location",))
    if posting.industry and not subject.edition.knows("industry", posting.industry):
        yield subject.unknown("industry", posting.industry, ("industry",))


def resources_of_posting(subject: Subject) -> Iterator[Finding]:
    """Certifications that a posting asks for besides are resources."""
    added = subject.thing.differs.requirements.add
    yield from _certifications(subject, added, "differs", "requirements", "add")


def resources_of_skill(subject: Subject) -> Iterator[Finding]:
    """What helps to learn a skill is a resource."""
    yield from _all(subject, "resource", subject.thing.resources, "resources")


def sources_of_list(subject: Subject) -> Iterator[Finding]:
    """What a page or an industry cites are sources."""
    yield from _all(subject, "source", subject.thing.sources, "sources")


def sources_of_wages(subject: Subject) -> Iterator[Finding]:
    """An occupation's wages name sources."""
    for index, wage in enumerate(subject.thing.wages):
        yield from _source(subject, wage.source, ("wages", index, "source"))


def former_ids(subject: Subject) -> Iterator[Finding]:
    """An id that a role had is no role’s now, and no other role had it too."""
    for index, old in enumerate(subject.thing.formerly):
        others = [name for name in subject.edition.claims(old) if name != subject.name]
        if subject.edition.knows("role", old):
            yield subject.find(
                "former-id-taken",
                ("formerly", index),
                f"`{old}` is the id of a role, so its address can’t lead to another",
                "take it out of `formerly`, or give that role another id",
            )
        elif others:
            yield subject.find(
                "former-id-twice",
                ("formerly", index),
                f"`{old}` leads to `{others[0]}` already",
                "an old address leads to one role: take the id out of one of the two",
            )


def names_of_overlays(subject: Subject) -> Iterator[Finding]:
    """An industry's overlays lie over roles, and name skills, tools and certifications."""
    for number, overlay in enumerate(subject.thing.overlays):
        at = ("overlays", number)
        yield from _all(subject, "role", overlay.roles, *at, "roles")
        yield from _skills(subject, overlay.skills, *at)
        yield from _all(subject, "tool", overlay.tools, *at, "tools")
        yield from _certifications(subject, overlay.requirements, *at, "requirements")


LISTS = frozenset(
    [
        "countries",
        "employment",
        "order",
        "places",
        "remote_areas",
        "resources",
        "roles",
        "sources",
        "tools",
    ]
)
"""The fields that list names."""


def named_twice(subject: Subject) -> Iterator[Finding]:
    """No list has a name twice."""
    for path, names in _lists(subject.data("")[0]):
        seen: dict[str, int] = {}
        for index, name in enumerate(names):
            first = seen.setdefault(name, index)
            if first != index:
                yield subject.find(
                    "duplicate-item",
                    (*path, index),
                    f"`{name}` is item {first + 1} of this list already",
                    "delete one of the two",
                )


def _lists(
    data: Any,  # noqa: ANN401 - plain data, of any shape
    at: Path = (),
) -> Iterator[tuple[Path, list[str]]]:
    """The lists of names in plain data, with their paths."""
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _lists(item, (*at, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in LISTS and isinstance(value, list):
                yield (*at, key), value
            else:
                yield from _lists(value, (*at, key))


def _source(subject: Subject, name: str | None, at: Path) -> Iterator[Finding]:
    if name and not subject.edition.knows("source", name):
        yield subject.unknown("source", name, at)


def _all(subject: Subject, kind: str, names: Iterable[str], *at: str | int) -> Iterator[Finding]:
    """Each name of a list, which stands at a path, is that of a thing of some kind."""
    for index, name in enumerate(names):
        if not subject.edition.knows(kind, name) and (
            kind != "tool" or _has_library(subject.edition)
        ):
            yield subject.unknown(kind, name, (*at, index))


def _skills(subject: Subject, skills: Iterable[str], *at: str | int) -> Iterator[Finding]:
    """Each key of `skills`, in what stands at a path, is a skill."""
    for name in skills:
        if not subject.edition.knows("skill", name) and _has_library(subject.edition):
            yield subject.unknown("skill", name, (*at, "skills", name), on="key")


def _certifications(
    subject: Subject, requirements: Iterable[Requirement], *at: str | int
) -> Iterator[Finding]:
    """Each certification that `requirements`, which stand at a path, ask for is a resource."""
    for index, requirement in enumerate(requirements):
        name = requirement.certification
        if name and not subject.edition.knows("resource", name):
            yield subject.unknown("resource", name, (*at, index, "certification"))
