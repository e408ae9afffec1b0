"""The content folder into a book and findings; one bad file never hides what is wrong in others."""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.book import model, overlay, source
from generator.book.book import CLASSES, Book, Card, Entry, adapter, as_json, make_card
from generator.book.complaints import validate
from generator.book.lock import Lock, read_lock
from generator.book.shape import Items, Library, Record, Shape, shape_of
from generator.book.status import Status, absent, compare, complaints
from generator.book.survey import LOCK, Group, survey, translation_of
from generator.checks.silence import faulty
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.project import Project

LIBRARIES: Mapping[str, tuple[type, Mapping[str, str]]] = {
    "locations": (model.LocationsFile, {"zones": "zone", "locations": "location"}),
    "skills": (model.SkillsFile, {"skills": "skill", "tools": "tool"}),
    "sources": (model.SourcesFile, {"sources": "source"}),
    "resources": (model.ResourcesFile, {"resources": "resource"}),
    "occupations": (model.OccupationsFile, {"occupations": "occupation"}),
}
"""Files with many things: their class, and which field holds which kind."""

MANY = 200
"""From so many files on, reading them on all cores is faster."""

CHUNK = 50


@dataclass(slots=True)
class Loaded:
    """What one group of files gave; plain enough to be handed between processes and kept."""

    entries: dict[tuple[str, str, str], Entry] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    silences: tuple[tuple[str, str], ...] = ()
    findings: list[Finding] = field(default_factory=list)
    statuses: list[Status] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a group needs to know of its project; `judging` keeps translations' statuses."""

    root: Path
    content: str
    languages: tuple[str, ...]
    lock: Lock
    judging: bool = False


def load(
    project: Project, jobs: int | None = None, *, judging: bool = False
) -> tuple[Book, Mapping[str, Loaded], list[Finding]]:
    """The book in a project's content folder, what each file gave, and everything wrong with it.

    With `judging`, what each file gave has the status of its translations.
    """
    found, findings = survey(project)
    lock, faults = read_lock_of(project)
    settings = project.settings
    reader = Reader(project.root, settings.content, settings.languages, lock, judging=judging)
    loaded = dict(zip((g.file for g in found), read_all(reader, found, jobs), strict=True))
    findings += faults
    findings += [f for one in loaded.values() for f in one.findings]
    return assemble(project, found, loaded), loaded, findings


def read_all(reader: Reader, groups: list[Group], jobs: int | None = None) -> list[Loaded]:
    """What each group gave, in order; a large book is read on all cores."""
    jobs = jobs or os.cpu_count() or 1
    forks = "fork" in multiprocessing.get_all_start_methods()
    if jobs == 1 or len(groups) < MANY or not forks:
        return [read_group(reader, group) for group in groups]
    chunks = [groups[i : i + CHUNK] for i in range(0, len(groups), CHUNK)]
    context = multiprocessing.get_context("fork")
    gc.freeze()
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=gc.disable) as pool:
        return [
            one for part in pool.map(_read_chunk, [(reader, c) for c in chunks]) for one in part
        ]


def _read_chunk(work: tuple[Reader, list[Group]]) -> list[Loaded]:
    reader, groups = work
    return [read_group(reader, group) for group in groups]


def assemble(project: Project, groups: Iterable[Group], loaded: Mapping[str, Loaded]) -> Book:
    """One book of what all groups gave."""
    entries: dict[tuple[str, str, str], Entry] = {}
    cards: dict[str, dict[str, Card]] = {language: {} for language in project.settings.languages}
    files = {}
    broken: set[tuple[str, str]] = set()
    for group in groups:
        one = loaded[group.file]
        entries.update(one.entries)
        broken |= one.broken
        for language, card in one.cards.items():
            cards[language][card.id] = card
        for kind, name, _ in one.entries:
            files[kind, name] = (group.file, group.overlays)
    return Book(
        project=project, entries=entries, cards=cards, files=files, broken=frozenset(broken)
    )


def read_group(reader: Reader, group: Group) -> Loaded:
    """A file and its translations, read, checked against the model and put into each language."""
    loaded = Loaded()
    data = _parse(reader, group, group.file, loaded)
    if data is None:
        loaded.broken |= {
            (kind, "*" if group.kind in LIBRARIES else group.name) for kind in _kinds(group)
        }
        return loaded
    cls = _class(group)
    raw = as_json(data)
    thing, findings = validate(adapter(cls), data, group.file, raw=raw)
    loaded.findings += findings
    loaded.silences = _silences(data)
    loaded.findings += faulty(group.file, loaded.silences)
    shape = shape_of(cls)
    loaded.findings += _duplicates(shape, data, group.file)
    first, *others = reader.languages
    if thing is None:
        _salvage(group, data, first, loaded)
        return loaded
    _enter(group, Said(data, raw, thing, first), loaded)
    overlays = dict(group.overlays)
    for language in others:
        if language in overlays:
            _translate(reader, group, shape, data, language, overlays[language], loaded)
        elif any(overlay.texts(shape, data)):
            _judge(reader, absent(shape, data, group.file, language), loaded)
    return loaded


class Over(NamedTuple):
    """A translation as it would be in its file: plain data, and what its texts were made from.

    `made_from` has the digest of each text's original by the text's lasting name.
    """

    data: Mapping[str, Any]
    made_from: Mapping[str, str]


def translated(
    project: Project,
    group: Group,
    data: Mapping[str, Any],
    overs: Mapping[str, Over] | None = None,
) -> tuple[Mapping[tuple[str, str, str], Entry], list[Finding]]:
    """The translations of a thing if its own file says this, and what is wrong or lacks in them.

    They are those that it has or, with `overs`, these alone, by their languages.
    """
    settings = project.settings
    loaded = Loaded()
    lock = read_lock_of(project)[0] if overs is None else {}
    reader = Reader(project.root, settings.content, settings.languages, lock)
    shape, files = shape_of(_class(group)), dict(group.overlays)
    for language in settings.languages[1:]:
        over = overs.get(language) if overs is not None else None
        if over:
            file = files.get(language, translation_of(group.file, language))
            said = _Laid(language, file, over.data, over.made_from)
            _lay_over(reader, group, shape, data, said, loaded)
        elif overs is None and language in files:
            _translate(reader, group, shape, data, language, files[language], loaded)
        elif any(overlay.texts(shape, data)):
            _judge(reader, absent(shape, data, group.file, language), loaded)
    return loaded.entries, loaded.findings


def original(project: Project, group: Group) -> tuple[Record, Any] | None:
    """The shape and the plain data of a group's own file; None where something is wrong with it."""
    settings = project.settings
    loaded = Loaded()
    reader = Reader(project.root, settings.content, settings.languages, {})
    data = _parse(reader, group, group.file, loaded)
    if data is None or loaded.findings:
        return None
    cls = _class(group)
    shape = shape_of(cls)
    thing, _ = validate(adapter(cls), data, group.file)
    sound = thing is not None and not any(_duplicates(shape, data, group.file))
    return (shape, data) if sound else None


def _class(group: Group) -> type:
    return LIBRARIES[group.kind][0] if group.kind in LIBRARIES else CLASSES[group.kind]


def _kinds(group: Group) -> Iterable[str]:
    return LIBRARIES[group.kind][1].values() if group.kind in LIBRARIES else (group.kind,)


def _parse(reader: Reader, group: Group, file: str, loaded: Loaded) -> Any:  # noqa: ANN401 - YAML of any shape
    """The plain data of a file, or None when it can't be read; a page's text is its `body`."""
    raw = source.read(reader.root / file, file)
    if isinstance(raw, Finding):
        loaded.findings.append(raw)
        return None
    if group.kind == "page":
        parsed, body = source.parse_page(raw, file)
        loaded.findings += parsed.findings
        return _page(parsed.data, body, file, loaded)
    parsed = source.parse(raw, file)
    loaded.findings += parsed.findings
    return parsed.data if isinstance(parsed.data, dict) else None


def _page(head: Any, body: str, file: str, loaded: Loaded) -> Any:  # noqa: ANN401 - YAML of any shape
    """The data of a page: its head and, where there is one, the text below it as `body`."""
    if not isinstance(head, dict):
        return None
    if "body" in head:
        message, advice = "`body` is not a field of a page", "write the text below the head"
        loaded.findings.append(
            Finding("unknown-field", file, message, advice, at=("body",), on="key")
        )
    fields = {name: value for name, value in head.items() if name != "body"}
    return {**fields, "body": body} if body.strip() else fields


def _silences(data: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - YAML of any shape
    items = data.get("silence")
    found = [s for s in items if isinstance(s, dict)] if isinstance(items, list) else []
    return tuple((str(s.get("code")), str(s.get("reason"))) for s in found)


class Review(NamedTuple):
    """Who has reviewed a translation, and on which day, as far as it says so."""

    by: str | None = None
    on: str | None = None


NOBODY = Review()


class Said(NamedTuple):
    """What a file says in one language: its data, the same as JSON, and the thing made of it."""

    data: Mapping[str, Any]
    raw: bytes
    thing: Any
    language: str
    missing: tuple[overlay.Path, ...] = ()
    review: Review = NOBODY


def _enter(group: Group, said: Said, loaded: Loaded) -> None:
    """Puts what a file says into the book's entries."""
    if group.kind not in LIBRARIES:
        entry = _entry(said.raw, said.missing, said.review)
        loaded.entries[group.kind, group.name, said.language] = entry
        if group.kind == "role":
            loaded.cards[said.language] = make_card(group.name, said.thing)
        return
    for name, kind in LIBRARIES[group.kind][1].items():
        lacks: dict[str, list[overlay.Path]] = {}
        for path in said.missing:
            if path[0] == name:
                lacks.setdefault(str(path[1]), []).append(path[2:])
        for key, value in said.data.get(name, {}).items():
            entry = _entry(as_json(value), tuple(lacks.get(key, ())), said.review)
            loaded.entries[kind, key, said.language] = entry


def _entry(raw: bytes, missing: tuple[overlay.Path, ...] = (), review: Review = NOBODY) -> Entry:
    extra = repr((missing, *review)).encode() if missing or any(review) else b""
    return Entry(raw, hashlib.sha256(raw + extra).hexdigest(), missing, *review)


def _salvage(group: Group, data: Any, language: str, loaded: Loaded) -> None:  # noqa: ANN401 - YAML of any shape
    """Keeps the sound items of a library with a fault in it; names what is broken."""
    if group.kind not in LIBRARIES:
        loaded.broken.add((group.kind, group.name))
        return
    for name, kind in LIBRARIES[group.kind][1].items():
        items = data.get(name)
        if not isinstance(items, dict):
            loaded.broken.add((kind, "*"))
            continue
        for key, value in items.items():
            thing, _ = validate(adapter(CLASSES[kind]), value, group.file)
            if thing is None:
                loaded.broken.add((kind, key))
            else:
                loaded.entries[kind, key, language] = _entry(as_json(value))


def _translate(  # noqa: PLR0913, PLR0917 - what is known of the file
    reader: Reader,
    group: Group,
    shape: Record,
    data: Mapping[str, Any],
    language: str,
    file: str,
    loaded: Loaded,
) -> None:
    over = _parse(reader, group, file, loaded)
    if over is not None:
        locked = reader.lock.get(file.removeprefix(f"{reader.content}/"), {})
        said = _Laid(language, file, over, locked)
        _lay_over(reader, group, shape, data, said, loaded)


class _Laid(NamedTuple):
    """A translation that is laid over its original: its language, file, data, and the lock's."""

    language: str
    file: str
    data: Mapping[str, Any]
    locked: Mapping[str, str]


def _lay_over(  # noqa: PLR0913, PLR0917 - what is known of the file
    reader: Reader,
    group: Group,
    shape: Record,
    data: Mapping[str, Any],
    said: _Laid,
    loaded: Loaded,
) -> None:
    language, file, over, locked = said
    about, findings = validate(
        adapter(model.Translation), over.get(overlay.ABOUT, {}), file, at=(overlay.ABOUT,)
    )
    loaded.findings += findings
    laid = overlay.lay(shape, data, over, file)
    loaded.findings += laid.findings
    if laid.findings:
        return
    raw = as_json(laid.data)
    thing, findings = validate(adapter(shape.cls), laid.data, file, raw=raw)
    if thing is None:
        loaded.findings += findings
        return
    translation = about or model.Translation()
    missing = tuple(laid.missing)
    on = translation.reviewed_on
    review = Review(translation.reviewed_by, on.isoformat() if on else None)
    _enter(group, Said(laid.data, raw, thing, language, missing, review), loaded)
    _judge(reader, compare(laid, data, locked, Status(group.file, language, file)), loaded)


def _judge(reader: Reader, status: Status, loaded: Loaded) -> None:
    """Says what a translation lacks, and keeps its status if that was asked for."""
    loaded.findings += complaints(status)
    if reader.judging:
        loaded.statuses.append(status)


def read_lock_of(project: Project) -> tuple[Lock, list[Finding]]:
    """What a project's `translations.lock` says; nothing where there is none."""
    file = f"{project.settings.content}/{LOCK}"
    if not (project.root / file).exists():
        return {}, []
    raw = source.read(project.root / file, file)
    if isinstance(raw, Finding):
        return {}, [raw]
    return read_lock(raw.decode(errors="replace"), file)


def _duplicates(shape: Shape, data: Any, file: str, at: overlay.Path = ()) -> Iterator[Finding]:  # noqa: ANN401 - YAML of any shape
    """Items of one list that claim the same key."""
    match shape:
        case Record() if isinstance(data, dict):
            for name, inner in shape.texts.items():
                yield from _duplicates(inner, data.get(name), file, (*at, name))
        case Library(item) if isinstance(data, dict):
            for key, value in data.items():
                yield from _duplicates(item, value, file, (*at, key))
        case Items(key, item) if isinstance(data, list):
            seen: dict[str | int, int] = {}
            for index, value in enumerate(data):
                claimed = value.get(key) if isinstance(value, dict) else None
                if isinstance(claimed, str | int) and claimed in seen:
                    yield Finding(
                        code="duplicate-item",
                        file=file,
                        at=(*at, index, key),
                        message=f"`{claimed}` is already the {key} of item {seen[claimed] + 1}",
                        help="give each item a name of its own; it is never used again",
                    )
                elif isinstance(claimed, str | int):
                    seen[claimed] = index
                yield from _duplicates(item, value, file, (*at, index))
        case _:
            return
