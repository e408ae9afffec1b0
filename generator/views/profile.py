"""A role of an edition into what is told of it as data, and what comparisons show side by side.

The dataclasses are the documented shape: `docs/formats/role.json` is made of them.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from generator.addresses import file_of, page_of
from generator.book.book import adapter
from generator.book.edition import Edition
from generator.book.model import Duty, Ladder, PayBand, Requirement, Role
from generator.book.values import Period, StepKind
from generator.ladder import FACETS, Facet, level_of, pay_key, placed
from generator.views.bands import band_words, variable_words
from generator.views.dated import last_changed
from generator.views.places import place_label
from generator.views.requirements import requirement
from generator.views.resources import resources
from generator.views.text import foreign_texts, mixed_texts
from generator.wording import Wording, wording

DIGEST = 12
"""As many digits of a digest tell apart what roles say under one id."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the book by its id and its name."""

    id: Annotated[str, Field(description="Its permanent id.")]
    name: Annotated[str, Field(description="What it is called.")]
    href: Annotated[
        str | None, Field(description="Its page, below the folder of the language; absent: none.")
    ] = None


@dataclass(frozen=True, slots=True)
class ProfileLevel:
    """Where the role stands on its ladder."""

    number: Annotated[int, Field(description="The level's number, an ordinal.")]
    name: Annotated[str, Field(description="What the ladder calls it; may be empty.")]


@dataclass(frozen=True, slots=True)
class ProfileFact:
    """A label and its value, as they stand side by side in a comparison."""

    id: Annotated[str, Field(description="What the fact is, the same in every language.")]
    label: Annotated[str, Field(description="Its label.")]
    value: Annotated[str, Field(description="Its value in words.")]
    href: Annotated[
        str | None, Field(description="Where it leads, below the folder of the language.")
    ] = None


@dataclass(frozen=True, slots=True)
class ProfileFacet:
    """One side of what the role's level means on its ladder."""

    id: Annotated[Facet, Field(description="scope, autonomy, influence or complexity.")]
    name: Annotated[str, Field(description="Its name.")]
    text: Annotated[str, Field(description="What it means on this level of this ladder.")]


@dataclass(frozen=True, slots=True)
class ProfileDuty:
    """A duty. The same id in two roles is the same duty at two levels."""

    id: Annotated[str, Field(description="Its permanent id: `#duty-ID` on the role's page.")]
    text: Annotated[str, Field(description="What is done.")]
    essential: Annotated[bool, Field(description="Whether the role exists for it.")]
    digest: Annotated[
        str, Field(description="The same in two roles of a language: they say the very same.")
    ]


@dataclass(frozen=True, slots=True)
class ProfileResource:
    """Something that helps to learn a skill."""

    id: Annotated[str, Field(description="Its permanent id.")]
    name: Annotated[str, Field(description="What it is called.")]
    details: Annotated[str, Field(description="Its kind, who offers it, how long it takes.")]
    href: Annotated[str | None, Field(description="Where it is; absent: no address known.")] = None


@dataclass(frozen=True, slots=True)
class ProfileSkill:
    """A skill that the role needs, and how well."""

    id: Annotated[str, Field(description="Its permanent id: `#skill-ID` on the role's page.")]
    name: Annotated[str, Field(description="What it is called.")]
    kind: Annotated[Literal["human", "technical"], Field(description="human or technical.")]
    level: Annotated[int, Field(description="From 1 (basic) to 5 (leading).")]
    word: Annotated[str, Field(description="The level in a word.")]
    seen: Annotated[str, Field(description="What one would see someone do at this level.")]
    resources: Annotated[
        tuple[ProfileResource, ...], Field(description="What helps to learn it.")
    ] = ()


@dataclass(frozen=True, slots=True)
class ProfileRequirement:
    """Something to bring."""

    id: Annotated[str, Field(description="Its permanent id: `#requirement-ID` on the role's page.")]
    text: Annotated[str, Field(description="What one brings.")]
    must: Annotated[bool, Field(description="true: must have; false: nice to have.")]
    digest: Annotated[
        str, Field(description="The same in two roles of a language: they say the very same.")
    ]
    equivalent: Annotated[str | None, Field(description="What counts as much.")] = None


@dataclass(frozen=True, slots=True)
class ProfilePay:
    """The employer's own band in one zone, as it holds on the day of the build."""

    id: Annotated[str, Field(description="Zone, currency, period and basis: what is compared.")]
    zone: Annotated[str, Field(description="The pay zone: a country or a part of one (ISO 3166).")]
    place: Annotated[str, Field(description="The zone's name.")]
    currency: Annotated[str, Field(description="ISO 4217. Amounts are never converted.")]
    period: Annotated[Period, Field(description="What the figures are paid for.")]
    basis: Annotated[
        Literal["base", "on-target"], Field(description="Without or with variable pay.")
    ]
    min: Annotated[float, Field(description="The low end.")]
    max: Annotated[float, Field(description="The high end.")]
    text: Annotated[str, Field(description="The band in words.")]
    variable: Annotated[str | None, Field(description="What depends on results, in words.")] = None


@dataclass(frozen=True, slots=True)
class ProfileStep:
    """A step from this role to another, or from another to this one."""

    role: Annotated[str, Field(description="The role at its other end.")]
    title: Annotated[str, Field(description="That role's title.")]
    href: Annotated[str, Field(description="That role's page, below the folder of the language.")]
    kind: Annotated[
        StepKind, Field(description="promotion, lateral, track-change or family-change.")
    ]
    word: Annotated[str, Field(description="The kind in a word.")]
    months: Annotated[
        tuple[int, int] | None,
        Field(description="Typical months in the role before it, from and to; informs alone."),
    ] = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A role as data: all texts are plain, and in the page's language unless it is said.

    `languages` says it of whole texts, `pieces` of parts of them.

    Addresses lead on from the folder of the language, in which `index.html` is the home page.
    """

    version: Annotated[Literal[1], Field(description="The version of this shape.")]
    of: Annotated[str, Field(description="The folder of the page, below that of the language.")]
    id: Annotated[str, Field(description="The role's permanent id.")]
    language: Annotated[str, Field(description="The language of the page (BCP 47).")]
    title: Annotated[str, Field(description="The role's title.")]
    also_called: Annotated[tuple[str, ...], Field(description="Other titles for the same work.")]
    summary: Annotated[str, Field(description="What the role is for.")]
    href: Annotated[str, Field(description="Its page.")]
    ladder: Annotated[Named, Field(description="The ladder that it stands on.")]
    track: Annotated[Named, Field(description="Its track there.")]
    level: Annotated[ProfileLevel, Field(description="Its level there.")]
    entry: Annotated[bool, Field(description="Whether people come in here from outside.")]
    terminal: Annotated[bool, Field(description="Whether growing on from here is a choice.")]
    facts: Annotated[tuple[ProfileFact, ...], Field(description="What stands at the top.")]
    scope: Annotated[tuple[ProfileFacet, ...], Field(description="What the level means.")]
    skills: Annotated[tuple[ProfileSkill, ...], Field(description="The skills that it needs.")]
    duties: Annotated[tuple[ProfileDuty, ...], Field(description="Most important first.")]
    requirements: Annotated[tuple[ProfileRequirement, ...], Field(description="What to bring.")]
    pay: Annotated[
        tuple[ProfilePay, ...], Field(description="The bands that hold today; none: unpublished.")
    ]
    next: Annotated[tuple[ProfileStep, ...], Field(description="Where it leads.")]
    origins: Annotated[tuple[ProfileStep, ...], Field(description="Where people come from.")]
    languages: Annotated[
        Mapping[str, str],
        Field(description="Each text here that is in another language, with that language."),
    ]
    pieces: Annotated[
        Mapping[str, tuple[str | tuple[str, str], ...]],
        Field(
            description="Each text here of which parts alone are in another language, as its "
            "pieces: those in the page’s language as they are, others with their language."
        ),
    ]
    pdf: Annotated[str | None, Field(description="The same as a PDF; absent: not made.")] = None
    changed: Annotated[
        dt.date | None, Field(description="The day on which it last changed; absent: not known.")
    ] = None


def profile_view(edition: Edition, name: str) -> Profile:
    """The data of a role; everything it asks the edition for is noted there."""
    words = wording(edition.language)
    role = edition.role(name)
    ladder = edition.ladder(role.ladder)
    track = next((track.name for track in ladder.tracks if track.id == role.track), "")
    line = level_of(ladder, role.level)
    parts: dict[str, Any] = {
        "title": role.title,
        "summary": role.summary,
        "ladder": Named(role.ladder, ladder.title, page_of("ladder", role.ladder)),
        "track": Named(role.track, track),
        "level": ProfileLevel(role.level, line.name if line else ""),
        "also_called": role.also_called,
        "facts": tuple(_facts(edition, words, role, ladder)),
        "scope": tuple(_scope(words, ladder, role)),
        "skills": tuple(_skills(edition, words, role)),
        "duties": tuple(_duty(duty) for duty in role.duties),
        "requirements": tuple(_requirement(edition, words, item) for item in role.requirements),
        "pay": tuple(profile_pay(edition, words, band) for band in placed(edition, name).bands),
        "next": tuple(_next(edition, words, role)),
        "origins": tuple(_origins(edition, words, name)),
    }
    return Profile(
        version=1,
        of=file_of("role", name, "").rstrip("/"),
        id=name,
        language=edition.language,
        href=page_of("role", name),
        pdf=file_of("role", name, f"{name}.pdf") if "pdf" in edition.formats() else None,
        changed=last_changed(edition, "role", name),
        entry=role.entry,
        terminal=role.terminal,
        languages=dict(foreign_texts(parts.values())),
        pieces=dict(mixed_texts(parts.values())),
        **parts,
    )


def facet_names(words: Wording) -> dict[Facet, str]:
    """What the sides of a level are called, in their order."""
    _ = words.gettext
    return {
        "scope": _("Scope"),
        "autonomy": _("Autonomy"),
        "influence": _("Influence"),
        "complexity": _("Complexity"),
    }


def profile_pay(edition: Edition, words: Wording, band: PayBand) -> ProfilePay:
    """A band of the employer's in figures and words."""
    return ProfilePay(
        id=pay_key(band),
        zone=band.zone,
        place=place_label(edition, words, band.zone),
        currency=band.currency,
        period=band.period,
        basis=band.basis,
        min=band.min,
        max=band.max,
        text=band_words(words, band),
        variable=variable_words(words, band) or None,
    )


def _facts(edition: Edition, words: Wording, role: Role, ladder: Ladder) -> Iterator[ProfileFact]:
    _ = words.gettext
    line = level_of(ladder, role.level)
    number = words.number(role.level)
    track = next((track.name for track in ladder.tracks if track.id == role.track), "")
    level = number
    if line:
        level = words.fill("%(number)s – %(name)s", number=number, name=line.name)
    yield ProfileFact("ladder", _("Career ladder"), ladder.title, page_of("ladder", role.ladder))
    yield ProfileFact("level", _("Level"), level)
    yield ProfileFact("track", _("Track"), track)
    if isinstance(role.reports_to, str):
        superior = edition.card(role.reports_to)
        href = page_of("role", superior.id)
        yield ProfileFact("reports-to", _("Reports to"), superior.title, href)
    elif role.reports_to:
        yield ProfileFact("reports-to", _("Reports to"), role.reports_to.title)


def _scope(words: Wording, ladder: Ladder, role: Role) -> Iterator[ProfileFacet]:
    line = level_of(ladder, role.level)
    names = facet_names(words)
    for facet in FACETS:
        text = getattr(line, facet) if line else ""
        if text:
            yield ProfileFacet(facet, names[facet], text)


def _skills(edition: Edition, words: Wording, role: Role) -> Iterator[ProfileSkill]:
    for name, need in role.skills.items():
        skill = edition.skill(name)
        helpful = resources(edition, words, dict.fromkeys(skill.resources, ()))
        yield ProfileSkill(
            id=name,
            name=skill.name,
            kind=skill.kind,
            level=need.level,
            word=words.proficiency(need.level),
            seen=need.evidence or skill.proficiency.at(need.level),
            resources=tuple(
                ProfileResource(each.id, each.name, each.details, each.href or None)
                for each in helpful
            ),
        )


def _duty(duty: Duty) -> ProfileDuty:
    return ProfileDuty(duty.id, duty.text, duty.essential, _digest(duty))


def _requirement(edition: Edition, words: Wording, item: Requirement) -> ProfileRequirement:
    line = requirement(edition, words, item)
    return ProfileRequirement(item.id, line.text, item.must, _digest(item), line.equivalent or None)


def _next(edition: Edition, words: Wording, role: Role) -> Iterator[ProfileStep]:
    for step in role.next:
        yield ProfileStep(
            role=step.role,
            title=edition.card(step.role).title,
            href=page_of("role", step.role),
            kind=step.kind,
            word=words.step(step.kind),
            months=step.typical_months,
        )


def _origins(edition: Edition, words: Wording, name: str) -> Iterator[ProfileStep]:
    for origin in edition.leading_to(name):
        card = edition.card(origin)
        for step in edition.role(origin).next:
            if step.role == name:
                yield ProfileStep(
                    role=origin,
                    title=card.title,
                    href=page_of("role", origin),
                    kind=step.kind,
                    word=words.step(step.kind),
                    months=step.typical_months,
                )


def _digest(thing: Duty | Requirement) -> str:
    """A short digest of all that is said of a thing."""
    kind: Any = type(thing)
    return hashlib.sha256(adapter(kind).dump_json(thing)).hexdigest()[:DIGEST]
