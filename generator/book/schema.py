"""The model into JSON Schemas, by which editors complete and explain content offline."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from generator.book import model, overlay
from generator.book.load import LIBRARIES
from generator.book.shape import Items, Library, Record, Shape, Words, shape_of
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
    "posting": model.Posting,
    "page": model.Page,
}
"""Each kind of file, and the class that says what it may hold."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """The text of every schema by the name of its file, such as role-translation.json."""
    found = {}
    for kind, cls in KINDS.items():
        found[f"{kind}.json"] = _text(_schema(kind, cls))
        if kind != "rolebook":
            found[f"{kind}-translation.json"] = _text(_translation(kind, cls))
    return found


def write_schemas(folder: Path) -> None:
    """Writes every schema into a folder, making it if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _schema(kind: str, cls: type) -> dict[str, Any]:
    schema = TypeAdapter(cls).json_schema(by_alias=True)
    if kind == "page":
        del schema["properties"]["body"]
    return {"$schema": DRAFT, **_tidy(schema), "title": f"Rolebook: {kind}"}


def _tidy(node: Any) -> Any:  # noqa: ANN401
    """Takes out what only repeats: titles made of names, and `null` where a field may be absent."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {k: _tidy(v) for k, v in node.items() if not (k == "title" and isinstance(v, str))}
    choices = node.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        kept = [choice for choice in choices if choice != {"type": "null"}]
        node = {k: v for k, v in node.items() if k not in {"anyOf", "default"}}
        node = {**kept[0], **node} if len(kept) == 1 else {**node, "anyOf": kept}
    return node


def _translation(kind: str, cls: type) -> dict[str, Any]:
    schema = _shape(shape_of(cls))
    schema["properties"][overlay.ABOUT] = _tidy(TypeAdapter(model.Translation).json_schema())
    if kind == "page":
        del schema["properties"]["body"]
    return {"$schema": DRAFT, "title": f"Rolebook: translation of a {kind}", **schema}


def _shape(shape: Shape) -> dict[str, Any]:
    """The schema of the texts that a translation may hold."""
    match shape:
        case Words(many=True):
            return {"type": "array", "items": {"type": "string", "minLength": 1}}
        case Words():
            return {"type": "string", "minLength": 1}
        case Library(item):
            return {"type": "object", "additionalProperties": _shape(item)}
        case Items(key, item):
            record = _shape(item)
            described = {"description": "The same as in the original: by it the item is known."}
            record["properties"] = {key: described, **record["properties"]}
            return {"type": "array", "items": {**record, "required": [key]}}
        case Record(cls, _, texts, attributes):
            about = {f.name: getattr(f.default, "description", None) for f in fields(cls)}
            properties = {}
            for name, inner in texts.items():
                description = about[attributes[name]]
                properties[name] = {
                    **({"description": description} if description else {}),
                    **_shape(inner),
                }
            return {"type": "object", "properties": properties, "additionalProperties": False}
