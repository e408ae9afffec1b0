"""A book and a few wishes into the file of something new, with the fields it may have as comments.

There are drafts of a role, an industry and a posting.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from contextlib import suppress
from dataclasses import replace
from functools import cache
from string import Template
from typing import TYPE_CHECKING

from generator.book import source
from generator.book.book import CLASSES, Entry, adapter, as_json, make_card
from generator.book.complaints import validate
from generator.book.load import translated
from generator.book.survey import Group, translation_of
from generator.checks import check
from generator.pay import band_for
from generator.starter import draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.book.book import Book
    from generator.book.edition import Edition
    from generator.book.load import Over
    from generator.book.model import Location
    from generator.book.values import WorkMode
    from generator.findings import Finding
    from generator.project import Project

PLAIN = re.compile(r"[^\W\d_]([^:#{}\[\],&*!|<>=?'\"%@`\\\x00-\x1f]|:(?=\w|/))*(?<! )")
"""Texts that mean themselves in YAML without quotes."""

REQUISITION = "R-{year}-{number:03}"
WRITTEN = re.compile(r"^requisition:[ \t]*([\"']?)(\S.*?)\1[ \t]*(?:[ \t]#.*)?\r?$", re.MULTILINE)
"""A requisition as it stands in a posting's file."""

OPEN_FOR = dt.timedelta(days=28)
"""From the day on which a posting opens to its last day, where nothing else is said."""

CURRENCIES = {"CA": "CAD", "US": "USD", "GB": "GBP"}
START = dt.timedelta(weeks=6)
"""From the last day to apply to the first day of work, in the example of a draft."""

TERM = dt.timedelta(weeks=52)
"""How long a fixed term is in the example of a draft."""

STEP = Template(
    "# next: [{role: $role, kind: promotion, criteria: [{id: alone, text: A year of work without "
    "help}], typical_months: [24, 36]}]\n"
)
"""The example of a step in a draft."""


def role_text(  # noqa: PLR0913 - each has a name where it is called
    edition: Edition, *, title: str, ladder: str, track: str, level: int, today: dt.date
) -> str:
    """The text of a role's file at a place on a ladder that the book has."""
    family = edition.ladder(ladder)
    zone = _example(edition, "zone", "CA")
    return Template(draft("role")).substitute(
        up=_up(edition.book),
        title=scalar(title),
        ladder=ladder,
        ladder_title=_comment(family.title),
        track=track,
        tracks=", ".join(f"{t.id} ({_comment(t.name)})" for t in family.tracks),
        level=level,
        levels=", ".join(f"{n.level} {_comment(n.name)}" for n in family.levels),
        skill=_example(edition, "skill", "communication"),
        tool=_example(edition, "tool", "calendar"),
        zone=zone,
        currency=CURRENCIES.get(zone[:2], "EUR"),
        source=_example(edition, "source", "survey-2025"),
        resource=_example(edition, "resource", "course"),
        next=_step(edition, ladder, level),
        today=today,
    )


def industry_text(edition: Edition, *, name: str, roles: tuple[str, ...]) -> str:
    """The text of an industry's file that lies over roles of the book."""
    return Template(draft("industry")).substitute(
        up=_up(edition.book),
        name=scalar(name),
        roles=", ".join(roles),
        source=_example(edition, "source", "survey-2025"),
        skill=_example(edition, "skill", "communication"),
        tool=_example(edition, "tool", "calendar"),
    )


def posting_text(  # noqa: PLR0913 - each has a name where it is called
    edition: Edition,
    *,
    requisition: str,
    role: str,
    location: str,
    work_mode: str,
    posted: dt.date,
    closes: dt.date | str,
    apply: str,
    today: dt.date,
) -> str:
    """The text of a posting's file, for a role and a location that the book has."""
    place = edition.location(location)
    band = band_for(edition.role(role).pay, place.zone, posted)
    low, high = (band.min, band.max) if band else (48000, 60000)
    last = closes if isinstance(closes, dt.date) else posted
    return Template(draft("posting")).substitute(
        up=_up(edition.book),
        requisition=scalar(requisition),
        role=role,
        title=_comment(edition.card(role).title),
        location=location,
        place=_comment(place.name),
        work_mode=work_mode,
        posted=posted,
        closes=closes,
        starts=last + START,
        ends=last + START + TERM,
        industry=_example(edition, "industry", "fishing"),
        duty=edition.role(role).duties[0].id,
        min=low,
        max=high,
        band=f"{low} to {high} {band.currency} a {band.period}" if band else "none yet",
        apply=scalar(apply),
        today=today,
    )


def usual_mode(location: Location) -> WorkMode:
    """How work is done at a location, where nothing else is said."""
    return "remote" if location.remote_areas else "on-site"


def next_requisition(edition: Edition, year: int) -> str:
    """A requisition after the highest one of the year that the book's postings have."""
    return requisition_after((edition.posting(p).requisition for p in edition.ids("posting")), year)


def on_the_disk(project: Project) -> Iterator[str]:
    """The requisitions in the files of postings as they are now, whether they can be read or not.

    They may have changed since the book was loaded.
    """
    for file in (project.content / "postings").rglob("*.yaml"):
        if file.name.startswith("."):
            continue
        with suppress(FileNotFoundError):
            text = file.read_bytes().decode(errors="replace")
            yield from (found[2] for found in WRITTEN.finditer(text))


def requisition_after(taken: Iterable[str], year: int) -> str:
    """A requisition of the year after the highest of those that are taken."""
    pattern = re.compile(rf"R-{year}-([0-9]{{1,6}})")
    numbers = (pattern.fullmatch(each) for each in taken)
    number = max((int(match[1]) for match in numbers if match), default=0) + 1
    return REQUISITION.format(year=year, number=number)


def filled(text: str, fields: Mapping[str, str]) -> str:
    """A draft in which fields have values, as YAML: its own line for each, no comment any more.

    A field that the draft doesn't show stands at the end. Of a value with several lines the first
    one stands behind the name.
    """
    for name, value in fields.items():
        line = re.compile(rf"^(?:# )?{re.escape(name)}: .*?( # .*)?$", re.MULTILINE)
        found = line.search(text)
        if found is None:
            text = f"{text.rstrip()}\n{field_lines(name, value)}\n"
        else:
            made = field_lines(name, value, found[1] or "")
            text = f"{text[: found.start()]}{made}{text[found.end() :]}"
    return text


def field_lines(name: str, value: str, comment: str = "") -> str:
    """A field with its value as YAML, and a comment at the end of its first line."""
    first, *others = value.split("\n")
    return "\n".join([f"{name}:{' ' * bool(first)}{first}{comment}", *others])


def faults(book: Book, kind: str, name: str, file: str, text: str) -> list[Finding]:
    """What `rolebook check` would say of a thing, if the book had it in this file."""
    return trial(book, kind, name, file, text)[1]


def trial(  # noqa: PLR0913 - each has a name where it is called
    book: Book,
    kind: str,
    name: str,
    file: str,
    text: str,
    *,
    overs: Mapping[str, Over] | None = None,
    judging: bool = False,
) -> tuple[Book | None, list[Finding]]:
    """The book as it were with a thing in this file, and what `rolebook check` says of that thing.

    Its translations are those that it has, as far as they fit, or `overs` by their languages; with
    `judging` it is told, too, what they lack. None for a text from which nothing can be read.
    """
    parsed = source.parse(text.encode(), file)
    if parsed.findings:
        return None, list(parsed.findings)
    thing, findings = validate(adapter(CLASSES[kind]), parsed.data, file)
    if thing is None:
        return None, findings
    cards = dict(book.cards)
    overlays = book.files.get((kind, name), (file, ()))[1]
    if overs is not None:
        overlays = tuple((language, translation_of(file, language)) for language in overs)
    group = Group(kind, name, file, overlays)
    others, wrong = translated(book.project, group, parsed.data, overs)
    if not judging:
        wrong = [found for found in wrong if found.severity == "error"]
    first = (kind, name, book.language)
    entries = {k: entry for k, entry in book.entries.items() if k == first or k[:2] != first[:2]}
    entries |= {first: Entry(as_json(parsed.data), ""), **others}
    if kind == "role":
        cards[book.language] = {**cards[book.language], name: make_card(name, thing)}
    book = replace(
        book,
        entries=entries,
        files={**book.files, (kind, name): (file, overlays)},
        cards=cards,
        _decoded={},
        _changed={},
        _guides={},
        memory={},
    )
    return book, [*check(book, kind, name)[0], *wrong]


def signed(text: str, by: str, on: dt.date, digest: str) -> str | None:
    """The text of a posting's file with this approval in it, everything else as it was.

    But for what the starter wrote there of a draft: the approval takes the place of the line that
    shows how one would look, and the line that says that it is a draft goes.

    None where the file is written in a way that no line can be put into.
    """
    line = f"approval: {{by: {scalar(by)}, on: {on}, digest: {digest}}}\n"
    before = source.parse(text.encode(), "").data
    if not isinstance(before, dict):
        return None
    meant = {**before, "approval": {"by": by, "on": str(on), "digest": digest}}
    for whole in (_without_hints(text), text):  # where a hint is part of a text, it stays
        made = _with_line(whole, "approval", line)
        if source.parse(made.encode(), "").data == meant:
            return made
    return None


def _without_hints(text: str) -> str:
    """A posting's text without what only a draft says, where it stands as the starter wrote it.

    The approval that stood there as a comment is one now, unless there is another.
    """
    draft_of, commented = (_hint(begin) for begin in ("# A draft: ", "# approval: "))
    lines = text.splitlines(keepends=True)
    there = any(line.startswith("approval:") for line in lines)
    left = []
    for line in lines:
        bare = line.rstrip("\r\n")
        if commented.fullmatch(bare) and not there:
            there = True
            left.append(line.removeprefix("# "))
        elif not draft_of.fullmatch(bare) and not commented.fullmatch(bare):
            left.append(line)
    return "".join(left)


@cache
def _hint(begin: str) -> re.Pattern[str]:
    """The line of the starter's posting that begins so, of whatever day."""
    line = next(each for each in draft("posting").splitlines() if each.startswith(begin))
    return re.compile(re.escape(line).replace(re.escape("$today"), r"\d{4}-\d{2}-\d{2}"))


def _with_line(text: str, name: str, line: str) -> str:
    """A text in which a line stands in the place of the field of this name, or at the end."""
    lines = text.splitlines(keepends=True)
    first = next((i for i, each in enumerate(lines) if each.startswith(f"{name}:")), None)
    if first is None:
        whole = text if text.endswith("\n") or not text else f"{text}\n"
        return whole + line
    last = first + 1
    while last < len(lines) and lines[last][:1] in {" ", "\t"}:
        last += 1
    return "".join((*lines[:first], line, *lines[last:]))


def _example(edition: Edition, kind: str, other: str) -> str:
    """The first thing of a kind that the book has, for a comment; else another that might be."""
    return next(iter(edition.ids(kind)), other)


def _step(edition: Edition, ladder: str, level: int) -> str:
    """A line with a promotion to the nearest level above, as a comment; empty where there is none.

    Roles stand by level: the first one above is the nearest.
    """
    above = (r for r in edition.roles_of(ladder) if edition.card(r).level > level)
    name = next(above, None)
    return STEP.substitute(role=name) if name else ""


def _up(book: Book) -> str:
    """The way from a folder of the content up to the project."""
    return "../" * (len(book.project.settings.content.strip("/").split("/")) + 1)


def scalar(text: str) -> str:
    """A text as YAML, in quotes if it needs them."""
    plain = PLAIN.fullmatch(text) and source.resolved(text) == text
    return text if plain else json.dumps(text, ensure_ascii=False)


def _comment(text: str) -> str:
    return " ".join(text.split())
