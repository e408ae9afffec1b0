"""The model into JSON Schemas, by which editors complete and explain content offline."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from generator.book import model, overlay
from generator.book.load import LIBRARIES
from generator.book.shape import Items, Library, Record, Shape, Words, shape_of
from generator.files import replace
from generator.project import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KINDS: Mapping[str, type] = {
    "rolebook": Settings,
    "company": model.Company,
    **{kind: cls for kind, (cls, _) in LIBRARIES.items()},
    "ladder": model.Ladder,
    "role": model.Role,
    "industry": model.Industry,
    "posting": model.Posting,
    "page": model.Page,
    "words": model.WordList,
}
"""Each kind of file, and the class that says what it may hold."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """The text of every schema by the name of its file, such as role-translation.json."""
    found = {}
    for kind, cls in KINDS.items():
        found[f"{kind}.json"] = _text(_schema(kind, cls))
        if shape_of(cls).texts:
            found[f"{kind}-translation.json"] = _text(_translation(kind, cls))
    return found


def opening_schema() -> str:
    """The text of the schema of a posting as JSON, which `formats: [json, openings]` write."""
    from generator.formats.opening import ADAPTER

    schema = ADAPTER.json_schema(mode="serialization")
    return _text({"$schema": DRAFT, **_tidy(schema), "title": "Rolebook: an opening"})


def page_schemas() -> dict[str, str]:
    """The text of each schema of what stands beside pages as JSON, by the name of its file."""
    from generator.formats.beside import DOCUMENTED
    from generator.views.catalogue import Catalogue
    from generator.views.compare import Comparison
    from generator.views.compare_list import Ready
    from generator.views.profile import Profile

    shapes: Mapping[str, tuple[str, Any]] = {
        "role": ("a role", Profile),
        "comparison": ("roles side by side", Comparison),
        "catalogue": ("the catalogue of roles", Catalogue),
        "comparisons": ("the ready comparisons", Ready),
        **{name: (name, shape) for name, shape in DOCUMENTED.items()},
    }
    found = {}
    for name, (title, shape) in shapes.items():
        schema = _tidy(TypeAdapter(shape).json_schema(mode="serialization"))
        found[f"{name}.json"] = _text({"$schema": DRAFT, **schema, "title": f"Rolebook: {title}"})
    return found


def write_schemas(folder: Path) -> tuple[str, ...]:
    """The names of all schemas, once each stands whole in a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    found = schemas()
    for name, text in found.items():
        replace(folder / name, text)
    return tuple(found)


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _schema(kind: str, cls: type) -> dict[str, Any]:
    schema = TypeAdapter(cls).json_schema(by_alias=True)
    if kind == "page":
        del schema["properties"]["body"]
    return {"$schema": DRAFT, **_tidy(schema), "title": f"Rolebook: {kind}"}


def _tidy(node: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """Takes out what only repeats, and puts pydantic's words into those of JSON Schema."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {k: _tidy(v) for k, v in node.items() if not (k == "title" and isinstance(v, str))}
    node = {BOUNDS.get(key, key): value for key, value in node.items()}
    if "patternProperties" in node:
        node.setdefault("additionalProperties", False)
    choices = [c for c in node.get("anyOf", ()) if c != {"type": "null"}]
    if choices == [{"type": "integer"}, {"type": "number"}]:
        choices = [{"type": "number"}]
    if len(choices) < len(node.get("anyOf", ())):
        node = {k: v for k, v in node.items() if k != "anyOf" and (k, v) != ("default", None)}
        node = {**choices[0], **node} if len(choices) == 1 else {**node, "anyOf": choices}
    return node


BOUNDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
}
"""Bounds that pydantic leaves in its own words where a number may be whole or broken."""


def _translation(kind: str, cls: type) -> dict[str, Any]:
    schema = _shape(shape_of(cls))
    schema["properties"][overlay.ABOUT] = _tidy(TypeAdapter(model.Translation).json_schema())
    if kind == "page":
        del schema["properties"]["body"]
    head = {
        "$schema": DRAFT,
        "title": f"Rolebook: translation of {kind}",
        "description": "The texts in another language, each where it stands in the original.",
    }
    return {**head, **schema}


def _shape(shape: Shape) -> dict[str, Any]:
    """The schema of the texts that a translation may hold."""
    match shape:
        case Words(many=True):
            return {"type": "array", "items": TEXT}
        case Words():
            return TEXT
        case Library(item):
            return {"type": "object", "additionalProperties": _shape(item)}
        case Items(key, item):
            record = _shape(item)
            key_schema = {
                "description": "The same as in the original: by it the item is known.",
                "type": "integer" if key == "level" else "string",
            }
            record["properties"] = {key: key_schema, **record["properties"]}
            return {"type": "array", "items": {**record, "required": [key]}}
        case Record(cls, _, texts, attributes):
            about = {f.name: getattr(f.default, "description", None) for f in fields(cls)}
            properties = {
                name: {"description": about[attributes[name]], **_shape(inner)}
                for name, inner in texts.items()
            }
            return {"type": "object", "properties": properties, "additionalProperties": False}


TEXT = {"type": "string", "minLength": 1}
