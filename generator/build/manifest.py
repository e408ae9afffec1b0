"""What an output folder holds and what is still to be done to it: its manifest and its journal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.build.place import OURS, refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = "manifest.json"
NEXT = "manifest.new"
JOURNAL = "journal.json"
STAGING = "staging"

FORMAT = "rolebook output 1"


class Journal(NamedTuple):
    """Files to remove, with the digests they must still have: before and after the new ones."""

    first: Mapping[str, str]
    last: Mapping[str, str]


def read_manifest(folder: Path) -> Mapping[str, str] | None:
    """The files that Rolebook made there, with their SHA-256, or None where there's no manifest."""
    data = _read(folder, MANIFEST)
    return None if data is None else _files(data.get("files"), folder, MANIFEST)


def read_journal(folder: Path) -> Journal | None:
    """What a build has begun to do to a folder, or None."""
    data = _read(folder, JOURNAL)
    if data is None:
        return None
    first, last = (_files(data.get(key), folder, JOURNAL) for key in Journal._fields)
    return Journal(first, last)


def manifest_bytes(files: Mapping[str, str]) -> bytes:
    """A manifest: one file a line, sorted, so that the same output has the same bytes."""
    lines = ",\n".join(f"  {json.dumps(path)}: {json.dumps(files[path])}" for path in sorted(files))
    return f'{{\n "format": {json.dumps(FORMAT)},\n "files": {{\n{lines}\n }}\n}}\n'.encode()


def journal_bytes(journal: Journal) -> bytes:
    """A journal."""
    return json.dumps({"format": FORMAT, **journal._asdict()}).encode()


def _read(folder: Path, name: str) -> dict[str, Any] | None:
    try:
        data = json.loads((folder / OURS / name).read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError, OSError) as error:
        raise _damaged(folder, name) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _damaged(folder, name)
    return data


def _files(data: object, folder: Path, name: str) -> Mapping[str, str]:
    """Paths with digests; the paths may be anything, `moves.remove` looks at them."""
    if not isinstance(data, dict) or not all(isinstance(digest, str) for digest in data.values()):
        raise _damaged(folder, name)
    return data


def _damaged(folder: Path, name: str) -> Exception:
    return refused(folder, f"has a damaged `{OURS}/{name}`, so nobody can tell what is in it")
