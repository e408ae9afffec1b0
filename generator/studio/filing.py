"""A posting's files: what stands in them on the disk, and what would with other wishes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.book.edition import Edition
from generator.book.load import read_lock_of
from generator.book.lock import write_lock
from generator.book.survey import LOCK, file_of, translation_of
from generator.book.values import is_id
from generator.files import leads_out, within
from generator.studio import translating
from generator.studio.refusing import RefusedError, digest_of, plainly
from generator.studio.wishes import file_data
from generator.studio.writing import (
    UnwritableError,
    changed_text,
    changed_translation,
    new_text,
    parsed,
    translation_text,
)
from generator.translation_draft import schema_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.book.book import Book
    from generator.book.load import Over
    from generator.studio.wishes import Translation, Wishes


class Files(NamedTuple):
    """A posting as it would stand in its files: the text of its own, and its translations."""

    text: str
    overs: Mapping[str, Over] | None = None


@dataclass(frozen=True, slots=True)
class There:
    """The files of a posting on the disk: its own, None where there is none, and translations."""

    own: bytes | None
    overs: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """What stands for what they say; empty where there is no posting."""
        if self.own is None or not self.overs:
            return digest_of(self.own)
        said = [f"\0{language}\0".encode() + raw for language, raw in self.overs.items()]
        return digest_of(self.own + b"".join(said))

    def data(self) -> dict[str, dict[str, Any]]:
        """The plain data of the translations, of those that can be read."""
        read = {name: parsed(raw.decode(errors="replace")) for name, raw in self.overs.items()}
        return {name: data for name, data in read.items() if data is not None}


def path_of(book: Book, name: str) -> Path:
    """Where a posting's file stands, or would; RefusedError of what can't be an id."""
    if not is_id(name):
        raise RefusedError("unknown")
    known = book.files.get(("posting", name))
    return book.project.root / (known[0] if known else file_of(book.project, "posting", name))


def over_path(path: Path, language: str) -> Path:
    """Where the translation of a posting's file stands, or would."""
    return path.with_name(translation_of(path.name, language))


def file_of_posting(book: Book, name: str) -> str:
    """Where a posting's file stands in the project, or would; raises `RefusedError` of no id."""
    return path_of(book, name).relative_to(book.project.root).as_posix()


def stands(book: Book, path: Path) -> bool:
    """Whether there is a file, or a translation of one."""
    languages = book.project.settings.languages[1:]
    return any(map(os.path.lexists, (path, *(over_path(path, each) for each in languages))))


def there_of(book: Book, path: Path) -> There:
    """The files of a posting that stand on the disk now; no translation that leads out of it."""
    root, others = book.project.root, book.project.settings.languages[1:]
    paths = {name: over_path(path, name) for name in others}
    files = {name: _read(over) for name, over in paths.items() if not leads_out(over, root)}
    return There(_read(path), {name: raw for name, raw in files.items() if raw is not None})


def _read(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def files_of(book: Book, name: str, wishes: Wishes) -> Files:
    """A posting's files with these wishes, as they would be saved now.

    Raises `RefusedError` where the file that is there can't be read or changed.
    """
    with plainly():
        there = there_of(book, path_of(book, name))
    return Files(text_of(book, wishes, there.own), overs_of(book, wishes, there))


def text_of(book: Book, wishes: Wishes, there: bytes | None) -> str:
    """The text of a file with these wishes: of the file that is there, or a new one."""
    try:
        if there is None:
            return new_text(Edition(book), wishes)
        return changed_text(there.decode(), wishes)
    except UnicodeDecodeError as error:
        raise RefusedError("unreadable") from error
    except UnwritableError as error:
        raise RefusedError("by-hand") from error
    except KeyError as error:  # a role or a place that the book lacks
        raise RefusedError("errors") from error


def translations_of(
    book: Book, path: Path, there: There, wishes: Wishes
) -> dict[str, dict[str, Translation]]:
    """What the translations on the disk say of a posting, by language and name."""
    data, (lock, _) = file_data(wishes), read_lock_of(book.project)
    found = {}
    for language, over in there.data().items():
        file = over_path(path, language).relative_to(book.project.content).as_posix()
        found[language] = translating.said_in(data, over, lock.get(file, {}))
    return {language: said for language, said in found.items() if said}


def overs_of(book: Book, wishes: Wishes, there: There) -> dict[str, Over]:
    """The translations of a posting with these wishes, those that say something."""
    data, said, known = file_data(wishes), wishes.translations or {}, there.data()
    made = {
        language: translating.over_of(data, known.get(language, {}), said.get(language, {}))
        for language in book.project.settings.languages[1:]
    }
    return {language: over for language, over in made.items() if translating.speaks(over)}


def beside_of(
    book: Book, path: Path, there: There, overs: Mapping[str, Over]
) -> dict[Path, str | None]:
    """What is written beside a posting: translations and their lock; None of what falls away.

    A translation that can't be read is left as it is, unless something is to be said in it.
    """
    project = book.project
    made: dict[Path, str | None] = {}
    lock, faults = read_lock_of(project)
    lines, unread = dict(lock), there.overs.keys() - there.data().keys()
    for language in project.settings.languages[1:]:
        file = within(over_path(path, language), project.root)
        name, over = file.relative_to(project.content).as_posix(), overs.get(language)
        raw = there.overs.get(language)
        if over is None and language in unread:
            continue
        if over is None:
            lines.pop(name, None)
            if raw is not None:
                made[file] = None
            continue
        try:
            text = (
                translation_text(schema_line("posting", project.settings.content), over.data)
                if raw is None
                else changed_translation(raw.decode(), over.data)
            )
        except UnicodeDecodeError as error:
            raise RefusedError("unreadable") from error
        except UnwritableError as error:
            raise RefusedError("by-hand") from error
        if raw is None or text.encode() != raw:
            made[file] = text
        others = {n: d for n, d in lock.get(name, {}).items() if not translating.is_own(n)}
        lines[name] = {**others, **over.made_from}
    if lines != lock and not faults:
        made[within(project.content / LOCK, project.root)] = write_lock(lines)
    return made
