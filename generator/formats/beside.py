"""A page's view into the data beside it: JSON to read, and a script that brings the same.

Scripts can't read JSON from a disk, so what they need comes as a script: it hands its data to
`common.js`, under the address of the page.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from generator.formats import judging, listing, opening, pages, places, ways
from generator.formats.told import as_data
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.formats.registry import Look
    from generator.views.catalogue import Catalogue
    from generator.views.compare import Comparison
    from generator.views.compare_list import Ready
    from generator.views.profile import Profile

NAMES: dict[Any, tuple[str, ...]] = {}
"""The fields of each dataclass that was told of."""


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
    name = type(view).__name__
    return as_data(RECORDS[name](view)) if name in RECORDS else SHAPES[name](view)


def _catalogue(view: Catalogue) -> dict[str, Any]:
    """Without `_told`, which takes its time for a thousand roles."""
    found = {
        **_fields(view),
        "roles": [_fields(role) for role in view.roles],
        "ladders": {name: _fields(ladder) for name, ladder in view.ladders.items()},
        "changed": view.changed and view.changed.isoformat(),
    }
    return {key: value for key, value in found.items() if value is not None}


def _fields(record: Any) -> dict[str, Any]:  # noqa: ANN401 - a record of any kind
    """The fields of a record that holds plain data: what `asdict` gives, without copies."""
    return {name: getattr(record, name) for name in _names(type(record))}


def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a dataclass
    """The names of its fields, looked up once."""
    if kind not in NAMES:
        NAMES[kind] = tuple(field.name for field in fields(kind))
    return NAMES[kind]


def _profile(view: Profile | Comparison | Ready) -> dict[str, Any]:
    found: dict[str, Any] = _told(view)
    return found


def _told(data: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """Data without what is absent; texts without markup."""
    if isinstance(data, str):
        return plain(data)
    if isinstance(data, dt.date):
        return data.isoformat()
    if isinstance(data, tuple):
        return [_told(item) for item in data]
    if isinstance(data, dict):
        return {key: _told(value) for key, value in data.items() if value is not None}
    if is_dataclass(data):
        said = ((name, getattr(data, name)) for name in _names(type(data)))
        return {name: _told(value) for name, value in said if value is not None}
    return data


SHAPES: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "Catalogue": _catalogue,
    "Profile": _profile,
    "CompareView": lambda view: _profile(view.comparison),
    "CompareListView": lambda view: _profile(view.ready),
    "PostingView": opening.as_data,
    "WaysData": ways.for_script,
}
"""The views whose data are no records of the modules beside this one, by their classes' names."""

RECORDS: Mapping[str, Callable[[Any], Any]] = {
    **judging.SHAPES,
    **listing.SHAPES,
    **places.SHAPES,
    **pages.SHAPES,
    **ways.SHAPES,
}
"""The views with records that say what they say, by the names of their classes."""

DOCUMENTED: Mapping[str, type] = {
    **judging.DOCUMENTED,
    **listing.DOCUMENTED,
    **places.DOCUMENTED,
    **pages.DOCUMENTED,
    **ways.DOCUMENTED,
}
"""These records by the names of their schemas in docs/formats/."""
