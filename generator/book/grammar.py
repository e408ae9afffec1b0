"""The YAML parser's complaints into findings that say what was most likely meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.lines import Lines

QUOTE_TEXT = "put the text in quotes if it is meant literally"
NO_SPACE = re.compile(r"\s*(?:- )*([\w-]{1,40}):[^\s:/,\]}]")
TAB = re.compile(r" *\t")
KEY = re.compile(r"""\s*(?:- )*[\w"'-]{1,64}:(\s|$)""")
KEY_AT_MOST = 1024
"""Longer keys can't stand on the line of their value, says YAML."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said; indexes count characters from 0, `opened` is where it began to read."""

    problem: str
    context: str
    index: int
    opened: int | None


def explained(complaint: Complaint, lines: Lines, file: str) -> Finding:
    """One finding for a complaint of the parser."""
    code, message, advice, index = _reading(complaint, lines)
    line, column = lines.at(min(index, len(lines.text)))
    length = 1
    if code == "yaml-tag":
        rest = lines.line(line)[column - 1 :]
        length = len(rest.split(maxsplit=1)[0]) if rest.strip() else 1
    return Finding(code, file, message, advice, place=Place(line, column, length))


_Reading = tuple[str, str, str, int]


def _reading(said: Complaint, lines: Lines) -> _Reading:
    """Code, message, help and index."""
    tab = _tab(said, lines)
    if tab is not None:
        return "tab-indentation", "a tab in the indentation", "indent with spaces", tab
    for part, reader in _READERS.items():
        if part in f"{said.context} | {said.problem}":
            return reader(said, lines)
    for part, (message, advice) in _PHRASES.items():
        if part in said.problem:
            return "syntax", message, advice, said.index
    return "syntax", said.problem or "the file can't be read", "", said.index


def _tag(said: Complaint, _: Lines) -> _Reading:
    return "yaml-tag", "a YAML tag can't stand in content", QUOTE_TEXT, _start(said)


def _sign(said: Complaint, lines: Lines) -> _Reading:
    sign = lines.text[_start(said)]
    return "syntax", f"a text can't begin with `{sign}`", QUOTE_TEXT, _start(said)


_PHRASES = {
    "block sequence entries": (
        "a list can't begin on the line of its key",
        "put each `- ` on a line of its own, below the key",
    ),
    "mapping keys are not": ("`?` can't stand here", QUOTE_TEXT),
    "expected comment or line break": (
        "text on the line of `|` or `>`",
        "begin the text on the next line, indented",
    ),
    "expected node content": (
        "a value is missing here",
        "look for a comma or bracket too many; a text of signs goes into quotes",
    ),
    "expected <document start>": (
        "nothing can follow the end of the content",
        "look for a bracket or a line `...` too many",
    ),
    "unknown directive": ("a line can't begin with `%`", QUOTE_TEXT),
    "incompatible YAML": ("the line `%YAML` names a version that isn't 1.2", "delete the line"),
    "duplicate %": ("the line is given twice", "delete one of the two"),
}


def _start(said: Complaint) -> int:
    return said.index if said.opened is None else said.opened


def _tab(said: Complaint, lines: Lines) -> int | None:
    """The index of a tab in the indentation of the lines that the parser was reading."""
    last = lines.at(min(said.index, len(lines.text)))[0]
    first = lines.at(said.opened)[0] if said.opened is not None else last - 1
    for number in range(last, max(first, last - 2, 1) - 1, -1):
        match = TAB.match(lines.line(number))
        if match:
            return lines.start(number) + match.end() - 1
    return None


def _colon(said: Complaint, lines: Lines) -> _Reading:
    number, column = lines.at(min(said.index, len(lines.text)))
    glued = _glued(number, lines)
    if glued is not None:
        return glued
    if column > KEY_AT_MOST:
        return "syntax", "a key of more than 1,024 characters", QUOTE_TEXT, lines.start(number)
    if "expected ':'" in said.problem:
        line = lines.at(_start(said))[0]
        message = "this line is neither a field nor part of a text"
        advice = "a field is `name: value`; a text that goes on is indented below its field"
        return "syntax", message, advice, lines.start(line) + _indent(lines.line(line))
    before = lines.line(number)[: column - 1]
    if not KEY.match(before + ":") or KEY.match(before):
        return "syntax", "a second colon on this line", _quote_colon(before), said.index
    message = "this line is indented further than the fields above"
    advice = "begin it below the field that it stands beside"
    return "syntax", message, advice, lines.start(number) + _indent(before)


def _quote_colon(before: str) -> str:
    name = KEY.match(before)
    where = f"after `{name.group(0).strip()}`" if name else "on this line"
    return f"a text with a colon and a space in it goes into quotes: put them round all {where}"


def _glued(number: int, lines: Lines) -> _Reading | None:
    """A colon without its space, on this line or the one above."""
    for candidate in (number - 1, number):
        match = NO_SPACE.match(lines.line(candidate))
        if match:
            name = match.group(1)
            advice = f"write `{name}: ` with a space"
            index = lines.start(candidate) + match.end(1)
            return "syntax", f"no space after the colon of `{name}`", advice, index
    return None


def _quoted(said: Complaint, lines: Lines) -> _Reading:
    if "escape" in said.problem:
        advice = "write the text in single quotes, where a backslash is a character"
        return (
            "syntax",
            "a backslash and a character that make no sign together",
            advice,
            said.index,
        )
    sign = lines.text[_start(said)]
    message = f"the quote {sign} that opens here is never closed"
    return "syntax", message, f"add {sign} at the end of the text", _start(said)


def _bracket(said: Complaint, lines: Lines) -> _Reading:
    opened = lines.at(_start(said))[0]
    sign, close = ("[", "]") if "sequence" in said.context else ("{", "}")
    message = f"a comma or `{close}` is missing before this"
    advice = (
        f"the `{sign}` is on line {opened}; a text with a colon, comma or bracket goes into quotes"
    )
    number, column = lines.at(min(said.index, len(lines.text)))
    if opened != number and not lines.line(number)[: column - 1].strip():
        return "syntax", f"`{sign}` is never closed", f"add `{close}` at the end", _start(said)
    return "syntax", message, advice, said.index


def _misfit(said: Complaint, lines: Lines) -> _Reading:
    """Something stands where a field or an item of a list should begin."""
    number, column = lines.at(min(said.index, len(lines.text)))
    line = lines.line(number)
    before = line[: column - 1].rstrip()
    if before.endswith(("'", '"')):
        advice = (
            "inside single quotes write '' for an apostrophe, or use double quotes round the text"
            if before.endswith("'")
            else 'inside double quotes write \\" for a quote, or use single quotes round the text'
        )
        return "syntax", "text after the end of a quoted text", advice, said.index
    if before:
        return "syntax", "this can't stand here", QUOTE_TEXT, said.index
    if line.strip().startswith(":"):
        message = "the name of a field is missing before the colon"
        return "syntax", message, "write `name: value`", said.index
    if line.strip().startswith("-"):
        message = "an item of a list where a field was expected"
    else:
        message = "this line fits neither the lines above nor a field around them"
    return "syntax", message, "line it up with the line that it belongs with", said.index


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_READERS: dict[str, Callable[[Complaint, Lines], _Reading]] = {
    " tag": _tag,
    "mapping values are not": _colon,
    "expected ':'": _colon,
    "quoted scalar": _quoted,
    "expected ',' or": _bracket,
    "cannot start any token": _sign,
    "alphabetic or numeric": _sign,
    "expected key": _misfit,
    "expected '-' indicator": _misfit,
}
"""What the parser says, in part, and who reads it; the first that fits."""
