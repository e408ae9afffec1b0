"""A translation laid over its original into what it lacks, and what has changed since."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.book.overlay import Overlay, named, texts
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.book.shape import Record


@dataclass(frozen=True, slots=True)
class Status:
    """How a translation stands to its original; texts by their lasting names, in their order.

    `made_from` has the digest of each translated text's original as it is now. Without a `file`
    there is no translation.
    """

    original: str
    language: str
    file: str = ""
    missing: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    unrecorded: tuple[str, ...] = ()
    made_from: Mapping[str, str] = field(default_factory=dict)


def compare(
    laid: Overlay,
    base: Any,  # noqa: ANN401 - YAML of any shape
    locked: Mapping[str, str],
    status: Status,
) -> Status:
    """The status of a translation; `status` says which, `locked` has what it was made from."""
    made = {named(base, path): digest for path, digest in laid.sources.items()}
    return Status(
        original=status.original,
        language=status.language,
        file=status.file,
        missing=tuple(named(base, path) for path in laid.missing),
        stale=tuple(path for path, digest in made.items() if locked.get(path, digest) != digest),
        unrecorded=tuple(path for path in made if path not in locked),
        made_from=made,
    )


def absent(shape: Record, base: Any, original: str, language: str) -> Status:  # noqa: ANN401 - YAML of any shape
    """The status of a file without a translation: all its texts are missing."""
    missing = tuple(named(base, path) for path in texts(shape, base))
    return Status(original, language, missing=missing)


def complaints(status: Status) -> Iterator[Finding]:
    """What `rolebook check` says of a translation."""
    file, language, missing = status.file, status.language, status.missing
    if missing and not file:
        command = f"rolebook new translation {shlex.quote(status.original)} --language {language}"
        yield Finding(
            code="translation-missing",
            file=status.original,
            message=f"not translated into `{language}`",
            help=f"`{command}` begins it; until then pages show the original",
        )
    elif missing:
        whole = len(missing) + len(status.made_from)
        lacking = "texts is" if len(missing) == 1 else "texts are"
        yield Finding(
            code="translation-missing",
            file=file,
            message=f"{len(missing)} of {whole} {lacking} not translated into `{language}`",
            help=f"the first is `{missing[0]}`; until then pages show the original",
        )
    yield from _unaccepted(status)


def _unaccepted(status: Status) -> Iterator[Finding]:
    command = f"rolebook translations --accept {shlex.quote(status.file)}"
    accept = f"read it again, then `{command}`"
    if status.stale:
        yield Finding(
            code="translation-stale",
            file=status.file,
            message=f"the original of {_count(status.stale)} has changed since",
            help=f"`{status.stale[0]}`: {accept}",
        )
    if status.unrecorded:
        was = "was" if len(status.unrecorded) == 1 else "were"
        yield Finding(
            code="translation-unlocked",
            file=status.file,
            message=f"nothing records what {_count(status.unrecorded)} {was} translated from",
            help=accept,
        )


def _count(paths: tuple[str, ...]) -> str:
    return "1 text" if len(paths) == 1 else f"{len(paths)} texts"
