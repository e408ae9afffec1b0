"""A page's view into the data beside it: JSON to read, and a script that brings the same.

Scripts can't read JSON from a disk, so what they need comes as a script: it hands its data to
`common.js`, under the address of the page.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from generator.addresses import list_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.formats.registry import Look
    from generator.views.catalogue import Catalogue


def as_json(view: object, look: Look) -> bytes:
    """What the page says, as JSON."""
    del look
    return f"{json.dumps(data(view), ensure_ascii=False, separators=(',', ':'))}\n".encode()


def as_script(view: object, look: Look) -> bytes:
    """The same as a classic script; what could end a script stands there as an escape."""
    del look
    found = data(view)
    text = json.dumps(found, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"rolebook.take({json.dumps(found['of'])}, {text});\n".encode()


def data(view: object) -> dict[str, Any]:
    """What a view says, as plain data; `of` is the folder of its page."""
    return SHAPES[type(view).__name__](view)


def _catalogue(view: Catalogue) -> dict[str, Any]:
    return {
        "of": list_of("role", "").rstrip("/"),
        "language": view.language,
        "roles": [_fields(role) for role in view.roles],
        "ladders": {name: _fields(ladder) for name, ladder in view.ladders.items()},
        "skills": view.skills,
    }


def _fields(record: Any) -> dict[str, Any]:  # noqa: ANN401 - a record of any kind
    """The fields of a record that holds plain data: what `asdict` gives, without copies."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


SHAPES: Mapping[str, Callable[[Any], dict[str, Any]]] = {"Catalogue": _catalogue}
"""The views that have data, by the names of their classes."""
