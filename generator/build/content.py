"""The files as they are and what the last build kept into a book; only what changed is read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.book.book import Book, Card, Entry
from generator.book.load import Loaded, Reader, read_all, read_lock_of
from generator.book.survey import survey as sort_files
from generator.build.state import State, Thing
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.book.lock import Lock
    from generator.book.survey import Group
    from generator.build.inputs import Survey
    from generator.project import Project

CARDS = "cards"


@dataclass(slots=True)
class Content:
    """The book, what is wrong with its files, and what to keep of it for the next build."""

    book: Book
    findings: list[Finding]
    silences: Mapping[str, tuple[tuple[str, str], ...]]
    notes: Mapping[str, bytes | None]
    things: list[tuple[Thing, bytes]] = field(default_factory=list)
    blobs: Mapping[str, bytes] = field(default_factory=dict)


def read_content(project: Project, files: Survey, state: State, jobs: int | None) -> Content:
    """The book of a project, from its files and what `state` kept of those that are unchanged."""
    groups, findings = sort_files(project, files.found)
    lock, complaints = read_lock_of(project)
    old = {name: json.loads(note) for name, note in state.notes().items()}
    seals = {group.file: seal(project, group, lock) for group in groups}
    fresh = [g for g in groups if _changed(g, files, old.get(g.file), seals[g.file])]
    reader = Reader(project.root, project.settings.content, project.settings.languages, lock)
    loaded = dict(zip((g.file for g in fresh), read_all(reader, fresh, jobs), strict=True))
    gone = old.keys() - {group.file for group in groups}
    kept = _Kept(state, stale=loaded.keys() | gone, first=project.settings.languages[0])
    notes = {file: _note(one, seals[file]) for file, one in loaded.items()}
    known = {**old, **{file: json.loads(note) for file, note in notes.items()}}
    book = _assemble(project, groups, loaded, kept, known)
    return Content(
        book=book,
        findings=[*findings, *complaints, *_findings(groups, known)],
        silences={g.file: tuple(map(tuple, known[g.file]["silences"])) for g in groups},
        notes={**notes, **dict.fromkeys(gone)},
        things=list(_things(loaded)),
        blobs={CARDS: _pack(book.cards)} if loaded or gone else {},
    )


class _Kept:
    """What the state kept of the groups that are still as they were."""

    def __init__(self, state: State, stale: set[str], first: str) -> None:
        self.fetch = state.data
        self.entries: dict[str, dict[tuple[str, str, str], Entry]] = {}
        names = set()
        for thing in state.things():
            if thing.file not in stale:
                key = (thing.kind, thing.id, thing.language)
                self.entries.setdefault(thing.file, {})[key] = _entry(thing)
                if thing.kind == "role":
                    names.add(thing.id)
        packed = state.blob(CARDS) if names else None
        self.cards = {
            language: {card[0]: card for card in cards if card[0] in names}
            for language, cards in (json.loads(packed) if packed else {first: []}).items()
        }


def seal(project: Project, group: Group, lock: Lock) -> str:
    """What a group's reading depends on besides the bytes of its files."""
    head = len(project.settings.content) + 1
    locked = [sorted(lock.get(file[head:], {}).items()) for _, file in group.overlays]
    text = repr((group, project.settings.languages, locked))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _changed(group: Group, files: Survey, old: Mapping[str, Any] | None, seal: str) -> bool:
    if old is None or old["seal"] != seal or group.file in files.changed:
        return True
    return any(file in files.changed for _, file in group.overlays)


def _assemble(
    project: Project,
    groups: Iterable[Group],
    loaded: Mapping[str, Loaded],
    kept: _Kept,
    known: Mapping[str, Mapping[str, Any]],
) -> Book:
    entries: dict[tuple[str, str, str], Entry] = {}
    files = {}
    cards: dict[str, dict[str, Card]] = {language: {} for language in project.settings.languages}
    for group in groups:
        one = loaded.get(group.file)
        found = one.entries if one else kept.entries.get(group.file, {})
        entries.update(found)
        for kind, name, _ in found:
            files[kind, name] = (group.file, group.overlays)
        if group.kind == "role":
            for language, held in cards.items():
                card = one.cards.get(language) if one else _card(kept, language, group.name)
                if card:
                    held[group.name] = card
    return Book(
        project=project,
        entries=entries,
        cards=cards,
        files=files,
        broken=frozenset((k, n) for g in groups for k, n in known[g.file]["broken"]),
        fetch=kept.fetch,
    )


def _card(kept: _Kept, language: str, name: str) -> Card | None:
    packed = kept.cards.get(language, {}).get(name)
    if packed is None:
        return None
    values = dict(zip(Card.__slots__, packed, strict=True))
    steps = tuple(map(tuple, values["steps"]))
    names = ("formerly", "sources", "names", "also_called", "zones")
    lists = {name: tuple(values[name]) for name in names}
    return Card(**{**values, "steps": steps, **lists})


def _pack(cards: Mapping[str, Mapping[str, Card]]) -> bytes:
    packed = {
        language: [[getattr(card, name) for name in Card.__slots__] for card in all_.values()]
        for language, all_ in cards.items()
    }
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode()


def _note(one: Loaded, seal: str) -> bytes:
    note = {
        "seal": seal,
        "findings": [f.to_dict() for f in one.findings],
        "broken": sorted(one.broken),
        "silences": one.silences,
    }
    return json.dumps(note, ensure_ascii=False).encode()


def _findings(groups: Iterable[Group], known: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    for group in groups:
        yield from map(Finding.from_dict, known[group.file]["findings"])


def _entry(thing: Thing) -> Entry:
    if not thing.extra:
        return Entry(b"", thing.digest)
    untranslated, *review = json.loads(thing.extra)
    return Entry(b"", thing.digest, tuple(map(tuple, untranslated)), *review)


def _things(loaded: Mapping[str, Loaded]) -> Iterator[tuple[Thing, bytes]]:
    for file, one in loaded.items():
        for (kind, name, language), entry in one.entries.items():
            review = (entry.reviewed_by, entry.reviewed_on)
            plain = not entry.untranslated and not any(review)
            extra = "" if plain else json.dumps([entry.untranslated, *review])
            yield Thing(kind, name, language, file, entry.digest, extra), entry.data
