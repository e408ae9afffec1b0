"""Plain data into YAML, laid out as people write it: short things on a line, long texts folded."""

from __future__ import annotations

import datetime as dt
import json
import re
import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WIDTH, TABLE = 110, 170
"""Columns of a text, and of a row of figures."""

LABEL = 20
"""Letters of a name or a figure; what is longer is a text."""

PLAIN = re.compile(r"[A-Za-z](?!.*(: | #))[\w ’.;()/–:#,-]*(?<![: ])")
RESERVED = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def document(data: Mapping[str, Any]) -> str:
    """A mapping as the text of a file."""
    return "\n".join(_block(data, "")) + "\n"


def _block(data: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - data of any shape
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _entry(f"{indent}{key}:", value, indent)
    else:
        for item in data:
            yield from _item(item, indent)


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - data of any shape
    line = f"{head} {_flow(value, inside=False)}"
    if isinstance(value, str) and len(line) > WIDTH:
        yield f"{head} >-"
        yield from textwrap.wrap(
            value,
            WIDTH,
            initial_indent=f"{indent}  ",
            subsequent_indent=f"{indent}  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    elif isinstance(value, (dict, list)) and (len(line) > WIDTH or _deep(value)):
        yield head
        yield from _block(value, f"{indent}  ")
    else:
        yield line


def _item(item: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - data of any shape
    line = f"{indent}- {_flow(item, inside=False)}"
    if isinstance(item, dict) and not _row(item, line) and (len(line) > WIDTH or _deep(item)):
        first, *others = _block(item, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from others
    else:
        yield line


def _deep(value: dict[str, Any] | list[Any]) -> bool:
    """Whether it holds something that doesn't belong on one line."""
    inside = value.values() if isinstance(value, dict) else value
    return any(isinstance(each, (dict, list)) and each for each in inside)


def _row(item: dict[str, Any], line: str) -> bool:
    """Whether it is a row of figures, that is read best below its like."""
    return len(line) <= TABLE and not any(
        isinstance(each, list) or (isinstance(each, str) and len(each) > LABEL)
        for each in item.values()
    )


def _flow(value: Any, *, inside: bool) -> str:  # noqa: ANN401 - data of any shape
    if isinstance(value, dict):
        pairs = (f"{key}: {_flow(each, inside=True)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(each, inside=True) for each in value) + "]"
    if isinstance(value, str):
        return _text(value, inside=inside)
    return value.isoformat() if isinstance(value, dt.date) else json.dumps(value)


def _text(text: str, *, inside: bool) -> str:
    plain = PLAIN.fullmatch(text) and text.lower() not in RESERVED
    if plain and not (inside and "," in text):
        return text
    return json.dumps(text, ensure_ascii=False)
