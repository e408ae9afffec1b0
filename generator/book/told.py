"""One of pydantic's errors, seen from the data of the file and the fields of the model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from generator.book.hints import choices, fields_of, inside, key_of, record_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic.fields import FieldInfo

    from generator.findings import Path

SHOWN = 60
"""Characters of a value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Told:
    """One of pydantic's errors, seen from the data.

    `at` is the path in the data, `field` the field of the model that it lies in, `owner` that
    field's class, `hint` the type wanted; `union` is the path at which `branch` parted from others.
    """

    kind: str
    at: Path
    hint: Any
    value: Any
    context: Mapping[str, Any]
    union: Path | None
    branch: str
    key: bool
    owner: type | None
    field: FieldInfo | None
    present: frozenset[str]

    @property
    def meaning(self) -> str:
        """The field's description, as a phrase."""
        return phrase((self.field.description if self.field else "") or "")

    @property
    def gloss(self) -> str:
        """What the field is for, after its name."""
        name = next((step for step in reversed(self.at) if isinstance(step, str)), "")
        return f"`{short(name)}`: {self.meaning}" if name and self.meaning else self.meaning

    @property
    def called(self) -> str:
        """What to call the place of the value: its field, or which item of a list it is."""
        if not self.at:
            return "this"
        last = self.at[-1]
        if isinstance(last, str):
            return f"`{short(last)}`"
        around = next((step for step in reversed(self.at) if isinstance(step, str)), "this")
        return f"item {last + 1} of `{around}`"


def told_of(error: Mapping[str, Any], cls: type, data: Any) -> Told:  # noqa: ANN401 - YAML of any shape
    """Follow an error's path through types and data, without the names of union branches."""
    hint: Any = cls
    at: list[str | int] = []
    union, branch, owner, field = None, "", None, None
    steps = [step for step in error["loc"] if step != "[key]"]
    for step in steps:
        record = record_in(hint)
        if len(choices(hint)) > 1:
            union, branch = tuple(at), str(step)
            hint = record if record is not None and record.__name__ == step else hint
            continue
        if record is not None:
            owner, field = record, fields_of(record).get(str(step))
        key = len(at) + 1 == len(steps) < len(error["loc"])
        hint = key_of(hint) if key else inside(hint, step)
        at.append(step)
    named = error["type"] in {"missing", "unexpected_keyword_argument"}
    real = tuple(at) if named else _real(at, data)
    holder = _at(data, at[:-1])
    return Told(
        kind=error["type"],
        at=real,
        hint=hint,
        value=error["input"] if named or len(real) < len(at) else _at(data, real),
        context=error.get("ctx") or {},
        union=union,
        branch=branch,
        key=len(steps) < len(error["loc"]),
        owner=owner,
        field=field,
        present=frozenset(holder) if isinstance(holder, dict) else frozenset(),
    )


def short(text: str) -> str:
    """Return a value as a message repeats it."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def phrase(sentence: str) -> str:
    """Return a sentence as the end of another one."""
    text = sentence.removesuffix(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[:2] == "A " else text


def _at(data: Any, path: Sequence[str | int]) -> Any:  # noqa: ANN401 - YAML of any shape
    """Return the value that a path leads to, None when it leads nowhere."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _real(path: Sequence[str | int], data: Any) -> Path:  # noqa: ANN401 - YAML of any shape
    """Return as much of a path as leads somewhere in the data."""
    for length, step in enumerate(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return tuple(path[:length])
    return tuple(path)


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the name that this one was most likely meant to be."""
    known = {folded(name): name for name in reversed(list(names))}
    return next((known[match] for match in get_close_matches(folded(name), known, 1)), "")


def folded(name: str) -> str:
    """Return a name without what people mix up: case, spaces, hyphens."""
    return re.sub(r"[\s_-]+", "_", name.strip().lower())
