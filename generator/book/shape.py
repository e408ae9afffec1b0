"""The model's classes into shapes: where the translatable texts of a kind of content stand."""

from __future__ import annotations

from collections.abc import Mapping as AbcMapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from generator.book.values import Translatable

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = ("id", "role", "language", "level", "zone", "version")
"""The fields by which an item of a list is known, first one that the class has."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text, or a list of texts that is translated as a whole."""

    many: bool
    required: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known fields; `texts` are those with something to translate in them."""

    cls: type
    names: frozenset[str]
    texts: Mapping[str, Shape]
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose items are known by a key."""

    key: str
    item: Record


@dataclass(frozen=True, slots=True)
class Library:
    """A mapping from ids to records."""

    item: Record


Shape = Words | Record | Items | Library


@cache
def shape_of(cls: type) -> Record:
    """The shape of one class of the model; names are those that stand in the files."""
    hints = get_type_hints(cls, include_extras=True)
    names, texts, attributes = set(), {}, {}
    for field in fields(cls):
        name = getattr(field.default, "alias", None) or field.name
        names.add(name)
        attributes[name] = field.name
        shape = _shape(hints[field.name])
        if shape is not None:
            texts[name] = shape
    return Record(cls, frozenset(names), texts, attributes)


def key_of(cls: type) -> str:
    """The field by which an item of this class is known in a list."""
    names = {field.name for field in fields(cls)}
    return next(key for key in KEYS if key in names)


def _shape(hint: Any) -> Shape | None:  # noqa: ANN401 - a type hint is any object
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        mark = next((m for m in marks if isinstance(m, Translatable)), None)
        return Words(many=False, required=mark.required) if mark else _shape(inner)
    if origin in (Union, UnionType):
        return next((s for s in map(_shape, get_args(hint)) if s is not None), None)
    if origin is tuple:
        return _list(get_args(hint)[0])
    if origin is AbcMapping:
        inner = _shape(get_args(hint)[1])
        return Library(inner) if isinstance(inner, Record) else None
    if is_dataclass(hint) and isinstance(hint, type):
        record = shape_of(hint)
        return record if record.texts else None
    return None


def _list(hint: Any) -> Shape | None:  # noqa: ANN401 - a type hint is any object
    inner = _shape(hint)
    if isinstance(inner, Words):
        return Words(many=True)
    return Items(key_of(inner.cls), inner) if isinstance(inner, Record) else None
