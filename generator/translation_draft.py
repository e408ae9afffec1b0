"""An original into the file of its translation, in which each text waits to be translated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.book.overlay import texts
from generator.book.shape import Items, Library, Record, Words
from generator.book.survey import LIBRARIES
from generator.book.values import UNFINISHED
from generator.drafts import scalar
from generator.starter import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.shape import Shape

BODY = "body"
"""The field of a page that stands below its head."""


def translation_text(kind: str, shape: Record, data: Any, content: str) -> str:  # noqa: ANN401 - YAML of any shape
    """The text of a translation of a file of this kind; empty where there is nothing to translate.

    Each text is the original's behind `TO DO`, and counts as missing for as long as that stands
    there. `content` is the folder of the book, as the project names it.
    """
    if not _speaks(shape, data):
        return ""
    head = {name: value for name, value in data.items() if name != BODY}
    about = (
        f"# Translate each text and take its {UNFINISHED} away; until then it counts as missing."
    )
    lines = [about, *_fields(shape, head)]
    if kind == "page":
        return "\n".join(["---", *lines, "---", f"{UNFINISHED}: {data.get(BODY, '')}".rstrip(), ""])
    return "\n".join([schema_line(kind, content), *lines, ""])


def schema_line(kind: str, content: str) -> str:
    """The first line of a translation of a file of this kind, by which editors explain it."""
    up = "../" * (len(content.strip("/").split("/")) + (kind not in LIBRARIES))
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{kind}-translation.json"


def _fields(shape: Record, data: dict[str, Any]) -> Iterator[str]:
    """The lines of a mapping: its fields that hold a text."""
    for name, inner in shape.texts.items():
        if not _speaks(inner, data.get(name)):
            continue
        if isinstance(inner, Words):
            yield f"{name}: {_waiting(data[name])}"
        else:
            yield f"{name}:"
            yield from (f"  {line}" for line in _inside(inner, data[name]))


def _inside(shape: Shape, data: Any) -> Iterator[str]:  # noqa: ANN401 - YAML of any shape
    """The lines of what stands below a field's name."""
    match shape:
        case Record():
            yield from _fields(shape, data)
        case Library(item):
            for key, value in data.items():
                if _speaks(item, value):
                    yield f"{scalar(key)}:"
                    yield from (f"  {line}" for line in _fields(item, value))
        case Items(key, item):
            for value in data:
                if _speaks(item, value):
                    named = value[key]
                    yield f"- {key}: {scalar(named) if isinstance(named, str) else named}"
                    yield from (f"  {line}" for line in _fields(item, value))


def _waiting(said: str | list[str]) -> str:
    """A text, or a list of them, as YAML that says that it isn't translated yet."""
    if isinstance(said, list):
        return f"[{', '.join(map(_waiting, said))}]"
    return json.dumps(f"{UNFINISHED}: {said}", ensure_ascii=False)


def _speaks(shape: Shape, data: Any) -> bool:  # noqa: ANN401 - YAML of any shape
    """Whether there is something to translate in it."""
    return next(texts(shape, data), None) is not None
