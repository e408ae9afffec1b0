"""The model's types into what to look for inside them, and into words for people."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

NOUNS = {
    "Brand": "`brand`",
    "Codes": "`codes`",
    "CompanyInternal": "`internal`",
    "Differs": "`differs`",
    "DutiesDiffer": "`duties`",
    "Governance": "`governance`",
    "LadderLevel": "a level of a ladder",
    "PostingInternal": "`internal`",
    "PostingPay": "a posting's pay",
    "Proficiencies": "`proficiency`",
    "RequirementsDiffer": "`requirements`",
    "RoleInternal": "`internal`",
    "Settings": "rolebook.yaml",
    "SkillNeed": "a needed skill",
    "Superior": "a post outside the book",
    "Variable": "variable pay",
}
"""Classes whose name alone doesn't make the noun that people use."""

MADE_BY = {
    "_id": "an id",
    "_link": "a link",
    "_currency": "a currency",
    "_date": "a date",
    "_demands": "text or a list",
    "_need": "a level from 1 to 5",
}
"""What a text must be, by the name of the function that looks at it."""

KINDS = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    dt.date: "a date",
    tuple: "a list",
    Mapping: "fields with names",
}


def fields_of(cls: type) -> dict[str, FieldInfo]:
    """Return a class's fields by the names that stand in files, in the order of the class."""
    fields: dict[str, FieldInfo] = cls.__pydantic_fields__  # type: ignore[attr-defined]  # pydantic puts it there
    return {field.alias or name: field for name, field in fields.items()}


def hint_of(field: FieldInfo) -> Any:  # noqa: ANN401 - a type hint is any object
    """Return the type of a field as it was written."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def bare(hint: Any) -> Any:  # noqa: ANN401 - a type hint is any object
    """Return a type without what is noted on it."""
    return bare(get_args(hint)[0]) if get_origin(hint) is Annotated else hint


def choices(hint: Any) -> list[Any]:  # noqa: ANN401 - a type hint is any object
    """Return the types that a value may have, apart from `None`."""
    plain = bare(hint)
    if get_origin(plain) not in (Union, UnionType):
        return [hint]
    return [c for choice in get_args(plain) if choice is not NoneType for c in choices(choice)]


def record_in(hint: Any) -> type | None:  # noqa: ANN401 - a type hint is any object
    """Return the class of the model that a value may be written as."""
    kinds = (bare(choice) for choice in choices(hint))
    return next((kind for kind in kinds if isinstance(kind, type) and is_dataclass(kind)), None)


def inside(hint: Any, step: str | int) -> Any:  # noqa: ANN401 - a type hint is any object
    """Return the type of what a key or index leads to, None when nothing does."""
    for choice in choices(hint):
        kind, args = bare(choice), get_args(bare(choice))
        if isinstance(kind, type) and is_dataclass(kind):
            fields: dict[str, FieldInfo] = kind.__pydantic_fields__  # type: ignore[attr-defined]  # pydantic puts it there
            field = fields_of(kind).get(str(step)) or fields.get(str(step))
            return hint_of(field) if field else None
        if get_origin(kind) is tuple and isinstance(step, int):
            return args[0] if len(args) > 1 and args[1] is ... else args[min(step, len(args) - 1)]
        if get_origin(kind) is Mapping:
            return args[1]
    return None


def key_of(hint: Any) -> Any:  # noqa: ANN401 - a type hint is any object
    """Return the type of the keys of a mapping, None where it is none."""
    kinds = (bare(choice) for choice in choices(hint))
    return next((get_args(kind)[0] for kind in kinds if get_origin(kind) is Mapping), None)


def noun(cls: type) -> str:
    """Return what people call a thing of this class, with its article."""
    name = cls.__name__
    if name in NOUNS:
        return NOUNS[name]
    if name.endswith("File"):
        return f"{name.removesuffix('File').lower()}.yaml"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def wanted(hint: Any) -> str:  # noqa: ANN401 - a type hint is any object
    """Return what a value must be, in words, such as "an id" or "a number"."""
    kinds = [_wanted(choice) for choice in choices(hint)]
    if "a number" in kinds:
        kinds = [kind for kind in kinds if kind != "a whole number"]
    return " or ".join(dict.fromkeys(kinds))


def _wanted(hint: Any) -> str:  # noqa: ANN401 - a type hint is any object
    for note in getattr(hint, "__metadata__", ()):
        word = MADE_BY.get(getattr(getattr(note, "func", None), "__name__", ""))
        if word:
            return word
    kind = bare(hint)
    if get_origin(kind) is Literal:
        return " or ".join(f"`{value}`" for value in get_args(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        name = noun(kind)
        return KINDS[Mapping] if name.startswith("`") else name
    return KINDS.get(get_origin(kind) or kind, "something else")


def allowed(hint: Any) -> list[str]:  # noqa: ANN401 - a type hint is any object
    """Return the listed values that a field may have."""
    literals = [bare(choice) for choice in choices(hint)]
    return [str(v) for kind in literals if get_origin(kind) is Literal for v in get_args(kind)]


def pattern_of(hint: Any) -> str:  # noqa: ANN401 - a type hint is any object
    """Return the pattern that a text must match, empty where there is none."""
    notes = (note for choice in choices(hint) for note in getattr(choice, "__metadata__", ()))
    return next((pattern for note in notes if (pattern := getattr(note, "pattern", None))), "")


def is_pair(hint: Any) -> bool:  # noqa: ANN401 - a type hint is any object
    """Return whether a list of two values is wanted, such as from and to."""
    kinds = (get_args(bare(c)) for c in choices(hint) if get_origin(bare(c)) is tuple)
    return any(len(args) == 2 and args[1] is not ... for args in kinds)  # noqa: PLR2004 - a pair
